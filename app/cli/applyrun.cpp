// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/applyrun.h"

#include "app/cli/commandrun.h"
#include "services/core/errand.h"

#include <algorithm>

namespace serin {

namespace {

struct Words
{
    const char *doing;
    const char *done;
};

Words wordsOf(PlanAction action)
{
    switch (action) {
    case PlanAction::Register:
        return {"registering", "registered"};
    case PlanAction::Create:
        return {"creating", "created"};
    case PlanAction::Update:
        return {"updating", "updated"};
    case PlanAction::Scale:
        return {"scaling", "scaled"};
    case PlanAction::Traffic:
        return {"moving the traffic of", "moved the traffic of"};
    case PlanAction::Mirror:
        return {"setting the mirrored traffic of", "set the mirrored traffic of"};
    case PlanAction::Delete:
        return {"deleting", "deleted"};
    case PlanAction::Replace:
        return {"replacing", "replaced"};
    }
    Q_UNREACHABLE();
}

QString lookCommand(const PlanOperation &operation)
{
    return operation.deployment.isEmpty()
               ? QStringLiteral("serinctl online-endpoint show -n ") + operation.endpoint
               : QStringLiteral("serinctl online-deployment show -e %1 -n %2")
                     .arg(operation.endpoint, operation.deployment);
}

QString secondsText(std::chrono::milliseconds elapsed)
{
    return QStringLiteral("%1 s").arg(static_cast<double>(elapsed.count()) / 1'000, 0, 'f', 1);
}

class ApplyErrand : public Errand<ApplyReport>
{
public:
    ApplyErrand(CommandRun *run, ApplyStores &stores, const ApplyRequest &request)
        : Errand(run), m_run(run),
          m_apply({*run->target().plane, stores.records, stores.assets, nullptr}, request)
    {
        connect(&m_apply, &Apply::resuming, this, [this](const QString &sentence) {
            if (!std::exchange(m_resumed, true)) {
                m_run->clearProgress();
                m_run->output().note(sentence);
            }
            m_run->showProgress(sentence);
        });
        connect(&m_apply, &Apply::stepChanged, this, [this](int index) { changed(index); });
        connect(&m_apply, &Apply::finished, this, [this] { finished(); });
        m_run->setInterrupt([this] { m_apply.cancel(); });
        m_run->showProgress(QStringLiteral("comparing with what is live"));
        m_apply.start();
    }

private:
    void changed(int index)
    {
        const ApplyStep &step = m_apply.steps().at(static_cast<std::size_t>(index));
        switch (step.state) {
        case ApplyStep::State::Running:
            m_run->showProgress(progressText(step));
            leaveIfLast(step);
            break;
        case ApplyStep::State::Done:
            m_run->clearProgress();
            m_run->output().note(
                QStringLiteral("%1 (%2)").arg(doneText(step.operation), secondsText(step.elapsed)));
            break;
        case ApplyStep::State::Failed:
            m_run->clearProgress();
            m_run->output().warn(
                QStringLiteral("%1 failed: %2")
                    .arg(doingText(step.operation), step.error.value_or(Error()).toLine()));
            break;
        default:
            break;
        }
    }

    [[nodiscard]] QString progressText(const ApplyStep &step) const
    {
        const std::vector<ApplyStep> &steps = m_apply.steps();
        const auto ended = std::count_if(steps.begin(), steps.end(), [](const ApplyStep &each) {
            return each.state == ApplyStep::State::Done;
        });
        QString text = QStringLiteral("%1/%2 %3")
                           .arg(ended + 1)
                           .arg(steps.size())
                           .arg(doingText(step.operation));
        if (!step.progress.isEmpty()) {
            text += QStringLiteral(": ") + step.progress;
        }
        return QStringLiteral("%1, %2").arg(text, secondsText(step.elapsed));
    }

    /// With `--no-wait`: when nothing comes after @p step, its end is not waited for.
    void leaveIfLast(const ApplyStep &step)
    {
        const std::vector<ApplyStep> &steps = m_apply.steps();
        const bool isLast = std::all_of(steps.begin(), steps.end(), [&](const ApplyStep &each) {
            return &each == &step || each.state == ApplyStep::State::Done;
        });
        if (m_run->options().noWait && isLast && step.mayStillRun && !std::exchange(m_left, true)) {
            QMetaObject::invokeMethod(
                &m_apply, [this] { m_apply.cancel(); }, Qt::QueuedConnection);
        }
    }

    void finished()
    {
        m_run->clearProgress();
        m_run->setInterrupt({});
        ApplyReport report = m_apply.report();
        for (const ApplyStep &step : report.steps) {
            if (step.mayStillRun) {
                m_run->setOngoing(
                    OngoingWork{doingText(step.operation), lookCommand(step.operation)});
            }
        }
        for (const QString &sentence : std::as_const(report.resumed)) {
            m_run->output().note(sentence);
        }
        for (const QString &sentence : std::as_const(report.unrecorded)) {
            m_run->output().warn(sentence);
        }
        if (m_left && report.outcome == ApplyReport::Outcome::Cancelled) {
            noteLeft(report);
        }
        answer(std::move(report));
    }

    void noteLeft(ApplyReport &report)
    {
        report.outcome = ApplyReport::Outcome::Done;
        for (const ApplyStep &step : report.steps) {
            if (step.mayStillRun) {
                m_run->output().note(
                    QStringLiteral("accepted, not waited for: %1; see how far it "
                                   "is with: %2")
                        .arg(doingText(step.operation), lookCommand(step.operation)));
            }
        }
    }

    CommandRun *const m_run;
    Apply m_apply;
    bool m_left = false;    ///< it was not waited for
    bool m_resumed = false; ///< the first sentence about it was printed
};

} // namespace

QString subjectOf(const PlanOperation &operation)
{
    switch (operation.kind) {
    case PlanKind::Endpoint:
        return operation.action == PlanAction::Traffic || operation.action == PlanAction::Mirror
                   ? operation.endpoint
                   : QStringLiteral("endpoint ") + operation.endpoint;
    case PlanKind::Deployment:
        return QStringLiteral("deployment %1 of %2").arg(operation.deployment, operation.endpoint);
    case PlanKind::Asset:
        return QStringLiteral("%1 of deployment %2")
            .arg(operation.asset ? assetField(operation.asset->kind) : QStringLiteral("asset"),
                 operation.deployment);
    }
    Q_UNREACHABLE();
}

QString doingText(const PlanOperation &operation)
{
    return QLatin1String(wordsOf(operation.action).doing) + u' ' + subjectOf(operation);
}

QString doneText(const PlanOperation &operation)
{
    return QLatin1String(wordsOf(operation.action).done) + u' ' + subjectOf(operation);
}

QFuture<Result<ApplyReport>> runApply(CommandRun &run, ApplyStores &stores,
                                      const ApplyRequest &request)
{
    return (new ApplyErrand(&run, stores, request))->future();
}

} // namespace serin
