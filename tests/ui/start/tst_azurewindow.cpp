// SPDX-License-Identifier: GPL-3.0-or-later
// "Connect to Azure ML" in the window: real clicks and keys, a program `az` that prints a token,
// and the local workspace's server as the service that the token is for.
#include "app/composition.h"
#include "models/live/livetext.h"
#include "tests/support/fakeaz.h"
#include "tests/support/localserverprocess.h"
#include "tests/support/patience.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace serin;

class TestAzureWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void signedOutShowsTheCommand();
    void escapeLeadsBackToTheFolder();
    void connectsAndWorksOnIt();
    void losesSignInAndService();

private:
    [[nodiscard]] QString at(const char *name) const
    {
        return QFileInfo(m_home.path()).canonicalFilePath() + u'/' + QString::fromLatin1(name);
    }
    [[nodiscard]] MainWindow &window() const { return m_composition->window(); }
    template<typename Widget>
    [[nodiscard]] Widget *named(const char *name) const
    {
        return window().findChild<Widget *>(QString::fromLatin1(name));
    }
    void click(const char *name) const
    {
        auto *const button = named<QAbstractButton>(name);
        QVERIFY2(button && button->isVisible() && button->isEnabled(), name);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    [[nodiscard]] LiveStatus status() const { return m_composition->workbench().live().status(); }

    QTemporaryDir m_home;
    std::unique_ptr<LocalServerProcess> m_server;
    std::unique_ptr<FakeAz> m_az;
    std::unique_ptr<Composition> m_composition;
};

void TestAzureWindow::initTestCase()
{
    qputenv("HOME", m_home.path().toUtf8());
    for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"}) {
        qputenv(name, m_home.filePath(QString::fromLatin1(name).toLower()).toUtf8());
    }
    m_server = std::make_unique<LocalServerProcess>(QStringLiteral(SERINCTL), at("azure"));
    QVERIFY(m_server->start());
    const QJsonObject body{{QStringLiteral("location"), QStringLiteral("local")},
                           {QStringLiteral("properties"),
                            QJsonObject{{QStringLiteral("authMode"), QStringLiteral("Key")}}}};
    QCOMPARE(
        m_server->finish(m_server->arm("PUT", QStringLiteral("/onlineEndpoints/only-live"), body)),
        QStringLiteral("Succeeded"));
    QVERIFY(setFileBytes(at("work/endpoint.yml"),
                         "$schema: https://azuremlschemas.azureedge.net/latest/"
                         "managedOnlineEndpoint.schema.json\nname: only-live\nauth_mode: key\n"));
    m_az = std::make_unique<FakeAz>(at("bin"));
}

void TestAzureWindow::init()
{
    LocalWorkspace::Settings settings;
    settings.program = at("no-such-program");
    settings.paths = LocalStatePaths(at("state"));
    m_composition = std::make_unique<Composition>(*qApp, at("serin.conf"), SchemePreference::Light,
                                                  QStringList(), settings, QString(),
                                                  m_server->connection().baseUrl);
    window().resize(1100, 1000);
    window().show();
    QVERIFY(QTest::qWaitForWindowActive(&window()));
}

void TestAzureWindow::cleanup()
{
    m_composition.reset();
}

void TestAzureWindow::signedOutShowsTheCommand()
{
    m_az->signOut();
    click("connectAzureButton");
    QTRY_COMPARE_WITH_TIMEOUT(named<QLineEdit>("azureCommand")->text(), QStringLiteral("az login"),
                              patience);
    QVERIFY(named<QLineEdit>("azureCommand")->isVisible());
    click("copyAzureCommand");
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("az login"));
    QVERIFY(!named<QPushButton>("azureConnect")->isEnabled());
    QVERIFY(!named<QPushButton>("azureConnect")->toolTip().isEmpty());
    m_az->signIn(m_server->token());
    click("azureCheckAgain");
    QTRY_COMPARE_WITH_TIMEOUT(named<QListView>("subscriptionList")->model()->rowCount(), 1,
                              patience);
    QVERIFY(!named<QLineEdit>("azureCommand")->isVisible());
}

