// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/actionregistry.h"

#include <QApplication>
#include <QMainWindow>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace serin;

namespace {

ActionSpec spec(const char *id, const char *text, const char *category, const char *shortcut = "")
{
    ActionSpec result;
    result.id = QLatin1String(id);
    result.text = QString::fromUtf8(text);
    result.category = QLatin1String(category);
    if (*shortcut) {
        result.shortcuts = {QKeySequence(QLatin1String(shortcut))};
    }
    return result;
}

} // namespace

class TestActionRegistry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void registersInOrder()
    {
        ActionRegistry registry;
        QSignalSpy changes(&registry, &ActionRegistry::changed);
        QAction *open =
            registry.registerAction(spec("file.open", "&Open folder…", "File", "Ctrl+O"));
        QAction *push = registry.registerAction(spec("git.push", "&Push", "Git"));
        QAction *save = registry.registerAction(spec("file.save", "&Save", "File", "Ctrl+S"));
        QVERIFY(changes.size() >= 3);
        QCOMPARE(registry.categories(),
                 QStringList({QStringLiteral("File"), QStringLiteral("Git")}));
        QCOMPARE(registry.entries().size(), 3U);
        QCOMPARE(registry.entries()[1].action, push);
        const QString name = registry.entries()[1].name;
        push->setText(QStringLiteral("Push what the last step made"));
        QCOMPARE(registry.entries()[1].name, name); // a list of shortcuts names what it always does
        QCOMPARE(registry.action(QStringLiteral("file.open")), open);
        QCOMPARE(registry.action(QStringLiteral("no.such")), nullptr);

        QMenu menu;
        registry.fillMenu(menu, QStringLiteral("File"));
        QCOMPARE(menu.actions(), QList<QAction *>({open, save}));
        QVERIFY(menu.toolTipsVisible());
    }

    void plainTextHasNoMnemonics()
    {
        const auto plain = [](const char *text) {
            const QAction action(QString::fromUtf8(text), nullptr);
            return ActionRegistry::plainText(action);
        };
        QCOMPARE(plain("&Open folder…"), QStringLiteral("Open folder"));
        QCOMPARE(plain("Save && quit..."), QStringLiteral("Save & quit"));
        QCOMPARE(plain("Odd&"), QStringLiteral("Odd"));
    }

    void unavailableActionsSayWhy()
    {
        ActionRegistry registry;
        ActionSpec save = spec("file.save", "&Save", "File", "Ctrl+S");
        save.toolTip = QStringLiteral("Writes the manifest");
        QAction *action = registry.registerAction(save);
        QVERIFY(action->toolTip().contains(QStringLiteral("Save (Ctrl+S)")));
        QVERIFY(action->toolTip().contains(QStringLiteral("Writes the manifest")));

        registry.setUnavailable(save.id, QStringLiteral("Nothing was changed"));
        QVERIFY(!action->isEnabled());
        QCOMPARE(registry.unavailableReason(save.id), QStringLiteral("Nothing was changed"));
        QVERIFY(action->toolTip().contains(QStringLiteral("Nothing was changed")));
        QCOMPARE(action->statusTip(), QStringLiteral("Nothing was changed"));

        registry.setUnavailable(save.id, QStringLiteral("The file is read-only"));
        QVERIFY(!action->toolTip().contains(QStringLiteral("Nothing was changed")));

        registry.setAvailable(save.id);
        QVERIFY(action->isEnabled());
        QVERIFY(registry.unavailableReason(save.id).isEmpty());
        QVERIFY(!action->toolTip().contains(QStringLiteral("read-only")));
        action->setText(QStringLiteral("Save endpoint.yml"));
        QVERIFY(action->toolTip().contains(QStringLiteral("Save endpoint.yml (Ctrl+S)")));
    }

    void theSameStateAgainChangesNothing()
    {
        ActionRegistry registry;
        registry.registerAction(spec("file.save", "&Save", "File"));
        registry.setUnavailable(QStringLiteral("file.save"), QStringLiteral("why"));
        QSignalSpy changes(&registry, &ActionRegistry::changed);
        registry.setUnavailable(QStringLiteral("file.save"), QStringLiteral("why"));
        QCOMPARE(changes.size(), 0);
    }

    void reasonsAreNeverMarkUp()
    {
        ActionRegistry registry;
        QAction *action = registry.registerAction(spec("file.save", "<i>Save</i>", "File"));
        registry.setUnavailable(QStringLiteral("file.save"),
                                QStringLiteral("<b>branch</b> has no upstream"));
        QVERIFY(!action->toolTip().contains(QStringLiteral("<b>")));
        QVERIFY(action->toolTip().contains(QStringLiteral("&lt;b&gt;branch&lt;/b&gt;")));
    }

    void twoActionsNeverShareAShortcut_data()
    {
        QTest::addColumn<QString>("taken");
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<bool>("refused");
        QTest::newRow("same") << QStringLiteral("Ctrl+S") << QStringLiteral("Ctrl+S") << true;
        QTest::newRow("begins with it")
            << QStringLiteral("Ctrl+K") << QStringLiteral("Ctrl+K, Ctrl+S") << true;
        QTest::newRow("is its beginning")
            << QStringLiteral("Ctrl+K, Ctrl+S") << QStringLiteral("Ctrl+K") << true;
        QTest::newRow("other modifier")
            << QStringLiteral("Ctrl+S") << QStringLiteral("Ctrl+Shift+S") << false;
        QTest::newRow("none") << QStringLiteral("Ctrl+S") << QString() << false;
    }
    void twoActionsNeverShareAShortcut()
    {
        QFETCH(QString, taken);
        QFETCH(QString, wanted);
        QFETCH(bool, refused);
        ActionRegistry registry;
        ActionSpec first = spec("a.first", "First", "A");
        first.shortcuts = {QKeySequence(QStringLiteral("F9")), QKeySequence(taken)};
        registry.registerAction(first);
        QAction *second = registry.registerAction(spec("a.second", "Second", "A", "F2"));
        const auto result =
            registry.setShortcuts(QStringLiteral("a.second"), {QKeySequence(wanted)});
        QCOMPARE(!result, refused);
        if (refused) {
            QCOMPARE(result.error().kind, ErrorKind::Conflict);
            QVERIFY(result.error().detail.contains(QStringLiteral("a.first")));
            QCOMPARE(second->shortcut(), QKeySequence(QStringLiteral("F2")));
        } else {
            QCOMPARE(second->shortcut(), QKeySequence(wanted));
        }
        QVERIFY(registry.setShortcuts(QStringLiteral("a.first"), first.shortcuts));
        QCOMPARE(registry.setShortcuts(QStringLiteral("no.such"), {}).error().kind,
                 ErrorKind::NotFound);
    }

    void shortcutsWorkInEveryAttachedWindow()
    {
        ActionRegistry registry;
        QAction *early = registry.registerAction(spec("a.early", "Early", "A", "Ctrl+D"));
        QMainWindow window;
        registry.attachTo(window);
        registry.attachTo(window);
        QAction *late = registry.registerAction(spec("a.late", "Late", "A", "Ctrl+E"));
        QSignalSpy earlySpy(early, &QAction::triggered);
        QSignalSpy lateSpy(late, &QAction::triggered);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_D, Qt::ControlModifier);
        QTest::keyClick(&window, Qt::Key_E, Qt::ControlModifier);
        QCOMPARE(earlySpy.size(), 1);
        QCOMPARE(lateSpy.size(), 1);
        registry.setUnavailable(QStringLiteral("a.early"), QStringLiteral("not now"));
        QTest::keyClick(&window, Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(earlySpy.size(), 1);
    }

    void aClosedWindowIsForgotten()
    {
        ActionRegistry registry;
        {
            QMainWindow window;
            registry.attachTo(window);
        }
        QVERIFY(registry.registerAction(spec("a.late", "Late", "A")));
    }
};

QTEST_MAIN(TestActionRegistry)
#include "tst_actionregistry.moc"
