// SPDX-License-Identifier: GPL-3.0-or-later
// Every page, form and card of the window, with the keyboard alone: Tab and Shift+Tab go round and
// leave whatever they come to (WCAG 2.1, 2.1.2).
#include "models/history/endpointhistorymodel.h"
#include "tests/support/tabwalk.h"
#include "tests/ui/review/reviewwindow.h"
#include "ui/yaml/yamleditor.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTabWidget>
#include <QTreeView>

using namespace serin;

class TestKeyboardTraps : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void startPages_data();
    void startPages();
    void pages_data();
    void pages();
    void aPageIsComeBackToWhereItWasLeft();
    void cardsAreReachedAsSeen();
    void cards_data();
    void cards();
    void reviewAndRollback();
    void remoteAndConflict();
    void yamlEditorSaysHowToLeave();
    void overlaysAreLeftByEscape_data();
    void overlaysAreLeftByEscape();

private:
    void trigger(const QString &action) { w->window().actions().action(action)->trigger(); }
    [[nodiscard]] bool waitFor(const QString &name)
    {
        return QTest::qWaitFor([&] { return w->named(name) && w->named(name)->isVisible(); },
                               patience);
    }
    void walk()
    {
        if (!QApplication::focusWidget()) {
            w->key(Qt::Key_Tab);
        }
        const QStringList wrong = TabWalk(w->window()).problems();
        for (const QString &line : wrong) {
            qWarning().noquote() << line; // a failure's own text is cut
        }
        QVERIFY(wrong.isEmpty());
    }

    std::unique_ptr<ReviewWindow> m_window;
    ReviewWindow *w = nullptr;
};

void TestKeyboardTraps::init()
{
    m_window = std::make_unique<ReviewWindow>(QStringLiteral(SERINCTL));
    w = m_window.get();
    const QString wrong = w->begin();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void TestKeyboardTraps::cleanup()
{
    m_window.reset();
    w = nullptr;
}

void TestKeyboardTraps::startPages_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("shows");
    QTest::newRow("start") << QString() << QStringLiteral("startPage");
    for (const auto &[action, shows] :
         {std::pair("git.clone", "cloneForm"), std::pair("azure.connect", "azureForm"),
          std::pair("edit.preferences", "settingsPage")}) {
        QTest::newRow(action) << QString::fromLatin1(action) << QString::fromLatin1(shows);
    }
}

void TestKeyboardTraps::startPages()
{
    QFETCH(const QString, action);
    QFETCH(const QString, shows);
    trigger(QStringLiteral("folder.close"));
    QVERIFY(waitFor(QStringLiteral("startPage")));
    QTRY_VERIFY_WITH_TIMEOUT(!w->bench().environment().isLooking(), patience);
    if (!action.isEmpty()) {
        trigger(action);
    }
    QVERIFY2(waitFor(shows), qPrintable(shows));
    walk();
}

void TestKeyboardTraps::pages_data()
{
    QTest::addColumn<int>("page");
    for (int page = 0; page < 6; ++page) {
        QTest::addRow("page %d", page) << page;
    }
}

void TestKeyboardTraps::pages()
{
    QFETCH(const int, page);
    QVERIFY(w->drag(-25)); // so that there is something to undo, to discard and to review
    auto *const tabs = w->named<QTabWidget>("pageTabs");
    QVERIFY(page < tabs->count());
    w->key(static_cast<Qt::Key>(Qt::Key_1 + page), Qt::ControlModifier);
    QCOMPARE(tabs->currentIndex(), page);
    if (w->named("yamlPage") && w->named("yamlPage")->isVisible()) {
        trigger(QStringLiteral("yaml.replace")); // all of what edit.find shows, and more
        walk();
        w->key(Qt::Key_Escape);
        // With a fault in the text, and the list of problems below it.
        auto *const editor = w->named<YamlEditor>("yamlEditor");
        editor->setFocus();
        w->key(Qt::Key_X);
        walk();
    }
    walk();
}

