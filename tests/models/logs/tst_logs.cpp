// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logs/logcontroller.h"
#include "models/logs/logfilter.h"
#include "tests/support/fakecontrolplane.h"
#include "tests/support/fakeworkspaceaccess.h"
#include "tests/support/names.h"
#include "tests/support/steppeddelays.h"

#include <QSignalSpy>
#include <QTest>

using namespace serin;
using namespace std::chrono_literals;

namespace {

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
        m_live = std::make_unique<LiveController>(m_access, LiveController::Intervals(),
                                                  LiveController::Time{&m_clock, &m_delays});
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
        constexpr int most = static_cast<int>(LogTail::mostFollowed);
        tail.clear();
        tail.add(numbered(1, most - 1));
        QVERIFY(!tail.hasLostOlder());
        QCOMPARE(tail.add(numbered(most - 10, most + 10)), 11);
        QCOMPARE(tail.lines().size(), most);
        QVERIFY(tail.hasLostOlder());
        tail.replace(LogTail::linesOf(numbered(1, most + 500))); // asked for
        QVERIFY(!tail.hasLostOlder());
        tail.add(numbered(most, most + 600));
        QCOMPARE(tail.lines().size(), most + 500);
        QVERIFY(tail.hasLostOlder());
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
        LogFilter filter;
        QSignalSpy found(&filter, &LogFilter::found);
        filter.reset(lines);
        QCOMPARE(found.takeFirst().constFirst().toStringList(), lines);
        filter.setPattern(QStringLiteral("^t"), lines);
        QVERIFY(filter.isBusy());
        filter.add({QStringLiteral("four"), QStringLiteral("ten")});
        QTRY_COMPARE(found.size(), 2);
        QCOMPARE(found[0], (QVariantList{lines.mid(1), true}));
        QCOMPARE(found[1], (QVariantList{QStringList(QStringLiteral("ten")), false}));
        found.clear();
        filter.setPattern(QStringLiteral("("), lines);
        QVERIFY(!filter.error().isEmpty());
        QCOMPARE(found.takeFirst().constFirst().toStringList(), lines);
        filter.setPattern(QStringLiteral("(*LIMIT_MATCH=90000000)t"), lines);
        QVERIFY2(!filter.error().isEmpty(), "the limit is not the pattern's");
    }

    void filterThatTriesForEver()
    {
        const QString line = QString(40, u'a') + u'!';
        LogFilter filter;
        QSignalSpy found(&filter, &LogFilter::found);
        filter.setPattern(QStringLiteral("(a+)+$"), {line, QStringLiteral("aa"), line});
        QTRY_COMPARE(found.size(), 1);
        QCOMPARE(found.front().front().toStringList(), QStringList(QStringLiteral("aa")));
        QCOMPARE(filter.givenUp(), 2);
        // Another pattern does not wait for the end of this one.
        filter.setPattern(QStringLiteral("(a+)+$"), QStringList(1'000'000, line));
        filter.setPattern(QStringLiteral("b"), {QStringLiteral("b")});
        QTRY_COMPARE(found.size(), 2);
        QCOMPARE(found.last().front().toStringList(), QStringList(QStringLiteral("b")));
        QCOMPARE(filter.givenUp(), 0);
        filter.setPattern(QStringLiteral("(a+)+$"), QStringList(1'000'000, line)); // and ends now
    }

    void readsWhileShown()
    {
        QCoreApplication::processEvents();
        QVERIFY(!m_plane->calls.contains(call));
        QSignalSpy added(m_logs.get(), &LogController::linesChanged);
        m_logs->setShown(true);
        QTRY_COMPARE(m_logs->lines().size(), 3);
        m_plane->logText = numbered(1, 5);
        m_delays.pass(2s);
        QTRY_COMPARE(m_logs->lines().size(), 5); // it follows
        QCOMPARE(added.last().constFirst().toLongLong(), 2);
        m_logs->setFollowing(false);
        m_plane->logText = numbered(1, 6);
        const auto calls = m_plane->calls.count(call);
        m_delays.pass(1h);
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
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

    void keepsTheLogOfWhatIsDeleted()
    {
        m_logs->setShown(true);
        QTRY_COMPARE(m_logs->lines().size(), 3);
        const LiveDeployment blue = m_plane->deploymentList.takeFirst();
        m_live->refresh();
        QTRY_VERIFY(m_logs->isGone());
        QCOMPARE(m_logs->deployment(), QStringLiteral("blue"));
        QCOMPARE(m_logs->deployments(), QStringList(QStringLiteral("green")));
        QCOMPARE(m_logs->lines().size(), 3);
        QVERIFY(m_logs->reason().startsWith(QStringLiteral("blue is no longer live")));
        m_plane->deploymentList.prepend(blue); // it is made again, and its log read on
        m_plane->logText = numbered(1, 4);
        m_live->refresh();
        QTRY_COMPARE(m_logs->lines().size(), 4);
        QVERIFY(!m_logs->isGone());
        m_plane->deploymentList.removeFirst();
        m_live->refresh();
        QTRY_VERIFY(m_logs->isGone());
        m_plane->logText = numbered(7, 7);
        m_logs->setDeployment(QStringLiteral("green"));
        QTRY_COMPARE(m_logs->lines(), QStringList(QStringLiteral("line 7")));
        QVERIFY(!m_logs->isGone() && m_logs->reason().isEmpty());
    }

    void readsWhatIsNotKnownToBeLiveYet()
    {
        m_logs->setShown(true);
        QTRY_COMPARE(m_logs->lines().size(), 3);
        m_logs->setDeployment(QStringLiteral("fresh")); // its creation failed just now
        QCOMPARE(m_logs->deployment(), QStringLiteral("fresh"));
        QVERIFY(m_logs->deployments().contains(QStringLiteral("fresh")));
        QTRY_VERIFY(m_plane->calls.contains(QStringLiteral("logs canary/fresh 1000")));
        const auto calls = m_plane->calls.count(QStringLiteral("deployments canary"));
        m_live->refresh();
        QTRY_VERIFY(m_plane->calls.count(QStringLiteral("deployments canary")) > calls);
        QCOMPARE(m_logs->deployment(), QStringLiteral("fresh"));
        m_logs->setDeployment(QStringLiteral("blue"));
        QCOMPARE(m_logs->deployments().size(), 2);
    }

    void olderLines()
    {
        m_logs->setShown(true);
        QTRY_COMPARE(m_logs->lines().size(), 3);
        QVERIFY2(!m_logs->hasOlder(), "the service sent fewer than were asked for");
        m_logs->setDeployment(QStringLiteral("green"));
        m_plane->logText = numbered(50'001, 51'000);
        QTRY_COMPARE(m_logs->lines().size(), 1'000);
        QVERIFY(m_logs->hasOlder());
        m_plane->held = true;
        m_logs->refresh();
        m_logs->showOlder(); // while a round is under way
        QVERIFY(!m_logs->isFollowing());
        m_plane->logText = numbered(41'001, 51'000);
        m_plane->held = false;
        m_plane->releaseAll();
        QTRY_VERIFY(m_plane->calls.contains(QStringLiteral("logs canary/green 10000")));
        QTRY_COMPARE(m_logs->lines().size(), 10'000);
        m_plane->logText = numbered(50'101, 51'100); // followed again, the new ones join
        m_logs->setFollowing(true);
        QTRY_COMPARE(m_logs->lines().back(), numbered(51'100, 51'100).trimmed());
        QCOMPARE(m_logs->lines().size(), 10'000); // no more than there were
        QVERIFY(m_logs->hasOlder());
        m_plane->logText = numbered(1, 51'100);
        m_logs->showOlder();
        QTRY_COMPARE(m_logs->lines().size(), 51'100);
        QVERIFY(m_plane->calls.contains(QStringLiteral("logs canary/green 100000")));
        QVERIFY2(!m_logs->hasOlder(), "that was all");
        m_logs->setDeployment(QStringLiteral("blue"));
        QVERIFY(!m_logs->hasOlder());
        m_plane->logText = numbered(1, LogController::mostLines);
        m_logs->refresh();
        QTRY_COMPARE(m_logs->lines().size(), LogController::mostLines);
        QVERIFY(m_logs->hasOlder());
        QVERIFY2(!m_logs->olderReason().isEmpty(), "no more are kept");
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
    FakeClock m_clock;
    SteppedDelays m_delays{m_clock};
    std::unique_ptr<LiveController> m_live;
    std::unique_ptr<LogController> m_logs;
};

QTEST_GUILESS_MAIN(TestLogs)
#include "tst_logs.moc"
