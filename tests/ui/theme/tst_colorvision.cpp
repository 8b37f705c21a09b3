// SPDX-License-Identifier: GPL-3.0-or-later
// What is told by colour is told to everybody: by colours that differ with each kind of colour
// vision, or by a second sign.
#include "models/live/livetext.h"
#include "ui/theme/colorvision.h"
#include "ui/theme/contrast.h"
#include "ui/theme/deploymentstyle.h"
#include "ui/theme/icons.h"
#include "ui/theme/statelabel.h"
#include "ui/yaml/diffhighlighter.h"
#include "ui/yaml/textview.h"

#include <QSet>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>

#include <cmath>

using namespace serin;

namespace {

const ColorScheme allSchemes[] = {ColorScheme::Light, ColorScheme::Dark, ColorScheme::ContrastLight,
                                  ColorScheme::ContrastDark};
const char *const colorWords[] = {"blue",   "green", "orange", "red",   "purple",
                                  "yellow", "pink",  "teal",   "brown", "grey"};

QString schemeName(ColorScheme scheme)
{
    switch (scheme) {
    case ColorScheme::Light:
        return QStringLiteral("light");
    case ColorScheme::Dark:
        return QStringLiteral("dark");
    case ColorScheme::ContrastLight:
        return QStringLiteral("more contrast, light");
    case ColorScheme::ContrastDark:
        break;
    }
    return QStringLiteral("more contrast, dark");
}

/// The colour that has these coordinates under D65, near enough to tell a wrong term of the
/// formula.
QColor fromLab(double lightness, double a, double b)
{
    const double y = (lightness + 16) / 116;
    const auto back = [](double t) {
        return t > 6.0 / 29 ? t * t * t : 3 * (6.0 / 29) * (6.0 / 29) * (t - 4.0 / 29);
    };
    const double X = 0.95047 * back(y + a / 500);
    const double Y = back(y);
    const double Z = 1.08883 * back(y - b / 200);
    const auto gamma = [](double c) {
        return static_cast<float>(c <= 0.0031308 ? 12.92 * c
                                                 : 1.055 * std::pow(c, 1 / 2.4) - 0.055);
    };
    return QColor::fromRgbF(gamma(3.2404542 * X - 1.5371385 * Y - 0.4985314 * Z),
                            gamma(-0.9692660 * X + 1.8760108 * Y + 0.0415560 * Z),
                            gamma(0.0556434 * X - 0.2040259 * Y + 1.0572252 * Z));
}

} // namespace

