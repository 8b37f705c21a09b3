// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/applicationtheme.h"
#include "ui/theme/contrast.h"

#include <QApplication>
#include <QCheckBox>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QStyle>
#include <QStyleOptionButton>
#include <QTest>
#include <QVBoxLayout>

using namespace serin;

/// What the style draws in both themes: seen on its ground.
class TestScaledStyle : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void boxesAreSeen_data() { addSchemes(); }
    void boxesAreSeen()
    {
        QFETCH(SchemePreference, scheme);
        const ApplicationTheme theme(*qApp, scheme);
        QWidget window;
        QCheckBox box(QStringLiteral("Push"), &window);
        box.setFocusPolicy(Qt::NoFocus);
        box.resize(box.sizeHint());
        window.resize(box.size());
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QStyleOptionButton option;
        option.initFrom(&box);
        const QRect indicator =
            box.style()->subElementRect(QStyle::SE_CheckBoxIndicator, &option, &box);
        const QPoint edge(indicator.left(), indicator.center().y());
        const auto colorAt = [&window](const QPoint &at) {
            return window.grab().toImage().pixelColor(at);
        };
        QVERIFY(contrastRatio(colorAt(edge), theme.theme().window) >= 3);
        box.setChecked(true);
        QCOMPARE(colorAt(indicator.topLeft() + QPoint(3, 3)), theme.theme().accent);
        box.setCheckState(Qt::Unchecked);
        box.setEnabled(false);
        QVERIFY(contrastRatio(colorAt(edge), theme.theme().window) >= 3);
    }

    void radioButtonsAreSeen_data() { addSchemes(); }
    void radioButtonsAreSeen()
    {
        QFETCH(SchemePreference, scheme);
        const ApplicationTheme theme(*qApp, scheme);
        QWidget window;
        QRadioButton button(QStringLiteral("Mine"), &window);
        button.setFocusPolicy(Qt::NoFocus);
        button.resize(button.sizeHint());
        window.resize(button.size());
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QStyleOptionButton option;
        option.initFrom(&button);
        const QRect indicator =
            button.style()->subElementRect(QStyle::SE_RadioButtonIndicator, &option, &button);
        const auto isOutlined = [&] {
            const QImage picture = window.grab().toImage();
            const int y = indicator.center().y();
            for (int x = indicator.left(); x < indicator.left() + 3; ++x) {
                // The colour has 3; the smoothing of a round line takes a little.
                if (contrastRatio(picture.pixelColor(x, y), theme.theme().window) >= 2.8) {
                    return true;
                }
            }
            return false;
        };
        QVERIFY(isOutlined());
        button.setChecked(true);
        QVERIFY(isOutlined());
        QCOMPARE(window.grab().toImage().pixelColor(indicator.center()), theme.theme().accent);
        button.setEnabled(false);
        QVERIFY(isOutlined());
    }

    void textsHaveAFrame_data() { addSchemes(); }
    void textsHaveAFrame()
    {
        QFETCH(SchemePreference, scheme);
        const ApplicationTheme theme(*qApp, scheme);
        QWidget window;
        QPlainTextEdit text(&window);
        text.resize(200, 100);
        window.resize(220, 120);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const auto edge = [&window] { return window.grab().toImage().pixelColor(0, 50); };
        text.clearFocus();
        QTRY_VERIFY(contrastRatio(edge(), theme.theme().window) >= 3);
        text.setFocus();
        QTRY_COMPARE(edge(), theme.theme().accent);
    }

private:
    static void addSchemes()
    {
        QTest::addColumn<SchemePreference>("scheme");
        QTest::newRow("light") << SchemePreference::Light;
        QTest::newRow("dark") << SchemePreference::Dark;
        QTest::newRow("contrast, dark") << SchemePreference::ContrastDark;
    }
};

Q_DECLARE_METATYPE(serin::SchemePreference)
QTEST_MAIN(TestScaledStyle)
#include "tst_scaledstyle.moc"
