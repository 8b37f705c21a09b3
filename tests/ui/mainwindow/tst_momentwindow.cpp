// SPDX-License-Identifier: GPL-3.0-or-later
// The moment that is marked on one page and shown on the others, in the whole window: what was
// measured and logged comes from a workspace that is made up, the manifests are real files.
#include "tests/support/answered.h"
#include "tests/support/filebytes.h"
#include "tests/support/hands.h"
#include "tests/support/livethings.h"
#include "tests/support/windowbench.h"
#include "ui/charts/metricchart.h"

#include <QDir>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QTextBlock>
#include <QToolButton>

using namespace serin;

namespace {

const QString shop = QStringLiteral("shop");

MetricSeries measured(const QDateTime &now)
{
    MetricSeries series;
    series.name = QStringLiteral("RequestsPerMinute");
    series.dimensions = {{QStringLiteral("deployment"), QStringLiteral("blue")},
                         {QStringLiteral("statusCodeClass"), QStringLiteral("2xx")}};
    for (int second = 110; second > -30; --second) { // the test goes on after `now`
        SeriesPoint point;
        point.time = now.addSecs(-second);
        point.average = (second > 66 ? 7 : 3) * 60; // fewer of late
        series.points.push_back(point);
    }
    return series;
}

QString logged(const QDateTime &now)
{
    QString log;
    for (int second = 110; second > 0; second -= 10) {
        log += now.addSecs(-second).toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")) +
               QStringLiteral(",000 I [1] scoring - %1\n").arg(second);
    }
    return log;
}

} // namespace

class TestMomentWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isTheSameOnAllPages();
    void callsFromBeforeAreInTheCharts();
};

void TestMomentWindow::callsFromBeforeAreInTheCharts()
{
    WindowBench bench;
    QVERIFY(QDir().mkpath(bench.project()));
    QVERIFY(setFileBytes(bench.path("endpoint.yml"),
                         "name: shop\nauth_mode: key\ntraffic:\n  blue: 100\n"));
    HistoryEntry entry;
    entry.endpoint = shop;
    entry.workspace = bench.workbench.live().status().workspace;
    entry.answeredBy = QStringLiteral("blue");
    entry.status = 200;
    entry.total = std::chrono::milliseconds(12);
    entry.sentAt = QDateTime::currentDateTimeUtc().addSecs(-60);
    QVERIFY(answered(bench.workbench.history().add(entry)));
    entry.workspace = QStringLiteral("another");
    QVERIFY(answered(bench.workbench.history().add(entry)));
    bench.run();
    bench.window.show();
    bench.workbench.open(bench.project());
    const MetricsController &metrics = bench.workbench.metrics();
    QTRY_COMPARE_WITH_TIMEOUT(metrics.calls().size(), std::size_t(1), patience);
    QCOMPARE(metrics.calls().front().deployment, QStringLiteral("blue"));
    QCOMPARE(metrics.calls().front().milliseconds, 12);
}

