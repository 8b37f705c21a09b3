// SPDX-License-Identifier: GPL-3.0-or-later
// Against a server that answers as the test wants, and against the local workspace's ARM, with a
// program `az` that prints a token.
#include "models/start/azureconnection.h"
#include "services/assets/assetstore.h"
#include "services/git/gitclient.h"
#include "services/storage/applyrecords.h"
#include "tests/support/fakeaz.h"
#include "tests/support/localserverprocess.h"
#include "tests/support/patience.h"
#include "tests/support/scriptedserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace serin;

namespace {

QByteArray listOf(const QJsonArray &values, const QString &next = {})
{
    QJsonObject page{{QStringLiteral("value"), values}};
    if (!next.isEmpty()) {
        page.insert(QStringLiteral("nextLink"), next);
    }
    return QJsonDocument(page).toJson(QJsonDocument::Compact);
}

QJsonObject subscription(const QString &id, const QString &name)
{
    return {{QStringLiteral("id"), QString(QStringLiteral("/subscriptions/") + id)},
            {QStringLiteral("subscriptionId"), id},
            {QStringLiteral("displayName"), name},
            {QStringLiteral("tenantId"), QStringLiteral("t1")},
            {QStringLiteral("state"), QStringLiteral("Enabled")}};
}

QJsonObject workspace(const QString &subscriptionId, const QString &name,
                      const QString &kind = QStringLiteral("Default"))
{
    return {{QStringLiteral("id"), QStringLiteral("/subscriptions/%1/resourceGroups/g/providers/"
                                                  "Microsoft.MachineLearningServices/workspaces/%2")
                                       .arg(subscriptionId, name)},
            {QStringLiteral("name"), name},
            {QStringLiteral("location"), QStringLiteral("westeurope")},
            {QStringLiteral("kind"), kind},
            {QStringLiteral("properties"), QJsonObject()}};
}

QByteArray errorBody(const char *code, const char *message)
{
    return QByteArray(R"({"error":{"code":")") + code + R"(","message":")" + message + R"("}})";
}

} // namespace

class TestAzureConnection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void listsHundreds();
    void readsTheLocalWorkspace();
    void makesAProject();
    void changesAProject();
    void refusesAFolderThatIsNot();
    void azIsMissing();
    void azIsSignedOut();
    void refusedToken();
    void roleIsMissing();
    void askedTooOften();
    void lostNetwork();
    void malformedAnswer();
    void stops();
    void laterChoiceWins();
    void diesWhileAsking();

private:
    [[nodiscard]] std::unique_ptr<AzureConnection> connection(const QString &armUrl)
    {
        return std::make_unique<AzureConnection>(
            ProjectEngines{*m_git, *m_records, *m_assets, *m_projects, *m_workspaces},
            AzureConnection::Settings{armUrl, {}});
    }
    static bool isIdle(const AzureConnection &azure)
    {
        return QTest::qWaitFor([&azure] { return azure.phase() == AzureConnection::Phase::Idle; },
                               patience);
    }
    [[nodiscard]] QString at(const char *name) const
    {
        return m_folder->filePath(QString::fromLatin1(name));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeAz> m_az;
    std::unique_ptr<FileTrustStore> m_trust;
    std::unique_ptr<GitClient> m_git;
    std::unique_ptr<ApplyRecords> m_records;
    std::unique_ptr<AssetStore> m_assets;
    std::unique_ptr<ProjectRegistry> m_projects;
    std::unique_ptr<WorkspaceRegistry> m_workspaces;
};

void TestAzureConnection::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_az = std::make_unique<FakeAz>(at("bin"));
    m_az->signIn("abc");
    m_trust = std::make_unique<FileTrustStore>(at("trust.json"));
    m_git = std::make_unique<GitClient>(GitSettings(), *m_trust);
    m_records = std::make_unique<ApplyRecords>(at("applies.db"));
    m_assets = std::make_unique<AssetStore>(at("assets"));
    m_projects = std::make_unique<ProjectRegistry>(at("projects.json"));
    m_workspaces = std::make_unique<WorkspaceRegistry>(at("workspaces.json"));
}

void TestAzureConnection::cleanup()
{
    m_az.reset();
}

