// SPDX-License-Identifier: GPL-3.0-or-later
// When the window tells the desktop of what has ended, and what a click on that message does; over
// a real bus of this test's own.
#include "models/operations/operationsmodel.h"
#include "tests/support/desktopbus.h"
#include "tests/support/windowbench.h"

#include <QApplication>
#include <QListView>
#include <QTest>

#include <memory>

using namespace serin;

class TestMessagesWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (!DesktopBus::isPossible()) {
            QSKIP("there is no dbus-daemon (Debian: dbus)");
        }
        m_desktop = std::make_unique<DesktopBus>();
        QVERIFY(m_desktop->start());
    }
    void cleanupTestCase()
    {
        m_bench.reset();
        m_desktop.reset();
    }
    void init()
    {
        m_desktop->notices.clear();
        m_bench = std::make_unique<WindowBench>();
        window().resize(1000, 700);
        window().show();
        QVERIFY(QTest::qWaitForWindowActive(&window()));
        m_other = std::make_unique<QWidget>(); // what the person works on meanwhile
        m_other->show();
    }
    void cleanup()
    {
        m_other.reset();
        m_bench.reset();
    }

    void keepsStillWhileItIsInFront()
    {
        goTo(window());
        fail("Push to origin/main");
        // What is sent goes in order: were there one for it, it would come before the next.
        goTo(*m_other);
        fail("Fetch");
        QTRY_COMPARE_WITH_TIMEOUT(titles().size(), 1, patience);
        QCOMPARE(titles().constFirst(), QStringLiteral("Failed: Fetch"));
    }

    void aClickShowsWhatItIsAbout()
    {
        goTo(*m_other);
        fail("Push to origin/main");
        QTRY_COMPARE_WITH_TIMEOUT(titles(),
                                  QStringList(QStringLiteral("Failed: Push to "
                                                             "origin/main")),
                                  patience);
        QVERIFY(!m_desktop->notices.front().body.isEmpty());
        QVERIFY(!window().isActiveWindow());
        auto *const operations = m_bench->named("operationsView");
        operations->hide();
        window().setWindowState(window().windowState() | Qt::WindowMinimized);
        m_desktop->invoke(DesktopBus::number, QStringLiteral("default"));
        QTRY_VERIFY_WITH_TIMEOUT(operations->isVisible(), patience);
        QVERIFY(!window().isMinimized() && window().isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(window().isActiveWindow(), patience);
        const auto *list = m_bench->named<QAbstractItemView>("operationsList");
        const QModelIndex current = list->currentIndex();
        QVERIFY2(current.data(OperationsModel::TitleRole).toString() ==
                     QStringLiteral("Push to origin/main"),
                 qPrintable(current.data(OperationsModel::TitleRole).toString()));
    }

    void keepsStillWhenNobodyWantsMessages()
    {
        goTo(*m_other);
        m_bench->workbench.settings().setValue(QStringLiteral("notify"), false);
        fail("Push to origin/main");
        m_bench->workbench.settings().setValue(QStringLiteral("notify"), true);
        fail("Fetch");
        QTRY_COMPARE_WITH_TIMEOUT(titles(), QStringList(QStringLiteral("Failed: Fetch")), patience);
    }

private:
    [[nodiscard]] MainWindow &window() const { return m_bench->window; }
    void goTo(QWidget &widget)
    {
        QApplication::setActiveWindow(&widget);
        QTRY_COMPARE_WITH_TIMEOUT(QApplication::activeWindow(), &widget, patience);
    }
    void fail(const char *title)
    {
        OperationsModel &operations = m_bench->gitBench.operations();
        OperationSpec spec;
        spec.title = QLatin1String(title);
        operations.fail(operations.begin(spec),
                        Error{ErrorKind::Conflict, QStringLiteral("rejected"), {}, {}});
    }
    [[nodiscard]] QStringList titles() const
    {
        QStringList titles;
        for (const DesktopBus::Notice &notice : m_desktop->notices) {
            titles.append(notice.title);
        }
        return titles;
    }

    std::unique_ptr<DesktopBus> m_desktop;
    std::unique_ptr<WindowBench> m_bench;
    std::unique_ptr<QWidget> m_other;
};

QTEST_MAIN(TestMessagesWindow)
#include "tst_messageswindow.moc"
