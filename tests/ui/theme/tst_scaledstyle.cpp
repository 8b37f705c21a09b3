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

Q_DECLARE_METATYPE(SchemePreference)

namespace {

/// Shows @p window with @p button, which has no focus; where its indicator is, not valid when the
/// window does not come.
QRect shownIndicator(QWidget &window, QAbstractButton &button, QStyle::SubElement indicator)
{
    button.setFocusPolicy(Qt::NoFocus);
    button.resize(button.sizeHint());
    window.resize(button.size());
    window.show();
    if (!QTest::qWaitForWindowExposed(&window)) {
        return {};
    }
    QStyleOptionButton option;
    option.initFrom(&button);
    return button.style()->subElementRect(indicator, &option, &button);
}

} // namespace

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
        const QRect indicator = shownIndicator(window, box, QStyle::SE_CheckBoxIndicator);
        QVERIFY(indicator.isValid());
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
        const QRect indicator = shownIndicator(window, button, QStyle::SE_RadioButtonIndicator);
        QVERIFY(indicator.isValid());
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

QTEST_MAIN(TestScaledStyle)
#include "tst_scaledstyle.moc"
