// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition.h"
#include "tests/support/filebytes.h"
#include "ui/actions/actionregistry.h"
#include "ui/actions/commandlistmodel.h"
#include "ui/theme/elidedlabel.h"
#include "ui/traffic/trafficslider.h"
#include "ui/yaml/yamleditor.h"

#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>
#include <QTreeWidget>

using namespace serin;

namespace {

const QByteArray endpointBytes =
    "# the canary's endpoint\r\n"
    "$schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json\r\n"
    "name: my-endpoint\r\n"
    "auth_mode:   key # for now\r\n"
    "traffic:\r\n"
    "    blue: 100   # everything\r\n"
    "    'green': 0\r\n"; // comments, quotes, CRLF: all must stay

QByteArray deploymentBytes(const QByteArray &name)
{
    return "$schema: https://azuremlschemas.azureedge.net/latest/"
           "managedOnlineDeployment.schema.json\nname: " +
           name + "\nendpoint_name: my-endpoint\nmodel: azureml:m:1\ninstance_count:  1 # few\n";
}

QByteArray expectedBytes(int blue)
{
    QByteArray bytes = endpointBytes;
    return bytes.replace("blue: 100", "blue: " + QByteArray::number(blue))
        .replace("'green': 0", "'green': " + QByteArray::number(100 - blue));
}

} // namespace

/// The window as people start it, with real events, and the bytes of the files.
class TestMainWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void startPage();
    void startedWithAFolder();
    void startedWithAFolderThatIsGone();
    void opensAndSelects();
    void dragWritesTheFile();
    void keysWriteTheFile();
    void presetsAndUndoButton();
    void trafficSpin();
    void instanceSpin();
    void spinKeysUndo();
    void undoShortcutAcrossFiles();
    void discardAndUndo();
    void sixVariants();
    void filter();
    void refreshKeepsTheSelection();
    void changedOnDisk();
    void deletedOnDisk();
    void letGoLeavesNothing();
    void noticesNewFiles();
    void takenOver();
    void invalidTraffic();
    void unreadableFile();
    void emptyFolder();
    void failedOpen();
    void pages();
    void hostileNames();
    void namesForTests();
    void disabledActionsSayWhy();
    void actionsAreFoundByTheirWords();
    void zoomAndTheme();
    void detailsForAReport();
    void panes();
    void closesWhenWritten();
    void windowStateSurvives();

private:
    void start(const QString &folder = {})
    {
        m_composition.reset();
        m_composition = std::make_unique<Composition>(
            *static_cast<QApplication *>(QCoreApplication::instance()),
            m_folder->filePath(QStringLiteral("serin.conf")), SchemePreference::Light);
        if (!folder.isEmpty()) {
            bench().open(folder);
        }
        window().resize(1100, 800);
        window().show();
        QVERIFY(QTest::qWaitForWindowActive(&window()));
    }
    void openProject()
    {
        open(m_project);
        QTRY_COMPARE(state().phase, EndpointState::Phase::Ready);
    }
    void open(const QString &path)
    {
        bench().open(path);
        QTRY_COMPARE(bench().folder().state(), FolderController::State::Ready);
    }
    [[nodiscard]] Workbench &bench() const { return m_composition->workbench(); }
    [[nodiscard]] MainWindow &window() const { return m_composition->window(); }
    [[nodiscard]] const EndpointState &state() const { return bench().endpoint().state(); }
    template<typename Widget>
    [[nodiscard]] Widget *named(const QString &name) const
    {
        return window().findChild<Widget *>(name);
    }
    [[nodiscard]] QPushButton *button(const char *name) const
    {
        return named<QPushButton>(QString::fromLatin1(name));
    }
    [[nodiscard]] TrafficSlider *slider() const
    {
        return named<TrafficSlider>(QStringLiteral("trafficSlider"));
    }
    [[nodiscard]] QTreeView *tree() const
    {
        return named<QTreeView>(QStringLiteral("endpointTree"));
    }
    [[nodiscard]] QString path(const QString &name) const
    {
        return m_project + QLatin1Char('/') + name;
    }
    [[nodiscard]] QByteArray bytes() const
    {
        return fileBytes(path(QStringLiteral("endpoint.yml")));
    }
    void click(QWidget *widget) const
    {
        QVERIFY(widget);
        QVERIFY(widget->isVisible());
        QVERIFY(widget->isEnabled());
        QTest::mouseClick(widget, Qt::LeftButton);
    }
    /// Drags handle 0 from where it is to where @p percent is.
    void drag(int percent)
    {
        TrafficSlider *const bar = slider();
        const QPoint from = bar->handleRect(0).center();
        QTest::mousePress(bar, Qt::LeftButton, {}, from);
        // Towards the left until the share is reached, as a hand would.
        QPoint at = from;
        const DeploymentName blue = bar->split().shares().front().deployment;
        while (bar->split().percentOf(blue).value() > percent && at.x() > 0) {
            at.rx() -= 1;
            QTest::mouseMove(bar, at);
        }
        QTest::mouseRelease(bar, Qt::LeftButton, {}, at);
    }
    void makeConflict()
    {
        // Both sides change the file before either sees the other.
        bench().endpoint().setSplit(state().split, state().split, QString());
        QVERIFY(setFileBytes(path(QStringLiteral("endpoint.yml")), m_foreign));
        button("presetButton.10")->click();
        QTRY_VERIFY(named<QWidget>(QStringLiteral("diskBar")));
    }

    const QByteArray m_foreign = QByteArray(endpointBytes).replace("for now", "for ever");
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_project;
    std::unique_ptr<Composition> m_composition;
};

