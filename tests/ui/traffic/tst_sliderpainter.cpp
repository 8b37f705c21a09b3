// SPDX-License-Identifier: GPL-3.0-or-later
#include "splits.h"
#include "ui/traffic/sliderpainter.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QPainter>

using namespace serin;

namespace {

SliderPicture pictureOf(const SliderState &state, Qt::LayoutDirection direction = Qt::LeftToRight)
{
    const SliderMetrics metrics = SliderMetrics::forFont(QApplication::font());
    SliderPicture picture;
    picture.segments = sliderSegments(state, Theme::light());
    picture.livePercents = state.livePercents();
    picture.emptyText = QStringLiteral("No traffic");
    picture.geometry = SliderGeometry(QRectF(0, metrics.overhang, 400, metrics.bar), metrics.grip,
                                      metrics.inset, direction, state.percents());
    return picture;
}

QImage painted(const SliderPicture &picture, const Theme &theme,
               Qt::LayoutDirection direction = Qt::LeftToRight)
{
    const SliderMetrics metrics = SliderMetrics::forFont(QApplication::font());
    QImage image(400, metrics.height(), QImage::Format_RGB32);
    image.fill(theme.window);
    QPainter painter(&image);
    painter.setFont(QApplication::font());
    paintSlider(painter, picture, metrics, theme, direction);
    return image;
}

/// How often @p color occurs in the columns [from, to).
int count(const QImage &image, const QColor &color, int from, int to)
{
    int found = 0;
    for (int x = from; x < to; ++x) {
        for (int y = 0; y < image.height(); ++y) {
            found += image.pixelColor(x, y) == color ? 1 : 0;
        }
    }
    return found;
}

} // namespace

class TestSliderPainter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void labelsShrinkWithTheirRoom()
    {
        const QFontMetricsF metrics(QApplication::font());
        const QString name = QStringLiteral("baseline-model");
        const auto fit = [&](qreal width) { return fittingLabel(name, 25, metrics, width); };
        QCOMPARE(fit(1000), QStringLiteral("baseline-model 25 %"));
        const QString elided = fit(metrics.horizontalAdvance(QStringLiteral("baseli 25 %")));
        QVERIFY2(elided.startsWith(QStringLiteral("bas")) &&
                     elided.endsWith(QStringLiteral("… 25 %")),
                 qPrintable(elided));
        QCOMPARE(fit(metrics.horizontalAdvance(QStringLiteral("25 %")) + 2),
                 QStringLiteral("25 %"));
        QCOMPARE(fit(metrics.horizontalAdvance(QStringLiteral("25")) + 1), QStringLiteral("25"));
        QCOMPARE(fit(3), QString());
        QCOMPARE(fit(-20), QString());
        for (int width = 0; width < 300; ++width) {
            QVERIFY(fit(width).isEmpty() || metrics.horizontalAdvance(fit(width)) <= width);
        }
    }

    void segmentsHaveTheirColourAndHatch()
    {
        SliderState state;
        state.split = splitOf({{"blue", 50}, {"green", 50}});
        const QImage image = painted(pictureOf(state), Theme::light());
        const QColor blue(0x1f5fbf);
        const QColor green(0x2fa36b);
        QVERIFY(count(image, blue, 0, 190) > 1000);
        QCOMPARE(count(image, blue, 210, 400), 0);
        QVERIFY(count(image, green, 210, 400) > 1000);
        QCOMPARE(count(image, green, 0, 190), 0);
        // Without its colour the bar still shows two patterns: rows differ between the halves.
        const int y = image.height() / 4;
        QVERIFY(image.copy(100, y, 60, 12) != image.copy(300, y, 60, 12));
        QVERIFY(count(image, blue, 100, 160) < 60 * SliderMetrics::forFont({}).bar);
    }

    void rightToLeftPutsTheFirstAtTheRight()
    {
        SliderState state;
        state.split = splitOf({{"blue", 75}, {"green", 25}});
        const QImage image =
            painted(pictureOf(state, Qt::RightToLeft), Theme::light(), Qt::RightToLeft);
        QVERIFY(count(image, QColor(0x2fa36b), 0, 90) > 500);
        QCOMPARE(count(image, QColor(0x2fa36b), 110, 400), 0);
        QVERIFY(count(image, QColor(0x1f5fbf), 110, 400) > 500);
    }

    void ghostMarksStandWhereLiveDiffers()
    {
        SliderState state;
        state.split = splitOf({{"blue", 90}, {"green", 10}});
        const QImage without = painted(pictureOf(state), Theme::light());
        state.live = splitOf({{"blue", 50}, {"green", 50}});
        const QImage with = painted(pictureOf(state), Theme::light());
        const auto mark = [](const QImage &image) {
            return count(image, Theme::light().text, 198, 203);
        };
        QCOMPARE(mark(without), 0);
        QVERIFY(mark(with) > 5);
        state.live = state.split;
        const SliderMetrics metrics = SliderMetrics::forFont(QApplication::font());
        const QImage same = painted(pictureOf(state), Theme::light());
        QVERIFY(count(same.copy(0, metrics.height() - metrics.live, 400, metrics.live),
                      QColor(0x1f5fbf), 0, 350) > 300);
    }

    void noTrafficIsWrittenNotDrawnAsAShare()
    {
        SliderState state;
        state.split = splitOf({{"blue", 0}, {"green", 0}});
        const QImage image = painted(pictureOf(state), Theme::light());
        QCOMPARE(count(image, QColor(0x1f5fbf), 0, 400), 0);
        QVERIFY(count(image, Theme::light().mutedText, 100, 300) > 10);
    }

    void lockAndWarningAreDrawn()
    {
        SliderState state;
        state.split = splitOf({{"blue", 50}, {"green", 50}});
        const QImage plain = painted(pictureOf(state), Theme::light());
        state.locks = {named("blue")};
        const QImage locked = painted(pictureOf(state), Theme::light());
        QVERIFY(plain.copy(0, 0, 150, 40) != locked.copy(0, 0, 150, 40));
        state.locks.clear();
        state.warnings.insert(named("green"), QStringLiteral("why"));
        const QImage warned = painted(pictureOf(state), Theme::light());
        QVERIFY(plain.copy(220, 0, 150, 40) != warned.copy(220, 0, 150, 40));
        QCOMPARE(plain.copy(0, 0, 150, 40), warned.copy(0, 0, 150, 40));
    }

    void movingLabelReadsAsSeen()
    {
        SliderState state;
        state.split = splitOf({{"blue", 68}, {"green", 32}});
        const QFontMetricsF metrics(QApplication::font());
        QCOMPARE(movingLabel(pictureOf(state), 0, metrics, Qt::LeftToRight),
                 QStringLiteral("blue 68 %  |  green 32 %"));
        QCOMPARE(movingLabel(pictureOf(state), 0, metrics, Qt::RightToLeft),
                 QStringLiteral("green 32 %  |  blue 68 %"));
    }

    void everythingGrowsWithTheFont()
    {
        QFont font = QApplication::font();
        const SliderMetrics once = SliderMetrics::forFont(font);
        font.setPointSizeF(font.pointSizeF() * 2);
        const SliderMetrics twice = SliderMetrics::forFont(font);
        QVERIFY(std::abs(twice.bar - 2 * once.bar) <= 2);
        QVERIFY(std::abs(twice.grip - 2 * once.grip) <= 2);
        QVERIFY(std::abs(twice.height() - 2 * once.height()) <= 6);
    }
};

QTEST_MAIN(TestSliderPainter)
#include "tst_sliderpainter.moc"
