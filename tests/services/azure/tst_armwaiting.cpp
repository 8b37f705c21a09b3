// SPDX-License-Identifier: GPL-3.0-or-later
// Waiting for the end of operations.
#include "tests/services/azure/armbench.h"

#include <QTest>

using namespace serin;
using namespace std::chrono_literals;

class TestArmWaiting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m = std::make_unique<ArmBench>(); }
    void cleanup() { m.reset(); }

    void waitingSurvives_data()
    {
        QTest::addColumn<int>("status"); // 0: reset, 1: web page
        QTest::addColumn<int>("times");
        QTest::newRow("resets") << 0 << 10;
        QTest::newRow("web pages") << 1 << 3;
        QTest::newRow("404") << 404 << 3;
        QTest::newRow("408") << 408 << 10;
        QTest::newRow("429") << 429 << 10;
        QTest::newRow("500") << 500 << 10;
        QTest::newRow("503") << 503 << 10;
        QTest::newRow("504") << 504 << 10;
    }
    void waitingSurvives()
    {
        QFETCH(int, status);
        QFETCH(int, times);
        m_troubles = 0;
        waits(status == 0   ? ScriptedServer::reset()
              : status == 1 ? ScriptedServer::respond(200, "<html>")
                            : ScriptedServer::respond(status),
              times);
        QCOMPARE(m_troubles, times);
    }

    void waitingEndsWhenItMakesNoSense()
    {
        ErrorKind kind{};
        waits(ScriptedServer::respond(200, "<html>"), 4, &kind);
        QCOMPARE(kind, ErrorKind::Protocol);
        waits(ScriptedServer::respond(200, "{}"), 4, &kind);
        QCOMPARE(kind, ErrorKind::Protocol);
        waits(ScriptedServer::respond(400), 1, &kind);
        QCOMPARE(kind, ErrorKind::Invalid);
        waits(ScriptedServer::respond(503), 1'000, &kind);
        QCOMPARE(kind, ErrorKind::Unavailable);
        QVERIFY(!m->server.isDone()); // after some minutes, not after all of them
    }

    void aForgottenOperationIsSeenByItsResource()
    {
        PendingOperation operation;
        operation.resourceId = QString::fromLatin1(workspacePath + endpointPath);
        operation.statusUrl = QString::fromLatin1(m->operation());
        operation.startedAt = m->clock.now();
        m->on("GET " + endpointPath, ScriptedServer::respond(200, endpointBody()));
        QVERIFY(answered(m->plane->wait(operation, {})));
        QCOMPARE(m->server.count("GET", "/op-1"), 4);
        QCOMPARE(m->server.count("GET", "/my-endpoint"), 1);
    }

    void failuresAreWords()
    {
        PendingOperation operation;
        operation.resourceId = QString::fromLatin1(workspacePath + endpointPath);
        operation.statusUrl = QString::fromLatin1(m->operation());
        operation.startedAt = m->clock.now();
        m->on(statePath,
              ScriptedServer::respond(200, quoted("{'status':'Failed','error':{'code':'OutOfQuota',"
                                                  "'message':'Not enough quota.'}}")));
        const auto failed = answered(m->plane->wait(operation, {}));
        QCOMPARE(failed.error().kind, ErrorKind::Unavailable);
        QCOMPARE(failed.error().detail, QStringLiteral("OutOfQuota: Not enough quota"));
        QVERIFY(failed.error().fix.contains(QLatin1String("quota")));
        m->on(statePath, ScriptedServer::respond(200, quoted("{'status':'CANCELED'}")));
        QCOMPARE(answered(m->plane->wait(operation, {})).error().kind, ErrorKind::Cancelled);
        operation.statusUrl.clear();
        m->on("GET " + endpointPath, ScriptedServer::respond(200, endpointBody("Failed")));
        QVERIFY(!answered(m->plane->wait(operation, {})));
    }

    void waitsNoLongerThanTheService()
    {
        PendingOperation operation;
        operation.resourceId = QString::fromLatin1(workspacePath + endpointPath);
        operation.statusUrl = QString::fromLatin1(m->operation());
        operation.startedAt = m->clock.now();
        m->on(statePath, state("Updating"));
        const auto ended = answered(m->plane->wait(operation, {}));
        QCOMPARE(ended.error().kind, ErrorKind::Timeout);
        QVERIFY(ended.error().detail.contains(QLatin1String("Updating")));
    }

    void tokenExpiresWhileWaiting()
    {
        int looks = 0;
        m->on(statePath, [&](const HttpRequest &request, ScriptedConnection c) {
            const bool old = request.headers.value("Authorization") == "Bearer token-1";
            (++looks > 3 && old ? ScriptedServer::respond(401)
                                : state(looks > 6 ? "Succeeded" : "Updating"))(request, c);
        });
        PendingOperation operation;
        operation.resourceId = QString::fromLatin1(workspacePath + endpointPath);
        operation.statusUrl = QString::fromLatin1(m->operation());
        operation.startedAt = m->clock.now();
        QVERIFY(answered(m->plane->wait(operation, {})));
        QCOMPARE(m->tokens.refusals, 1);
        QCOMPARE(m->tokens.number, 2);
    }

    void goesOnAfterARestart()
    {
        m->on("GET " + endpointPath, ScriptedServer::respond(200, endpointBody()));
        m->on("PUT " + endpointPath,
              ScriptedServer::respond(201, endpointBody("Updating"), m->accepted()));
        m->on(statePath, state("Updating"));
        const auto operation = answered(m->plane->putEndpoint(newTraffic()));
        QVERIFY(operation);
        int looks = 0;
        // Then the service stops answering: the test's waits take no time, and thirty minutes of
        // them would pass before a busy computer looks here again.
        QFuture<Result<void>> waiting = m->plane->wait(*operation, [&](const OperationProgress &) {
            if (++looks == 3) {
                m->on(statePath, ScriptedServer::silence());
            }
        });
        QTRY_VERIFY(looks > 2);
        const QByteArray kept = operation->toJson();
        m->plane.reset(); // the program ends
        QCOMPARE(answered(waiting).error().kind, ErrorKind::Cancelled);

        ArmControlPlane next(*m->http, m->tokens, {m->server.base(), {}, {}, {}},
                             {QStringLiteral("s-1"), QStringLiteral("rg"), QStringLiteral("ws")});
        m->on(statePath, state("Succeeded"));
        QVERIFY(answered(next.wait(*PendingOperation::fromJson(kept), {})));
        QCOMPARE(m->server.count("PUT"), 1);
    }

    void serviceGoesAndComesBackWhileWaiting()
    {
        m->delays.held = true;
        PendingOperation operation;
        operation.resourceId = QString::fromLatin1(workspacePath + endpointPath);
        operation.statusUrl = QString::fromLatin1(m->operation());
        operation.startedAt = m->clock.now();
        m->on(statePath, state("Updating"));
        int troubles = 0;
        int looks = 0;
        QFuture<Result<void>> waiting =
            m->plane->wait(operation, [&](const OperationProgress &progress) {
                ++looks;
                troubles += progress.trouble ? 1 : 0;
            });
        const auto step = [&] {
            const int before = looks;
            m->delays.release();
            return QTest::qWaitFor([&] { return looks > before || waiting.isFinished(); });
        };
        QVERIFY(step());
        QCOMPARE(troubles, 0);
        const quint16 port = m->server.port();
        m->server.goAway();
        QVERIFY(step());
        QVERIFY(step());
        QCOMPARE(troubles, 2);
        m->server.comeBack(port);
        m->on(statePath, state("Succeeded"));
        QVERIFY(step());
        QVERIFY(answered(waiting));
    }

    void cancelTheWaiting()
    {
        m->delays.held = true;
        PendingOperation operation;
        operation.resourceId = QStringLiteral("/x");
        operation.startedAt = m->clock.now();
        QFuture<Result<void>> waiting = m->plane->wait(operation, {});
        QTRY_COMPARE(m->delays.asked.size(), size_t(1));
        waiting.cancel();
        QCOMPARE(answered(waiting).error().kind, ErrorKind::Cancelled);
    }

private:
    void waits(ScriptedServer::Step first, int times, ErrorKind *kind = nullptr)
    {
        PendingOperation operation;
        operation.resourceId = QString::fromLatin1(workspacePath + endpointPath);
        operation.statusUrl = QString::fromLatin1(m->operation());
        operation.startedAt = m->clock.now();
        m->server.add(first, times);
        m->on(statePath, state("Succeeded"));
        const auto ended = answered(m->plane->wait(
            operation, [&](const OperationProgress &p) { m_troubles += p.trouble ? 1 : 0; }));
        if (kind != nullptr) {
            QVERIFY(!ended);
            *kind = ended.error().kind;
        } else {
            QVERIFY2(ended, ended ? "" : qPrintable(ended.error().toLine()));
        }
    }

    std::unique_ptr<ArmBench> m;
    int m_troubles = 0;
};

QTEST_GUILESS_MAIN(TestArmWaiting)
#include "tst_armwaiting.moc"
