// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/metricchart.h"
#include "ui/theme/deploymentstyle.h"

#include <QFile>
#include <QLabel>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace serin;
using namespace std::chrono_literals;

namespace {

constexpr qint64 start = 1'700'000'000;
const QString blue = QStringLiteral("blue");

MetricHistory history(int seconds, double perMinute = 600)
{
    MetricSeries series{QStringLiteral("RequestsPerMinute"),
                        {},
                        {{QStringLiteral("deployment"), blue},
                         {QStringLiteral("statusCodeClass"), QStringLiteral("2xx")}},
                        {}};
    for (int second = 0; second < seconds; ++second) {
        SeriesPoint point;
        point.time = QDateTime::fromSecsSinceEpoch(start + second, Qt::UTC);
        point.average = perMinute;
        series.points.push_back(point);
    }
    MetricHistory made;
    made.addRequests({series}, 1s);
    return made;
}

} // namespace

class TestMetricChart : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_chart = std::make_unique<MetricChart>(MetricChart::Kind::Requests);
        m_chart->resize(600, 200);
        m_chart->setRange(start, start + 60);
        m_marks.clear();
        m_calls.clear();
    }

    void drawsWhatItGets()
    {
        set(history(60));
        show();
        const QColor line = deploymentStyle(blue, Theme::fromPalette(m_chart->palette())).fill;
        QVERIFY(count(line) > 100);
        QVERIFY(m_chart->hasEnough());
        m_hidden.insert(blue);
        set(history(60));
        QTRY_COMPARE(count(line), 0);
        m_hidden.clear();
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
        m_marks = {{start, {{blue, 100}}},
                   {start + 30, {{blue, 70}, {QStringLiteral("green"), 30}}}};
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
        const QTemporaryDir folder;
        const QString svg = folder.filePath(QStringLiteral("chart.svg"));
        QVERIFY(m_chart->saveSvg(svg));
        QVERIFY(QFile(svg).size() > 1'000);
        QVERIFY(!m_chart->saveSvg(QStringLiteral("/nowhere/chart.svg")));
    }

    void hostileNames()
    {
        m_calls = {{start + 1, QStringLiteral("<img src=x>") + QString(1'000, u'x'), 1, 200}};
        set(history(10));
        show();
        QVERIFY(!m_chart->grab().isNull());
    }

private:
    void set(const MetricHistory &metrics)
    {
        MetricChart::Content content;
        content.history = &metrics;
        content.marks = &m_marks;
        content.calls = &m_calls;
        content.hidden = m_hidden;
        content.percentiles = {ChartKind::LatencyP95};
        m_chart->setContent(content);
    }
    void show()
    {
        m_chart->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_chart.get()));
        QCoreApplication::processEvents();
    }
    [[nodiscard]] int count(const QColor &color) const
    {
        const QImage image = m_chart->grab().toImage();
        int found = 0;
        for (int x = 0; x < image.width(); ++x) {
            for (int y = 0; y < image.height(); ++y) {
                found += image.pixelColor(x, y) == color ? 1 : 0;
            }
        }
        return found;
    }

    std::unique_ptr<MetricChart> m_chart;
    std::deque<TrafficMark> m_marks;
    std::deque<OwnCall> m_calls;
    QSet<QString> m_hidden;
};

QTEST_MAIN(TestMetricChart)
#include "tst_metricchart.moc"
