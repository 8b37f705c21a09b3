// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/enterpresses.h"

#include <QApplication>
#include <QCheckBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <memory>

using namespace serin;

class TestEnterPresses : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(); }
    void pressesWhatHasTheFocus();
    void opensAMenu();
    void leavesTheRestAlone();
    void aHeldKeyPressesOnce();

private:
    template<typename Widget>
    Widget *add()
    {
        auto *const widget = new Widget(m_window.get());
        m_window->layout()->addWidget(widget);
        return widget;
    }

    EnterPresses m_enter;
    std::unique_ptr<QWidget> m_window;
};

void TestEnterPresses::init()
{
    m_window = std::make_unique<QWidget>();
    new QVBoxLayout(m_window.get());
}

void TestEnterPresses::pressesWhatHasTheFocus()
{
    auto *const push = add<QPushButton>();
    push->setAutoDefault(false);
    auto *const tool = add<QToolButton>();
    const QSignalSpy pushed(push, &QPushButton::clicked);
    const QSignalSpy tooled(tool, &QToolButton::clicked);
    QTest::keyClick(push, Qt::Key_Return);
    QTest::keyClick(push, Qt::Key_Enter, Qt::KeypadModifier);
    QTest::keyClick(tool, Qt::Key_Return);
    QCOMPARE(pushed.count(), 2);
    QCOMPARE(tooled.count(), 1);
    push->setEnabled(false);
    QTest::keyClick(push, Qt::Key_Return);
    QCOMPARE(pushed.count(), 2);
}

void TestEnterPresses::opensAMenu()
{
    auto *const push = add<QPushButton>();
    auto *const tool = add<QToolButton>();
    tool->setPopupMode(QToolButton::InstantPopup);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    int opened = 0;
    for (QWidget *const button : {static_cast<QWidget *>(push), static_cast<QWidget *>(tool)}) {
        auto *const menu = new QMenu(button);
        menu->addAction(QStringLiteral("one"));
        connect(menu, &QMenu::aboutToShow, menu, [menu, &opened] {
            ++opened;
            QTimer::singleShot(0, menu, &QMenu::close);
        });
        button == push ? push->setMenu(menu) : tool->setMenu(menu);
        QTest::keyClick(button, Qt::Key_Return);
    }
    QCOMPARE(opened, 2);
}

void TestEnterPresses::leavesTheRestAlone()
{
    auto *const box = add<QCheckBox>();
    auto *const field = add<QLineEdit>();
    auto *const push = add<QPushButton>();
    const QSignalSpy ticked(box, &QCheckBox::clicked);
    const QSignalSpy entered(field, &QLineEdit::returnPressed);
    const QSignalSpy pushed(push, &QPushButton::clicked);
    QTest::keyClick(box, Qt::Key_Return);
    QTest::keyClick(field, Qt::Key_Return);
    QTest::keyClick(push, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(ticked.count(), 0);
    QCOMPARE(entered.count(), 1);
    QCOMPARE(pushed.count(), 0);
}

void TestEnterPresses::aHeldKeyPressesOnce()
{
    auto *const push = add<QPushButton>();
    const QSignalSpy pushed(push, &QPushButton::clicked);
    QTest::keyPress(push, Qt::Key_Return);
    for (int i = 0; i < 3; ++i) {
        QKeyEvent again(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, QStringLiteral("\r"),
                        true);
        QApplication::sendEvent(push, &again);
    }
    QTest::keyRelease(push, Qt::Key_Return);
    QCOMPARE(pushed.count(), 1);
}

QTEST_MAIN(TestEnterPresses)
#include "tst_enterpresses.moc"
