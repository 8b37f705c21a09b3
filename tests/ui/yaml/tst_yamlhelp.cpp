// SPDX-License-Identifier: GPL-3.0-or-later
// The editor helps whoever types: what may stand there, what a key means, what mends a problem.
#include "tests/support/patience.h"
#include "tests/ui/yaml/editorplace.h"
#include "ui/yaml/completionlist.h"
#include "ui/yaml/helptip.h"

#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QTreeWidget>

using namespace serin;

class TestYamlHelp : public QObject, private EditorPlace
{
    Q_OBJECT
private Q_SLOTS:
    void init() { enter(); }
    void cleanup() { leave(); }

    void completesAKey();
    void valuesFollowTheirKey();
    void narrowsWhileTyping();
    void deploymentsUnderTraffic();
    void escapeAndTab();
    void windowKeysStayTheWindows();
    void nothingToOffer();
    void explainsUnderCursorAndPointer();
    void menuOfTheText();
    void mendsTheSum();
    void mendsWhatDoesNotParse();
    void mendsFromTheOverview();
    void noFixIsKnown();

private:
    [[nodiscard]] bool isListOpen() const
    {
        const auto *list = named<CompletionList>("completionList");
        return list && list->isVisible();
    }
    [[nodiscard]] QStringList offered() const
    {
        QStringList labels;
        const auto *list = named<QTreeWidget>("completionItems");
        for (int i = 0; i < list->topLevelItemCount(); ++i) {
            labels.append(list->topLevelItem(i)->text(0));
        }
        return labels;
    }
    [[nodiscard]] QMenu *fixMenu() const
    {
        QMenu *menu = nullptr;
        for (QMenu *each : window().findChildren<QMenu *>(QStringLiteral("fixMenu"))) {
            menu = each->isVisible() ? each : menu;
        }
        return menu;
    }
    /// Offscreen, no window is active when a menu has closed.
    void comeBack() const
    {
        window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window()));
        keys()->setFocus();
    }
    [[nodiscard]] QStringList fixes() const
    {
        QStringList texts;
        for (const QAction *action : fixMenu() ? fixMenu()->actions() : QList<QAction *>()) {
            texts.append(action->text());
        }
        return texts;
    }
};

void TestYamlHelp::completesAKey()
{
    goTo(2);
    key(Qt::Key_Return);
    type("des");
    key(Qt::Key_Space, Qt::ControlModifier);
    QVERIFY(isListOpen());
    QCOMPARE(offered(), QStringList{QStringLiteral("description")});
    key(Qt::Key_Return);
    QVERIFY(!isListOpen());
    type("mine");
    QTRY_VERIFY(bench().session().hasDrafts());
    QCOMPARE(editor()->bytes(),
             QByteArray(endpointBytes).replace("tags:", "description: mine\ntags:"));
    key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(editor()->bytes(), endpointBytes);
}

void TestYamlHelp::valuesFollowTheirKey()
{
    goTo(2);
    key(Qt::Key_Return);
    type("auth");
    key(Qt::Key_Space, Qt::ControlModifier);
    key(Qt::Key_Tab);
    QVERIFY(isListOpen()); // the three words that may follow
    QCOMPARE(offered().value(0), QStringLiteral("key"));
    key(Qt::Key_Down);
    key(Qt::Key_Enter);
    QVERIFY(!isListOpen());
    QVERIFY(keys()->hasFocus());
    QCOMPARE(editor()->bytes(),
             QByteArray(endpointBytes).replace("tags:", "auth_mode: aml_token\ntags:"));
}

void TestYamlHelp::narrowsWhileTyping()
{
    goTo(2);
    key(Qt::Key_Return);
    key(Qt::Key_Space, Qt::ControlModifier);
    QVERIFY(offered().size() > 4);
    type("mi");
    QVERIFY(isListOpen());
    QTRY_COMPARE(offered(), QStringList{QStringLiteral("mirror_traffic")});
    // Who pauses is told below the text that this is no YAML yet, and goes on all the same.
    QTRY_VERIFY_WITH_TIMEOUT(named<QWidget>("problemList")->isVisible(), patience);
    QTRY_VERIFY(isListOpen());
    key(Qt::Key_Backspace);
    QTRY_VERIFY(offered().size() > 1);
    type("zz");
    QTRY_VERIFY(!isListOpen());
}

