// SPDX-License-Identifier: GPL-3.0-or-later
// The server ends without a word in each phase of each operation, and starts again.
#include "tests/services/local/arm/armfixture.h"
#include "tests/support/patience.h"

#include <QLoggingCategory>

using namespace serin;
using Answer = ArmFixture::Answer;

namespace {

const DeploymentKey greenKey{QStringLiteral("bird"), QStringLiteral("green")};

} // namespace

class TestArmRestart : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void startsEverythingAgain();
    void goesOnWith_data();
    void goesOnWith();
    void endsTooOftenInterruptedOnes_data();
    void endsTooOftenInterruptedOnes();
    void servesTheOldUntilTheNewIsReady();
    void serves_data();
    void serves();
    void saysWhatDidNotStart();
    void doesNotStartWhatNeverRan();
    void startsWhatFailedToUpdate();
    void takesAPutWhileItStarts();
    void failsAPutWhileItStarts();
    void keepsTheEndOfAnOperationUntilItIsWritten();
    void survivesItsOwnEnd();

private:
    Answer begin(const QString &what);
    std::unique_ptr<ArmFixture> m_arm;
};

void TestArmRestart::init()
{
    QLoggingCategory::setFilterRules(QStringLiteral("serin.local.*=false\nserin.local=false"));
    m_arm = std::make_unique<ArmFixture>();
    m_arm->makeBird();
}

Answer TestArmRestart::begin(const QString &what)
{
    if (what == QLatin1String("create endpoint")) {
        return m_arm->ask("PUT", "onlineEndpoints/owl", ArmFixture::endpointBody());
    }
    if (what == QLatin1String("traffic")) {
        return m_arm->putTraffic(R"({"blue":10,"green":90})");
    }
    if (what == QLatin1String("keys")) {
        return m_arm->ask("POST", "onlineEndpoints/bird/regenerateKeys",
                          R"({"keyType":"Primary"})");
    }
    if (what == QLatin1String("delete endpoint")) {
        return m_arm->ask("DELETE", ArmFixture::endpointPath());
    }
    if (what == QLatin1String("create deployment")) {
        return m_arm->ask("PUT", ArmFixture::deploymentPath(QStringLiteral("red")),
                          ArmFixture::deploymentBody(2));
    }
    if (what == QLatin1String("update deployment")) {
        return m_arm->ask("PUT", bluePath, ArmFixture::deploymentBody(2, R"("description":"new")"));
    }
    if (what == QLatin1String("scale")) {
        return m_arm->ask("PATCH", bluePath, R"({"sku":{"capacity":2}})");
    }
    return m_arm->ask("DELETE", bluePath);
}

void TestArmRestart::startsEverythingAgain()
{
    m_arm->finished(m_arm->putTraffic(R"({"blue":90,"green":10})"));
    m_arm->finished(m_arm->ask("PATCH", bluePath, R"({"sku":{"capacity":3}})"));
    const Answer endpoint = m_arm->get(ArmFixture::endpointPath());
    const Answer deployment = m_arm->get(bluePath);
    const ScoringSpec spec = m_arm->fleet->calls.back().spec;

    m_arm->restart();
    QCOMPARE(m_arm->fleet->calls.size(), size_t(2));
    QVERIFY(m_arm->fleet->calls.front().spec == spec);
    QCOMPARE(m_arm->get(ArmFixture::endpointPath()).json, endpoint.json);
    QCOMPARE(m_arm->get(bluePath).json, deployment.json);
    QVERIFY(
        m_arm->service->routingTable()->endpoints.at("bird").deployments.front().instances.empty());
    QTRY_COMPARE_WITH_TIMEOUT(
        m_arm->service->routingTable()->endpoints.at("bird").deployments.front().instances.size(),
        size_t(3), patience);
    QCOMPARE(m_arm->service->routingTable()->endpoints.at("bird").deployments.front().weight, 90);
    QCOMPARE(m_arm->get(bluePath).json, deployment.json);
}

