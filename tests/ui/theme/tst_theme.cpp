// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/contrast.h"
#include "ui/theme/icons.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QFontMetrics>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTest>

#include <algorithm>

using namespace serin;

namespace {

struct Named
{
    const char *name;
    QColor color;
};

void addPairs(const char *scheme, const std::vector<Named> &texts,
              const std::vector<Named> &grounds, double least)
{
    for (const Named &text : texts) {
        for (const Named &ground : grounds) {
            QTest::addRow("%s: %s on %s", scheme, text.name, ground.name)
                << text.color << ground.color << least;
        }
    }
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void contrastFollowsWcag()
    {
        QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrastRatio(Qt::white, Qt::white), 1.0);
        // 0x777777 on white is the well-known pair just below 4.5.
        QVERIFY(std::abs(contrastRatio(QColor(0x777777), Qt::white) - 4.478) < 0.001);
        QCOMPARE(blended(QColor(0, 0, 0, 0), Qt::white), QColor(Qt::white));
    }

    void rolesAreReadable_data()
    {
        QTest::addColumn<QColor>("text");
        QTest::addColumn<QColor>("ground");
        QTest::addColumn<double>("least");
        const std::pair<ColorScheme, const char *> schemes[] = {
            {ColorScheme::Light, "light"},
            {ColorScheme::Dark, "dark"},
            {ColorScheme::ContrastLight, "light, high contrast"},
            {ColorScheme::ContrastDark, "dark, high contrast"}};
        for (const auto &[scheme, name] : schemes) {
            const Theme &t = Theme::of(scheme);
            const double text = t.hasMoreContrast() ? 7 : 4.5;
            const double edge = t.hasMoreContrast() ? 4.5 : 3;
            const std::vector<Named> grounds{{"window", t.window},
                                             {"base", t.base},
                                             {"alternateBase", t.alternateBase},
                                             {"hover", t.hover}};
            addPairs(name,
                     {{"text", t.text},
                      {"mutedText", t.mutedText},
                      {"accent", t.accent},
                      {"ok", t.ok},
                      {"warn", t.warn},
                      {"error", t.error}},
                     grounds, text);
            addPairs(name, {{"text", t.text}}, {{"pressed", t.pressed}}, text);
            addPairs(name,
                     {{"selectionText", t.selectionText},
                      {"mutedText", t.mutedText},
                      {"error", t.error},
                      {"warn", t.warn},
                      {"ok", t.ok}},
                     {{"selection", t.selection}}, text);
            addPairs(name, {{"accentText", t.accentText}},
                     {{"accent", t.accent}, {"accentHover", t.accentHover}}, text);
            addPairs(name, {{"ok", t.ok}, {"text", t.text}}, {{"okBackground", t.okBackground}},
                     text);
            addPairs(name, {{"warn", t.warn}, {"text", t.text}},
                     {{"warnBackground", t.warnBackground}}, text);
            addPairs(name, {{"error", t.error}, {"text", t.text}},
                     {{"errorBackground", t.errorBackground}}, text);
            addPairs(name, {{"disabledText", t.disabledText}, {"controlBorder", t.controlBorder}},
                     {{"window", t.window}, {"base", t.base}}, edge);
        }
    }
    void rolesAreReadable()
    {
        QFETCH(QColor, text);
        QFETCH(QColor, ground);
        QFETCH(double, least);
        const double contrast = contrastRatio(text, ground);
        QVERIFY2(contrast >= least, qPrintable(QString::number(contrast)));
    }

    void schemeIsReadFromAPalette()
    {
        QCOMPARE(schemeOf(Theme::light().toPalette()), ColorScheme::Light);
        QCOMPARE(schemeOf(Theme::dark().toPalette()), ColorScheme::Dark);
        QCOMPARE(&Theme::fromPalette(Theme::dark().toPalette()), &Theme::dark());
        for (const auto scheme : {ColorScheme::ContrastLight, ColorScheme::ContrastDark}) {
            QCOMPARE(&Theme::fromPalette(Theme::of(scheme).toPalette()), &Theme::of(scheme));
        }
        // A desktop's plain white or black is not ours.
        QCOMPARE(Theme::fromPalette(QPalette(Qt::white, Qt::white)).scheme, ColorScheme::Light);
        QCOMPARE(Theme::fromPalette(QPalette(Qt::black, Qt::black)).scheme, ColorScheme::Dark);
        QCOMPARE(schemeOf(QPalette(QColor(0x31363b))), ColorScheme::Dark);
        QCOMPARE(schemeOf(QPalette(QColor(0xeff0f1))), ColorScheme::Light);
    }

