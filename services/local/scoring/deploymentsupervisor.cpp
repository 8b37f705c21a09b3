// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/scoring/deploymentsupervisor.h"

#include "services/core/async.h"

#include <algorithm>

namespace serin {

namespace {

using State = ScoringInstance::State;

constexpr int linesInError = 20;
constexpr qint64 bytesInError = 4'096;
constexpr qint64 mostLogBytes = 4 * 1024 * 1024;

/// Whether @p one and @p other differ in the number of instances at most.
bool isSameProgram(ScoringSpec one, const ScoringSpec &other)
{
    one.instanceCount = other.instanceCount;
    return one == other;
}

QString lastLines(const QString &text, int lines)
{
    const QStringList all = text.split(u'\n', Qt::SkipEmptyParts);
    const QStringList last = all.mid(std::max<qsizetype>(all.size() - lines, 0));
    return last.isEmpty() ? QString() : last.join(u'\n') + u'\n';
}

} // namespace

DeploymentSupervisor::DeploymentSupervisor(FleetContext &context, QObject *parent)
    : QObject(parent), m_context(context)
{}

DeploymentSupervisor::~DeploymentSupervisor() = default;

void DeploymentSupervisor::run(const ScoringSpec &spec, quint64 ticket)
{
    const std::optional<Call> older = m_call;
    cancelCall();
    forgetFailures();
    m_call = Call();
    m_call->ticket = ticket;
    m_call->spec = spec;
    m_preparation = describePreparation(spec, m_context.setting);
    if (auto checked = checkScoringSpec(spec); !checked) {
        m_preparation += checked.error().detail + u'\n';
        m_call->failure = Error{ErrorKind::Unavailable, checked.error().detail, {}, {}};
        leaveFresh(0);
    } else {
        begin(spec, older);
    }
    note();
}

void DeploymentSupervisor::begin(const ScoringSpec &spec, const std::optional<Call> &older)
{
    if (m_spec && isSameProgram(*m_spec, spec)) {
        m_call->generation = m_generation;
    } else if (older && !older->stops && !older->failure && isSameProgram(older->spec, spec)) {
        m_call->generation = older->generation;
    } else {
        m_call->generation = ++m_lastGeneration;
    }
    leaveFresh(m_call->generation);
    startFresh(spec.instanceCount - staying(m_call->generation));
    retireSurplus();
}

void DeploymentSupervisor::stop(quint64 ticket)
{
    cancelCall();
    forgetFailures();
    m_spec.reset();
    m_call = Call();
    m_call->ticket = ticket;
    m_call->stops = true;
    m_call->committed = true;
    for (Member &member : m_members) {
        leave(member, false);
    }
    note();
}

void DeploymentSupervisor::shutDown()
{
    cancelCall();
    m_shuttingDown = true;
    m_spec.reset();
    m_call = Call();
    m_call->stops = true;
    m_call->committed = true;
    for (Member &member : m_members) {
        leave(member, true);
    }
    note();
}

void DeploymentSupervisor::cancelCall()
{
    if (m_call && m_call->ticket) {
        QMetaObject::invokeMethod(
            this,
            [this, ticket = *m_call->ticket] { Q_EMIT settled(ticket, failure(cancelledError())); },
            Qt::QueuedConnection);
    }
    m_call.reset();
}

void DeploymentSupervisor::startFresh(int count)
{
    for (int i = 0; i < count; ++i) {
        auto supervisor = std::make_unique<InstanceSupervisor>(m_context, m_call->spec);
        InstanceSupervisor *const started = supervisor.get();
        connectMember(started);
        m_members.push_back({std::move(supervisor), m_call->generation, true});
        started->start();
    }
}

void DeploymentSupervisor::connectMember(InstanceSupervisor *supervisor)
{
    connect(supervisor, &InstanceSupervisor::changed, this, &DeploymentSupervisor::note);
    connect(supervisor, &InstanceSupervisor::failedToStart, this,
            [this, supervisor](const QString &why) { failCall(supervisor, why); });
    connect(supervisor, &InstanceSupervisor::restarting, this,
            [this, supervisor](const QString &why) {
                // Ready for a moment only: no better than one that never was.
                if (memberOf(supervisor)->fresh) {
                    failCall(supervisor, why);
                }
            });
    connect(supervisor, &InstanceSupervisor::ended, this,
            [this, supervisor] { dropEnded(supervisor); });
}

/// Not deleted here: it is in the middle of its signal.
void DeploymentSupervisor::dropEnded(InstanceSupervisor *supervisor)
{
    Member *const member = memberOf(supervisor);
    if (member->keptForLog) {
        m_context.failures.keep(
            supervisor->spec().key,
            supervisor->log().lastLines(FailureLogs::mostLines, FailureLogs::mostBytes));
    }
    (member->keptForLog ? m_failed : m_ended).push_back(std::move(member->supervisor));
    m_members.erase(m_members.begin() + (member - m_members.data()));
    note();
}

DeploymentSupervisor::Member *DeploymentSupervisor::memberOf(const InstanceSupervisor *supervisor)
{
    const auto found =
        std::find_if(m_members.begin(), m_members.end(), [supervisor](const Member &member) {
            return member.supervisor.get() == supervisor;
        });
    Q_ASSERT(found != m_members.end());
    return &*found;
}

int DeploymentSupervisor::staying(int generation) const
{
    return static_cast<int>(
        std::count_if(m_members.begin(), m_members.end(), [generation](const Member &member) {
            return member.generation == generation && !member.leaving;
        }));
}

void DeploymentSupervisor::leave(Member &member, bool atOnce)
{
    member.leaving = true;
    member.fresh = false;
    if (atOnce) {
        member.supervisor->stop();
    } else {
        member.supervisor->drain();
    }
}

/// What an older call has begun and nobody wants any more.
void DeploymentSupervisor::leaveFresh(int exceptGeneration)
{
    for (Member &member : m_members) {
        if (member.fresh && member.generation != exceptGeneration) {
            leave(member, false);
        }
    }
}

/// Too many of the right kind: first those that are not ready, then the newest.
void DeploymentSupervisor::retireSurplus()
{
    for (int surplus = staying(m_call->generation) - m_call->spec.instanceCount; surplus > 0;
         --surplus) {
        Member *chosen = nullptr;
        for (Member &member : m_members) {
            const bool candidate = member.generation == m_call->generation && !member.leaving;
            if (candidate && (chosen == nullptr || !member.supervisor->isReady() ||
                              chosen->supervisor->isReady())) {
                chosen = &member;
            }
        }
        if (chosen == nullptr) {
            return;
        }
        leave(*chosen, false);
    }
}

void DeploymentSupervisor::failCall(InstanceSupervisor *supervisor, const QString &why)
{
    Member *const failed = memberOf(supervisor);
    if (m_call && !m_call->failure && failed->fresh) {
        const QByteArray lines = supervisor->log().lastLines(linesInError, bytesInError);
        m_call->failure =
            Error{ErrorKind::Unavailable,
                  QStringLiteral("instance %1 %2").arg(supervisor->instance().id, why),
                  QString::fromUtf8(lines).trimmed(),
                  {}};
        failed->keptForLog = true;
    }
    failed->fresh = false; // it is not to be drained
    failed->leaving = true;
    leaveFresh(0);
    supervisor->stop();
    note();
}

/// Once all that is new is ready, it is what serves, and the old ones leave.
void DeploymentSupervisor::commit()
{
    const bool isWaiting =
        std::any_of(m_members.begin(), m_members.end(), [](const Member &member) {
            return member.fresh && !member.supervisor->isReady();
        });
    if (isWaiting) {
        return;
    }
    m_call->committed = true;
    m_spec = m_call->spec;
    m_generation = m_call->generation;
    for (Member &member : m_members) {
        member.fresh = false;
        if (member.generation != m_generation && !member.leaving) {
            leave(member, false);
        }
    }
}

/// Something has happened; what follows from it is done in a turn of its own, as signals of
/// instances come in the middle of things.
void DeploymentSupervisor::note()
{
    if (!std::exchange(m_turning, true)) {
        QMetaObject::invokeMethod(this, &DeploymentSupervisor::turn, Qt::QueuedConnection);
    }
}

void DeploymentSupervisor::turn()
{
    m_turning = false;
    for (const auto &ended : m_ended) {
        if (!m_shuttingDown) {
            ended->removeLogAtTheEnd();
        }
    }
    m_ended.clear();
    if (m_call && !m_call->failure && !m_call->committed) {
        commit();
    }
    Q_EMIT changed();
    const bool isAnyoneLeaving = std::any_of(m_members.begin(), m_members.end(),
                                             [](const Member &member) { return member.leaving; });
    // Whoever heard the signal may have called; then there is another turn.
    if (!m_call || isAnyoneLeaving || m_turning) {
        return;
    }
    if (m_call->failure) {
        settle(failure(*m_call->failure));
    } else if (m_call->committed) {
        const bool stops = m_call->stops;
        settle({});
        if (stops && !m_call) {
            Q_EMIT emptied();
        }
    }
}

void DeploymentSupervisor::settle(const Result<void> &result)
{
    const std::optional<quint64> ticket = m_call->ticket;
    m_call.reset();
    if (ticket) {
        Q_EMIT settled(*ticket, result);
    }
}

void DeploymentSupervisor::forgetFailures()
{
    for (const auto &failed : m_failed) {
        failed->removeLogAtTheEnd();
    }
    m_failed.clear();
}

QList<ScoringInstance> DeploymentSupervisor::instances() const
{
    QList<ScoringInstance> list;
    for (const Member &member : m_members) {
        list.append(member.supervisor->instance());
    }
    return list;
}

std::vector<InstanceSupervisor *> DeploymentSupervisor::withLogs() const
{
    std::vector<InstanceSupervisor *> all;
    for (const auto &failed : m_failed) {
        all.push_back(failed.get());
    }
    for (const Member &member : m_members) {
        all.push_back(member.supervisor.get());
    }
    return all;
}

QString DeploymentSupervisor::serverLogs(int lines) const
{
    const std::vector<InstanceSupervisor *> all = withLogs();
    if (all.empty() || lines <= 0) {
        return {};
    }
    const int share = std::max(lines / static_cast<int>(all.size()), 1);
    QString text;
    for (InstanceSupervisor *supervisor : all) {
        if (all.size() > 1) {
            text += QStringLiteral("== %1 ==\n").arg(supervisor->instance().id);
        }
        text += QString::fromUtf8(
            supervisor->log().lastLines(share, mostLogBytes / static_cast<qint64>(all.size())));
        if (!text.endsWith(u'\n')) {
            text += u'\n';
        }
    }
    return text;
}

QString DeploymentSupervisor::preparationLog(int lines) const
{
    return lastLines(m_preparation, lines);
}

bool DeploymentSupervisor::instanceDrained(const QString &instanceId)
{
    for (const Member &member : m_members) {
        if (member.supervisor->instance().id == instanceId) {
            member.supervisor->drained();
            return true;
        }
    }
    return false;
}

} // namespace serin
