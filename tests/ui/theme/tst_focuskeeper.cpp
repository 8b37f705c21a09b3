// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/focuskeeper.h"

#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include <memory>

using namespace serin;

class TestFocusKeeper : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(); }
    void waitsWhileDisabled();
    void waitsBehindADialog();
    void aDisabledPanel();
    void staysWhereSomebodyMovedIt();
    void aHiddenOneDoesNotTakeItBack();
    void theNeighbourOfAHiddenOne();
    void theCardBesideAHiddenOne();
    void whereItWasBeforeAHiddenBar();

private:
    FocusKeeper m_keeper;
    std::unique_ptr<QWidget> m_window;
    QWidget *m_page = nullptr;
    QWidget *m_panel = nullptr;
    QPushButton *m_send = nullptr;
    QPushButton *m_other = nullptr;
};

void TestFocusKeeper::init()
{
    m_window = std::make_unique<QWidget>();
    auto *const central = new QWidget(m_window.get());
    m_page = new QWidget(central);
    auto *const column = new QVBoxLayout(m_page);
    m_panel = new QWidget(m_page);
    m_send = new QPushButton(m_panel);
    m_other = new QPushButton(m_panel);
    auto *const inside = new QVBoxLayout(m_panel);
    inside->addWidget(m_send);
    inside->addWidget(m_other);
    auto *const outside = new QVBoxLayout(m_window.get());
    column->addWidget(m_panel);
    outside->addWidget(central);
    (new QVBoxLayout(central))->addWidget(m_page);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_send->setFocus();
    QTRY_COMPARE(QApplication::focusWidget(), m_send);
}

void TestFocusKeeper::waitsWhileDisabled()
{
    const QSignalSpy pressed(m_other, &QPushButton::clicked);
    m_send->setEnabled(false);
    QVERIFY(QApplication::focusWidget());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(pressed.count(), 0);
    m_send->setEnabled(true);
    QCOMPARE(QApplication::focusWidget(), m_send);
}

/// A file was asked for, and what it is for has begun before the window is in front again.
void TestFocusKeeper::waitsBehindADialog()
{
    const QSignalSpy pressed(m_other, &QPushButton::clicked);
    auto dialog = std::make_unique<QWidget>(m_window.get(), Qt::Dialog);
    auto *const field = new QPushButton(dialog.get());
    dialog->show();
    dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(dialog.get()));
    field->setFocus();
    QTRY_COMPARE(QApplication::focusWidget(), field);
    m_send->setEnabled(false);
    QCOMPARE(QApplication::focusWidget(), field);
    dialog.reset();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_VERIFY(QApplication::focusWidget());
    QVERIFY(QApplication::focusWidget() != m_other);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(pressed.count(), 0);
    m_send->setEnabled(true);
    QCOMPARE(QApplication::focusWidget(), m_send);
}

void TestFocusKeeper::aDisabledPanel()
{
    m_panel->setEnabled(false);
    QCOMPARE(QApplication::focusWidget(), m_page);
    m_panel->setEnabled(true);
    QCOMPARE(QApplication::focusWidget(), m_send);
}

void TestFocusKeeper::staysWhereSomebodyMovedIt()
{
    m_send->setEnabled(false);
    m_other->setFocus();
    m_send->setEnabled(true);
    QCOMPARE(QApplication::focusWidget(), m_other);
}

void TestFocusKeeper::aHiddenOneDoesNotTakeItBack()
{
    m_send->setEnabled(false);
    m_send->hide();
    m_send->setEnabled(true);
    QVERIFY(QApplication::focusWidget() != m_send);
}

/// In its own panel, though the next one of the window stands in another.
void TestFocusKeeper::theNeighbourOfAHiddenOne()
{
    m_other->setFocus();
    auto *const below = new QPushButton(m_page);
    m_page->layout()->addWidget(below);
    below->show();
    m_other->hide();
    QCOMPARE(QApplication::focusWidget(), m_send);
    m_other->show();
    m_send->hide();
    QCOMPARE(QApplication::focusWidget(), m_other);
}

void TestFocusKeeper::theCardBesideAHiddenOne()
{
    auto *const below = new QPushButton(m_page);
    m_page->layout()->addWidget(below);
    auto *const bar = new QPushButton(m_window.get());
    m_window->layout()->addWidget(bar);
    below->show();
    bar->show();
    m_panel->hide();
    QCOMPARE(QApplication::focusWidget(), below);
    m_panel->show();
    below->hide();
    QCOMPARE(QApplication::focusWidget(), m_other);
}

void TestFocusKeeper::whereItWasBeforeAHiddenBar()
{
    auto *const bar = new QWidget(m_window.get());
    auto *const undo = new QPushButton(bar);
    auto *const foot = new QPushButton(m_window.get());
    for (QWidget *widget : {bar, static_cast<QWidget *>(foot)}) {
        m_window->layout()->addWidget(widget);
        widget->show();
    }
    m_other->setFocus();
    undo->setFocus();
    bar->hide();
    QCOMPARE(QApplication::focusWidget(), m_other);
    // Also when its button could not be used any more before.
    bar->show();
    undo->setFocus();
    undo->setEnabled(false);
    bar->hide();
    QCOMPARE(QApplication::focusWidget(), m_other);
}

QTEST_MAIN(TestFocusKeeper)
#include "tst_focuskeeper.moc"
