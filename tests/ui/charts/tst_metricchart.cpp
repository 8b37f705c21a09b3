// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/charts/metricchartplace.h"

#include <qcustomplot.h>

#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>
#include <QWindow>

#include <algorithm>
#include <cmath>

using namespace serin;
using namespace std::chrono_literals;

class TestMetricChart : public QObject, private MetricChartPlace
{
    Q_OBJECT
private Q_SLOTS:
    void init() { makeChart(); }

    void drawsWhatItGets()
    {
        set(history(60));
        show();
        QVERIFY(bluePixels() > 100);
        QVERIFY(m_chart->hasEnough());
        m_hidden.insert(blue);
        set(history(60));
        QTRY_COMPARE(bluePixels(), 0);
        m_hidden.clear();
    }

    void wordsOfMarksDoNotOverlap()
    {
        m_marks.push_back({start - 10, {{blue, 100}}, {}});
        for (int i = 0; i < 12; ++i) {
            m_marks.push_back({start + i * 5.0, {{blue, 100 - i}}, QStringLiteral("1a2b3c4d5e")});
        }
        set(history(60));
        show();
        for (const double to : {60.0, 300.0, 20.0}) {
            m_chart->setRange(start, start + to);
            QVERIFY(!m_chart->picture().isNull()); // lays it out
            int shown = 0;
            QRegion taken;
            for (const QRect &word : shownWords()) {
                ++shown;
                QVERIFY2(!taken.intersects(word), qPrintable(QString::number(to)));
                QVERIFY(m_chart->rect().contains(word));
                taken += word;
            }
            QVERIFY(shown >= 2);
        }
    }

    void linesThatLookAlikeCarrySwatches_data()
    {
        QTest::addColumn<QString>("other");
        QTest::addColumn<bool>("carry");
        QTest::newRow("everybody tells green from blue") << QStringLiteral("green") << false;
        QTest::newRow("purple is blue without red") << QStringLiteral("purple") << true;
    }
    void linesThatLookAlikeCarrySwatches()
    {
        QFETCH(const QString, other);
        QFETCH(const bool, carry);
        MetricHistory made;
        made.addRequests({series(0, 60, 600), series(0, 60, 300, other)}, 1s);
        set(made);
        show();
        const auto *const plot = m_chart->findChild<QCustomPlot *>();
        int lines = 0;
        for (int i = 0; i < plot->graphCount(); ++i) {
            const QCPGraph *const graph = plot->graph(i);
            if (graph->lineStyle() == QCPGraph::lsNone || graph->brush().style() != Qt::NoBrush) {
                continue;
            }
            ++lines;
            QCOMPARE(graph->scatterStyle().shape() == QCPScatterStyle::ssPixmap, carry);
            QVERIFY(!carry || graph->scatterSkip() >= 5);
        }
        QCOMPARE(lines, 2);
        if (const QString folder = qEnvironmentVariable("SERIN_PICTURE"); !folder.isEmpty()) {
            QVERIFY(m_chart->grab().save(folder + u'/' + other + QStringLiteral(".png")));
        }
    }

    void sameIsNotDrawnAgain()
    {
        set(history(60));
        show();
        const int replots = m_chart->replots();
        set(history(60));
        m_chart->setRange(start, start + 60);
        QCoreApplication::processEvents();
        QCOMPARE(m_chart->replots(), replots);
        set(history(61));
        QTRY_COMPARE(m_chart->replots(), replots + 1); // several changes are drawn once
    }

    void hiddenIsNotDrawn()
    {
        show();
        m_chart->hide();
        QCoreApplication::processEvents();
        const int replots = m_chart->replots();
        for (int i = 2; i < 20; ++i) {
            set(history(i));
            m_chart->setRange(start, start + i * 10);
            QCoreApplication::processEvents();
        }
        QCOMPARE(m_chart->replots(), replots);
        m_chart->show();
        QTRY_VERIFY(m_chart->replots() > replots);
    }