void TestYamlHelp::deploymentsUnderTraffic()
{
    goTo(8);
    for (int i = 0; i < 11; ++i) {
        key(Qt::Key_Backspace); // the whole line, but its indentation
    }
    key(Qt::Key_Backspace);
    key(Qt::Key_Return);
    QTRY_VERIFY(bench().session().hasDrafts());
    key(Qt::Key_Space, Qt::ControlModifier);
    QVERIFY(isListOpen());
    QVERIFY(offered().contains(QStringLiteral("green")));
    QVERIFY(!offered().contains(QStringLiteral("blue")));
}

void TestYamlHelp::escapeAndTab()
{
    goTo(2);
    key(Qt::Key_Return);
    key(Qt::Key_Space, Qt::ControlModifier);
    QVERIFY(isListOpen());
    key(Qt::Key_Escape);
    QVERIFY(!isListOpen());
    QVERIFY(keys()->hasFocus());
    key(Qt::Key_Tab); // closed, it leads on
    QVERIFY(!keys()->hasFocus());
}

void TestYamlHelp::windowKeysStayTheWindows()
{
    goTo(2);
    key(Qt::Key_Return);
    key(Qt::Key_Space, Qt::ControlModifier);
    QVERIFY(isListOpen());
    const QByteArray before = editor()->bytes();
    key(Qt::Key_T, Qt::ControlModifier);
    QVERIFY(!isListOpen());
    QTRY_COMPARE(named<QTabWidget>("pageTabs")->currentIndex(), 0);
    QCOMPARE(editor()->bytes(), before);
}

void TestYamlHelp::nothingToOffer()
{
    goTo(4);
    key(Qt::Key_Space, Qt::ControlModifier);
    QVERIFY(!isListOpen());
    QVERIFY(named<HelpTip>("helpTip")->isVisible());
    key(Qt::Key_Escape);
    QVERIFY(!named<HelpTip>("helpTip")->isVisible());
}

void TestYamlHelp::explainsUnderCursorAndPointer()
{
    goTo(7);
    key(Qt::Key_F1, Qt::ShiftModifier);
    auto *tip = named<HelpTip>("helpTip");
    QVERIFY(tip->isVisible());
    QVERIFY(tip->text().contains(QStringLiteral("traffic.blue")));
    QVERIFY(tip->text().contains(QStringLiteral("from 0 to 100")));
    QVERIFY(window().rect().contains(tip->geometry()));
    key(Qt::Key_Up);
    QTRY_VERIFY(!tip->isVisible());
    const auto name = static_cast<qsizetype>(endpointBytes.indexOf("name:"));
    Q_EMIT editor()->hovered(name + 1);
    QVERIFY(tip->isVisible());
    QVERIFY(tip->text().startsWith(QStringLiteral("name\n")));
    Q_EMIT editor()->hoverEnded();
    QTRY_VERIFY(!tip->isVisible());
}

void TestYamlHelp::menuOfTheText()
{
    goTo(7);
    Q_EMIT editor()->menuRequested(keys()->mapToGlobal(QPoint(40, 40)));
    auto *menu = named<QMenu>("yamlMenu");
    QVERIFY(menu && menu->isVisible());
    QStringList texts;
    for (const QAction *action : menu->actions()) {
        texts.append(action->text().remove(QLatin1Char('&')));
    }
    QVERIFY(texts.contains(QStringLiteral("Suggest what may stand here")));
    QVERIFY(!menu->actions().constFirst()->isEnabled()); // nothing to cut
    menu->close();
}

