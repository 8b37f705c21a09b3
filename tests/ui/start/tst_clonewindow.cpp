// SPDX-License-Identifier: GPL-3.0-or-later
// Cloning in the window as people start it, with real events and real git.
#include "tests/support/scriptedserver.h"
#include "tests/ui/start/startplace.h"

using namespace serin;

class TestCloneWindow : public QObject, private StartPlace
{
    Q_OBJECT
private Q_SLOTS:
    void init() { enter(); }
    void cleanup() { leave(); }

    void clones();
    void cloneSaysWhatIsWrong();
    void cloneOpensWhatIsThere();
    void cloneStops();
    void cloneFromTheMenu();
    void cloneFromTheSettings();
    void cloneStaysAwayFromAnEdit();
};

void TestCloneWindow::clones()
{
    const QString source = makeRepository();
    click("cloneRepositoryButton");
    QVERIFY(named<QLineEdit>("cloneUrl")->hasFocus());
    QVERIFY(!named<QPushButton>("cloneButton")->isEnabled());
    QVERIFY(!named<QPushButton>("cloneButton")->toolTip().isEmpty());
    type("cloneUrl", source);
    const QString folder = QDir::homePath() + QStringLiteral("/Serin/source");
    QCOMPARE(named<QLineEdit>("cloneFolder")->text(), folder); // follows the address
    QTest::keyClick(named<QLineEdit>("cloneUrl"), Qt::Key_Return);
    FolderController &opened = m_composition->workbench().folder();
    QTRY_COMPARE_WITH_TIMEOUT(opened.state(), FolderController::State::Ready, patience);
    QVERIFY(QFileInfo(opened.path()) == QFileInfo(folder));
    QTRY_VERIFY_WITH_TIMEOUT(named<QPushButton>("projectPicker")->isVisible(), patience);
    QVERIFY(m_composition->gitBench().project().trustQuestion().isEmpty()); // Serin's own clone
    QVERIFY(m_composition->workbench().preferences().recentFolders().contains(opened.path()));
}

void TestCloneWindow::cloneSaysWhatIsWrong()
{
    click("cloneRepositoryButton");
    type("cloneUrl", QStringLiteral("ext::sh -c true"));
    type("cloneFolder", at("mine"));
    QTest::keyClick(named<QLineEdit>("cloneFolder"), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(named<QWidget>("cloneState")->isVisible() &&
                                 named<QPushButton>("cloneButton")->isEnabled(),
                             patience);
    QVERIFY2(!shown("cloneState").trimmed().isEmpty(), qPrintable(shown("cloneForm")));
    QVERIFY(!QFileInfo::exists(at("mine")));
    // What was typed stays.
    QCOMPARE(named<QLineEdit>("cloneUrl")->text(), QStringLiteral("ext::sh -c true"));
    QTest::keyClick(named<QLineEdit>("cloneUrl"), Qt::Key_Escape);
    QVERIFY(!named<QWidget>("cloneForm")->isVisible());
    QVERIFY(named<QPushButton>("cloneRepositoryButton")->hasFocus());
    click("cloneRepositoryButton");
    QCOMPARE(named<QLineEdit>("cloneFolder")->text(), at("mine"));
}

void TestCloneWindow::cloneOpensWhatIsThere()
{
    const QString source = makeRepository();
    click("cloneRepositoryButton");
    type("cloneUrl", source);
    type("cloneFolder", source);
    click("cloneButton");
    QTRY_VERIFY_WITH_TIMEOUT(named<QPushButton>("openClonedFolder")->isVisible(), patience);
    click("openClonedFolder");
    QTRY_COMPARE_WITH_TIMEOUT(m_composition->workbench().folder().path(), source, patience);
}

void TestCloneWindow::cloneStops()
{
    ScriptedServer server;
    server.otherwise = ScriptedServer::silence();
    click("cloneRepositoryButton");
    type("cloneUrl", server.base() + QStringLiteral("/slow.git"));
    click("cloneButton");
    QVERIFY(named<QPushButton>("stopCloneButton")->isVisible());
    QVERIFY(!named<QLineEdit>("cloneUrl")->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(!server.requests.empty(), patience);
    click("stopCloneButton");
    QTRY_VERIFY_WITH_TIMEOUT(named<QPushButton>("cloneButton")->isEnabled(), patience);
    QVERIFY(!named<QWidget>("cloneState")->isVisible());
    const QDir parent(QDir::homePath() + QStringLiteral("/Serin"));
    QVERIFY(parent.isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
}

void TestCloneWindow::cloneFromTheMenu()
{
    const QString source = makeRepository();
    m_composition->workbench().open(source);
    QTRY_COMPARE_WITH_TIMEOUT(m_composition->workbench().folder().state(),
                              FolderController::State::Ready, patience);
    window().actions().action(QStringLiteral("git.clone"))->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(named<QWidget>("cloneForm")->isVisible(), patience);
}

void TestCloneWindow::cloneFromTheSettings()
{
    window().actions().action(QStringLiteral("edit.preferences"))->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(named<QWidget>("settingsPage")->isVisible(), patience);
    window().actions().action(QStringLiteral("git.clone"))->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(named<QWidget>("cloneForm")->isVisible(), patience);
    QVERIFY(!named<QWidget>("settingsPage")->isVisible());
}

/// The folder stays open, and the form does not come when nobody thinks of it any more.
void TestCloneWindow::cloneStaysAwayFromAnEdit()
{
    Workbench &bench = m_composition->workbench();
    const QString source = makeRepository();
    const QString file = source + QStringLiteral("/endpoint.yml");
    const QByteArray bytes = fileBytes(file);
    bench.open(source);
    QTRY_VERIFY_WITH_TIMEOUT(bench.session().buffer(file), patience);
    bench.session().type(file, bytes, bytes + "# more\n");
    QVERIFY(setFileBytes(file, bytes + "# by another program\n"));
    bench.session().lookAtDisk();
    QTRY_VERIFY_WITH_TIMEOUT(bench.session().hasUnsaved(), patience);
    for (const char *const id : {"git.clone", "azure.connect"}) {
        window().actions().action(QLatin1String(id))->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(named<QWidget>("errorBar"), patience);
        QVERIFY(!bench.folder().path().isEmpty());
    }
    bench.session().reload(file);
    QTRY_VERIFY_WITH_TIMEOUT(!bench.session().hasUnsaved() && !bench.session().isBusy(), patience);
    bench.close();
    QTRY_VERIFY_WITH_TIMEOUT(named<QWidget>("startPage")->isVisible(), patience);
    for (const char *const form : {"cloneForm", "azureForm"}) {
        QVERIFY2(!named<QWidget>(form) || !named<QWidget>(form)->isVisible(), form);
    }
}

QTEST_MAIN(TestCloneWindow)
#include "tst_clonewindow.moc"
