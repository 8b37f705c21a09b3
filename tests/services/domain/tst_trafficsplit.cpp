// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/trafficsplit.h"

#include <QTest>

#include <limits>

using namespace serin;

namespace {

DeploymentName nameOf(const QString &text)
{
    return DeploymentName::fromString(text).value();
}

/// "blue=90 green=10": shares in order, as the command line writes them.
Result<TrafficSplit> parsed(const QString &text)
{
    std::vector<TrafficShare> shares;
    const QStringList entries = text.split(u' ', Qt::SkipEmptyParts);
    for (const QString &entry : entries) {
        const QStringList parts = entry.split(u'=');
        shares.push_back({nameOf(parts.at(0)), Percent::fromInt(parts.at(1).toInt()).value()});
    }
    return TrafficSplit::fromShares(std::move(shares));
}

TrafficSplit split(const QString &text)
{
    return parsed(text).value();
}

QString shown(const TrafficSplit &traffic)
{
    QStringList entries;
    for (const TrafficShare &share : traffic.shares()) {
        entries << share.deployment.toString() + u'=' + QString::number(share.percent.value());
    }
    return entries.join(u' ');
}

TrafficLocks locksOf(const QString &text)
{
    TrafficLocks locks;
    const QStringList names = text.split(u' ', Qt::SkipEmptyParts);
    for (const QString &name : names) {
        locks.insert(nameOf(name));
    }
    return locks;
}

} // namespace

class TestTrafficSplit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void emptyHasNoTraffic();
    void looksUp();
    void refusesOtherSums_data();
    void refusesOtherSums();
    void refusesANameTwice();
    void movesABoundary_data();
    void movesABoundary();
    void setsAShare_data();
    void setsAShare();
    void appliesAPreset_data();
    void appliesAPreset();
    void evens_data();
    void evens();
    void swaps_data();
    void swaps();
    void stopsTraffic();
    void resets_data();
    void resets();
    void addsADeployment();
};

void TestTrafficSplit::emptyHasNoTraffic()
{
    const TrafficSplit none;
    QVERIFY(none.isEmpty());
    QVERIFY(!none.hasTraffic());
    QCOMPARE(none, split(QString()));
    QCOMPARE(none.evened(), none);
    QCOMPARE(none.withBoundaryMoved(0, 1), none);
    QCOMPARE(none.withShare(nameOf(QStringLiteral("blue")), Percent::clamped(10)), none);
}

void TestTrafficSplit::looksUp()
{
    const TrafficSplit traffic = split(QStringLiteral("blue=90 green=10 red=0"));
    QCOMPARE(traffic.size(), 3);
    QVERIFY(traffic.hasTraffic());
    QCOMPARE(traffic.indexOf(nameOf(QStringLiteral("red"))), 2);
    QCOMPARE(traffic.indexOf(nameOf(QStringLiteral("Red"))), -1);
    QCOMPARE(traffic.percentOf(nameOf(QStringLiteral("green"))).value(), 10);
    QCOMPARE(traffic.percentOf(nameOf(QStringLiteral("grey"))).value(), 0);
    QVERIFY(traffic.contains(nameOf(QStringLiteral("blue"))));
    QVERIFY(!traffic.contains(nameOf(QStringLiteral("grey"))));
    QVERIFY(!split(QStringLiteral("blue=0 green=0")).hasTraffic());
}

void TestTrafficSplit::refusesOtherSums_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("sum");
    QTest::newRow("90") << QStringLiteral("blue=90") << QStringLiteral("90");
    QTest::newRow("99") << QStringLiteral("blue=90 green=9") << QStringLiteral("99");
    QTest::newRow("1") << QStringLiteral("blue=0 green=1") << QStringLiteral("1");
    QTest::newRow("101") << QStringLiteral("blue=100 green=1") << QStringLiteral("101");
    QTest::newRow("200") << QStringLiteral("blue=100 green=100") << QStringLiteral("200");
}

