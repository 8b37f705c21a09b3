// SPDX-License-Identifier: GPL-3.0-or-later
// The hint below the slider, in the whole window: what was measured comes from a workspace that is
// made up, the manifests are real files.
#include "tests/support/filebytes.h"
#include "tests/support/hands.h"
#include "tests/support/livethings.h"
#include "tests/support/windowbench.h"

#include <QDir>
#include <QLabel>
#include <QPushButton>

using namespace serin;

class TestCapacityWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void scalesFirst();
};

void TestCapacityWindow::scalesFirst()
{
    WindowBench bench;
    QVERIFY(QDir().mkpath(bench.project()));
    const QByteArray green = "name: green\nendpoint_name: shop\ninstance_count: 1\n";
    QVERIFY(setFileBytes(bench.path("endpoint.yml"),
                         "name: shop\nauth_mode: key\ntraffic:\n  blue: 100\n  green: 0\n") &&
            setFileBytes(bench.path("blue.yml"),
                         "name: blue\nendpoint_name: shop\ninstance_count: 2\n") &&
            setFileBytes(bench.path("green.yml"), green));
    const QString shop = QStringLiteral("shop");
    LiveEndpoint live = liveEndpoint(shop, {{QStringLiteral("blue"), 100}});
    live.id = QStringLiteral("/shop");
    bench.plane.endpointList = {live};
    bench.plane.deploymentList = {liveDeployment(shop, QStringLiteral("blue"), 2),
                                  liveDeployment(shop, QStringLiteral("green"), 1)};
    MetricSeries series;
    series.name = QStringLiteral("RequestsPerMinute");
    series.dimensions = {{QStringLiteral("deployment"), QStringLiteral("blue")},
                         {QStringLiteral("statusCodeClass"), QStringLiteral("2xx")}};
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (int second = 60; second > 0; --second) {
        SeriesPoint point;
        point.time = now.addSecs(-second);
        point.average = 120 * 60;
        series.points.push_back(point);
    }
    bench.plane.series = {series};
    bench.run();
    bench.window.resize(1280, 1000);
    bench.window.show();
    QVERIFY(QTest::qWaitForWindowActive(&bench.window));
    bench.workbench.open(bench.project());
    Hands hands(bench.window);
    QVERIFY(hands.waitFor("presetButton.50"));
    QTRY_VERIFY_WITH_TIMEOUT(bench.named<QLabel>("liveFigures")->isVisible(), patience);
    auto *const hint = bench.named("capacityHint");
    QVERIFY(!hint->isVisible()); // it is as it was

    // To green, whom presets are for.
    QVERIFY(hands.click("presetButton.50"));
    QVERIFY(!hint->isVisible());
    QVERIFY(hands.click("presetButton.100"));
    QTRY_VERIFY_WITH_TIMEOUT(hint->isVisible(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!bench.workbench.session().isBusy(), patience);
    QVERIFY2(bench.named<QLabel>("capacityWords")->text().contains(QStringLiteral("green")),
             qPrintable(bench.named<QLabel>("capacityWords")->text()));
    auto *const scale = bench.named<QPushButton>("scaleFirstButton");
    QCOMPARE(scale->text(), QStringLiteral("Scale green to 2 first"));
    QVERIFY(hands.click("scaleFirstButton"));
    QTRY_COMPARE_WITH_TIMEOUT(fileBytes(bench.path("green.yml")),
                              QByteArray(green).replace("count: 1", "count: 2"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!hint->isVisible(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!bench.workbench.session().isBusy(), patience);
    // One undo step: the traffic stays.
    hands.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(fileBytes(bench.path("green.yml")), green, patience);
    QVERIFY(fileBytes(bench.path("endpoint.yml")).contains("green: 100"));
    QTRY_VERIFY_WITH_TIMEOUT(hint->isVisible(), patience);
}

QTEST_MAIN(TestCapacityWindow)
#include "tst_capacitywindow.moc"
