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
    void aDisabledPanel();
    void staysWhereSomebodyMovedIt();
    void aHiddenOneDoesNotTakeItBack();

private:
    FocusKeeper m_keeper;
    std::unique_ptr<QWidget> m_window;
    QWidget *m_panel = nullptr;
    QPushButton *m_send = nullptr;
    QPushButton *m_other = nullptr;
};

void TestFocusKeeper::init()
{
    m_window = std::make_unique<QWidget>();
    m_panel = new QWidget(m_window.get());
    m_send = new QPushButton(m_panel);
    m_other = new QPushButton(m_panel);
    auto *const inside = new QVBoxLayout(m_panel);
    inside->addWidget(m_send);
    inside->addWidget(m_other);
    auto *const outside = new QVBoxLayout(m_window.get());
    outside->addWidget(m_panel);
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

void TestFocusKeeper::aDisabledPanel()
{
    m_panel->setEnabled(false);
    QCOMPARE(QApplication::focusWidget(), m_window.get());
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

QTEST_MAIN(TestFocusKeeper)
#include "tst_focuskeeper.moc"
