// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/scoring/instancesupervisor.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace serin {

/// The instances of one deployment, and the way from one set of them to the next. See
/// ScoringFleet::run() for what a call does; a call here answers by settled() in the same way.
class DeploymentSupervisor : public QObject
{
    Q_OBJECT

public:
    /// @p context must outlive it.
    explicit DeploymentSupervisor(FleetContext &context, QObject *parent = nullptr);
    ~DeploymentSupervisor() override;

    void run(const ScoringSpec &spec, quint64 ticket);
    void stop(quint64 ticket);
    /// Ends all at once, without draining; a call under way is cancelled. emptied() follows.
    void shutDown();

    [[nodiscard]] QList<ScoringInstance> instances() const;
    [[nodiscard]] QString serverLogs(int lines) const;
    [[nodiscard]] QString preparationLog(int lines) const;
    /// False when it has no such instance.
    bool instanceDrained(const QString &instanceId);

Q_SIGNALS:
    void settled(quint64 ticket, const serin::Result<void> &result);
    /// instances() may be another list now. As all signals, from the event loop only.
    void changed();
    /// Nothing runs and nothing is asked any more: it may be deleted.
    void emptied();

private:
    /// An instance and what it belongs to.
    struct Member
    {
        std::unique_ptr<InstanceSupervisor> supervisor;
        int generation = 0; ///< all with the same program
        bool fresh = false; ///< started by the call under way
        bool leaving = false;
        bool keptForLog = false; ///< it is why a call failed
    };
    /// What is being brought about.
    struct Call
    {
        std::optional<quint64> ticket; ///< nothing: nobody waits for the answer
        bool stops = false;            ///< the deployment ends
        ScoringSpec spec;
        int generation = 0;
        bool committed = false;       ///< all that is new is ready, the rest is leaving
        std::optional<Error> failure; ///< waits only for what has failed to end
    };

    void cancelCall();
    void begin(const ScoringSpec &spec, const std::optional<Call> &older);
    void startFresh(int count);
    void connectMember(InstanceSupervisor *supervisor);
    void dropEnded(InstanceSupervisor *supervisor);
    static void leave(Member &member, bool atOnce);
    void leaveFresh(int exceptGeneration);
    void retireSurplus();
    void failCall(InstanceSupervisor *supervisor, const QString &why);
    void commit();
    void note();
    void turn();
    void settle(const Result<void> &result);
    void forgetFailures();
    [[nodiscard]] Member *memberOf(const InstanceSupervisor *supervisor);
    [[nodiscard]] int staying(int generation) const;
    [[nodiscard]] std::vector<InstanceSupervisor *> withLogs() const;

    FleetContext &m_context;
    std::vector<Member> m_members;
    std::vector<std::unique_ptr<InstanceSupervisor>> m_ended;  ///< to be deleted at the next turn
    std::vector<std::unique_ptr<InstanceSupervisor>> m_failed; ///< kept for their logs
    std::optional<Call> m_call;
    std::optional<ScoringSpec> m_spec; ///< of m_generation
    int m_generation = 0;              ///< the one that serves
    int m_lastGeneration = 0;
    QString m_preparation;
    bool m_turning = false; ///< a turn is on its way
    bool m_shuttingDown = false;
};

} // namespace serin
