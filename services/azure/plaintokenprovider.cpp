// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/azure/plaintokenprovider.h"

#include "services/core/errand.h"
#include "services/core/readfile.h"

namespace serin {

namespace {

constexpr qint64 longestFile = 64 * 1024;
constexpr char variable[] = "SERIN_TOKEN";

} // namespace

QFuture<Result<AccessToken>> PlainTokenProvider::token(const QString &)
{
    Result<Secret> secret = read();
    if (!secret) {
        return readyFuture<AccessToken>(failure(std::move(secret.error())));
    }
    if (!m_refused.isEmpty() && *secret == m_refused) {
        m_refused = Secret(); // it may have been the service's mistake: the next one tries again
        return readyFuture<AccessToken>(failure(refusedError()));
    }
    return readyFuture<AccessToken>(AccessToken{std::move(*secret), {}});
}

void PlainTokenProvider::refuse(const QString &, const Secret &refused)
{
    m_refused = refused;
}

Result<Secret> FileTokenProvider::read() const
{
    const Result<FileContent> file = readFile(m_path, longestFile);
    if (!file) {
        Error error = file.error();
        if (error.kind == ErrorKind::NotFound) {
            error.kind = ErrorKind::Unauthorized;
            error.detail = QStringLiteral("there is no token: the file is missing");
            error.fix = m_fix;
        }
        return failure(error);
    }
    const QByteArray line = file->bytes.split('\n').first().trimmed();
    if (line.isEmpty()) {
        return failure(ErrorKind::Unauthorized, QStringLiteral("the file holds no token"), m_path);
    }
    return Secret(line);
}

Error FileTokenProvider::refusedError() const
{
    return {ErrorKind::Unauthorized,
            QStringLiteral("the service does not accept the token in this file"), m_path, m_fix};
}

Result<Secret> EnvironmentTokenProvider::read() const
{
    const QByteArray value = qgetenv(variable).trimmed();
    if (value.isEmpty()) {
        return failure(ErrorKind::Unauthorized,
                       QStringLiteral("the environment variable SERIN_TOKEN holds no token"), {},
                       QStringLiteral("set SERIN_TOKEN"));
    }
    return Secret(value);
}

Error EnvironmentTokenProvider::refusedError() const
{
    return {ErrorKind::Unauthorized,
            QStringLiteral("the service does not accept the token in SERIN_TOKEN"),
            {},
            QStringLiteral("set SERIN_TOKEN to a new token")};
}

} // namespace serin