void TestTrafficSplit::refusesOtherSums()
{
    QFETCH(QString, text);
    QFETCH(QString, sum);
    const Result<TrafficSplit> result = parsed(text);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Invalid);
    QVERIFY(result.error().detail.contains(QStringLiteral("sums to %1,").arg(sum)));
}

void TestTrafficSplit::refusesANameTwice()
{
    const Result<TrafficSplit> result = parsed(QStringLiteral("blue=50 green=0 blue=50"));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Invalid);
    QVERIFY(result.error().detail.contains(QStringLiteral("\"blue\" twice")));
}

void TestTrafficSplit::movesABoundary_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<int>("boundary");
    QTest::addColumn<int>("delta");
    QTest::addColumn<QString>("locks");
    QTest::addColumn<QString>("after");
    const QString two = QStringLiteral("blue=90 green=10");
    const QString three = QStringLiteral("blue=50 green=30 red=20");
    const QString none;
    QTest::newRow("right") << two << 0 << 3 << none << QStringLiteral("blue=93 green=7");
    QTest::newRow("left") << two << 0 << -3 << none << QStringLiteral("blue=87 green=13");
    QTest::newRow("not at all") << two << 0 << 0 << none << two;
    QTest::newRow("as far as right gives")
        << two << 0 << 50 << none << QStringLiteral("blue=100 green=0");
    QTest::newRow("as far as left gives")
        << two << 0 << -95 << none << QStringLiteral("blue=0 green=100");
    QTest::newRow("largest int") << two << 0 << std::numeric_limits<int>::max() << none
                                 << QStringLiteral("blue=100 green=0");
    QTest::newRow("smallest int") << two << 0 << std::numeric_limits<int>::min() << none
                                  << QStringLiteral("blue=0 green=100");
    QTest::newRow("neighbours only")
        << three << 1 << 25 << none << QStringLiteral("blue=50 green=50 red=0");
    QTest::newRow("third is locked")
        << three << 0 << -10 << QStringLiteral("red") << QStringLiteral("blue=40 green=40 red=20");
    QTest::newRow("left is locked") << three << 0 << -10 << QStringLiteral("blue") << three;
    QTest::newRow("right is locked") << three << 0 << -10 << QStringLiteral("green") << three;
    QTest::newRow("before the first") << three << -1 << 10 << none << three;
    QTest::newRow("after the last") << three << 2 << 10 << none << three;
    QTest::newRow("no traffic") << QStringLiteral("blue=0 green=0") << 0 << 10 << none
                                << QStringLiteral("blue=0 green=0");
    QTest::newRow("one deployment")
        << QStringLiteral("blue=100") << 0 << -10 << none << QStringLiteral("blue=100");
}

void TestTrafficSplit::movesABoundary()
{
    QFETCH(QString, before);
    QFETCH(int, boundary);
    QFETCH(int, delta);
    QFETCH(QString, locks);
    QFETCH(QString, after);
    const TrafficSplit result = split(before).withBoundaryMoved(boundary, delta, locksOf(locks));
    QCOMPARE(shown(result), after);
}

