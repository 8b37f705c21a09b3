// SPDX-License-Identifier: GPL-3.0-or-later
// The local workspace when things go wrong: killed in the middle of its work, its processes killed
// under load, scripts that fail, no room on the disk, callers that mean no good.
#include "tests/support/localserverprocess.h"
#include "tests/support/patience.h"

#include <QDir>
#include <QElapsedTimer>
#include <QSet>
#include <QTemporaryDir>

#include <algorithm>
#include <atomic>
#include <functional>
#include <thread>

#include <sys/resource.h>

using namespace serin;

namespace {

QString propertyOf(const HttpResponse &response, const char *name)
{
    return objectOf(response)
        .value(QLatin1String("properties"))
        .toObject()
        .value(QLatin1String(name))
        .toString();
}

bool isTerminal(const QString &state)
{
    return state == QLatin1String("Succeeded") || state == QLatin1String("Failed") ||
           state == QLatin1String("Canceled");
}

// Processes whose command line or environment names `folder`, other than `except`.
QList<qint64> processesOf(const QString &folder, qint64 except)
{
    QList<qint64> result;
    for (const QString &entry : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        const qint64 pid = entry.toLongLong();
        QFile environment(QStringLiteral("/proc/%1/environ").arg(pid));
        QFile command(QStringLiteral("/proc/%1/cmdline").arg(pid));
        if (pid > 0 && pid != except && pid != ::getpid() &&
            environment.open(QIODevice::ReadOnly) && command.open(QIODevice::ReadOnly) &&
            (environment.readAll() + command.readAll()).contains(folder.toUtf8())) {
            result << pid;
        }
    }
    return result;
}

// Whether process `pid` has a TCP socket that listens: then its script has been loaded.
bool listens(qint64 pid)
{
    QFile table(QStringLiteral("/proc/net/tcp"));
    if (!table.open(QIODevice::ReadOnly)) {
        return false;
    }
    QSet<QByteArray> sockets;
    for (const QByteArray &line : table.readAll().split('\n')) {
        const QList<QByteArray> fields = line.simplified().split(' ');
        if (fields.size() > 9 && fields.at(3) == "0A") {
            sockets.insert("socket:[" + fields.at(9) + ']');
        }
    }
    const QDir open(QStringLiteral("/proc/%1/fd").arg(pid));
    const QStringList files =
        open.entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System);
    return std::any_of(files.begin(), files.end(), [&](const QString &file) {
        char target[64] = {};
        const QByteArray path = open.filePath(file).toLocal8Bit();
        return ::readlink(path.constData(), target, sizeof target - 1) > 0 &&
               sockets.contains(target);
    });
}

} // namespace

class TestLocalFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void killedInTheMiddleOfAnything_data();
    void killedInTheMiddleOfAnything();
    void instancesKilledUnderLoad();
    void scriptsThatFailSayWhy_data();
    void scriptsThatFailSayWhy();
    void noRoomOnTheDisk();
    void wrongTokensStayOut();
    void deepJsonIsRefused();
    void halfOpenConnectionsBlockNobody();

private:
    void writeScript(const QString &folder, const QByteArray &text);
    HttpResponse putEndpoint(const QJsonObject &traffic = {});
    HttpResponse putDeployment(const QString &name, const QString &code, int count);
    HttpResponse scale(const QString &name, int count);
    /// The endpoint with deployment blue and all traffic.
    void serveBlue(int instances);
    QString stateOf(const QString &path);
    std::unique_ptr<HttpConnection> scorer();
    bool everythingSettles();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LocalServerProcess> m_server;
};

void TestLocalFaults::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    writeScript(QStringLiteral("good"), "import time\n"
                                        "def init():\n    time.sleep(0.05)\n"
                                        "def run(data):\n    return 1\n");
    m_server = std::make_unique<LocalServerProcess>(QStringLiteral(SERINCTL),
                                                    m_folder->filePath(QStringLiteral("state")));
    QVERIFY(m_server->start());
}

void TestLocalFaults::cleanup()
{
    m_server.reset();
    QCOMPARE(processesOf(m_folder->path(), 0), QList<qint64>());
}

