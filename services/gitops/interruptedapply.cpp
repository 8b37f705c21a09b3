// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/interruptedapply.h"

#include "services/gitops/operationrun.h"

#include <utility>

namespace serin {

namespace {

template<typename Live>
Result<QString> stateOf(const Result<Live> &live)
{
    if (live) {
        return live->stateText;
    }
    return live.error().kind == ErrorKind::NotFound ? Result<QString>(QString())
                                                    : failure(live.error());
}

} // namespace

InterruptedApply::InterruptedApply(ControlPlane &plane, ApplyRecords &records, ApplyRecord record,
                                   bool waits, ProgressCallback progress, QObject *parent)
    : Errand(parent), m_plane(plane), m_records(records), m_record(std::move(record)),
      m_waits(waits), m_progress(std::move(progress))
{
    run(m_records.takeOver(m_record.id), [this](Result<ApplyRecord> taken) {
        m_isOurs = taken.has_value();
        if (!taken && taken.error().kind == ErrorKind::Conflict) {
            answer(QString());
        } else if (!taken) {
            answer(failure(std::move(taken.error())));
        } else {
            m_record = std::move(*taken);
            if (!m_record.pending) {
                close(QStringLiteral("nothing was under way"));
            } else if (!m_waits || (m_record.pending->statusUrl.isEmpty() &&
                                    m_record.pending->resultUrl.isEmpty())) {
                look();
            } else {
                wait();
            }
        }
    });
}

InterruptedApply::~InterruptedApply()
{
    if (m_isOurs) {
        markInterrupted();
        static_cast<void>(m_records.leave(m_record));
    }
}

void InterruptedApply::markInterrupted()
{
    if (!m_record.isEnded()) {
        m_record.outcome = ApplyOutcome::Interrupted;
        m_record.message = QStringLiteral("the program ended in the middle");
    }
}

// Whether the request was sent at all is not known, so the resource is asked first: to wait for
// the end of something that never began would take long.
void InterruptedApply::look()
{
    const QString mark = QStringLiteral("/deployments/");
    const Result<EndpointName> endpoint = EndpointName::fromString(m_record.endpoint);
    if (!endpoint) {
        close(QStringLiteral("nothing was under way"));
        return;
    }
    const QString &id = m_record.pending->resourceId;
    if (!id.contains(mark)) {
        run(m_plane.endpoint(*endpoint),
            [this](const Result<LiveEndpoint> &live) { judge(stateOf(live)); });
        return;
    }
    const Result<DeploymentName> deployment =
        DeploymentName::fromString(id.section(mark, 1).section(u'/', 0, 0));
    if (!deployment) {
        close(QStringLiteral("nothing was under way"));
        return;
    }
    run(m_plane.deployment(*endpoint, *deployment),
        [this](const Result<LiveDeployment> &live) { judge(stateOf(live)); });
}

void InterruptedApply::judge(const Result<QString> &state)
{
    if (!state) {
        leave(state.error());
    } else if (state->isEmpty() || isTerminalState(*state)) {
        close(QStringLiteral("%1 is not under way any more").arg(m_record.runningOperation));
    } else if (m_waits) {
        wait();
    } else {
        leave({ErrorKind::Conflict, QStringLiteral("it is still under way (%1)").arg(*state),
               m_record.endpoint, QStringLiteral("wait until that has ended, then apply again")});
    }
}

void InterruptedApply::wait()
{
    run(m_plane.wait(*m_record.pending, m_progress), [this](const Result<void> &waited) {
        if (waited) {
            close(QStringLiteral("%1 has been carried out").arg(m_record.runningOperation));
        } else if (leavesOpen(waited.error()) || waited.error().kind == ErrorKind::Cancelled) {
            leave(waited.error());
        } else {
            close(QStringLiteral("%1 has failed: %2")
                      .arg(m_record.runningOperation, waited.error().toLine()));
        }
    });
}

void InterruptedApply::close(const QString &what)
{
    markInterrupted();
    m_isOurs = false;
    m_record.message += QStringLiteral("; ") + what;
    const QString sentence =
        QStringLiteral("the apply of %1 begun at %2 did not see its end: %3")
            .arg(m_record.endpoint, m_record.begunAt.toString(Qt::ISODate), what);
    run(m_records.end(m_record), [this, sentence](const Result<void> &ended) {
        answer(ended ? Result<QString>(sentence) : failure(ended.error()));
    });
}

void InterruptedApply::leave(const Error &error)
{
    markInterrupted();
    m_isOurs = false;
    Error told = error;
    told.detail = QStringLiteral("an earlier apply of %1 did not see its end, and it is not known "
                                 "yet what became of %2: %3")
                      .arg(m_record.endpoint, m_record.runningOperation, error.detail);
    run(m_records.leave(m_record), [this, told](const Result<void> &) { answer(failure(told)); });
}

} // namespace serin
