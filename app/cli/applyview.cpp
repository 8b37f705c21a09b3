// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/applyview.h"

#include "app/cli/commandrun.h"
#include "app/cli/operationtext.h"
#include "app/cli/unplanned.h"

#include <QJsonArray>
#include <QPromise>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <utility>

namespace serin {

namespace {

QString secondsWords(std::chrono::milliseconds elapsed)
{
    return QStringLiteral("%1 s").arg(static_cast<double>(elapsed.count()) / 1000.0, 0, 'f', 1);
}

QJsonObject stepJson(const ApplyStep &step)
{
    QJsonObject json{{QStringLiteral("id"), step.operation.id},
                     {QStringLiteral("action"), planWord(step.operation.action)},
                     {QStringLiteral("kind"), planWord(step.operation.kind)},
                     {QStringLiteral("endpoint"), step.operation.endpoint},
                     {QStringLiteral("deployment"), step.operation.deployment},
                     {QStringLiteral("state"), stepWord(step.state)},
                     {QStringLiteral("elapsedMs"), static_cast<double>(step.elapsed.count())}};
    if (step.error) {
        json.insert(QStringLiteral("error"), errorJson(*step.error));
    }
    if (step.mayStillRun) {
        json.insert(QStringLiteral("mayStillRun"), true);
    }
    return json;
}

} // namespace

ApplyView::ApplyView(CommandRun &run, Apply &apply, QObject *parent)
    : QObject(parent), m_run(run), m_apply(apply)
{
    connect(&apply, &Apply::resuming, this, [this](const QString &sentence) {
        if (!std::exchange(m_resumes, true)) {
            m_run.clearProgress();
            m_run.output().note(sentence);
        }
        m_run.showProgress(sentence);
    });
    connect(&apply, &Apply::finished, this, &ApplyView::showLeft);
    connect(&apply, &Apply::stepChanged, this, [this](int index) {
        showEnded(static_cast<std::size_t>(index));
        show();
    });
}

QFuture<Result<ApplyReport>> ApplyView::start()
{
    const auto promise = std::make_shared<QPromise<Result<ApplyReport>>>();
    promise->start();
    connect(&m_apply, &Apply::finished, this, [this, promise] {
        m_run.clearProgress();
        m_run.setOngoing({});
        for (const ApplyStep &step : m_apply.report().steps) {
            if (step.mayStillRun) {
                m_run.setOngoing(
                    OngoingWork{doingText(step.operation), lookCommand(step.operation)});
            }
        }
        promise->addResult(m_apply.report());
        promise->finish();
    });
    m_run.setInterrupt([&apply = m_apply] { apply.cancel(); });
    m_run.showProgress(QStringLiteral("comparing with what is live"));
    m_apply.start();
    return promise->future();
}

void ApplyView::show()
{
    QStringList running;
    std::size_t ended = 0;
    for (const ApplyStep &step : m_apply.steps()) {
        if (step.state == ApplyStep::State::Running) {
            const QString progress =
                step.progress.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(step.progress);
            running.append(doingText(step.operation) + progress + u' ' +
                           secondsWords(step.elapsed));
        }
        ended += step.state != ApplyStep::State::Waiting && step.state != ApplyStep::State::Running
                     ? 1
                     : 0;
    }
    m_run.showProgress(QStringLiteral("%1 of %2  %3")
                           .arg(ended)
                           .arg(m_apply.steps().size())
                           .arg(running.join(QStringLiteral(", "))));
}

void ApplyView::showEnded(std::size_t index)
{
    const ApplyStep &step = m_apply.steps()[index];
    m_shown.resize(m_apply.steps().size(), false);
    const bool ended =
        step.state != ApplyStep::State::Waiting && step.state != ApplyStep::State::Running;
    if (!ended || m_shown[index]) {
        return;
    }
    m_shown[index] = true;
    m_run.clearProgress();
    if (step.state == ApplyStep::State::Done) {
        m_run.output().note(
            QStringLiteral("%1 (%2)").arg(doneText(step.operation), secondsWords(step.elapsed)));
        return;
    }
    const QString what =
        QStringLiteral("%1 %2").arg(doingText(step.operation), stepWord(step.state));
    m_run.output().warn(step.error ? what + QStringLiteral(": ") + step.error->toLine() : what);
}

void ApplyView::showLeft() const
{
    m_run.clearProgress();
    for (const ApplyStep &step : m_apply.steps()) {
        if (step.state == ApplyStep::State::Running) {
            m_run.output().note(
                QStringLiteral("accepted, not waited for: %1; see how far it is with: %2")
                    .arg(doingText(step.operation), lookCommand(step.operation)));
        }
    }
}

void printAround(const CommandRun &run, const ApplyReport &report)
{
    for (const QString &sentence : report.resumed) {
        run.output().note(sentence);
    }
    for (const QString &sentence : report.unrecorded) {
        run.output().warn(QStringLiteral("it is done, but could not be kept on record: ") +
                          sentence);
    }
}

QJsonObject reportJson(const ApplyReport &report)
{
    QJsonArray operations;
    for (const ApplyStep &step : report.steps) {
        operations.append(stepJson(step));
    }
    QJsonArray refusals;
    for (const PlanRefusal &refusal : report.refusals) {
        QJsonObject json = errorJson(refusal.error);
        json.insert(QStringLiteral("endpoint"), refusal.endpoint);
        json.insert(QStringLiteral("deployment"), refusal.deployment);
        refusals.append(json);
    }
    QJsonArray waiting;
    for (const PlanOperation &operation : report.withoutConsent) {
        waiting.append(operation.id);
    }
    QJsonObject json{{QStringLiteral("outcome"), outcomeWord(report.outcome)},
                     {QStringLiteral("commit"), report.commit},
                     {QStringLiteral("operations"), operations},
                     {QStringLiteral("refusals"), refusals},
                     {QStringLiteral("withoutConsent"), waiting}};
    if (report.error) {
        json.insert(QStringLiteral("error"), errorJson(*report.error));
    }
    return json;
}

int printReport(const CommandRun &run, const ApplyReport &report, const Unplanned &rest)
{
    using Outcome = ApplyReport::Outcome;
    const CommandOutput &output = run.output();
    printAround(run, report);
    const std::optional<Error> unknown = rest.error();
    rest.warn(output, report.outcome == Outcome::Nothing || report.outcome == Outcome::Done);
    const bool isOneRefusal = report.steps.empty() && report.refusals.size() == 1;
    for (const PlanRefusal &refusal : report.refusals) {
        if (!isOneRefusal) {
            output.warn(refusal.error.toLine());
        }
    }
    for (const PlanOperation &operation : report.withoutConsent) {
        output.note(QStringLiteral("left out for want of consent: %1 (%2)")
                        .arg(doingText(operation), operation.action == PlanAction::Replace
                                                       ? QStringLiteral("--allow-replace")
                                                       : QStringLiteral("--prune")));
    }
    const QString what = report.commit.isEmpty()
                             ? QStringLiteral("the working tree")
                             : QStringLiteral("commit %1").arg(report.commit.left(10));
    switch (report.outcome) {
    case Outcome::Nothing:
        if (unknown) {
            output.failLine(*unknown);
            return 1;
        }
        output.note(
            report.withoutConsent.empty()
                ? QStringLiteral("nothing to do%1: live is as %2 says")
                      .arg(rest.parts.isEmpty() ? QString() : QStringLiteral(" for the rest"), what)
                : QStringLiteral("nothing was done: all that %1 still wants needs a consent")
                      .arg(what));
        return 0;
    case Outcome::Done:
        output.note(QStringLiteral("applied %1: %2 of %3 operations done%4")
                        .arg(what)
                        .arg(report.count(ApplyStep::State::Done))
                        .arg(report.steps.size())
                        .arg(report.isLeft() ? QStringLiteral(", the rest accepted") : QString()));
        if (unknown) {
            output.failLine(*unknown);
            return 1;
        }
        return 0;
    case Outcome::Refused:
        if (!run.isStopped()) {
            return output.fail(report.error.value_or(Error()));
        }
        return 1;
    case Outcome::Failed:
    case Outcome::Cancelled:
        break;
    }
    const QString next = report.howToGoOn();
    const auto begun =
        std::count_if(report.steps.begin(), report.steps.end(), [](const ApplyStep &step) {
            return step.state == ApplyStep::State::Cancelled && step.mayStillRun;
        });
    const auto notBegun = static_cast<std::ptrdiff_t>(report.count(ApplyStep::State::Skipped) +
                                                      report.count(ApplyStep::State::Cancelled)) -
                          begun;
    const Error counts{
        ErrorKind::Conflict,
        QStringLiteral("%1 of %2 operations done, %3 failed, %4%5 not begun")
            .arg(report.count(ApplyStep::State::Done))
            .arg(report.steps.size())
            .arg(report.count(ApplyStep::State::Failed))
            .arg(begun > 0 ? QStringLiteral("%1 begun and not waited for, ").arg(begun) : QString())
            .arg(notBegun),
        {},
        next};
    const Error error = isOneRefusal ? report.refusals.front().error : counts;
    if (run.isStopped()) {
        output.note(error.toLine());
    } else {
        output.failLine(error);
    }
    return 1;
}

} // namespace serin
