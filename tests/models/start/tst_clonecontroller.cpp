// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/operationsmodel.h"
#include "models/start/clonecontroller.h"
#include "tests/services/git/gitfixture.h"
#include "tests/support/filebytes.h"
#include "tests/support/patience.h"
#include "tests/support/scriptedserver.h"

#include <QSignalSpy>
#include <QTest>

using namespace serin;

class TestCloneController : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void suggestsAName_data();
    void suggestsAName();
    void clones();
    void refusesAddresses_data();
    void refusesAddresses();
    void leavesATakenFolderAlone();
    void saysWhatGitSays();
    void lostNetwork();
    void stopsHalfWay();
    void doesOneAtATime();
    void diesWhileCloning();
    void hidesPasswords();

private:
    /// The names below the folder that clones go to.
    [[nodiscard]] QStringList there() const
    {
        return QDir(m_clones).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }
    [[nodiscard]] QString source() { return m_git->makeRepository("source"); }
    /// Waits until a request has come to @p server.
    static void waitForRequest(const ScriptedServer &server)
    {
        QTRY_VERIFY_WITH_TIMEOUT(!server.requests.empty(), patience);
    }

    std::unique_ptr<GitFixture> m_git;
    QString m_clones;
};

void TestCloneController::init()
{
    m_git = std::make_unique<GitFixture>();
    m_clones = m_git->at("clones");
}

void TestCloneController::suggestsAName_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *url, const char *name) {
        QTest::newRow(url) << QString::fromUtf8(url) << QString::fromUtf8(name);
    };
    row("https://example.org/team/project.git", "project");
    row("https://example.org/team/project/", "project");
    row("git@example.org:team/project.git", "project");
    row("example.org:project", "project");
    row("/srv/git/project.git", "project");
    row("  https://example.org/a  ", "a");
    row("..", "");
    row("https://example.org/..", "");
    row("", "");
}

void TestCloneController::suggestsAName()
{
    QFETCH(QString, url);
    QTEST(CloneController::suggestedName(url), "name");
}

