// SPDX-License-Identifier: GPL-3.0-or-later
// The window on a real local workspace with real scoring processes, by real events.
#include "app/composition.h"
#include "services/core/processlock.h"
#include "tests/support/localcanary.h"
#include "tests/support/patience.h"
#include "ui/actions/actionregistry.h"
#include "ui/actions/commandlistmodel.h"
#include "ui/invoke/testpage.h"
#include "ui/traffic/trafficslider.h"

#include <QAction>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace serin;

namespace {

constexpr int soon = 60'000;

} // namespace

class TestLiveWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();

    void startsTheWorkspace();
    void showsWhatIsLive();
    void onlyLive();
    void severalFilesAreSomeFiles();
    void notLive();
    void sendsAndCompares();
    void comparesAFolder();
    void showsTheLogOfARow();
    void steadyTraffic();
    void runsWhileNoFolderIsOpen();
    void stopsWithTheServer();

private:
    void open();
    [[nodiscard]] Workbench &bench() const { return m_composition->workbench(); }
    [[nodiscard]] MainWindow &window() const { return m_composition->window(); }
    template<typename Widget>
    [[nodiscard]] Widget *named(const char *name) const
    {
        return window().findChild<Widget *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QModelIndex row(const QStringList &keys) const
    {
        return bench().inventory().indexOf(keys);
    }
    [[nodiscard]] QString rowText(const QStringList &keys, int role) const
    {
        return row(keys).data(role).toString();
    }
    void click(QWidget *widget) const
    {
        QVERIFY(widget);
        QTRY_VERIFY_WITH_TIMEOUT(widget->isVisible() && widget->isEnabled(), patience);
        QTest::mouseClick(widget, Qt::LeftButton);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<LocalCanary> m_canary;
    std::unique_ptr<Composition> m_composition;
};

void TestLiveWindow::initTestCase()
{
    qputenv("XDG_DATA_HOME", m_folder.filePath(QStringLiteral("data")).toUtf8());
    qputenv("SERIN_LOCAL_ENDS_WITH", QByteArray::number(QCoreApplication::applicationPid()));
    m_canary = std::make_unique<LocalCanary>(QStringLiteral(SERINCTL), m_folder.path());
}

void TestLiveWindow::init()
{
    LocalWorkspace::Settings settings;
    settings.paths = LocalStatePaths(m_canary->state());
    settings.program = QStringLiteral(SERINCTL);
    settings.startLimit = std::chrono::minutes(1);
    m_composition =
        std::make_unique<Composition>(*static_cast<QApplication *>(QCoreApplication::instance()),
                                      m_folder.filePath(QStringLiteral("serin.conf")),
                                      SchemePreference::Light, QStringList(), settings);
    window().resize(1280, 900);
    window().show();
    QVERIFY(QTest::qWaitForWindowActive(&window()));
}

void TestLiveWindow::cleanup()
{
    m_composition.reset();
}

void TestLiveWindow::cleanupTestCase()
{
    m_canary.reset();
}

void TestLiveWindow::open()
{
    bench().open(m_canary->manifests());
    QTRY_COMPARE_WITH_TIMEOUT(bench().folder().state(), FolderController::State::Ready, patience);
    QTRY_VERIFY_WITH_TIMEOUT(row({QStringLiteral("canary")}).isValid(), patience);
    named<QTreeView>("endpointTree")->setCurrentIndex(row({QStringLiteral("canary")}));
    QTRY_COMPARE_WITH_TIMEOUT(bench().endpoint().state().phase, EndpointState::Phase::Ready,
                              patience);
}

void TestLiveWindow::startsTheWorkspace()
{
    open();
    const auto *bar = named<QWidget>("liveBar");
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), patience);
    QVERIFY(named<QLabel>("liveBarText")->text().contains(QStringLiteral("not running")));
    QVERIFY(rowText({QStringLiteral("canary")}, InventoryModel::StateGlyphRole).isEmpty());
    QVERIFY(rowText({QStringLiteral("canary")}, InventoryModel::SyncTextRole).isEmpty());
    click(named<QPushButton>("startWorkspaceButton"));
    QTRY_COMPARE_WITH_TIMEOUT(bench().live().status().phase, LiveStatus::Phase::On, soon);
    QVERIFY(named<QPushButton>("workspaceButton")->text().contains(QStringLiteral("running")));
    QTRY_COMPARE_WITH_TIMEOUT(rowText({QStringLiteral("canary")}, InventoryModel::SyncTextRole),
                              QStringLiteral("not live"), patience);
    QVERIFY(named<QLabel>("liveBarText")->text().contains(QStringLiteral("Not live")));
    const LocalStatePaths paths(m_canary->state());
    QVERIFY(ProcessLock::holder(paths.lock()));
    m_composition.reset(); // ends what the window started
    QTRY_VERIFY_WITH_TIMEOUT(!ProcessLock::holder(paths.lock()), soon);
}

