// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/elidedcombobox.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QHelpEvent>
#include <QStyleOptionComboBox>
#include <QTest>
#include <QToolTip>

using namespace serin;

namespace {

class ShownComboBox : public ElidedComboBox
{
public:
    [[nodiscard]] QString shown() const
    {
        QStyleOptionComboBox option;
        initStyleOption(&option);
        return option.currentText;
    }
};

} // namespace

class TestElidedComboBox : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        qApp->setStyleSheet(styleSheet(Theme::light(), QApplication::font(), Qt::LeftToRight));
    }
    void isAsWideAsItsWidestText()
    {
        ShownComboBox box;
        setWidgetRole(box, WidgetRole::Section);
        box.addItems({QStringLiteral("green"), QString()});
        box.setCurrentIndex(1);
        for (int size = 1; size <= m_whole.size(); ++size) { // widths of all fractions
            box.setItemText(1, m_whole.left(size));
            box.resize(box.sizeHint());
            QCOMPARE(box.shown(), m_whole.left(size));
        }
    }
    void keepsBothEndsAndTellsAll()
    {
        ShownComboBox box;
        box.addItem(m_whole);
        box.resize(box.sizeHint().width() / 2, box.sizeHint().height());
        box.show();
        QVERIFY(QTest::qWaitForWindowExposed(&box));
        QVERIFY2(box.shown().startsWith(QStringLiteral("a-long")) &&
                     box.shown().endsWith(QStringLiteral("10)")) &&
                     box.shown().size() < m_whole.size(),
                 qPrintable(box.shown()));
        QHelpEvent help(QEvent::ToolTip, box.rect().center(), box.mapToGlobal(box.rect().center()));
        QApplication::sendEvent(&box, &help);
        QVERIFY2(QToolTip::text().contains(m_whole), qPrintable(QToolTip::text()));
    }

private:
    const QString m_whole =
        QStringLiteral("a-long-name-of-an-endpoint by its traffic (blue 90 · green 10)");
};

QTEST_MAIN(TestElidedComboBox)
#include "tst_elidedcombobox.moc"
