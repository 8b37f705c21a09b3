// SPDX-License-Identifier: GPL-3.0-or-later
// Typing in the window: text, slider and file follow each other.
#include "models/inventory/inventorymodel.h"
#include "tests/support/answered.h"
#include "tests/support/filebytes.h"
#include "tests/ui/yaml/editorplace.h"
#include "ui/traffic/trafficslider.h"

#include <QAccessible>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>

using namespace serin;

namespace {

const QByteArray original =
    "$schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json\r\n"
    "name: my-endpoint # gänse\r\n"
    "auth_mode: key\r\n"
    "traffic:\r\n"
    "  blue: 90\r\n"
    "  green: 10\r\n";

} // namespace

class TestYamlPage : public QObject, private EditorPlace
{
    Q_OBJECT
private Q_SLOTS:
    void init() { enter(original); }
    void cleanup() { leave(); }

    void gestureChangesTheText();
    void typingMovesTheSlider();
    void aShareThatIsNoNumber();
    void brokenWhileTyping();
    void conflictMarksFromDisk();
    void saves();
    void undoesInTheWindow();
    void keysBelongToTheWindow();
    void changedOnDisk();
    void hiddenCharacters();
    void survivesACrash();
    void bothThemes();

private:
    [[nodiscard]] QString path() const
    {
        return m_folder->filePath(QStringLiteral("p/endpoint.yml"));
    }
    [[nodiscard]] int blue() const
    {
        const TrafficSplit &split = named<TrafficSlider>("trafficSlider")->split();
        return split.isEmpty() ? -1 : split.shares().front().percent.value();
    }
    [[nodiscard]] QModelIndex row(const QStringList &keys) const
    {
        return bench().inventory().indexOf(keys);
    }
    void showPage(int page) const { named<QTabWidget>("pageTabs")->setCurrentIndex(page); }
    /// Replaces the last two characters of @p line.
    void retype(int line, const char *text)
    {
        editor()->goToLine(line);
        QTRY_VERIFY(keys()->hasFocus());
        QTest::keyClick(keys(), Qt::Key_End);
        for (int i = 0; i < 2; ++i) {
            QTest::keyClick(keys(), Qt::Key_Backspace);
        }
        QTest::keyClicks(keys(), QString::fromLatin1(text));
    }
};

void TestYamlPage::gestureChangesTheText()
{
    editor()->goToLine(3);
    bench().endpoint().setSplit(
        bench().endpoint().state().split,
        bench().endpoint().state().split.withShare(
            *DeploymentName::fromString(QStringLiteral("green")), Percent::clamped(25)),
        QStringLiteral("green 25"));
    const QByteArray expected =
        QByteArray(original).replace("blue: 90", "blue: 75").replace("green: 10", "green: 25");
    QTRY_COMPARE(editor()->bytes(), expected);
    QCOMPARE(editor()->line(), 3); // the cursor stays
    QTRY_COMPARE(fileBytes(path()), expected);
}

void TestYamlPage::typingMovesTheSlider()
{
    retype(5, "70");
    retype(6, "30");
    const QByteArray expected =
        QByteArray(original).replace("blue: 90", "blue: 70").replace("green: 10", "green: 30");
    QCOMPARE(editor()->bytes(), expected);
    QTRY_COMPARE(blue(), 70);
    QCOMPARE(fileBytes(path()), original); // a draft
    QVERIFY(named<QLabel>("yamlNote")->text().contains(QStringLiteral("Ctrl+S")));
    QVERIFY(bench().session().hasDrafts());
}

