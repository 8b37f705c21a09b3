// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/mirrortraffic.h"

#include "services/domain/trafficsplit.h"

#include <QTest>

using namespace serin;

class TestMirrorTraffic : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void noneByDefault()
    {
        const MirrorTraffic none;
        QVERIFY(!none.target());
        QCOMPARE(none.percent().value(), 0);
    }
    void takesUpToTheLimit()
    {
        for (int value = 1; value <= 50; ++value) {
            const Result<MirrorTraffic> mirror =
                MirrorTraffic::toTarget(m_green, Percent::clamped(value));
            QVERIFY(mirror);
            QVERIFY(mirror->target() == m_green);
            QCOMPARE(mirror->percent().value(), value);
        }
        for (int value = 51; value <= 100; ++value) {
            const Result<MirrorTraffic> mirror =
                MirrorTraffic::toTarget(m_green, Percent::clamped(value));
            QVERIFY(!mirror);
            QCOMPARE(mirror.error().kind, ErrorKind::Invalid);
            QVERIFY(mirror.error().detail.contains(QString::number(value)));
        }
    }
    void zeroPercentIsNone()
    {
        QCOMPARE(*MirrorTraffic::toTarget(m_green, Percent()), MirrorTraffic());
    }
    void checksAgainstTheLiveTraffic()
    {
        const TrafficSplit live =
            TrafficSplit::fromShares({{m_blue, Percent::clamped(100)}, {m_green, Percent()}})
                .value();
        const MirrorTraffic toGreen = *MirrorTraffic::toTarget(m_green, Percent::clamped(10));
        const MirrorTraffic toBlue = *MirrorTraffic::toTarget(m_blue, Percent::clamped(10));
        const auto managed = EndpointComputeType::Managed;
        QCOMPARE(MirrorTraffic::check(toGreen, live, managed).value(), toGreen);
        // An entry that the split does not have is like one of 0 percent.
        QCOMPARE(MirrorTraffic::check(toGreen, TrafficSplit(), managed).value(), toGreen);
        const Result<MirrorTraffic> refused = MirrorTraffic::check(toBlue, live, managed);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Invalid);
        QVERIFY(refused.error().detail.contains(QStringLiteral("\"blue\" gets 100 percent")));
        QVERIFY(!refused.error().fix.isEmpty());
    }
    void notOnKubernetes()
    {
        const MirrorTraffic mirror = *MirrorTraffic::toTarget(m_green, Percent::clamped(10));
        const auto kubernetes = EndpointComputeType::Kubernetes;
        const Result<MirrorTraffic> refused =
            MirrorTraffic::check(mirror, TrafficSplit(), kubernetes);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Invalid);
        QVERIFY(refused.error().detail.contains(QStringLiteral("Kubernetes")));
        QVERIFY(MirrorTraffic::check(MirrorTraffic(), TrafficSplit(), kubernetes));
    }

private:
    const DeploymentName m_blue = *DeploymentName::fromString(QStringLiteral("blue"));
    const DeploymentName m_green = *DeploymentName::fromString(QStringLiteral("green"));
};

QTEST_GUILESS_MAIN(TestMirrorTraffic)
#include "tst_mirrortraffic.moc"