void TestLiveWindow::showsWhatIsLive()
{
    QVERIFY(m_canary->start());
    QCOMPARE(m_canary->setUp(100), QString());
    open();
    const QStringList blue{QStringLiteral("canary"), QStringLiteral("blue")};
    QTRY_COMPARE_WITH_TIMEOUT(rowText(blue, InventoryModel::InstancesTextRole),
                              QStringLiteral("1/1"), soon);
    QCOMPARE(rowText(blue, InventoryModel::StateWordRole), QStringLiteral("Succeeded"));
    QVERIFY(rowText(blue, InventoryModel::SyncTextRole).isEmpty());
    QVERIFY(
        row(blue).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("Succeeded")));
    QCOMPARE(named<QLabel>("readyLabel.blue")->text(), QStringLiteral("1/1"));
    QVERIFY(!named<QWidget>("liveBar")->isVisible());
    QVERIFY(named<QToolButton>("copyAddressButton")->isVisible());
    // The file says 90 to 10, the live split is the ghost.
    QCOMPARE(rowText({QStringLiteral("canary")}, InventoryModel::SyncTextRole),
             QStringLiteral("live differs"));
    const TrafficSlider *const slider = named<TrafficSlider>("trafficSlider");
    QCOMPARE(slider->split().shares().front().percent.value(), 90);
    QVERIFY(named<QWidget>("trafficReference")->accessibleName().contains(QStringLiteral("live")));
    QVERIFY(named<QWidget>("trafficReference")->accessibleName().contains(QStringLiteral("100")));
    // Somebody else moves traffic: it is seen without a click, and the selection stays.
    QCOMPARE(m_canary->putEndpoint({{QStringLiteral("blue"), 70}, {QStringLiteral("green"), 30}}),
             QStringLiteral("Succeeded"));
    QTRY_VERIFY_WITH_TIMEOUT(
        named<QWidget>("trafficReference")->accessibleName().contains(QStringLiteral("70")), soon);
    QCOMPARE(named<QTreeView>("endpointTree")->currentIndex(), row({QStringLiteral("canary")}));
    QCOMPARE(m_canary->putEndpoint({{QStringLiteral("blue"), 90}, {QStringLiteral("green"), 10}}),
             QStringLiteral("Succeeded"));
    QTRY_VERIFY_WITH_TIMEOUT(
        rowText({QStringLiteral("canary")}, InventoryModel::SyncTextRole).isEmpty(), soon);
}