void TestYamlPage::aShareThatIsNoNumber()
{
    retype(5, "9o");
    QTRY_VERIFY(bench().endpoint().state().isSplitUnknown);
    const QString unknown = QStringLiteral("The traffic cannot be told from the file");
    QAccessibleInterface *const slider =
        QAccessible::queryAccessibleInterface(named<TrafficSlider>("trafficSlider"));
    QCOMPARE(slider->text(QAccessible::Value), unknown);
    QTRY_COMPARE(row({QStringLiteral("my-endpoint"), QStringLiteral("blue")})
                     .data(InventoryModel::PercentRole)
                     .toString(),
                 QStringLiteral("?"));
    QCOMPARE(row({QStringLiteral("my-endpoint"), QStringLiteral("green")})
                 .data(InventoryModel::PercentRole)
                 .toInt(),
             10);
    QVERIFY(row({QStringLiteral("my-endpoint")})
                .data(Qt::AccessibleTextRole)
                .toString()
                .contains(QStringLiteral("blue ?")));
    QTRY_VERIFY(
        named<QWidget>("changesBar")->accessibleName().contains(QStringLiteral("blue 90 → ? %")));
}

void TestYamlPage::brokenWhileTyping()
{
    retype(5, "70 : [");
    QTRY_VERIFY(!bench().endpoint().state().readOnlyReason.isEmpty());
    QTRY_VERIFY(named<QListWidget>("problemList")->count() > 0);
    QVERIFY(named<QListWidget>("problemList")->isVisible());
    editor()->goToLine(5);
    QTest::keyClick(keys(), Qt::Key_End);
    for (int i = 0; i < 6; ++i) {
        QTest::keyClick(keys(), Qt::Key_Backspace);
    }
    QTest::keyClicks(keys(), QStringLiteral("90"));
    QTRY_VERIFY(bench().endpoint().state().readOnlyReason.isEmpty());
    QCOMPARE(editor()->bytes(), original);
    QTRY_VERIFY(!bench().session().hasUnsaved());
}

