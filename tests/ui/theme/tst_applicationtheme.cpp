// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/applicationtheme.h"
#include "ui/theme/stylesheet.h"

#include <QApplication>
#include <QEvent>
#include <QFontInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStyle>
#include <QTest>
#include <QToolButton>

using namespace serin;

namespace {

/// Counts them.
class StyleChanges : public QObject
{
public:
    int count = 0;
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        count += event->type() == QEvent::StyleChange ? 1 : 0;
        return QObject::eventFilter(watched, event);
    }
};

QColor cornerOf(QWidget &widget)
{
    return widget.grab().toImage().pixelColor(1, 1);
}

} // namespace

class TestApplicationTheme : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        qApp->setStyleSheet({});
        QApplication::setPalette(QPalette(QColor(0xefefef)));
    }

    void wearsThePreferredScheme()
    {
        ApplicationTheme theme(*qApp, SchemePreference::Dark);
        QWidget window;
        QCOMPARE(cornerOf(window), Theme::dark().window);
        QCOMPARE(theme.systemScheme(), ColorScheme::Light);

        QSignalSpy changes(&theme, &ApplicationTheme::schemeChanged);
        theme.setPreference(SchemePreference::Light);
        QCOMPARE(cornerOf(window), Theme::light().window);
        QCOMPARE(changes.size(), 1);
        theme.setPreference(SchemePreference::Light);
        theme.setPreference(SchemePreference::System); // the desktop is light, too
        QCOMPARE(changes.size(), 1);
    }

    void startsWithTheDesktopsScheme()
    {
        QApplication::setPalette(QPalette(QColor(0x202326)));
        const ApplicationTheme theme(*qApp);
        QCOMPARE(theme.systemScheme(), ColorScheme::Dark);
        QCOMPARE(&theme.theme(), &Theme::dark());
    }

    void followsAPaletteSetByThePlatform()
    {
        ApplicationTheme theme(*qApp);
        QSignalSpy changes(&theme, &ApplicationTheme::schemeChanged);
        QApplication::setPalette(QPalette(QColor(0x202326)));
        QCOMPARE(changes.size(), 1);
        QWidget window;
        QCOMPARE(cornerOf(window), Theme::dark().window);
        QApplication::setPalette(QPalette(QColor(0xfafafa)));
        QCOMPARE(cornerOf(window), Theme::light().window);
    }

    void looksAgainWhenARoleOfTheDesktopChanges()
    {
        QApplication::setPalette(QPalette(QColor(0x202326)));
        ApplicationTheme theme(*qApp);
        QCOMPARE(theme.systemScheme(), ColorScheme::Dark);
        // What Qt does when the desktop changes: our roles stay, those that we leave out change.
        // The desktop of the offscreen platform is light.
        QPalette palette = QApplication::palette();
        palette.setColor(QPalette::Disabled, QPalette::ToolTipText, QColor(1, 2, 3));
        QApplication::setPalette(palette);
        QCOMPARE(theme.systemScheme(), ColorScheme::Light);
        QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::light().window);
    }

    void leavesRolesToTheDesktop()
    {
        const QPalette palette = Theme::dark().toPalette();
        QVERIFY(!palette.isBrushSet(QPalette::Disabled, QPalette::ToolTipText));
        QVERIFY(palette.isBrushSet(QPalette::Inactive, QPalette::ToolTipText));
    }

    void overrideHoldsWhenTheDesktopChanges()
    {
        ApplicationTheme theme(*qApp, SchemePreference::Light);
        QApplication::setPalette(QPalette(QColor(0x202326)));
        QCOMPARE(&theme.theme(), &Theme::light());
        QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::light().window);
        theme.setPreference(SchemePreference::System);
        QCOMPARE(&theme.theme(), &Theme::dark());
    }

    void controlsGrowWithTheFont()
    {
        const QFont before = QApplication::font();
        ApplicationTheme theme(*qApp);
        QPushButton button(QStringLiteral("Apply"));
        QLineEdit edit;
        const QSize small = button.sizeHint();
        const int smallEdit = edit.sizeHint().height();
        QFont font = before;
        font.setPointSizeF(before.pointSizeF() * 2);
        QApplication::setFont(font);
        const QSize large = button.sizeHint();
        QVERIFY2(large.height() >= 2 * small.height() - 6,
                 qPrintable(QString::number(large.height())));
        QVERIFY(large.width() >= 2 * small.width() - 8);
        QVERIFY(edit.sizeHint().height() >= 2 * smallEdit - 6);
        QApplication::setFont(before);
        QCOMPARE(button.sizeHint(), small);
    }

    /// Each widget is styled at most twice, however deep it lies.
    void switchingIsCheap()
    {
        ApplicationTheme theme(*qApp, SchemePreference::Light);
        QWidget window;
        QWidget *inner = &window;
        for (int depth = 0; depth < 20; ++depth) {
            inner = new QWidget(inner);
        }
        StyleChanges changes;
        inner->installEventFilter(&changes);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        changes.count = 0;
        theme.setPreference(SchemePreference::Dark);
        QVERIFY(changes.count >= 1);
        QVERIFY2(changes.count <= 2, qPrintable(QString::number(changes.count)));
    }

    /// What the sheet gives and what was set by hand.
    void switchingKeepsFontsAndPalettes()
    {
        ApplicationTheme theme(*qApp, SchemePreference::Light);
        QWidget window;
        auto *title = new QLabel(QStringLiteral("Title"), &window);
        setWidgetRole(*title, WidgetRole::Title);
        auto *strong = new QLabel(QStringLiteral("Strong"), &window);
        QFont font = strong->font();
        font.setWeight(QFont::DemiBold);
        strong->setFont(font);
        QPalette red = strong->palette();
        red.setColor(QPalette::WindowText, Qt::red);
        strong->setPalette(red);
        auto *muted = new QLabel(QStringLiteral("Muted"), &window);
        setWidgetRole(*muted, WidgetRole::Muted);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const QFont titleFont = title->font();
        QVERIFY(titleFont.pixelSize() > QFontInfo(QApplication::font()).pixelSize());
        for (const auto preference : {SchemePreference::Dark, SchemePreference::Light}) {
            theme.setPreference(preference);
            QCOMPARE(title->font(), titleFont);
            QCOMPARE(strong->font().weight(), QFont::DemiBold);
            QCOMPARE(strong->palette().color(QPalette::WindowText), QColor(Qt::red));
            QCOMPARE(muted->palette().color(QPalette::WindowText), theme.theme().mutedText);
            QCOMPARE(title->palette().color(QPalette::WindowText), theme.theme().text);
        }
    }

    /// What is out of sight costs nothing at the switch and is right when it is shown.
    void hiddenWidgetsFollowWhenShown()
    {
        ApplicationTheme theme(*qApp, SchemePreference::Light);
        QWidget window;
        auto *page = new QWidget(&window);
        auto *muted = new QLabel(QStringLiteral("Muted"), page);
        setWidgetRole(*muted, WidgetRole::Muted);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QCOMPARE(muted->palette().color(QPalette::WindowText), Theme::light().mutedText);
        page->hide();
        theme.setPreference(SchemePreference::Dark);
        QVERIFY(!muted->testAttribute(Qt::WA_WState_Polished));
        page->show();
        QCOMPARE(muted->palette().color(QPalette::WindowText), Theme::dark().mutedText);
    }

    void hiddenWidgetIsMeasuredAsItWillBe()
    {
        const QFont before = QApplication::font();
        QFont large = before;
        large.setPointSizeF(before.pointSizeF() * 2);
        ApplicationTheme theme(*qApp, SchemePreference::Light);
        QWidget window;
        auto *label = new QLabel(QStringLiteral("Standard_DS3_v2"), &window);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const QSize size = label->sizeHint();
        label->hide();
        QApplication::setFont(large);
        dress(*label);
        QVERIFY(label->sizeHint().width() > size.width());
        theme.setPreference(SchemePreference::Dark);
        QApplication::setFont(before);
        dress(*label);
        QCOMPARE(label->sizeHint(), size);
    }

    void sheetWaitsUntilTheWindowIsBuilt()
    {
        ApplicationTheme theme(*qApp, SchemePreference::Light, ApplicationTheme::Sheet::WhenAsked);
        QVERIFY(qApp->styleSheet().isEmpty());
        QWidget window;
        auto *muted = new QLabel(QStringLiteral("Muted"), &window);
        setWidgetRole(*muted, WidgetRole::Muted);
        theme.setPreference(SchemePreference::Dark);
        QVERIFY(qApp->styleSheet().isEmpty());
        theme.putOnSheet();
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QCOMPARE(muted->palette().color(QPalette::WindowText), Theme::dark().mutedText);
    }

    void placeholdersAreReadable()
    {
        ApplicationTheme theme(*qApp, SchemePreference::Light);
        QLineEdit edit;
        edit.ensurePolished();
        QCOMPARE(edit.palette().color(QPalette::PlaceholderText), Theme::light().mutedText);
        edit.setPlaceholderText(QStringLiteral("\u2588\u2588\u2588\u2588"));
        edit.resize(edit.sizeHint());
        const QImage image = edit.grab().toImage();
        bool found = false;
        for (int x = 0; x < image.width(); ++x) {
            found |= image.pixelColor(x, image.height() / 2) == Theme::light().mutedText;
        }
        QVERIFY(found);
    }

    void iconsAndIndicatorsGrowWithTheFont()
    {
        const QFont before = QApplication::font();
        ApplicationTheme theme(*qApp);
        QToolButton button;
        const int icon = button.iconSize().width();
        const int indicator = qApp->style()->pixelMetric(QStyle::PM_IndicatorWidth);
        QFont font = before;
        font.setPointSizeF(before.pointSizeF() * 2);
        QApplication::setFont(font);
        QToolButton large;
        QVERIFY(large.iconSize().width() >= 2 * icon - 2);
        QVERIFY(qApp->style()->pixelMetric(QStyle::PM_IndicatorWidth) >= 2 * indicator - 2);
        QApplication::setFont(before);
    }

    void focusDoesNotMoveTheText()
    {
        ApplicationTheme theme(*qApp);
        QWidget window;
        QPushButton first(QStringLiteral("Apply"), &window);
        QLineEdit second(&window);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        second.setFocus();
        const QSize without = first.sizeHint();
        first.setFocus();
        QTRY_VERIFY(first.hasFocus());
        QCOMPARE(first.sizeHint(), without);
    }
};

QTEST_MAIN(TestApplicationTheme)
#include "tst_applicationtheme.moc"
