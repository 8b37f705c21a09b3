// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/parse/fieldreader.h"

#include "services/git/parse/gitpath.h"

namespace serin {

std::optional<QByteArrayView> FieldReader::upTo(char end)
{
    const qsizetype at = m_rest.indexOf(end);
    if (at < 0) {
        return std::nullopt;
    }
    const QByteArrayView field = m_rest.first(at);
    m_rest = m_rest.sliced(at + 1);
    return field;
}

std::optional<QByteArrayView> FieldReader::take(qint64 count)
{
    if (count < 0 || count > m_rest.size()) {
        return std::nullopt;
    }
    const QByteArrayView field = m_rest.first(count);
    m_rest = m_rest.sliced(count);
    return field;
}

bool FieldReader::skip(char byte)
{
    if (m_rest.isEmpty() || m_rest.front() != byte) {
        return false;
    }
    m_rest = m_rest.sliced(1);
    return true;
}

std::optional<qint64> decimal(QByteArrayView digits)
{
    if (digits.isEmpty() || digits.size() > 18) {
        return std::nullopt;
    }
    qint64 number = 0;
    for (const char digit : digits) {
        if (digit < '0' || digit > '9') {
            return std::nullopt;
        }
        number = number * 10 + (digit - '0');
    }
    return number;
}

Error unreadableOutput(const char *command, QByteArrayView record)
{
    return {ErrorKind::Protocol,
            QStringLiteral("the answer of \"git %1\" cannot be read at \"%2\"")
                .arg(QString::fromLatin1(command),
                     shownPath(record.first(qMin<qsizetype>(record.size(), 80)))),
            {},
            {}};
}

} // namespace serin
