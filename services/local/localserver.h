// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/domain/localconnection.h"

#include <QObject>

#include <chrono>
#include <cstdint>
#include <memory>

namespace serin {

/// The local workspace in one process: the control plane's REST and the scoring front door on one
/// port of 127.0.0.1, and the scoring processes behind it. Everything it knows is in its state
/// directory: after any end, also `kill -9`, the next server there goes on where it was.
///
/// Lives on the main thread; the requests that score are served by threads of its own.
class LocalServer : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        LocalStatePaths paths = LocalStatePaths::standard();
        /// 0: the one of the last time when it is free, else any.
        std::uint16_t port = 0;
        /// The interpreter of scoring scripts; empty: the system's.
        QString python;
        /// How long the connection is kept back until all that was deployed before is ready, so
        /// that whoever finds it is answered. 0: it is announced at once.
        std::chrono::milliseconds settleLimit{0};
    };

    explicit LocalServer(Settings settings, QObject *parent = nullptr);
    /// Ends all processes, waiting for them up to 5 s.
    ~LocalServer() override;

    /// Takes the state directory, listens, and starts what was deployed before; announced() tells,
    /// also before this returns, when others may know of it. Call once.
    /// @error Conflict: another server holds the directory, or the port is taken; Io: the directory
    /// cannot be used; Invalid: its content is damaged or of a newer version.
    [[nodiscard]] Result<LocalConnection> start();

    /// Takes no more requests, ends those under way and all scoring processes within 5 s, then
    /// tells stopped(). Calling it again changes nothing.
    void stop();

Q_SIGNALS:
    /// The connection is in its file, or cannot be written (Io).
    void announced(const serin::Result<serin::LocalConnection> &connection);
    void stopped();

private:
    class Parts;

    const Settings m_settings;
    std::unique_ptr<Parts> m_parts;
};

} // namespace serin