void TestTrafficSplit::setsAShare_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("percent");
    QTest::addColumn<QString>("locks");
    QTest::addColumn<QString>("after");
    const QString blue = QStringLiteral("blue");
    const QString green = QStringLiteral("green");
    const QString three = QStringLiteral("blue=20 green=50 red=30");
    const QString silent = QStringLiteral("blue=0 green=0 red=0");
    const QString none;
    QTest::newRow("first canary") << QStringLiteral("blue=100 green=0") << green << 10 << none
                                  << QStringLiteral("blue=90 green=10");
    QTest::newRow("takes from the largest")
        << three << blue << 40 << none << QStringLiteral("blue=40 green=30 red=30");
    QTest::newRow("then from the next")
        << three << blue << 75 << none << QStringLiteral("blue=75 green=0 red=25");
    QTest::newRow("gives to the largest")
        << three << blue << 0 << none << QStringLiteral("blue=0 green=70 red=30");
    QTest::newRow("same") << three << blue << 20 << none << three;
    QTest::newRow("tie: takes from the earlier")
        << QStringLiteral("aaa=20 bbb=40 ccc=40") << QStringLiteral("aaa") << 30 << none
        << QStringLiteral("aaa=30 bbb=30 ccc=40");
    QTest::newRow("tie: gives to the earlier")
        << QStringLiteral("aaa=20 bbb=40 ccc=40") << QStringLiteral("aaa") << 10 << none
        << QStringLiteral("aaa=10 bbb=50 ccc=40");
    QTest::newRow("locked largest is passed over")
        << three << blue << 40 << green << QStringLiteral("blue=40 green=50 red=10");
    QTest::newRow("gets what there is")
        << three << blue << 90 << green << QStringLiteral("blue=50 green=50 red=0");
    QTest::newRow("own lock is ignored")
        << three << blue << 40 << blue << QStringLiteral("blue=40 green=30 red=30");
    QTest::newRow("all others are locked")
        << three << blue << 90 << QStringLiteral("green red") << three;
    QTest::newRow("nowhere to give")
        << QStringLiteral("blue=100") << blue << 50 << none << QStringLiteral("blue=100");
    QTest::newRow("unknown") << three << QStringLiteral("grey") << 50 << none << three;
    QTest::newRow("from nothing") << silent << green << 10 << none
                                  << QStringLiteral("blue=90 green=10 red=0");
    QTest::newRow("from nothing, first is locked")
        << silent << green << 10 << blue << QStringLiteral("blue=0 green=10 red=90");
    QTest::newRow("from nothing, all others are locked")
        << silent << green << 10 << QStringLiteral("blue red")
        << QStringLiteral("blue=0 green=100 red=0");
    QTest::newRow("from nothing, alone")
        << QStringLiteral("blue=0") << blue << 10 << none << QStringLiteral("blue=100");
    QTest::newRow("from nothing, whole")
        << silent << green << 100 << none << QStringLiteral("blue=0 green=100 red=0");
    QTest::newRow("from nothing to nothing") << silent << green << 0 << none << silent;
}

void TestTrafficSplit::setsAShare()
{
    QFETCH(QString, before);
    QFETCH(QString, name);
    QFETCH(int, percent);
    QFETCH(QString, locks);
    QFETCH(QString, after);
    const TrafficSplit result =
        split(before).withShare(nameOf(name), Percent::fromInt(percent).value(), locksOf(locks));
    QCOMPARE(shown(result), after);
}

