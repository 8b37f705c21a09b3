// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/terminationsignals.h"

#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace serin;

class TestTerminationSignals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsEach_data();
    void tellsEach();
    void leavesAHangUpIgnored();
    void putsTheOldHandlersBack();
};

void TestTerminationSignals::tellsEach_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("interrupt") << SIGINT;
    QTest::newRow("terminate") << SIGTERM;
    QTest::newRow("hang up") << SIGHUP;
}

void TestTerminationSignals::tellsEach()
{
    QFETCH(int, number);
    TerminationSignals terminations;
    QSignalSpy spy(&terminations, &TerminationSignals::received);
    ::raise(number);
    QCOMPARE(spy.size(), 0);
    QTRY_COMPARE(spy.size(), 1);
    QCOMPARE(spy.at(0).at(0).toInt(), number);
    ::raise(number);
    QTRY_COMPARE(spy.size(), 2);
}

void TestTerminationSignals::leavesAHangUpIgnored()
{
    const auto before = std::signal(SIGHUP, SIG_IGN);
    const auto interrupt = std::signal(SIGINT, SIG_IGN);
    {
        TerminationSignals terminations;
        QSignalSpy spy(&terminations, &TerminationSignals::received);
        ::raise(SIGHUP);
        ::raise(SIGINT);
        QTRY_COMPARE(spy.size(), 1);
        QCOMPARE(spy.at(0).at(0).toInt(), SIGINT);
    }
    std::signal(SIGINT, interrupt);
    QVERIFY(std::signal(SIGHUP, before) == SIG_IGN);
}

void TestTerminationSignals::putsTheOldHandlersBack()
{
    static volatile std::sig_atomic_t own = 0;
    const auto before = std::signal(SIGTERM, [](int) { own = own + 1; });
    {
        const TerminationSignals terminations;
        ::raise(SIGTERM);
        QCOMPARE(int(own), 0);
    }
    ::raise(SIGTERM);
    QCOMPARE(int(own), 1);
    std::signal(SIGTERM, before);
}

QTEST_GUILESS_MAIN(TestTerminationSignals)
#include "tst_terminationsignals.moc"