void TestKeyboardTraps::aPageIsComeBackToWhereItWasLeft()
{
    auto *const slider = w->named("trafficSlider");
    slider->setFocus();
    w->key(Qt::Key_2, Qt::ControlModifier);
    auto *const tabs = w->named<QTabWidget>("pageTabs");
    QCOMPARE(QApplication::focusWidget(), tabs->findChild<QTabBar *>()); // nothing presses there
    auto *const editor = w->named<YamlEditor>("yamlEditor")->focusProxy();
    editor->setFocus();
    w->key(Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget(), slider);
    w->key(Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget(), editor);
}

void TestKeyboardTraps::cardsAreReachedAsSeen()
{
    const auto isReachedBefore = [this](const char *first, const char *second) {
        const QWidget *const from = w->named("pageTabs")->findChild<QTabBar *>();
        const QWidget *widget = from->nextInFocusChain();
        while (widget != from && widget != w->named(first) && widget != w->named(second)) {
            widget = widget->nextInFocusChain();
        }
        return widget == w->named(first);
    };
    QVERIFY(isReachedBefore("confirmName", "applyAgainButton"));
    QVERIFY(isReachedBefore("applyAgainButton", "takeLiveButton"));
    QVERIFY(isReachedBefore("takeLiveButton", "trafficSlider"));
}

void TestKeyboardTraps::cards_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("shows");
    for (const auto &[action, shows] :
         {std::pair("endpoint.new", "newEndpointForm"),
          std::pair("endpoint.delete", "deleteEndpointCard"), std::pair("view.board", "boardPage"),
          std::pair("edit.preferences", "settingsPage"),
          std::pair("view.operations", "operationsView"),
          std::pair("git.pipeline", "pipelineForm")}) {
        QTest::newRow(action) << QString::fromLatin1(action) << QString::fromLatin1(shows);
    }
    QTest::newRow("deployment") << QString() << QStringLiteral("deploymentForm");
}

void TestKeyboardTraps::cards()
{
    QFETCH(const QString, action);
    QFETCH(const QString, shows);
    if (action.isEmpty()) {
        DeploymentDraft &draft = w->workbench().newDeployment();
        draft.begin(draft.offers().front());
    } else {
        QVERIFY2(w->window().actions().action(action)->isEnabled(), qPrintable(action));
        trigger(action);
    }
    QVERIFY2(waitFor(shows), qPrintable(shows));
    walk();
}

void TestKeyboardTraps::reviewAndRollback()
{
    QVERIFY(w->startWorkspace());
    QVERIFY(w->drag(-25));
    QVERIFY(w->openReview());
    QVERIFY(waitFor(QStringLiteral("confirmButton")));
    walk();
    // Its message is a text of several lines.
    auto *const message = w->named("commitMessage");
    message->setFocus();
    w->key(Qt::Key_Tab);
    QVERIFY(!message->hasFocus());
    QVERIFY(w->confirm());
    walk();
    // Another one, so that there is something to go back to.
    w->review().close();
    QVERIFY(w->drag(-10));
    QVERIFY(w->openReview());
    QVERIFY(w->confirm());
    w->review().close();
    w->key(Qt::Key_6, Qt::ControlModifier);
    auto *const table = w->named<QTreeView>("historyTable");
    QTRY_VERIFY_WITH_TIMEOUT(table->isVisible() && table->model()
                                                       ->index(1, EndpointHistoryModel::Applied)
                                                       .data()
                                                       .toString()
                                                       .startsWith(u'✔'),
                             patience);
    table->setCurrentIndex(table->model()->index(1, 0));
    walk();
    QVERIFY(w->click("rollBackButton"));
    QVERIFY(waitFor(QStringLiteral("confirmRollbackButton")));
    walk();
}