void TestTrafficSplit::appliesAPreset_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("candidate");
    QTest::addColumn<int>("percent");
    QTest::addColumn<QString>("locks");
    QTest::addColumn<QString>("after");
    const QString green = QStringLiteral("green");
    const QString four = QStringLiteral("blue=60 green=0 red=30 grey=10");
    const QString silent = QStringLiteral("blue=0 green=0 red=0");
    const QString none;
    QTest::newRow("two") << QStringLiteral("blue=100 green=0") << green << 25 << none
                         << QStringLiteral("blue=75 green=25");
    QTest::newRow("promote") << QStringLiteral("blue=75 green=25") << green << 100 << none
                             << QStringLiteral("blue=0 green=100");
    QTest::newRow("in proportion")
        << four << green << 50 << none << QStringLiteral("blue=30 green=50 red=15 grey=5");
    QTest::newRow("largest remainder")
        << four << green << 5 << none << QStringLiteral("blue=57 green=5 red=29 grey=9");
    QTest::newRow("remainders tie: the earlier")
        << QStringLiteral("aaa=25 bbb=25 ccc=25 ddd=25") << QStringLiteral("ddd") << 50 << none
        << QStringLiteral("aaa=17 bbb=17 ccc=16 ddd=50");
    QTest::newRow("same changes nothing")
        << QStringLiteral("aaa=33 bbb=29 ccc=38") << QStringLiteral("ccc") << 38 << none
        << QStringLiteral("aaa=33 bbb=29 ccc=38");
    QTest::newRow("others at 0: to the first")
        << QStringLiteral("blue=0 green=100 red=0") << green << 50 << none
        << QStringLiteral("blue=50 green=50 red=0");
    QTest::newRow("others at 0: to the first unlocked")
        << QStringLiteral("blue=0 green=100 red=0") << green << 50 << QStringLiteral("blue")
        << QStringLiteral("blue=0 green=50 red=50");
    QTest::newRow("locked others stay") << four << green << 20 << QStringLiteral("blue")
                                        << QStringLiteral("blue=60 green=20 red=15 grey=5");
    QTest::newRow("at most what the locks leave")
        << four << green << 100 << QStringLiteral("blue")
        << QStringLiteral("blue=60 green=40 red=0 grey=0");
    QTest::newRow("locks hold everything")
        << QStringLiteral("blue=100 green=0 red=0") << green << 50 << QStringLiteral("blue")
        << QStringLiteral("blue=100 green=0 red=0");
    QTest::newRow("all others are locked")
        << QStringLiteral("blue=60 green=40") << green << 100 << QStringLiteral("blue")
        << QStringLiteral("blue=60 green=40");
    QTest::newRow("own lock is ignored") << QStringLiteral("blue=60 green=40") << green << 100
                                         << green << QStringLiteral("blue=0 green=100");
    QTest::newRow("unknown") << four << QStringLiteral("other") << 50 << none << four;
    QTest::newRow("from nothing") << silent << green << 10 << none
                                  << QStringLiteral("blue=90 green=10 red=0");
    QTest::newRow("from nothing to nothing") << silent << green << 0 << none << silent;
    QTest::newRow("from nothing, alone")
        << QStringLiteral("green=0") << green << 5 << none << QStringLiteral("green=100");
}

void TestTrafficSplit::appliesAPreset()
{
    QFETCH(QString, before);
    QFETCH(QString, candidate);
    QFETCH(int, percent);
    QFETCH(QString, locks);
    QFETCH(QString, after);
    const TrafficSplit result = split(before).withPreset(
        nameOf(candidate), Percent::fromInt(percent).value(), locksOf(locks));
    QCOMPARE(shown(result), after);
}

void TestTrafficSplit::evens_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("locks");
    QTest::addColumn<QString>("after");
    const QString none;
    const QString three = QStringLiteral("blue=50 green=30 red=20");
    QTest::newRow("two") << QStringLiteral("blue=100 green=0") << none
                         << QStringLiteral("blue=50 green=50");
    QTest::newRow("the earlier get more")
        << three << none << QStringLiteral("blue=34 green=33 red=33");
    QTest::newRow("locked stays") << three << QStringLiteral("green")
                                  << QStringLiteral("blue=35 green=30 red=35");
    QTest::newRow("locked stays, odd")
        << QStringLiteral("blue=50 green=31 red=19") << QStringLiteral("green")
        << QStringLiteral("blue=35 green=31 red=34");
    QTest::newRow("all locked") << three << QStringLiteral("blue green red") << three;
    QTest::newRow("from nothing") << QStringLiteral("blue=0 green=0 red=0") << none
                                  << QStringLiteral("blue=34 green=33 red=33");
    QTest::newRow("from nothing, one locked")
        << QStringLiteral("blue=0 green=0 red=0") << QStringLiteral("blue")
        << QStringLiteral("blue=0 green=50 red=50");
    QTest::newRow("from nothing, all locked")
        << QStringLiteral("blue=0 green=0") << QStringLiteral("blue green")
        << QStringLiteral("blue=0 green=0");
    QTest::newRow("one") << QStringLiteral("blue=0") << none << QStringLiteral("blue=100");
}

