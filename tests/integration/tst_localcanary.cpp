// SPDX-License-Identifier: GPL-3.0-or-later
// A whole canary on the local workspace by REST, as the service's own clients would do it.
#include "tests/support/localserverprocess.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <atomic>
#include <thread>

using namespace serin;

namespace {

const char *script = "import json, os\n"
                     "def init():\n"
                     "    global factor\n"
                     "    with open(os.path.join(os.environ['AZUREML_MODEL_DIR'], 'model-%1',\n"
                     "                           'factor.json')) as file:\n"
                     "        factor = json.load(file)\n"
                     "def run(data):\n"
                     "    return [factor * x for x in json.loads(data)['data']]\n";

QString textAt(const QJsonObject &object, const char *outer, const char *inner)
{
    return object.value(QLatin1String(outer)).toObject().value(QLatin1String(inner)).toString();
}

} // namespace

class TestLocalCanary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    // In this order: each is a step of the canary.
    void createsTheEndpoint();
    void blueServes();
    void scalesBlueToThree();
    void greenIsTriedByHeader();
    void tenPercentGoToGreen();
    void allTrafficMovesWithoutAFailure();
    void refusesToDeleteWhatServes();
    void deletesBlue();
    void newKeysReplaceTheOldOnes();
    void deletesTheEndpoint();
    void nothingIsLeft();

private:
    void writeModel(int number, int factor);
    QString registerAsset(const QString &collection, const QString &name, const QString &folder);
    QString putDeployment(const QString &name, int model);
    QString setTraffic(const QJsonObject &traffic);
    QString deploymentState(const QString &name);
    /// An own connection to the front door with the primary key.
    std::unique_ptr<HttpConnection> scorer();

    QTemporaryDir m_folder;
    std::unique_ptr<LocalServerProcess> m_server;
    QByteArray m_key;
    QByteArray m_scorePath;
};

