// SPDX-License-Identifier: GPL-3.0-or-later
// Changes whose answer is lost, refused or not waited for.
#include "tests/services/azure/armbench.h"

#include <QTest>

using namespace serin;
using namespace std::chrono_literals;

class TestArmWrites : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m = std::make_unique<ArmBench>(); }
    void cleanup() { m.reset(); }

    void putLooksBeforeItIsRepeated_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {0, 429, 500, 503, 504}) {
            QTest::newRow(qPrintable(QString::number(status))) << status;
        }
    }
    void putLooksBeforeItIsRepeated()
    {
        QFETCH(int, status);
        m->on("GET " + endpointPath, ScriptedServer::respond(200, endpointBody()));
        int puts = 0;
        m->on("PUT " + endpointPath, [&](const HttpRequest &request, ScriptedConnection c) {
            if (++puts < 3) {
                (status == 0 ? ScriptedServer::reset() : ScriptedServer::respond(status))(request,
                                                                                          c);
            } else {
                ScriptedServer::respond(201, endpointBody("Updating"), m->accepted())(request, c);
            }
        });
        const auto operation = answered(m->plane->putEndpoint(newTraffic()));
        QVERIFY(operation);
        QByteArray methods;
        for (const HttpRequest &request : m->server.requests) {
            methods += request.method.at(0);
        }
        QCOMPARE(methods, QByteArray("GPGPGP"));
    }

    void putGivesUp()
    {
        m->on("GET " + endpointPath, ScriptedServer::respond(200, endpointBody()));
        m->on("PUT " + endpointPath, ScriptedServer::respond(503));
        const auto operation = answered(m->plane->putEndpoint(newTraffic()));
        QCOMPARE(operation.error().kind, ErrorKind::Unavailable);
        QCOMPARE(m->server.count("PUT"), 4);
    }

    void putThatArrivedIsNotRepeated_data()
    {
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<bool>("finished");
        QTest::newRow("runs") << QByteArray("Updating") << false;
        QTest::newRow("done") << QByteArray("Succeeded") << true;
    }
    void putThatArrivedIsNotRepeated()
    {
        QFETCH(QByteArray, state);
        QFETCH(bool, finished);
        bool arrived = false;
        m->on("PUT " + endpointPath, [&](const HttpRequest &, ScriptedConnection c) {
            arrived = true;
            c.reset();
        });
        m->on("GET " + endpointPath, [&](const HttpRequest &request, ScriptedConnection c) {
            ScriptedServer::respond(
                200, !arrived
                         ? endpointBody()
                         : endpointBody(state, state == "Updating"
                                                   ? quoted("{'blue':100}")
                                                   : quoted("{'blue':90,'green':10}")))(request, c);
        });
        const auto operation = answered(m->plane->putEndpoint(newTraffic()));
        QVERIFY2(operation, operation ? "" : qPrintable(operation.error().toLine()));
        QCOMPARE(operation->finished, finished);
        QCOMPARE(m->server.count("PUT"), 1);
    }

    void somebodyElseWasFaster()
    {
        bool sent = false;
        m->on("PUT " + endpointPath, [&](const HttpRequest &, ScriptedConnection c) {
            sent = true;
            c.close();
        });
        m->on("GET " + endpointPath, [&](const HttpRequest &request, ScriptedConnection c) {
            ScriptedServer::respond(
                200, endpointBody("Succeeded", sent ? quoted("{'blue':50,'green':50}")
                                                    : quoted("{'blue':100}")))(request, c);
        });
        const auto operation = answered(m->plane->putEndpoint(newTraffic()));
        QCOMPARE(operation.error().kind, ErrorKind::Conflict);
        QCOMPARE(m->server.count("PUT"), 1);
    }

    void putAndThenTheServiceIsGone()
    {
        bool sent = false;
        m->on("PUT " + endpointPath, [&](const HttpRequest &, ScriptedConnection c) {
            sent = true;
            c.close();
        });
        m->on("GET " + endpointPath, [&](const HttpRequest &request, ScriptedConnection c) {
            (sent ? ScriptedServer::respond(503)
                  : ScriptedServer::respond(200, endpointBody()))(request, c);
        });
        const auto operation = answered(m->plane->putEndpoint(newTraffic()));
        QCOMPARE(operation.error().kind, ErrorKind::Unavailable);
        QVERIFY(operation.error().fix.contains(QLatin1String("not known")));
        QCOMPARE(m->server.count("PUT"), 1);
    }

    void refusedPutIsNotRepeated_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("400") << 400 << ErrorKind::Invalid;
        QTest::newRow("403") << 403 << ErrorKind::Unauthorized;
        QTest::newRow("409") << 409 << ErrorKind::Conflict;
    }
    void refusedPutIsNotRepeated()
    {
        QFETCH(int, status);
        QFETCH(ErrorKind, kind);
        m->on("GET " + endpointPath, ScriptedServer::respond(200, endpointBody()));
        m->on("PUT " + endpointPath, ScriptedServer::respond(status));
        QCOMPARE(answered(m->plane->putEndpoint(newTraffic())).error().kind, kind);
        QCOMPARE(m->server.count("PUT"), 1);
    }

    void aDeleteThatArrivedIsWaitedFor()
    {
        bool sent = false;
        m->on("DELETE " + endpointPath, [&](const HttpRequest &request, ScriptedConnection c) {
            (std::exchange(sent, true) ? ScriptedServer::respond(409)
                                       : ScriptedServer::reset())(request, c);
        });
        m->on("GET " + endpointPath, ScriptedServer::respond(200, endpointBody("Deleting")));
        const auto operation = answered(m->plane->deleteEndpoint(ArmBench::endpoint()));
        QVERIFY(operation);
        QVERIFY(!operation->finished);
        m->on("GET " + endpointPath, ScriptedServer::respond(200, endpointBody()));
        QCOMPARE(answered(m->plane->deleteEndpoint(ArmBench::endpoint())).error().kind,
                 ErrorKind::Conflict); // busy with something else, or it has live traffic
    }

    void cancelAtEachStep_data()
    {
        QTest::addColumn<int>("step");
        for (int step = 1; step <= 4; ++step) {
            QTest::addRow("request %d", step) << step;
        }
    }
    void cancelAtEachStep()
    {
        QFETCH(int, step);
        int seen = 0;
        m->server.otherwise = [&](const HttpRequest &request, ScriptedConnection connection) {
            if (++seen == step) {
                return; // no answer
            }
            if (request.method == "PUT") {
                ScriptedServer::respond(503)(request, connection);
            } else {
                ScriptedServer::respond(200, endpointBody())(request, connection);
            }
        };
        QFuture<Result<PendingOperation>> future = m->plane->putEndpoint(newTraffic());
        QTRY_COMPARE(seen, step);
        future.cancel();
        QCOMPARE(answered(future).error().kind, ErrorKind::Cancelled);
        QTest::qWait(20);
        QCOMPARE(seen, step); // and nothing more is sent
    }

    void cancelBetweenTwoTries()
    {
        m->delays.held = true;
        m->on("GET " + endpointPath, ScriptedServer::respond(200, endpointBody()));
        m->on("PUT " + endpointPath, ScriptedServer::respond(503));
        QFuture<Result<PendingOperation>> future = m->plane->putEndpoint(newTraffic());
        QTRY_COMPARE(m->delays.asked.size(), size_t(1));
        future.cancel();
        QCOMPARE(answered(future).error().kind, ErrorKind::Cancelled);
        QCOMPARE(m->server.count("PUT"), 1);
    }

private:
    std::unique_ptr<ArmBench> m;
};

QTEST_GUILESS_MAIN(TestArmWrites)
#include "tst_armwrites.moc"