void TestTrafficSplit::evens()
{
    QFETCH(QString, before);
    QFETCH(QString, locks);
    QFETCH(QString, after);
    QCOMPARE(shown(split(before).evened(locksOf(locks))), after);
}

void TestTrafficSplit::swaps_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<QString>("locks");
    QTest::addColumn<QString>("after");
    const QString before = QStringLiteral("blue=60 green=30 red=10");
    const QString blue = QStringLiteral("blue");
    const QString red = QStringLiteral("red");
    const QString none;
    QTest::newRow("two") << blue << red << none << QStringLiteral("blue=10 green=30 red=60");
    QTest::newRow("third is locked")
        << blue << red << QStringLiteral("green") << QStringLiteral("blue=10 green=30 red=60");
    QTest::newRow("itself") << blue << blue << none << before;
    QTest::newRow("first is locked") << blue << red << blue << before;
    QTest::newRow("second is locked") << blue << red << red << before;
    QTest::newRow("first is unknown") << QStringLiteral("grey") << red << none << before;
    QTest::newRow("second is unknown") << blue << QStringLiteral("grey") << none << before;
}

void TestTrafficSplit::swaps()
{
    QFETCH(QString, first);
    QFETCH(QString, second);
    QFETCH(QString, locks);
    QFETCH(QString, after);
    const TrafficSplit before = split(QStringLiteral("blue=60 green=30 red=10"));
    QCOMPARE(shown(before.withSwapped(nameOf(first), nameOf(second), locksOf(locks))), after);
}

void TestTrafficSplit::stopsTraffic()
{
    const TrafficSplit stopped = split(QStringLiteral("blue=60 green=40")).withoutTraffic();
    QCOMPARE(shown(stopped), QStringLiteral("blue=0 green=0"));
    QVERIFY(!stopped.hasTraffic());
    QCOMPARE(stopped.withoutTraffic(), stopped);
}

void TestTrafficSplit::resets_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("after");
    const QString before = QStringLiteral("blue=60 green=40");
    QTest::newRow("same deployments")
        << QStringLiteral("blue=90 green=10") << QStringLiteral("blue=90 green=10");
    QTest::newRow("own order stays")
        << QStringLiteral("green=10 blue=90") << QStringLiteral("blue=90 green=10");
    QTest::newRow("absent is 0") << QStringLiteral("blue=100")
                                 << QStringLiteral("blue=100 green=0");
    QTest::newRow("no traffic") << QStringLiteral("blue=0 green=0")
                                << QStringLiteral("blue=0 green=0");
    QTest::newRow("nothing") << QString() << QStringLiteral("blue=0 green=0");
    QTest::newRow("unknown without traffic")
        << QStringLiteral("blue=90 red=0 green=10") << QStringLiteral("blue=90 green=10");
    QTest::newRow("unknown with traffic") << QStringLiteral("blue=90 red=10") << before;
    QTest::newRow("only unknown") << QStringLiteral("red=100") << before;
}

void TestTrafficSplit::resets()
{
    QFETCH(QString, target);
    QFETCH(QString, after);
    QCOMPARE(shown(split(QStringLiteral("blue=60 green=40")).resetTo(split(target))), after);
}

void TestTrafficSplit::addsADeployment()
{
    const TrafficSplit one = split(QStringLiteral("blue=100"));
    const TrafficSplit two = one.withDeployment(nameOf(QStringLiteral("green")));
    QCOMPARE(shown(two), QStringLiteral("blue=100 green=0"));
    QCOMPARE(two.withDeployment(nameOf(QStringLiteral("blue"))), two);
    QCOMPARE(shown(TrafficSplit().withDeployment(nameOf(QStringLiteral("blue")))),
             QStringLiteral("blue=0"));
}

QTEST_GUILESS_MAIN(TestTrafficSplit)
#include "tst_trafficsplit.moc"
