// SPDX-License-Identifier: GPL-3.0-or-later
// Finding and replacing in the text, and folding it.
#include "tests/support/patience.h"
#include "tests/ui/yaml/editorplace.h"
#include "ui/yaml/findbar.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

using namespace serin;

class TestYamlFind : public QObject, private EditorPlace
{
    Q_OBJECT
private Q_SLOTS:
    void init() { enter(); }
    void cleanup() { leave(); }

    void finds();
    void findsPatterns();
    void replaces();
    void replacesPatterns();
    void replacesNothingThatIsReadOnly();
    void reasonsAreNoMarkUp();
    void findInTheListStays();
    void folds();
    void foldsStayWithTheirFile();
};

void TestYamlFind::finds()
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
    QCOMPARE(editor()->bytes(), endpointBytes);
}

void TestYamlFind::findsPatterns()
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

void TestYamlFind::replaces()
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
    for (const QByteArray &step : {one, before, endpointBytes}) {
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

void TestYamlFind::replacesPatterns()
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

void TestYamlFind::replacesNothingThatIsReadOnly()
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
void TestYamlFind::reasonsAreNoMarkUp()
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

void TestYamlFind::findInTheListStays()
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

void TestYamlFind::folds()
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

void TestYamlFind::foldsStayWithTheirFile()
{
    goTo(7);
    key(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(editor()->foldedLines(), QList<int>{6});
    auto *picker = named<QComboBox>("yamlFile");
    picker->setCurrentIndex(1);
    QTRY_VERIFY(editor()->bytes().startsWith("name: "));
    QCOMPARE(editor()->foldedLines(), QList<int>());
    picker->setCurrentIndex(0);
    QTRY_COMPARE(editor()->bytes(), endpointBytes);
    QCOMPARE(editor()->foldedLines(), QList<int>{6});
}

QTEST_MAIN(TestYamlFind)
#include "tst_yamlfind.moc"
