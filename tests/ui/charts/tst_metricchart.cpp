// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/names.h"
#include "tests/support/patience.h"
#include "ui/charts/chartexport.h"
#include "ui/charts/metricchart.h"
#include "ui/theme/deploymentstyle.h"

#include <qcustomplot.h>

#include <QFile>
#include <QFutureWatcher>
#include <QImageReader>
#include <QLabel>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>
#include <QWindow>
#include <QXmlStreamReader>

#include <algorithm>
#include <cmath>

using namespace serin;
using namespace std::chrono_literals;

namespace {

constexpr int start = 1'700'000'000; // seconds since the epoch

MetricSeries series(int from, int to, double perMinute, const QString &deployment = blue)
{
    MetricSeries made{QStringLiteral("RequestsPerMinute"),
                      {},
                      {{QStringLiteral("deployment"), deployment},
                       {QStringLiteral("statusCodeClass"), QStringLiteral("2xx")}},
                      {}};
    for (int second = from; second < to; ++second) {
        SeriesPoint point;
        point.time = QDateTime::fromSecsSinceEpoch(start + second, Qt::UTC);
        point.average = perMinute;
        made.points.push_back(point);
    }
    return made;
}

MetricHistory history(int seconds, double perMinute = 600)
{
    MetricHistory made;
    made.addRequests({series(0, seconds, perMinute)}, 1s);
    return made;
}

/// The corners of all that @p svg draws in the colour of blue.
std::vector<QPointF> pointsOf(const QByteArray &svg)
{
    const QString color = deploymentStyle(blue, Theme::fromPalette(QPalette())).fill.name();
    std::vector<QPointF> points;
    bool isBlue = false;
    QXmlStreamReader reader(svg);
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement) {
            continue;
        }
        const QXmlStreamAttributes attributes = reader.attributes();
        if (reader.name() == QLatin1String("g")) {
            isBlue = attributes.value(QLatin1String("stroke")) == color ||
                     attributes.value(QLatin1String("fill")) == color;
        } else if (isBlue && reader.name() == QLatin1String("circle")) {
            points.emplace_back(attributes.value(QLatin1String("cx")).toDouble(),
                                attributes.value(QLatin1String("cy")).toDouble());
        } else if (isBlue) {
            static const QRegularExpression pair(QStringLiteral("(-?[0-9.e+]+),(-?[0-9.e+]+)"));
            const QString corners = attributes.value(QLatin1String("points")).toString() +
                                    attributes.value(QLatin1String("d")).toString();
            for (auto match = pair.globalMatch(corners); match.hasNext();) {
                const QRegularExpressionMatch found = match.next();
                points.emplace_back(found.captured(1).toDouble(), found.captured(2).toDouble());
            }
        }
    }
    return points;
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

    void exports()
    {
        set(history(60));
        show();
        MetricChart second(MetricChart::Kind::Latency);
        second.resize(500, 100);
        const QTemporaryDir folder;
        const auto save = [&](PictureFormat format, const QString &name) {
            const auto saved =
                savePicture({m_chart.get(), &second}, {}, format, folder.filePath(name));
            QTRY_VERIFY_WITH_TIMEOUT(saved.isFinished(), patience);
            QVERIFY(saved.result());
        };
        save(PictureFormat::Png, QStringLiteral("a.png"));
        save(PictureFormat::Svg, QStringLiteral("a.svg"));
        save(PictureFormat::Pdf, QStringLiteral("a.pdf"));
        const QSize whole =
            QSize(600, m_chart->height() + second.height()) * m_chart->devicePixelRatioF();
        const QSize drawn = QImageReader(folder.filePath(QStringLiteral("a.png"))).size();
        QCOMPARE(drawn.width(), whole.width());
        QVERIFY(std::abs(drawn.height() - whole.height()) <= 1); // each chart is rounded by itself
        const QByteArray svg = contents(folder.filePath(QStringLiteral("a.svg")));
        QVERIFY(svg.contains("viewBox=\"0 0 600 "));
        QVERIFY2(svg.contains("Requests/s"), "text stays text");
        QVERIFY(svg.contains("Latency ms"));
        const QByteArray pdf = contents(folder.filePath(QStringLiteral("a.pdf")));
        QVERIFY(pdf.startsWith("%PDF") && pdf.size() > 1'000);
        const PictureHead head{QStringLiteral("my-endpoint"),
                               QStringLiteral("12:00 – 12:01"),
                               {blue, QStringLiteral("green")}};
        const auto headed = savePicture({m_chart.get(), &second}, head, PictureFormat::Svg,
                                        folder.filePath(QStringLiteral("b.svg")));
        QTRY_VERIFY_WITH_TIMEOUT(headed.isFinished(), patience);
        QVERIFY(headed.result());
        const QByteArray whose = contents(folder.filePath(QStringLiteral("b.svg")));
        QVERIFY(whose.contains(">my-endpoint<") && whose.contains("12:00 – 12:01") &&
                whose.contains(">green<"));
        const auto failed =
            savePicture({m_chart.get()}, {}, PictureFormat::Svg, QStringLiteral("/nowhere/a.svg"));
        QTRY_VERIFY_WITH_TIMEOUT(failed.isFinished(), patience);
        QCOMPARE(failed.result().error().kind, ErrorKind::NotFound);
    }

    void vectorsStayInsideTheAxes_data()
    {
        QTest::addColumn<MetricChart::Kind>("kind");
        QTest::newRow("traffic") << MetricChart::Kind::Traffic;
        QTest::newRow("requests") << MetricChart::Kind::Requests;
        QTest::newRow("latency") << MetricChart::Kind::Latency;
    }

    /// QSvgGenerator does not clip.
    void vectorsStayInsideTheAxes()
    {
        QFETCH(MetricChart::Kind, kind);
        m_chart = std::make_unique<MetricChart>(kind);
        m_chart->resize(600, 200);
        m_marks = {{start - 100, {{blue, 90}, {QStringLiteral("green"), 10}}, {}},
                   {start + 30, {{blue, 70}, {QStringLiteral("green"), 30}}, {}}};
        for (int i = 0; i < 60; ++i) {
            m_calls.push_back({double(start + i), blue, i < 20 || i > 40 ? 9'000.0 : 10, 200});
        }
        MetricHistory metrics = history(20, 60'000);
        metrics.addRequests({series(20, 42, 600)}, 1s);
        metrics.addRequests({series(42, 60, 60'000)}, 1s);
        set(metrics);
        m_chart->setRange(start + 20.5, start + 40.5);
        show();
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.svg"));
        const auto saved = savePicture({m_chart.get()}, {}, PictureFormat::Svg, path);
        QTRY_VERIFY_WITH_TIMEOUT(saved.isFinished(), patience);
        const QRectF axes = m_chart->findChild<QCustomPlot *>()->axisRect()->rect();
        const std::vector<QPointF> points = pointsOf(contents(path));
        QVERIFY(points.size() >= 4);
        for (const QPointF &point : points) {
            QVERIFY2(axes.adjusted(-1, -1, 1, 1).contains(point),
                     qPrintable(QStringLiteral("%1 %2").arg(point.x()).arg(point.y())));
        }
        if (kind != MetricChart::Kind::Latency) { // the lines reach both ends
            const auto [left, right] = std::minmax_element(
                points.begin(), points.end(), [](auto &a, auto &b) { return a.x() < b.x(); });
            QVERIFY(left->x() < axes.left() + 1 && right->x() > axes.right() - 1);
        }
        QVERIFY(!m_chart->picture().isNull());
        m_chart->setRange(start, start + 60);
        QCoreApplication::processEvents();
        const QImage after = m_chart->picture().toImage();
        auto fresh = std::make_unique<MetricChart>(kind);
        std::swap(m_chart, fresh);
        m_chart->resize(600, 200);
        m_chart->setRange(start, start + 60);
        set(metrics);
        show();
        QVERIFY2(m_chart->picture().toImage() == after, "the chart has lost what was cut off");
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

    void hatchesWhereNobodyWatched()
    {
        m_chart = std::make_unique<MetricChart>(MetricChart::Kind::Traffic);
        m_chart->resize(600, 150);
        m_chart->setRange(start, start + 600);
        m_marks = {{start - 100, {{blue, 90}, {QStringLiteral("green"), 10}}, {}},
                   {start + 150, {}, {}, false},
                   {start + 350, {{blue, 50}, {QStringLiteral("green"), 50}}, {}},
                   {start + 590, {}, {}, false}};
        set(history(60));
        show();
        const auto *const plot = m_chart->findChild<QCustomPlot *>();
        const auto at = [&](double second) {
            return m_chart->grab().toImage().pixelColor(
                qRound(plot->xAxis->coordToPixel(start + second)),
                qRound(plot->yAxis->coordToPixel(20)));
        };
        QVERIFY(isBlue(at(140)) && isBlue(at(360)) && isBlue(at(580)));
        QVERIFY(!isBlue(at(160)) && !isBlue(at(340)) && !isBlue(at(595)));
        QCOMPARE(shownWords().size(), std::size_t(1)); // at the end there is no room for them
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.svg"));
        const auto saved = savePicture({m_chart.get()}, {}, PictureFormat::Svg, path);
        QTRY_VERIFY_WITH_TIMEOUT(saved.isFinished(), patience);
        const QRectF axes = plot->axisRect()->rect();
        for (const QPointF &point : pointsOf(contents(path))) {
            QVERIFY(axes.adjusted(-1, -1, 1, 1).contains(point));
        }
        if (const QString pictures = qEnvironmentVariable("SERIN_PICTURE"); !pictures.isEmpty()) {
            QVERIFY(m_chart->grab().save(pictures + QStringLiteral("/unwatched.png")));
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
    /// The words in the plot that can be seen.
    [[nodiscard]] std::vector<const QCPItemText *> shownItems() const
    {
        std::vector<const QCPItemText *> shown;
        const auto *plot = m_chart->findChild<QCustomPlot *>();
        for (int i = 0; i < plot->itemCount(); ++i) {
            const auto *text = qobject_cast<QCPItemText *>(plot->item(i));
            if (text && text->visible()) {
                shown.push_back(text);
            }
        }
        return shown;
    }
    [[nodiscard]] QStringList shownTexts() const
    {
        QStringList texts;
        for (const QCPItemText *text : shownItems()) {
            texts.append(text->text());
        }
        return texts;
    }
    /// Where the words of marks lie in the plot.
    [[nodiscard]] std::vector<QRect> shownWords() const
    {
        std::vector<QRect> places;
        for (const QCPItemText *text : shownItems()) {
            const QPointF first = text->topLeft->pixelPosition();
            const QPointF last = text->bottomRight->pixelPosition();
            places.push_back(QRectF(first, last).toRect().adjusted(1, 1, -1, -1));
        }
        return places;
    }
    static QByteArray contents(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void show()
    {
        m_chart->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_chart.get()));
        QCoreApplication::processEvents();
    }
    [[nodiscard]] static bool isBlue(const QColor &pixel)
    {
        return pixel.blue() > pixel.red() + 40;
    }
    /// Those of a line of blue, as it is blended with what is behind it.
    [[nodiscard]] int bluePixels() const
    {
        const QImage image = m_chart->grab().toImage();
        int found = 0;
        for (int x = 0; x < image.width(); ++x) {
            for (int y = 0; y < image.height(); ++y) {
                found += isBlue(image.pixelColor(x, y)) ? 1 : 0;
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