void TestAzureWindow::escapeLeadsBackToTheFolder()
{
    const FolderController &folder = m_composition->workbench().folder();
    m_composition->workbench().open(at("work"));
    QTRY_COMPARE_WITH_TIMEOUT(folder.path(), at("work"), patience);
    window().actions().action(QStringLiteral("azure.connect"))->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(
        named<QWidget>("azureForm") && named<QWidget>("azureForm")->isVisible(), patience);
    QCOMPARE(folder.path(), QString());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_COMPARE_WITH_TIMEOUT(folder.path(), at("work"), patience);
}

void TestAzureWindow::connectsAndWorksOnIt()
{
    m_az->signIn(m_server->token());
    click("connectAzureButton");
    auto *const workspaces = named<QListView>("workspaceList");
    QTRY_COMPARE_WITH_TIMEOUT(workspaces->model()->rowCount(), 1, patience);
    auto *const folder = named<QLineEdit>("azureFolder");
    folder->setFocus();
    QTest::keyClicks(folder, at("work"));
    auto *const project = named<QLineEdit>("azureProject");
    project->setFocus();
    QTest::keyClicks(project, QStringLiteral("shop-dev"));
    auto *const tier = named<QComboBox>("azureTier");
    QCOMPARE(tier->currentText(), QStringLiteral("prod"));
    tier->setFocus();
    QTest::keyClick(tier, Qt::Key_Down);
    QCOMPARE(tier->currentText(), QStringLiteral("staging"));
    click("azureConnect");
    auto *const picker = named<QPushButton>("projectPicker");
    QTRY_VERIFY_WITH_TIMEOUT(picker->isVisible(), patience);
    QVERIFY2(picker->accessibleName().contains(QStringLiteral("shop-dev")) &&
                 picker->accessibleName().contains(QStringLiteral("STAGING")),
             qPrintable(picker->accessibleName()));
    // What is live is read from there, as from the local workspace.
    QTRY_COMPARE_WITH_TIMEOUT(status().phase, LiveStatus::Phase::On, patience);
    QVERIFY(!status().isLocal);
    const LiveController &live = m_composition->workbench().live();
    QTRY_VERIFY_WITH_TIMEOUT(live.snapshot()->endpoint(QStringLiteral("only-live")), patience);
    QVERIFY(!window().actions().action(QStringLiteral("workspace.start"))->isEnabled());
    ProjectController &controller = m_composition->gitBench().project();
    QVERIFY(controller.preparer());
    QVERIFY(controller.plane()->workspace().sameAs(m_server->connection().workspace));
    QVERIFY(!controller.facts().wasApplied); // the first apply there asks
}

void TestAzureWindow::losesSignInAndService()
{
    m_az->signOut();
    m_composition->workbench().open(at("work"));
    QTRY_COMPARE_WITH_TIMEOUT(status().phase, LiveStatus::Phase::Away, patience);
    QCOMPARE(status().error->kind, ErrorKind::Unauthorized);
    const LiveStatusWords words = liveStatusWords(status());
    QCOMPARE(words.word, QStringLiteral("no access"));
    QVERIFY2(words.advice.contains(QStringLiteral("az login")), qPrintable(words.advice));
    m_az->signIn(m_server->token());
    QAction *const refresh = window().actions().action(QStringLiteral("view.refresh"));
    refresh->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(status().phase, LiveStatus::Phase::On, patience);
    QCOMPARE(liveStatusWords(status()).word, QStringLiteral("connected"));
    m_server->terminate();
    refresh->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(status().phase, LiveStatus::Phase::Away, patience);
    QCOMPARE(liveStatusWords(status()).word, QStringLiteral("does not answer"));
    // The window goes on: another workspace is one menu away.
    Project project = m_composition->gitBench().project().facts().project;
    project.workspace = QStringLiteral("local");
    m_composition->gitBench().project().save(project);
    QTRY_VERIFY_WITH_TIMEOUT(status().isLocal, patience);
    QCOMPARE(status().phase, LiveStatus::Phase::Off);
}

QTEST_MAIN(TestAzureWindow)
#include "tst_azurewindow.moc"