void TestLiveWindow::onlyLive()
{
    QCOMPARE(m_canary->putEndpoint({}, QStringLiteral("another")), QStringLiteral("Succeeded"));
    open();
    QTRY_VERIFY_WITH_TIMEOUT(row({QStringLiteral("another")}).isValid(), soon);
    QCOMPARE(row({QStringLiteral("another")}).row(), 0); // by name
    QCOMPARE(rowText({QStringLiteral("another")}, InventoryModel::SyncTextRole),
             QStringLiteral("not in the files"));
    named<QTreeView>("endpointTree")->setCurrentIndex(row({QStringLiteral("another")}));
    QTRY_COMPARE_WITH_TIMEOUT(bench().endpoint().state().name, QStringLiteral("another"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(named<QWidget>("liveBar")->isVisible(), patience);
    QVERIFY(named<QLabel>("liveBarText")->text().contains(QStringLiteral("no file")));
    named<QTabWidget>("pageTabs")->setCurrentIndex(1);
    QVERIFY(named<QLabel>("noFileWords")->isVisible());
    QVERIFY(!named<QWidget>("yamlEditor")->isVisible());
    named<QTabWidget>("pageTabs")->setCurrentIndex(0);
    // In a folder without manifests nothing of what is listed is its own.
    const QString empty = m_folder.filePath(QStringLiteral("empty"));
    QVERIFY(QDir().mkpath(empty));
    bench().open(empty);
    QTRY_VERIFY_WITH_TIMEOUT(row({QStringLiteral("another")}).isValid(), soon);
    QTRY_VERIFY_WITH_TIMEOUT(named<QLabel>("messageTitle")->isVisible(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(
        named<QLabel>("messageTitle")->text().contains(QStringLiteral("No manifests")), patience);
    QTRY_VERIFY_WITH_TIMEOUT(
        named<QLabel>("messageText")->text().contains(QStringLiteral("its manifests are not here")),
        patience);
    // What became live meanwhile is seen at once, and not when the list is due.
    LiveController::Intervals rare;
    rare.list = std::chrono::hours(1);
    bench().live().setIntervals(rare);
    QCOMPARE(m_canary->putEndpoint({}, QStringLiteral("later")), QStringLiteral("Succeeded"));
    bench().open(m_canary->manifests());
    QTRY_VERIFY_WITH_TIMEOUT(row({QStringLiteral("later")}).isValid(), soon);
}

void TestLiveWindow::severalFilesAreSomeFiles()
{
    const QString second = m_canary->manifests() + QStringLiteral("/second.yml");
    m_canary->write(QStringLiteral("manifests/second.yml"),
                    "$schema: https://azuremlschemas.azureedge.net/latest/"
                    "managedOnlineEndpoint.schema.json\nname: canary\n");
    open();
    QTRY_COMPARE_WITH_TIMEOUT(bench().endpoint().state().choices.size(), std::size_t(2), patience);
    QTRY_VERIFY_WITH_TIMEOUT(bench().live().snapshot()->endpoint(QStringLiteral("canary")), soon);
    QVERIFY(!named<QLabel>("liveBarText")->text().contains(QStringLiteral("no file")));
    QVERIFY(QFile::remove(second));
}

void TestLiveWindow::notLive()
{
    m_canary->write(QStringLiteral("manifests/other/endpoint.yml"),
                    "$schema: https://azuremlschemas.azureedge.net/latest/"
                    "managedOnlineEndpoint.schema.json\nname: other\n");
    open();
    QTRY_COMPARE_WITH_TIMEOUT(rowText({QStringLiteral("other")}, InventoryModel::SyncTextRole),
                              QStringLiteral("not live"), soon);
}

void TestLiveWindow::sendsAndCompares()
{
    open();
    QTRY_VERIFY_WITH_TIMEOUT(bench().invoke().sendReason().isEmpty(), soon);
    click(named<QPushButton>("testButton.green"));
    QCOMPARE(named<QTabWidget>("pageTabs")->tabText(named<QTabWidget>("pageTabs")->currentIndex()),
             QStringLiteral("Test"));
    auto *editor = named<QPlainTextEdit>("requestEditor");
    QTRY_VERIFY_WITH_TIMEOUT(editor->toPlainText().contains(QStringLiteral("[1, 2]")), patience);
    QCOMPARE(named<QComboBox>("testTarget")->currentData().toString(), QStringLiteral("green"));
    QTRY_VERIFY_WITH_TIMEOUT(editor->hasFocus(), patience);
    QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(named<QWidget>("responseStatus")->accessibleName(),
                              QStringLiteral("200 OK"), soon);
    QVERIFY(named<QLabel>("responseFacts")->text().contains(QStringLiteral("answered by green")));
    QVERIFY(named<QPlainTextEdit>("responseRaw")->toPlainText().contains(QStringLiteral("[3, 6]")));
    auto *const compare = named<QPushButton>("compareButton");
    const CommandListModel *const commands = window().findChild<CommandListModel *>();
    QTest::keyClick(editor, Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("compare"));
    QCOMPARE(commands->index(0, 0).data().toString(), compare->text());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(bench().invoke().outcome().isComparison, soon);
    QTRY_VERIFY_WITH_TIMEOUT(compare->isEnabled(), patience);
    click(compare);
    QTRY_VERIFY_WITH_TIMEOUT(bench().invoke().outcome().isComparison, soon);
    QTRY_VERIFY_WITH_TIMEOUT(compare->isEnabled(), patience);
    QCOMPARE(QApplication::focusWidget(), compare); // the next Space sends nothing else
    auto *table = named<QTableView>("differenceTable");
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 2, patience);
    QVERIFY(table->isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(named<QTableView>("historyTable")->model()->rowCount(), 5, patience);
    // Tab is no trap.
    editor->setFocus();
    QTest::keyClick(editor, Qt::Key_Tab);
    QVERIFY(!editor->hasFocus());
}

void TestLiveWindow::comparesAFolder()
{
    m_canary->write(QStringLiteral("manifests/golden/1-differs.json"), "{\"data\": [1, 0, 3]}");
    m_canary->write(QStringLiteral("manifests/golden/2-same.json"), "{\"data\": [0]}");
    m_canary->write(QStringLiteral("manifests/golden/3-wrong.json"), "no JSON");
    open();
    QTRY_VERIFY_WITH_TIMEOUT(bench().invoke().sendReason().isEmpty(), soon);
    auto *const command = window().actions().action(QStringLiteral("request.compareFolder"));
    QVERIFY2(!command->isEnabled(), "it begins on the page Test");
    named<QTabWidget>("pageTabs")->setCurrentIndex(2);
    const auto *const start = named<QPushButton>("compareFolderButton");
    QTRY_VERIFY_WITH_TIMEOUT(start->isVisible() && start->isEnabled(), soon);
    QVERIFY(command->isEnabled());
    command->trigger();
    auto *const question = named<TestPage>("testPage")->findChild<QFileDialog *>();
    QVERIFY(question && question->isVisible());
    question->reject();
    auto *const table = named<QTableView>("folderComparison");
    QVERIFY(!table->isVisible());
    const int before = bench().invoke().history().rowCount();
    named<TestPage>("testPage")
        ->compareFolder(QFileInfo(bench().invoke().files().value(0)).absolutePath() +
                        QStringLiteral("/golden"));
    QTRY_VERIFY_WITH_TIMEOUT(table->isVisible(), patience);
    const auto summary = [this] { return named<QLabel>("folderSummary")->text(); };
    QTRY_VERIFY2_WITH_TIMEOUT(
        summary().contains(QStringLiteral("3 of 3 requests sent, 1 same, 1 different, 1 not")),
        qPrintable(summary()), soon);
    const auto cell = [table](int row, int column) {
        return table->model()->index(row, column).data().toString();
    };
    QCOMPARE(cell(0, 0), QStringLiteral("1-differs.json"));
    QCOMPARE(cell(0, 1), QStringLiteral("≠ 2 values differ"));
    QVERIFY2(cell(0, 2).startsWith(QStringLiteral("200 OK, ")), qPrintable(cell(0, 2)));
    QVERIFY2(cell(2, 3).startsWith(QStringLiteral("424 ")), qPrintable(cell(2, 3)));
    // A row opens its request and its difference, and nothing is sent for it.
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, 0));
    QTest::keyClick(table, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(bench().invoke().outcome().isComparison, patience);
    QCOMPARE(bench().invoke().differences().rowCount(), 2);
    QTRY_VERIFY_WITH_TIMEOUT(
        named<QPlainTextEdit>("requestEditor")->toPlainText().contains(QStringLiteral("[1, 0, 3]")),
        patience);
    QVERIFY(named<QTableView>("differenceTable")->isVisible());
    QCOMPARE(bench().invoke().history().rowCount(), before);
    click(named<QToolButton>("closeFolderButton"));
    QVERIFY(!table->isVisible());
}

void TestLiveWindow::showsTheLogOfARow()
{
    open();
    auto *const tabs = named<QTabWidget>("pageTabs");
    const auto *const log = named<QPlainTextEdit>("logView");
    for (const char *name : {"green", "blue"}) {
        tabs->setCurrentIndex(0);
        click(named<QPushButton>(
            qPrintable(QStringLiteral("logsButton.%1").arg(QLatin1String(name)))));
        QCOMPARE(tabs->tabText(tabs->currentIndex()), QStringLiteral("Logs"));
        QCOMPARE(named<QComboBox>("logDeployment")->currentText(), QLatin1String(name));
        QTRY_VERIFY_WITH_TIMEOUT(!log->document()->isEmpty(), soon);
        QVERIFY(log->hasFocus());
    }
}

void TestLiveWindow::steadyTraffic()
{
    open();
    named<QTabWidget>("pageTabs")->setCurrentIndex(3);
    auto *steady = named<QToolButton>("steadyButton");
    auto *stop = named<QToolButton>("stopSteadyButton");
    QTRY_VERIFY_WITH_TIMEOUT(steady->isEnabled(), soon);
    QVERIFY(!stop->isVisible());
    click(steady);
    QTRY_VERIFY_WITH_TIMEOUT(bench().steady().figures(QStringLiteral("canary")).sent > 5, soon);
    named<QTabWidget>("pageTabs")->setCurrentIndex(0);
    QVERIFY2(bench().steady().isRunning() && stop->isVisible(), "its effect is seen there");
    QTRY_VERIFY_WITH_TIMEOUT(named<QWidget>("observedSplit")->isVisible(), soon);
    click(stop);
    QVERIFY(!bench().steady().isRunning());
    QVERIFY(!stop->isVisible());
    // The command does the same at the same rate, and says why it cannot.
    QAction *const act = window().actions().action(QStringLiteral("endpoint.steady"));
    QVERIFY(act->isEnabled());
    named<QSpinBox>("steadyRate")->setValue(7);
    act->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(bench().steady().figures(QStringLiteral("canary")).sent > 0, soon);
    QCOMPARE(bench().steady().rate(), 7);
    QVERIFY(act->text().contains(QStringLiteral("Stop")));
    act->trigger();
    QVERIFY(!bench().steady().isRunning());
    QVERIFY(act->text().contains(QStringLiteral("Send")));
    bench().steady().start(QStringLiteral("canary"), "{}", 5);
    QVERIFY(!stop->accessibleName().contains(QStringLiteral("canary")));
    named<QTreeView>("endpointTree")->setCurrentIndex(row({QStringLiteral("another")}));
    QTRY_VERIFY_WITH_TIMEOUT(stop->accessibleName().contains(QStringLiteral("to canary")), soon);
    QTRY_VERIFY_WITH_TIMEOUT(act->text().contains(QStringLiteral("Send")), soon);
    QTRY_COMPARE_WITH_TIMEOUT(steady->text(), QStringLiteral("Send steady traffic"), soon);
    // It goes on, and another endpoint gets its own.
    bench().steady().start(QStringLiteral("another"), "{}", 5);
    QVERIFY(bench().steady().isSendingTo(QStringLiteral("canary")));
    QCOMPARE(stop->accessibleName(), QStringLiteral("Sending to 2 endpoints · Stop all"));
    QVERIFY(act->text().contains(QStringLiteral("Stop")));
    act->trigger();
    QCOMPARE(bench().steady().endpoints(), QStringList(QStringLiteral("canary")));
    bench().steady().start(QStringLiteral("another"), "{}", 5);
    click(stop);
    QVERIFY(!bench().steady().isRunning());
    bench().steady().start(QStringLiteral("another"), "{}", 5);
    QVERIFY(bench().steady().isRunning());
    window().hide();
    QVERIFY(!bench().steady().isRunning());
    bench().close();
    QTRY_VERIFY_WITH_TIMEOUT(!act->isEnabled(), soon);
    QVERIFY(!window().actions().unavailableReason(QStringLiteral("endpoint.steady")).isEmpty());
}

/// A workspace of before is there when the window opens.
void TestLiveWindow::runsWhileNoFolderIsOpen()
{
    const auto *const button = named<QPushButton>("workspaceButton");
    QTRY_COMPARE_WITH_TIMEOUT(button->accessibleName(), QStringLiteral("Local workspace: running"),
                              patience);
    QVERIFY2(!bench().live().snapshot()->isKnown, "nobody looks at what is live");
    open();
    QTRY_COMPARE_WITH_TIMEOUT(bench().live().status().phase, LiveStatus::Phase::On, soon);
}

void TestLiveWindow::stopsWithTheServer()
{
    open();
    QTRY_COMPARE_WITH_TIMEOUT(bench().live().status().phase, LiveStatus::Phase::On, soon);
    const QString id = bench().live().access().armId();
    QVERIFY(!id.isEmpty());
    bench().close(); // nothing is read any more
    QTRY_VERIFY_WITH_TIMEOUT(named<QWidget>("startPage")->isVisible(), patience);
    m_canary->stop();
    QTRY_COMPARE_WITH_TIMEOUT(bench().live().status().phase, LiveStatus::Phase::Off, soon);
    QVERIFY(!bench().live().access().plane());
    QCOMPARE(bench().live().access().armId(), id); // whose records are read all the same
    open();
    QTRY_VERIFY_WITH_TIMEOUT(named<QWidget>("liveBar")->isVisible(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(
        rowText({QStringLiteral("canary")}, InventoryModel::StateGlyphRole).isEmpty(), patience);
    QVERIFY(!bench().invoke().sendReason().isEmpty());
    const auto *const logs = named<QPushButton>("logsButton.blue");
    QVERIFY(logs && !logs->isEnabled());
    QCOMPARE(logs->toolTip(), QStringLiteral("It is not live"));
}

QTEST_MAIN(TestLiveWindow)
#include "tst_livewindow.moc"
