// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logs/logcontroller.h"
#include "tests/support/fakecontrolplane.h"
#include "tests/support/fakeworkspaceaccess.h"

#include <QSignalSpy>
#include <QTest>

using namespace serin;

namespace {

const QString canary = QStringLiteral("canary");
const QString call = QStringLiteral("logs canary/blue 1000");

QString numbered(int from, int to)
{
    QString text;
    for (int i = from; i <= to; ++i) {
        text += QStringLiteral("line %1\n").arg(i);
    }
    return text;
}

} // namespace

class TestLogs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_plane = std::make_unique<FakeControlPlane>();
        m_plane->endpointList = {LiveEndpoint{EndpointSpec(*EndpointName::fromString(canary))}};
        for (const char *name : {"blue", "green"}) {
            DeploymentSpec spec(*DeploymentName::fromString(QLatin1String(name)));
            spec.endpoint = *EndpointName::fromString(canary);
            m_plane->deploymentList.append(LiveDeployment{spec});
        }
        m_plane->logText = numbered(1, 3);
        m_access.now = WorkspaceAccess::State::Ready;
        m_access.controlPlane = m_plane.get();
        m_live = std::make_unique<LiveController>(m_access);
        m_logs = std::make_unique<LogController>(*m_live);
        m_logs->setEndpoint(canary);
        m_live->select(canary);
        m_live->setShown(true);
        QTRY_COMPARE(m_logs->deployments().size(), 2);
    }
    void cleanup()
    {
        m_logs.reset();
        m_live.reset();
        m_plane.reset();
    }

    void tailsJoin()
    {
        LogTail tail;
        QCOMPARE(tail.add(numbered(1, 5)), -1);
        QCOMPARE(tail.add(numbered(3, 8)), 3);
        QCOMPARE(tail.lines().size(), 8);
        QCOMPARE(tail.add(numbered(3, 8)), 0);
        QCOMPARE(tail.add(numbered(100, 101)), -1); // too late: lines were missed
        QCOMPARE(tail.lines().size(), 2);
        tail.clear();
        tail.add(QStringLiteral("a\na\na\n"));
        QCOMPARE(tail.add(QStringLiteral("a\na\na\na\n")), 0); // the same cannot be told apart
        LogTail empty;
        QCOMPARE(empty.add({}), -1);
        QVERIFY(empty.lines().isEmpty());
    }

    void bounded()
    {
        LogTail tail;
        tail.add(QString(1'000'000, u'x'));
        QVERIFY(tail.lines().front().size() <= LogTail::longestLine + 1);
        tail.add(QStringLiteral("\u202Eevil\x1b[31m\n"));
        QVERIFY(!tail.lines().last().contains(QChar(0x202e)));
    }

    void filters()
    {
        const QStringList lines{QStringLiteral("one"), QStringLiteral("TWO"),
                                QStringLiteral("three")};
        const QRegularExpression filter(QStringLiteral("^t"),
                                        QRegularExpression::CaseInsensitiveOption);
        QCOMPARE(matchingLines(lines, filter), lines.mid(1));
        QCOMPARE(matchingLines(lines, QRegularExpression()), lines);
        QCOMPARE(matchingLines(lines, QRegularExpression(QStringLiteral("("))), lines);
    }

    void readsWhileShown()
    {
        QCoreApplication::processEvents();
        QVERIFY(!m_plane->calls.contains(call));
        QSignalSpy added(m_logs.get(), &LogController::linesChanged);
        m_logs->setShown(true);
        QTRY_COMPARE(m_logs->lines().size(), 3);
        m_plane->logText = numbered(1, 5);
        QTRY_COMPARE_WITH_TIMEOUT(m_logs->lines().size(), 5, 30'000); // it follows
        QCOMPARE(added.last().front().value<qsizetype>(), 2);
        m_logs->setFollowing(false);
        m_plane->logText = numbered(1, 6);
        const auto calls = m_plane->calls.count(call);
        QTest::qWait(2'500);
        QCOMPARE(m_plane->calls.count(call), calls);
        m_logs->refresh();
        QTRY_COMPARE(m_logs->lines().size(), 6);
    }

    void otherDeployment()
    {
        m_logs->setShown(true);
        QTRY_COMPARE(m_logs->lines().size(), 3);
        m_plane->held = true;
        m_logs->refresh();
        m_logs->setDeployment(QStringLiteral("green"));
        QVERIFY(m_logs->lines().isEmpty());
        m_plane->logText = numbered(7, 7);
        m_plane->releaseAll(); // the late answer is blue's
        QTRY_COMPARE(m_logs->lines(), QStringList(QStringLiteral("line 7")));
        QVERIFY(m_plane->calls.contains(QStringLiteral("logs canary/green 1000")));
    }

    void failures()
    {
        m_plane->fail(QStringLiteral("logs"),
                      {ErrorKind::NotFound, QStringLiteral("none"), {}, {}});
        m_logs->setShown(true);
        QTRY_VERIFY(m_logs->error());
        m_logs->refresh();
        QTRY_VERIFY(!m_logs->error());
        m_access.set(WorkspaceAccess::State::Stopped);
        QVERIFY(!m_logs->reason().isEmpty());
    }

private:
    std::unique_ptr<FakeControlPlane> m_plane;
    FakeWorkspaceAccess m_access;
    std::unique_ptr<LiveController> m_live;
    std::unique_ptr<LogController> m_logs;
};

QTEST_GUILESS_MAIN(TestLogs)
#include "tst_logs.moc"