void TestYamlHelp::mendsTheSum()
{
    goTo(8);
    key(Qt::Key_Backspace);
    key(Qt::Key_Backspace);
    type("5");
    auto *problems = named<QListWidget>("problemList");
    QTRY_VERIFY(problems->count() == 1);
    QTRY_VERIFY(named<QPushButton>("quickFixButton")->isEnabled());
    QTRY_VERIFY(!bench().session().isBusy());
    key(Qt::Key_Period, Qt::ControlModifier); // the cursor is elsewhere: the current of the list
    QTRY_VERIFY(fixMenu());
    QCOMPARE(fixes(), (QStringList{QStringLiteral("Write traffic.blue: 95"),
                                   QStringLiteral("Write traffic.green: 10")}));
    QTest::keyClick(fixMenu(), Qt::Key_Down);
    QTest::keyClick(fixMenu(), Qt::Key_Return);
    QTRY_COMPARE(editor()->bytes(), endpointBytes);
    QTRY_COMPARE(problems->count(), 0);
    QVERIFY(!named<QPushButton>("quickFixButton")->isVisible());
    comeBack();
    key(Qt::Key_Z, Qt::ControlModifier); // one step of its own
    QTRY_COMPARE(editor()->bytes(), QByteArray(endpointBytes).replace("green: 10", "green: 5"));
}

void TestYamlHelp::mendsWhatDoesNotParse()
{
    keys()->setFocus();
    editor()->replace(7, 9, "="); // "$schema: "
    QTRY_COMPARE(named<QListWidget>("problemList")->count(), 1);
    QTRY_VERIFY(!bench().session().isBusy());
    goTo(1);
    key(Qt::Key_Period, Qt::ControlModifier);
    QTRY_VERIFY(fixMenu());
    QCOMPARE(fixes().size(), 2);
    QTest::keyClick(fixMenu(), Qt::Key_Return);
    const QByteArray comment = "# yaml-language-server: $schema=";
    QTRY_COMPARE(editor()->bytes(), QByteArray(endpointBytes).replace("$schema: ", comment));
    QTRY_COMPARE(named<QListWidget>("problemList")->count(), 0);
    comeBack();
    key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(editor()->bytes().startsWith("$schema="));
}

void TestYamlHelp::mendsFromTheOverview()
{
    const QString path = m_folder->filePath(QStringLiteral("p/endpoint.yml"));
    QVERIFY(setFileBytes(path, QByteArray(endpointBytes).replace("  green: 10", "  gren: 10")));
    bench().lookAtDisk();
    named<QTabWidget>("pageTabs")->setCurrentIndex(0);
    QTRY_VERIFY(named<QToolButton>("fixFinding.0") &&
                named<QToolButton>("fixFinding.0")->isVisible());
    named<QToolButton>("fixFinding.0")->setFocus(Qt::TabFocusReason);
    QTest::keyClick(named<QToolButton>("fixFinding.0"), Qt::Key_Space);
    QTRY_VERIFY(fixMenu());
    QCOMPARE(fixes(), QStringList{QStringLiteral("Rename gren to green")});
    QTest::keyClick(fixMenu(), Qt::Key_Return);
    window().activateWindow();                    // as a menu does that closes, but offscreen
    QTRY_COMPARE(fileBytes(path), endpointBytes); // a gesture: saved at once
    QCOMPARE(named<QTabWidget>("pageTabs")->currentIndex(), 0);
    // The button is gone, and the keyboard is beside where it was.
    QTRY_VERIFY(!named<QWidget>("findingsCard")->isVisible());
    const QWidget *const focus = QApplication::focusWidget();
    QVERIFY(focus && focus->isVisible() && focus->isEnabled());
    QVERIFY2(named<QWidget>("overviewPage")->isAncestorOf(focus), qPrintable(focus->objectName()));
}

void TestYamlHelp::noFixIsKnown()
{
    goTo(2);
    key(Qt::Key_Period, Qt::ControlModifier);
    QVERIFY(!fixMenu());
    QTRY_VERIFY(named<HelpTip>("helpTip")->isVisible());
}

QTEST_MAIN(TestYamlHelp)
#include "tst_yamlhelp.moc"