void TestArmRestart::goesOnWith_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<bool>("isUnderWay"); // the fleet was called before the end
    for (const char *what : {"create endpoint", "traffic", "keys"}) {
        QTest::newRow(what) << QString::fromLatin1(what) << false;
    }
    for (const char *what : {"delete endpoint", "create deployment", "update deployment", "scale",
                             "delete deployment"}) {
        QTest::addRow("%s, accepted", what) << QString::fromLatin1(what) << false;
        QTest::addRow("%s, under way", what) << QString::fromLatin1(what) << true;
    }
}

void TestArmRestart::goesOnWith()
{
    QFETCH(QString, what);
    QFETCH(bool, isUnderWay);
    m_arm->fleet->isAutomatic = false;
    const size_t calls = m_arm->fleet->calls.size();
    const Answer accepted = begin(what);
    QVERIFY(accepted.status == 201 || accepted.status == 202);
    if (isUnderWay) {
        QTRY_VERIFY_WITH_TIMEOUT(m_arm->fleet->calls.size() > calls, patience);
    }
    const Answer other = m_arm->get(ArmFixture::deploymentPath(QStringLiteral("green")));

    m_arm->restart();
    QCOMPARE(m_arm->operation(accepted).at("status").toString(), QStringLiteral("Updating"));
    QCOMPARE(m_arm->finished(accepted).at("status").toString(), QStringLiteral("Succeeded"));
    const QString bird = ArmFixture::endpointPath();
    if (what == QLatin1String("create endpoint")) {
        QCOMPARE(m_arm->get("onlineEndpoints/owl").state(), QStringLiteral("Succeeded"));
        QVERIFY(m_arm->service->routingTable()->endpoints.contains("owl"));
    } else if (what == QLatin1String("traffic")) {
        QCOMPARE(m_arm->get(bird).at("properties.traffic.green").toInt(), 90);
        QCOMPARE(m_arm->service->routingTable()->endpoints.at("bird").deployments.back().weight,
                 90);
    } else if (what == QLatin1String("delete endpoint")) {
        QCOMPARE(m_arm->get(bird).status, 404);
        QVERIFY(m_arm->service->routingTable()->endpoints.empty());
        return;
    } else if (what == QLatin1String("create deployment")) {
        const Answer red = m_arm->get(ArmFixture::deploymentPath(QStringLiteral("red")));
        QCOMPARE(red.state(), QStringLiteral("Succeeded"));
        QCOMPARE(red.at("sku.capacity").toInt(), 2);
    } else if (what == QLatin1String("delete deployment")) {
        QCOMPARE(m_arm->get(bluePath).status, 404);
    } else if (what != QLatin1String("keys")) {
        QCOMPARE(m_arm->get(bluePath).at("sku.capacity").toInt(), 2);
        QCOMPARE(m_arm->get(bluePath).state(), QStringLiteral("Succeeded"));
    }
    QCOMPARE(m_arm->get(bird).state(), QStringLiteral("Succeeded"));
    QTRY_COMPARE_WITH_TIMEOUT(m_arm->fleet->instances(greenKey).size(), 1,
                              patience); // the others are there again
    QCOMPARE(m_arm->get(ArmFixture::deploymentPath(QStringLiteral("green"))).json, other.json);
}

void TestArmRestart::endsTooOftenInterruptedOnes_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<bool>("isEnded");
    QTest::newRow("create deployment") << QStringLiteral("create deployment") << true;
    QTest::newRow("scale") << QStringLiteral("scale") << true;
    QTest::newRow("delete deployment") << QStringLiteral("delete deployment") << false;
}

void TestArmRestart::endsTooOftenInterruptedOnes()
{
    QFETCH(QString, what);
    QFETCH(bool, isEnded);
    m_arm->fleet->isAutomatic = false;
    const Answer accepted = begin(what);
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(m_arm->operation(accepted).at("status").toString(), QStringLiteral("Updating"));
        m_arm->end();
        m_arm->fleet->isAutomatic = false;
        m_arm->start();
    }
    const Answer ended = m_arm->operation(accepted);
    QCOMPARE(ended.at("status").toString(),
             isEnded ? QStringLiteral("Failed") : QStringLiteral("Updating"));
    QCOMPARE(
        ended.at("error.message").toString().contains(QStringLiteral("the server ended 5 times")),
        isEnded);
    m_arm->restart();
    QCOMPARE(m_arm->finished(accepted).at("status").toString(),
             isEnded ? QStringLiteral("Failed") : QStringLiteral("Succeeded"));
    // It is free again.
    QCOMPARE(m_arm
                 ->ask("DELETE", what == QLatin1String("create deployment")
                                     ? ArmFixture::deploymentPath(QStringLiteral("red"))
                                     : bluePath)
                 .status,
             isEnded ? 202 : 204);
}

