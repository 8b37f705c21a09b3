// SPDX-License-Identifier: GPL-3.0-or-later
// Every page of the window over a real project, as somebody finds it who uses only the keyboard or
// a screen reader.
#include "tests/support/hands.h"
#include "tests/support/tabwalk.h"
#include "tests/support/windowplace.h"
#include "ui/actions/actionregistry.h"
#include "ui/actions/commandlistmodel.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QShortcut>
#include <QTabWidget>
#include <QTableView>
#include <QTreeView>

#include <functional>

using namespace serin;

class TestAccessibilityWalk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void startPage();
    void pages_data();
    void pages();
    void review();
    void operations();
    void palette();
    void shortcuts();
    void panes();
    void actionsAreEverywhere();
    void shortcutsAreUnique();
    void menusHaveLettersOfTheirOwn();
    void disabledActionsSayWhy();

private:
    /// Everything that a walk checks at one place.
    void walk();
    void namesAndRoles();
    void tabGoesRound();
    void disabledWidgetsSayWhy();
    [[nodiscard]] QList<QWidget *> all() const
    {
        return m_place->window().findChildren<QWidget *>();
    }

    std::unique_ptr<WindowPlace> m_place;
    std::unique_ptr<Hands> m_hands;
};

void TestAccessibilityWalk::initTestCase()
{
    m_place = std::make_unique<WindowPlace>(QStringLiteral(SERINCTL));
    QVERIFY(m_place->start());
    m_hands = std::make_unique<Hands>(m_place->window());
}

void TestAccessibilityWalk::cleanupTestCase()
{
    m_place->quit();
}

void TestAccessibilityWalk::walk()
{
    namesAndRoles();
    disabledWidgetsSayWhy();
    tabGoesRound();
}

void TestAccessibilityWalk::namesAndRoles()
{
    QStringList missing;
    for (QWidget *widget : all()) {
        const bool isButton = qobject_cast<QAbstractButton *>(widget) != nullptr;
        const bool isAsked = widget->focusPolicy() != Qt::NoFocus || isButton;
        if (!widget->isVisible() || !isAsked || widget->focusProxy()) {
            continue;
        }
        const bool isPart = qobject_cast<QLineEdit *>(widget->parentWidget()) ||
                            widget->objectName().startsWith(QLatin1String("qt_"));
        if (isPart) {
            continue; // of one of Qt's own widgets, which speaks for it
        }
        QAccessibleInterface *const face = QAccessible::queryAccessibleInterface(widget);
        if (!face) {
            missing.append(TabWalk::describe(widget) + QStringLiteral(": nothing to ask"));
            continue;
        }
        if (face->text(QAccessible::Name).trimmed().isEmpty()) {
            missing.append(TabWalk::describe(widget) + QStringLiteral(": no name"));
        }
        if (face->role() == QAccessible::NoRole) {
            missing.append(TabWalk::describe(widget) + QStringLiteral(": no role"));
        }
    }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char('\n'))));
}

void TestAccessibilityWalk::disabledWidgetsSayWhy()
{
    QStringList silent;
    for (const QWidget *widget : all()) {
        const bool isControl = qobject_cast<const QAbstractButton *>(widget) ||
                               qobject_cast<const QAbstractSpinBox *>(widget) ||
                               qobject_cast<const QComboBox *>(widget);
        const bool isParts = widget->objectName().startsWith(QLatin1String("qt_")) ||
                             qobject_cast<const QTabBar *>(widget->parentWidget());
        if (isControl && !isParts && widget->isVisible() && !widget->isEnabled() &&
            widget->toolTip().isEmpty()) {
            silent.append(TabWalk::describe(widget));
        }
    }
    QVERIFY2(silent.isEmpty(), qPrintable(silent.join(QLatin1Char('\n'))));
}

