// SPDX-License-Identifier: GPL-3.0-or-later
// The editor helps whoever types: what may stand there, what a key means, finding, folding.
#include "app/composition.h"
#include "tests/support/filebytes.h"
#include "tests/support/patience.h"
#include "ui/yaml/completionlist.h"
#include "ui/yaml/findbar.h"
#include "ui/yaml/helptip.h"
#include "ui/yaml/yamleditor.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace serin;

namespace {

const QByteArray helpEndpoint =
    "$schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json\n"
    "name: my-endpoint\n"
    "tags:\n"
    "  team: red\n"
    "  cost: low\n"
    "traffic:\n"
    "  blue: 90\n"
    "  green: 10\n";

} // namespace

class TestYamlHelp : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_composition.reset(); }

    void completesAKey();
    void valuesFollowTheirKey();
    void narrowsWhileTyping();
    void deploymentsUnderTraffic();
    void escapeAndTab();
    void windowKeysStayTheWindows();
    void nothingToOffer();
    void explainsUnderCursorAndPointer();
    void finds();
    void findsPatterns();
    void replaces();
    void replacesPatterns();
    void replacesNothingThatIsReadOnly();
    void reasonsAreNoMarkUp();
    void findInTheListStays();
    void folds();
    void foldsStayWithTheirFile();
    void menuOfTheText();
    void mendsTheSum();
    void mendsWhatDoesNotParse();
    void mendsFromTheOverview();
    void noFixIsKnown();

private:
    [[nodiscard]] Workbench &bench() const { return m_composition->workbench(); }
    [[nodiscard]] MainWindow &window() const { return m_composition->window(); }
    template<typename Widget>
    [[nodiscard]] Widget *named(const char *name) const
    {
        return window().findChild<Widget *>(QString::fromLatin1(name));
    }
    [[nodiscard]] YamlEditor *editor() const { return named<YamlEditor>("yamlEditor"); }
    [[nodiscard]] QWidget *keys() const { return editor()->focusProxy(); }
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
    void key(Qt::Key which, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QTest::keyClick(QApplication::focusWidget(), which, modifiers);
    }
    void type(const char *text) const
    {
        QTest::keyClicks(QApplication::focusWidget(), QString::fromLatin1(text));
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
    /// The cursor at the end of @p line.
    void goTo(int line) const
    {
        editor()->goToLine(line);
        keys()->setFocus();
        key(Qt::Key_End);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Composition> m_composition;
};

void TestYamlHelp::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(setFileBytes(m_folder->filePath(QStringLiteral("p/endpoint.yml")), helpEndpoint));
    for (const char *name : {"blue", "green"}) {
        QVERIFY(
            setFileBytes(m_folder->filePath(QStringLiteral("p/%1.yml").arg(QLatin1String(name))),
                         "name: " + QByteArray(name) +
                             "\nendpoint_name: my-endpoint\nmodel: azureml:m:1\n"
                             "instance_type: Standard_F2s_v2\ninstance_count: 1\n"));
    }
    qputenv("XDG_DATA_HOME", m_folder->filePath(QStringLiteral("data")).toUtf8());
    m_composition = std::make_unique<Composition>(
        *static_cast<QApplication *>(QCoreApplication::instance()),
        m_folder->filePath(QStringLiteral("serin.conf")), SchemePreference::Light);
    window().resize(1200, 800);
    window().show();
    QVERIFY(QTest::qWaitForWindowActive(&window()));
    bench().open(m_folder->filePath(QStringLiteral("p")));
    QTRY_COMPARE(bench().endpoint().state().phase, EndpointState::Phase::Ready);
    named<QTabWidget>("pageTabs")->setCurrentIndex(1);
    keys()->setFocus();
    QTRY_COMPARE(editor()->bytes(), helpEndpoint);
}

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
             QByteArray(helpEndpoint).replace("tags:", "description: mine\ntags:"));
    key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(editor()->bytes(), helpEndpoint);
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
             QByteArray(helpEndpoint).replace("tags:", "auth_mode: aml_token\ntags:"));
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
    const auto name = static_cast<qsizetype>(helpEndpoint.indexOf("name:"));
    Q_EMIT editor()->hovered(name + 1);
    QVERIFY(tip->isVisible());
    QVERIFY(tip->text().startsWith(QStringLiteral("name\n")));
    Q_EMIT editor()->hoverEnded();
    QTRY_VERIFY(!tip->isVisible());
}

