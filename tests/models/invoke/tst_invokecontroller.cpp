// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/invoke/invokecontroller.h"
#include "services/core/workers.h"
#include "services/http/httpclient.h"
#include "services/scoring/scoringclient.h"
#include "tests/support/fakecontrolplane.h"
#include "tests/support/fakeworkspaceaccess.h"
#include "tests/support/livethings.h"
#include "tests/support/names.h"
#include "tests/support/scriptedserver.h"

#include <QFile>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

using namespace serin;

/// What is sent and shown, and what late, stopped and failed answers do.
class TestInvokeController : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void reasons();
    void loadsTheSample();
    void sendsAndRecords();
    void largeAnswer();
    void sendsToADeployment();
    void targetBeforeItIsKnown();
    void stops();
    void loses();
    void newerSupersedes();
    void noAnswer();
    void compares();
    void hasNoBaselineOfWhatIsNotLive();
    void draftSurvives();
    void eachEndpointKeepsItsRequest();
    void anotherEndpointTellsItsTargets();
    void recalls();
    void commandLines();
    void missingFile();
    void diesWhileWaiting();

private:
    void start()
    {
        m_history = std::make_unique<RequestHistory>(m_folder->filePath(QStringLiteral("h.db")));
        m_live = std::make_unique<LiveController>(m_access);
        m_invoke = std::make_unique<InvokeController>(*m_live, *m_history);
        m_access.now = WorkspaceAccess::State::Ready;
        m_live->select(canary);
        m_live->setShown(true);
    }
    void select(const QString &name = canary)
    {
        EndpointState state;
        state.phase = EndpointState::Phase::Ready;
        state.name = name;
        state.files = {{m_folder->filePath(QStringLiteral("endpoint.yml")), {}, {}, 0}};
        m_invoke->setEndpoint(state);
    }
    void ready()
    {
        start();
        select();
        QTRY_COMPARE(m_invoke->sendReason(), QString());
        QTRY_COMPARE(m_invoke->targets().size(), std::size_t(3));
        QTRY_COMPARE(m_invoke->body().bytes, sample);
    }
    [[nodiscard]] const InvokeOutcome &outcome() const { return m_invoke->outcome(); }

    const QByteArray sample = "{\"data\":[1]}";
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<FakeControlPlane> m_plane;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<ScoringClient> m_client;
    FakeWorkspaceAccess m_access;
    std::unique_ptr<RequestHistory> m_history;
    std::unique_ptr<LiveController> m_live;
    std::unique_ptr<InvokeController> m_invoke;
};

