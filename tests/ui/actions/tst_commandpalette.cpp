// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/actionregistry.h"
#include "ui/actions/commandlistmodel.h"
#include "ui/actions/commandpalette.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QLineEdit>
#include <QListView>
#include <QMainWindow>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace serin;

namespace {

/// A window with two fields, some actions and the palette on Ctrl+K.
class Fixture
{
public:
    Fixture()
    {
        add("file.open", "&Open folder…", "File", "Ctrl+O");
        add("file.save", "&Save", "File", "Ctrl+S");
        add("edit.undo", "&Undo", "Edit", "Ctrl+Z");
        add("traffic.even", "Split &evenly", "Deployment", "");
        add("git.push", "&Push", "Git", "Ctrl+Shift+P");
        auto *body = new QWidget;
        auto *layout = new QVBoxLayout(body);
        layout->addWidget(&first);
        layout->addWidget(&second);
        window.setCentralWidget(body);
        window.resize(800, 600);
        palette = new CommandPalette(registry, window);
        ActionSpec spec;
        spec.id = QStringLiteral("view.palette");
        spec.text = QStringLiteral("Command palette");
        spec.category = QStringLiteral("View");
        spec.shortcuts = {QKeySequence(QStringLiteral("Ctrl+K"))};
        QObject::connect(registry.registerAction(spec), &QAction::triggered, palette,
                         &CommandPalette::toggle);
        registry.attachTo(window);
        list = palette->findChild<QListView *>(QStringLiteral("commandList"));
        filter = palette->findChild<QLineEdit *>(QStringLiteral("commandFilter"));
        window.show();
    }
    ~Fixture()
    {
        first.setParent(nullptr);
        second.setParent(nullptr);
    }

    QAction *add(const char *id, const char *text, const char *category, const char *shortcut)
    {
        ActionSpec spec;
        spec.id = QLatin1String(id);
        spec.text = QString::fromUtf8(text);
        spec.category = QLatin1String(category);
        spec.shortcuts = {QKeySequence(QLatin1String(shortcut))};
        return registry.registerAction(spec);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    [[nodiscard]] QStringList names() const
    {
        QStringList names;
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            names.append(list->model()->index(row, 0).data().toString());
        }
        return names;
    }
    [[nodiscard]] QString current() const { return list->currentIndex().data().toString(); }

    ActionRegistry registry;
    QLineEdit first;
    QLineEdit second;
    QMainWindow window;
    CommandPalette *palette = nullptr;
    QListView *list = nullptr;
    QLineEdit *filter = nullptr;
};

} // namespace

