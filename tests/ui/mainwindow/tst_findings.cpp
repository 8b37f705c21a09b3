// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition.h"
#include "tests/support/filebytes.h"
#include "ui/endpoint/endpointpage.h"
#include "ui/endpoint/findingrow.h"
#include "ui/theme/elidedlabel.h"
#include "ui/yaml/yamleditor.h"

#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace serin;

namespace {

QByteArray endpointText(const QByteArray &rest)
{
    return "$schema: https://azuremlschemas.azureedge.net/latest/"
           "managedOnlineEndpoint.schema.json\nname: my-endpoint\nauth_mode: key\n" +
           rest;
}

} // namespace

/// What validation finds, as people meet it in the window.
class TestFindings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void hiddenWhenAllIsWell();
    void clickShowsTheLine();
    void keyShowsTheNext();
    void followsTheFile();
    void theListTellsOfThem();
    void showsFewThenAll();
    void hostileText();
    void namesForScreenReaders();
    void longWordsAreWhole();
    void aFileThatIsNoYamlIsMended();
    void aFileThatIsNoTextIsShown();

private:
    void open(const QByteArray &rest)
    {
        QVERIFY(
            setFileBytes(m_folder->filePath(QStringLiteral("endpoint.yml")), endpointText(rest)));
        m_composition->workbench().open(m_folder->path());
        QTRY_COMPARE(m_composition->workbench().endpoint().state().phase,
                     EndpointState::Phase::Ready);
    }
    [[nodiscard]] MainWindow &window() const { return m_composition->window(); }
    [[nodiscard]] const EndpointFindings &findings() const
    {
        return m_composition->workbench().endpoint().findings();
    }
    template<typename Widget>
    [[nodiscard]] Widget *named(const char *name) const
    {
        return window().findChild<Widget *>(QString::fromLatin1(name));
    }
    [[nodiscard]] FindingRow *row(int number) const
    {
        return window().findChild<FindingRow *>(QStringLiteral("findingRow.%1").arg(number));
    }
    /// A folder with @p bytes as its only file, which cannot be read, and its row chosen.
    void openUnreadable(const QByteArray &bytes)
    {
        QVERIFY(setFileBytes(m_folder->filePath(QStringLiteral("endpoint.yml")), bytes));
        m_composition->workbench().open(m_folder->path());
        auto *const tree = named<QTreeView>("endpointTree");
        const auto row = [tree] { return tree->model()->index(0, 0, tree->model()->index(0, 0)); };
        QTRY_VERIFY(row().isValid());
        tree->setFocus();
        tree->setCurrentIndex(row());
        QTRY_VERIFY(named<YamlEditor>("yamlEditor")->isVisible());
        QTRY_COMPARE(named<QListWidget>("problemList")->count(), 1);
    }
    [[nodiscard]] int shownLine() const { return named<YamlEditor>("yamlEditor")->line(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Composition> m_composition;
};

void TestFindings::init()
{
    m_composition.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_composition = std::make_unique<Composition>(
        *static_cast<QApplication *>(QCoreApplication::instance()),
        m_folder->filePath(QStringLiteral("serin.conf")), SchemePreference::Light);
    window().resize(1100, 800);
    window().show();
    QVERIFY(QTest::qWaitForWindowActive(&window()));
}

void TestFindings::hiddenWhenAllIsWell()
{
    open("");
    QTRY_VERIFY(named<QWidget>("findingsCard"));
    QVERIFY(!named<QWidget>("findingsCard")->isVisible());
    QVERIFY(!window().actions().unavailableReason(QStringLiteral("edit.nextProblem")).isEmpty());
}

void TestFindings::clickShowsTheLine()
{
    open("description: d\ntags: {a: b}\ntraffic:\n  blue: 40\n  green: 50\n");
    QTRY_VERIFY(row(0) && row(0)->isVisible());
    QCOMPARE(row(0)->finding().code, QStringLiteral("traffic-sum"));
    QCOMPARE(row(0)->finding().line, 6);
    auto *area = named<QScrollArea>("overviewPage");
    area->ensureWidgetVisible(row(0));
    QTest::mouseClick(row(0), Qt::LeftButton, {}, row(0)->rect().center());
    QCOMPARE(named<QTabWidget>("pageTabs")->currentIndex(), 1);
    QCOMPARE(shownLine(), 6);
    auto *editor = named<YamlEditor>("yamlEditor");
    QCOMPARE(editor->markedLine(), 6);
    QCOMPARE(editor->text().split(QLatin1Char('\n')).value(5), QStringLiteral("traffic:"));
}

void TestFindings::keyShowsTheNext()
{
    open("description: ${WORDS}\ntraffic:\n  blue: 40\n");
    QTRY_COMPARE(findings().errors, 1);
    QVERIFY(findings().count() >= 2);
    QTest::keyClick(&window(), Qt::Key_F8);
    QTRY_COMPARE(named<QTabWidget>("pageTabs")->currentIndex(), 1);
    QCOMPARE(shownLine(), findings().list[0].line);
    QCOMPARE(shownLine(), 5);
    for (int i = 1; i < findings().count(); ++i) {
        QTest::keyClick(&window(), Qt::Key_F8);
    }
    QCOMPARE(findings().list.back().code, QStringLiteral("template"));
    QCOMPARE(shownLine(), 4);
    QTest::keyClick(&window(), Qt::Key_F8); // and round again
    QCOMPARE(shownLine(), 5);
}

void TestFindings::followsTheFile()
{
    open("traffic:\n  blue: 40\n");
    QTRY_VERIFY(row(0) && row(0)->isVisible());
    row(0)->setFocus();
    QVERIFY(setFileBytes(m_folder->filePath(QStringLiteral("endpoint.yml")),
                         endpointText("traffic:\n  blue: 70\n")));
    QTest::keyClick(&window(), Qt::Key_F5);
    QTRY_VERIFY(row(0)->finding().message.contains(QStringLiteral("70 %")));
    QVERIFY(row(0)->hasFocus());
    QVERIFY(setFileBytes(m_folder->filePath(QStringLiteral("endpoint.yml")), endpointText("")));
    QTest::keyClick(&window(), Qt::Key_F5);
    QTRY_VERIFY(!named<QWidget>("findingsCard")->isVisible());
}

/// Also of what is typed and on no disk.
void TestFindings::theListTellsOfThem()
{
    open("description: d\n");
    auto *const tree = named<QTreeView>("endpointTree");
    const auto said = [tree] {
        return tree->model()->index(0, 0).data(InventoryModel::ErrorsRole).toString();
    };
    QTRY_VERIFY(m_composition->workbench().check().isSettled());
    QCOMPARE(said(), QString());
    EditSession &session = m_composition->workbench().session();
    const QString path = m_folder->filePath(QStringLiteral("endpoint.yml"));
    session.type(path, endpointText("description: d\n"), endpointText("description: [d]\n"));
    QTRY_VERIFY2(said().contains(QStringLiteral("endpoint.yml:4")), qPrintable(said()));
    QCOMPARE(fileBytes(path), endpointText("description: d\n"));
    session.type(path, endpointText("description: [d]\n"), endpointText("description: e\n"));
    QTRY_COMPARE(said(), QString());
}

void TestFindings::showsFewThenAll()
{
    QByteArray many;
    for (int i = 0; i < 150; ++i) {
        many += "unknown_" + QByteArray::number(i) + ": 1\n";
    }
    open(many);
    auto *more = named<QPushButton>("moreFindingsButton");
    QTRY_VERIFY(more->isVisible());
    QVERIFY(!row(5) || !row(5)->isVisible());
    QTest::mouseClick(more, Qt::LeftButton);
    QVERIFY(row(99)->isVisible());
    QVERIFY(!row(100));
    QCOMPARE(named<QLabel>("findingsSummary")->text(), QStringLiteral("150 errors"));
    QTest::mouseClick(more, Qt::LeftButton);
    QVERIFY(!row(99)->isVisible());
    QVERIFY(row(0)->isVisible());
}

void TestFindings::hostileText()
{
    const QByteArray hostile = "\"<img src=x><b>\\u202Egnp.exe\\n" + QByteArray(900, 'x') + "\"";
    open("traffic:\n  " + hostile + ": 100\n");
    QTRY_VERIFY(row(0) && row(0)->isVisible());
    for (const QLabel *label : row(0)->findChildren<QLabel *>()) {
        QCOMPARE(label->textFormat() == Qt::PlainText || label->text().isEmpty(), true);
        QVERIFY(!label->text().contains(QChar(0x202e)));
        QVERIFY(label->text().size() < 3'000);
    }
    QVERIFY(window().width() < 1'400);
    const auto *area = named<QScrollArea>("overviewPage");
    QCOMPARE(area->horizontalScrollBar()->maximum(), 0);
}

void TestFindings::namesForScreenReaders()
{
    open("traffic:\n  blue: 40\n");
    QTRY_VERIFY(row(0) && row(0)->isVisible());
    QCOMPARE(row(0)->accessibleName(),
             QStringLiteral("Error: The traffic adds up to 40 %, it must be 100 % (or 0 % for "
                            "none). endpoint.yml:4"));
    QCOMPARE(row(0)->accessibleDescription(),
             QStringLiteral("Give the missing 60 % to a deployment"));
    // With the keyboard alone.
    row(0)->setFocus();
    QTest::keyClick(row(0), Qt::Key_Space);
    QCOMPARE(named<QTabWidget>("pageTabs")->currentIndex(), 1);
}

void TestFindings::longWordsAreWhole()
{
    m_composition->workbench().settings().setValue(QStringLiteral("zoom"), 200);
    window().resize(1100, 800);
    open("traffic:\n  blue: 40\n  green: 1\n");
    QTRY_VERIFY(row(0) && row(0)->isVisible() && row(0)->fixButton().isVisible());
    const auto areWhole = [this] {
        const QList<QLabel *> labels = row(0)->findChildren<QLabel *>();
        return std::all_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return !label->wordWrap() || label->heightForWidth(label->width()) <= label->height();
        });
    };
    QTRY_VERIFY(areWhole());
}

void TestFindings::aFileThatIsNoYamlIsMended()
{
    const QByteArray text = endpointText("");
    openUnreadable(QByteArray(text).replace("$schema: ", "$schema="));
    const auto *const tabs = named<QTabWidget>("pageTabs");
    QVERIFY(!tabs->isTabVisible(EndpointPage::Overview));
    QTest::keyClick(tabs->tabBar(), Qt::Key_Right); // past the hidden ones
    QCOMPARE(tabs->currentIndex(), int(EndpointPage::Diff));
    QTest::keyClick(tabs->tabBar(), Qt::Key_Left);
    QTest::keyClick(tabs->tabBar(), Qt::Key_Left);
    QCOMPARE(tabs->currentIndex(), int(EndpointPage::Yaml));
    QCOMPARE(named<ElidedLabel>("endpointName")->text(), QStringLiteral("endpoint.yml"));
    QTRY_VERIFY(named<QPushButton>("quickFixButton")->isEnabled());
    auto *const editor = named<YamlEditor>("yamlEditor");
    editor->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Period, Qt::ControlModifier);
    const auto menu = [] { return qobject_cast<QMenu *>(QApplication::activePopupWidget()); };
    QTRY_VERIFY(menu());
    QTest::keyClick(menu(), Qt::Key_Down);
    QTest::keyClick(menu(), Qt::Key_Return);
    // It is an endpoint's now, and its text is still in sight.
    const auto &controller = m_composition->workbench().endpoint();
    QTRY_COMPARE(controller.state().phase, EndpointState::Phase::Ready);
    QCOMPARE(controller.state().name, QStringLiteral("my-endpoint"));
    QTRY_VERIFY(tabs->isTabVisible(EndpointPage::Overview));
    QCOMPARE(tabs->currentIndex(), int(EndpointPage::Yaml));
    QTRY_COMPARE(named<QListWidget>("problemList")->count(), 0);
    QVERIFY(!fileBytes(m_folder->filePath(QStringLiteral("endpoint.yml"))).contains("$schema=h"));
}

void TestFindings::aFileThatIsNoTextIsShown()
{
    openUnreadable(endpointText("description: caf\xe9\n"));
    const auto *const editor = named<YamlEditor>("yamlEditor");
    QVERIFY(editor->isReadOnly());
    QVERIFY(editor->text().contains(QStringLiteral("name: my-endpoint")));
    QVERIFY(named<QLabel>("yamlNote")->text().contains(QStringLiteral("UTF-8")));
}

QTEST_MAIN(TestFindings)
#include "tst_findings.moc"
