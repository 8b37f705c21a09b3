// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/invoke/invokecontroller.h"
#include "models/metrics/metricscontroller.h"
#include "models/metrics/steadytraffic.h"
#include "tests/support/fakecontrolplane.h"
#include "tests/support/fakeworkspaceaccess.h"
#include "ui/charts/chartspage.h"
#include "ui/charts/metricchart.h"

#include <QLabel>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace serin;

namespace {

const QString canary = QStringLiteral("canary");

} // namespace

/// The page around the charts: one range for all, the legend, the table.
class TestChartsPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_plane = std::make_unique<FakeControlPlane>();
        LiveEndpoint live{EndpointSpec(*EndpointName::fromString(canary))};
        live.id = QStringLiteral("/endpoints/canary");
        live.traffic = {{QStringLiteral("blue"), 100}};
        m_plane->endpointList = {live};
        MetricSeries series{QStringLiteral("RequestsPerMinute"),
                            {},
                            {{QStringLiteral("deployment"), QStringLiteral("blue")},
                             {QStringLiteral("statusCodeClass"), QStringLiteral("2xx")}},
                            {}};
        const qint64 now = QDateTime::currentSecsSinceEpoch();
        for (qint64 second = now - 100; second < now; ++second) {
            SeriesPoint point;
            point.time = QDateTime::fromSecsSinceEpoch(second, Qt::UTC);
            point.average = 60;
            series.points.push_back(point);
        }
        m_plane->series = {series};
        m_access.now = WorkspaceAccess::State::Ready;
        m_access.controlPlane = m_plane.get();
        m_history = std::make_unique<RequestHistory>(m_folder->filePath(QStringLiteral("h.db")));
        m_live = std::make_unique<LiveController>(m_access);
        m_invoke = std::make_unique<InvokeController>(*m_live, *m_history);
        m_metrics = std::make_unique<MetricsController>(*m_live);
        m_steady = std::make_unique<SteadyTraffic>(m_access);
        m_page = std::make_unique<ChartsPage>(*m_metrics, *m_invoke, *m_steady);
        m_page->resize(900, 700);
        m_page->show();
        m_metrics->setEndpoint(canary);
        m_metrics->setShown(true);
        m_metrics->setInterest(MetricsController::Interest::Charts);
        m_live->setShown(true);
    }
    void cleanup()
    {
        m_page.reset();
        m_steady.reset();
        m_metrics.reset();
        m_invoke.reset();
        m_live.reset();
        m_history.reset();
        m_plane.reset();
    }

    void showsAndPauses()
    {
        QTRY_VERIFY(chart("requestsChart")->hasEnough());
        QTRY_VERIFY(named<QToolButton>("legendButton.blue"));
        QVERIFY(!chart("latencyChart")->hasEnough());
        named<QToolButton>("pauseButton")->click();
        QVERIFY(m_metrics->isPaused());
        QVERIFY(named<QLabel>("chartsState")->isVisible());
        QCOMPARE(named<QLabel>("chartsState")->text(), QStringLiteral("Paused"));
    }

    void zoomLeavesTheFollowing()
    {
        QTRY_VERIFY(chart("requestsChart")->hasEnough());
        QVERIFY(!named<QToolButton>("followButton")->isEnabled());
        chart("requestsChart")->setFocus();
        QTest::keyClick(chart("requestsChart"), Qt::Key_Minus);
        QVERIFY(named<QToolButton>("followButton")->isEnabled());
        named<QToolButton>("followButton")->click();
        QVERIFY(!named<QToolButton>("followButton")->isEnabled());
    }

    void legendHides()
    {
        QTRY_VERIFY(named<QToolButton>("legendButton.blue"));
        QTRY_VERIFY(chart("requestsChart")->hasEnough());
        named<QToolButton>("legendButton.blue")->click();
        QTRY_VERIFY(!chart("requestsChart")->hasEnough());
        named<QToolButton>("legendButton.blue")->click();
        QTRY_VERIFY(chart("requestsChart")->hasEnough());
    }

    void tableHasTheSame()
    {
        QTRY_VERIFY(chart("requestsChart")->hasEnough());
        named<QToolButton>("rangeButton.60")->click();
        named<QToolButton>("tableButton")->click();
        const auto *table = named<QTableView>("chartTable");
        QVERIFY(table->isVisible());
        QVERIFY(table->model()->rowCount() >= 59 && table->model()->rowCount() <= 62);
        QCOMPARE(table->model()->index(0, 1).data().toString(), QStringLiteral("1.0"));
    }

    void saysWhyThereIsNothing()
    {
        m_access.set(WorkspaceAccess::State::Stopped);
        QTRY_VERIFY(named<QLabel>("chartsState")->text().contains(QStringLiteral("not running")));
        QVERIFY(!named<QToolButton>("steadyButton")->isEnabled());
        QVERIFY(!named<QToolButton>("steadyButton")->toolTip().isEmpty());
    }

    void marksTellTheCommit()
    {
        QTRY_VERIFY(chart("requestsChart")->hasEnough());
        const double now = m_metrics->now();
        m_metrics->setApplied(
            {{now - 61, now - 60, {{QStringLiteral("green"), 100}}, {}},
             {now - 31, now - 30, {{QStringLiteral("blue"), 100}}, QStringLiteral("1a2b3c4d5e")}});
        QTRY_COMPARE(m_metrics->marks().size(), std::size_t(2));
        Q_EMIT chart("requestsChart")->hovered(now - 30.1);
        QVERIFY2(named<QLabel>("chartsReadout")
                     ->text()
                     .contains(QStringLiteral("blue 0 → 100, green 100 → 0 (1a2b3c4d)")),
                 qPrintable(named<QLabel>("chartsReadout")->text()));
        Q_EMIT chart("requestsChart")->hovered(-1);
        QVERIFY(!named<QLabel>("chartsReadout")->text().contains(QStringLiteral("1a2b3c4d")));
        QVERIFY2(named<QToolButton>("legendButton.green"), "it had traffic");
    }

    void everythingHasAName()
    {
        for (QWidget *widget : m_page->findChildren<QWidget *>()) {
            const auto *button = qobject_cast<QToolButton *>(widget);
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() ||
                widget->objectName().startsWith(QLatin1String("qt_"))) {
                continue;
            }
            QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()) ||
                         widget->inherits("QScrollArea") || widget->inherits("QHeaderView"),
                     qPrintable(widget->objectName() +
                                QLatin1String(widget->metaObject()->className())));
        }
    }

private:
    template<typename Widget>
    [[nodiscard]] Widget *named(const char *name) const
    {
        return m_page->findChild<Widget *>(QString::fromLatin1(name));
    }
    [[nodiscard]] MetricChart *chart(const char *name) const { return named<MetricChart>(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeControlPlane> m_plane;
    FakeWorkspaceAccess m_access;
    std::unique_ptr<RequestHistory> m_history;
    std::unique_ptr<LiveController> m_live;
    std::unique_ptr<InvokeController> m_invoke;
    std::unique_ptr<MetricsController> m_metrics;
    std::unique_ptr<SteadyTraffic> m_steady;
    std::unique_ptr<ChartsPage> m_page;
};

QTEST_MAIN(TestChartsPage)
#include "tst_chartspage.moc"