    void disabledTextIsNeverTheNormalText()
    {
        for (const Theme *theme : {&Theme::light(), &Theme::dark()}) {
            const QPalette palette = theme->toPalette();
            for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
                QCOMPARE(palette.color(QPalette::Disabled, role), theme->disabledText);
                QCOMPARE(palette.color(QPalette::Active, role), theme->text);
            }
        }
    }

    void spacingGrowsWithTheFont()
    {
        QFont font = QApplication::font();
        const Spacing once = Spacing::forFont(font);
        font.setPointSizeF(font.pointSizeF() * 2);
        const Spacing twice = Spacing::forFont(font);
        QVERIFY(once.xs >= 1 && once.xs < once.s && once.s < once.m && once.m < once.l &&
                once.l < once.xl);
        QVERIFY(std::abs(twice.xl - 2 * once.xl) <= 2);
        QVERIFY(std::abs(twice.radius - 2 * once.radius) <= 2);
    }

    void styleSheetParsesAndNamesNothingUnknown()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        for (const auto &[theme, direction] : {std::pair(&Theme::light(), Qt::LeftToRight),
                                               std::pair(&Theme::dark(), Qt::LeftToRight),
                                               std::pair(&Theme::light(), Qt::RightToLeft)}) {
            const QString sheet = styleSheet(*theme, QApplication::font(), direction);
            QVERIFY(!sheet.contains(QLatin1Char('@')));
            static const QRegularExpression leftOver(QStringLiteral("#[a-zA-Z]+px"));
            QVERIFY2(!leftOver.match(sheet).hasMatch(),
                     qPrintable(leftOver.match(sheet).captured()));
            qApp->setStyleSheet(sheet);
        }
        qApp->setStyleSheet({});
    }

    void menuButtonsAreMirrored_data()
    {
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::addColumn<bool>("hasIcon");
        QTest::newRow("from left to right") << Qt::LeftToRight << false;
        QTest::newRow("from right to left") << Qt::RightToLeft << false;
        QTest::newRow("with an icon, from left to right") << Qt::LeftToRight << true;
        QTest::newRow("with an icon, from right to left") << Qt::RightToLeft << true;
    }
    void menuButtonsAreMirrored()
    {
        QFETCH(const Qt::LayoutDirection, direction);
        QFETCH(const bool, hasIcon);
        QGuiApplication::setLayoutDirection(direction);
        qApp->setStyleSheet(styleSheet(Theme::light(), QApplication::font(), direction));
        QPushButton button(QStringLiteral("WWWWWWW"));
        button.setProperty("serinMenu", true);
        if (hasIcon) {
            button.setIcon(themedIcon(IconName::Add));
        }
        QMenu menu;
        button.setMenu(&menu);
        button.resize(button.sizeHint());
        const bool isMirrored = direction == Qt::RightToLeft;
        const int width = button.width();
        // Columns without ink, in the direction of reading.
        QList<bool> empty;
        const QImage image = button.grab().toImage();
        for (int x = 0; x < width; ++x) {
            bool isEmpty = true;
            for (int y = 8; y < image.height() - 8; ++y) { // without the corners
                isEmpty = isEmpty && qGray(image.pixel(isMirrored ? width - 1 - x : x, y)) > 160;
            }
            empty.append(isEmpty);
        }
        const auto isEmpty = [&empty](int from, int to) {
            return std::all_of(empty.begin() + from, empty.begin() + to,
                               [](bool is) { return is; });
        };
        // A gap, the icon and words, a gap, the arrow, a gap.
        const Spacing space = Spacing::forFont(button.font());
        QVERIFY(isEmpty(2, space.s));
        QVERIFY(isEmpty(width - space.xl + 1, width - space.xs - space.m));
        QVERIFY(!isEmpty(width - space.xs - space.m, width - space.xs));
        QVERIFY(isEmpty(width - space.xs + 1, width - 2));
        // Nothing but the words' own gaps is between the icon and them.
        int widest = 0;
        for (int x = space.m + space.s, run = 0; x < width - space.xl - space.m; ++x) {
            run = empty[x] ? run + 1 : 0;
            widest = std::max(widest, run);
        }
        QVERIFY2(widest <= space.s, qPrintable(QString::number(widest)));
        qApp->setStyleSheet({});
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    }

    void rolesShow()
    {
        qApp->setStyleSheet(styleSheet(Theme::light(), QApplication::font(), Qt::LeftToRight));
        QLabel title(QStringLiteral("my-endpoint"));
        QLabel plain(QStringLiteral("my-endpoint"));
        title.ensurePolished();
        setWidgetRole(title, WidgetRole::Title);
        QVERIFY(title.sizeHint().height() > plain.sizeHint().height());

        QPushButton primary(QStringLiteral("."));
        setWidgetRole(primary, WidgetRole::Primary);
        const QImage image = primary.grab().toImage();
        QCOMPARE(image.pixelColor(image.width() / 2, 3), Theme::light().accent);
        qApp->setStyleSheet({});
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