void TestMomentWindow::isTheSameOnAllPages()
{
    WindowBench bench;
    QVERIFY(QDir().mkpath(bench.project()));
    QVERIFY(setFileBytes(bench.path("endpoint.yml"),
                         "name: shop\nauth_mode: key\ntraffic:\n  blue: 100\n") &&
            setFileBytes(bench.path("blue.yml"),
                         "name: blue\nendpoint_name: shop\ninstance_count: 2\n"));
    LiveEndpoint live = liveEndpoint(shop, {{QStringLiteral("blue"), 100}});
    live.id = QStringLiteral("/shop");
    bench.plane.endpointList = {live};
    bench.plane.deploymentList = {liveDeployment(shop, QStringLiteral("blue"), 2)};
    const QDateTime now = QDateTime::fromSecsSinceEpoch(QDateTime::currentSecsSinceEpoch());
    bench.plane.series = {measured(now)};
    bench.plane.logText = logged(now);
    bench.run();
    bench.window.resize(1280, 1000);
    bench.window.show();
    QVERIFY(QTest::qWaitForWindowActive(&bench.window));
    bench.workbench.open(bench.project());
    Hands hands(bench.window);
    const auto *figures = bench.named<QLabel>("liveFigures");
    QTRY_VERIFY_WITH_TIMEOUT(figures->isVisible(), patience);
    QVERIFY2(figures->text().contains(QStringLiteral("req/\u2060s\u00A0blue\u00A03.0")),
             qPrintable(figures->text()));
    const auto *button = bench.named<QToolButton>("momentButton");
    QVERIFY(!button->isVisible());
    const auto *const mark = bench.window.actions().action(QStringLiteral("view.markMoment"));
    const auto *const unmark = bench.window.actions().action(QStringLiteral("view.unmarkMoment"));
    QVERIFY(!mark->isEnabled() && !mark->toolTip().isEmpty());
    QVERIFY(!unmark->isEnabled());

    const auto goTo = [&](int page) {
        const QString id = QStringLiteral("view.page%1").arg(page);
        QTRY_VERIFY_WITH_TIMEOUT(bench.window.actions().action(id)->isEnabled(), patience);
        hands.press(Qt::Key(Qt::Key_0 + page), Qt::ControlModifier);
        QCOMPARE(bench.named<QTabWidget>("pageTabs")->currentIndex(), page - 1);
    };
    // From the log, by the keyboard: the line of 70 seconds ago.
    goTo(5);
    auto *const log = bench.named<QPlainTextEdit>("logView");
    QTRY_COMPARE_WITH_TIMEOUT(log->document()->blockCount(), 11, patience);
    log->setFocus();
    log->setTextCursor(QTextCursor(log->document()->findBlockByNumber(4)));
    hands.press(Qt::Key_M, Qt::ControlModifier);
    TimeCursor &cursor = bench.workbench.cursor();
    const double moment = static_cast<double>(now.toSecsSinceEpoch()) - 70;
    QCOMPARE(cursor.held(), std::optional(moment));
    QCOMPARE(log->extraSelections().value(0).cursor.blockNumber(), 4);
    QVERIFY(button->isVisible() && button->text().contains(momentWords(moment)));
    QVERIFY(!button->accessibleName().isEmpty());

    // The Overview has the minute before it, Charts the line.
    goTo(1);
    const auto *when = bench.named<QLabel>("stripMoment");
    QVERIFY(when->isVisible() && when->text().contains(momentWords(moment)));
    QVERIFY2(figures->text().contains(QStringLiteral("req/\u2060s\u00A0blue\u00A07.0")),
             qPrintable(figures->text()));
    QVERIFY(!mark->isEnabled() && unmark->isEnabled());
    goTo(4);
    QTRY_VERIFY_WITH_TIMEOUT(bench.named<MetricChart>("requestsChart")->hasEnough(), patience);
    QCOMPARE(bench.named<MetricChart>("requestsChart")->crosshair(), std::optional(moment));
    QTRY_VERIFY(
        bench.named<QLabel>("chartsReadout")->text().contains(QStringLiteral("blue: 7.0 req/s")));

    // Another one from there is in the log, too.
    auto *const chart = bench.named<MetricChart>("latencyChart");
    chart->setFocus();
    for (int step = 0; step < 14; ++step) { // of 3 seconds
        hands.press(Qt::Key_Right, Qt::ShiftModifier);
    }
    QCOMPARE(cursor.held(), std::optional(moment + 42));
    goTo(5);
    QTRY_COMPARE(log->extraSelections().value(0).cursor.blockNumber(), 8);
    QVERIFY(hands.click("momentButton"));
    QVERIFY(!cursor.held());
    QVERIFY(!button->isVisible());
    QVERIFY(log->extraSelections().isEmpty());
    goTo(1);
    QVERIFY(!when->isVisible());
    QVERIFY2(figures->text().contains(QStringLiteral("req/\u2060s\u00A0blue\u00A03.0")),
             qPrintable(figures->text()));
}

QTEST_MAIN(TestMomentWindow)
#include "tst_momentwindow.moc"
