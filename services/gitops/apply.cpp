// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/apply.h"

#include "services/core/async.h"
#include "services/core/gather.h"
#include "services/core/systemclock.h"
#include "services/gitops/endpointapply.h"
#include "services/gitops/interruptedapply.h"
#include "services/gitops/liverecord.h"
#include "services/gitops/planagreement.h"
#include "services/manifest/catalogendpoint.h"

#include <algorithm>
#include <utility>

namespace serin {

namespace {

constexpr qsizetype resumedAtOnce = 8;

/// What runs at @p live, as a sentence; empty: nothing, or its end, which the plan
/// deals with.
QString whatRuns(const LiveEndpointState &live)
{
    const auto runs = [](ProvisioningState state) {
        return state == ProvisioningState::Creating || state == ProvisioningState::Updating ||
               state == ProvisioningState::Scaling;
    };
    const QString name = live.endpoint().spec.name.toString();
    if (runs(live.endpoint().state)) {
        return QStringLiteral("%1 is in the middle of an operation (%2)")
            .arg(name, live.endpoint().stateText);
    }
    for (const LiveDeployment &deployment : live.deployments()) {
        if (runs(deployment.state)) {
            return QStringLiteral("%1 of %2 is in the middle of an operation (%3)")
                .arg(deployment.spec.name.toString(), name, deployment.stateText);
        }
    }
    return {};
}

} // namespace

Apply::Apply(Services services, ApplyRequest request, QObject *parent)
    : QObject(parent), m_services(services), m_clock(clockOrSystem(services.clock)),
      m_request(std::move(request)), m_reader(services.plane),
      m_registry(services.plane, services.assets)
{
    if (m_request.agreed) {
        m_request.input.observedRates = ratesOf(*m_request.agreed);
    }
    m_report.commit = m_request.input.desired.commit;
    m_report.assetProblems = m_request.assetProblems;
}

Apply::~Apply()
{
    if (m_cancelStep) {
        m_cancelStep();
    }
    qDeleteAll(m_running);
    qDeleteAll(m_waiting);
}

void Apply::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged(state);
}

template<typename T, typename Callback>
void Apply::run(const QFuture<Result<T>> &step, Callback callback)
{
    m_cancelStep = [running = QFuture<Result<T>>(step)]() mutable { running.cancel(); };
    deliver(step, this, [this, callback = std::move(callback)](Result<T> result) mutable {
        m_cancelStep = nullptr;
        if (m_stops > 0) {
            m_report.outcome = ApplyReport::Outcome::Cancelled;
            finish();
        } else {
            callback(std::move(result));
        }
    });
}

QStringList Apply::namesOfInterest() const
{
    const PlanInput &input = m_request.input;
    QStringList names;
    for (const DesiredEndpointPointer &endpoint : input.desired.endpoints) {
        if (!isPlaceholderName(endpoint->name)) {
            names.append(endpoint->name);
        }
    }
    // Some files named by hand say nothing about what is gone.
    if (input.desired.isComplete) {
        names += input.lastApplied.keys() + input.leftOver.keys();
    }
    if (m_request.agreed) {
        for (const auto &[name, digest] : m_request.agreed->base.endpoints) {
            names.append(name);
        }
    }
    names.removeDuplicates();
    if (!input.options.endpoints.isEmpty()) {
        names.removeIf(
            [&](const QString &name) { return !input.options.endpoints.contains(name); });
    }
    return names;
}

void Apply::start()
{
    Q_ASSERT(m_state == State::Idle);
    setState(State::Resuming);
    run(m_services.records.unfinished(m_request.scope.workspace),
        [this](Result<QList<ApplyRecord>> left) {
            if (!left) {
                refuse(left.error());
                return;
            }
            const QStringList names = namesOfInterest();
            left->removeIf(
                [&](const ApplyRecord &record) { return !names.contains(record.endpoint); });
            resume(*left);
        });
}

void Apply::cancel()
{
    ++m_stops;
    if (m_cancelStep) {
        m_cancelStep();
    }
    // A copy: an endpoint may end at once.
    for (EndpointApply *endpoint : std::vector(m_running)) {
        endpoint->stop();
    }
    for (EndpointApply *endpoint : std::vector(m_waiting)) {
        endpoint->stop();
    }
    if (m_state == State::Running && m_stops == 1) {
        startEndpoints();
    }
}

