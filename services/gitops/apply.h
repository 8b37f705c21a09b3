// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/assets/assetregistry.h"
#include "services/core/clock.h"
#include "services/domain/controlplane.h"
#include "services/gitops/applyreport.h"
#include "services/gitops/livestatereader.h"
#include "services/gitops/planner.h"
#include "services/storage/applyrecords.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <optional>
#include <vector>

namespace serin {

class EndpointApply;

/// What to apply.
struct ApplyRequest
{
    /// All that the plan is made from; `live` is read anew.
    PlanInput input;
    /// Why `input.assets` lacks some: their fields are not comparable.
    std::vector<PlanRefusal> assetProblems;
    /// What a person or a file has agreed to: when the plan is another one by now, nothing runs.
    /// Nothing: whatever is planned.
    std::optional<Plan> agreed;
    ApplyScope scope;
    AssetPlace assets;
    int endpointsAtOnce = 4;
    /// false: an endpoint is done when the service has accepted its last operation, whose end the
    /// next apply looks at. Operations that others come after are waited for all the same.
    bool waitsForEnd = true;
};

/// One run of apply, for one use: resumes what an earlier run left under way, reads live, plans,
/// carries the plan out and keeps a record of each endpoint.
///
/// - Operations of one endpoint run one after another, endpoints side by side.
/// - Nothing runs when the plan is stale: live, or the manifests, are not what was agreed to.
///   Where somebody else's operation is under way, nothing is begun either.
///   Before an endpoint's first operation, and before each further one what it is about, is looked
///   at again; a second writer stops that endpoint.
/// - When an operation fails the rest of that endpoint's is skipped; others go on.
/// - Applying again goes on from there; when nothing is to be done nothing is sent.
/// - No record, no apply: an endpoint whose record cannot be begun is not touched. One that cannot
///   be kept later is said (ApplyReport::unrecorded).
///
/// Lives on the control plane's thread. When it dies in the middle, the service goes on and the
/// next apply resumes.
class Apply : public QObject
{
    Q_OBJECT

public:
    enum class State { Idle, Resuming, Planning, Running, Finished };

    struct Services
    {
        ControlPlane &plane;
        ApplyRecords &records;
        AssetStore &assets;
        const Clock *clock = nullptr; ///< nullptr: the system's
    };

    /// @p services must outlive it.
    Apply(Services services, ApplyRequest request, QObject *parent = nullptr);
    ~Apply() override;

    /// Begins; finished() follows, never before this has returned.
    void start();
    /// Stops before the next operation. What the service has accepted is not waited for any longer
    /// and goes on there; a request that is on its way is waited for, so that its operation is
    /// known, unless this is called once more.
    void cancel();

    [[nodiscard]] State state() const { return m_state; }
    /// All operations that shall run, endpoint by endpoint in their order; empty before planned().
    [[nodiscard]] const std::vector<ApplyStep> &steps() const { return m_report.steps; }
    /// What was planned: refusals and notes included.
    [[nodiscard]] const Plan &plan() const { return m_plan; }
    /// Complete when finished.
    [[nodiscard]] const ApplyReport &report() const { return m_report; }

Q_SIGNALS:
    void stateChanged(serin::Apply::State state);
    /// On Resuming: an operation of an earlier run is being waited for.
    void resuming(const QString &sentence);
    /// On Planning -> Running: steps() is there.
    void planned();
    /// State, progress or time of the step at @p index changed.
    void stepChanged(int index);
    /// On all -> Finished, once.
    void finished();

private:
    void setState(State state);
    template<typename T, typename Callback>
    void run(const QFuture<Result<T>> &step, Callback callback);
    void resume(const QList<ApplyRecord> &left);
    void lookUpHistory();
    void readLive();
    /// Whether what somebody else began ends well is not known: nothing is begun beside it.
    void blockWhatRuns();
    void makePlan();
    void prepare();
    [[nodiscard]] ApplyRecord recordOf(const QString &endpoint) const;
    void startEndpoints();
    void endpointEnded(EndpointApply *endpoint);
    void recordUntouched();
    void refuse(const Error &error);
    void finish();
    [[nodiscard]] QStringList namesOfInterest() const;

    const Services m_services;
    const Clock &m_clock;
    ApplyRequest m_request;
    LiveStateReader m_reader;
    AssetRegistry m_registry;
    State m_state = State::Idle;
    int m_stops = 0;
    bool m_isClosing = false; ///< all endpoints have ended
    std::function<void()> m_cancelStep;
    QHash<QString, ApplyRecord> m_before; ///< what was applied last, by endpoint
    QHash<QString, Error> m_blocked;      ///< endpoints of which nothing may be begun
    Plan m_plan;
    ApplyReport m_report;
    std::vector<EndpointApply *> m_waiting; ///< the next one last
    std::vector<EndpointApply *> m_running;
};

} // namespace serin
