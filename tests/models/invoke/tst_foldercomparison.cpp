// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/invoke/foldercomparison.h"
#include "models/live/livecontroller.h"
#include "services/http/httpclient.h"
#include "services/scoring/scoringclient.h"
#include "tests/support/fakecontrolplane.h"
#include "tests/support/fakeworkspaceaccess.h"
#include "tests/support/filebytes.h"
#include "tests/support/livethings.h"
#include "tests/support/names.h"
#include "tests/support/patience.h"
#include "tests/support/scriptedserver.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace serin;

/// A folder of requests to two deployments, over real connections.
class TestFolderComparison : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void tellsOfEachFile();
    void stops();
    void isBegunAnew();
    void goesOnAfterWhatCannotBeRead();
    void saysWhyItCannotBegin();
    void endsWithTheWorkspace();
    void diesWhileWaiting();

private:
    using State = FolderComparison::State;

    void write(const char *name, const QByteArray &bytes) const
    {
        QVERIFY(setFileBytes(m_folder->filePath(QLatin1String(name)), bytes));
    }
    void start() { m_comparison->start(m_folder->path(), canary, blue, green); }
    [[nodiscard]] QString cell(int row, FolderComparison::Column column) const
    {
        return m_comparison->index(row, column).data().toString();
    }
    [[nodiscard]] std::vector<State> states() const
    {
        std::vector<State> all;
        for (int row = 0; row < m_comparison->rowCount(); ++row) {
            all.push_back(static_cast<State>(
                m_comparison->index(row, 0).data(FolderComparison::StateRole).toInt()));
        }
        return all;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<FakeControlPlane> m_plane;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<ScoringClient> m_client;
    FakeWorkspaceAccess m_access;
    std::unique_ptr<LiveController> m_live;
    std::unique_ptr<FolderComparison> m_comparison;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

/// Green answers what it is asked, blue "[2]".
void TestFolderComparison::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<ScriptedServer>();
    m_server->otherwise = [](const HttpRequest &request, ScriptedConnection connection) {
        const bool isGreen = request.headers.value("azureml-model-deployment") == "green";
        const bool isBad = request.body == "bad";
        connection.send(ScriptedServer::message(isBad ? 500 : 200, isGreen ? request.body : "[2]"));
    };
    m_plane = std::make_unique<FakeControlPlane>();
    LiveEndpoint live = liveEndpoint(canary, {{blue, 90}, {green, 10}});
    live.scoringUri = m_server->base() + QStringLiteral("/score");
    m_plane->endpointList = {live};
    m_http = std::make_unique<HttpClient>();
    m_client = std::make_unique<ScoringClient>(*m_http, *m_plane, ScoringClient::Settings());
    m_access.now = WorkspaceAccess::State::Ready;
    m_access.controlPlane = m_plane.get();
    m_access.client = m_client.get();
    m_live = std::make_unique<LiveController>(m_access);
    m_comparison = std::make_unique<FolderComparison>(*m_live);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_comparison.get());
    write("a.json", "[2]");
    write("b.json", "[3]");
    write("c.json", "bad");
    write(".hidden", "[4]");
}

void TestFolderComparison::cleanup()
{
    m_tester.reset();
    m_comparison.reset();
    m_live.reset();
    m_client.reset();
    m_http.reset();
    m_plane.reset();
    m_server.reset();
}