void TestLocalCanary::initTestCase()
{
    writeModel(1, 2);
    writeModel(2, 3);
    m_server = std::make_unique<LocalServerProcess>(QStringLiteral(SERINCTL),
                                                    m_folder.filePath(QStringLiteral("state")));
    QVERIFY(m_server->start());
    QCOMPARE(QFile::permissions(m_server->connection().tokenFile) &
                 (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
             QFile::Permissions());
}

void TestLocalCanary::cleanupTestCase()
{
    m_server.reset();
}

void TestLocalCanary::writeModel(int number, int factor)
{
    const QString code = m_folder.filePath(QStringLiteral("code-%1").arg(number));
    const QString model = m_folder.filePath(QStringLiteral("model-%1").arg(number));
    QVERIFY(QDir().mkpath(code) && QDir().mkpath(model));
    QFile score(code + QStringLiteral("/score.py"));
    QVERIFY(score.open(QIODevice::WriteOnly));
    score.write(QString::fromLatin1(script).arg(number).toUtf8());
    QFile file(model + QStringLiteral("/factor.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::number(factor));
}

QString TestLocalCanary::registerAsset(const QString &collection, const QString &name,
                                       const QString &folder)
{
    const QString path = QStringLiteral("/%1/%2/versions/1").arg(collection, name);
    const QString uri = QUrl::fromLocalFile(m_folder.filePath(folder)).toString();
    const QString key = collection == QLatin1String("codes") ? QStringLiteral("codeUri")
                                                             : QStringLiteral("modelUri");
    const HttpResponse response =
        m_server->arm("PUT", path, {{QStringLiteral("properties"), QJsonObject{{key, uri}}}});
    return response.status / 100 == 2 ? objectOf(response).value(QLatin1String("id")).toString()
                                      : QString();
}

QString TestLocalCanary::putDeployment(const QString &name, int model)
{
    const QString folder = QStringLiteral("model-%1").arg(model);
    const QString code = QStringLiteral("code-%1").arg(model);
    const QJsonObject properties{
        {QStringLiteral("endpointComputeType"), QStringLiteral("Managed")},
        {QStringLiteral("model"), registerAsset(QStringLiteral("models"), folder, folder)},
        {QStringLiteral("codeConfiguration"),
         QJsonObject{{QStringLiteral("codeId"), registerAsset(QStringLiteral("codes"), code, code)},
                     {QStringLiteral("scoringScript"), QStringLiteral("score.py")}}},
        {QStringLiteral("instanceType"), QStringLiteral("Standard_F2s_v2")},
        {QStringLiteral("requestSettings"),
         QJsonObject{{QStringLiteral("maxConcurrentRequestsPerInstance"), 8}}}};
    return m_server->finish(m_server->arm(
        "PUT", QStringLiteral("/onlineEndpoints/canary/deployments/") + name,
        {{QStringLiteral("location"), QStringLiteral("local")},
         {QStringLiteral("sku"), QJsonObject{{QStringLiteral("name"), QStringLiteral("Default")},
                                             {QStringLiteral("capacity"), 1}}},
         {QStringLiteral("properties"), properties}}));
}

QString TestLocalCanary::setTraffic(const QJsonObject &traffic)
{
    return m_server->finish(
        m_server->arm("PUT", QStringLiteral("/onlineEndpoints/canary"),
                      {{QStringLiteral("location"), QStringLiteral("local")},
                       {QStringLiteral("properties"),
                        QJsonObject{{QStringLiteral("authMode"), QStringLiteral("Key")},
                                    {QStringLiteral("traffic"), traffic}}}}));
}

QString TestLocalCanary::deploymentState(const QString &name)
{
    const HttpResponse response =
        m_server->arm("GET", QStringLiteral("/onlineEndpoints/canary/deployments/") + name);
    return response.status == 200 ? textAt(objectOf(response), "properties", "provisioningState")
                                  : QString::number(response.status);
}

std::unique_ptr<HttpConnection> TestLocalCanary::scorer()
{
    auto connection = std::make_unique<HttpConnection>(m_server->port());
    connection->setHeader("Authorization", "Bearer " + m_key);
    connection->setHeader("Content-Type", "application/json");
    return connection;
}

void TestLocalCanary::createsTheEndpoint()
{
    const HttpResponse accepted =
        m_server->arm("PUT", QStringLiteral("/onlineEndpoints/canary"),
                      {{QStringLiteral("location"), QStringLiteral("local")},
                       {QStringLiteral("properties"),
                        QJsonObject{{QStringLiteral("authMode"), QStringLiteral("Key")}}}});
    QCOMPARE(accepted.status, 201);
    QCOMPARE(m_server->finish(accepted), QStringLiteral("Succeeded"));
    const QJsonObject endpoint =
        objectOf(m_server->arm("GET", QStringLiteral("/onlineEndpoints/canary")));
    QCOMPARE(textAt(endpoint, "properties", "provisioningState"), QStringLiteral("Succeeded"));
    const QUrl scoring(textAt(endpoint, "properties", "scoringUri"));
    QCOMPARE(scoring.port(), int(m_server->port()));
    m_scorePath = scoring.path().toUtf8();
    QCOMPARE(m_scorePath, QByteArray("/endpoints/canary/score"));
    const QJsonObject keys =
        objectOf(m_server->arm("POST", QStringLiteral("/onlineEndpoints/canary/listKeys")));
    m_key = keys.value(QLatin1String("primaryKey")).toString().toUtf8();
    QVERIFY(m_key.size() >= 32);
}

void TestLocalCanary::blueServes()
{
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(putDeployment(QStringLiteral("blue"), 1), QStringLiteral("Succeeded"));
    qInfo("blue was ready after %lld ms", timer.elapsed());
    QCOMPARE(setTraffic({{QStringLiteral("blue"), 100}}), QStringLiteral("Succeeded"));
    const auto answer = scorer()->request("POST", m_scorePath, twoNumbers);
    QVERIFY(answer.has_value());
    QCOMPARE(answer->status, 200);
    QCOMPARE(answer->body, QByteArray("[2, 4]"));
    QCOMPARE(answer->headers.value("azureml-model-deployment"), QByteArray("blue"));
}

void TestLocalCanary::scalesBlueToThree()
{
    const HttpResponse accepted = m_server->arm(
        "PATCH", QStringLiteral("/onlineEndpoints/canary/deployments/blue"),
        {{QStringLiteral("sku"), QJsonObject{{QStringLiteral("name"), QStringLiteral("Default")},
                                             {QStringLiteral("capacity"), 3}}}});
    QCOMPARE(m_server->finish(accepted), QStringLiteral("Succeeded"));
    const QJsonObject blue =
        objectOf(m_server->arm("GET", QStringLiteral("/onlineEndpoints/canary/deployments/blue")));
    QCOMPARE(blue.value(QLatin1String("sku")).toObject().value(QLatin1String("capacity")).toInt(),
             3);
    QCOMPARE(textAt(blue, "properties", "provisioningState"), QStringLiteral("Succeeded"));
}

void TestLocalCanary::greenIsTriedByHeader()
{
    QCOMPARE(putDeployment(QStringLiteral("green"), 2), QStringLiteral("Succeeded"));
    const auto connection = scorer();
    const auto tried = connection->request("POST", m_scorePath, twoNumbers,
                                           {{"azureml-model-deployment", "green"}});
    QVERIFY(tried.has_value());
    QCOMPARE(tried->body, QByteArray("[3, 6]"));
    QCOMPARE(tried->headers.value("azureml-model-deployment"), QByteArray("green"));
    for (int i = 0; i < 20; ++i) {
        const auto answer = connection->request("POST", m_scorePath, oneNumber);
        QVERIFY(answer.has_value());
        QCOMPARE(answer->headers.value("azureml-model-deployment"), QByteArray("blue"));
    }
}

void TestLocalCanary::tenPercentGoToGreen()
{
    QCOMPARE(setTraffic({{QStringLiteral("blue"), 90}, {QStringLiteral("green"), 10}}),
             QStringLiteral("Succeeded"));
    const auto connection = scorer();
    QList<int> toGreen;
    for (int i = 0; i < 2'000; ++i) {
        const auto answer = connection->request("POST", m_scorePath, oneNumber);
        QVERIFY(answer.has_value());
        QCOMPARE(answer->status, 200);
        toGreen << (answer->headers.value("azureml-model-deployment") == "green" ? 1 : 0);
    }
    int inWindow = 0;
    for (int i = 0; i < toGreen.size(); ++i) {
        inWindow += toGreen.at(i) - (i >= 100 ? toGreen.at(i - 100) : 0);
        if (i >= 99) {
            QVERIFY2(
                inWindow >= 9 && inWindow <= 11,
                qPrintable(QStringLiteral("%1 of the 100 requests up to %2").arg(inWindow).arg(i)));
        }
    }
}

void TestLocalCanary::allTrafficMovesWithoutAFailure()
{
    std::atomic<bool> stop = false;
    std::atomic<int> asked = 0;
    std::atomic<int> failed = 0;
    std::vector<std::thread> callers;
    for (int i = 0; i < 4; ++i) {
        callers.emplace_back([&] {
            const auto connection = scorer();
            while (!stop) {
                const auto answer = connection->request("POST", m_scorePath, oneNumber);
                ++asked;
                failed += answer && answer->status == 200 ? 0 : 1;
            }
        });
    }
    const QString first = setTraffic({{QStringLiteral("blue"), 50}, {QStringLiteral("green"), 50}});
    const QString second =
        setTraffic({{QStringLiteral("blue"), 0}, {QStringLiteral("green"), 100}});
    const QString scaled = m_server->finish(
        m_server->arm("PATCH", QStringLiteral("/onlineEndpoints/canary/deployments/blue"),
                      {{QStringLiteral("sku"), QJsonObject{{QStringLiteral("capacity"), 1}}}}));
    const auto settled = scorer()->request("POST", m_scorePath, oneNumber);
    stop = true;
    for (std::thread &caller : callers) {
        caller.join();
    }
    QCOMPARE(first, QStringLiteral("Succeeded"));
    QCOMPARE(second, QStringLiteral("Succeeded"));
    QCOMPARE(scaled, QStringLiteral("Succeeded"));
    QVERIFY(settled.has_value());
    QCOMPARE(settled->headers.value("azureml-model-deployment"), QByteArray("green"));
    qInfo("%d requests meanwhile", asked.load());
    QVERIFY(asked > 100);
    QCOMPARE(failed.load(), 0);
}

void TestLocalCanary::refusesToDeleteWhatServes()
{
    const HttpResponse refused =
        m_server->arm("DELETE", QStringLiteral("/onlineEndpoints/canary/deployments/green"));
    QCOMPARE(refused.status, 409);
    QVERIFY(textAt(objectOf(refused), "error", "message").contains(QLatin1String("live traffic")));
    QCOMPARE(deploymentState(QStringLiteral("green")), QStringLiteral("Succeeded"));
}

void TestLocalCanary::deletesBlue()
{
    const HttpResponse accepted =
        m_server->arm("DELETE", QStringLiteral("/onlineEndpoints/canary/deployments/blue"));
    QCOMPARE(accepted.status, 202);
    QCOMPARE(m_server->finish(accepted), QStringLiteral("Succeeded"));
    QCOMPARE(deploymentState(QStringLiteral("blue")), QStringLiteral("404"));
    const HttpResponse again =
        m_server->arm("DELETE", QStringLiteral("/onlineEndpoints/canary/deployments/blue"));
    QCOMPARE(again.status, 204);
}

void TestLocalCanary::newKeysReplaceTheOldOnes()
{
    const HttpResponse accepted =
        m_server->arm("POST", QStringLiteral("/onlineEndpoints/canary/regenerateKeys"),
                      {{QStringLiteral("keyType"), QStringLiteral("Primary")}});
    QVERIFY2(accepted.status / 100 == 2, accepted.body.constData());
    QByteArray key = m_key;
    QTRY_VERIFY_WITH_TIMEOUT(
        (key = objectOf(m_server->arm("POST", QStringLiteral("/onlineEndpoints/canary/listKeys")))
                   .value(QLatin1String("primaryKey"))
                   .toString()
                   .toUtf8()) != m_key,
        5'000);
    const auto refused = scorer()->request("POST", m_scorePath, oneNumber);
    QVERIFY(refused.has_value());
    QCOMPARE(refused->status, 401);
    m_key = key;
    const auto answer = scorer()->request("POST", m_scorePath, oneNumber);
    QVERIFY(answer.has_value());
    QCOMPARE(answer->status, 200);
}

void TestLocalCanary::deletesTheEndpoint()
{
    QCOMPARE(m_server->finish(m_server->arm("DELETE", QStringLiteral("/onlineEndpoints/canary"))),
             QStringLiteral("Succeeded"));
    QCOMPARE(m_server->arm("GET", QStringLiteral("/onlineEndpoints/canary")).status, 404);
    const auto answer = scorer()->request("POST", m_scorePath, oneNumber);
    QVERIFY(answer.has_value());
    QCOMPARE(answer->status, 404);
}

void TestLocalCanary::nothingIsLeft()
{
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(m_server->terminate(), 0);
    QVERIFY(timer.elapsed() < 5'000);
    const QByteArray mark = m_folder.path().toUtf8();
    for (const QString &pid : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        QFile environment(QStringLiteral("/proc/%1/environ").arg(pid));
        if (pid.toLongLong() > 0 && pid.toLongLong() != ::getpid() &&
            environment.open(QIODevice::ReadOnly)) {
            QVERIFY2(!environment.readAll().contains(mark), qPrintable(pid));
        }
    }
}

QTEST_GUILESS_MAIN(TestLocalCanary)
#include "tst_localcanary.moc"
