// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QByteArray>
#include <QHash>
#include <QMutex>
#include <QString>

namespace serin {

/// Which repositories the person trusts, and with which dangerous configuration. Safe to use from
/// several threads.
class TrustStore
{
public:
    TrustStore() = default;
    TrustStore(const TrustStore &) = delete;
    TrustStore &operator=(const TrustStore &) = delete;
    virtual ~TrustStore();

    /// Whether @p top (canonical) is trusted with exactly what @p digest stands for.
    [[nodiscard]] virtual bool isTrusted(const QString &top, const QByteArray &digest) const = 0;
    /// From now on; replaces an older answer for @p top. @error Io: it holds only until the end of
    /// this program.
    virtual Result<void> trust(const QString &top, const QByteArray &digest) = 0;
    /// @error Io: it is forgotten only until the end of this program.
    virtual Result<void> forget(const QString &top) = 0;
};

/// Keeps the answers in a JSON file for the owner only, which several programs may use at once:
/// each looks again when the file has changed. A damaged file counts as empty, and so as no trust.
class FileTrustStore : public TrustStore
{
public:
    explicit FileTrustStore(const QString &path);

    /// `trust.json` in configFolder().
    [[nodiscard]] static QString defaultPath();

    [[nodiscard]] bool isTrusted(const QString &top, const QByteArray &digest) const override;
    Result<void> trust(const QString &top, const QByteArray &digest) override;
    Result<void> forget(const QString &top) override;

private:
    Result<void> change(const QString &top, const QByteArray &digest);
    [[nodiscard]] QHash<QString, QByteArray> readAll() const;

    const QString m_path;
    mutable QMutex m_mutex;
    QHash<QString, QByteArray> m_unsaved; // answers the file could not take; empty: forgotten
};

} // namespace serin