void TestArmRestart::servesTheOldUntilTheNewIsReady()
{
    m_arm->fleet->isAutomatic = false;
    const Answer accepted = begin(QStringLiteral("update deployment"));
    m_arm->end();
    m_arm->fleet->isAutomatic = false;
    m_arm->start();
    QTRY_VERIFY_WITH_TIMEOUT(m_arm->fleet->pending(blueKey), patience);
    QCOMPARE(m_arm->fleet->pending(blueKey)->spec.instanceCount, 1); // as before
    m_arm->fleet->settle(blueKey);
    QCOMPARE(m_arm->get(bluePath).state(), QStringLiteral("Updating"));
    QVERIFY(m_arm->fleet->pending(blueKey));
    QCOMPARE(m_arm->fleet->pending(blueKey)->spec.instanceCount, 2); // as asked for
    m_arm->fleet->settle(blueKey,
                         failure(ErrorKind::Unavailable, QStringLiteral("it does not start")));
    QCOMPARE(m_arm->operation(accepted).at("status").toString(), QStringLiteral("Failed"));
    QCOMPARE(m_arm->get(bluePath).at("sku.capacity").toInt(), 1);
    QCOMPARE(
        m_arm->service->routingTable()->endpoints.at("bird").deployments.front().instances.size(),
        size_t(1));
}

void TestArmRestart::serves_data()
{
    QTest::addColumn<QString>("order"); // in which the fleet's answers come
    for (const char *order : {"blue green", "green blue", "green", ""}) {
        QTest::newRow(order) << QString::fromLatin1(order);
    }
}

void TestArmRestart::serves()
{
    QFETCH(QString, order);
    m_arm->end();
    m_arm->fleet->isAutomatic = false;
    m_arm->start();
    const QStringList names = order.split(u' ', Qt::SkipEmptyParts);
    for (const QString &name : names) {
        m_arm->fleet->settle({QStringLiteral("bird"), name});
    }
    const auto table = m_arm->service->routingTable();
    size_t instances = 0;
    for (const RouteDeployment &deployment : table->endpoints.at("bird").deployments) {
        instances += deployment.instances.size();
    }
    QCOMPARE(instances, static_cast<size_t>(names.size()));
    QCOMPARE(m_arm->get(bluePath).state(), QStringLiteral("Succeeded"));
}

void TestArmRestart::saysWhatDidNotStart()
{
    m_arm->end();
    m_arm->fleet->failure = QStringLiteral("no Python");
    m_arm->start();
    QTRY_COMPARE_WITH_TIMEOUT(m_arm->get(bluePath).state(), QStringLiteral("Failed"), patience);
    QVERIFY(
        m_arm->get(bluePath).body.contains("It did not start again with the server: no Python."));
    m_arm->restart(); // there is one again
    QTRY_COMPARE_WITH_TIMEOUT(m_arm->get(bluePath).state(), QStringLiteral("Succeeded"), patience);
    QVERIFY(!m_arm->get(bluePath).body.contains("no Python"));

    m_arm->end();
    QVERIFY(QFile::remove(m_arm->filePath(QStringLiteral("code/score.py"))));
    m_arm->start();
    QTRY_COMPARE_WITH_TIMEOUT(m_arm->get(bluePath).state(), QStringLiteral("Failed"), patience);
    QVERIFY(m_arm->get(bluePath).body.contains("the scoring script"));
    QVERIFY(m_arm->fleet->calls.empty());
}

