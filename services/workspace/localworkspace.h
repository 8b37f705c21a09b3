// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/domain/localconnection.h"

#include <QFuture>
#include <QObject>
#include <QStringList>

#include <chrono>
#include <memory>
#include <optional>

class QTimer;

namespace serin {

/// The local workspace of one state directory as everybody but its server sees it: whether it runs,
/// and its start and stop. Several programs may do so at once; there is never more than one server.
/// Lives on one thread with an event loop.
class LocalWorkspace : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        LocalStatePaths paths = LocalStatePaths::standard();
        /// `serinctl`; empty: the one beside the running program.
        QString program;
        /// Further arguments of `local serve`, e.g. --python.
        QStringList arguments;
        std::chrono::milliseconds startLimit{10'000};
        std::chrono::milliseconds stopLimit{10'000};
    };

    explicit LocalWorkspace(Settings settings, QObject *parent = nullptr);
    ~LocalWorkspace() override;

    /// For the next start. @p arguments as Settings::arguments.
    void setArguments(const QStringList &arguments) { m_settings.arguments = arguments; }

    [[nodiscard]] const LocalStatePaths &paths() const { return m_settings.paths; }

    /// The connection of the server that runs now. Reads two small files and asks the system who
    /// holds the lock.
    [[nodiscard]] std::optional<LocalConnection> running() const;

    /// The connection of the server that runs now or ran last. The workspace is the same when it
    /// runs again.
    [[nodiscard]] std::optional<LocalConnection> last() const;

    /// Starts the server in the background, unless it runs, and waits until it is ready. It goes on
    /// when this process ends.
    /// @error NotFound: no such program; Timeout; Unavailable: it ended at once, with what it said.
    [[nodiscard]] QFuture<Result<LocalConnection>> start();

    /// Ends the server and waits until it is gone with all its processes. The answer is whether it
    /// ran.
    /// @error Timeout; Io: it may not be ended (another person's).
    [[nodiscard]] QFuture<Result<bool>> stop();

private:
    struct Wait;
    [[nodiscard]] QString program() const;
    [[nodiscard]] Result<void> launch();
    void lookForStart(const std::shared_ptr<Wait> &wait);
    [[nodiscard]] QString lastWords() const;

    Settings m_settings;
    static constexpr qint64 none = -1;
    /// Pid of the server that launch() started; 0: not known yet, or not started here; `none`: the
    /// shell could not.
    qint64 m_launched = 0;
};

} // namespace serin