void TestKeyboardTraps::remoteAndConflict()
{
    QByteArray text = w->read(QStringLiteral("endpoint.yml"));
    const QByteArray before = "  blue: 100\n";
    const auto with = [&](const char *shares) { return QByteArray(text).replace(before, shares); };
    const QString other = w->home() + QStringLiteral("/other");
    w->gitSays({QStringLiteral("clone"), QStringLiteral("-q"), w->remote, other}, w->home());
    QFile written(other + QStringLiteral("/endpoint.yml"));
    QVERIFY(written.open(QIODevice::WriteOnly));
    written.write(with("  blue: 90\n  green: 10\n"));
    written.close();
    w->gitSays({QStringLiteral("-c"), QStringLiteral("user.name=Olga"), QStringLiteral("-c"),
                QStringLiteral("user.email=o@example.org"), QStringLiteral("commit"),
                QStringLiteral("-qam"), QStringLiteral("Ten for green")},
               other);
    w->gitSays({QStringLiteral("push"), QStringLiteral("-q")}, other);
    w->write(QStringLiteral("endpoint.yml"), with("  blue: 50\n  green: 50\n"));
    w->gitSays({QStringLiteral("commit"), QStringLiteral("-qam"), QStringLiteral("Mine")});
    w->workbench().lookAtDisk();
    w->bench().project().readCommits();
    trigger(QStringLiteral("git.fetch"));
    QTRY_COMPARE_WITH_TIMEOUT(w->bench().remote().theirs().size(), 1, patience);
    QVERIFY(waitFor(QStringLiteral("remotePage")));
    walk();
    trigger(QStringLiteral("git.pull"));
    QTRY_VERIFY_WITH_TIMEOUT(!w->bench().conflict().files().empty(), patience);
    QVERIFY(waitFor(QStringLiteral("mineButton.0")));
    walk();
}

void TestKeyboardTraps::yamlEditorSaysHowToLeave()
{
    w->key(Qt::Key_2, Qt::ControlModifier);
    auto *const editor = w->named<YamlEditor>("yamlEditor");
    QVERIFY(editor->isVisible());
    editor->setFocus();
    QWidget *const inside = QApplication::focusWidget();
    QVERIFY(editor == inside || editor->isAncestorOf(inside));
    QVERIFY(inside->accessibleDescription().contains(QStringLiteral("Tab")));
    const QString text = editor->text();
    for (const Qt::Key key : {Qt::Key_Tab, Qt::Key_Backtab}) {
        editor->setFocus();
        w->key(key, key == Qt::Key_Tab ? Qt::NoModifier : Qt::ShiftModifier);
        QVERIFY(QApplication::focusWidget());
        QVERIFY(!editor->isAncestorOf(QApplication::focusWidget()));
    }
    QCOMPARE(editor->text(), text);
}

void TestKeyboardTraps::overlaysAreLeftByEscape_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("shows");
    QTest::newRow("palette") << QStringLiteral("view.commands") << QStringLiteral("commandPalette");
    QTest::newRow("commands of git")
        << QStringLiteral("git.commands") << QStringLiteral("commandsSheet");
    QTest::newRow("shortcuts") << QStringLiteral("help.shortcuts")
                               << QStringLiteral("shortcutSheet");
}

void TestKeyboardTraps::overlaysAreLeftByEscape()
{
    QFETCH(const QString, action);
    QFETCH(const QString, shows);
    w->key(Qt::Key_Tab);
    QWidget *const before = QApplication::focusWidget();
    trigger(action);
    QVERIFY(waitFor(shows));
    for (int i = 0; i < 3; ++i) {
        w->key(Qt::Key_Tab);
        QVERIFY(QApplication::focusWidget());
    }
    w->key(Qt::Key_Escape);
    QTRY_VERIFY(!w->named(shows)->isVisible());
    QCOMPARE(QApplication::focusWidget(), before);
}

QTEST_MAIN(TestKeyboardTraps)
#include "tst_keyboardtraps.moc"
