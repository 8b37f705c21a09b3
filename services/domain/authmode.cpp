// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/authmode.h"

namespace serin {

Result<AuthMode> authModeFromString(const QString &text)
{
    for (AuthMode mode : {AuthMode::Key, AuthMode::AmlToken, AuthMode::AadToken}) {
        if (text.compare(restName(mode), Qt::CaseInsensitive) == 0 ||
            text.compare(manifestName(mode), Qt::CaseInsensitive) == 0) {
            return mode;
        }
    }
    return failure(
        ErrorKind::Invalid,
        QStringLiteral("auth_mode is key, aml_token or aad_token, not \"%1\"").arg(text.left(40)));
}

QString restName(AuthMode mode)
{
    switch (mode) {
    case AuthMode::Key:
        return QStringLiteral("Key");
    case AuthMode::AmlToken:
        return QStringLiteral("AMLToken");
    case AuthMode::AadToken:
        return QStringLiteral("AADToken");
    }
    Q_UNREACHABLE();
}

QString manifestName(AuthMode mode)
{
    switch (mode) {
    case AuthMode::Key:
        return QStringLiteral("key");
    case AuthMode::AmlToken:
        return QStringLiteral("aml_token");
    case AuthMode::AadToken:
        return QStringLiteral("aad_token");
    }
    Q_UNREACHABLE();
}

} // namespace serin
