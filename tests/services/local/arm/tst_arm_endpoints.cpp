// SPDX-License-Identifier: GPL-3.0-or-later
// Endpoints: list, get, put, patch, delete.
#include "tests/services/local/arm/armfixture.h"

using namespace serin;
using Answer = ArmFixture::Answer;

class TestArmEndpoints : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_arm = std::make_unique<ArmFixture>(); }
    void goesThroughItsStates();
    void keepsNamesAsTheyWereWritten();
    void replacesTrafficWithNothing();
    void keepsTheOldTrafficWhileUpdating();
    void keepsWhatItDoesNotKnow();
    void takesBackWhatItGave();
    void patches_data();
    void patches();
    void isBusyOnce();
    void deletes();
    void waitsForItsDeployments();
    void listsInPages();
    void staysInItsLocation();
    void keepsItsAuthMode();
    void goesOnAfterARemovedItem();
    void filters_data();
    void filters();
    void sorts();
    void refusesOddQueries_data();
    void refusesOddQueries();

private:
    static QStringList names(const Answer &list)
    {
        QStringList found;
        const QJsonArray items = list.at("value").toArray();
        for (const QJsonValue &item : items) {
            found += item.toObject().value(QStringLiteral("name")).toString();
        }
        return found;
    }
    Answer put(const QString &name, const QByteArray &body = ArmFixture::endpointBody())
    {
        return m_arm->ask("PUT", ArmFixture::endpointPath(name), body);
    }
    std::unique_ptr<ArmFixture> m_arm;
};

void TestArmEndpoints::goesThroughItsStates()
{
    QCOMPARE(m_arm->get(ArmFixture::endpointPath()).status, 404);
    QCOMPARE(m_arm->get(ArmFixture::endpointPath()).errorCode(),
             QStringLiteral("ResourceNotFound"));

    const Answer made = put(QStringLiteral("bird"));
    QCOMPARE(made.status, 201);
    QCOMPARE(made.state(), QStringLiteral("Creating"));
    QVERIFY(made.at("properties.scoringUri").isNull());
    QVERIFY(made.at("properties.swaggerUri").isNull());
    QVERIFY(made.headers.value("Location").contains("/onlineEndpoints/bird?api-version="));
    const Answer running = m_arm->operation(made);
    QCOMPARE(running.status, 200);
    QCOMPARE(running.at("status").toString(), QStringLiteral("Updating"));
    QVERIFY(running.at("endTime").isUndefined());
    QCOMPARE(m_arm->get(ArmFixture::endpointPath()).state(), QStringLiteral("Creating"));

    const Answer done = m_arm->finished(made);
    QCOMPARE(done.at("status").toString(), QStringLiteral("Succeeded"));
    QCOMPARE(done.at("percentComplete").toInt(), 100);
    QVERIFY(done.at("endTime").isString());
    const Answer endpoint = m_arm->get(ArmFixture::endpointPath());
    QCOMPARE(endpoint.state(), QStringLiteral("Succeeded"));
    QCOMPARE(endpoint.at("properties.scoringUri").toString(),
             QStringLiteral("http://127.0.0.1:4711/endpoints/bird/score"));
    QCOMPARE(endpoint.at("properties.swaggerUri").toString(),
             QStringLiteral("http://127.0.0.1:4711/endpoints/bird/swagger.json"));

    const Answer again = put(QStringLiteral("bird"));
    QCOMPARE(again.status, 201); // for an update, too
    QCOMPARE(again.state(), QStringLiteral("Updating"));
    QVERIFY(again.at("properties.scoringUri").isString());
}

void TestArmEndpoints::keepsNamesAsTheyWereWritten()
{
    m_arm->finished(put(QStringLiteral("BirdHouse")));
    const Answer endpoint = m_arm->get("onlineEndpoints/birdHOUSE");
    QCOMPARE(endpoint.at("name").toString(), QStringLiteral("BirdHouse"));
    m_arm->finished(put(QStringLiteral("birdhouse")));
    QCOMPARE(names(m_arm->get("onlineEndpoints")), QStringList(QStringLiteral("BirdHouse")));
}