void TestMainWindow::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_project = m_folder->filePath(QStringLiteral("project"));
    QVERIFY(setFileBytes(path(QStringLiteral("endpoint.yml")), endpointBytes));
    QVERIFY(setFileBytes(path(QStringLiteral("blue.yml")), deploymentBytes("blue")));
    QVERIFY(setFileBytes(path(QStringLiteral("green.yml")), deploymentBytes("green")));
    start();
}

void TestMainWindow::cleanup()
{
    m_composition.reset();
    m_folder.reset();
}

void TestMainWindow::startPage()
{
    QVERIFY(named<QWidget>(QStringLiteral("startPage"))->isVisible());
    QVERIFY(button("openRepositoryButton")->isVisible());
    QVERIFY(!named<QWidget>(QStringLiteral("changesBar"))->isVisible());
    QTRY_COMPARE(QApplication::focusWidget(), button("trySampleButton"));
    openProject();
    QVERIFY(!named<QWidget>(QStringLiteral("startPage"))->isVisible());
    start(); // the next start offers it
    QTRY_COMPARE(QApplication::focusWidget(), button("openRepositoryButton"));
    auto *recent = button("recentFolder");
    QVERIFY(recent);
    QCOMPARE(recent->property("path").toString(), m_project);
    click(recent);
    QTRY_COMPARE(state().phase, EndpointState::Phase::Ready);
}

/// The start page is not even shown for a moment.
void TestMainWindow::startedWithAFolder()
{
    start(m_project);
    QVERIFY(tree()->isVisible());
    QTRY_COMPARE(state().phase, EndpointState::Phase::Ready);
    for (const char *const page : {"startPage", "settingsPage", "remotePage", "conflictPage",
                                   "newEndpointPage", "pipelinePage", "testPage", "chartsPage"}) {
        QVERIFY2(!window().findChild<QWidget *>(QString::fromLatin1(page)), page);
    }
}

void TestMainWindow::startedWithAFolderThatIsGone()
{
    start(m_folder->filePath(QStringLiteral("none")));
    QTRY_VERIFY(named<QWidget>(QStringLiteral("errorBar")));
    QVERIFY(named<QWidget>(QStringLiteral("startPage"))->isVisible());
    QVERIFY(button("openRepositoryButton")->isVisible());
}

void TestMainWindow::opensAndSelects()
{
    openProject();
    QCOMPARE(named<ElidedLabel>(QStringLiteral("endpointName"))->text(),
             QStringLiteral("my-endpoint"));
    QVERIFY(slider()->isVisible());
    QCOMPARE(slider()->handleCount(), 1);
    QVERIFY(!named<QWidget>(QStringLiteral("changesBar"))->isVisible());
    QVERIFY(window().windowTitle().contains(QStringLiteral("project")));
    QCOMPARE(bytes(), endpointBytes); // looking writes nothing
}

