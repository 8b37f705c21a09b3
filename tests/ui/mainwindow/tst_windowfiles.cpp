// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/mainwindow/mainwindowplace.h"
#include "ui/yaml/yamleditor.h"

#include <QDesktopServices>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTreeWidget>
#include <QUrl>

using namespace serin;

/// Stands for the desktop's.
class FileManager : public QObject
{
    Q_OBJECT
public:
    FileManager() { QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "open"); }
    ~FileManager() override { QDesktopServices::unsetUrlHandler(QStringLiteral("file")); }

    QList<QUrl> opened;

public Q_SLOTS:
    void open(const QUrl &url) { opened.append(url); }
};

/// Edits in the window, with real events, and the bytes of the files; and what others do to these.
class TestWindowFiles : public QObject, private MainWindowPlace
{
    Q_OBJECT
private Q_SLOTS:
    void init() { enter(); }
    void cleanup() { leave(); }

    void dragWritesTheFile();
    void keysWriteTheFile();
    void presetsAndUndoButton();
    void trafficSpin();
    void instanceSpin();
    void spinKeysUndo();
    void undoShortcutAcrossFiles();
    void undoLeadsToWhatTheFilterHides();
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
    void endpointFileThatCannotBeRead();
    void leftOutIsShownInItsFolder();

private:
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
};

void TestWindowFiles::dragWritesTheFile()
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

void TestWindowFiles::keysWriteTheFile()
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

void TestWindowFiles::presetsAndUndoButton()
{
    openProject();
    click(button("presetButton.25"));
    QTRY_COMPARE(bytes(), expectedBytes(75));
    QTRY_VERIFY(button("undoButton")->isVisible() && !bench().session().isBusy());
    click(button("undoButton"));
    QTRY_COMPARE(bytes(), endpointBytes);
}

void TestWindowFiles::trafficSpin()
{
    openProject();
    auto *spin = named<QSpinBox>(QStringLiteral("trafficSpin.green"));
    spin->setFocus();
    spin->selectAll();
    QTest::keyClicks(spin, QStringLiteral("33"));
    QTest::keyClick(spin, Qt::Key_Return);
    QTRY_COMPARE(bytes(), expectedBytes(67));
}

void TestWindowFiles::instanceSpin()
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
void TestWindowFiles::spinKeysUndo()
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

void TestWindowFiles::undoShortcutAcrossFiles()
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

