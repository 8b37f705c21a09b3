// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/assets/assetregistry.h"
#include "services/domain/controlplane.h"
#include "services/domain/plan.h"
#include "services/storage/applyrecords.h"

#include <QObject>

#include <deque>
#include <functional>
#include <optional>

namespace serin {

/// Carries out one operation of a plan, to its end on the service, and keeps in the record what is
/// under way at each moment, so that nothing is sent twice after a restart. For one use.
class OperationRun : public QObject
{
    Q_OBJECT

public:
    struct Services
    {
        ControlPlane &plane;
        AssetRegistry &assets;
        ApplyRecords &records;
    };
    enum class Wait {
        ToTheEnd,
        UntilAccepted, ///< of a replacement: until its second half is
    };
    enum class Outcome {
        Done,
        Failed,
        Stopped,
        Left, ///< accepted, and not waited for
    };
    struct Ending
    {
        Outcome outcome = Outcome::Done;
        std::optional<Error> error;
        bool mayStillRun = false;
        /// Of an asset: what it is registered as.
        std::optional<RegisteredAsset> registered;
        /// Set when what the service accepted could not be kept in the record.
        std::optional<Error> unrecorded;
    };

    /// @p record: the id of the endpoint's record.
    OperationRun(Services services, PlanOperation operation, AssetPlace place, qint64 record,
                 QObject *parent);
    ~OperationRun() override;

    void start(Wait wait = Wait::ToTheEnd);
    /// Ends soon with Stopped, unless it just ended: what is on its way to the service is waited
    /// for, what the service has accepted is not. Called once more, neither is.
    void stop();
    /// The service has accepted what runs, and its end is being waited for.
    [[nodiscard]] bool isWaiting() const { return m_isWaiting; }

Q_SIGNALS:
    void progressed(const QString &words);
    /// Last of all, once; never before start() has returned.
    void ended(const serin::OperationRun::Ending &ending);

private:
    /// One change that the service is asked for; a replacement has two.
    struct Change
    {
        PendingOperation intent;
        std::function<QFuture<Result<PendingOperation>>()> send;
        QString words; ///< while it is sent
    };

    void planChanges();
    void registerAsset();
    void next();
    void send();
    void accepted(const PendingOperation &pending);
    void wait(const PendingOperation &pending);
    void report(const OperationProgress &progress);
    void fail(const Error &error, bool mayStillRun = false);
    void stopped(bool mayStillRun);
    void end();
    [[nodiscard]] Change put(const EndpointSpec &spec);
    [[nodiscard]] Change put(const DeploymentSpec &spec);
    [[nodiscard]] Change remove(const QString &deployment);
    template<typename T, typename Callback>
    void run(const QFuture<Result<T>> &step, Callback callback);

    Services m_services;
    const PlanOperation m_operation;
    const AssetPlace m_place;
    const qint64 m_record;
    std::deque<Change> m_changes;
    Ending m_ending;
    bool m_ended = false;
    Wait m_wait = Wait::ToTheEnd;
    int m_stops = 0;
    bool m_isWaiting = false;
    std::function<void()> m_cancelStep;
};

/// Whether @p error leaves open what becomes of an operation that was accepted.
[[nodiscard]] bool leavesOpen(const Error &error);

} // namespace serin