void TestCloneController::clones()
{
    OperationsModel operations;
    CloneController clone(m_git->client(), operations);
    QSignalSpy cloned(&clone, &CloneController::cloned);
    const QString folder = m_clones + QStringLiteral("/mine");
    clone.start(QStringLiteral("  ") + source() + QStringLiteral("\n"), folder);
    QVERIFY(clone.isRunning());
    QVERIFY(!clone.progress().isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(cloned.size(), 1, patience);
    QCOMPARE(cloned.first().first().toString(), folder);
    QVERIFY(!clone.isRunning());
    QVERIFY(!clone.problem());
    QCOMPARE(fileBytes(folder + QStringLiteral("/a.yml")), QByteArray("one\n"));
    QCOMPARE(there(), QStringList{QStringLiteral("mine")});
    QCOMPARE(operations.index(0, 0).data(OperationsModel::StateRole).toInt(),
             int(OperationState::Done));
}

void TestCloneController::refusesAddresses_data()
{
    QTest::addColumn<QString>("url");
    for (const char *url : {"", "-u", "--upload-pack=touch here", "ext::sh -c true", "nothing here",
                            "ftp://example.org/a.git"}) {
        QTest::newRow(url) << QString::fromUtf8(url);
    }
}

void TestCloneController::refusesAddresses()
{
    QFETCH(QString, url);
    OperationsModel operations;
    CloneController clone(m_git->client(), operations);
    QSignalSpy cloned(&clone, &CloneController::cloned);
    clone.start(url, m_clones + QStringLiteral("/mine"));
    QTRY_VERIFY_WITH_TIMEOUT(!clone.isRunning(), patience);
    QVERIFY(clone.problem());
    QVERIFY(!clone.problem()->detail.isEmpty());
    QCOMPARE(there(), QStringList());
    QCOMPARE(cloned.size(), 0);
    QCOMPARE(operations.failedCount(), 1);
}

void TestCloneController::leavesATakenFolderAlone()
{
    const QString folder = m_clones + QStringLiteral("/mine");
    QVERIFY(setFileBytes(folder + QStringLiteral("/notes.txt"), "my own"));
    OperationsModel operations;
    CloneController clone(m_git->client(), operations);
    clone.start(source(), folder);
    QTRY_VERIFY_WITH_TIMEOUT(!clone.isRunning(), patience);
    QVERIFY(clone.problem());
    QCOMPARE(clone.problem()->kind, ErrorKind::Conflict);
    QCOMPARE(clone.problem()->where, folder);
    QCOMPARE(there(), QStringList{QStringLiteral("mine")});
    QCOMPARE(fileBytes(folder + QStringLiteral("/notes.txt")), QByteArray("my own"));
    // A relative path would be somewhere else each time.
    clone.start(source(), QStringLiteral("mine"));
    QTRY_VERIFY_WITH_TIMEOUT(!clone.isRunning(), patience);
    QVERIFY(clone.problem());
    QCOMPARE(clone.problem()->kind, ErrorKind::Invalid);
}

void TestCloneController::saysWhatGitSays()
{
    ScriptedServer server;
    server.otherwise = ScriptedServer::respond(404, "gone");
    OperationsModel operations;
    CloneController clone(m_git->client(), operations);
    clone.start(server.base() + QStringLiteral("/team/project.git"),
                m_clones + QStringLiteral("/project"));
    QTRY_VERIFY_WITH_TIMEOUT(!clone.isRunning(), patience);
    QVERIFY(clone.problem());
    const QString words = clone.problem()->toLine();
    QVERIFY2(words.contains(QStringLiteral("not found"), Qt::CaseInsensitive), qPrintable(words));
    QCOMPARE(there(), QStringList());
}

void TestCloneController::lostNetwork()
{
    ScriptedServer server;
    const QString url = server.base() + QStringLiteral("/project.git");
    server.goAway();
    OperationsModel operations;
    CloneController clone(m_git->client(), operations);
    clone.start(url, m_clones + QStringLiteral("/project"));
    QTRY_VERIFY_WITH_TIMEOUT(!clone.isRunning(), patience);
    QVERIFY(clone.problem());
    QCOMPARE(clone.problem()->kind, ErrorKind::Unavailable);
    QCOMPARE(there(), QStringList());
    // And in the middle of an answer.
    ScriptedServer dying;
    dying.otherwise = [](const HttpRequest &, ScriptedConnection connection) {
        connection.send(
            "HTTP/1.1 200 OK\r\nContent-Type: "
            "application/x-git-upload-pack-advertisement\r\nContent-Length: 4000\r\n\r\n"
            "001e# service=git-upload-pack\n0000");
        connection.reset();
    };
    clone.start(dying.base() + QStringLiteral("/project.git"),
                m_clones + QStringLiteral("/project"));
    QTRY_VERIFY_WITH_TIMEOUT(!clone.isRunning(), patience);
    QVERIFY(clone.problem());
    QCOMPARE(there(), QStringList());
}

void TestCloneController::stopsHalfWay()
{
    ScriptedServer server;
    server.otherwise = ScriptedServer::silence();
    OperationsModel operations;
    CloneController clone(m_git->client(), operations);
    clone.start(server.base() + QStringLiteral("/project.git"),
                m_clones + QStringLiteral("/project"));
    waitForRequest(server);
    QCOMPARE(there().size(), 1); // git writes beside the place
    clone.stop();
    clone.stop();
    QTRY_VERIFY_WITH_TIMEOUT(!clone.isRunning(), patience);
    QVERIFY(!clone.problem());
    QCOMPARE(there(), QStringList());
    QCOMPARE(operations.index(0, 0).data(OperationsModel::StateRole).toInt(),
             int(OperationState::Stopped));
    // The person starts again, elsewhere, and it works.
    QSignalSpy cloned(&clone, &CloneController::cloned);
    clone.start(source(), m_clones + QStringLiteral("/project"));
    QTRY_COMPARE_WITH_TIMEOUT(cloned.size(), 1, patience);
}

void TestCloneController::doesOneAtATime()
{
    ScriptedServer server;
    server.otherwise = ScriptedServer::silence();
    OperationsModel operations;
    CloneController clone(m_git->client(), operations);
    clone.start(server.base() + QStringLiteral("/a.git"), m_clones + QStringLiteral("/a"));
    clone.start(source(), m_clones + QStringLiteral("/b"));
    waitForRequest(server);
    QCOMPARE(operations.rowCount(), 1);
    operations.stop(operations.index(0, 0).data(OperationsModel::IdRole).toULongLong());
    QTRY_VERIFY_WITH_TIMEOUT(!clone.isRunning(), patience);
    QCOMPARE(there(), QStringList());
}

void TestCloneController::diesWhileCloning()
{
    ScriptedServer server;
    server.otherwise = ScriptedServer::silence();
    OperationsModel operations;
    auto clone = std::make_unique<CloneController>(m_git->client(), operations);
    clone->start(server.base() + QStringLiteral("/a.git"), m_clones + QStringLiteral("/a"));
    waitForRequest(server);
    clone.reset();
    QTRY_COMPARE_WITH_TIMEOUT(there(), QStringList(), patience);
}

void TestCloneController::hidesPasswords()
{
    ScriptedServer server;
    server.otherwise = ScriptedServer::respond(404);
    QString url = server.base() + QStringLiteral("/a.git");
    url.replace(QStringLiteral("://"), QStringLiteral("://me:geheim@"));
    OperationsModel operations;
    CloneController clone(m_git->client(), operations);
    clone.start(url, m_clones + QStringLiteral("/a"));
    QTRY_VERIFY_WITH_TIMEOUT(!clone.isRunning(), patience);
    const QModelIndex row = operations.index(0, 0);
    for (const int role : {int(OperationsModel::CommandRole), int(OperationsModel::DetailsRole),
                           int(OperationsModel::ProgressRole), int(OperationsModel::TitleRole)}) {
        QVERIFY2(!row.data(role).toString().contains(QStringLiteral("geheim")),
                 qPrintable(row.data(role).toString()));
    }
    QVERIFY(clone.problem());
    QVERIFY(!clone.problem()->toLine().contains(QStringLiteral("geheim")));
}

QTEST_GUILESS_MAIN(TestCloneController)
#include "tst_clonecontroller.moc"
