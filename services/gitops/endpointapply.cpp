// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/endpointapply.h"

#include "services/core/async.h"
#include "services/gitops/liverecord.h"
#include "services/gitops/operationcheck.h"
#include "services/gitops/specdifference.h"

#include <QJsonArray>

#include <utility>

namespace serin {

namespace {

QString sentence(const QString &endpoint, const Error &error)
{
    return QStringLiteral("%1: %2").arg(endpoint, error.toLine());
}

QJsonArray stepsJson(const std::vector<ApplyStep> &steps, const std::vector<std::size_t> &own)
{
    QJsonArray json;
    for (const std::size_t place : own) {
        const ApplyStep &step = steps[place];
        QJsonObject entry{{QStringLiteral("id"), step.operation.id},
                          {QStringLiteral("action"), planWord(step.operation.action)},
                          {QStringLiteral("deployment"), step.operation.deployment},
                          {QStringLiteral("state"), stepWord(step.state)}};
        if (step.error) {
            entry.insert(QStringLiteral("error"), step.error->toLine());
        }
        json.append(entry);
    }
    return json;
}

} // namespace

EndpointApply::EndpointApply(Services services, Task task, std::vector<ApplyStep> &steps,
                             QObject *parent)
    : QObject(parent), m_services(services), m_task(std::move(task)), m_steps(steps)
{}

EndpointApply::~EndpointApply()
{
    if (m_ended || !m_isStarted) {
        return;
    }
    // Nobody sees the outcome any more: what is under way stays in the record as it was noted.
    delete m_run;
    ApplyRecord record = m_task.record;
    record.outcome = ApplyOutcome::Interrupted;
    record.message = QStringLiteral("it was given up in the middle");
    record.operations = stepsJson(m_steps, m_task.steps);
    rememberCreated(record);
    m_services.run.records.abandon(m_begin, record);
}

template<typename T, typename Callback>
void EndpointApply::run(const QFuture<Result<T>> &step, Callback callback)
{
    deliver(step, this, std::move(callback));
}

void EndpointApply::start()
{
    if (m_stops > 0) {
        QMetaObject::invokeMethod(
            this, [this] { giveUp(ApplyStep::State::Cancelled, {}); }, Qt::QueuedConnection);
        return;
    }
    m_isStarted = true;
    ApplyRecord begun = m_task.record;
    rememberCreated(begun);
    m_begin = m_services.run.records.begin(begun);
    run(m_begin, [this](const Result<qint64> &id) {
        if (!id) {
            giveUp(m_stops > 0 ? ApplyStep::State::Cancelled : ApplyStep::State::Skipped,
                   id.error());
            return;
        }
        m_task.record.id = *id;
        m_begun = true;
        readBefore();
    });
}

void EndpointApply::stop()
{
    ++m_stops;
    if (m_run) {
        m_run->stop();
    } else {
        m_reading.cancel();
    }
}

void EndpointApply::look(const std::function<void(const Result<LiveEndpointPointer> &)> &take)
{
    // A name that no endpoint can have is in no plan.
    m_reading = m_services.reader.readOne(*EndpointName::fromString(m_task.endpoint));
    run(m_reading, [this, take](const Result<LiveEndpointPointer> &live) {
        m_reading = {};
        m_liveIsKnown = live.has_value();
        m_live = live.value_or(nullptr);
        take(live);
    });
}

void EndpointApply::readBefore()
{
    look([this](const Result<LiveEndpointPointer> &live) {
        if (!live) {
            giveUpReading(live.error());
            return;
        }
        if ((m_live ? m_live->digest() : QByteArray()) != m_task.liveDigest) {
            giveUp(ApplyStep::State::Skipped,
                   Error{ErrorKind::Conflict,
                         QStringLiteral("%1 was changed by somebody else since it was planned")
                             .arg(m_task.endpoint),
                         {},
                         QStringLiteral("look at what was changed, and plan again")});
            return;
        }
        next();
    });
}

void EndpointApply::next()
{
    if (m_next == m_task.steps.size()) {
        keep();
        return;
    }
    if (m_stops > 0) {
        giveUp(ApplyStep::State::Cancelled, {});
        return;
    }
    if (!m_liveIsKnown) {
        readAfter();
        return;
    }
    const Result<void> good = checkBefore(current().operation, m_live.get());
    if (!good) {
        giveUp(ApplyStep::State::Skipped, good.error());
        return;
    }
    runStep();
}

void EndpointApply::runStep()
{
    m_stepBegun = m_services.clock.monotonicNow();
    setState(m_next, ApplyStep::State::Running);
    m_run =
        new OperationRun(m_services.run, current().operation, m_task.place, m_task.record.id, this);
    connect(m_run, &OperationRun::progressed, this, [this](const QString &words) {
        current().progress = words;
        current().mayStillRun = m_run->isWaiting();
        setState(m_next, ApplyStep::State::Running);
    });
    connect(m_run, &OperationRun::ended, this, &EndpointApply::take);
    const bool isLast = m_next + 1 == m_task.steps.size();
    m_run->start(isLast && !m_task.waitsForEnd ? OperationRun::Wait::UntilAccepted
                                               : OperationRun::Wait::ToTheEnd);
}

void EndpointApply::take(const OperationRun::Ending &ending)
{
    m_run->deleteLater();
    m_run = nullptr;
    ApplyStep &step = current();
    step.progress.clear();
    step.mayStillRun = ending.mayStillRun;
    if (ending.unrecorded) {
        m_unrecorded.append(sentence(m_task.endpoint, *ending.unrecorded));
    }
    m_liveIsKnown = m_liveIsKnown && step.operation.kind == PlanKind::Asset;
    if (ending.outcome == OperationRun::Outcome::Left) {
        setState(m_next, ApplyStep::State::Running);
        keep();
        return;
    }
    if (ending.outcome != OperationRun::Outcome::Done) {
        giveUp(ending.outcome == OperationRun::Outcome::Stopped ? ApplyStep::State::Cancelled
                                                                : ApplyStep::State::Failed,
               ending.error);
        return;
    }
    if (ending.registered) {
        registered(step, *ending.registered);
        if (m_failed != nullptr) {
            return;
        }
    }
    setState(m_next, ApplyStep::State::Done);
    ++m_next;
    next();
}

// The deployment's spec names the asset from now on as the service does.
void EndpointApply::registered(const ApplyStep &step, const RegisteredAsset &asset)
{
    const AssetId::Kind kind = step.operation.asset->kind;
    for (std::size_t place = m_next + 1; place < m_task.steps.size(); ++place) {
        PlanOperation &operation = m_steps[m_task.steps[place]].operation;
        if (!operation.deploymentSpec || operation.deployment != step.operation.deployment ||
            operation.action == PlanAction::Scale) {
            continue;
        }
        auto spec = std::make_shared<DeploymentSpec>(*operation.deploymentSpec);
        std::optional<AssetReference> &reference = referenceOf(*spec, kind);
        const bool wasPlanned = reference && reference->kind == AssetReference::Kind::Registered;
        if (wasPlanned && !sameRegistered(reference->text, asset.armId, kind)) {
            giveUp(ApplyStep::State::Failed,
                   Error{ErrorKind::Conflict,
                         QStringLiteral("the files of %1 changed since the plan was made")
                             .arg(step.operation.deployment),
                         step.operation.asset->path, QStringLiteral("plan again")});
            return;
        }
        reference = AssetReference{AssetReference::Kind::Registered, asset.armId};
        operation.deploymentSpec = std::move(spec);
    }
}

void EndpointApply::readAfter()
{
    look([this](const Result<LiveEndpointPointer> &live) {
        if (live) {
            next();
        } else {
            giveUpReading(live.error());
        }
    });
}

void EndpointApply::giveUpReading(const Error &error)
{
    if (m_stops > 0) {
        giveUp(ApplyStep::State::Cancelled, {});
    } else {
        giveUp(ApplyStep::State::Skipped, error);
    }
}

void EndpointApply::setState(std::size_t step, ApplyStep::State state)
{
    const std::size_t place = m_task.steps[step];
    ApplyStep &changed = m_steps[place];
    if (step == m_next && changed.state == ApplyStep::State::Running) {
        changed.elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(
            m_services.clock.monotonicNow() - m_stepBegun);
    }
    changed.state = state;
    Q_EMIT stepChanged(place);
}

void EndpointApply::giveUp(ApplyStep::State state, const std::optional<Error> &error)
{
    ApplyStep &step = current();
    step.error = error;
    if (state != ApplyStep::State::Cancelled) {
        m_failed = &step;
    }
    setState(m_next, state);
    const ApplyStep::State others =
        state == ApplyStep::State::Cancelled ? state : ApplyStep::State::Skipped;
    for (std::size_t place = m_next + 1; place < m_task.steps.size(); ++place) {
        setState(place, others);
    }
    keep();
}

bool EndpointApply::isLeft() const
{
    return m_next < m_task.steps.size() &&
           m_steps[m_task.steps[m_next]].state == ApplyStep::State::Running;
}

// The commit that had them may be reverted before an apply succeeds.
void EndpointApply::rememberCreated(ApplyRecord &record) const
{
    for (const std::size_t place : m_task.steps) {
        const ApplyStep &step = m_steps[place];
        if (step.operation.kind != PlanKind::Asset && step.operation.action == PlanAction::Create &&
            step.state != ApplyStep::State::Skipped) {
            record.leftOver.insert(step.operation.deployment, step.operation.file);
        }
    }
}

ApplyRecord EndpointApply::finalRecord() const
{
    ApplyRecord record = m_task.record;
    record.operations = stepsJson(m_steps, m_task.steps);
    const bool isComplete = m_next == m_task.steps.size();
    if (isComplete && m_liveIsKnown) {
        record.outcome = ApplyOutcome::Succeeded;
    } else if (isComplete) {
        record.outcome = ApplyOutcome::Interrupted;
        record.message = QStringLiteral("everything was done, but live could not be read after it");
    } else if (isLeft()) {
        record.outcome = ApplyOutcome::Interrupted;
        record.message = QStringLiteral("its end was not waited for");
    } else {
        const ApplyStep &step = m_steps[m_task.steps[m_next]];
        record.outcome = m_failed != nullptr ? ApplyOutcome::Failed : ApplyOutcome::Cancelled;
        record.message = step.error ? step.error->toLine() : QStringLiteral("it was cancelled");
    }
    if (record.outcome != ApplyOutcome::Succeeded) {
        rememberCreated(record);
    }
    if (m_liveIsKnown) {
        describeLive(record, m_live.get());
        record.isHealthy = record.outcome == ApplyOutcome::Succeeded &&
                           isHealthy(m_live.get(), m_task.desired.get());
    }
    return record;
}

// Live is looked at once more, for the record.
void EndpointApply::keep()
{
    if (!m_begun) {
        m_ended = true;
        Q_EMIT ended();
        return;
    }
    const auto end = [this] {
        const bool mayStillRun =
            m_next < m_task.steps.size() && m_steps[m_task.steps[m_next]].mayStillRun;
        const ApplyRecord record = finalRecord();
        m_ended = true;
        run(mayStillRun ? m_services.run.records.leave(record) : m_services.run.records.end(record),
            [this](const Result<void> &kept) {
                if (!kept) {
                    m_unrecorded.append(sentence(m_task.endpoint, kept.error()));
                }
                Q_EMIT ended();
            });
    };
    const bool isComplete = m_next == m_task.steps.size();
    if (m_liveIsKnown || isLeft() || (m_stops > 0 && !isComplete)) {
        end();
        return;
    }
    look([this, end, isComplete](const Result<LiveEndpointPointer> &live) {
        if (!live && isComplete) {
            m_unrecorded.append(sentence(m_task.endpoint, live.error()));
        }
        end();
    });
}

} // namespace serin
