// SPDX-License-Identifier: GPL-3.0-or-later
// Keys and tokens, and whom the data plane lets in with them.
#include "services/local/arm/scoring/scoringtoken.h"
#include "tests/services/local/arm/armfixture.h"

using namespace serin;
using Answer = ArmFixture::Answer;

class TestArmCredentials : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_arm = std::make_unique<ArmFixture>(); }
    void listsKeys();
    void takesInitialKeys();
    void regeneratesOneKey();
    void regenerates_data();
    void regenerates();
    void refusesOddRegenerations_data();
    void refusesOddRegenerations();
    void keepsKeysBehindARestart();
    void givesTokens();
    void refusesForgedTokens_data();
    void refusesForgedTokens();
    void forgetsTokensOfADeletedEndpoint();
    void takesTheWorkspacesTokenForEntras();
    void knowsWhichEndpointHasWhat_data();
    void knowsWhichEndpointHasWhat();

private:
    [[nodiscard]] QString key(const char *which)
    {
        return m_arm->ask("POST", "onlineEndpoints/bird/listkeys").at(which).toString();
    }
    [[nodiscard]] bool accepts(const QString &bearer) const
    {
        const auto table = m_arm->service->routingTable();
        const auto now = std::chrono::system_clock::time_point(
            std::chrono::milliseconds(m_arm->clock.now().toMSecsSinceEpoch()));
        return table->endpoints.at("bird").credentials->accepts(bearer.toStdString(), now);
    }
    Answer regenerate(const QByteArray &body)
    {
        return m_arm->ask("POST", "onlineEndpoints/bird/regenerateKeys", body);
    }
    std::unique_ptr<ArmFixture> m_arm;
};

void TestArmCredentials::listsKeys()
{
    m_arm->makeEndpoint();
    const QString primary = key("primaryKey");
    const QString secondary = key("secondaryKey");
    QVERIFY(primary.size() >= 32 && secondary.size() >= 32 && primary != secondary);
    QCOMPARE(key("primaryKey"), primary);
    QVERIFY(accepts(primary) && accepts(secondary));
    QVERIFY(!accepts({}) && !accepts(primary.chopped(1)) && !accepts(primary + u'x'));
    QVERIFY(!accepts(primary.toLower() == primary ? primary.toUpper() : primary.toLower()));
    QVERIFY(m_arm->get(ArmFixture::endpointPath()).at("properties.keys").isNull());
    QVERIFY(!m_arm->get(ArmFixture::endpointPath()).body.contains(primary.toUtf8()));
}

void TestArmCredentials::takesInitialKeys()
{
    const QByteArray keys = R"("keys":{"primaryKey":"first-of-mine"})";
    m_arm->finished(m_arm->ask("PUT", ArmFixture::endpointPath(), ArmFixture::endpointBody(keys)));
    QCOMPARE(key("primaryKey"), QStringLiteral("first-of-mine"));
    QVERIFY(accepts(QStringLiteral("first-of-mine")));
    QVERIFY(accepts(key("secondaryKey")));
    // Only when it is made.
    const QByteArray other = R"("keys":{"primaryKey":"second-of-mine"})";
    m_arm->finished(m_arm->ask("PUT", ArmFixture::endpointPath(), ArmFixture::endpointBody(other)));
    QCOMPARE(key("primaryKey"), QStringLiteral("first-of-mine"));
    QVERIFY(!m_arm->get(ArmFixture::endpointPath()).body.contains("of-mine"));
}

void TestArmCredentials::regeneratesOneKey()
{
    m_arm->makeEndpoint();
    const QString primary = key("primaryKey");
    const QString secondary = key("secondaryKey");
    const Answer accepted = regenerate(R"({"keyType":"Primary"})");
    QCOMPARE(accepted.status, 202);
    QVERIFY(accepted.headers.value("Location").contains("/mfeOperationResults/"));
    QCOMPARE(m_arm->get(ArmFixture::endpointPath()).state(), QStringLiteral("Updating"));
    QCOMPARE(key("primaryKey"), primary); // until it has ended
    QCOMPARE(m_arm->finished(accepted).at("status").toString(), QStringLiteral("Succeeded"));
    QVERIFY(key("primaryKey") != primary);
    QCOMPARE(key("secondaryKey"), secondary);
    QVERIFY(!accepts(primary) && accepts(key("primaryKey")) && accepts(secondary));

    const QUrl result(QString::fromUtf8(accepted.headers.value("Location")));
    const Answer led =
        m_arm->ask(ArmFixture::request("GET", result.path() + u'?' + result.query()));
    QCOMPARE(led.status, 200);
    QCOMPARE(led.body, QByteArray("null")); // no place for a secret
}