void TestArmRestart::doesNotStartWhatNeverRan()
{
    m_arm->fleet->failure = QStringLiteral("it does not start");
    m_arm->finished(begin(QStringLiteral("create deployment")));
    m_arm->restart();
    QCOMPARE(m_arm->fleet->calls.size(), size_t(2)); // blue and green
    const QString red = ArmFixture::deploymentPath(QStringLiteral("red"));
    QCOMPARE(m_arm->get(red).state(), QStringLiteral("Failed"));
    QVERIFY(m_arm->get(red).body.contains("it does not start"));
}

void TestArmRestart::startsWhatFailedToUpdate()
{
    m_arm->fleet->failure = QStringLiteral("it does not start");
    m_arm->finished(begin(QStringLiteral("update deployment")));
    m_arm->restart();
    QTRY_COMPARE_WITH_TIMEOUT(m_arm->fleet->instances(blueKey).size(), 1, patience);
    QCOMPARE(m_arm->get(bluePath).state(), QStringLiteral("Failed")); // as it was
    QVERIFY(m_arm->get(bluePath).body.contains("it does not start"));
}

void TestArmRestart::takesAPutWhileItStarts()
{
    m_arm->end();
    m_arm->fleet->isAutomatic = false;
    m_arm->start();
    const Answer accepted = begin(QStringLiteral("update deployment"));
    QCOMPARE(accepted.status, 201);
    QTRY_COMPARE_WITH_TIMEOUT(m_arm->fleet->runs(blueKey), 2, patience);
    QTest::qWait(0); // the older call is cancelled
    QCOMPARE(m_arm->get(bluePath).state(), QStringLiteral("Updating"));
    m_arm->fleet->settle(blueKey);
    QCOMPARE(m_arm->get(bluePath).state(), QStringLiteral("Succeeded"));
    QCOMPARE(m_arm->get(bluePath).at("sku.capacity").toInt(), 2);
}

void TestArmRestart::failsAPutWhileItStarts()
{
    m_arm->end();
    m_arm->fleet->isAutomatic = false;
    m_arm->start();
    const Answer accepted = begin(QStringLiteral("update deployment"));
    QTRY_COMPARE_WITH_TIMEOUT(m_arm->fleet->runs(blueKey), 2, patience);
    m_arm->fleet->settle(blueKey, failure(ErrorKind::Unavailable, QStringLiteral("it breaks")));
    QCOMPARE(m_arm->operation(accepted).at("status").toString(), QStringLiteral("Failed"));
    // The start that it cancelled is made up for.
    QTRY_COMPARE_WITH_TIMEOUT(m_arm->fleet->runs(blueKey), 3, patience);
    m_arm->fleet->settle(blueKey);
    QCOMPARE(m_arm->fleet->instances(blueKey).size(), 1);
    QVERIFY(m_arm->get(bluePath).body.contains("it breaks"));
}

void TestArmRestart::keepsTheEndOfAnOperationUntilItIsWritten()
{
    const Answer accepted = begin(QStringLiteral("traffic"));
    {
        const Result<Transaction> held = m_arm->store->begin(); // nothing can be written
        QTest::qWait(20);
        QCOMPARE(m_arm->operation(accepted).at("status").toString(), QStringLiteral("Updating"));
        QCOMPARE(m_arm->service->routingTable()->endpoints.at("bird").deployments.back().weight, 0);
    }
    QCOMPARE(m_arm->finished(accepted).at("status").toString(), QStringLiteral("Succeeded"));
    QCOMPARE(m_arm->service->routingTable()->endpoints.at("bird").deployments.back().weight, 90);
}

void TestArmRestart::survivesItsOwnEnd()
{
    // Calls that settle, timers that fire and instances that change when it is gone reach nobody.
    begin(QStringLiteral("traffic"));
    begin(QStringLiteral("scale"));
    m_arm->fleet->isAutomatic = true;
    m_arm->service.reset();
    m_arm->fleet->run({greenKey, {}, {}, {}, {}, {}, 1, {}, 1, {}, {}}, 99);
    QTest::qWait(5);
    m_arm->restart();
    QTRY_COMPARE_WITH_TIMEOUT(m_arm->get(bluePath).at("sku.capacity").toInt(), 2, patience);
}

QTEST_GUILESS_MAIN(TestArmRestart)
#include "tst_arm_restart.moc"
