// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/invoke/calloperations.h"

#include "models/invoke/invokecontroller.h"
#include "models/invoke/invoketext.h"

#include <utility>

namespace serin {

using Phase = InvokeOutcome::Phase;

CallOperations::CallOperations(InvokeController &invoke, OperationsModel &operations,
                               QObject *parent)
    : QObject(parent), m_invoke(invoke), m_operations(operations)
{
    connect(&invoke, &InvokeController::outcomeChanged, this, &CallOperations::follow);
}

void CallOperations::follow()
{
    if (m_invoke.outcome().phase == Phase::Sending) {
        if (m_id != 0) { // a newer request takes its place
            m_operations.setStopped(std::exchange(m_id, 0));
        }
        begin();
    } else if (m_id != 0) {
        end();
    }
}

void CallOperations::begin()
{
    const QString &target = m_invoke.outcome().target;
    constexpr qsizetype longestCommand = 64 * 1024; // of a body in it
    const qsizetype size = m_invoke.body().bytes.size();
    const RequestCommands commands =
        size <= longestCommand ? m_invoke.commands() : RequestCommands();
    OperationSpec spec;
    spec.title = target.isEmpty() ? tr("Request to %1", "an endpoint").arg(m_invoke.endpoint())
                                  : tr("Request to %1 of %2", "a deployment, its endpoint")
                                        .arg(target, m_invoke.endpoint());
    spec.request = tr("%1 of body", "a size").arg(sizeWords(size));
    spec.command = commands.serinctl.isEmpty() ? commands.curl : commands.serinctl;
    spec.stop = [this] { m_invoke.stop(); };
    m_id = m_operations.begin(spec);
}

void CallOperations::end()
{
    const InvokeOutcome &outcome = m_invoke.outcome();
    const OperationsModel::Id id = std::exchange(m_id, 0);
    if (outcome.isStopped) {
        m_operations.setStopped(id, outcome.problem);
    } else if (outcome.phase == Phase::Failed) {
        m_operations.fail(id, {ErrorKind::Unavailable, outcome.problem, {}, outcome.advice});
    } else if (outcome.isComparison) {
        m_operations.finish(id, outcome.verdict);
    } else {
        const QString status = statusWords(outcome.status);
        const QString words = outcome.answeredBy.isEmpty()
                                  ? status
                                  : tr("%1, answered by %2", "a status, a deployment")
                                        .arg(status, outcome.answeredBy);
        if (outcome.isSuccess) {
            m_operations.finish(id, words);
        } else {
            m_operations.fail(id,
                              {outcome.status < 500 ? ErrorKind::Invalid : ErrorKind::Unavailable,
                               words,
                               {},
                               tr("see the answer on the page Test")});
        }
    }
}

} // namespace serin
