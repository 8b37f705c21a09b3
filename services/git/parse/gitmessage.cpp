// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/parse/gitmessage.h"

#include <algorithm>

namespace serin {

namespace {

bool isKey(const QString &key)
{
    return !key.isEmpty() && !key.startsWith(u'-') &&
           std::all_of(key.begin(), key.end(), [](QChar character) {
               return character == u'-' ||
                      (character.unicode() < 0x80 && character.isLetterOrNumber());
           });
}

bool isTrailerLine(const QString &line)
{
    const qsizetype colon = line.indexOf(QLatin1String(": "));
    return colon > 0 && isKey(line.left(colon));
}

// Whether the last paragraph, which is not the subject, is all trailers.
bool endsInTrailers(const QString &text)
{
    const qsizetype paragraph = text.lastIndexOf(QLatin1String("\n\n"));
    if (paragraph < 0) {
        return false;
    }
    const QStringList lines = text.mid(paragraph + 2).split(u'\n');
    return std::all_of(lines.begin(), lines.end(), isTrailerLine);
}

} // namespace

Result<QByteArray> composeMessage(const QString &message, const QList<GitTrailer> &trailers)
{
    QString text = message;
    text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    while (text.startsWith(u'\n')) {
        text.remove(0, 1);
    }
    while (!text.isEmpty() && text.back().isSpace()) {
        text.chop(1);
    }
    if (text.trimmed().isEmpty()) {
        return failure(ErrorKind::Invalid, QStringLiteral("the commit has no message"), {},
                       QStringLiteral("write one line that says what changes"));
    }
    if (text.contains(QChar(u'\0'))) {
        return failure(ErrorKind::Invalid, QStringLiteral("the commit message holds a zero byte"));
    }
    QString added;
    const QStringList lines = text.split(u'\n');
    for (const GitTrailer &trailer : trailers) {
        const QString value = trailer.value.trimmed();
        if (!isKey(trailer.key) || value.isEmpty() || value.contains(u'\n') ||
            value.contains(u'\r') || value.contains(QChar(u'\0'))) {
            return failure(
                ErrorKind::Invalid,
                QStringLiteral("\"%1: %2\" cannot be a trailer").arg(trailer.key, trailer.value));
        }
        const QString line = trailer.key + QStringLiteral(": ") + value;
        if (!lines.contains(line)) {
            added += u'\n' + line;
        }
    }
    if (!added.isEmpty()) {
        text += endsInTrailers(text) ? added : u'\n' + added;
    }
    return (text + u'\n').toUtf8();
}

} // namespace serin