void TestAzureConnection::listsHundreds()
{
    ScriptedServer server;
    QJsonArray first;
    QJsonArray second;
    for (int i = 0; i < 400; ++i) {
        (i % 2 == 0 ? first : second)
            .append(
                subscription(QStringLiteral("s%1").arg(i), QStringLiteral("Team %1").arg(400 - i)));
    }
    server.add(ScriptedServer::respond(
        200, listOf(first, server.base() + QStringLiteral("/subscriptions?page=2"))));
    server.add(ScriptedServer::respond(200, listOf(second)));
    const auto azure = connection(server.base());
    azure->look();
    QCOMPARE(azure->phase(), AzureConnection::Phase::Subscriptions);
    QVERIFY(isIdle(*azure));
    QVERIFY(!azure->problem());
    QCOMPARE(azure->subscriptions().size(), 400);
    QCOMPARE(azure->subscriptions().first().displayName, QStringLiteral("Team 1")); // by name
    QVERIFY(azure->subscription().isEmpty());
    QCOMPARE(server.requests.front().headers.value("Authorization"), QByteArray("Bearer abc"));
    server.add(ScriptedServer::respond(
        200, listOf({workspace(QStringLiteral("s3"), QStringLiteral("zebra")),
                     workspace(QStringLiteral("s3"), QStringLiteral("hub"), QStringLiteral("Hub")),
                     workspace(QStringLiteral("s3"), QStringLiteral("Ant"),
                               QStringLiteral("Project"))})));
    azure->chooseSubscription(QStringLiteral("s3"));
    QVERIFY(isIdle(*azure));
    QVERIFY(azure->knowsWorkspaces());
    QCOMPARE(azure->workspaces().size(), 2); // a hub holds no endpoints
    QCOMPARE(azure->workspaces().first().id.workspace, QStringLiteral("Ant"));
    QCOMPARE(m_az->calls().count('\n'), 1); // one sign-in for all
}

void TestAzureConnection::readsTheLocalWorkspace()
{
    LocalServerProcess server(QStringLiteral(SERINCTL), at("state"));
    QVERIFY(server.start());
    m_az->signIn(server.token());
    const auto azure = connection(server.connection().baseUrl);
    azure->look();
    // The only subscription is taken at once.
    QTRY_VERIFY_WITH_TIMEOUT(azure->knowsWorkspaces() || azure->problem(), patience);
    QVERIFY2(!azure->problem(), azure->problem() ? qPrintable(azure->problem()->toLine()) : "");
    QCOMPARE(azure->subscriptions().size(), 1);
    QCOMPARE(azure->workspaces().size(), 1);
    QVERIFY(azure->workspaces().first().id.sameAs(server.connection().workspace));
}

void TestAzureConnection::makesAProject()
{
    const QString repository = at("repository");
    QVERIFY(QDir().mkpath(repository + QStringLiteral("/endpoints")));
    QCOMPARE(QProcess::execute(QStringLiteral("git"),
                               {QStringLiteral("init"), QStringLiteral("-q"), repository}),
             0);
    ScriptedServer server;
    server.add(ScriptedServer::respond(200, listOf({subscription(QStringLiteral("s1"), {})})));
    server.add(ScriptedServer::respond(
        200, listOf({workspace(QStringLiteral("s1"), QStringLiteral("shop"))})));
    const auto azure = connection(server.base());
    QSignalSpy connected(azure.get(), &AzureConnection::connected);
    azure->look();
    QTRY_VERIFY_WITH_TIMEOUT(azure->knowsWorkspaces(), patience);
    AzureConnection::Choice choice;
    choice.workspace = azure->workspaces().first().id;
    choice.folder = repository + QStringLiteral("/endpoints/");
    azure->connectTo(choice);
    azure->connectTo(choice); // a double click
    QTRY_COMPARE_WITH_TIMEOUT(connected.size(), 1, patience);
    QCOMPARE(connected.first().at(1).toString(), QStringLiteral("shop"));
    const QList<Project> projects = m_projects->list()->projects;
    QCOMPARE(projects.size(), 1);
    QCOMPARE(projects.first().folder, QStringLiteral("endpoints"));
    QCOMPARE(projects.first().workspace, QStringLiteral("shop"));
    QCOMPARE(projects.first().tier, Tier::Prod); // until said otherwise
    QCOMPARE(connected.first().first().toString(), projects.first().absoluteFolder());
    const WorkspaceEntry entry = *m_workspaces->find(QStringLiteral("shop"));
    QCOMPARE(entry.armUrl, server.base());
    QCOMPARE(entry.tenant, QStringLiteral("t1"));
    QCOMPARE(entry.tier, Tier::Prod);
}

