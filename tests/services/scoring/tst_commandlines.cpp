// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/scoring/commandlines.h"

#include <QTest>

using namespace serin;

namespace {

ScoringRequest request()
{
    ScoringRequest made(*EndpointName::fromString(QStringLiteral("my-endpoint")));
    made.deployment = *DeploymentName::fromString(QStringLiteral("green"));
    made.body = "{\"data\":[1]}";
    return made;
}

CommandLineTarget target(const QString &file = QStringLiteral("it's here.json"))
{
    return {QStringLiteral("https://my.inference.ml.azure.com/score?a=1&b=2"), file,
            WorkspaceId{QStringLiteral("s"), QStringLiteral("r(g)"), QStringLiteral("w")}};
}

} // namespace

class TestCommandLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void curl()
    {
        QCOMPARE(curlCommand(request(), target()),
                 QStringLiteral("curl -sS 'https://my.inference.ml.azure.com/score?a=1&b=2' "
                                "-H \"Authorization: Bearer $SCORING_KEY\" "
                                "-H 'Content-Type: application/json' "
                                "-H 'azureml-model-deployment: green' "
                                "--data-binary '@it'\\''s here.json'"));
        ScoringRequest inlined = request();
        inlined.method = "PUT";
        const QString text = curlCommand(inlined, target(QString()));
        QVERIFY(text.contains(QLatin1String("-X PUT")));
        QVERIFY(text.endsWith(QLatin1String("--data-binary '{\"data\":[1]}'")));
        for (const QByteArray &body :
             {QByteArray("\xff"), QByteArray("a\0", 2), QByteArray("@etc")}) {
            inlined.body = body;
            QVERIFY(
                curlCommand(inlined, target(QString())).endsWith(QLatin1String("@REQUEST_FILE")));
        }
        ScoringRequest get = request();
        get.method = "GET";
        get.body.clear();
        get.query = "x=%20";
        CommandLineTarget simple{QStringLiteral("http://127.0.0.1:1/score"), {}, {}};
        QVERIFY(curlCommand(get, simple)
                    .startsWith(QLatin1String("curl -sS 'http://127.0.0.1:1/score?x=%20' -H")));
        QVERIFY(!curlCommand(get, simple).contains(QLatin1String("--data")));
    }

    void noSecretsGetIn()
    {
        ScoringRequest secret = request();
        secret.headers.add("x-api-key", "planted-1");
        secret.headers.add("Proxy-Authorization", "planted-2");
        secret.headers.add("Cookie", "planted-3");
        secret.headers.add("x-trace", "fine");
        const QString text = curlCommand(secret, target());
        QVERIFY(!text.contains(QLatin1String("planted")));
        QVERIFY(text.contains(QLatin1String("'x-trace: fine'")));
    }

    void az()
    {
        QCOMPARE(azCommand(request(), target()),
                 QStringLiteral("az ml online-endpoint invoke -n my-endpoint "
                                "--deployment-name green --request-file 'it'\\''s here.json' "
                                "--subscription s -g 'r(g)' -w w"));
        QVERIFY(!azCommand(request(), target(QString())));
        ScoringRequest other = request();
        other.contentType = "text/csv";
        QVERIFY(!azCommand(other, target()));
    }

    void serinctl()
    {
        ScoringRequest plain = request();
        QCOMPARE(serinctlCommand(plain, target(QStringLiteral("a.json"))),
                 QStringLiteral("serinctl online-endpoint invoke -n my-endpoint -d green "
                                "--request-file a.json"));
        plain.deployment.reset();
        QCOMPARE(serinctlCommand(plain, target(QStringLiteral("a.json"))),
                 QStringLiteral("serinctl online-endpoint invoke -n my-endpoint "
                                "--request-file a.json"));
        QVERIFY(!serinctlCommand(plain, target(QString())));
    }
};

QTEST_GUILESS_MAIN(TestCommandLines)
#include "tst_commandlines.moc"