void TestFolderComparison::tellsOfEachFile()
{
    QVERIFY(m_comparison->isEmpty());
    start();
    QVERIFY(m_comparison->isRunning() && !m_comparison->isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(!m_comparison->isRunning(), patience);
    QCOMPARE(states(), std::vector({State::Same, State::Different, State::Failed}));
    QCOMPARE(cell(0, FolderComparison::FileColumn), QStringLiteral("a.json"));
    QCOMPARE(cell(1, FolderComparison::ResultColumn), QStringLiteral("≠ one value differs"));
    QVERIFY2(cell(1, FolderComparison::BaselineColumn).startsWith(QStringLiteral("200 OK, ")),
             qPrintable(cell(1, FolderComparison::BaselineColumn)));
    QVERIFY(cell(2, FolderComparison::CandidateColumn).startsWith(QStringLiteral("500 ")));
    QVERIFY2(m_comparison->summary().endsWith(QStringLiteral(
                 "green beside blue. 3 of 3 requests sent, 1 same, 1 different, 1 not answered")),
             qPrintable(m_comparison->summary()));
    const std::optional<InvokeOutcome> outcome = m_comparison->outcome(1);
    QVERIFY(outcome && outcome->isComparison && !outcome->isSame);
    QCOMPARE(outcome->differences.size(), std::size_t(1));
    QCOMPARE(m_comparison->path(1), m_folder->filePath(QStringLiteral("b.json")));
    QVERIFY(!m_comparison->outcome(7));
    m_comparison->clear();
    QVERIFY(m_comparison->isEmpty());
    QCOMPARE(m_comparison->rowCount(), 0);
}

void TestFolderComparison::stops()
{
    int asked = 0;
    m_server->otherwise = [&asked](const HttpRequest &, ScriptedConnection connection) {
        if (++asked <= 2) { // of the first file
            connection.send(ScriptedServer::message(200, "[2]"));
        }
    };
    start();
    QTRY_VERIFY_WITH_TIMEOUT(asked == 4, patience);
    m_comparison->stop();
    QVERIFY(!m_comparison->isRunning());
    QCOMPARE(states(), std::vector({State::Same, State::Waiting, State::Waiting}));
    QVERIFY2(m_comparison->summary().endsWith(QStringLiteral("1 of 3 requests sent, 1 same, "
                                                             "stopped")),
             qPrintable(m_comparison->summary()));
    m_comparison->stop();
    QCOMPARE(asked, 4);
}

/// What was sent before tells nothing any more.
void TestFolderComparison::isBegunAnew()
{
    start();
    start();
    QTRY_VERIFY_WITH_TIMEOUT(!m_comparison->isRunning(), patience);
    QCOMPARE(m_comparison->rowCount(), 3);
    QCOMPARE(states(), std::vector({State::Same, State::Different, State::Failed}));
}

void TestFolderComparison::goesOnAfterWhatCannotBeRead()
{
    // It is listed, and gone when its turn comes.
    m_server->otherwise = [this](const HttpRequest &, ScriptedConnection connection) {
        QFile::remove(m_folder->filePath(QStringLiteral("b.json")));
        connection.send(ScriptedServer::message(200, "[2]"));
    };
    start();
    QTRY_VERIFY_WITH_TIMEOUT(!m_comparison->isRunning(), patience);
    QCOMPARE(states(), std::vector({State::Same, State::Failed, State::Same}));
    QVERIFY(cell(1, FolderComparison::ResultColumn).contains(QStringLiteral("cannot be read")));
}

void TestFolderComparison::saysWhyItCannotBegin()
{
    const QTemporaryDir empty;
    m_comparison->start(empty.path(), canary, blue, green);
    QTRY_VERIFY_WITH_TIMEOUT(m_comparison->problem(), patience);
    QVERIFY(!m_comparison->isRunning());
    QCOMPARE(m_comparison->problem()->kind, ErrorKind::NotFound);
    for (qsizetype i = 0; i <= FolderComparison::mostFiles; ++i) {
        QFile file(empty.filePath(QString::number(i)));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    m_comparison->start(empty.path(), canary, blue, green);
    QTRY_VERIFY_WITH_TIMEOUT(m_comparison->problem(), patience);
    QCOMPARE(m_comparison->problem()->kind, ErrorKind::Invalid);
    QVERIFY(m_server->requests.empty());
}

void TestFolderComparison::endsWithTheWorkspace()
{
    m_server->otherwise = [this](const HttpRequest &, ScriptedConnection connection) {
        m_access.client = nullptr;
        connection.send(ScriptedServer::message(200, "[2]"));
    };
    start();
    QTRY_VERIFY_WITH_TIMEOUT(!m_comparison->isRunning(), patience);
    QVERIFY(m_comparison->problem());
    QCOMPARE(states(), std::vector({State::Same, State::Waiting, State::Waiting}));
}

void TestFolderComparison::diesWhileWaiting()
{
    m_server->otherwise = ScriptedServer::silence();
    start();
    QTRY_VERIFY_WITH_TIMEOUT(!m_server->requests.empty(), patience);
    m_tester.reset();
    m_comparison.reset();
    QCoreApplication::processEvents();
}

QTEST_GUILESS_MAIN(TestFolderComparison)
#include "tst_foldercomparison.moc"