void TestAccessibilityWalk::tabGoesRound()
{
    const QStringList wrong = TabWalk(m_place->window()).problems();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TestAccessibilityWalk::startPage()
{
    QVERIFY(m_hands->waitFor("trySampleButton"));
    walk();
    QVERIFY(m_hands->click("trySampleButton"));
    SampleController &maker = m_place->git().sample();
    QTRY_VERIFY_WITH_TIMEOUT(!maker.isWorking(), patience);
    QCOMPARE(maker.state(), SampleController::State::Ready);
    QVERIFY(m_hands->waitFor("instanceSpin.blue"));
    QVERIFY(m_hands->waitFor("testButton.blue"));
}

void TestAccessibilityWalk::pages_data()
{
    QTest::addColumn<int>("page");
    const QTabWidget *const tabs = m_place->named<QTabWidget>("pageTabs");
    for (int page = 0; page < tabs->count(); ++page) {
        QTest::newRow(qPrintable(tabs->tabText(page))) << page;
    }
}

void TestAccessibilityWalk::pages()
{
    QFETCH(int, page);
    // With something changed, so that there are more places to go to.
    if (!m_place->named<QWidget>("changesBar")->isVisible()) {
        m_hands->press(Qt::Key_L, Qt::ControlModifier);
        m_hands->press(Qt::Key_Up);
        QVERIFY(m_hands->waitFor("reviewButton"));
    }
    m_hands->press(static_cast<Qt::Key>(Qt::Key_1 + page), Qt::ControlModifier);
    QTabWidget *const tabs = m_place->named<QTabWidget>("pageTabs");
    QCOMPARE(tabs->currentIndex(), page);
    if (m_place->isShown("testPage")) {
        m_hands->press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(m_place->bench().invoke().outcome().phase,
                                  InvokeOutcome::Phase::Answered, patience);
        auto *const parts = m_place->named<QTabWidget>("responseTabs");
        for (int part = 0; part < parts->count(); ++part) {
            if (parts->isTabVisible(part)) {
                parts->setCurrentIndex(part);
                walk();
            }
        }
    }
    if (m_place->isShown("chartsPage")) {
        QVERIFY(m_hands->click("tableButton"));
        QVERIFY(m_place->named<QTableView>("chartTable")->isVisible());
        walk();
        QVERIFY(m_hands->click("tableButton"));
    }
    walk();
}

void TestAccessibilityWalk::review()
{
    m_hands->press(Qt::Key_1, Qt::ControlModifier);
    m_hands->press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(m_hands->waitFor("confirmButton"));
    walk();
    QTest::keyClick(m_place->named<QWidget>("confirmButton"), Qt::Key_Escape);
    QTRY_VERIFY(!m_place->named<QWidget>("reviewSheet")->isVisible());
}

void TestAccessibilityWalk::operations()
{
    m_hands->press(Qt::Key_J, Qt::ControlModifier);
    QVERIFY(m_hands->waitFor("operationsView"));
    walk();
    m_hands->press(Qt::Key_J, Qt::ControlModifier);
    QVERIFY(!m_place->named<QWidget>("operationsView")->isVisible());
}

void TestAccessibilityWalk::palette()
{
    QWidget *const before = QApplication::focusWidget();
    m_hands->press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(m_hands->waitFor("commandPalette"));
    namesAndRoles();
    m_hands->press(Qt::Key_Escape);
    QTRY_VERIFY(!m_place->named<QWidget>("commandPalette")->isVisible());
    QCOMPARE(QApplication::focusWidget(), before);
}

void TestAccessibilityWalk::shortcuts()
{
    QWidget *const before = QApplication::focusWidget();
    m_hands->press(Qt::Key_F1);
    QVERIFY(m_hands->waitFor("shortcutSheet"));
    namesAndRoles();
    const QAbstractItemModel *const list = m_place->named<QTreeView>("shortcutList")->model();
    QStringList names;
    for (int group = 0; group < list->rowCount(); ++group) {
        const QModelIndex parent = list->index(group, 0);
        for (int row = 0; row < list->rowCount(parent); ++row) {
            names.append(list->index(row, 0, parent).data().toString() + QLatin1Char('\t') +
                         list->index(row, 1, parent).data().toString());
        }
    }
    for (const ActionRegistry::Entry &entry : m_place->window().actions().entries()) {
        const QString name = entry.name + QLatin1Char('\t') +
                             entry.action->shortcut().toString(QKeySequence::NativeText);
        QVERIFY2(std::any_of(names.begin(), names.end(),
                             [&name](const QString &shown) { return shown.startsWith(name); }),
                 qPrintable(name));
    }
    QCOMPARE(names.size(), qsizetype(m_place->window().actions().entries().size()));
    // Tab stays, and Escape leads back.
    for (int i = 0; i < 3; ++i) {
        m_hands->press(Qt::Key_Tab);
        QVERIFY(
            m_place->named<QWidget>("shortcutSheet")->isAncestorOf(QApplication::focusWidget()));
    }
    m_hands->press(Qt::Key_Escape);
    QTRY_VERIFY(!m_place->named<QWidget>("shortcutSheet")->isVisible());
    QCOMPARE(QApplication::focusWidget(), before);
}

void TestAccessibilityWalk::panes()
{
    m_hands->press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(m_hands->waitFor("confirmButton"));
    m_hands->press(Qt::Key_J, Qt::ControlModifier);
    QVERIFY(m_hands->waitFor("operationsView"));
    QStringList wanted{QStringLiteral("endpointTree"), QStringLiteral("pageTabs"),
                       QStringLiteral("changesBar"), QStringLiteral("reviewSheet"),
                       QStringLiteral("operationsView")};
    for (int i = 0; i < 10 && !wanted.isEmpty(); ++i) {
        m_hands->press(Qt::Key_F6);
        const QWidget *const focus = QApplication::focusWidget();
        QVERIFY(focus);
        wanted.removeIf([&](const QString &name) {
            const auto *const pane = m_place->named<QWidget>(name);
            return pane == focus || pane->isAncestorOf(focus);
        });
    }
    QVERIFY2(wanted.isEmpty(), qPrintable(wanted.join(QLatin1Char('\n'))));
    m_hands->press(Qt::Key_J, Qt::ControlModifier);
    m_place->git().review().close();
}

void TestAccessibilityWalk::actionsAreEverywhere()
{
    const ActionRegistry &registry = m_place->window().actions();
    QSet<const QAction *> inMenus;
    const std::function<void(const QList<QAction *> &)> collect =
        [&](const QList<QAction *> &actions) {
            for (const QAction *action : actions) {
                if (action->menu()) {
                    collect(action->menu()->actions());
                } else if (!action->isSeparator()) {
                    inMenus.insert(action);
                }
            }
        };
    collect(m_place->window().menuBar()->actions());
    CommandListModel palette(registry);
    palette.refresh();
    QStringList missing;
    for (const ActionRegistry::Entry &entry : registry.entries()) {
        if (!inMenus.remove(entry.action)) {
            missing.append(QStringLiteral("in no menu: ") + entry.action->objectName());
        }
        if (palette.rowOf(entry.action) < 0) {
            missing.append(QStringLiteral("not in the palette: ") + entry.action->objectName());
        }
    }
    for (const QAction *action : std::as_const(inMenus)) {
        missing.append(QStringLiteral("only in a menu: ") + action->text());
    }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char('\n'))));
}