    void saysWhenThereIsTooLittle()
    {
        set(MetricHistory());
        show();
        auto *words = m_chart->findChild<QLabel *>();
        QVERIFY(words->isVisible());
        QVERIFY(!m_chart->hasEnough());
        set(history(1));
        QVERIFY(words->isVisible());
        set(history(2));
        QVERIFY(!words->isVisible());
    }

    void theWheelScrollsThePage()
    {
        QScrollArea page;
        auto *const chart = new MetricChart(MetricChart::Kind::Requests);
        chart->setMinimumHeight(2'000);
        page.setWidgetResizable(true);
        page.setWidget(chart);
        page.resize(600, 300);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        QSignalSpy moved(chart, &MetricChart::rangeMoved);
        QWidget *const plot = chart->findChild<QCustomPlot *>();
        const auto turn = [plot](Qt::KeyboardModifiers keys) {
            const QPointF at(100, 100);
            QWidget *const top = plot->window(); // as the system sends it
            QWheelEvent event(plot->mapTo(top, at), plot->mapToGlobal(at), {}, QPoint(0, -120),
                              Qt::NoButton, keys, Qt::NoScrollPhase, false);
            QApplication::sendEvent(top->windowHandle(), &event);
        };
        turn(Qt::NoModifier);
        QVERIFY(page.verticalScrollBar()->value() > 0);
        QCOMPARE(moved.size(), 0);
        const int there = page.verticalScrollBar()->value();
        turn(Qt::ControlModifier);
        QCOMPARE(page.verticalScrollBar()->value(), there);
        QVERIFY2(moved.size() > 0, "it zooms");
    }

    void keysAsk()
    {
        show();
        const QSignalSpy moved(m_chart.get(), &MetricChart::rangeMoved);
        m_chart->setFocus();
        QTest::keyClick(m_chart.get(), Qt::Key_Left);
        QTest::keyClick(m_chart.get(), Qt::Key_Minus);
        QTest::keyClick(m_chart.get(), Qt::Key_Plus);
        QCOMPARE(moved.size(), 3);
        QCOMPARE(moved[0][0].toDouble(), start - 6.0);
        QCOMPARE(moved[1][0].toDouble(), start - 30.0);
        QCOMPARE(moved[2][0].toDouble(), start + 15.0);
        QVERIFY(!m_chart->accessibleName().isEmpty());
    }

    void marksCallsAndPictures()
    {
        m_marks = {{start, {{blue, 100}}, {}},
                   {start + 30, {{blue, 70}, {QStringLiteral("green"), 30}}, {}}};
        m_calls = {{start + 10, blue, 12, 200}, {start + 11, blue, 15, 500}};
        for (const auto kind :
             {MetricChart::Kind::Traffic, MetricChart::Kind::Latency, MetricChart::Kind::Errors}) {
            m_chart = std::make_unique<MetricChart>(kind);
            m_chart->resize(600, 200);
            m_chart->setRange(start, start + 60);
            set(history(60));
            m_chart->setCrosshair(start + 20);
            show();
            QVERIFY(!m_chart->picture().isNull());
        }
    }

    void nothingInThisRange()
    {
        set(history(60));
        show();
        const auto *words = m_chart->findChild<QLabel *>();
        QVERIFY(!words->isVisible());
        m_chart->setRange(start + 100, start + 160);
        QVERIFY(words->isVisible());
        QVERIFY(words->text().contains(QStringLiteral("range")));
        m_chart->setRange(start + 10.2, start + 10.4); // between two points
        QVERIFY(!words->isVisible());
    }

    void crosshairStays()
    {
        set(history(60));
        show();
        m_chart->setCrosshair(start + 30);
        QCoreApplication::processEvents();
        const QImage with = m_chart->grab().toImage();
        m_marks = {{start + 20, {{blue, 1}}, {}}, {start + 59, {{blue, 2}}, {}}};
        set(history(60));
        m_marks.clear();
        set(history(60)); // all is drawn anew, and as before
        QCoreApplication::processEvents();
        QCOMPARE(m_chart->grab().toImage(), with);
        m_chart->setCrosshair(std::nullopt);
        QCoreApplication::processEvents();
        QVERIFY(m_chart->grab().toImage() != with);
    }

    void gapsStayEmpty()
    {
        MetricHistory metrics = history(20);
        MetricSeries later{QStringLiteral("RequestsPerMinute"),
                           {},
                           {{QStringLiteral("deployment"), blue},
                            {QStringLiteral("statusCodeClass"), QStringLiteral("2xx")}},
                           {}};
        for (int second = 580; second < 600; ++second) {
            SeriesPoint point;
            point.time = QDateTime::fromSecsSinceEpoch(start + second, Qt::UTC);
            point.average = 600;
            later.points.push_back(point);
        }
        metrics.addRequests({later}, 1s);
        set(metrics);
        m_chart->setRange(start, start + 600);
        show();
        QVERIFY(bluePixels() > 5);
        QVERIFY2(bluePixels() < 200, "nothing was measured for nine minutes");
        m_chart->setRange(start + 100, start + 400);
        QVERIFY(!m_chart->hasEnough());
    }

    void aLineOfNothingLiesAboveTheAxis()
    {
        m_chart = std::make_unique<MetricChart>(MetricChart::Kind::Errors);
        m_chart->resize(600, 200);
        m_chart->setRange(start, start + 60);
        set(history(60));
        show();
        const auto *const plot = m_chart->findChild<QCustomPlot *>();
        const int x = qRound(plot->xAxis->coordToPixel(start + 30));
        const int y = qRound(plot->yAxis->coordToPixel(0));
        QVERIFY(isBlue(m_chart->grab().toImage().pixelColor(x, y)));
        QVERIFY(plot->axisRect()->bottom() - y >= 3);
    }

    void loneCallsAreDots()
    {
        MetricHistory metrics;
        metrics.addRequests({series(0, 1, 60), series(29, 60, 60)}, 1s);
        set(metrics);
        m_chart->setRange(start - 10, start + 60);
        show();
        const auto *const plot = m_chart->findChild<QCustomPlot *>();
        QCOMPARE(plot->graphCount(), 2); // the line with its gap, and the dot
        QVERIFY(std::isnan(plot->graph(0)->data()->at(1)->value));
        QCOMPARE(plot->graph(1)->dataCount(), 1);
        const int x = qRound(plot->xAxis->coordToPixel(start + 15));
        const int y = qRound(plot->yAxis->coordToPixel(1));
        const QImage image = m_chart->grab().toImage();
        QVERIFY2(!isBlue(image.pixelColor(x, y)), "nothing was measured there");
        QVERIFY(isBlue(image.pixelColor(qRound(plot->xAxis->coordToPixel(start)), y)));
        if (const QString pictures = qEnvironmentVariable("SERIN_PICTURE"); !pictures.isEmpty()) {
            QVERIFY(m_chart->grab().save(pictures + QStringLiteral("/lone.png")));
        }
    }

    void saysNothingBesideWhatNobodyWatched()
    {
        m_chart = std::make_unique<MetricChart>(MetricChart::Kind::Traffic);
        m_chart->resize(600, 150);
        m_marks = {{start, {{blue, 100}}, {}}, {start + 100, {}, {}, false}};
        set(history(60));
        m_chart->setRange(start + 200, start + 500); // of the time that nobody watched alone
        show();
        const auto *const empty = m_chart->findChild<QLabel *>();
        QVERIFY(!m_chart->hasEnough());
        QCOMPARE(shownTexts(), QStringList(QStringLiteral("not watched")));
        QVERIFY2(!empty->isVisible(), "two sentences would lie on each other");
        m_chart->setRange(start - 900, start - 600);
        QVERIFY(!m_chart->picture().isNull()); // lays it out
        QCOMPARE(shownTexts(), QStringList());
        QVERIFY(empty->isVisible());
        QVERIFY(empty->text().contains(QStringLiteral("range")));
    }

    void hostileNames()
    {
        m_calls = {{start + 1, QStringLiteral("<img src=x>") + QString(1'000, u'x'), 1, 200}};
        set(history(10));
        show();
        QVERIFY(!m_chart->grab().isNull());
    }
};

QTEST_MAIN(TestMetricChart)
#include "tst_metricchart.moc"