void TestWindowFiles::undoLeadsToWhatTheFilterHides()
{
    QVERIFY(setFileBytes(path(QStringLiteral("other/endpoint.yml")),
                         QByteArray(endpointBytes).replace("my-endpoint", "ranker")));
    open(m_project);
    QTRY_COMPARE(tree()->model()->rowCount(), 2);
    tree()->setCurrentIndex(tree()->model()->index(0, 0));
    QTRY_COMPARE(state().name, QStringLiteral("my-endpoint"));
    QTRY_VERIFY(button("presetButton.50")->isEnabled());
    click(button("presetButton.50"));
    QTRY_COMPARE(bytes(), expectedBytes(50));
    QTRY_VERIFY(!bench().session().isBusy());
    auto *const filter = named<QLineEdit>(QStringLiteral("endpointFilter"));
    filter->setText(QStringLiteral("ranker"));
    QTRY_COMPARE(tree()->model()->rowCount(), 1);
    tree()->setCurrentIndex(tree()->model()->index(0, 0));
    QTRY_COMPARE(state().name, QStringLiteral("ranker"));
    window().actions().action(QStringLiteral("edit.undo"))->trigger();
    QTRY_COMPARE(bytes(), endpointBytes);
    QTRY_COMPARE(state().name, QStringLiteral("my-endpoint"));
    QVERIFY(filter->text().isEmpty());
    QTRY_COMPARE(tree()->currentIndex().data().toString(), QStringLiteral("my-endpoint"));
    QVERIFY(named<QWidget>(QStringLiteral("overviewPage"))->isVisible());
    // The command palette finds it, too.
    filter->setText(QStringLiteral("my-endpoint"));
    QTRY_COMPARE(tree()->model()->rowCount(), 1);
    QTest::keyClick(&window(), Qt::Key_K, Qt::ControlModifier);
    auto *const palette = named<QWidget>(QStringLiteral("commandPalette"));
    QTRY_VERIFY(palette->isVisible());
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("ranker"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(state().name, QStringLiteral("ranker"));
    QTRY_COMPARE(tree()->currentIndex().data().toString(), QStringLiteral("ranker"));
}

void TestWindowFiles::discardAndUndo()
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

void TestWindowFiles::sixVariants()
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

void TestWindowFiles::filter()
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

void TestWindowFiles::refreshKeepsTheSelection()
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

void TestWindowFiles::changedOnDisk()
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

void TestWindowFiles::deletedOnDisk()
{
    openProject();
    click(button("presetButton.25"));
    QTRY_COMPARE(bytes(), expectedBytes(75));
    QVERIFY(QFile::remove(path(QStringLiteral("endpoint.yml"))));
    QTRY_VERIFY(named<QWidget>(QStringLiteral("diskBar")));
    QTRY_VERIFY(!button("presetButton.10")->isEnabled());
    click(button("keepMineButton"));
    QTRY_COMPARE(bytes(), expectedBytes(75));
    QTRY_VERIFY(button("presetButton.10")->isEnabled());
}

void TestWindowFiles::letGoLeavesNothing()
{
    openProject();
    QVERIFY(QFile::remove(path(QStringLiteral("green.yml"))));
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

void TestWindowFiles::noticesNewFiles()
{
    openProject();
    QVERIFY(setFileBytes(path(QStringLiteral("red.yml")), deploymentBytes("red")));
    QTRY_COMPARE(tree()->model()->rowCount(tree()->currentIndex()), 3);
}

void TestWindowFiles::takenOver()
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

void TestWindowFiles::invalidTraffic()
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

void TestWindowFiles::unreadableFile()
{
    QVERIFY(
        setFileBytes(path(QStringLiteral("broken.yml")), "<<<<<<< ours\nname: x\ntraffic: {}\n"));
    open(m_project);
    QTRY_COMPARE(tree()->model()->rowCount(), 2);
    tree()->setCurrentIndex(tree()->model()->index(0, 0, tree()->model()->index(1, 0)));
    auto *const editor = named<YamlEditor>(QStringLiteral("yamlEditor"));
    QTRY_VERIFY(editor->isVisible());
    QTRY_VERIFY(editor->text().startsWith(QStringLiteral("<<<<<<< ours")));
    QVERIFY(!editor->isReadOnly());
    const auto &endpoint = m_composition->workbench().endpoint();
    QTRY_COMPARE(endpoint.findings().list.size(), std::size_t(1));
    QCOMPARE(endpoint.findings().list.front().line, 1);
}

void TestWindowFiles::endpointFileThatCannotBeRead()
{
    const QString folder = m_folder->filePath(QStringLiteral("half"));
    const QString endpoint = folder + QStringLiteral("/endpoint.yml");
    QVERIFY(setFileBytes(endpoint, "<<<<<<< ours\nname: far-away\ntraffic: {blue: 100}\n"));
    QVERIFY(setFileBytes(folder + QStringLiteral("/blue.yml"),
                         "$schema: https://azuremlschemas.azureedge.net/latest/"
                         "managedOnlineDeployment.schema.json\nname: blue\n"
                         "endpoint_name: far-away\ninstance_count: 1\n"));
    open(folder);
    QTRY_COMPARE(tree()->model()->rowCount(), 2);
    tree()->setCurrentIndex(tree()->model()->index(0, 0));
    auto *const notice = named<QFrame>(QStringLiteral("trafficReadOnly"));
    auto *const show = named<QPushButton>(QStringLiteral("showBrokenFile"));
    QTRY_VERIFY(notice->isVisible() && show->isVisible());
    QTest::mouseClick(show, Qt::LeftButton);
    auto *const editor = named<YamlEditor>(QStringLiteral("yamlEditor"));
    QTRY_VERIFY(editor->isVisible() && editor->text().startsWith(QStringLiteral("<<<<<<<")));
    QVERIFY(!editor->isReadOnly());
    // Mended on disk, it describes the endpoint.
    QVERIFY(setFileBytes(endpoint, "$schema: https://azuremlschemas.azureedge.net/latest/"
                                   "managedOnlineEndpoint.schema.json\nname: far-away\n"
                                   "traffic: {blue: 100}\n"));
    bench().folder().refresh();
    QTRY_VERIFY(!notice->isVisibleTo(notice->parentWidget()));
}

void TestWindowFiles::leftOutIsShownInItsFolder()
{
    FileManager manager;
    const QString large = path(QStringLiteral("large.yml"));
    QFile file(large);
    QVERIFY(file.open(QFile::WriteOnly) && file.resize(64 << 20));
    file.close();
    open(m_project);
    QTRY_COMPARE(tree()->model()->rowCount(), 2);
    tree()->setCurrentIndex(tree()->model()->index(0, 0, tree()->model()->index(1, 0)));
    auto *const button = named<QPushButton>(QStringLiteral("showInFolderButton"));
    QTRY_VERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE(manager.opened, QList<QUrl>{QUrl::fromLocalFile(QFileInfo(large).absolutePath())});
    // What else changes in the folder takes nothing away from who works here.
    button->setFocus();
    const QSignalSpy settled(&bench().inventory(), &InventoryModel::settled);
    QVERIFY(setFileBytes(path(QStringLiteral("else.yml")), "something: else\n"));
    bench().folder().refresh();
    QTRY_VERIFY(!settled.empty() && bench().folder().state() == FolderController::State::Ready);
    QVERIFY(button->isVisible());
    QVERIFY(button->hasFocus());
    // A folder with nothing else, and a link that leads to itself.
    const QString loops = m_folder->filePath(QStringLiteral("loops"));
    QVERIFY(QDir().mkpath(loops));
    QVERIFY(QFile::link(QStringLiteral("b.yml"), loops + QStringLiteral("/b.yml")));
    open(loops);
    QTRY_VERIFY(named<QLabel>(QStringLiteral("messageText"))->text().contains(loops));
    QVERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE(manager.opened.last(), QUrl::fromLocalFile(loops));
    // Nothing is offered where nothing was left out.
    const QString empty = m_folder->filePath(QStringLiteral("empty"));
    QVERIFY(QDir().mkpath(empty));
    open(empty);
    QTRY_VERIFY(!button->isVisible());
}

QTEST_MAIN(TestWindowFiles)
#include "tst_windowfiles.moc"
