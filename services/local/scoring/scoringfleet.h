// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/local/scoring/scoringspec.h"

#include <QByteArray>
#include <QList>
#include <QObject>

#include <cstdint>

namespace serin {

/// One process that scores, or is about to.
struct ScoringInstance
{
    enum class State {
        Starting,  ///< not ready yet
        Ready,     ///< may get requests
        Unhealthy, ///< its liveness probe fails or it has exited; being restarted
        Draining,  ///< gets no new requests and is about to be stopped
    };
    QString id; ///< unique as long as the server's state lives, e.g. "blue-3"
    State state = State::Starting;
    std::uint16_t port = 0; ///< on 127.0.0.1; 0 as long as there is none
    qint64 pid = 0;
    int restarts = 0;

    bool operator==(const ScoringInstance &) const = default;
};

/// The processes behind all deployments of a local workspace. Lives on the main thread.
class ScoringFleet : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~ScoringFleet() override;

    /// Which of the logs of an instance.
    enum class LogKind {
        InferenceServer,    ///< stdout and stderr of the processes
        StorageInitializer, ///< what was done before they were started
    };

    /// Brings @p spec.key to @p spec. Only another instance count: starts or stops the difference.
    /// Else (or the first time): starts new instances, waits until all are ready, then stops the
    /// old ones, so that there is always one to serve. Answers settled() exactly once per call,
    /// never before it returns; a newer call for the same key cancels an older one, which then
    /// settles as Cancelled. When new instances cannot start, they are ended, the old ones stay,
    /// and it settles as Unavailable with the reason and the last lines of the log.
    /// @param ticket the caller's number for this call.
    virtual void run(const ScoringSpec &spec, quint64 ticket) = 0;

    /// Drains and ends all instances of @p key and forgets its logs; settled() as above. Fine when
    /// there is none.
    virtual void stop(const DeploymentKey &key, quint64 ticket) = 0;

    /// The instances of @p key in the order of their numbers.
    [[nodiscard]] virtual QList<ScoringInstance> instances(const DeploymentKey &key) const = 0;

    /// The last @p lines of the logs of all instances of @p key, oldest first, as text with a
    /// heading per instance when there are several.
    [[nodiscard]] virtual QString logs(const DeploymentKey &key, LogKind kind, int lines) const = 0;

    /// A draining instance is ended only when whoever routes requests says that none is under way
    /// (or when its request timeout has passed).
    virtual void instanceDrained(const QString &instanceId) = 0;

Q_SIGNALS:
    /// The call with @p ticket has come to its end.
    void settled(quint64 ticket, const serin::Result<void> &result);
    /// The list or a state, a port or a pid of the instances of @p key has changed.
    void instancesChanged(const serin::DeploymentKey &key);
};

} // namespace serin