void TestInvokeController::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QFile file(m_folder->filePath(QStringLiteral("sample-request.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(sample);
    file.close();
    m_server = std::make_unique<ScriptedServer>();
    m_server->otherwise = ScriptedServer::respond(200, "[2]", {"azureml-model-deployment: blue"});
    m_plane = std::make_unique<FakeControlPlane>();
    LiveEndpoint live = liveEndpoint(canary, {{blue, 90}, {green, 10}});
    live.scoringUri = m_server->base() + QStringLiteral("/score");
    m_plane->endpointList = {live};
    m_plane->deploymentList = {liveDeployment(canary, blue), liveDeployment(canary, green)};
    m_http = std::make_unique<HttpClient>();
    m_client = std::make_unique<ScoringClient>(*m_http, *m_plane, ScoringClient::Settings());
    m_access.now = WorkspaceAccess::State::Stopped;
    m_access.controlPlane = m_plane.get();
    m_access.client = m_client.get();
}

void TestInvokeController::cleanup()
{
    m_invoke.reset();
    m_live.reset();
    m_history.reset();
    m_client.reset();
    m_http.reset();
    m_plane.reset();
    m_server.reset();
}

void TestInvokeController::reasons()
{
    m_history = std::make_unique<RequestHistory>(m_folder->filePath(QStringLiteral("h.db")));
    m_live = std::make_unique<LiveController>(m_access);
    m_invoke = std::make_unique<InvokeController>(*m_live, *m_history);
    QVERIFY(m_invoke->sendReason().contains(QStringLiteral("Select")));
    select();
    QVERIFY(m_invoke->sendReason().contains(QStringLiteral("not running")));
    m_invoke->send();
    QCOMPARE(outcome().phase, InvokeOutcome::Phase::None);
    m_live->setShown(true);
    m_access.set(WorkspaceAccess::State::Ready);
    QVERIFY(m_invoke->sendReason().contains(QStringLiteral("not known yet")));
    QTRY_COMPARE(m_invoke->sendReason(), QString());
    select(QStringLiteral("other"));
    QVERIFY(m_invoke->sendReason().contains(QStringLiteral("not live")));
}

void TestInvokeController::loadsTheSample()
{
    ready();
    QCOMPARE(m_invoke->body().path, m_folder->filePath(QStringLiteral("sample-request.json")));
    QTRY_COMPARE(m_invoke->files().size(), 1);
    QCOMPARE(m_invoke->targets()[0].hint, QStringLiteral("blue 90 · green 10"));
    QCOMPARE(m_invoke->targets()[2], (InvokeTarget{green, QStringLiteral("10 %")}));
}

void TestInvokeController::sendsAndRecords()
{
    ready();
    const QSignalSpy answered(m_invoke.get(), &InvokeController::answered);
    m_invoke->send();
    QVERIFY(m_invoke->isSending());
    QTRY_COMPARE(outcome().phase, InvokeOutcome::Phase::Answered);
    QCOMPARE(outcome().status, 200);
    QCOMPARE(outcome().answeredBy, blue);
    QCOMPARE(outcome().raw, QStringLiteral("[2]"));
    QCOMPARE(m_server->requests.front().body, sample);
    QVERIFY(!m_server->requests.front().headers.contains("azureml-model-deployment"));
    QCOMPARE(answered.size(), 1);
    QCOMPARE(answered[0][1].toString(), blue);
    QTRY_COMPARE(m_invoke->history().rowCount(), 1);
}

void TestInvokeController::largeAnswer()
{
    ready();
    QByteArray json = "[";
    while (json.size() < 3'000'000) {
        json += "{\"probability\":0.125},";
    }
    m_server->otherwise = ScriptedServer::respond(200, json + "{}]");
    // With all of the pool's threads busy it cannot be made ready to be shown elsewhere.
    QThreadPool &pool = *workers();
    QSemaphore busy;
    QSemaphore goOn;
    for (int i = 0; i < pool.maxThreadCount(); ++i) {
        pool.start([&busy, &goOn] {
            busy.release();
            goOn.acquire();
        });
    }
    busy.acquire(pool.maxThreadCount());
    const QSignalSpy answered(m_invoke.get(), &InvokeController::answered);
    m_invoke->send();
    QTRY_COMPARE(answered.size(), 1);
    QVERIFY2(m_invoke->isSending(), "it was not unpacked in this thread");
    goOn.release(pool.maxThreadCount());
    QTRY_COMPARE(outcome().phase, InvokeOutcome::Phase::Answered);
    QCOMPARE(outcome().size, json.size() + 3);
    QVERIFY(outcome().pretty.size() > 200'000 && outcome().pretty.size() <= 256 * 1'024);
    QVERIFY(outcome().pretty.contains(QStringLiteral("\n    \"probability\": 0.125\n")));
    QVERIFY(outcome().prettyNote.contains(QStringLiteral("256 KiB")));
    QVERIFY(outcome().raw.size() <= 256 * 1'024);
}

void TestInvokeController::sendsToADeployment()
{
    ready();
    m_invoke->setTarget(green);
    m_invoke->send();
    QTRY_COMPARE(outcome().phase, InvokeOutcome::Phase::Answered);
    QCOMPARE(m_server->requests.front().headers.value("azureml-model-deployment"),
             QByteArray("green"));
}

/// "Test green" right after an apply: that green is asked must not depend on a list that is on its
/// way.
void TestInvokeController::targetBeforeItIsKnown()
{
    m_plane->held = true;
    start();
    select();
    QTRY_VERIFY(!m_plane->waiting.isEmpty());
    m_plane->release(); // the endpoints
    QTRY_COMPARE(m_invoke->targets().size(), std::size_t(1));
    m_invoke->setTarget(green);
    QCOMPARE(m_invoke->targets().size(), std::size_t(2));
    QCOMPARE(m_invoke->targets()[1].deployment, green);
    m_plane->held = false;
    m_plane->releaseAll();
    QTRY_COMPARE(m_invoke->targets().size(), std::size_t(3));
    QCOMPARE(m_invoke->targets()[2], (InvokeTarget{green, QStringLiteral("10 %")}));
    m_invoke->setTarget(QStringLiteral("grey")); // as long as nothing else is chosen
    QCOMPARE(m_invoke->targets().back(),
             (InvokeTarget{QStringLiteral("grey"), QStringLiteral("not live")}));
    QCOMPARE(m_invoke->sendReason(), QStringLiteral("grey is not live"));
    m_invoke->setTarget(green);
    QCOMPARE(m_invoke->targets().size(), std::size_t(3));
    QCOMPARE(m_invoke->target(), green);
}

void TestInvokeController::stops()
{
    ready();
    m_server->otherwise = ScriptedServer::silence();
    m_invoke->send();
    QTRY_COMPARE(m_server->requests.size(), std::size_t(1));
    QTest::qWait(2);
    m_invoke->stop();
    QTRY_COMPARE(outcome().phase, InvokeOutcome::Phase::Failed);
    QVERIFY(outcome().problem.contains(QStringLiteral("Stopped")));
    QTRY_COMPARE(m_invoke->history().rowCount(), 1);
    QVERIFY2(m_invoke->history().entries().front().total.count() > 0, "how long it was waited for");
}

void TestInvokeController::loses()
{
    ready();
    m_server->otherwise = ScriptedServer::silence();
    m_invoke->send();
    QTRY_COMPARE(m_server->requests.size(), std::size_t(1));
    m_access.client = nullptr;
    m_client.reset();
    QTRY_COMPARE(outcome().phase, InvokeOutcome::Phase::Failed);
    QVERIFY2(outcome().problem.contains(QStringLiteral("went away")),
             qPrintable(outcome().problem));
    QVERIFY(!outcome().isStopped);
}

void TestInvokeController::newerSupersedes()
{
    ready();
    m_server->add(ScriptedServer::silence());
    m_invoke->send();
    QTRY_COMPARE(m_server->requests.size(), std::size_t(1));
    m_invoke->send();
    QTRY_COMPARE(outcome().phase, InvokeOutcome::Phase::Answered);
    QCOMPARE(outcome().raw, QStringLiteral("[2]"));
}

void TestInvokeController::noAnswer()
{
    ready();
    m_server->otherwise = ScriptedServer::reset();
    m_invoke->send();
    QTRY_COMPARE(outcome().phase, InvokeOutcome::Phase::Failed);
    QVERIFY(!outcome().problem.isEmpty());
    QTRY_COMPARE(m_invoke->history().rowCount(), 1);
    QCOMPARE(m_invoke->history().entries().front().status, 0);
}

void TestInvokeController::compares()
{
    ready();
    m_server->otherwise = [](const HttpRequest &request, ScriptedConnection connection) {
        const bool isGreen = request.headers.value("azureml-model-deployment") == "green";
        connection.send(ScriptedServer::message(200, isGreen ? "[3]" : "[2]"));
    };
    m_invoke->setTarget(green);
    QCOMPARE(m_invoke->usualBaseline(), blue);
    m_invoke->compare(blue, green);
    QTRY_COMPARE(outcome().phase, InvokeOutcome::Phase::Answered);
    QVERIFY(outcome().isComparison);
    QCOMPARE(m_invoke->differences().rowCount(), 1);
    QCOMPARE(m_invoke->differences().headerData(DifferenceModel::BeforeColumn, Qt::Horizontal,
                                                Qt::DisplayRole),
             blue);
    QCOMPARE(outcome().raw, QStringLiteral("[3]"));
    QTRY_COMPARE(m_invoke->history().rowCount(), 2);
}

void TestInvokeController::hasNoBaselineOfWhatIsNotLive()
{
    ready();
    const QSignalBlocker others(*m_live); // somebody asks before the controller is told
    m_access.set(WorkspaceAccess::State::Stopped);
    QVERIFY(!m_live->snapshot()->endpoint(canary));
    QCOMPARE(m_invoke->targets().size(), std::size_t(3));
    QCOMPARE(m_invoke->usualBaseline(), QString());
}

void TestInvokeController::draftSurvives()
{
    ready();
    m_invoke->setText(QStringLiteral("{\"typed\": 1}"));
    QVERIFY(m_invoke->body().path.isEmpty());
    m_invoke.reset(); // with what was typed a moment ago
    m_history.reset();
    start();
    select();
    QTRY_COMPARE(m_invoke->body().bytes, QByteArray("{\"typed\": 1}"));
}

void TestInvokeController::eachEndpointKeepsItsRequest()
{
    ready();
    m_invoke->setText(QStringLiteral("one"));
    m_invoke->setTarget(green);
    select(QStringLiteral("other"));
    QTRY_COMPARE(m_invoke->body().bytes, sample);
    QCOMPARE(m_invoke->target(), QString());
    select();
    QCOMPARE(m_invoke->body().bytes, QByteArray("one"));
    QCOMPARE(m_invoke->target(), green);
}

/// The words of its targets hold its name.
void TestInvokeController::anotherEndpointTellsItsTargets()
{
    ready();
    m_invoke->setTarget(green);
    QString told;
    connect(m_invoke.get(), &InvokeController::targetsChanged, this,
            [this, &told] { // clazy:exclude=lambda-in-connect
                told = m_invoke->endpoint() + m_invoke->target();
            });
    select(QStringLiteral("other"));
    QCOMPARE(told, QStringLiteral("other"));
    m_access.now = WorkspaceAccess::State::Stopped; // neither has targets then
    select();
    QCOMPARE(told, canary + green);
}

void TestInvokeController::recalls()
{
    ready();
    m_invoke->setTarget(green);
    m_invoke->send();
    QTRY_COMPARE(m_invoke->history().rowCount(), 1);
    m_invoke->setTarget({});
    m_invoke->setText(QStringLiteral("something else"));
    m_invoke->recall(m_invoke->history().entries().front().id);
    QTRY_COMPARE(m_invoke->body().bytes, sample);
    QCOMPARE(m_invoke->target(), green);
    QCOMPARE(outcome().raw, QStringLiteral("[2]"));
}

void TestInvokeController::commandLines()
{
    ready();
    m_invoke->setTarget(green);
    RequestCommands commands = m_invoke->commands();
    QVERIFY(commands.curl.contains(QStringLiteral("$SCORING_KEY")));
    QVERIFY(commands.curl.contains(QStringLiteral("sample-request.json")));
    QVERIFY(!commands.curl.contains(QStringLiteral("key-1")));
    QVERIFY(commands.az.startsWith(QStringLiteral("az ml online-endpoint invoke")));
    QVERIFY(commands.serinctl.contains(QStringLiteral("-d green")));
    m_invoke->setText(QStringLiteral("{}"));
    commands = m_invoke->commands();
    QVERIFY(commands.curl.contains(QStringLiteral("'{}'")));
    QVERIFY(commands.az.isEmpty() && !commands.fileReason.isEmpty());
}

void TestInvokeController::missingFile()
{
    ready();
    const QSignalSpy failed(m_invoke.get(), &InvokeController::failed);
    m_invoke->loadFile(QStringLiteral("/nowhere/request.json"));
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(m_invoke->body().bytes, sample);
}

void TestInvokeController::diesWhileWaiting()
{
    ready();
    m_server->otherwise = ScriptedServer::silence();
    m_invoke->send();
    m_invoke->loadFile(m_folder->filePath(QStringLiteral("sample-request.json")));
    m_invoke.reset();
    m_access.set(WorkspaceAccess::State::Stopped);
    QCoreApplication::processEvents();
    QVERIFY(!m_live->snapshot()->isKnown);
}

QTEST_GUILESS_MAIN(TestInvokeController)
#include "tst_invokecontroller.moc"