void TestAzureConnection::changesAProject()
{
    const QString repository = at("repository");
    QVERIFY(QDir().mkpath(repository));
    const WorkspaceId one{QStringLiteral("s1"), QStringLiteral("g"), QStringLiteral("shop")};
    const WorkspaceId other{QStringLiteral("s1"), QStringLiteral("h"), QStringLiteral("shop")};
    const auto azure = connection(QStringLiteral("http://127.0.0.1:1"));
    QSignalSpy connected(azure.get(), &AzureConnection::connected);
    for (const WorkspaceId &id : {one, other, one}) {
        AzureConnection::Choice choice;
        choice.workspace = id;
        choice.folder = repository;
        choice.project = QStringLiteral("mine");
        choice.tier = Tier::Dev;
        azure->connectTo(choice);
        QVERIFY(isIdle(*azure));
        QVERIFY(!azure->problem());
    }
    QCOMPARE(connected.size(), 3);
    // Two workspaces of one name are told apart, and none is there twice.
    QCOMPARE(m_workspaces->list()->workspaces.size(), 3); // with the local one
    QVERIFY(m_workspaces->find(QStringLiteral("shop"))->id.sameAs(one));
    QVERIFY(m_workspaces->find(QStringLiteral("shop-2"))->id.sameAs(other));
    QCOMPARE(m_projects->list()->projects.size(), 1);
    QCOMPARE(m_projects->list()->projects.first().workspace, QStringLiteral("shop"));
}

void TestAzureConnection::refusesAFolderThatIsNot()
{
    const auto azure = connection(QStringLiteral("http://127.0.0.1:1"));
    AzureConnection::Choice choice;
    choice.workspace = {QStringLiteral("s"), QStringLiteral("g"), QStringLiteral("w")};
    for (const QString &folder : {at("nowhere"), QString(), at("bin/az")}) {
        choice.folder = folder;
        azure->connectTo(choice);
        QVERIFY(isIdle(*azure));
        QVERIFY(azure->problem());
        QCOMPARE(azure->problem()->kind, ErrorKind::NotFound);
    }
    choice.folder = at("bin");
    choice.project = QStringLiteral("--help");
    azure->connectTo(choice);
    QVERIFY(isIdle(*azure));
    QCOMPARE(azure->problem()->kind, ErrorKind::Invalid);
    QCOMPARE(m_workspaces->list()->workspaces.size(), 1); // nothing was written
    QVERIFY(m_projects->list()->projects.isEmpty());
}

void TestAzureConnection::azIsMissing()
{
    m_az->uninstall();
    const auto azure = connection(QStringLiteral("http://127.0.0.1:1"));
    azure->look();
    QVERIFY(isIdle(*azure));
    QVERIFY(azure->problem());
    QCOMPARE(azure->problem()->kind, ErrorKind::Unauthorized);
    QCOMPARE(azure->command(), QStringLiteral("sudo apt install azure-cli"));
    m_az->reinstall();
    m_az->signOut();
    azure->look();
    QVERIFY(isIdle(*azure));
    QCOMPARE(azure->command(), QStringLiteral("az login"));
}

void TestAzureConnection::azIsSignedOut()
{
    ScriptedServer server;
    server.otherwise = ScriptedServer::respond(200, listOf({}));
    m_az->signOut();
    const auto azure = connection(server.base());
    azure->look();
    QVERIFY(isIdle(*azure));
    QVERIFY(azure->problem());
    QCOMPARE(azure->command(), QStringLiteral("az login"));
    QCOMPARE(server.requests.size(), std::size_t(0));
    m_az->signIn("later");
    azure->look(); // Check again
    QVERIFY(isIdle(*azure));
    QVERIFY(!azure->problem());
    QVERIFY(azure->command().isEmpty());
    QVERIFY(azure->knowsSubscriptions());
    QVERIFY(azure->subscriptions().isEmpty());
}

void TestAzureConnection::refusedToken()
{
    ScriptedServer server;
    server.otherwise =
        ScriptedServer::respond(401, errorBody("InvalidAuthenticationToken", "The token is old."));
    const auto azure = connection(server.base());
    azure->look();
    QVERIFY(isIdle(*azure));
    QVERIFY(azure->problem());
    QCOMPARE(azure->command(), QStringLiteral("az login"));
}

void TestAzureConnection::roleIsMissing()
{
    ScriptedServer server;
    server.add(ScriptedServer::respond(200, listOf({subscription(QStringLiteral("s1"), {})})));
    server.otherwise = ScriptedServer::respond(
        403, errorBody("AuthorizationFailed",
                       "The client 'a@b' with object id 'x' does not have authorization to perform "
                       "action 'Microsoft.MachineLearningServices/workspaces/read' over scope "
                       "'/subscriptions/s1' or the scope is invalid."));
    const auto azure = connection(server.base());
    azure->look();
    QTRY_VERIFY_WITH_TIMEOUT(azure->problem().has_value(), patience);
    QCOMPARE(azure->problem()->kind, ErrorKind::Unauthorized);
    QVERIFY2(azure->problem()->fix.contains(QStringLiteral("role")),
             qPrintable(azure->problem()->fix));
    QVERIFY(azure->command().isEmpty()); // to sign in again would not help
    QCOMPARE(azure->subscriptions().size(), 1);
}

