// SPDX-License-Identifier: GPL-3.0-or-later
// The marks of the charts, from real records of applies.
#include "models/workbench/trafficcommits.h"

#include "models/metrics/metricscontroller.h"
#include "tests/support/answered.h"
#include "tests/support/fakecontrolplane.h"
#include "tests/support/fakeworkspaceaccess.h"
#include "tests/support/names.h"
#include "tests/support/patience.h"
#include "tests/support/samplebench.h"

#include <QTest>

using namespace serin;

class TestTrafficCommits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<SampleBench>(QString());
        QCOMPARE(m_bench->setUp(false), QString());
        m_plane = std::make_unique<FakeControlPlane>();
        LiveEndpoint live{EndpointSpec(*EndpointName::fromString(canary))};
        live.id = QStringLiteral("/endpoints/canary");
        live.traffic = {{blue, 100}};
        m_plane->endpointList = {live};
        m_access.controlPlane = m_plane.get();
        m_access.ranAs.clear();
        m_access.now = WorkspaceAccess::State::Ready;
        m_live = std::make_unique<LiveController>(m_access);
        m_metrics = std::make_unique<MetricsController>(*m_live);
        m_bench->project->setPlane(m_plane.get());
        m_commits = std::make_unique<TrafficCommits>(*m_bench->project, *m_metrics, m_access);
        m_metrics->setEndpoint(canary);
        m_metrics->setShown(true);
        m_live->setShown(true);
        QTRY_COMPARE_WITH_TIMEOUT(m_metrics->marks().size(), std::size_t(1), patience);
    }
    void cleanup()
    {
        m_commits.reset();
        m_metrics.reset();
        m_live.reset();
        m_bench.reset();
        m_plane.reset();
    }

    void readsTheRecords()
    {
        add(QStringLiteral("c1"), {{green, 100}});
        add(QStringLiteral("c2"), {{blue, 90}, {green, 10}});
        add(QStringLiteral("c3"), {{blue, 1}}, QStringLiteral("other"));
        m_metrics->setInterest(MetricsController::Interest::Charts);
        QTRY_COMPARE_WITH_TIMEOUT(m_metrics->marks().size(), std::size_t(3), patience);
        QCOMPARE(m_metrics->marks()[0].shares, (QMap<QString, int>{{blue, 100}}));
        QCOMPARE(m_metrics->marks()[1].commit, QStringLiteral("c1"));
        QCOMPARE(m_metrics->marks()[2].commit, QStringLiteral("c2"));
    }

    void againWhenAnApplyHasEnded()
    {
        m_metrics->setInterest(MetricsController::Interest::Charts);
        add(QStringLiteral("c1"), {{green, 100}});
        m_commits->read();
        QTRY_COMPARE_WITH_TIMEOUT(m_metrics->marks().size(), std::size_t(2), patience);
        m_plane->endpointList[0].traffic = {{blue, 50}, {green, 50}};
        add(QStringLiteral("c2"), {{blue, 50}, {green, 50}});
        m_live->refresh(); // somebody else applied it: that the shares changed is enough
        QTRY_COMPARE_WITH_TIMEOUT(m_metrics->marks().back().commit, QStringLiteral("c2"), patience);
        QCOMPARE(m_metrics->marks().size(), std::size_t(3));
    }

    void nobodyLooks()
    {
        add(QStringLiteral("c1"), {{green, 100}});
        m_commits->read();
        QVERIFY(answered(m_bench->records.marks(m_bench->project->scope()))); // after it
        QCOMPARE(m_metrics->marks().size(), std::size_t(1));
    }

    void whileTheWorkspaceIsAway()
    {
        add(QStringLiteral("c1"), {{green, 100}});
        const QString workspace = m_bench->project->scope().workspace;
        m_metrics->setInterest(MetricsController::Interest::Charts);
        m_access.set(WorkspaceAccess::State::Stopped);
        m_bench->project->setPlane(nullptr);
        QCOMPARE(m_metrics->marks().size(), std::size_t(0));
        m_access.ranAs = workspace;
        m_commits->read();
        QTRY_COMPARE_WITH_TIMEOUT(m_metrics->marks().size(), std::size_t(1), patience);
        QCOMPARE(m_metrics->marks()[0].commit, QStringLiteral("c1"));
    }

private:
    void add(const QString &commit, const QMap<QString, int> &traffic,
             const QString &endpoint = canary)
    {
        ApplyRecord record;
        record.scope = m_bench->project->scope();
        record.endpoint = endpoint;
        record.commit = commit;
        record.outcome = ApplyOutcome::Succeeded;
        record.liveDigest = "digest";
        record.traffic = traffic;
        QVERIFY(answered(m_bench->records.add(record)));
    }

    std::unique_ptr<SampleBench> m_bench;
    std::unique_ptr<FakeControlPlane> m_plane;
    FakeWorkspaceAccess m_access;
    std::unique_ptr<LiveController> m_live;
    std::unique_ptr<MetricsController> m_metrics;
    std::unique_ptr<TrafficCommits> m_commits;
};

QTEST_GUILESS_MAIN(TestTrafficCommits)
#include "tst_trafficcommits.moc"