void TestArmCredentials::regenerates_data()
{
    QTest::addColumn<bool>("isCurrent");
    QTest::addColumn<QString>("value");
    QTest::newRow("none") << false << QString();
    QTest::newRow("current") << true << QString();
    QTest::newRow("chosen") << false << QStringLiteral("chosen-by-me");
}

void TestArmCredentials::regenerates()
{
    QFETCH(bool, isCurrent);
    QFETCH(QString, value);
    m_arm->makeEndpoint();
    const QString before = key("secondaryKey");
    const QString sent = isCurrent ? before : value; // some clients send what they have
    m_arm->finished(regenerate(R"({"keyType":"secondary","keyValue":")" + sent.toUtf8() + "\"}"));
    const QString after = key("secondaryKey");
    QVERIFY(after != before);
    QVERIFY(value.isEmpty() || after == value);
    QVERIFY(accepts(after) && !accepts(before));
}

void TestArmCredentials::refusesOddRegenerations_data()
{
    QTest::addColumn<QByteArray>("body");
    for (const char *body :
         {"", "{}", R"({"keyType":"Third"})", R"({"keyType":1})",
          R"({"keyType":"Primary","keyValue":"short"})", R"({"keyType":"Primary","keyValue":7})"}) {
        QTest::newRow(body) << QByteArray(body);
    }
}

void TestArmCredentials::refusesOddRegenerations()
{
    QFETCH(QByteArray, body);
    m_arm->makeEndpoint();
    QCOMPARE(regenerate(body).status, 400);
}

void TestArmCredentials::keepsKeysBehindARestart()
{
    m_arm->makeEndpoint();
    const QString primary = key("primaryKey");
    m_arm->restart();
    QCOMPARE(key("primaryKey"), primary);
    QVERIFY(accepts(primary));
}

void TestArmCredentials::givesTokens()
{
    m_arm->makeEndpoint("AMLToken");
    const qint64 now = m_arm->clock.now().toSecsSinceEpoch();
    const Answer answer = m_arm->ask("POST", "onlineEndpoints/BIRD/token");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.at("tokenType").toString(), QStringLiteral("Bearer"));
    QCOMPARE(answer.at("expiryTimeUtc").toInteger(), now + 24 * 3600);
    QCOMPARE(answer.at("refreshAfterTimeUtc").toInteger(), now + 12 * 3600);
    const QString token = answer.at("accessToken").toString();
    const QByteArray payload =
        QByteArray::fromBase64(token.split(u'.').at(1).toLatin1(), QByteArray::Base64UrlEncoding);
    const QJsonObject claims = QJsonDocument::fromJson(payload).object();
    QCOMPARE(claims.value(QStringLiteral("endpointName")).toString(), QStringLiteral("bird"));
    QCOMPARE(claims.value(QStringLiteral("iss")).toString(), QStringLiteral("azureml"));
    QCOMPARE(claims.value(QStringLiteral("aud")).toString(), QStringLiteral("azureml"));
    QCOMPARE(claims.value(QStringLiteral("exp")).toInteger(), now + 24 * 3600);
    for (const char *name : {"canRefresh", "workspaceId", "tid", "oid", "actions", "serviceId"}) {
        QVERIFY2(claims.contains(QLatin1String(name)), name);
    }

    QVERIFY(accepts(token));
    QVERIFY(!accepts(QString::fromLatin1(ArmFixture::token)));
    m_arm->restart();
    QVERIFY(accepts(token));
    m_arm->clock.advance(std::chrono::hours(24) - std::chrono::seconds(1));
    QVERIFY(accepts(token));
    m_arm->clock.advance(std::chrono::seconds(1));
    QVERIFY(!accepts(token));
}