void TestLocalFaults::writeScript(const QString &folder, const QByteArray &text)
{
    const QString path = m_folder->filePath(folder);
    QVERIFY(QDir().mkpath(path));
    QFile file(path + QStringLiteral("/score.py"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

HttpResponse TestLocalFaults::putEndpoint(const QJsonObject &traffic)
{
    return m_server->arm("PUT", QStringLiteral("/onlineEndpoints/canary"),
                         {{QStringLiteral("location"), QStringLiteral("local")},
                          {QStringLiteral("properties"),
                           QJsonObject{{QStringLiteral("authMode"), QStringLiteral("Key")},
                                       {QStringLiteral("traffic"), traffic}}}});
}

HttpResponse TestLocalFaults::putDeployment(const QString &name, const QString &code, int count)
{
    const QString uri = QUrl::fromLocalFile(m_folder->filePath(code)).toString();
    const HttpResponse asset = m_server->arm(
        "PUT", QStringLiteral("/codes/%1/versions/1").arg(code),
        {{QStringLiteral("properties"), QJsonObject{{QStringLiteral("codeUri"), uri}}}});
    const QString id = objectOf(asset).value(QLatin1String("id")).toString();
    const QJsonObject probe{{QStringLiteral("initialDelay"), QStringLiteral("PT1S")},
                            {QStringLiteral("period"), QStringLiteral("PT1S")},
                            {QStringLiteral("timeout"), QStringLiteral("PT1S")},
                            {QStringLiteral("failureThreshold"), 2}};
    // What is to start may take its time on a busy computer.
    QJsonObject readiness = probe;
    if (code != QLatin1String("bad")) {
        readiness.insert(QStringLiteral("failureThreshold"), 60);
    }
    return m_server->arm(
        "PUT", QStringLiteral("/onlineEndpoints/canary/deployments/") + name,
        {{QStringLiteral("location"), QStringLiteral("local")},
         {QStringLiteral("sku"), QJsonObject{{QStringLiteral("name"), QStringLiteral("Default")},
                                             {QStringLiteral("capacity"), count}}},
         {QStringLiteral("properties"),
          QJsonObject{{QStringLiteral("endpointComputeType"), QStringLiteral("Managed")},
                      {QStringLiteral("codeConfiguration"),
                       QJsonObject{{QStringLiteral("codeId"), id},
                                   {QStringLiteral("scoringScript"), QStringLiteral("score.py")}}},
                      {QStringLiteral("instanceType"), QStringLiteral("Standard_F2s_v2")},
                      {QStringLiteral("requestSettings"),
                       QJsonObject{{QStringLiteral("maxConcurrentRequestsPerInstance"), 16}}},
                      {QStringLiteral("livenessProbe"), probe},
                      {QStringLiteral("readinessProbe"), readiness}}}});
}

HttpResponse TestLocalFaults::scale(const QString &name, int count)
{
    return m_server->arm(
        "PATCH", QStringLiteral("/onlineEndpoints/canary/deployments/") + name,
        {{QStringLiteral("sku"), QJsonObject{{QStringLiteral("capacity"), count}}}});
}

void TestLocalFaults::serveBlue(int instances)
{
    QCOMPARE(m_server->finish(putEndpoint()), QStringLiteral("Succeeded"));
    QCOMPARE(
        m_server->finish(putDeployment(QStringLiteral("blue"), QStringLiteral("good"), instances)),
        QStringLiteral("Succeeded"));
    QCOMPARE(m_server->finish(putEndpoint({{QStringLiteral("blue"), 100}})),
             QStringLiteral("Succeeded"));
}

QString TestLocalFaults::stateOf(const QString &path)
{
    const HttpResponse response = m_server->arm("GET", path);
    return response.status == 200 ? propertyOf(response, "provisioningState")
                                  : QString::number(response.status);
}

std::unique_ptr<HttpConnection> TestLocalFaults::scorer()
{
    const HttpResponse keys =
        m_server->arm("POST", QStringLiteral("/onlineEndpoints/canary/listKeys"));
    auto connection = std::make_unique<HttpConnection>(m_server->port());
    connection->setHeader(
        "Authorization",
        "Bearer " + objectOf(keys).value(QLatin1String("primaryKey")).toString().toUtf8());
    connection->setHeader("Content-Type", "application/json");
    return connection;
}

// Whether every resource comes to a state that is an end.
bool TestLocalFaults::everythingSettles()
{
    return QTest::qWaitFor(
        [&] {
            for (const char *path :
                 {"/onlineEndpoints/canary", "/onlineEndpoints/canary/deployments/blue",
                  "/onlineEndpoints/canary/deployments/green"}) {
                const QString state = stateOf(QString::fromLatin1(path));
                if (state != QLatin1String("404") && !isTerminal(state)) {
                    return false;
                }
            }
            return true;
        },
        20'000);
}

void TestLocalFaults::killedInTheMiddleOfAnything_data()
{
    QTest::addColumn<QString>("act");
    QTest::addColumn<int>("wait");
    for (const char *act :
         {"create endpoint", "create deployment", "traffic", "scale up", "scale down", "replace",
          "delete deployment", "delete endpoint", "regenerate keys"}) {
        for (const int wait : {0, 3, 30, 120}) {
            QTest::addRow("%s, %d ms", act, wait) << QString::fromLatin1(act) << wait;
        }
    }
}

void TestLocalFaults::killedInTheMiddleOfAnything()
{
    QFETCH(QString, act);
    QFETCH(int, wait);
    writeScript(QStringLiteral("other"), "def init():\n    pass\ndef run(data):\n    return 2\n");
    const QString blue = QStringLiteral("blue");
    const QString green = QStringLiteral("green");
    const QString endpointPath = QStringLiteral("/onlineEndpoints/canary");
    const QString deployments = endpointPath + QStringLiteral("/deployments/");
    if (act != QLatin1String("create endpoint")) {
        serveBlue(act == QLatin1String("scale down") ? 3 : 1);
        if (act == QLatin1String("traffic") || act == QLatin1String("delete deployment")) {
            QCOMPARE(m_server->finish(putDeployment(green, QStringLiteral("good"), 1)),
                     QStringLiteral("Succeeded"));
        }
    }
    const std::map<QString, std::function<HttpResponse()>> acts{
        {QStringLiteral("create endpoint"), [&] { return putEndpoint(); }},
        {QStringLiteral("create deployment"),
         [&] { return putDeployment(green, QStringLiteral("good"), 2); }},
        {QStringLiteral("traffic"),
         [&] {
             return putEndpoint({{blue, 40}, {green, 60}});
         }},
        {QStringLiteral("scale up"), [&] { return scale(blue, 3); }},
        {QStringLiteral("scale down"), [&] { return scale(blue, 1); }},
        {QStringLiteral("replace"),
         [&] { return putDeployment(blue, QStringLiteral("other"), 1); }},
        {QStringLiteral("delete deployment"),
         [&] { return m_server->arm("DELETE", deployments + green); }},
        {QStringLiteral("delete endpoint"), [&] { return m_server->arm("DELETE", endpointPath); }},
        {QStringLiteral("regenerate keys"),
         [&] {
             return m_server->arm("POST", endpointPath + QStringLiteral("/regenerateKeys"),
                                  {{QStringLiteral("keyType"), QStringLiteral("Primary")}});
         }},
    };
    const HttpResponse accepted = acts.at(act)();
    QVERIFY2(accepted.status / 100 == 2, accepted.body.constData());
    QTest::qWait(wait);
    const std::uint16_t port = m_server->port();
    m_server->kill();
    QVERIFY(m_server->start());
    QCOMPARE(m_server->port(), port);
    QVERIFY(everythingSettles());

    // What was acknowledged is there; what was going on went on.
    if (act == QLatin1String("delete endpoint")) {
        QCOMPARE(stateOf(endpointPath), QStringLiteral("404"));
        QTRY_COMPARE_WITH_TIMEOUT(processesOf(m_folder->path(), m_server->pid()), QList<qint64>(),
                                  patience);
        return;
    }
    const HttpResponse endpoint = m_server->arm("GET", endpointPath);
    QCOMPARE(propertyOf(endpoint, "provisioningState"), QStringLiteral("Succeeded"));
    if (act == QLatin1String("create endpoint")) {
        return;
    }
    int instances = 1;
    if (act == QLatin1String("create deployment")) {
        QCOMPARE(stateOf(deployments + green), QStringLiteral("Succeeded"));
        instances = 3;
    } else if (act == QLatin1String("traffic")) {
        const QJsonObject traffic = objectOf(endpoint)
                                        .value(QLatin1String("properties"))
                                        .toObject()
                                        .value(QLatin1String("traffic"))
                                        .toObject();
        QCOMPARE(traffic, QJsonObject({{blue, 40}, {green, 60}}));
        instances = 2;
    } else if (act == QLatin1String("scale up")) {
        instances = 3;
    } else if (act == QLatin1String("delete deployment")) {
        QCOMPARE(stateOf(deployments + green), QStringLiteral("404"));
    }
    QCOMPARE(stateOf(deployments + blue), QStringLiteral("Succeeded"));
    // Its processes are on their way again; requests are refused until they are ready.
    const auto connection = scorer();
    std::optional<HttpResponse> answer;
    int inARow = 0;
    const bool serves = QTest::qWaitFor(
        [&] {
            answer = connection->request("POST", "/endpoints/canary/score", oneNumber);
            inARow = answer && answer->status == 200 ? inARow + 1 : 0;
            return inARow == 10; // whatever the split, each deployment was among them
        },
        15'000);
    QVERIFY(serves);
    if (act == QLatin1String("replace")) {
        QCOMPARE(answer->body, QByteArray("2"));
    }
    QTRY_COMPARE_WITH_TIMEOUT(processesOf(m_folder->path(), m_server->pid()).size(), instances,
                              patience);
}

void TestLocalFaults::instancesKilledUnderLoad()
{
    serveBlue(3);
    std::atomic<bool> stop = false;
    std::atomic<int> good = 0;
    std::atomic<int> broken = 0; // 424: it was on its way to the one that was killed
    std::atomic<int> other = 0;
    std::vector<std::thread> callers;
    for (int i = 0; i < 4; ++i) {
        callers.emplace_back([&, connection = std::shared_ptr<HttpConnection>(scorer())] {
            while (!stop) {
                const auto answer =
                    connection->request("POST", "/endpoints/canary/score", oneNumber);
                ++(answer && answer->status == 200   ? good
                   : answer && answer->status == 424 ? broken
                                                     : other);
            }
        });
    }
    constexpr int kills = 5;
    bool back = true;
    for (int round = 0; round < kills; ++round) {
        const QList<qint64> before = processesOf(m_folder->path(), m_server->pid());
        back = back && before.size() == 3 &&
               ::kill(static_cast<pid_t>(before.at(round % 3)), SIGKILL) == 0 &&
               QTest::qWaitFor(
                   [&] {
                       const auto now = processesOf(m_folder->path(), m_server->pid());
                       return now.size() == 3 && now != before &&
                              std::all_of(now.begin(), now.end(), listens);
                   },
                   patience);
    }
    stop = true;
    for (std::thread &caller : callers) {
        caller.join();
    }
    qInfo("%d answered, %d broken off, %d lost", good.load(), broken.load(), other.load());
    QVERIFY(back);
    QVERIFY(good > 100);
    QCOMPARE(other.load(), 0);
    QVERIFY(broken <= kills * 4);
    const auto answer = scorer()->request("POST", "/endpoints/canary/score", oneNumber);
    QVERIFY(answer.has_value());
    QCOMPARE(answer->status, 200);
}

void TestLocalFaults::scriptsThatFailSayWhy_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("words");
    QTest::newRow("import") << QByteArray("import nowhere_to_be_found\n")
                            << QStringLiteral("nowhere_to_be_found");
    QTest::newRow("syntax") << QByteArray("def init(:\n") << QStringLiteral("SyntaxError");
    QTest::newRow("raises in init")
        << QByteArray("def init():\n    raise ValueError('no model here')\ndef run(d):\n    pass\n")
        << QStringLiteral("no model here");
    QTest::newRow("exits") << QByteArray(
                                  "import sys\nsys.stderr.write('so long\\n')\nsys.exit(9)\n")
                           << QStringLiteral("so long");
    QTest::newRow("no run") << QByteArray("def init():\n    pass\n") << QStringLiteral("run");
    QTest::newRow("hangs") << QByteArray("import time\nprint('waiting for nothing')\n"
                                         "time.sleep(1000)\n")
                           << QStringLiteral("waiting for nothing");
}

void TestLocalFaults::scriptsThatFailSayWhy()
{
    QFETCH(QByteArray, script);
    QFETCH(QString, words);
    QCOMPARE(m_server->finish(putEndpoint()), QStringLiteral("Succeeded"));
    writeScript(QStringLiteral("bad"), script);
    const QString outcome =
        m_server->finish(putDeployment(QStringLiteral("green"), QStringLiteral("bad"), 1));
    QVERIFY2(outcome.startsWith(QLatin1String("Failed")), qPrintable(outcome));
    QVERIFY2(outcome.contains(words), qPrintable(outcome));
    QCOMPARE(stateOf(QStringLiteral("/onlineEndpoints/canary/deployments/green")),
             QStringLiteral("Failed"));
    const HttpResponse logs =
        m_server->arm("POST", QStringLiteral("/onlineEndpoints/canary/deployments/green/getLogs"),
                      {{QStringLiteral("tail"), 50}});
    QVERIFY2(logs.body.contains(words.toUtf8()), logs.body.constData());
    // It can be put right.
    QCOMPARE(m_server->finish(putDeployment(QStringLiteral("green"), QStringLiteral("good"), 1)),
             QStringLiteral("Succeeded"));
}

void TestLocalFaults::noRoomOnTheDisk()
{
    serveBlue(1);
    // No file may grow any further, as on a full disk (but with EFBIG).
    const rlimit none = {4096, 4096};
    QCOMPARE(::prlimit(static_cast<pid_t>(m_server->pid()), RLIMIT_FSIZE, &none, nullptr), 0);
    const HttpResponse refused = putEndpoint({{QStringLiteral("blue"), 0}});
    QVERIFY2(refused.status >= 500, QByteArray::number(refused.status).constData());
    QVERIFY(objectOf(refused).contains(QLatin1String("error")));
    const auto answer = scorer()->request("POST", "/endpoints/canary/score", oneNumber);
    QVERIFY(answer.has_value());
    QCOMPARE(answer->status, 200);
    m_server->kill();
    QVERIFY(m_server->start());
    QVERIFY(everythingSettles());
    const HttpResponse endpoint = m_server->arm("GET", QStringLiteral("/onlineEndpoints/canary"));
    QCOMPARE(objectOf(endpoint)
                 .value(QLatin1String("properties"))
                 .toObject()
                 .value(QLatin1String("traffic"))
                 .toObject(),
             QJsonObject({{QStringLiteral("blue"), 100}}));
}

void TestLocalFaults::wrongTokensStayOut()
{
    QCOMPARE(m_server->finish(putEndpoint()), QStringLiteral("Succeeded"));
    HttpConnection connection(m_server->port());
    const QByteArray target = m_server->connection().workspace.toString().toUtf8() +
                              "/onlineEndpoints?api-version=2024-04-01";
    for (int i = 0; i < 1'000; ++i) {
        QByteArray token = m_server->token();
        token[i % token.size()] = static_cast<char>(token.at(i % token.size()) ^ 1);
        const auto answer =
            connection.request("GET", target, {}, {{"Authorization", "Bearer " + token}});
        QVERIFY(answer.has_value());
        QCOMPARE(answer->status, 401);
        QVERIFY(answer->headers.value("WWW-Authenticate").startsWith("Bearer"));
    }
    for (const QByteArray &header :
         {QByteArray(), QByteArray("Bearer "), QByteArray("Basic eA=="), m_server->token()}) {
        const auto answer = connection.request("GET", target, {}, {{"Authorization", header}});
        QVERIFY(answer.has_value());
        QCOMPARE(answer->status, 401);
    }
    const auto foreign = connection.request(
        "GET", target, {},
        {{"Authorization", "Bearer " + m_server->token()}, {"Origin", "http://elsewhere.example"}});
    QVERIFY(foreign.has_value());
    QCOMPARE(foreign->status, 403);
    QFile log(m_folder->filePath(QStringLiteral("state/serve.log")));
    QVERIFY(log.open(QIODevice::ReadOnly));
    QVERIFY(!log.readAll().contains(m_server->token()));
}

void TestLocalFaults::deepJsonIsRefused()
{
    const QByteArray target = m_server->connection().workspace.toString().toUtf8() +
                              "/onlineEndpoints/canary?api-version=2024-04-01";
    for (const QByteArray &body :
         {QByteArray(20'000, '['), QByteArray(20'000, '[') + QByteArray(20'000, ']'),
          QByteArray("{\"properties\":\"\xff\xfe\"}"), QByteArray("{\"a\":1,\"a\":2}"),
          QByteArray("nothing"), QByteArray()}) {
        const HttpResponse response = m_server->armAt("PUT", target, body);
        QVERIFY2(response.status == 400, QByteArray::number(response.status) + body.left(20));
        QVERIFY(objectOf(response).contains(QLatin1String("error")));
    }
}

void TestLocalFaults::halfOpenConnectionsBlockNobody()
{
    serveBlue(1);
    QList<int> sockets;
    for (int i = 0; i < 900; ++i) {
        const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_port = htons(m_server->port());
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const auto *generic = static_cast<const sockaddr *>(static_cast<const void *>(&address));
        QCOMPARE(::connect(socket, generic, sizeof address), 0);
        const QByteArray part = "POST /endpoints/canary/score HTTP/1.1\r\nHost: 127";
        QCOMPARE(::send(socket, part.constData(), static_cast<size_t>(part.size()), MSG_NOSIGNAL),
                 part.size());
        sockets << socket;
    }
    QElapsedTimer timer;
    timer.start();
    const auto answer = scorer()->request("POST", "/endpoints/canary/score", oneNumber);
    QVERIFY(answer.has_value());
    QCOMPARE(answer->status, 200);
    QVERIFY(timer.elapsed() < 2'000);
    for (const int socket : sockets) {
        ::close(socket);
    }
}

QTEST_GUILESS_MAIN(TestLocalFaults)
#include "tst_localfaults.moc"