void TestArmEndpoints::replacesTrafficWithNothing()
{
    m_arm->makeBird();
    m_arm->finished(m_arm->putTraffic(R"({"blue":90,"green":10})"));
    QCOMPARE(m_arm->get(ArmFixture::endpointPath()).at("properties.traffic.blue").toInt(), 90);
    m_arm->finished(put(QStringLiteral("bird")));
    QCOMPARE(m_arm->get(ArmFixture::endpointPath()).at("properties.traffic").toObject(),
             QJsonObject());
}

void TestArmEndpoints::keepsTheOldTrafficWhileUpdating()
{
    m_arm->makeBird();
    m_arm->finished(m_arm->putTraffic(R"({"blue":100})"));
    const Answer updating = m_arm->putTraffic(R"({"BLUE":0,"Green":100})");
    QCOMPARE(updating.at("properties.traffic.blue").toInt(), 100);
    QCOMPARE(m_arm->get(ArmFixture::endpointPath()).at("properties.traffic.blue").toInt(), 100);
    m_arm->finished(updating);
    const QJsonObject after =
        m_arm->get(ArmFixture::endpointPath()).at("properties.traffic").toObject();
    QCOMPARE(after, QJsonObject({{QStringLiteral("blue"), 0}, {QStringLiteral("green"), 100}}));
}

void TestArmEndpoints::keepsWhatItDoesNotKnow()
{
    const QByteArray body = R"({"location":"local","zones":["1"],"sku":{"name":"x"},
        "identity":{"type":"None"},"tags":{"team":"birds"},
        "properties":{"authMode":"key","future":{"a":[1,2.5,null]},"description":"d",
                      "properties":{"mine":"1"},"scoringUri":"http://evil/"}})";
    m_arm->finished(put(QStringLiteral("bird"), body));
    m_arm->restart();
    const Answer endpoint = m_arm->get(ArmFixture::endpointPath());
    QCOMPARE(endpoint.at("zones").toArray().size(), 1);
    QCOMPARE(endpoint.at("sku.name").toString(), QStringLiteral("x"));
    QCOMPARE(endpoint.at("properties.future.a").toArray().at(1).toDouble(), 2.5);
    QCOMPARE(endpoint.at("properties.authMode").toString(), QStringLiteral("Key"));
    QCOMPARE(endpoint.at("properties.properties.mine").toString(), QStringLiteral("1"));
    QCOMPARE(endpoint.at("properties.description").toString(), QStringLiteral("d"));
    QCOMPARE(endpoint.at("identity").toObject(),
             QJsonObject({{QStringLiteral("type"), QStringLiteral("None")}}));
    QCOMPARE(endpoint.at("tags.team").toString(), QStringLiteral("birds"));
    QVERIFY(!endpoint.at("properties.scoringUri").toString().contains(QStringLiteral("evil")));
}

void TestArmEndpoints::takesBackWhatItGave()
{
    m_arm->makeBird();
    m_arm->finished(m_arm->putTraffic(R"({"blue":100})", R"({"green":10})"));
    const Answer before = m_arm->get(ArmFixture::endpointPath());
    const Answer put = m_arm->ask("PUT", ArmFixture::endpointPath(), before.body);
    QCOMPARE(put.status, 201);
    m_arm->finished(put);
    const Answer after = m_arm->get(ArmFixture::endpointPath());
    QJsonObject one = before.json;
    QJsonObject two = after.json;
    for (QJsonObject *json : {&one, &two}) { // another operation, the rest is the same
        QJsonObject properties = json->value(QStringLiteral("properties")).toObject();
        QJsonObject own = properties.value(QStringLiteral("properties")).toObject();
        own.remove(QStringLiteral("AzureAsyncOperationUri"));
        properties.insert(QStringLiteral("properties"), own);
        json->insert(QStringLiteral("properties"), properties);
    }
    QCOMPARE(one, two);
}

void TestArmEndpoints::patches_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QByteArray &body, int status,
                        const char *says = "") {
        QTest::newRow(name) << body << status << QString::fromLatin1(says);
    };
    row("tags", R"({"tags":{"b":"2"}})", 200, R"("tags":{"b":"2"})");
    row("no tags", R"({"tags":{}})", 200, R"("tags":{})");
    row("identity", R"({"identity":{"type":"None"}})", 200, R"("identity":{"type":"None"})");
    row("sku", R"({"sku":{"name":"x"}})", 200, R"("sku":{"name":"x"})");
    row("nothing", "{}", 200, R"("tags":{"a":"1"})");
    row("null", R"({"tags":null})", 200, R"("tags":{"a":"1"})");
    row("traffic", R"({"properties":{"traffic":{"blue":100}}})", 400, "PUT of the whole endpoint");
    row("location", R"({"location":"x"})", 400, "change location with a PUT");
    row("tag that is a number", R"({"tags":{"a":1}})", 400, "tags.a must be text");
    row("odd identity", R"({"identity":{"type":"x"}})", 400, "identity.type must be one of");
}