void Apply::resume(const QList<ApplyRecord> &left)
{
    std::vector<std::function<QFuture<Result<QString>>()>> steps;
    QStringList endpoints;
    for (const ApplyRecord &record : left) {
        endpoints.append(record.endpoint);
        steps.push_back([this, record] {
            const auto tell = [this, record](const OperationProgress &progress) {
                Q_EMIT resuming(QStringLiteral("waiting for %1, which an earlier apply began (%2)")
                                    .arg(record.runningOperation, progress.trouble
                                                                      ? progress.trouble->detail
                                                                      : progress.status));
            };
            return (new InterruptedApply(m_services.plane, m_services.records, record,
                                         m_request.waitsForEnd, tell, &m_reader))
                ->future();
        });
    }
    run(gather<QString>(std::move(steps), resumedAtOnce, &m_reader),
        [this, endpoints](const Result<std::vector<Result<QString>>> &answers) {
            if (!answers) {
                refuse(answers.error());
                return;
            }
            for (std::size_t i = 0; i < answers->size(); ++i) {
                const Result<QString> &each = (*answers)[i];
                if (!each) {
                    m_blocked.insert(endpoints.at(static_cast<qsizetype>(i)), each.error());
                } else if (!each->isEmpty()) {
                    m_report.resumed.append(*each);
                }
            }
            lookUpHistory();
        });
}

void Apply::lookUpHistory()
{
    setState(State::Planning);
    run(m_services.records.lastApplied(m_request.scope),
        [this](Result<QHash<QString, ApplyRecord>> last) {
            if (!last) {
                refuse(last.error());
                return;
            }
            m_before = std::move(*last);
            for (const QString &name : namesOfInterest()) {
                m_request.input.leftOver.insert(name, m_before.value(name).leftOver);
            }
            readLive();
        });
}

void Apply::readLive()
{
    run(m_reader.read(namesOfInterest()), [this](Result<LiveState> live) {
        if (!live) {
            refuse(live.error());
            return;
        }
        m_request.input.live = std::move(*live);
        makePlan();
    });
}

void Apply::blockWhatRuns()
{
    const QStringList names = namesOfInterest();
    for (const QString &name : names) {
        const LiveEndpointPointer live = m_request.input.live.endpoint(name);
        const QString running = live ? whatRuns(*live) : QString();
        if (!running.isEmpty() && !m_blocked.contains(name)) {
            m_blocked.insert(name, {ErrorKind::Conflict, running, name,
                                    QStringLiteral("wait until that has ended, then apply again")});
        }
    }
}

void Apply::makePlan()
{
    blockWhatRuns();
    m_plan = serin::plan(m_request.input);
    for (auto it = m_blocked.cbegin(); it != m_blocked.cend(); ++it) {
        m_report.refusals.push_back({it.key(), QString(), it.value()});
    }
    std::copy_if(
        m_plan.refusals.begin(), m_plan.refusals.end(), std::back_inserter(m_report.refusals),
        [this](const PlanRefusal &refusal) { return !m_blocked.contains(refusal.endpoint); });
    m_report.notes = m_plan.notes;
    if (m_request.agreed) {
        const Result<void> same = checkAgreement(*m_request.agreed, m_plan, m_request.input.live);
        if (!same) {
            refuse(same.error());
            return;
        }
    }
    prepare();
    setState(State::Running);
    Q_EMIT planned();
    startEndpoints();
}

ApplyRecord Apply::recordOf(const QString &endpoint) const
{
    ApplyRecord record;
    record.scope = m_request.scope;
    record.endpoint = endpoint;
    record.commit = m_request.input.desired.commit;
    const DesiredEndpointPointer desired = m_request.input.desired.endpoint(endpoint);
    record.desiredDigest = desired ? desired->digest : QByteArray();
    if (!m_request.input.desired.isComplete) {
        record.leftOver = m_before.value(endpoint).leftOver;
    }
    for (const PlanOperation &operation : m_report.withoutConsent) {
        if (operation.endpoint == endpoint && operation.action == PlanAction::Delete &&
            operation.kind == PlanKind::Deployment) {
            record.leftOver.insert(operation.deployment, operation.file);
        }
    }
    return record;
}

void Apply::prepare()
{
    std::vector<EndpointApply::Task> tasks;
    for (const PlanOperation &operation : m_plan.operations) {
        if (m_blocked.contains(operation.endpoint)) {
            continue;
        }
        if (operation.consent == PlanConsent::Missing) {
            m_report.withoutConsent.push_back(operation);
            continue;
        }
        if (tasks.empty() || tasks.back().endpoint != operation.endpoint) {
            EndpointApply::Task &task = tasks.emplace_back();
            task.endpoint = operation.endpoint;
            const LiveEndpointPointer live = m_request.input.live.endpoint(operation.endpoint);
            task.liveDigest = live ? live->digest() : QByteArray();
            task.desired = m_request.input.desired.endpoint(operation.endpoint);
            task.place = m_request.assets;
            task.waitsForEnd = m_request.waitsForEnd;
        }
        tasks.back().steps.push_back(m_report.steps.size());
        ApplyStep &step = m_report.steps.emplace_back();
        step.operation = operation;
    }
    const EndpointApply::Services services{
        {m_services.plane, m_registry, m_services.records}, m_reader, m_clock};
    std::reverse(tasks.begin(), tasks.end());
    for (EndpointApply::Task &task : tasks) {
        task.record = recordOf(task.endpoint);
        auto *endpoint = new EndpointApply(services, std::move(task), m_report.steps, nullptr);
        connect(endpoint, &EndpointApply::stepChanged, this,
                [this](std::size_t place) { Q_EMIT stepChanged(static_cast<int>(place)); });
        connect(endpoint, &EndpointApply::ended, this,
                [this, endpoint] { endpointEnded(endpoint); });
        m_waiting.push_back(endpoint);
    }
}