/// What is half typed keeps the shares in the list; what a merge writes does not.
void TestYamlPage::conflictMarksFromDisk()
{
    const auto share = [this] {
        return row({QStringLiteral("my-endpoint"), QStringLiteral("blue")})
            .data(InventoryModel::PercentRole);
    };
    retype(5, "80 : [");
    QTRY_VERIFY(!bench().endpoint().state().readOnlyReason.isEmpty());
    QTRY_COMPARE(share().toInt(), 90);
    editor()->goToLine(5);
    QTest::keyClick(keys(), Qt::Key_End);
    for (int i = 0; i < 4; ++i) {
        QTest::keyClick(keys(), Qt::Key_Backspace);
    }
    QTest::keyClick(keys(), Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(!bench().session().hasUnsaved() && fileBytes(path()).contains("blue: 80"));
    QTRY_COMPARE(share().toInt(), 80);
    QVERIFY(setFileBytes(path(), fileBytes(path()).replace("  blue: 80\r\n",
                                                           "<<<<<<< HEAD\r\n  blue: 80\r\n"
                                                           "=======\r\n  blue: 70\r\n"
                                                           ">>>>>>> theirs\r\n")));
    bench().lookAtDisk();
    QTRY_VERIFY(!share().isValid());
    QTRY_VERIFY(bench().endpoint().state().readOnlyReason.startsWith(
        row({QStringLiteral("my-endpoint")}).data(InventoryModel::ProblemRole).toString() +
        QStringLiteral("; endpoint.yml cannot be read: ")));
}

void TestYamlPage::saves()
{
    retype(5, "80");
    retype(6, "20");
    QTest::keyClick(keys(), Qt::Key_S, Qt::ControlModifier); // without waiting
    const QByteArray expected =
        QByteArray(original).replace("blue: 90", "blue: 80").replace("green: 10", "green: 20");
    QTRY_COMPARE(fileBytes(path()), expected);
    QTRY_VERIFY(!bench().session().hasUnsaved());
    QTRY_VERIFY(named<QLabel>("yamlNote")->text().isEmpty());
}

void TestYamlPage::undoesInTheWindow()
{
    retype(5, "80");
    QTRY_VERIFY(bench().session().hasDrafts());
    QTest::keyClick(keys(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(editor()->bytes(), original);
    QTest::keyClick(keys(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(editor()->bytes(), QByteArray(original).replace("blue: 90", "blue: 80"));
}

void TestYamlPage::keysBelongToTheWindow()
{
    editor()->goToLine(2);
    for (const Qt::Key key : {Qt::Key_L, Qt::Key_D, Qt::Key_T}) {
        showPage(1);
        keys()->setFocus();
        QTest::keyClick(keys(), key, Qt::ControlModifier);
    }
    QCOMPARE(editor()->bytes(), original); // nothing was cut, doubled or swapped
    showPage(1);
    keys()->setFocus();
    QTest::keyClick(keys(), Qt::Key_Tab);
    QVERIFY(!keys()->hasFocus());
    keys()->setFocus();
    QTest::keyClick(keys(), Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY(!keys()->hasFocus());
    QCOMPARE(editor()->bytes(), original);
}

void TestYamlPage::changedOnDisk()
{
    retype(5, "80");
    QTRY_VERIFY(bench().session().hasDrafts());
    QVERIFY(setFileBytes(path(), QByteArray(original).replace("key", "aml_token")));
    bench().lookAtDisk();
    QTRY_VERIFY(editor()->isReadOnly());
    QVERIFY(editor()->bytes().contains("blue: 80"));
    QTRY_VERIFY(named<QPushButton>("keepMineButton"));
    QTest::mouseClick(named<QPushButton>("keepMineButton"), Qt::LeftButton);
    QTRY_VERIFY(fileBytes(path()).contains("blue: 80"));
    QTRY_VERIFY(!editor()->isReadOnly());
}

void TestYamlPage::hiddenCharacters()
{
    QVERIFY(setFileBytes(path(), QByteArray(original) + "description: \"\u202Eevil\"\r\n"));
    bench().lookAtDisk();
    QTRY_VERIFY(editor()->isReadOnly());
    QVERIFY(editor()->text().contains(QStringLiteral("⟨U+202E⟩")));
    QVERIFY(!named<QLabel>("yamlNote")->text().isEmpty());
}

/// What a killed window leaves: the file as it was, and the store.
void TestYamlPage::survivesACrash()
{
    retype(5, "80");
    QTRY_VERIFY(bench().session().hasDrafts());
    RequestHistory store(m_folder->filePath(QStringLiteral("data/serin/history.db")));
    const QString key = QStringLiteral("file\n") + bench().session().buffer(path())->path();
    QTRY_VERIFY(answered(store.draft(key)).value_or(QByteArray()).contains("blue: 80"));
    m_composition.reset(); // as after a crash: nothing was saved or discarded
    QCOMPARE(fileBytes(path()), original);
    QVERIFY(setFileBytes(path(),
                         QByteArray(original).replace("auth_mode: key", "auth_mode: aml_token")));
    start();
    const QByteArray both = QByteArray(original)
                                .replace("auth_mode: key", "auth_mode: aml_token")
                                .replace("blue: 90", "blue: 80");
    QTRY_COMPARE(editor()->bytes(), both);
    QVERIFY(bench().session().hasDrafts());
    QVERIFY(named<QWidget>("draftBar"));
    QTest::keyClick(keys(), Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(fileBytes(path()), both);
    QTRY_VERIFY(answered(store.draft(key)).value_or(QByteArray("x")).isEmpty());
    QTRY_VERIFY(!named<QWidget>("draftBar")); // it is saved
}

void TestYamlPage::bothThemes()
{
    const QColor before = keys()->grab().toImage().pixelColor(keys()->width() - 40, 300);
    window().actions().action(QStringLiteral("theme.dark"))->trigger();
    QTRY_VERIFY(keys()->grab().toImage().pixelColor(keys()->width() - 40, 300) != before);
    QCOMPARE(keys()->grab().toImage().pixelColor(keys()->width() - 40, 300), Theme::dark().base);
}

QTEST_MAIN(TestYamlPage)
#include "tst_yamlpage.moc"