void TestArmEndpoints::patches()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, says);
    m_arm->makeAssets();
    m_arm->finished(
        put(QStringLiteral("bird"),
            R"({"location":"local","tags":{"a":"1"},"properties":{"authMode":"Key"}})"));
    m_arm->makeDeployment(QStringLiteral("blue"));
    const Answer patched = m_arm->ask("PATCH", ArmFixture::endpointPath(), body);
    QTEST(patched.status, "status");
    const QString text =
        patched.status == 200 ? QString::fromUtf8(patched.body) : patched.errorMessage();
    QVERIFY2(text.contains(says), qPrintable(text));
    QCOMPARE(m_arm->get(ArmFixture::endpointPath()).state(), QStringLiteral("Succeeded"));
    QCOMPARE(m_arm->get(ArmFixture::deploymentPath(QStringLiteral("blue"))).status, 200);
    QCOMPARE(m_arm->ask("PATCH", "onlineEndpoints/none", body).status, 404);
}

void TestArmEndpoints::isBusyOnce()
{
    const Answer made = put(QStringLiteral("bird"));
    for (const char *method : {"PUT", "PATCH", "DELETE"}) {
        const Answer second =
            m_arm->ask(method, ArmFixture::endpointPath(),
                       qstrcmp(method, "PATCH") == 0 ? QByteArray(R"({"tags":{}})")
                                                     : ArmFixture::endpointBody());
        QCOMPARE(second.status, 409);
        QCOMPARE(second.errorCode(), QStringLiteral("Conflict"));
        QVERIFY(second.errorMessage().contains(QStringLiteral("creating")));
    }
    QCOMPARE(m_arm->ask("POST", "onlineEndpoints/bird/regenerateKeys", R"({"keyType":"Primary"})")
                 .status,
             409);
    QCOMPARE(m_arm
                 ->ask("PUT", ArmFixture::deploymentPath(QStringLiteral("blue")),
                       ArmFixture::deploymentBody())
                 .status,
             409);
    m_arm->finished(made);
    QCOMPARE(put(QStringLiteral("bird")).status, 201);
}

void TestArmEndpoints::deletes()
{
    QCOMPARE(m_arm->ask("DELETE", ArmFixture::endpointPath()).status, 204);
    m_arm->makeBird();
    m_arm->finished(m_arm->putTraffic(R"({"blue":100})")); // live traffic does not keep it
    const Answer deleting = m_arm->ask("DELETE", ArmFixture::endpointPath());
    QCOMPARE(deleting.status, 202);
    QCOMPARE(deleting.body, QByteArray("null"));
    QCOMPARE(deleting.headers.value("Retry-After"), QByteArray("1"));
    QCOMPARE(m_arm->get(ArmFixture::endpointPath()).state(), QStringLiteral("Deleting"));
    QCOMPARE(m_arm->get(ArmFixture::deploymentPath(QStringLiteral("blue"))).state(),
             QStringLiteral("Deleting"));

    const QUrl result(QString::fromUtf8(deleting.headers.value("Location")));
    QVERIFY(result.path().contains(QStringLiteral("/mfeOperationResults/oe:")));
    const HttpRequest ask = ArmFixture::request("GET", result.path() + u'?' + result.query());
    QCOMPARE(m_arm->ask(ask).status, 202);
    QCOMPARE(m_arm->finished(deleting).at("status").toString(), QStringLiteral("Succeeded"));
    QCOMPARE(m_arm->ask(ask).status, 200);
    QCOMPARE(m_arm->get(ArmFixture::endpointPath()).status, 404);
    QCOMPARE(m_arm->get(ArmFixture::deploymentPath(QStringLiteral("blue"))).status, 404);
    QVERIFY(m_arm->fleet->instances({QStringLiteral("bird"), QStringLiteral("blue")}).isEmpty());
    QCOMPARE(m_arm->ask("DELETE", ArmFixture::endpointPath()).status, 204);
}