class TestCommandPalette : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void opensWithItsShortcutAndTakesTheKeys()
    {
        Fixture f;
        QVERIFY(QTest::qWaitForWindowActive(&f.window));
        f.second.setFocus();
        QCOMPARE(f.palette->objectName(), QStringLiteral("commandPalette"));
        QVERIFY(!f.palette->isVisible());
        f.press(Qt::Key_K, Qt::ControlModifier); // also inside a line edit
        QVERIFY(f.palette->isVisible());
        QCOMPARE(QApplication::focusWidget(), f.filter);
        QCOMPARE(f.names().size(), 6);
        QCOMPARE(f.current(), QStringLiteral("Open folder"));
    }

    void runsWhatIsChosenAfterGivingTheFocusBack()
    {
        Fixture f;
        QVERIFY(QTest::qWaitForWindowActive(&f.window));
        f.second.setFocus();
        QWidget *focusWhenRun = nullptr;
        QSignalSpy runs(f.registry.action(QStringLiteral("git.push")), &QAction::triggered);
        connect(f.registry.action(QStringLiteral("git.push")), &QAction::triggered, f.palette,
                [&] { focusWhenRun = QApplication::focusWidget(); });
        f.press(Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(f.filter, QStringLiteral("gpu"));
        QCOMPARE(f.current(), QStringLiteral("Push"));
        f.press(Qt::Key_Return);
        QCOMPARE(runs.size(), 1);
        QVERIFY(!f.palette->isVisible());
        QCOMPARE(focusWhenRun, &f.second);
    }

    void escapeAndASecondShortcutCloseAndGiveTheFocusBack()
    {
        Fixture f;
        QVERIFY(QTest::qWaitForWindowActive(&f.window));
        f.second.setFocus();
        f.press(Qt::Key_K, Qt::ControlModifier);
        f.press(Qt::Key_Escape);
        QVERIFY(!f.palette->isVisible());
        QCOMPARE(QApplication::focusWidget(), &f.second);
        f.press(Qt::Key_K, Qt::ControlModifier);
        f.press(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(!f.palette->isVisible());
        QCOMPARE(QApplication::focusWidget(), &f.second);
    }

    void findsByTheBeginningOfASearchWord()
    {
        Fixture f;
        QVERIFY(QTest::qWaitForWindowActive(&f.window));
        f.registry.setSearchWords(QStringLiteral("traffic.even"),
                                  QStringLiteral("same weights, halves"));
        f.press(Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(f.filter, QStringLiteral("weights"));
        QVERIFY(f.names().isEmpty()); // a word in the middle
        f.filter->clear();
        QTest::keyClicks(f.filter, QStringLiteral("Same w"));
        QCOMPARE(f.names(), QStringList{QStringLiteral("Split evenly")});
        f.filter->clear();
        QTest::keyClicks(f.filter, QStringLiteral("split"));
        QCOMPARE(f.current(), QStringLiteral("Split evenly"));
    }

    void wordsComeBeforeScatteredLetters()
    {
        Fixture f;
        QVERIFY(QTest::qWaitForWindowActive(&f.window));
        f.add("workspace.stop", "Stop the local workspace", "Tools", "")
            ->setProperty(CommandListModel::endsProperty, true);
        f.add("share.open", "See how others put", "Help", "");
        f.palette->setEndpoints([] {
            return QStringList{QStringLiteral("shop-r1"), QStringLiteral("other")};
        });
        QSignalSpy chosen(f.palette, &CommandPalette::endpointChosen);
        f.press(Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(f.filter, QStringLiteral("shop"));
        QCOMPARE(f.names(), QStringList({QStringLiteral("Go to endpoint shop-r1"),
                                         QStringLiteral("See how others put")}));
        f.press(Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.front().front().toString(), QStringLiteral("shop-r1"));
        f.press(Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(f.filter, QStringLiteral("stop"));
        QCOMPARE(f.current(), QStringLiteral("Stop the local workspace"));
        f.filter->clear();
        QTest::keyClicks(f.filter, QStringLiteral("stwo"));
        QVERIFY(!f.names().contains(QStringLiteral("Stop the local workspace")));
    }

    void undoneStepsAreNotTakenForTheirActions()
    {
        Fixture f;
        QVERIFY(QTest::qWaitForWindowActive(&f.window));
        f.add("redo", "Redo Pipeline", "Edit", "")
            ->setProperty(CommandListModel::soughtByProperty, QStringLiteral("Redo"));
        f.add("pipeline", "Set up a pipeline", "Git", "");
        f.press(Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(f.filter, QStringLiteral("pipeline"));
        QCOMPARE(f.names(), QStringList{QStringLiteral("Set up a pipeline")});
        f.filter->clear();
        QTest::keyClicks(f.filter, QStringLiteral("redo"));
        QCOMPARE(f.current(), QStringLiteral("Redo Pipeline"));
    }

    void arrowsGoRoundAndTabStays()
    {
        Fixture f;
        QVERIFY(QTest::qWaitForWindowActive(&f.window));
        f.palette->open();
        f.press(Qt::Key_Down);
        QCOMPARE(f.current(), QStringLiteral("Save"));
        f.press(Qt::Key_Up);
        f.press(Qt::Key_Up);
        QCOMPARE(f.current(), QStringLiteral("Command palette"));
        f.press(Qt::Key_Down);
        QCOMPARE(f.current(), QStringLiteral("Open folder"));
        f.press(Qt::Key_PageDown);
        QCOMPARE(f.current(), QStringLiteral("Command palette"));
        f.press(Qt::Key_PageUp);
        QCOMPARE(f.current(), QStringLiteral("Open folder"));
        f.press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), f.filter);
    }

    void unavailableActionsShowWhyAndDoNotRun()
    {
        Fixture f;
        QVERIFY(QTest::qWaitForWindowActive(&f.window));
        f.registry.setUnavailable(QStringLiteral("git.push"), QStringLiteral("There is no remote"));
        QSignalSpy runs(f.registry.action(QStringLiteral("git.push")), &QAction::triggered);
        f.palette->open();
        QTest::keyClicks(f.filter, QStringLiteral("push"));
        const QModelIndex row = f.list->currentIndex();
        QCOMPARE(row.data(CommandListModel::ReasonRole).toString(),
                 QStringLiteral("There is no remote"));
        QVERIFY(row.data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(QStringLiteral("There is no remote")));
        f.press(Qt::Key_Return);
        QCOMPARE(runs.size(), 0);
        QVERIFY(f.palette->isVisible());
        QTest::mouseClick(f.list->viewport(), Qt::LeftButton, {}, f.list->visualRect(row).center());
        QCOMPARE(runs.size(), 0);
    }

    void clicksRunOrClose()
    {
        Fixture f;
        QVERIFY(QTest::qWaitForWindowActive(&f.window));
        QSignalSpy runs(f.registry.action(QStringLiteral("edit.undo")), &QAction::triggered);
        f.palette->open();
        const QModelIndex undo = f.list->model()->index(2, 0);
        QTest::mouseClick(f.list->viewport(), Qt::LeftButton, {},
                          f.list->visualRect(undo).center());
        QCOMPARE(runs.size(), 1);
        QVERIFY(!f.palette->isVisible());
        f.palette->open();
        QTest::mouseClick(f.palette, Qt::LeftButton, {}, QPoint(5, 590));
        QVERIFY(!f.palette->isVisible());
    }

    void closesWhenTheFocusIsTakenAway()
    {
        Fixture f;
        QVERIFY(QTest::qWaitForWindowActive(&f.window));
        f.second.setFocus();
        f.palette->open();
        f.first.setFocus();
        QVERIFY(!f.palette->isVisible());
        QCOMPARE(QApplication::focusWidget(), &f.first);
    }

    void selectionStaysWhenTheRegistryChanges()
    {
        Fixture f;
        QVERIFY(QTest::qWaitForWindowActive(&f.window));
        f.palette->open();
        f.press(Qt::Key_Down);
        f.press(Qt::Key_Down);
        QCOMPARE(f.current(), QStringLiteral("Undo"));
        f.registry.setUnavailable(QStringLiteral("file.open"), QStringLiteral("busy"));
        QCOMPARE(f.current(), QStringLiteral("Undo"));
    }

    void nothingMatchesIsSaid()
    {
        Fixture f;
        QVERIFY(QTest::qWaitForWindowActive(&f.window));
        f.palette->open();
        QTest::keyClicks(f.filter, QStringLiteral("zzzz"));
        QVERIFY(!f.list->isVisible());
        f.press(Qt::Key_Return);
        f.press(Qt::Key_Down);
        QVERIFY(f.palette->isVisible());
        f.filter->clear();
        QVERIFY(f.list->isVisible());
        QCOMPARE(f.names().size(), 6);
    }

    void coversItsWindowAndStaysInside()
    {
        Fixture f;
        QVERIFY(QTest::qWaitForWindowActive(&f.window));
        f.palette->open();
        f.window.resize(320, 240);
        QTRY_COMPARE(f.palette->size(), f.window.size());
        QVERIFY(f.palette->rect().contains(f.filter->parentWidget()->geometry()));
    }

    void screenReadersFindWordsForEveryRow()
    {
        Fixture f;
        QVERIFY(QTest::qWaitForWindowActive(&f.window));
        f.palette->open();
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(f.list);
        QCOMPARE(list->text(QAccessible::Name), QStringLiteral("Commands"));
        QCOMPARE(list->childCount(), 6);
        QCOMPARE(list->child(1)->text(QAccessible::Name), QStringLiteral("Save, File, Ctrl+S"));
        QVERIFY(
            !QAccessible::queryAccessibleInterface(f.filter)->text(QAccessible::Name).isEmpty());
    }

    void modelKeepsItsPromises()
    {
        ActionRegistry registry;
        CommandListModel model(registry);
        const QAbstractItemModelTester tester(&model);
        for (const char *id : {"a.one", "a.two", "b.three"}) {
            ActionSpec spec;
            spec.id = QLatin1String(id);
            spec.text = QLatin1String(id);
            spec.category = QStringLiteral("Rollout");
            registry.registerAction(spec);
        }
        model.setFilter({});
        QCOMPARE(model.rowCount(), 3);
        registry.setUnavailable(QStringLiteral("a.one"), QStringLiteral("why"));
        registry.action(QStringLiteral("b.three"))->setVisible(false);
        model.setFilter(QStringLiteral("rol"));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.actionAt(0), registry.action(QStringLiteral("a.two")));
        QCOMPARE(model.actionAt(2), nullptr);
        QCOMPARE(model.actionAt(-1), nullptr);
    }
};

QTEST_MAIN(TestCommandPalette)
#include "tst_commandpalette.moc"