void TestAzureConnection::askedTooOften()
{
    ScriptedServer server;
    server.otherwise = ScriptedServer::respond(429, errorBody("TooManyRequests", "Slow down."),
                                               {"Retry-After: 0"});
    const auto azure = connection(server.base());
    azure->look();
    QVERIFY(isIdle(*azure));
    QVERIFY(azure->problem());
    QCOMPARE(azure->problem()->kind, ErrorKind::Unavailable);
    QVERIFY(!azure->problem()->fix.isEmpty());
    QCOMPARE(server.requests.size(), std::size_t(4)); // four tries in all
    server.otherwise = ScriptedServer::respond(200, listOf({}));
    azure->look();
    QVERIFY(isIdle(*azure));
    QVERIFY(azure->knowsSubscriptions());
}

void TestAzureConnection::lostNetwork()
{
    ScriptedServer server;
    server.add(ScriptedServer::respond(200, listOf({subscription(QStringLiteral("s1"), {}),
                                                    subscription(QStringLiteral("s2"), {})})));
    const auto azure = connection(server.base());
    azure->look();
    QVERIFY(isIdle(*azure));
    const quint16 port = server.port();
    server.goAway();
    azure->chooseSubscription(QStringLiteral("s1"));
    QVERIFY(isIdle(*azure));
    QVERIFY(azure->problem());
    QCOMPARE(azure->problem()->kind, ErrorKind::Unavailable);
    QVERIFY(azure->command().isEmpty());
    QCOMPARE(azure->subscriptions().size(), 2); // what is known stays
    server.comeBack(port);
    server.otherwise = ScriptedServer::respond(200, listOf({}));
    azure->chooseSubscription(QStringLiteral("s1"));
    QVERIFY(isIdle(*azure));
    QVERIFY(!azure->problem());
}

void TestAzureConnection::malformedAnswer()
{
    ScriptedServer server;
    server.otherwise = ScriptedServer::respond(200, "<html>a proxy</html>");
    const auto azure = connection(server.base());
    azure->look();
    QVERIFY(isIdle(*azure));
    QVERIFY(azure->problem());
    QCOMPARE(azure->problem()->kind, ErrorKind::Protocol);
}

void TestAzureConnection::stops()
{
    m_az->hang();
    const auto azure = connection(QStringLiteral("http://127.0.0.1:1"));
    azure->look();
    azure->stop();
    QVERIFY(isIdle(*azure));
    QVERIFY(!azure->problem());
    ScriptedServer server;
    server.otherwise = ScriptedServer::silence();
    m_az->signIn("abc");
    const auto other = connection(server.base());
    other->look();
    QTRY_VERIFY_WITH_TIMEOUT(!server.requests.empty(), patience);
    other->stop();
    QCOMPARE(other->phase(), AzureConnection::Phase::Idle);
    QVERIFY(!other->problem());
}

void TestAzureConnection::laterChoiceWins()
{
    ScriptedServer server;
    server.add(ScriptedServer::respond(200, listOf({subscription(QStringLiteral("s1"), {}),
                                                    subscription(QStringLiteral("s2"), {})})));
    std::optional<ScriptedConnection> late;
    server.add([&late](const HttpRequest &, ScriptedConnection connection) { late = connection; });
    server.add(ScriptedServer::respond(
        200, listOf({workspace(QStringLiteral("s2"), QStringLiteral("second"))})));
    const auto azure = connection(server.base());
    azure->look();
    QVERIFY(isIdle(*azure));
    azure->chooseSubscription(QStringLiteral("s1"));
    QTRY_VERIFY_WITH_TIMEOUT(late.has_value(), patience);
    azure->chooseSubscription(QStringLiteral("s2"));
    late->send(ScriptedServer::message(
        200, listOf({workspace(QStringLiteral("s1"), QStringLiteral("first"))})));
    QVERIFY(isIdle(*azure));
    QCOMPARE(azure->subscription(), QStringLiteral("s2"));
    QCOMPARE(azure->workspaces().size(), 1);
    QCOMPARE(azure->workspaces().first().id.workspace, QStringLiteral("second"));
}

void TestAzureConnection::diesWhileAsking()
{
    ScriptedServer server;
    server.otherwise = ScriptedServer::silence();
    auto azure = connection(server.base());
    azure->look();
    QTRY_VERIFY_WITH_TIMEOUT(!server.requests.empty(), patience);
    azure.reset();
    m_az->hang();
    azure = connection(server.base());
    azure->look();
    azure.reset(); // and ends az
    QVERIFY(!azure);
}

QTEST_GUILESS_MAIN(TestAzureConnection)
#include "tst_azureconnection.moc"