void TestArmEndpoints::waitsForItsDeployments()
{
    m_arm->makeBird({});
    m_arm->fleet->isAutomatic = false;
    const Answer made = m_arm->ask("PUT", ArmFixture::deploymentPath(QStringLiteral("blue")),
                                   ArmFixture::deploymentBody());
    QCOMPARE(made.status, 201);
    const Answer refused = m_arm->ask("DELETE", ArmFixture::endpointPath());
    QCOMPARE(refused.status, 409);
    QVERIFY(refused.errorMessage().contains(QStringLiteral("\"blue\"")));
}

void TestArmEndpoints::listsInPages()
{
    // As many as an afternoon of rehearsals leaves behind.
    Result<Transaction> transaction = m_arm->store->begin();
    for (int i = 0; i < 250; ++i) {
        EndpointRecord record;
        record.name = QStringLiteral("bird-%1").arg(i, 3, 10, QLatin1Char('0'));
        record.createdAt = record.modifiedAt = m_arm->clock.now();
        record.state = ProvisioningState::Succeeded;
        QVERIFY(m_arm->store->endpoints().put(record));
    }
    QVERIFY(transaction->commit());

    QStringList all;
    QString next = ArmFixture::workspacePath + QStringLiteral("/onlineEndpoints?count=30");
    int pages = 0;
    for (; !next.isEmpty(); ++pages) {
        const Answer page =
            pages == 0 ? m_arm->get(next) : m_arm->ask(ArmFixture::request("GET", next));
        QCOMPARE(page.status, 200);
        all += names(page);
        const QUrl link(page.at("nextLink").toString());
        QVERIFY(link.isEmpty() ||
                link.toString().startsWith(QStringLiteral("http://127.0.0.1:4711/")));
        next = link.isEmpty() ? QString() : link.path() + u'?' + link.query(QUrl::FullyEncoded);
    }
    QCOMPARE(pages, 9);
    QCOMPARE(all.size(), 250);
    QCOMPARE(QSet<QString>(all.begin(), all.end()).size(), 250);
    QCOMPARE(all.first(), QStringLiteral("bird-000"));
    QCOMPARE(all.last(), QStringLiteral("bird-249"));
    QCOMPARE(names(m_arm->get("onlineEndpoints")).size(), 50);
    QCOMPARE(names(m_arm->get("onlineEndpoints?count=1000")).size(), 250);
}

void TestArmEndpoints::staysInItsLocation()
{
    const QByteArray elsewhere = ArmFixture::endpointBody().replace("local", "elsewhere");
    const Answer made = put(QStringLiteral("bird"), elsewhere);
    QCOMPARE(made.status, 400);
    QCOMPARE(made.errorCode(), QStringLiteral("InvalidResourceLocation"));
    QCOMPARE(made.at("error.target").toString(), QStringLiteral("location"));
    QCOMPARE(m_arm->get(ArmFixture::endpointPath()).status, 404);
    m_arm->finished(
        put(QStringLiteral("bird"), ArmFixture::endpointBody().replace("local", "Lo Cal")));
    const Answer moved = put(QStringLiteral("bird"), elsewhere);
    QCOMPARE(moved.status, 409);
    QCOMPARE(moved.errorCode(), QStringLiteral("InvalidResourceLocation"));
    const Answer deployment =
        m_arm->ask("PUT", ArmFixture::deploymentPath(QStringLiteral("blue")),
                   ArmFixture::deploymentBody().replace("local", "elsewhere"));
    QCOMPARE(deployment.status, 400);
    QCOMPARE(deployment.errorCode(), QStringLiteral("InvalidResourceLocation"));
}

void TestArmEndpoints::keepsItsAuthMode()
{
    m_arm->finished(put(QStringLiteral("bird")));
    const Answer changed = put(QStringLiteral("bird"), ArmFixture::endpointBody({}, "AADToken"));
    QCOMPARE(changed.status, 400);
    QCOMPARE(changed.errorCode(), QStringLiteral("BadRequest"));
    QCOMPARE(changed.at("error.target").toString(), QStringLiteral("properties.authMode"));
    QCOMPARE(m_arm->get(ArmFixture::endpointPath()).at("properties.authMode").toString(),
             QStringLiteral("Key"));
    QCOMPARE(put(QStringLiteral("bird"), ArmFixture::endpointBody({}, "key")).status, 201);
}