void Apply::startEndpoints()
{
    const auto most = static_cast<std::size_t>(std::max(m_request.endpointsAtOnce, 1));
    while (!m_waiting.empty() && (m_running.size() < most || m_stops > 0)) {
        EndpointApply *endpoint = m_waiting.back();
        m_waiting.pop_back();
        m_running.push_back(endpoint);
        endpoint->start();
    }
    if (m_running.empty() && m_state == State::Running && !std::exchange(m_isClosing, true)) {
        recordUntouched();
    }
}

void Apply::endpointEnded(EndpointApply *endpoint)
{
    m_report.unrecorded.append(endpoint->unrecorded());
    m_running.erase(std::find(m_running.begin(), m_running.end(), endpoint));
    endpoint->deleteLater();
    startEndpoints();
}

// What was applied last moves on to this commit also where nothing was to be done.
void Apply::recordUntouched()
{
    QSet<QString> busy;
    for (const ApplyStep &step : m_report.steps) {
        busy.insert(step.operation.endpoint);
    }
    for (const PlanRefusal &refusal : m_plan.refusals) {
        busy.insert(refusal.endpoint);
    }
    const PlanInput &input = m_request.input;
    std::vector<std::function<QFuture<Result<qint64>>()>> steps;
    for (const DesiredEndpointPointer &desired : input.desired.endpoints) {
        const LiveEndpointPointer live = input.live.endpoint(desired->name);
        const ApplyRecord before = m_before.value(desired->name);
        const bool isOther =
            before.outcome != ApplyOutcome::Succeeded || before.desiredDigest != desired->digest;
        const bool isChosen =
            input.options.endpoints.isEmpty() || input.options.endpoints.contains(desired->name);
        if (!live || !isOther || !isChosen || busy.contains(desired->name) ||
            !desired->undecided.isEmpty() || m_blocked.contains(desired->name)) {
            continue;
        }
        ApplyRecord record = recordOf(desired->name);
        record.outcome = ApplyOutcome::Succeeded;
        describeLive(record, live.get());
        record.isHealthy = isHealthy(live.get(), desired.get());
        steps.push_back([this, record] { return m_services.records.add(record); });
    }
    const qsizetype all = std::max<qsizetype>(static_cast<qsizetype>(steps.size()), 1);
    deliver(gather<qint64>(std::move(steps), all, &m_reader), this,
            [this](const Result<std::vector<Result<qint64>>> &kept) {
                for (const Result<qint64> &each : kept.value_or(std::vector<Result<qint64>>())) {
                    if (!each && !m_report.unrecorded.contains(each.error().toLine())) {
                        m_report.unrecorded.append(each.error().toLine());
                    }
                }
                finish();
            });
}

void Apply::refuse(const Error &error)
{
    m_report.outcome = ApplyReport::Outcome::Refused;
    m_report.error = error;
    finish();
}

void Apply::finish()
{
    if (m_state == State::Running) {
        const auto has = [this](ApplyStep::State state) { return m_report.count(state) > 0; };
        using Outcome = ApplyReport::Outcome;
        const bool isFailed = has(ApplyStep::State::Failed) || has(ApplyStep::State::Skipped) ||
                              !m_report.refusals.empty();
        m_report.outcome = has(ApplyStep::State::Cancelled) ? Outcome::Cancelled
                           : isFailed                       ? Outcome::Failed
                           : m_report.steps.empty()         ? Outcome::Nothing
                                                            : Outcome::Done;
        const auto failed =
            std::find_if(m_report.steps.begin(), m_report.steps.end(),
                         [](const ApplyStep &step) { return step.error.has_value(); });
        if (failed != m_report.steps.end()) {
            m_report.error = failed->error;
        } else if (!m_report.refusals.empty()) {
            m_report.error = m_report.refusals.front().error;
        }
    }
    setState(State::Finished);
    Q_EMIT finished();
}

} // namespace serin
