// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/scoring/fleetcontext.h"
#include "services/local/scoring/scoringfleet.h"

#include <QHash>

#include <chrono>
#include <map>
#include <memory>

namespace serin {

class DeploymentSupervisor;

struct ProcessFleetOptions
{
    /// The fleet's own folder in the server's state: logs, the journal, the scoring host. Absolute;
    /// made when missing. One fleet at a time.
    QString folder;
    QString interpreter = QStringLiteral("/usr/bin/python3"); ///< of scoring scripts; absolute
    SupervisionTimes times;
    InstanceLog::Limits logLimits;
};

/// What a process and its group have used.
struct ProcessUsage
{
    /// Since the start of the present process: it falls when an instance is started again.
    std::chrono::microseconds cpu{0};
    qint64 residentBytes = 0; ///< shared pages count in each process
    int processes = 0;

    bool operator==(const ProcessUsage &) const = default;
};

/// Real processes of this computer. Each leads a session and a group of its own and dies with this
/// program (Linux); an orderly end is shutDown().
class ProcessFleet : public ScoringFleet
{
    Q_OBJECT

public:
    explicit ProcessFleet(const ProcessFleetOptions &options, QObject *parent = nullptr);
    /// Kills what still runs and waits for that (milliseconds).
    ~ProcessFleet() override;

    /// To be called once, before anything else: makes the folder, ends the processes that an
    /// earlier server with the same folder has left behind, and lays the scoring host ready. Blocks
    /// for some milliseconds. @error Io. @return how many processes were ended.
    [[nodiscard]] Result<int> open();

    void run(const ScoringSpec &spec, quint64 ticket) override;
    void stop(const DeploymentKey &key, quint64 ticket) override;
    [[nodiscard]] QList<ScoringInstance> instances(const DeploymentKey &key) const override;
    [[nodiscard]] QString logs(const DeploymentKey &key, LogKind kind, int lines) const override;
    void instanceDrained(const QString &instanceId) override;

    /// Ends everything, all at the same time: SIGTERM, and SIGKILL after the grace. Calls under way
    /// and later ones settle as Cancelled. hasShutDown() follows.
    void shutDown();

    /// By instance id, of those that run. One pass over all processes of the computer (about 10 µs
    /// for each of them); meant to be asked once in some seconds.
    [[nodiscard]] QHash<QString, ProcessUsage> usage() const;

Q_SIGNALS:
    /// After shutDown(): nothing is left.
    void hasShutDown();

private:
    DeploymentSupervisor &supervisorOf(const DeploymentKey &key);
    void forget(const DeploymentKey &key);
    void refuse(quint64 ticket);
    void finishShutDown();
    [[nodiscard]] Result<void> prepareFolder();
    [[nodiscard]] Result<void> prepareMark();
    [[nodiscard]] Result<void> layHostReady();
    [[nodiscard]] ProcessFamily everything() const;

    const ProcessFleetOptions m_options;
    std::unique_ptr<FleetContext> m_context;
    std::map<DeploymentKey, std::unique_ptr<DeploymentSupervisor>> m_deployments;
    std::unique_ptr<DeploymentSupervisor> m_forgotten; ///< the latest one that has nothing any more
    bool m_shuttingDown = false;
};

} // namespace serin
