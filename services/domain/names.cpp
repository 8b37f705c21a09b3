// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/names.h"

#include <algorithm>

namespace serin {

namespace {

constexpr qsizetype shortestName = 3;
constexpr qsizetype longestName = 32;

// QChar::isLetter() would let every alphabet in; the service knows ASCII only.
bool isAsciiLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool isNameCharacter(QChar c)
{
    return isAsciiLetter(c) || (c >= u'0' && c <= u'9') || c == u'-';
}

QString described(QChar c)
{
    if (c.unicode() > 0x20 && c.unicode() < 0x7f) {
        return QStringLiteral("\"%1\"").arg(c);
    }
    const QString code =
        QStringLiteral("U+%1").arg(QString::number(c.unicode(), 16).toUpper(), 4, u'0');
    // Some letters look like a-z.
    return c.isLetter() ? u'"' + QString(c) + QLatin1String("\" (") + code + u')' : code;
}

} // namespace

Result<void> checkResourceName(const QString &text)
{
    if (text.size() < shortestName || text.size() > longestName) {
        // The exact length of what is far too long tells nothing, and the text may be cut already.
        const QString length =
            text.size() < 100 ? QString::number(text.size()) : QStringLiteral("over 99");
        return failure(
            ErrorKind::Invalid,
            QStringLiteral("a name has 3 to 32 characters, this one has %1").arg(length));
    }
    if (text.contains(u' ')) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("a name has only letters a-z and A-Z, digits and dashes, "
                                      "this one has a space"));
    }
    const auto stranger = std::find_if_not(text.cbegin(), text.cend(), isNameCharacter);
    if (stranger != text.cend()) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("a name has only letters a-z and A-Z, digits and dashes, "
                                      "this one has %1")
                           .arg(described(*stranger)));
    }
    if (!isAsciiLetter(text.front())) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("a name begins with a letter, \"%1\" does not").arg(text));
    }
    if (text.back() == u'-') {
        return failure(
            ErrorKind::Invalid,
            QStringLiteral("a name ends with a letter or a digit, \"%1\" does not").arg(text));
    }
    return {};
}

Result<EndpointName> EndpointName::fromString(const QString &text)
{
    return checkResourceName(text).map([&text] { return EndpointName(text); });
}

Result<DeploymentName> DeploymentName::fromString(const QString &text)
{
    return checkResourceName(text).map([&text] { return DeploymentName(text); });
}

} // namespace serin
