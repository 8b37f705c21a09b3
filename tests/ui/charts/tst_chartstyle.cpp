// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartstyle.h"
#include "ui/theme/contrast.h"

#include <qcustomplot.h>

#include <QTest>

using namespace serin;

namespace {

/// A plot of two deployments: blue constant at 3, green constant at 1.
class Plot : public QCustomPlot
{
public:
    explicit Plot(const Theme &theme)
    {
        legend->setVisible(true);
        const QStringList names{QStringLiteral("blue"), QStringLiteral("green")};
        for (int i = 0; i < 2; ++i) {
            QCPGraph *graph = addGraph();
            const double level = i == 0 ? 3 : 1;
            graph->setData({0, 1, 2, 3}, {level, level, level, level});
            applyGraphStyle(*graph, deploymentStyle(names[i], theme), names[i]);
        }
        xAxis->setRange(0, 3);
        yAxis->setRange(0, 4);
        resize(400, 300);
        applyChartStyle(*this, theme);
        replot();
    }

    [[nodiscard]] QColor at(double x, double y)
    {
        return grab().toImage().pixelColor(qRound(xAxis->coordToPixel(x)),
                                           qRound(yAxis->coordToPixel(y)));
    }
    /// How many pixels are exactly of @p color.
    [[nodiscard]] int count(const QColor &color)
    {
        const QImage image = grab().toImage();
        int found = 0;
        for (int x = 0; x < image.width(); ++x) {
            for (int y = 0; y < image.height(); ++y) {
                found += image.pixelColor(x, y) == color ? 1 : 0;
            }
        }
        return found;
    }
};

} // namespace

class TestChartStyle : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bothThemesArePainted_data()
    {
        QTest::addColumn<bool>("isDark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void bothThemesArePainted()
    {
        QFETCH(bool, isDark);
        const Theme &theme = isDark ? Theme::dark() : Theme::light();
        const Theme &other = isDark ? Theme::light() : Theme::dark();
        Plot plot(theme);
        QCOMPARE(plot.grab().toImage().pixelColor(2, 2), theme.base);
        QCOMPARE(plot.at(0.3, 2.2), theme.base);        // inside the axes, off the grid
        QVERIFY(plot.count(theme.border) > 300);        // grid
        QVERIFY(plot.count(theme.controlBorder) > 100); // axes
        for (const char *name : {"blue", "green"}) {
            const QColor line = deploymentStyle(QLatin1String(name), theme).fill;
            QVERIFY2(plot.count(line) > 200, name);
            const QColor wrong = deploymentStyle(QLatin1String(name), other).fill;
            QCOMPARE(plot.count(wrong), 0);
        }
        QCOMPARE(plot.count(other.base), 0);
    }

    void aThemeCanBeChanged()
    {
        Plot plot(Theme::light());
        applyChartStyle(plot, Theme::dark());
        plot.replot();
        QCOMPARE(plot.grab().toImage().pixelColor(2, 2), Theme::dark().base);
        QCOMPARE(plot.count(Theme::light().base), 0);
        QCOMPARE(plot.legend->item(0)->textColor(), Theme::dark().text);
        QCOMPARE(plot.xAxis->tickLabelColor(), Theme::dark().mutedText);
        QVERIFY(contrastRatio(plot.xAxis->tickLabelColor(), Theme::dark().base) >= 4.5);
    }

    void linesAreFastAndTellableWithoutColour()
    {
        Plot plot(Theme::light());
        QVERIFY(plot.plottingHints().testFlag(QCP::phFastPolylines));
        QVERIFY(!plot.openGl());
        for (int i = 0; i < plot.graphCount(); ++i) {
            QCOMPARE(plot.graph(i)->pen().widthF(), 1.0);
            QVERIFY(plot.graph(i)->adaptiveSampling());
        }
        QVERIFY(plot.graph(0)->name().front() != plot.graph(1)->name().front());
        QVERIFY(plot.graph(1)->name().endsWith(QStringLiteral(" green")));
    }

    void fontsFollowThePlot()
    {
        Plot plot(Theme::light());
        const qreal before = plot.xAxis->tickLabelFont().pointSizeF();
        QFont font = plot.font();
        font.setPointSizeF(font.pointSizeF() * 2);
        plot.setFont(font);
        applyChartStyle(plot, Theme::light());
        QVERIFY(qAbs(plot.xAxis->tickLabelFont().pointSizeF() - 2 * before) < 0.1);
        QVERIFY(plot.legend->font().pointSizeF() > before * 1.9);
    }
};

QTEST_MAIN(TestChartStyle)
#include "tst_chartstyle.moc"
