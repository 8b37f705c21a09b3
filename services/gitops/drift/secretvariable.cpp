// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/drift/secretvariable.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace serin {

namespace {

/// "storageAccountKey_2" is {storage, account, key}.
QStringList wordsOf(const QString &name)
{
    static const QRegularExpression hump(QStringLiteral("([a-z0-9])([A-Z])"));
    static const QRegularExpression between(QStringLiteral("[^A-Za-z]+"));
    QString text = name;
    text.replace(hump, QStringLiteral("\\1_\\2"));
    return text.toLower().split(between, Qt::SkipEmptyParts);
}

bool isSecretName(const QString &name)
{
    static const QStringList anywhere{QStringLiteral("secret"),
                                      QStringLiteral("secrets"),
                                      QStringLiteral("password"),
                                      QStringLiteral("passwd"),
                                      QStringLiteral("pwd"),
                                      QStringLiteral("passphrase"),
                                      QStringLiteral("token"),
                                      QStringLiteral("credential"),
                                      QStringLiteral("credentials"),
                                      QStringLiteral("apikey"),
                                      QStringLiteral("accesskey"),
                                      QStringLiteral("accountkey"),
                                      QStringLiteral("privatekey"),
                                      QStringLiteral("connstr"),
                                      QStringLiteral("bearer"),
                                      QStringLiteral("sas"),
                                      QStringLiteral("connectionstring")};
    const QStringList words = wordsOf(name);
    const bool isKey = !words.isEmpty() && words.last() == QLatin1String("key");
    const bool isConnection =
        words.contains(QStringLiteral("connection")) && words.contains(QStringLiteral("string"));
    return isKey || isConnection ||
           std::any_of(words.begin(), words.end(),
                       [](const QString &word) { return anywhere.contains(word); });
}

bool isSecretValue(const QString &value)
{
    static const QRegularExpression password(
        QStringLiteral("[A-Za-z][A-Za-z0-9+.-]*://[^/@:\\s]*:[^/@\\s]+@"));
    static const QRegularExpression part(
        QStringLiteral("(?:^|[?&;])\\s*(?:sig|AccountKey|SharedAccessKey|SharedAccessSignature|"
                       "Password|Pwd)\\s*="),
        QRegularExpression::CaseInsensitiveOption);
    return password.match(value).hasMatch() || part.match(value).hasMatch() ||
           value.contains(QLatin1String("-----BEGIN "));
}

} // namespace

bool looksSecret(const QString &name, const QString &value)
{
    return isSecretName(name) || isSecretValue(value);
}

} // namespace serin
