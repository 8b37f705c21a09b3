// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/trust/truststore.h"

#include "services/core/atomicfile.h"
#include "services/core/configfolder.h"
#include "services/core/readfile.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace serin {

namespace {

constexpr qint64 largestStore = 16 * 1024 * 1024;
const auto repositoriesKey = QStringLiteral("repositories");

QHash<QString, QByteArray> answersIn(const QByteArray &bytes)
{
    QHash<QString, QByteArray> answers;
    const QJsonObject repositories =
        QJsonDocument::fromJson(bytes).object().value(repositoriesKey).toObject();
    for (auto it = repositories.begin(); it != repositories.end(); ++it) {
        answers.insert(it.key(), it.value().toString().toLatin1());
    }
    return answers;
}

QByteArray bytesOf(const QHash<QString, QByteArray> &answers)
{
    QJsonObject repositories;
    for (auto it = answers.begin(); it != answers.end(); ++it) {
        repositories.insert(it.key(), QString::fromLatin1(it.value()));
    }
    return QJsonDocument(QJsonObject{{repositoriesKey, repositories}}).toJson();
}

} // namespace

TrustStore::~TrustStore() = default;

FileTrustStore::FileTrustStore(const QString &path) : m_path(path) {}

QString FileTrustStore::defaultPath()
{
    return configFolder() + QStringLiteral("/trust.json");
}

QHash<QString, QByteArray> FileTrustStore::readAll() const
{
    const auto content = readFile(m_path, largestStore);
    QHash<QString, QByteArray> answers =
        content ? answersIn(content->bytes) : QHash<QString, QByteArray>();
    for (auto it = m_unsaved.begin(); it != m_unsaved.end(); ++it) {
        answers.insert(it.key(), it.value());
    }
    return answers;
}

bool FileTrustStore::isTrusted(const QString &top, const QByteArray &digest) const
{
    const QMutexLocker lock(&m_mutex);
    return !digest.isEmpty() && readAll().value(top) == digest;
}

Result<void> FileTrustStore::trust(const QString &top, const QByteArray &digest)
{
    return change(top, digest);
}

Result<void> FileTrustStore::forget(const QString &top)
{
    return change(top, {});
}

Result<void> FileTrustStore::change(const QString &top, const QByteArray &digest)
{
    const QMutexLocker lock(&m_mutex);
    m_unsaved.insert(top, digest);
    QDir().mkpath(QFileInfo(m_path).path());
    Result<void> saved;
    for (int attempt = 0; attempt < 3; ++attempt) {
        // Another program may save its own answer in between: then again from the start.
        const auto content = readFile(m_path, largestStore);
        if (!content && content.error().kind != ErrorKind::NotFound) {
            return failure(content.error());
        }
        QHash<QString, QByteArray> answers = readAll();
        answers.removeIf([](const auto &answer) { return answer.value().isEmpty(); });
        AtomicWriteOptions options;
        options.expected = content ? content->stamp : FileStamp::absent();
        saved = writeFileAtomically(m_path, bytesOf(answers), options);
        if (saved) {
            m_unsaved.clear();
            QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner);
            return {};
        }
        if (saved.error().kind != ErrorKind::Conflict) {
            break;
        }
    }
    return saved;
}

} // namespace serin
