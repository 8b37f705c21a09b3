// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/stepline.h"

#include <QCoreApplication>

namespace serin {

namespace {

struct StepLineWords
{
    Q_DECLARE_TR_FUNCTIONS(StepLine)
};

} // namespace

ListLine stepLine(const QString &title, OperationState state, const QString &words)
{
    ListLine line;
    line.word = operationWord(state);
    line.text = StepLineWords::tr("%1 – %2", "a step, its state").arg(title, line.word);
    line.detail = words;
    switch (state) {
    case OperationState::Done:
        line.icon = IconName::Check;
        line.tone = ListLine::Tone::Ok;
        break;
    case OperationState::Failed:
        line.icon = IconName::Error;
        line.tone = ListLine::Tone::Failure;
        break;
    case OperationState::Stopped:
        line.icon = IconName::Warning;
        line.tone = ListLine::Tone::Warning;
        break;
    case OperationState::Running:
    case OperationState::Stopping:
        line.icon = IconName::Refresh;
        break;
    case OperationState::Waiting:
    case OperationState::Skipped:
        line.tone = ListLine::Tone::Muted;
        break;
    }
    return line;
}

} // namespace serin
