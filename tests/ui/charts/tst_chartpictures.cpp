// SPDX-License-Identifier: GPL-3.0-or-later
// Charts as files: what is written, and what a drawing of it holds.
#include "tests/support/patience.h"
#include "tests/ui/charts/metricchartplace.h"
#include "ui/charts/chartexport.h"
#include "ui/theme/deploymentstyle.h"

#include <QFile>
#include <QImageReader>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QXmlStreamReader>

#include <algorithm>
#include <cmath>

using namespace serin;
using namespace std::chrono_literals;

namespace {

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

class TestChartPictures : public QObject, private MetricChartPlace
{
    Q_OBJECT
private Q_SLOTS:
    void init() { makeChart(); }

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

private:
    static QByteArray contents(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

QTEST_MAIN(TestChartPictures)
#include "tst_chartpictures.moc"
