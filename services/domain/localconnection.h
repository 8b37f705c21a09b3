// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/domain/armid.h"

#include <QByteArray>
#include <QString>

#include <utility>

namespace serin {

/// What the local workspace is called. The same on every computer, so that a manifest or a script
/// may name it; no workspace of Azure is of that subscription.
[[nodiscard]] WorkspaceId localWorkspaceId();

/// How to reach a running local workspace: what its server prints when it is ready and keeps in
/// `connection.json` of its state directory, for the window and the command line alike.
struct LocalConnection
{
    QString baseUrl; ///< "http://127.0.0.1:PORT"
    WorkspaceId workspace;
    QString tokenFile; ///< absolute; readable by its owner only
    qint64 pid = 0;

    /// One line of JSON, without the line feed.
    [[nodiscard]] QByteArray toJson() const;
    /// @error Protocol when @p json is not what toJson() writes.
    [[nodiscard]] static Result<LocalConnection> fromJson(const QByteArray &json);

    bool operator==(const LocalConnection &) const = default;
};

/// The files of a local workspace's state directory that more than its server look at.
struct LocalStatePaths
{
    explicit LocalStatePaths(QString directory) : folder(std::move(directory)) {}
    /// The person's: `$SERIN_STATE_DIR`, else `local` in the state folder.
    [[nodiscard]] static LocalStatePaths standard();

    QString folder;
    [[nodiscard]] QString connection() const { return folder + QStringLiteral("/connection.json"); }
    /// Held with a ProcessLock as long as the server lives.
    [[nodiscard]] QString lock() const { return folder + QStringLiteral("/serve.lock"); }
    [[nodiscard]] QString token() const { return folder + QStringLiteral("/token"); }
    [[nodiscard]] QString log() const { return folder + QStringLiteral("/serve.log"); }
    /// What a server that was started in the background wrote to stderr.
    [[nodiscard]] QString output() const { return folder + QStringLiteral("/serve.out"); }
};

} // namespace serin
