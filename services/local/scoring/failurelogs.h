// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/scoring/scoringspec.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace serin {

/// The ends of the logs of instances because of which deployments failed: they are still there when
/// the server was stopped and started. A file for each deployment. For one thread.
class FailureLogs
{
public:
    static constexpr int mostLines = 10'000;
    static constexpr qint64 mostBytes = 1024 * 1024;

    explicit FailureLogs(const QString &folder) : m_folder(folder) {}

    /// Instead of what is kept of @p key. A full disk costs the log only.
    void keep(const DeploymentKey &key, QByteArrayView log);
    /// The last @p lines of it; empty: nothing is kept.
    [[nodiscard]] QByteArray lastLines(const DeploymentKey &key, int lines) const;
    void forget(const DeploymentKey &key);

private:
    [[nodiscard]] QString pathOf(const DeploymentKey &key) const;

    const QString m_folder;
};

} // namespace serin
