// SPDX-License-Identifier: GPL-3.0-or-later
// usage: bench_fleet [IDLE_SECONDS]
// Prints how long scoring processes take from run() to ready, what supervising ten deployments
// costs when nothing happens, and what one look at the usage of all processes costs.
#include "services/local/scoring/processfleet.h"
#include "tests/support/wholenumber.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>
#include <functional>
#include <optional>
#include <sys/resource.h>

using namespace serin;

namespace {

/// CPU time of this process alone, without its children.
double ownCpuSeconds()
{
    rusage usage = {};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

void spin(int milliseconds)
{
    QTimer::singleShot(milliseconds, QCoreApplication::instance(), &QCoreApplication::quit);
    QCoreApplication::exec();
}

class Bench
{
public:
    Bench()
    {
        ProcessFleetOptions options;
        options.folder = m_folder.filePath(QStringLiteral("scoring"));
        m_fleet = std::make_unique<ProcessFleet>(options);
        QObject::connect(m_fleet.get(), &ScoringFleet::settled, m_fleet.get(),
                         [this](quint64, const Result<void> &result) {
                             if (!result) {
                                 std::fprintf(stderr, "%s\n", qPrintable(result.error().toLine()));
                             }
                             if (--m_open == 0) {
                                 QCoreApplication::quit();
                             }
                         });
        QFile script(m_folder.filePath(QStringLiteral("score.py")));
        if (!m_fleet->open() || !script.open(QIODevice::WriteOnly)) {
            std::abort();
        }
        script.write("def init(): pass\ndef run(data): return 1\n");
    }

    /// From run() of all to the last settled().
    double startSeconds(int deployments, int instances)
    {
        QElapsedTimer timer;
        timer.start();
        forEach(deployments, [this, instances](const DeploymentKey &key) {
            ScoringSpec spec;
            spec.key = key;
            spec.codeDir = m_folder.path();
            spec.scoringScript = QStringLiteral("score.py");
            spec.liveness.route = QStringLiteral("/");
            spec.readiness.route = QStringLiteral("/");
            spec.requestTimeout = std::chrono::milliseconds(1);
            spec.instanceCount = instances;
            m_fleet->run(spec, 1);
        });
        return static_cast<double>(timer.nsecsElapsed()) / 1e9;
    }
    void stopAll(int deployments)
    {
        forEach(deployments, [this](const DeploymentKey &key) { m_fleet->stop(key, 1); });
    }
    [[nodiscard]] const ProcessFleet &fleet() const { return *m_fleet; }

private:
    void forEach(int deployments, const std::function<void(const DeploymentKey &)> &act)
    {
        m_open = deployments;
        for (int i = 0; i < deployments; ++i) {
            act({QStringLiteral("bench"), QStringLiteral("d%1").arg(i)});
        }
        QCoreApplication::exec();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<ProcessFleet> m_fleet;
    int m_open = 0;
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const std::optional<int> idle = wholeNumber(argc > 1 ? argv[1] : "20");
    if (!idle || *idle < 1) {
        std::fputs("usage: bench_fleet [IDLE_SECONDS]\n", stderr);
        return 2;
    }
    const int idleSeconds = *idle;
    Bench bench;
    for (const auto &[deployments, instances] :
         {std::pair{1, 1}, std::pair{1, 1}, std::pair{1, 3}, std::pair{20, 3}}) {
        const double seconds = bench.startSeconds(deployments, instances);
        std::printf("start %2d x %d to ready: %7.0f ms\n", deployments, instances, seconds * 1e3);
        bench.stopAll(deployments);
    }
    bench.startSeconds(10, 1);
    spin(2'000);
    const double before = ownCpuSeconds();
    spin(idleSeconds * 1'000);
    const double idleShare = (ownCpuSeconds() - before) / idleSeconds;
    std::printf("idle with 10 deployments: %.3f %% of a core (over %d s)\n", idleShare * 100,
                idleSeconds);

    constexpr int looks = 100;
    const double beforeLooks = ownCpuSeconds();
    int found = 0;
    for (int i = 0; i < looks; ++i) {
        found = static_cast<int>(bench.fleet().usage().size());
    }
    std::printf("usage() of %d instances among %d processes: %.2f ms of CPU\n", found,
                static_cast<int>(listProcesses().size()),
                (ownCpuSeconds() - beforeLooks) / looks * 1e3);
    return 0;
}
