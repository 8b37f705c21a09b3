// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/tokenprovider.h"

#include <QString>

namespace serin {

/// A token that somebody else keeps up to date: read anew for each request. When it is refused and
/// still the same, the next request says so instead of sending it.
class PlainTokenProvider : public TokenProvider
{
public:
    [[nodiscard]] QFuture<Result<AccessToken>> token(const QString &resource) override;
    void refuse(const QString &resource, const Secret &refused) override;

protected:
    [[nodiscard]] virtual Result<Secret> read() const = 0;
    /// Unauthorized, for a token that was refused.
    [[nodiscard]] virtual Error refusedError() const = 0;

private:
    Secret m_refused;
};

/// The token in a file that its owner alone can read, such as the local workspace's: the first
/// line, without spaces around it.
class FileTokenProvider : public PlainTokenProvider
{
public:
    /// @p fix: what to do when the file is missing or its token is refused.
    explicit FileTokenProvider(
        QString path, QString fix = QStringLiteral("start the local workspace again, or name "
                                                   "another file"))
        : m_path(std::move(path)), m_fix(std::move(fix))
    {}

protected:
    [[nodiscard]] Result<Secret> read() const override;
    [[nodiscard]] Error refusedError() const override;

private:
    const QString m_path;
    const QString m_fix;
};

/// The token in the environment variable SERIN_TOKEN.
class EnvironmentTokenProvider : public PlainTokenProvider
{
protected:
    [[nodiscard]] Result<Secret> read() const override;
    [[nodiscard]] Error refusedError() const override;
};

} // namespace serin