void TestAccessibilityWalk::shortcutsAreUnique()
{
    QHash<QKeySequence, QString> taken;
    QStringList doubled;
    const auto take = [&](const QKeySequence &key, const QString &by) {
        if (taken.contains(key)) {
            doubled.append(key.toString() + QStringLiteral(": ") + taken.value(key) +
                           QStringLiteral(", ") + by);
        }
        taken.insert(key, by);
    };
    for (const QAction *action : m_place->window().findChildren<QAction *>()) {
        for (const QKeySequence &key : action->shortcuts()) {
            take(key, action->objectName() + action->text());
        }
    }
    for (const QShortcut *shortcut : m_place->window().findChildren<QShortcut *>()) {
        if (shortcut->context() != Qt::WidgetShortcut &&
            shortcut->context() != Qt::WidgetWithChildrenShortcut) {
            take(shortcut->key(),
                 QStringLiteral("a shortcut in ") + shortcut->parent()->objectName());
        }
    }
    QVERIFY2(doubled.isEmpty(), qPrintable(doubled.join(QLatin1Char('\n'))));
}

void TestAccessibilityWalk::menusHaveLettersOfTheirOwn()
{
    QStringList doubled;
    const std::function<void(const QList<QAction *> &, const QString &)> look =
        [&](const QList<QAction *> &actions, const QString &menu) {
            QHash<QKeySequence, QString> letters;
            for (const QAction *action : actions) {
                if (action->isSeparator()) {
                    continue;
                }
                const QKeySequence letter = QKeySequence::mnemonic(action->text());
                if (letter.isEmpty() || letters.contains(letter)) {
                    doubled.append(menu + QStringLiteral(": ") + action->text() +
                                   QStringLiteral(" / ") + letters.value(letter));
                }
                letters.insert(letter, action->text());
                if (action->menu()) {
                    look(action->menu()->actions(), action->text());
                }
            }
        };
    look(m_place->window().menuBar()->actions(), QStringLiteral("the menu bar"));
    QVERIFY2(doubled.isEmpty(), qPrintable(doubled.join(QLatin1Char('\n'))));
}

void TestAccessibilityWalk::disabledActionsSayWhy()
{
    for (const ActionRegistry::Entry &entry : m_place->window().actions().entries()) {
        QCOMPARE(entry.action->isEnabled(), entry.reason.isEmpty());
        if (!entry.reason.isEmpty()) {
            QVERIFY2(entry.action->toolTip().contains(entry.reason.toHtmlEscaped()) ||
                         entry.action->toolTip().contains(entry.reason),
                     qPrintable(entry.action->objectName()));
        }
    }
}

QTEST_MAIN(TestAccessibilityWalk)
#include "tst_accessibilitywalk.moc"