void TestMainWindow::dragWritesTheFile()
{
    openProject();
    drag(90);
    QTRY_COMPARE(bytes(), expectedBytes(90));
    QTRY_VERIFY(named<QWidget>(QStringLiteral("changesBar"))->isVisible());
    QCOMPARE(named<QWidget>(QStringLiteral("changesBar"))->accessibleName(),
             QStringLiteral("1 change in endpoint.yml: green 0 → 10 %, blue 100 → 90 %"));
    QCOMPARE(bench().session().history().count(), 1); // one gesture, one step
    drag(60);
    QTRY_COMPARE(bytes(), expectedBytes(60));
    QTest::keyClick(&window(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(bytes(), expectedBytes(90));
    QTest::keyClick(&window(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(bytes(), endpointBytes);
    QTRY_VERIFY(!named<QWidget>(QStringLiteral("changesBar"))->isVisible());
    QTest::keyClick(&window(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(bytes(), expectedBytes(90));
}

void TestMainWindow::keysWriteTheFile()
{
    openProject();
    QTest::keyClick(&window(), Qt::Key_T, Qt::ControlModifier);
    QTRY_VERIFY(slider()->hasFocus());
    QTest::keyClick(slider(), Qt::Key_PageDown);
    QTRY_COMPARE(bytes(), expectedBytes(90));
    QTest::keyClick(slider(), Qt::Key_Left, Qt::ShiftModifier);
    QTRY_COMPARE(bytes(), expectedBytes(85));
    QTest::keyClick(slider(), Qt::Key_Right);
    QTRY_COMPARE(bytes(), expectedBytes(86));
    QVERIFY(slider()->hasFocus());
}

void TestMainWindow::presetsAndUndoButton()
{
    openProject();
    click(button("presetButton.25"));
    QTRY_COMPARE(bytes(), expectedBytes(75));
    QTRY_VERIFY(button("undoButton")->isVisible() && !bench().session().isBusy());
    click(button("undoButton"));
    QTRY_COMPARE(bytes(), endpointBytes);
}

void TestMainWindow::trafficSpin()
{
    openProject();
    auto *spin = named<QSpinBox>(QStringLiteral("trafficSpin.green"));
    spin->setFocus();
    spin->selectAll();
    QTest::keyClicks(spin, QStringLiteral("33"));
    QTest::keyClick(spin, Qt::Key_Return);
    QTRY_COMPARE(bytes(), expectedBytes(67));
}

void TestMainWindow::instanceSpin()
{
    openProject();
    QTest::keyClick(&window(), Qt::Key_L, Qt::ControlModifier);
    auto *spin = named<QSpinBox>(QStringLiteral("instanceSpin.green"));
    QTRY_VERIFY(spin->hasFocus());
    QTest::keyClick(spin, Qt::Key_Up);
    QTRY_COMPARE(fileBytes(path(QStringLiteral("green.yml"))),
                 deploymentBytes("green").replace("1 # few", "2 # few"));
    QCOMPARE(bytes(), endpointBytes);
    QCOMPARE(fileBytes(path(QStringLiteral("blue.yml"))), deploymentBytes("blue"));
}

/// The keys that undo reach the files from a spin box, which has keys of its own for what is typed.
void TestMainWindow::spinKeysUndo()
{
    openProject();
    const auto undo = [](QSpinBox *spin) { QTest::keyClick(spin, Qt::Key_Z, Qt::ControlModifier); };
    const auto twoInstances = [this] {
        return fileBytes(path(QStringLiteral("green.yml"))).contains("instance_count:  2");
    };
    auto *instances = named<QSpinBox>(QStringLiteral("instanceSpin.green"));
    instances->setFocus();
    QTest::keyClick(instances, Qt::Key_Up);
    QTRY_VERIFY(twoInstances() && !bench().session().isBusy());
    undo(instances);
    QTRY_VERIFY(!twoInstances() && !bench().session().isBusy());
    QTRY_COMPARE(instances->value(), 1);
    QVERIFY(instances->hasFocus());
    QTest::keyClick(instances, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(twoInstances() && !bench().session().isBusy());

    auto *traffic = named<QSpinBox>(QStringLiteral("trafficSpin.green"));
    traffic->setFocus();
    QTest::keyClick(traffic, Qt::Key_Up);
    QTRY_COMPARE(bytes(), expectedBytes(99));
    QTRY_VERIFY(!bench().session().isBusy());
    const QString shown = traffic->text();
    traffic->selectAll();
    QTest::keyClicks(traffic, QStringLiteral("7"));
    QVERIFY(traffic->text() != shown);
    undo(traffic); // what is being typed comes first
    QCOMPARE(traffic->text(), shown);
    QCOMPARE(bytes(), expectedBytes(99));
    undo(traffic);
    QTRY_COMPARE(bytes(), endpointBytes);
    QVERIFY(twoInstances());
}

void TestMainWindow::undoShortcutAcrossFiles()
{
    openProject();
    named<QSpinBox>(QStringLiteral("instanceSpin.blue"))->setValue(4);
    click(button("presetButton.50"));
    QTRY_COMPARE(bytes(), expectedBytes(50));
    QTRY_VERIFY(!bench().session().isBusy());
    window().actions().action(QStringLiteral("edit.undo"))->trigger();
    QTRY_COMPARE(bytes(), endpointBytes);
    QVERIFY(fileBytes(path(QStringLiteral("blue.yml"))).contains("instance_count:  4 # few"));
    window().actions().action(QStringLiteral("edit.undo"))->trigger();
    QTRY_COMPARE(fileBytes(path(QStringLiteral("blue.yml"))), deploymentBytes("blue"));
}

void TestMainWindow::discardAndUndo()
{
    openProject();
    click(button("presetButton.50"));
    named<QSpinBox>(QStringLiteral("instanceSpin.blue"))->setValue(4);
    QTRY_VERIFY(button("discardButton")->isVisible() && !bench().session().isBusy());
    click(button("discardButton"));
    QTRY_COMPARE(bytes(), endpointBytes);
    QTRY_COMPARE(fileBytes(path(QStringLiteral("blue.yml"))), deploymentBytes("blue"));
    QTRY_VERIFY(!bench().session().isBusy());
    window().actions().action(QStringLiteral("edit.undo"))->trigger();
    QTRY_COMPARE(bytes(), expectedBytes(50));
}

void TestMainWindow::sixVariants()
{
    const QDir canary(QStringLiteral(SERIN_TEST_DATA "/catalog/canary"));
    const QString copy = m_folder->filePath(QStringLiteral("canary"));
    for (const QString &name : canary.entryList({QStringLiteral("*.yaml")}, QDir::Files)) {
        QVERIFY(setFileBytes(copy + QLatin1Char('/') + name, fileBytes(canary.filePath(name))));
    }
    open(copy);
    QTRY_COMPARE(state().phase, EndpointState::Phase::Ready);
    QCOMPARE(tree()->model()->rowCount(), 1);
    auto *list = named<QTreeWidget>(QStringLiteral("variantList"));
    QTRY_VERIFY(list->isVisible());
    QCOMPARE(list->topLevelItemCount(), 6);
    QVERIFY(!slider()->isVisible());
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualItemRect(list->topLevelItem(3)).center());
    QTRY_VERIFY(slider()->isVisible());
    QVERIFY(!list->isVisible());
    const QString file = copy + QStringLiteral("/4-flight-green.yaml");
    const QByteArray before = fileBytes(file);
    click(button("presetButton.50"));
    QTRY_COMPARE(
        fileBytes(file),
        QByteArray(before).replace("blue: 90", "blue: 50").replace("green: 10", "green: 50"));
    QCOMPARE(fileBytes(copy + QStringLiteral("/3-create-green.yaml")),
             fileBytes(canary.filePath(QStringLiteral("3-create-green.yaml"))));
}

void TestMainWindow::filter()
{
    QVERIFY(setFileBytes(path(QStringLiteral("other/endpoint.yml")),
                         QByteArray(endpointBytes).replace("my-endpoint", "ranker")));
    open(m_project);
    QTRY_COMPARE(tree()->model()->rowCount(), 2);
    QTest::keyClick(&window(), Qt::Key_F, Qt::ControlModifier);
    auto *edit = named<QLineEdit>(QStringLiteral("endpointFilter"));
    QTRY_VERIFY(edit->hasFocus());
    QTest::keyClicks(edit, QStringLiteral("RANK"));
    QTRY_COMPARE(tree()->model()->rowCount(), 1);
    QTest::keyClick(edit, Qt::Key_Down);
    QTRY_COMPARE(state().name, QStringLiteral("ranker"));
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_Escape);
    QTRY_COMPARE(tree()->model()->rowCount(), 2);
    QCOMPARE(state().name, QStringLiteral("ranker"));
    QCOMPARE(tree()->currentIndex().data().toString(), QStringLiteral("ranker"));
}

void TestMainWindow::refreshKeepsTheSelection()
{
    openProject();
    tree()->collapse(tree()->model()->index(0, 0));
    QVERIFY(setFileBytes(path(QStringLiteral("a/endpoint.yml")),
                         QByteArray(endpointBytes).replace("my-endpoint", "aaa")));
    QTest::keyClick(&window(), Qt::Key_F5);
    QTRY_COMPARE(tree()->model()->rowCount(), 2);
    QCOMPARE(tree()->currentIndex().data().toString(), QStringLiteral("my-endpoint"));
    QVERIFY(!tree()->isExpanded(tree()->currentIndex()));
    // A row that goes leaves the page; it does not jump to the neighbour.
    QVERIFY(QDir(m_project).rename(QStringLiteral("endpoint.yml"), QStringLiteral("kept.txt")));
    QVERIFY(QFile::remove(path(QStringLiteral("blue.yml"))));
    QVERIFY(QFile::remove(path(QStringLiteral("green.yml"))));
    QTest::keyClick(&window(), Qt::Key_F5);
    QTRY_COMPARE(tree()->model()->rowCount(), 1);
    QVERIFY(!tree()->currentIndex().isValid());
    QVERIFY(QDir(m_project).rename(QStringLiteral("kept.txt"), QStringLiteral("endpoint.yml")));
    QTest::keyClick(&window(), Qt::Key_F5);
    QTRY_COMPARE(tree()->model()->rowCount(), 2);
    QTRY_COMPARE(tree()->currentIndex().data().toString(), QStringLiteral("my-endpoint"));
}

void TestMainWindow::changedOnDisk()
{
    openProject();
    makeConflict();
    QTRY_COMPARE(bytes(), m_foreign); // not overwritten
    QVERIFY(button("reloadButton")->isVisible());
    click(button("compareButton"));
    QTRY_VERIFY(named<QPlainTextEdit>(QStringLiteral("diffView"))
                    ->toPlainText()
                    .contains(QStringLiteral("for ever")));
    click(button("keepMineButton"));
    QTRY_COMPARE(bytes(), expectedBytes(90));
    QTRY_VERIFY(!named<QWidget>(QStringLiteral("diskBar")));
}

void TestMainWindow::deletedOnDisk()
{
    openProject();
    QVERIFY(QFile::remove(path(QStringLiteral("endpoint.yml"))));
    QTRY_VERIFY(named<QWidget>(QStringLiteral("diskBar")));
    QTRY_VERIFY(!button("presetButton.10")->isEnabled());
    click(button("keepMineButton"));
    QTRY_COMPARE(bytes(), endpointBytes);
    QTRY_VERIFY(button("presetButton.10")->isEnabled());
}

void TestMainWindow::letGoLeavesNothing()
{
    openProject();
    QVERIFY(QFile::remove(path(QStringLiteral("green.yml"))));
    QTRY_VERIFY(named<QWidget>(QStringLiteral("diskBar")));
    click(button("reloadButton"));
    QTRY_VERIFY(!named<QWidget>(QStringLiteral("diskBar")));
    const auto isSaid = [this] {
        const std::vector<EndpointFile> &files = state().files;
        return std::any_of(files.begin(), files.end(), [](const EndpointFile &file) {
            return file.path.endsWith(QLatin1String("green.yml"));
        });
    };
    QTRY_VERIFY(!isSaid());
    QTRY_COMPARE(tree()->model()->rowCount(tree()->currentIndex()), 1);
    QCOMPARE(state().phase, EndpointState::Phase::Ready);
}

void TestMainWindow::noticesNewFiles()
{
    openProject();
    QVERIFY(setFileBytes(path(QStringLiteral("red.yml")), deploymentBytes("red")));
    QTRY_COMPARE(tree()->model()->rowCount(tree()->currentIndex()), 3);
}

void TestMainWindow::takenOver()
{
    openProject();
    QVERIFY(setFileBytes(path(QStringLiteral("endpoint.yml")), expectedBytes(40)));
    QTRY_VERIFY(named<QWidget>(QStringLiteral("takenOverBar")));
    QTRY_COMPARE(slider()->split().shares().front().percent.value(), 40);
    auto *dismiss = named<QWidget>(QStringLiteral("takenOverBar"))
                        ->findChild<QWidget *>(QStringLiteral("dismissButton"));
    click(dismiss);
    QVERIFY(!named<QWidget>(QStringLiteral("takenOverBar")));
    // Several files are one notice, and what was dismissed is not told again.
    const auto says = [this](const char *words) {
        const auto *const bar = named<QWidget>(QStringLiteral("takenOverBar"));
        return bar && bar->accessibleName().contains(QLatin1String(words));
    };
    for (const char *name : {"blue.yml", "green.yml"}) {
        const QString file = path(QString::fromLatin1(name));
        QVERIFY(setFileBytes(file, fileBytes(file) + "# theirs\n"));
        QTRY_VERIFY(says(name));
    }
    QVERIFY(says("blue.yml") && says("were changed"));
    QCOMPARE(window().findChildren<QWidget *>(QStringLiteral("takenOverBar")).size(), 1);
}

void TestMainWindow::invalidTraffic()
{
    QVERIFY(setFileBytes(path(QStringLiteral("endpoint.yml")),
                         QByteArray(endpointBytes).replace("blue: 100", "blue: 90")));
    openProject();
    QTRY_VERIFY(!button("presetButton.10")->isEnabled());
    QVERIFY(button("presetButton.10")->toolTip().contains(QStringLiteral("sums to 90")));
    QVERIFY(window()
                .actions()
                .unavailableReason(QStringLiteral("deployment.traffic"))
                .contains(QStringLiteral("sums to 90")));
    const auto *share = named<QSpinBox>(QStringLiteral("trafficSpin.blue"));
    QVERIFY(!share->isEnabled());
    QCOMPARE(share->text(), QStringLiteral("90 %"));
    QVERIFY(setFileBytes(path(QStringLiteral("endpoint.yml")),
                         QByteArray(endpointBytes).replace("blue: 100", "blue: 120")));
    QTRY_COMPARE(share->text(), QStringLiteral("120 %"));
    QVERIFY(setFileBytes(path(QStringLiteral("endpoint.yml")),
                         QByteArray(endpointBytes).replace("blue: 100", "blue: 99.5")));
    QTRY_COMPARE(share->text(), QStringLiteral("–"));
    QVERIFY(setFileBytes(path(QStringLiteral("endpoint.yml")), endpointBytes));
    QTRY_COMPARE(share->text(), QStringLiteral("100 %"));
    QVERIFY(share->isEnabled());
    QCOMPARE(share->maximum(), 100);
}

void TestMainWindow::unreadableFile()
{
    QVERIFY(
        setFileBytes(path(QStringLiteral("broken.yml")), "<<<<<<< ours\nname: x\ntraffic: {}\n"));
    open(m_project);
    QTRY_COMPARE(tree()->model()->rowCount(), 2);
    tree()->setCurrentIndex(tree()->model()->index(0, 0, tree()->model()->index(1, 0)));
    QTRY_VERIFY(named<QLabel>(QStringLiteral("messageText"))->isVisible());
    QVERIFY(named<QLabel>(QStringLiteral("messageText"))
                ->text()
                .contains(QStringLiteral("broken.yml:1")));
}

void TestMainWindow::emptyFolder()
{
    const QString empty = m_folder->filePath(QStringLiteral("empty"));
    QVERIFY(setFileBytes(empty + QStringLiteral("/service.yaml"), "kind: Service\n"));
    open(empty);
    QTRY_VERIFY(named<QLabel>(QStringLiteral("messageText"))
                    ->text()
                    .contains(QStringLiteral("something else: 1")));
    QTRY_VERIFY(named<QLabel>(QStringLiteral("messageText"))
                    ->text()
                    .contains(QStringLiteral("in no Git repository")));
    QVERIFY(button("otherMessageButton")->isVisible());
    click(button("messageButton"));
    QTRY_VERIFY(named<QWidget>(QStringLiteral("newEndpointPage"))->isVisible());
}

void TestMainWindow::failedOpen()
{
    bench().open(m_folder->filePath(QStringLiteral("none")));
    QTRY_VERIFY(named<QWidget>(QStringLiteral("errorBar")));
    QVERIFY(named<QWidget>(QStringLiteral("startPage"))->isVisible());
    QVERIFY(QDir().mkpath(m_folder->filePath(QStringLiteral("none"))));
    click(button("retryButton"));
    QTRY_COMPARE(bench().folder().path(), m_folder->filePath(QStringLiteral("none")));
    QTRY_VERIFY(!named<QWidget>(QStringLiteral("errorBar")));
}

void TestMainWindow::pages()
{
    openProject();
    auto *tabs = named<QTabWidget>(QStringLiteral("pageTabs"));
    QTest::keyClick(&window(), Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(tabs->currentIndex(), 1);
    QTRY_VERIFY(named<YamlEditor>(QStringLiteral("yamlEditor"))
                    ->text()
                    .contains(QStringLiteral("auth_mode:   key # for now")));
    QTest::keyClick(&window(), Qt::Key_1, Qt::ControlModifier);
    click(button("presetButton.10"));
    QTest::keyClick(&window(), Qt::Key_7, Qt::ControlModifier);
    auto *diff = named<QPlainTextEdit>(QStringLiteral("diffView"));
    QTRY_VERIFY(diff->toPlainText().contains(QStringLiteral("-    blue: 100   # everything\n")));
    QVERIFY(diff->toPlainText().contains(QStringLiteral("+    blue: 90   # everything\n")));
    QVERIFY(diff->toPlainText().contains(QStringLiteral("+    'green': 10")));
    QTest::keyClick(&window(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(!diff->isVisible());
}

void TestMainWindow::hostileNames()
{
    const QByteArray hostile =
        "'<img src=\"x\"><b>\u202Egnp.exe&amp; & " + QByteArray(1'000'000, 'x') + "'";
    QVERIFY(setFileBytes(path(QStringLiteral("endpoint.yml")),
                         QByteArray(endpointBytes).replace("my-endpoint", hostile)));
    QVERIFY(
        setFileBytes(path(QStringLiteral("x/blue.yml")), deploymentBytes("blue")
                                                             .replace("azureml:m:1", hostile)
                                                             .replace("my-endpoint", "far-away")));
    open(m_project);
    for (int row = 0; row < tree()->model()->rowCount(); ++row) {
        tree()->setCurrentIndex(tree()->model()->index(row, 0));
        QTRY_COMPARE(state().phase, EndpointState::Phase::Ready);
        static_cast<void>(window().grab());
    }
    for (const QLabel *label : window().findChildren<QLabel *>()) {
        QVERIFY2(label->textFormat() == Qt::PlainText || !Qt::mightBeRichText(label->text()),
                 qPrintable(label->text().left(80)));
        QVERIFY(!label->text().contains(QChar(0x202e)));
    }
    QVERIFY(window().width() < 3000);
}

void TestMainWindow::namesForTests()
{
    openProject();
    for (const char *name :
         {"endpointTree", "endpointFilter", "trafficSlider", "trafficSpin.blue",
          "instanceSpin.blue", "presetButton.10", "pageTabs", "yamlEditor", "changesBar",
          "undoButton", "commandPalette", "startPage", "openRepositoryButton", "diffView"}) {
        const auto *widget = window().findChild<QWidget *>(QString::fromLatin1(name));
        QVERIFY2(widget, name);
    }
    for (const char *name : {"endpointTree", "endpointFilter", "trafficSlider", "trafficSpin.blue",
                             "instanceSpin.blue", "pageTabs", "yamlEditor", "diffView"}) {
        const auto *widget = window().findChild<QWidget *>(QString::fromLatin1(name));
        QVERIFY2(!widget->accessibleName().isEmpty(), name);
    }
}

void TestMainWindow::disabledActionsSayWhy()
{
    for (const ActionRegistry::Entry &entry : window().actions().entries()) {
        QCOMPARE(entry.action->isEnabled(), entry.reason.isEmpty());
    }
    QVERIFY(!window().actions().action(QStringLiteral("edit.undo"))->isEnabled());
    QVERIFY(!window().actions().unavailableReason(QStringLiteral("view.page1")).isEmpty());
    openProject();
    QVERIFY(window().actions().unavailableReason(QStringLiteral("view.page1")).isEmpty());
    QCOMPARE(window().menuBar()->actions().size(), 8);
}

void TestMainWindow::actionsAreFoundByTheirWords()
{
    start();
    ActionRegistry &registry = window().actions();
    CommandListModel found(registry);
    const std::pair<const char *, const char *> wanted[] = {
        {"trust", "git.trust"},          {"pull", "git.pull"},
        {"fetch", "git.fetch"},          {"sample", "sample.try"},
        {"steady", "view.page4"},        {"pull request", "git.pullRequest"},
        {"theme", "theme.light"},        {"language", "edit.preferences"},
        {"drift", "view.board"},         {"drift", "endpoint.compare"},
        {"conflict", "git.conflict"},    {"log", "view.page5"},
        {"undo", "edit.undo"},           {"discard", "edit.discard"},
        {"settings", "edit.preferences"}};
    for (const auto &[words, id] : wanted) {
        found.setFilter(QString::fromLatin1(words));
        const int row = found.rowOf(registry.action(QString::fromLatin1(id)));
        QVERIFY2(row >= 0 && row < 3, words);
    }
    found.setFilter(QStringLiteral("hooks"));
    QCOMPARE(found.actionAt(0), registry.action(QStringLiteral("git.trust")));
    QCOMPARE(found.index(0, 0).data(CommandListModel::ReasonRole).toString(),
             QStringLiteral("The folder is in no Git repository"));
}

void TestMainWindow::zoomAndTheme()
{
    openProject();
    const qreal before = QApplication::font().pointSizeF();
    QTest::keyClick(&window(), Qt::Key_Equal, Qt::ControlModifier);
    QCOMPARE(QApplication::font().pointSizeF(), before * 1.1);
    for (int i = 0; i < 40; ++i) {
        QTest::keyClick(&window(), Qt::Key_Equal, Qt::ControlModifier);
    }
    QCOMPARE(QApplication::font().pointSizeF(), before * 3);
    QVERIFY(!window().actions().unavailableReason(QStringLiteral("view.zoomIn")).isEmpty());
    QTest::keyClick(&window(), Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(QApplication::font().pointSizeF(), before);
    window().actions().action(QStringLiteral("theme.dark"))->trigger();
    QVERIFY(Theme::fromPalette(window().palette()).isDark());
    window().actions().action(QStringLiteral("theme.light"))->trigger();
    QVERIFY(!Theme::fromPalette(window().palette()).isDark());
}

void TestMainWindow::detailsForAReport()
{
    ActionRegistry &actions = window().actions();
    const QString id = QStringLiteral("help.report");
    QVERIFY(!actions.unavailableReason(id).isEmpty());
    window().offerReport([] { return QStringLiteral("serin 1.2.3\n"); });
    QVERIFY(actions.unavailableReason(id).isEmpty());
    actions.action(id)->trigger();
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("serin 1.2.3\n"));
    QTRY_VERIFY(named<QWidget>(QStringLiteral("reportBar")));
}

void TestMainWindow::panes()
{
    openProject();
    tree()->setFocus();
    const auto focusIn = [](const QWidget *pane) {
        return pane == QApplication::focusWidget() ||
               pane->isAncestorOf(QApplication::focusWidget());
    };
    QTest::keyClick(&window(), Qt::Key_F6);
    QVERIFY(focusIn(named<QWidget>(QStringLiteral("pageTabs"))));
    QTest::keyClick(&window(), Qt::Key_F6);
    QVERIFY(focusIn(tree()));
    click(button("presetButton.10"));
    QTRY_VERIFY(button("undoButton")->isVisible());
    button("presetButton.10")->setFocus();
    QTest::keyClick(&window(), Qt::Key_F6);
    QVERIFY(button("undoButton")->hasFocus());
    QTest::keyClick(&window(), Qt::Key_F6);
    QVERIFY(focusIn(tree()));
}

void TestMainWindow::closesWhenWritten()
{
    openProject();
    button("presetButton.50")->click();
    window().close(); // the save has not ended: it is waited for
    QTRY_VERIFY(!window().isVisible());
    QCOMPARE(bytes(), expectedBytes(50));
}

void TestMainWindow::windowStateSurvives()
{
    openProject();
    window().resize(900, 700);
    QVERIFY(window().close());
    m_composition.reset();
    m_composition = std::make_unique<Composition>(
        *static_cast<QApplication *>(QCoreApplication::instance()),
        m_folder->filePath(QStringLiteral("serin.conf")), std::nullopt);
    window().show();
    QCOMPARE(window().size(), QSize(900, 700));
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
