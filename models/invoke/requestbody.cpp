// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/invoke/requestbody.h"

#include "models/invoke/invoketext.h"
#include "models/manifest/displaytext.h"
#include "services/core/readfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QStringDecoder>

namespace serin {

namespace {

constexpr qsizetype largestEdited = 256 * 1024;
constexpr qsizetype longestLine = 20'000;
constexpr qint64 largestRequest = 64LL * 1024 * 1024;
constexpr qsizetype mostFiles = 50;
const QString sampleName = QStringLiteral("sample-request.json");

struct RequestBodyWords
{
    Q_DECLARE_TR_FUNCTIONS(RequestBody)
};

bool hasLongLine(const QByteArray &bytes)
{
    qsizetype begin = 0;
    while (begin < bytes.size()) {
        const qsizetype end = bytes.indexOf('\n', begin);
        if ((end < 0 ? bytes.size() : end) - begin > longestLine) {
            return true;
        }
        begin = end < 0 ? bytes.size() : end + 1;
    }
    return false;
}

} // namespace

RequestBody requestBody(const QByteArray &bytes, const QString &path)
{
    RequestBody body;
    body.bytes = bytes;
    body.path = path;
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder.decode(bytes.left(largestEdited));
    if (bytes.size() <= largestEdited && (decoder.hasError() || text.contains(QChar::Null))) {
        body.note =
            RequestBodyWords::tr("No text: %1 are sent as they are").arg(sizeWords(bytes.size()));
        body.shown = QString::fromLatin1(bytes.left(4'096).toHex(' '));
    } else if (bytes.size() > largestEdited || hasLongLine(bytes)) {
        body.note =
            RequestBodyWords::tr("Shown in part: all %1 are sent").arg(sizeWords(bytes.size()));
        body.shown = displayText(bytes).text;
    } else {
        body.shown = text;
    }
    return body;
}

Result<RequestBody> readRequest(const QString &path)
{
    const Result<FileContent> file = readFile(path, largestRequest);
    if (!file) {
        return failure(file.error());
    }
    return requestBody(file->bytes, path);
}

QStringList requestFiles(const QStringList &folders)
{
    QStringList samples;
    QStringList others;
    for (const QString &folder : folders) {
        for (const QString &place : {folder, folder + QStringLiteral("/requests")}) {
            const QDir dir(place);
            const QStringList names =
                dir.entryList({QStringLiteral("*.json")}, QDir::Files | QDir::Readable, QDir::Name);
            for (const QString &name : names) {
                (name == sampleName ? samples : others).append(dir.absoluteFilePath(name));
            }
        }
    }
    QStringList files = samples + others;
    files.removeDuplicates();
    return files.mid(0, mostFiles);
}

} // namespace serin