class TestColorVision : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void distanceIsThePapers_data()
    {
        QTest::addColumn<QColor>("a");
        QTest::addColumn<QColor>("b");
        QTest::addColumn<double>("distance");
        // Pairs of the paper's table 1 that sRGB has, by their numbers.
        QTest::newRow("17") << fromLab(50, 2.5, 0) << fromLab(73, 25, -18) << 27.1492;
        QTest::newRow("18") << fromLab(50, 2.5, 0) << fromLab(61, -5, 29) << 22.8977;
        QTest::newRow("19") << fromLab(50, 2.5, 0) << fromLab(56, -27, -3) << 31.9030;
        QTest::newRow("20") << fromLab(50, 2.5, 0) << fromLab(58, 24, 15) << 19.4535;
        QTest::newRow("25") << fromLab(60.2574, -34.0099, 36.2677)
                            << fromLab(60.4626, -34.1751, 39.4387) << 1.2644;
        QTest::newRow("black and white") << QColor(Qt::black) << QColor(Qt::white) << 100.0;
        QTest::newRow("the same") << QColor(0x1f5fbf) << QColor(0x1f5fbf) << 0.0;
    }
    void distanceIsThePapers()
    {
        QFETCH(const QColor, a);
        QFETCH(const QColor, b);
        QFETCH(const double, distance);
        QVERIFY2(std::abs(colorDistance(a, b) - distance) < 0.02,
                 qPrintable(QString::number(colorDistance(a, b))));
        QVERIFY(std::abs(colorDistance(a, b) - colorDistance(b, a)) < 1e-9);
    }

    void eachVisionMixesItsOwn()
    {
        for (const ColorVision vision : allColorVisions) {
            for (const QColor &grey :
                 {QColor(Qt::black), QColor(128, 128, 128), QColor(Qt::white)}) {
                QVERIFY(colorDistance(seenWith(vision, grey), grey) < 0.5);
            }
        }
        const QColor red(0xbb2929);
        const QColor green(0x12713f);
        QVERIFY(colorDistance(red, green) > 50);
        QVERIFY(colorDistance(seenWith(ColorVision::Deutan, red),
                              seenWith(ColorVision::Deutan, green)) < 15);
        QVERIFY(colorDistance(seenWith(ColorVision::Protan, red),
                              seenWith(ColorVision::Protan, green)) < 15);
        QVERIFY(colorDistance(seenWith(ColorVision::Tritan, red),
                              seenWith(ColorVision::Tritan, green)) > 50);
        QCOMPARE(seenWith(ColorVision::Usual, red), red);
    }

    void schemes_data()
    {
        QTest::addColumn<ColorScheme>("scheme");
        for (const ColorScheme scheme : allSchemes) {
            QTest::newRow(qPrintable(schemeName(scheme))) << scheme;
        }
    }

    void blueAndGreenNeedNoOtherSign_data() { schemes_data(); }
    void blueAndGreenNeedNoOtherSign()
    {
        QFETCH(const ColorScheme, scheme);
        const Theme &theme = Theme::of(scheme);
        const DeploymentStyle blue = deploymentStyle(QStringLiteral("blue"), theme);
        const DeploymentStyle green = deploymentStyle(QStringLiteral("green"), theme);
        const double distance = leastColorDistance(blue.fill, green.fill);
        QVERIFY2(distance >= tellableDistance, qPrintable(QString::number(distance)));
        QVERIFY(areTellableByColor(blue, green));
    }

    void deploymentsAreTellable_data() { schemes_data(); }
    void deploymentsAreTellable()
    {
        QFETCH(const ColorScheme, scheme);
        const Theme &theme = Theme::of(scheme);
        for (const char *one : colorWords) {
            for (const char *other : colorWords) {
                const DeploymentStyle a = deploymentStyle(QLatin1String(one), theme);
                const DeploymentStyle b = deploymentStyle(QLatin1String(other), theme);
                const bool byColor = leastColorDistance(a.fill, b.fill) >= tellableDistance;
                QCOMPARE(areTellableByColor(a, b), byColor);
                QCOMPARE(a.hatch == b.hatch, a.glyph == b.glyph);
                QVERIFY2(
                    one == other || byColor || a.hatch != b.hatch,
                    qPrintable(
                        QStringLiteral("%1 and %2").arg(QLatin1String(one), QLatin1String(other))));
            }
        }
    }

    void whateverTheirNamesAre_data() { schemes_data(); }
    void whateverTheirNamesAre()
    {
        QFETCH(const ColorScheme, scheme);
        // As many as there are hatches, of every colour that a hash may give.
        for (int first = 0; first < 200; ++first) {
            QStringList names{QStringLiteral("blue")};
            for (int i = 0; i < 5; ++i) {
                names.append(QStringLiteral("model-%1").arg(first * 5 + i));
            }
            const auto styles = deploymentStyles(names, Theme::of(scheme));
            for (std::size_t i = 0; i < styles.size(); ++i) {
                for (std::size_t j = 0; j < i; ++j) {
                    QVERIFY2(styles[i].hatch != styles[j].hatch ||
                                 leastColorDistance(styles[i].fill, styles[j].fill) >=
                                     tellableDistance,
                             qPrintable(names.join(u' ')));
                }
            }
        }
    }

    /// Good, bad and the others have neighbours in colour: each has a glyph and a word of its own.
    void statesHaveAnotherSign()
    {
        const ProvisioningState states[] = {
            ProvisioningState::Succeeded, ProvisioningState::Failed, ProvisioningState::Canceled,
            ProvisioningState::Creating, ProvisioningState::Unknown};
        for (const ProvisioningState one : states) {
            for (const ProvisioningState other : states) {
                const LiveStateWords a = liveStateWords(one, {});
                const LiveStateWords b = liveStateWords(other, {});
                QVERIFY(one == other || (a.glyph != b.glyph && a.word != b.word));
            }
        }
    }

    /// The icons beside ok, warn and error are told apart by their shapes.
    void iconsHaveShapes()
    {
        QSet<QByteArray> shapes;
        const IconName names[] = {IconName::Check, IconName::Warning, IconName::Error,
                                  IconName::Info, IconName::Refresh};
        for (const IconName name : names) {
            const QImage image = iconPixmap(name, Qt::black, 16, 1).toImage();
            shapes.insert(
                QByteArray(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes()));
        }
        QCOMPARE(shapes.size(), qsizetype(std::size(names)));
    }

    void tonesAreOffTheirGround_data() { schemes_data(); }
    void tonesAreOffTheirGround()
    {
        QFETCH(const ColorScheme, scheme);
        const Theme &theme = Theme::of(scheme);
        // A glyph that takes the colour of what lies under it is none.
        for (const LiveTone tone :
             {LiveTone::Good, LiveTone::Busy, LiveTone::Bad, LiveTone::Unknown}) {
            for (const QColor &ground :
                 {theme.window, theme.base, theme.alternateBase, theme.hover, theme.selection}) {
                for (const ColorVision vision : allColorVisions) {
                    QVERIFY(contrastRatio(seenWith(vision, toneColor(tone, theme)),
                                          seenWith(vision, ground)) >= 3);
                }
            }
        }
    }

    /// What comes and goes is coloured only where + or − stands in front.
    void diffHasSigns()
    {
        TextView view;
        DiffHighlighter highlighter(view, Theme::light());
        view.showText(QStringLiteral("@@ -1 +1 @@\n  kept: 1\n-old: 1\n+new: 1"));
        QCOMPARE(view.blockCount(), 4);
        for (QTextBlock block = view.document()->begin(); block.isValid(); block = block.next()) {
            const bool hasSign = block.text().startsWith(u'+') || block.text().startsWith(u'-');
            bool isColored = false;
            for (const auto &range : block.layout()->formats()) {
                isColored = isColored || range.format.background().style() != Qt::NoBrush;
            }
            QCOMPARE(isColored, hasSign);
        }
    }

    void diffIsReadable_data() { schemes_data(); }
    void diffIsReadable()
    {
        QFETCH(const ColorScheme, scheme);
        const Theme &theme = Theme::of(scheme);
        for (const ColorVision vision : allColorVisions) {
            for (const auto &[text, ground] : {std::pair(theme.ok, theme.okBackground),
                                               std::pair(theme.warn, theme.warnBackground),
                                               std::pair(theme.error, theme.errorBackground)}) {
                const double contrast =
                    contrastRatio(seenWith(vision, text), seenWith(vision, ground));
                QVERIFY2(contrast >= 4.4, qPrintable(QString::number(contrast)));
            }
        }
    }
};

QTEST_MAIN(TestColorVision)
#include "tst_colorvision.moc"