void TestArmEndpoints::goesOnAfterARemovedItem()
{
    for (const char *name : {"ant", "bee", "cow", "dog"}) {
        m_arm->finished(put(QString::fromLatin1(name)));
    }
    const Answer first = m_arm->get("onlineEndpoints?count=2");
    QCOMPARE(names(first).size(), 2);
    m_arm->finished(m_arm->ask("DELETE", "onlineEndpoints/bee"));
    m_arm->finished(m_arm->ask("DELETE", "onlineEndpoints/ant"));
    const QUrl link(first.at("nextLink").toString());
    const Answer second = m_arm->ask(ArmFixture::request("GET", link.path() + u'?' + link.query()));
    QCOMPARE(names(second), QStringList({QStringLiteral("cow"), QStringLiteral("dog")}));
    QVERIFY(second.at("nextLink").isUndefined());
}

void TestArmEndpoints::filters_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("expected");
    const QString ant = QStringLiteral("ant");
    const QString bee = QStringLiteral("bee");
    const auto row = [](const char *query, const QStringList &expected) {
        QTest::newRow(query) << QString::fromLatin1(query) << expected;
    };
    row("name=ANT", {ant});
    row("name=an", {});
    row("computeType=Managed", {ant, bee});
    row("computeType=Kubernetes", {});
    row("tags=team", {ant, bee});
    row("tags=team=a", {ant});
    row("tags=team=a,old", {});
    row("tags=team%3Db,old", {bee});
    row("properties=p=1", {bee});
    row("properties=p&name=ant", {});
}

void TestArmEndpoints::filters()
{
    QFETCH(QString, query);
    m_arm->finished(
        put(QStringLiteral("ant"),
            R"({"location":"local","tags":{"team":"a"},"properties":{"authMode":"Key"}})"));
    m_arm->finished(put(QStringLiteral("bee"),
                        R"({"location":"local","tags":{"team":"b","old":""},
                            "properties":{"authMode":"Key","properties":{"p":"1"}}})"));
    QTEST(names(m_arm->get(QStringLiteral("onlineEndpoints?") + query)), "expected");
}

void TestArmEndpoints::sorts()
{
    for (const char *name : {"cow", "ant", "bee"}) {
        m_arm->finished(put(QString::fromLatin1(name)));
        m_arm->clock.advance(std::chrono::seconds(1));
    }
    m_arm->ask("PATCH", "onlineEndpoints/cow", R"({"tags":{"a":"1"}})");
    const auto sorted = [&](const char *order) {
        return names(m_arm->get(QStringLiteral("onlineEndpoints?count=2&orderBy=") +
                                QString::fromLatin1(order)))
            .join(u' ');
    };
    QCOMPARE(sorted("CreatedAtAsc"), QStringLiteral("cow ant"));
    QCOMPARE(sorted("createdatdesc"), QStringLiteral("bee ant"));
    QCOMPARE(sorted("UpdatedAtAsc"), QStringLiteral("ant bee"));
    QCOMPARE(sorted("UpdatedAtDesc"), QStringLiteral("cow bee"));
    const QUrl link(
        m_arm->get("onlineEndpoints?count=2&orderBy=UpdatedAtDesc").at("nextLink").toString());
    QCOMPARE(names(m_arm->ask(ArmFixture::request("GET", link.path() + u'?' + link.query()))),
             QStringList(QStringLiteral("ant")));
}

void TestArmEndpoints::refusesOddQueries_data()
{
    QTest::addColumn<QString>("query");
    for (const char *query : {"count=0", "count=-1", "count=1001", "count=x", "count=1.5",
                              "$skip=2", "$skip=AAAA", "$skip=%00", "orderBy=Name"}) {
        QTest::newRow(query) << QString::fromLatin1(query);
    }
}

void TestArmEndpoints::refusesOddQueries()
{
    QFETCH(QString, query);
    const Answer answer = m_arm->get(QStringLiteral("onlineEndpoints?") + query);
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.errorCode(), QStringLiteral("InvalidQueryParameter"));
}

QTEST_GUILESS_MAIN(TestArmEndpoints)
#include "tst_arm_endpoints.moc"
