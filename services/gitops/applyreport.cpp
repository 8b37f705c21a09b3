// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/applyreport.h"

#include <algorithm>

namespace serin {

QString stepWord(ApplyStep::State state)
{
    switch (state) {
    case ApplyStep::State::Waiting:
        return QStringLiteral("waiting");
    case ApplyStep::State::Running:
        return QStringLiteral("running");
    case ApplyStep::State::Done:
        return QStringLiteral("done");
    case ApplyStep::State::Failed:
        return QStringLiteral("failed");
    case ApplyStep::State::Skipped:
        return QStringLiteral("skipped");
    case ApplyStep::State::Cancelled:
        return QStringLiteral("cancelled");
    }
    Q_UNREACHABLE();
}

QString outcomeWord(ApplyReport::Outcome outcome)
{
    switch (outcome) {
    case ApplyReport::Outcome::Nothing:
        return QStringLiteral("nothing");
    case ApplyReport::Outcome::Done:
        return QStringLiteral("done");
    case ApplyReport::Outcome::Failed:
        return QStringLiteral("failed");
    case ApplyReport::Outcome::Cancelled:
        return QStringLiteral("cancelled");
    case ApplyReport::Outcome::Refused:
        return QStringLiteral("refused");
    }
    Q_UNREACHABLE();
}

std::size_t ApplyReport::count(ApplyStep::State state) const
{
    return static_cast<std::size_t>(
        std::count_if(steps.begin(), steps.end(),
                      [state](const ApplyStep &step) { return step.state == state; }));
}

QString ApplyReport::howToGoOn() const
{
    const bool mayRun = std::any_of(steps.begin(), steps.end(),
                                    [](const ApplyStep &step) { return step.mayStillRun; });
    switch (outcome) {
    case Outcome::Nothing:
    case Outcome::Done:
        return {};
    case Outcome::Refused:
        return error ? error->fix : QString();
    case Outcome::Cancelled:
        return mayRun ? QStringLiteral("apply again to go on: it waits first for what the service "
                                       "is still doing")
                      : QStringLiteral("apply again to go on");
    case Outcome::Failed:
        break;
    }
    if (error && !error->fix.isEmpty()) {
        return QStringLiteral("%1, then apply again: it goes on from here").arg(error->fix);
    }
    return QStringLiteral("apply again: it goes on from here");
}

} // namespace serin