void TestYamlHelp::finds()
{
    goTo(1);
    key(Qt::Key_F, Qt::ControlModifier);
    auto *bar = named<FindBar>("findBar");
    QVERIFY(bar->isVisible());
    QCOMPARE(QApplication::focusWidget(), named<QLineEdit>("findText"));
    type("RE");
    auto *count = named<QLabel>("findCount");
    QTRY_COMPARE(count->text(), QStringLiteral("3 of 4")); // behind the cursor: red, green
    QCOMPARE(editor()->selectedText(), QStringLiteral("re"));
    QCOMPARE(editor()->line(), 4);
    key(Qt::Key_Return);
    QCOMPARE(count->text(), QStringLiteral("4 of 4"));
    QCOMPARE(editor()->line(), 8);
    key(Qt::Key_Return); // from the last to the first
    QCOMPARE(editor()->line(), 1);
    key(Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(editor()->line(), 8);
    named<QToolButton>("findCapitals")->click();
    QTRY_COMPARE(count->text(), QStringLiteral("Nothing found"));
    key(Qt::Key_Escape);
    named<QToolButton>("findCapitals")->click();
    keys()->setFocus();
    key(Qt::Key_F3);
    QVERIFY(bar->isVisible());
    QTRY_VERIFY(count->text().endsWith(QStringLiteral("of 4")));
    named<QLineEdit>("findText")->setFocus();
    key(Qt::Key_Escape);
    QVERIFY(!bar->isVisible());
    QVERIFY(keys()->hasFocus());
    QCOMPARE(editor()->bytes(), helpEndpoint);
}

void TestYamlHelp::findsPatterns()
{
    goTo(1);
    key(Qt::Key_F, Qt::ControlModifier);
    named<QToolButton>("findPattern")->click();
    named<QLineEdit>("findText")->setFocus();
    type("^  \\w+: \\d+$");
    auto *count = named<QLabel>("findCount");
    QTRY_COMPARE(count->text(), QStringLiteral("1 of 2"));
    QCOMPARE(editor()->selectedText(), QStringLiteral("  blue: 90"));
    type("(");
    auto *problem = named<QLabel>("findProblem");
    QTRY_VERIFY(problem->text().startsWith(QStringLiteral("No regular expression")));
    QVERIFY(problem->isVisible());
    named<QLineEdit>("findText")->setText(QStringLiteral("l"));
    QTRY_VERIFY(count->text().contains(QStringLiteral("of")));
    // Follows what is typed.
    const QString before = count->text();
    goTo(2);
    type("lll");
    QTRY_VERIFY(count->text() != before);
}

void TestYamlHelp::replaces()
{
    goTo(4);
    type("x");
    goTo(1);
    const QByteArray before = editor()->bytes();
    key(Qt::Key_H, Qt::ControlModifier);
    auto *const by = named<QLineEdit>("replaceText");
    auto *const count = named<QLabel>("findCount");
    QVERIFY(by->isVisible());
    QVERIFY(named<QLineEdit>("findText")->hasFocus());
    QVERIFY(!named<QPushButton>("replaceButton")->isEnabled());
    type("re");
    QTRY_COMPARE(count->text(), QStringLiteral("3 of 4"));
    key(Qt::Key_Tab);
    QVERIFY(by->hasFocus());
    type("rere"); // what is put there is not found again
    key(Qt::Key_Return);
    const QByteArray one = QByteArray(before).replace("redx", "reredx");
    QCOMPARE(editor()->bytes(), one);
    QTRY_COMPARE(count->text(), QStringLiteral("5 of 5"));
    QCOMPARE(editor()->line(), 8);
    named<QPushButton>("replaceAllButton")->click();
    QTRY_COMPARE(count->text(), QStringLiteral("5 replaced"));
    QCOMPARE(editor()->bytes(), QByteArray(one).replace("re", "rere"));
    // All of it is one step, the one before is another, and so is what was typed.
    for (const QByteArray &step : {one, before, helpEndpoint}) {
        QTRY_VERIFY(!bench().session().isBusy());
        bench().session().undo();
        QTRY_COMPARE(editor()->bytes(), step);
    }
    by->setFocus();
    key(Qt::Key_Escape);
    QVERIFY(!named<FindBar>("findBar")->isVisible());
    key(Qt::Key_F, Qt::ControlModifier); // to find takes no second row
    QVERIFY(!by->isVisible());
}

void TestYamlHelp::replacesPatterns()
{
    goTo(1);
    key(Qt::Key_H, Qt::ControlModifier);
    named<QToolButton>("findPattern")->click();
    named<QLineEdit>("findText")->setText(QStringLiteral("^  (\\w+): (\\d+)$"));
    named<QLineEdit>("replaceText")->setText(QStringLiteral("  \\1: \\2 # was \\2"));
    auto *const all = named<QPushButton>("replaceAllButton");
    QTRY_VERIFY(all->isEnabled());
    all->click();
    QTRY_VERIFY(editor()->bytes().contains("  blue: 90 # was 90\n"));
    // The slider and the other pages see it, as what is typed.
    QTRY_VERIFY(!bench().session().isBusy());
    named<QToolButton>("findPattern")->click();
    named<QLineEdit>("findText")->setText(QStringLiteral("blue: 90"));
    named<QLineEdit>("replaceText")->setText(QStringLiteral("blue: 70"));
    QTRY_COMPARE(named<QLabel>("findCount")->text(), QStringLiteral("1 of 1"));
    all->click();
    QTRY_VERIFY(bench().endpoint().state().isSplitUnknown); // 70 and 10
}

void TestYamlHelp::replacesNothingThatIsReadOnly()
{
    goTo(1);
    type("x");
    QTRY_VERIFY(!bench().session().changedBuffers().empty());
    QVERIFY(setFileBytes(m_folder->filePath(QStringLiteral("p/endpoint.yml")), "name: other\n"));
    QTRY_VERIFY_WITH_TIMEOUT(editor()->isReadOnly(), patience);
    key(Qt::Key_H, Qt::ControlModifier);
    QVERIFY(!named<QLineEdit>("replaceText")->isEnabled());
    auto *const reason = named<QLabel>("replaceReason");
    QVERIFY(reason->isVisible() && reason->text().contains(QStringLiteral("decide first")));
    type("name");
    QTRY_VERIFY(named<QLabel>("findCount")->text().contains(QStringLiteral("of")));
    QVERIFY(!named<QPushButton>("replaceAllButton")->isEnabled());
}

/// They tell what a file holds or is called.
void TestYamlHelp::reasonsAreNoMarkUp()
{
    FindBar bar;
    bar.openReplace({});
    bar.setReplaceReason(QStringLiteral("read-only: <b>endpoint</b>.yml"));
    auto *const act = bar.findChild<QPushButton *>(QStringLiteral("replaceButton"));
    QVERIFY(!act->toolTip().contains(QStringLiteral("<b>")));
    QVERIFY(act->toolTip().contains(QStringLiteral("endpoint")));
    auto *const reason = bar.findChild<QLabel *>(QStringLiteral("replaceReason"));
    QVERIFY(reason->isVisible());
    QCOMPARE(reason->textFormat(), Qt::PlainText);
}

void TestYamlHelp::findInTheListStays()
{
    named<QWidget>("endpointTree")->setFocus();
    key(Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget(), named<QWidget>("endpointFilter"));
    QVERIFY(!named<FindBar>("findBar")->isVisible());
    named<QTabWidget>("pageTabs")->setCurrentIndex(0);
    key(Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget(), named<QWidget>("endpointFilter"));
    QVERIFY(!window().actions().action(QStringLiteral("yaml.complete"))->isEnabled());
}

void TestYamlHelp::folds()
{
    goTo(4);
    key(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(editor()->foldedLines(), QList<int>{3});
    QCOMPARE(editor()->line(), 3);
    goTo(8);
    type(" # x"); // typing keeps it
    QTRY_VERIFY(bench().session().hasDrafts());
    QCOMPARE(editor()->foldedLines(), QList<int>{3});
    goTo(1);
    key(Qt::Key_Return);
    QCOMPARE(editor()->foldedLines(), QList<int>{4});
    key(Qt::Key_F, Qt::ControlModifier); // finding opens what it is in
    type("cost");
    QTRY_COMPARE(editor()->selectedText(), QStringLiteral("cost"));
    QCOMPARE(editor()->foldedLines(), QList<int>());
    window().actions().action(QStringLiteral("yaml.foldAll"))->trigger();
    QCOMPARE(editor()->foldedLines().size(), 2);
    window().actions().action(QStringLiteral("yaml.unfoldAll"))->trigger();
    QCOMPARE(editor()->foldedLines(), QList<int>());
}

void TestYamlHelp::foldsStayWithTheirFile()
{
    goTo(7);
    key(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(editor()->foldedLines(), QList<int>{6});
    auto *picker = named<QComboBox>("yamlFile");
    picker->setCurrentIndex(1);
    QTRY_VERIFY(editor()->bytes().startsWith("name: "));
    QCOMPARE(editor()->foldedLines(), QList<int>());
    picker->setCurrentIndex(0);
    QTRY_COMPARE(editor()->bytes(), helpEndpoint);
    QCOMPARE(editor()->foldedLines(), QList<int>{6});
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
    QTRY_COMPARE(editor()->bytes(), helpEndpoint);
    QTRY_COMPARE(problems->count(), 0);
    QVERIFY(!named<QPushButton>("quickFixButton")->isVisible());
    comeBack();
    key(Qt::Key_Z, Qt::ControlModifier); // one step of its own
    QTRY_COMPARE(editor()->bytes(), QByteArray(helpEndpoint).replace("green: 10", "green: 5"));
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
    QTRY_COMPARE(editor()->bytes(), QByteArray(helpEndpoint).replace("$schema: ", comment));
    QTRY_COMPARE(named<QListWidget>("problemList")->count(), 0);
    comeBack();
    key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(editor()->bytes().startsWith("$schema="));
}

void TestYamlHelp::mendsFromTheOverview()
{
    const QString path = m_folder->filePath(QStringLiteral("p/endpoint.yml"));
    QVERIFY(setFileBytes(path, QByteArray(helpEndpoint).replace("  green: 10", "  gren: 10")));
    bench().lookAtDisk();
    named<QTabWidget>("pageTabs")->setCurrentIndex(0);
    QTRY_VERIFY(named<QToolButton>("fixFinding.0") &&
                named<QToolButton>("fixFinding.0")->isVisible());
    QTest::mouseClick(named<QToolButton>("fixFinding.0"), Qt::LeftButton);
    QTRY_VERIFY(fixMenu());
    QCOMPARE(fixes(), QStringList{QStringLiteral("Rename gren to green")});
    QTest::keyClick(fixMenu(), Qt::Key_Return);
    QTRY_COMPARE(fileBytes(path), helpEndpoint); // a gesture: saved at once
    QCOMPARE(named<QTabWidget>("pageTabs")->currentIndex(), 0);
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
