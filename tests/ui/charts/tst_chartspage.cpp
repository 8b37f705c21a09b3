// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/common/timecursor.h"
#include "models/common/timetext.h"
#include "models/invoke/invokecontroller.h"
#include "models/metrics/metricarchive.h"
#include "models/metrics/metricscontroller.h"
#include "models/metrics/steadytraffic.h"
#include "tests/support/answered.h"
#include "tests/support/fakecontrolplane.h"
#include "tests/support/fakeworkspaceaccess.h"
#include "tests/support/filebytes.h"
#include "tests/support/names.h"
#include "tests/support/patience.h"
#include "ui/charts/chartspage.h"
#include "ui/charts/metricchart.h"

#include <QAccessible>
#include <QAction>
#include <QFileDialog>
#include <QImage>
#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QXmlStreamReader>

using namespace serin;

/// The page around the charts: one range for all, the legend, the table.
class TestChartsPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_cursor.leave();
        m_cursor.release();
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
        for (qint64 second = now - 100; second < now - m_quietFor; ++second) {
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
        m_page = std::make_unique<ChartsPage>(*m_metrics, *m_invoke, *m_steady, m_cursor);
        while (m_page->buildNext()) {
        }
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

    void followEndsThePause()
    {
        QTRY_VERIFY(chart("requestsChart")->hasEnough());
        auto *const pause = named<QToolButton>("pauseButton");
        auto *const follow = named<QToolButton>("followButton");
        pause->click();
        QVERIFY(follow->isEnabled());
        named<QToolButton>("rangeButton.60")->click(); // of what is shown
        QVERIFY(pause->isChecked());
        follow->click();
        QVERIFY(!pause->isChecked() && !m_metrics->isPaused());
        QVERIFY(!follow->isEnabled());
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

    void goesOnWhileNothingComes()
    {
        cleanup();
        m_quietFor = 70;
        init();
        m_quietFor = 0;
        QTRY_VERIFY(chart("requestsChart")->hasEnough());
        named<QToolButton>("rangeButton.60")->click();
        named<QToolButton>("tableButton")->click();
        // The last minute, in which nothing was measured; the range ends at most a step ago.
        const auto *table = named<QTableView>("chartTable");
        QTRY_VERIFY2(table->model()->rowCount() < 12,
                     QByteArray::number(table->model()->rowCount()).constData());
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

    void nothingMovesWhereThereIsNothing()
    {
        const auto *const timer = m_page->findChild<QTimer *>({}, Qt::FindDirectChildrenOnly);
        QTRY_VERIFY(timer->isActive());
        m_access.set(WorkspaceAccess::State::Stopped);
        QTRY_VERIFY(!timer->isActive());
        m_page->hide();
        m_page->show();
        QVERIFY(!timer->isActive());
        m_access.set(WorkspaceAccess::State::Ready);
        QTRY_VERIFY(timer->isActive());
        named<QToolButton>("pauseButton")->click();
        QVERIFY(!timer->isActive());
        named<QToolButton>("pauseButton")->click();
        QVERIFY(timer->isActive());
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

    void aMomentIsHeld()
    {
        QTRY_VERIFY(chart("requestsChart")->hasEnough());
        const double now = m_metrics->now();
        const auto *readout = named<QLabel>("chartsReadout");
        const QString hint = readout->text();
        MetricChart *const first = chart("requestsChart");
        Q_EMIT first->hovered(now - 20);
        QCOMPARE(m_cursor.time(), std::optional(now - 20));
        for (const char *name : {"trafficChart", "latencyChart", "errorsChart"}) {
            QCOMPARE(chart(name)->crosshair(), m_cursor.time());
        }
        QVERIFY(readout->text().contains(QStringLiteral("blue: 1.0 req/s")));
        Q_EMIT first->hovered(-1);
        QVERIFY(!m_cursor.time());
        QCOMPARE(readout->text(), hint);
        // A click holds it; one beside it takes another; a second one lets it go.
        QTest::mouseClick(plot(first), Qt::LeftButton, {}, plot(first)->rect().center());
        const std::optional<double> held = m_cursor.held();
        QVERIFY(held);
        Q_EMIT first->hovered(-1);
        QCOMPARE(m_cursor.time(), held);
        QTest::mouseClick(plot(first), Qt::LeftButton, {},
                          plot(first)->rect().center() + QPoint(90, 0));
        QVERIFY(m_cursor.held() && *m_cursor.held() > *held);
        QTest::mouseClick(plot(first), Qt::LeftButton, {},
                          plot(first)->rect().center() + QPoint(90, 0));
        QVERIFY(!m_cursor.held());
        // The page goes away under the pointer.
        Q_EMIT first->hovered(now - 20);
        m_page->hide();
        QVERIFY(!m_cursor.time());
        m_page->show();
        // A drag is no click.
        QTest::mousePress(plot(first), Qt::LeftButton, {}, plot(first)->rect().center());
        QTest::mouseRelease(plot(first), Qt::LeftButton, {},
                            plot(first)->rect().center() - QPoint(60, 0));
        QVERIFY(!m_cursor.held());
    }

    void aMomentIsMovedByKeysAndSpoken()
    {
        QTRY_VERIFY(chart("requestsChart")->hasEnough());
        MetricChart *const first = chart("requestsChart");
        m_page->activateWindow();
        first->setFocus();
        QTest::keyClick(first, Qt::Key_Left, Qt::ShiftModifier); // the newest
        const std::optional<double> newest = m_cursor.held();
        QVERIFY(newest && *newest <= m_metrics->history().newest());
        QTest::keyClick(first, Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(m_cursor.held(), std::optional(*newest - 3)); // a hundredth of 5 minutes
        QAccessibleInterface *const spoken = QAccessible::queryAccessibleInterface(first);
        QVERIFY(spoken);
        QCOMPARE(spoken->role(), QAccessible::Chart);
        QVERIFY2(spoken->text(QAccessible::Value).contains(QStringLiteral("blue: 1.0 req/s")),
                 qPrintable(spoken->text(QAccessible::Value)));
        QVERIFY(spoken->valueInterface());
        QCOMPARE(spoken->valueInterface()->currentValue().toDouble(), *newest - 3);
        QVERIFY(!named<QToolButton>("followButton")->isEnabled()); // the range has not moved
        QTest::keyClick(first, Qt::Key_Escape);
        QVERIFY(!m_cursor.held());
        QVERIFY(spoken->text(QAccessible::Value).isEmpty());
        QTest::keyClick(first, Qt::Key_Space);
        QCOMPARE(m_cursor.held(), newest);
        QTest::keyClick(first, Qt::Key_Space);
        QVERIFY(!m_cursor.held());
    }

    void aMomentOfAnotherPageIsBroughtIntoSight()
    {
        QTRY_VERIFY(chart("requestsChart")->hasEnough());
        named<QToolButton>("rangeButton.60")->click();
        m_page->hide();
        const double moment = m_metrics->history().newest() - 90;
        m_cursor.hold(moment);
        m_page->show();
        QCOMPARE(chart("requestsChart")->crosshair(), std::optional(moment));
        QVERIFY2(named<QToolButton>("followButton")->isEnabled(), "the range has moved there");
        named<QToolButton>("followButton")->click();
        QVERIFY2(!named<QToolButton>("followButton")->isEnabled(), "and stays where one wants it");
        m_cursor.hold(moment - 100'000); // nothing is known of that
        QVERIFY(!named<QToolButton>("followButton")->isEnabled());
    }

    void theTableMarksIt()
    {
        QTRY_VERIFY(chart("requestsChart")->hasEnough());
        named<QToolButton>("tableButton")->click();
        auto *const table = named<QTableView>("chartTable");
        const auto time = [table](int row) {
            return table->model()->index(row, 0).data().toString();
        };
        table->setCurrentIndex(table->model()->index(7, 0));
        QVERIFY(m_page->moment());
        QTest::keyClick(table, Qt::Key_Return);
        QVERIFY(m_cursor.held());
        QVERIFY(time(7).startsWith(QStringLiteral("◆ ")));
        QVERIFY(!time(8).startsWith(QStringLiteral("◆ ")));
        m_cursor.hold(*m_cursor.held() - 1);
        QVERIFY(time(8).startsWith(QStringLiteral("◆ ")));
        QVERIFY(table->model()
                    ->index(8, 0)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(QStringLiteral("moment")));
        QTest::keyClick(table, Qt::Key_Return);
        QVERIFY(time(7).startsWith(QStringLiteral("◆ ")));
        QTest::keyClick(table, Qt::Key_Return);
        QVERIFY(!m_cursor.held());
        QVERIFY(!time(7).startsWith(QStringLiteral("◆ ")));
    }

    void comesBackAsItWas()
    {
        MetricRecords records(m_folder->filePath(QStringLiteral("metrics.db")));
        std::unique_ptr<MetricArchive> archive;
        const auto restart = [&] {
            m_page.reset();
            m_metrics.reset();
            archive = std::make_unique<MetricArchive>(records);
            m_metrics = std::make_unique<MetricsController>(*m_live, archive.get());
            m_page = std::make_unique<ChartsPage>(*m_metrics, *m_invoke, *m_steady, m_cursor);
            while (m_page->buildNext()) {
            }
            m_page->resize(900, 700);
            m_page->show();
            m_metrics->setEndpoint(canary);
            m_metrics->setShown(true);
            m_metrics->setInterest(MetricsController::Interest::Charts);
        };
        restart();
        QTRY_VERIFY_WITH_TIMEOUT(chart("requestsChart")->hasEnough() && archive->isLoaded(),
                                 patience);
        for (const char *name : {"rangeButton.60", "percentileButton.p50", "legendButton.blue",
                                 "pauseButton", "tableButton"}) {
            named<QToolButton>(name)->click();
        }
        restart();
        QTRY_VERIFY_WITH_TIMEOUT(named<QToolButton>("rangeButton.60")->isChecked(), patience);
        QVERIFY(named<QToolButton>("percentileButton.p50")->isChecked());
        QVERIFY(named<QToolButton>("percentileButton.p95")->isChecked());
        QVERIFY(named<QToolButton>("pauseButton")->isChecked() && m_metrics->isPaused());
        QVERIFY(named<QTableView>("chartTable")->isVisible());
        QVERIFY(named<QToolButton>("legendButton.blue")); // of what was measured before
        QVERIFY(!named<QToolButton>("legendButton.blue")->isChecked());
        // Another endpoint has its own.
        m_metrics->setEndpoint(QStringLiteral("other"));
        QVERIFY(named<QToolButton>("rangeButton.300")->isChecked());
        QVERIFY(!m_metrics->isPaused());
        m_metrics->setEndpoint(canary);
        QVERIFY(named<QToolButton>("rangeButton.60")->isChecked() && m_metrics->isPaused());
        // A part of the time, as long as something of it is known.
        named<QToolButton>("tableButton")->click();
        named<QToolButton>("pauseButton")->click();
        QTRY_VERIFY_WITH_TIMEOUT(archive->isLoaded(), patience);
        QTest::keyClick(chart("requestsChart"), Qt::Key_Left);
        const ChartLook zoomed = archive->look();
        QVERIFY(!zoomed.isFollowing && !zoomed.isPaused);
        restart();
        QTRY_VERIFY_WITH_TIMEOUT(named<QToolButton>("followButton")->isEnabled(), patience);
        QCOMPARE(archive->look(), zoomed);
        QCOMPARE(m_page->moment(), std::optional(zoomed.to)); // the newest that is shown
        m_page.reset();
        m_metrics.reset();
        QVERIFY(answered(records.clear()));
        QVERIFY(answered(records.keepLook({QStringLiteral("local"), canary}, zoomed.toJson())));
        m_plane->series.clear();
        restart();
        QTRY_COMPARE_WITH_TIMEOUT(archive->look(), zoomed, patience);
        QVERIFY2(!named<QToolButton>("followButton")->isEnabled(), "it would be an empty page");
        m_page.reset();
        m_metrics.reset();
    }

    void saysWhenNothingIsKept()
    {
        m_page.reset();
        m_metrics.reset();
        MetricRecords records(QStringLiteral("/dev/null/metrics.db"));
        MetricArchive archive(records);
        m_metrics = std::make_unique<MetricsController>(*m_live, &archive);
        m_page = std::make_unique<ChartsPage>(*m_metrics, *m_invoke, *m_steady, m_cursor);
        while (m_page->buildNext()) {
        }
        m_page->show();
        QVERIFY(!named<QLabel>("chartsUnkept")->isVisible());
        m_metrics->setEndpoint(canary);
        QTRY_VERIFY_WITH_TIMEOUT(named<QLabel>("chartsUnkept")->isVisible(), patience);
        QVERIFY(named<QLabel>("chartsUnkept")->text().contains(QStringLiteral("not kept")));
        m_page.reset();
        m_metrics.reset();
    }

    void thePictureSaysWhatItShows_data()
    {
        QTest::addColumn<bool>("isGreenHidden");
        QTest::addColumn<QStringList>("legend");
        QTest::newRow("all") << false << QStringList{blue, green};
        QTest::newRow("some are hidden") << true << QStringList{blue};
    }

    void thePictureSaysWhatItShows()
    {
        QFETCH(const bool, isGreenHidden);
        QFETCH(const QStringList, legend);
        QTRY_VERIFY(chart("requestsChart")->hasEnough());
        const double now = m_metrics->now();
        m_metrics->setApplied(
            {{now - 61, now - 60, {{green, 100}}, {}}, {now - 31, now - 30, {{blue, 100}}, {}}});
        QTRY_VERIFY(named<QToolButton>("legendButton.green"));
        named<QToolButton>("legendButton.green")->setChecked(!isGreenHidden);
        named<QToolButton>("pauseButton")->click(); // the range stands still
        const QSignalSpy moved(chart("requestsChart"), &MetricChart::rangeMoved);
        QTest::keyClick(chart("requestsChart"), Qt::Key_Left);
        QCOMPARE(moved.size(), 1);
        const auto saved = [this](const QString &name) {
            const QString path = m_folder->filePath(name);
            m_page->findChild<QAction *>(QStringLiteral("exportPicture"))->trigger();
            auto *const dialog = m_page->findChild<QFileDialog *>();
            dialog->selectFile(path);
            static_cast<QDialog *>(dialog)->accept(); // its own is hidden
            const auto *const readout = named<QLabel>("chartsReadout");
            return QTest::qWaitFor([&] { return readout->text().contains(name); }, patience)
                       ? fileBytes(path)
                       : QByteArray();
        };
        const QStringList texts = textsOf(saved(QStringLiteral("charts.svg")));
        QCOMPARE(texts.value(0), canary);
        for (const QVariant &end : moved.front()) {
            const QString moment =
                dateAndTime(QDateTime::fromMSecsSinceEpoch(qint64(end.toDouble() * 1'000)));
            QVERIFY2(texts.value(1).contains(moment), qPrintable(texts.value(1)));
        }
        QVERIFY(texts.value(1).contains(QStringLiteral("latency: p95")));
        QCOMPARE(texts.mid(2, legend.size()), legend);
        QCOMPARE(texts.contains(green), !isGreenHidden);
        int charts = 0;
        for (const char *name : {"trafficChart", "requestsChart", "latencyChart", "errorsChart"}) {
            charts += chart(name)->height();
        }
        const QImage png = QImage::fromData(saved(QStringLiteral("charts.png")));
        QVERIFY2(png.height() > charts + m_page->fontMetrics().height() * 3, "with a head");
        QVERIFY(saved(QStringLiteral("charts.pdf")).startsWith("%PDF"));
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
    /// What is written in a drawing, from the top.
    [[nodiscard]] static QStringList textsOf(const QByteArray &svg)
    {
        QStringList texts;
        for (QXmlStreamReader reader(svg); !reader.atEnd();) {
            if (reader.readNext() == QXmlStreamReader::StartElement &&
                reader.name() == QLatin1String("text")) {
                texts.append(reader.readElementText().trimmed());
            }
        }
        return texts;
    }
    template<typename Widget>
    [[nodiscard]] Widget *named(const char *name) const
    {
        return m_page->findChild<Widget *>(QString::fromLatin1(name));
    }
    /// What takes the mouse in @p of.
    [[nodiscard]] static QWidget *plot(const MetricChart *of)
    {
        return qobject_cast<QWidget *>(of->children().at(0));
    }
    [[nodiscard]] MetricChart *chart(const char *name) const { return named<MetricChart>(name); }

    int m_quietFor = 0; ///< seconds before now in which nothing was measured
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeControlPlane> m_plane;
    FakeWorkspaceAccess m_access;
    std::unique_ptr<RequestHistory> m_history;
    std::unique_ptr<LiveController> m_live;
    std::unique_ptr<InvokeController> m_invoke;
    std::unique_ptr<MetricsController> m_metrics;
    std::unique_ptr<SteadyTraffic> m_steady;
    TimeCursor m_cursor;
    std::unique_ptr<ChartsPage> m_page;
};

QTEST_MAIN(TestChartsPage)
#include "tst_chartspage.moc"