void TestArmCredentials::refusesForgedTokens_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<bool>("isGood");
    const QString bird = QStringLiteral("bird");
    const QByteArray usual = R"({"alg":"HS256","typ":"JWT"})";
    QTest::newRow("good") << usual << QByteArray("s") << QStringLiteral("BIRD") << true;
    QTest::newRow("another secret") << usual << QByteArray("t") << bird << false;
    QTest::newRow("another endpoint") << usual << QByteArray("s") << QStringLiteral("owl") << false;
    QTest::newRow("no algorithm") << QByteArray(R"({"alg":"none"})") << QByteArray("s") << bird
                                  << false;
}

void TestArmCredentials::refusesForgedTokens()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, secret);
    QFETCH(QString, endpoint);
    QFETCH(bool, isGood);
    const Secret good{QByteArrayView("s")};
    const QDateTime now = m_arm->clock.now();
    const ScoringTokenClaims claims{QStringLiteral("bird"), QStringLiteral("uid"),
                                    QStringLiteral("w"), QStringLiteral("t")};
    ScoringTokenClaims asked = claims;
    asked.endpoint = endpoint;
    QByteArray text = ScoringToken::make(asked, Secret(secret), now).text;
    if (!header.contains("HS256")) {
        text = header.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals) +
               text.mid(text.indexOf('.'));
    }
    QCOMPARE(ScoringToken::isValid(text, claims, good, now), isGood);
    for (const QByteArray &odd : {QByteArray(), QByteArray("."), QByteArray(".."),
                                  QByteArray("a.b"), text.left(text.lastIndexOf('.')), text + '.',
                                  text.chopped(1), 'x' + text, QByteArray(100'000, '.')}) {
        QVERIFY2(!ScoringToken::isValid(odd, claims, good, now), odd.left(100).constData());
    }
}

void TestArmCredentials::forgetsTokensOfADeletedEndpoint()
{
    m_arm->makeEndpoint("AMLToken");
    const QString token =
        m_arm->ask("POST", "onlineEndpoints/bird/token").at("accessToken").toString();
    QVERIFY(accepts(token));
    m_arm->finished(m_arm->ask("DELETE", ArmFixture::endpointPath()));
    m_arm->makeEndpoint("AMLToken");
    QVERIFY(!accepts(token));
}

void TestArmCredentials::takesTheWorkspacesTokenForEntras()
{
    m_arm->makeEndpoint("AADToken");
    QVERIFY(accepts(QString::fromLatin1(ArmFixture::token)));
    QVERIFY(!accepts(QStringLiteral("another")) && !accepts({}));
}

void TestArmCredentials::knowsWhichEndpointHasWhat_data()
{
    QTest::addColumn<QByteArray>("mode");
    QTest::addColumn<int>("keys");
    QTest::addColumn<int>("token");
    QTest::newRow("Key") << QByteArray("Key") << 200 << 400;
    QTest::newRow("AMLToken") << QByteArray("AMLToken") << 400 << 200;
    QTest::newRow("AADToken") << QByteArray("AADToken") << 400 << 400;
}

void TestArmCredentials::knowsWhichEndpointHasWhat()
{
    QFETCH(QByteArray, mode);
    m_arm->makeEndpoint(mode);
    QTEST(m_arm->ask("POST", "onlineEndpoints/bird/listKeys").status, "keys");
    QTEST(m_arm->ask("POST", "onlineEndpoints/bird/token", "{}").status, "token");
    QCOMPARE(regenerate(R"({"keyType":"Primary"})").status, mode == "Key" ? 202 : 400);
    QCOMPARE(m_arm->ask("POST", "onlineEndpoints/none/listKeys").status, 404);
    QCOMPARE(m_arm->ask("POST", "onlineEndpoints/none/token").status, 404);
}

QTEST_GUILESS_MAIN(TestArmCredentials)
#include "tst_arm_credentials.moc"
