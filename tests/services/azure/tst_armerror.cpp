// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/azure/armerror.h"

#include "tests/services/azure/armsamples.h"

#include <QTest>

using namespace serin;

namespace {

Error errorOf(int status, const QByteArray &body, const QByteArray &retryAfter = {})
{
    HttpAnswer answer;
    answer.response.status = status;
    answer.response.body = body.contains('"') ? body : quoted(body);
    answer.response.headers.add("x-ms-request-id", "r-1");
    if (!retryAfter.isEmpty()) {
        answer.response.headers.add("Retry-After", retryAfter);
    }
    return armError(answer);
}

} // namespace

class TestArmError : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kinds_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("400") << 400 << ErrorKind::Invalid;
        QTest::newRow("401") << 401 << ErrorKind::Unauthorized;
        QTest::newRow("403") << 403 << ErrorKind::Unauthorized;
        QTest::newRow("404") << 404 << ErrorKind::NotFound;
        QTest::newRow("408") << 408 << ErrorKind::Timeout;
        QTest::newRow("409") << 409 << ErrorKind::Conflict;
        QTest::newRow("412") << 412 << ErrorKind::Conflict;
        QTest::newRow("422") << 422 << ErrorKind::Invalid;
        QTest::newRow("429") << 429 << ErrorKind::Unavailable;
        QTest::newRow("500") << 500 << ErrorKind::Unavailable;
        QTest::newRow("501") << 501 << ErrorKind::Protocol;
        QTest::newRow("503") << 503 << ErrorKind::Unavailable;
        QTest::newRow("504") << 504 << ErrorKind::Timeout;
        QTest::newRow("304") << 304 << ErrorKind::Protocol;
    }
    void kinds()
    {
        QFETCH(int, status);
        QFETCH(ErrorKind, kind);
        for (const char *body : {"", "<html>", "[]", "{}", "{'error':{'code':'X'}}"}) {
            const Error error = errorOf(status, body);
            QCOMPARE(error.kind, kind);
            QVERIFY(!error.detail.isEmpty());
            QCOMPARE(error.where, QStringLiteral("HTTP %1, request r-1").arg(status));
        }
    }

    void readsNestedErrors()
    {
        const Error error = errorOf(
            400,
            "{'error':{'code':'UserError',"
            "'message':'The request is invalid.','target':'x','details':["
            "{'code':'BadArgument','message':'traffic: 90 is not 100.','details':["
            "{'code':'Deep','message':'The deployment green\\ndoes not exist.'}]}],"
            "'additionalInfo':[{'type':'ComponentName','info':{'value':'managementfrontend'}}]}}");
        QCOMPARE(
            error.detail,
            QStringLiteral("UserError: The request is invalid (BadArgument: traffic: 90 is not "
                           "100; Deep: The deployment green does not exist)"));
        QVERIFY(error.fix.contains(QLatin1String("manifest")));
    }

    void readsFlatErrors()
    {
        QCOMPARE(errorOf(400, "{'code':'BadRequest','message':'Metric X is unknown'}").detail,
                 QStringLiteral("BadRequest: Metric X is unknown"));
        QCOMPARE(errorOf(400, "{'code':'BadRequest','statusCode':400,'message':'no',"
                              "'details':[]}")
                     .detail,
                 QStringLiteral("BadRequest: no"));
        QCOMPARE(errorOf(400, "{'error':'invalid_grant','error_description':'AADSTS70008'}").detail,
                 QStringLiteral("invalid_grant: AADSTS70008"));
    }

    void namesTheMissingRole()
    {
        const Error error = errorOf(
            403, "{\"error\":{\"code\":\"AuthorizationFailed\",\"message\":"
                 "\"The client 'me' with object id 'o' does not have authorization to perform "
                 "action 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints/write' over "
                 "scope '/subscriptions/s-1/resourceGroups/rg' or the scope is invalid.\"}}");
        QCOMPARE(error.kind, ErrorKind::Unauthorized);
        QVERIFY2(error.fix.contains(QLatin1String("\"AzureML Data Scientist\"")),
                 qPrintable(error.fix));
        QVERIFY(error.fix.contains(QLatin1String("onlineEndpoints/write")));
        QVERIFY(error.fix.contains(QLatin1String("/subscriptions/s-1/resourceGroups/rg")));

        const Error metrics =
            errorOf(403, "{\"error\":{\"code\":\"AuthorizationFailed\",\"message\":"
                         "\"no action 'Microsoft.Insights/metrics/read' over scope '/x'\"}}");
        QVERIFY(metrics.fix.contains(QLatin1String("Monitoring Reader")));
        QVERIFY(errorOf(403, {}).fix.contains(QLatin1String("role")));
    }

    void knowsRemedies_data()
    {
        QTest::addColumn<QString>("code");
        for (const char *code : {"OutOfQuota",
                                 "ImageBuildFailure",
                                 "BadArgument",
                                 "ResourceNotReady",
                                 "ResourceNotFound",
                                 "WorkspaceManagedNetworkNotReady",
                                 "OperationCanceled",
                                 "SecretsInjectionError",
                                 "InternalServerError",
                                 "ACRSecretError",
                                 "TokenRefreshFailed",
                                 "GetAADTokenFailed",
                                 "KubernetesUnaccessible",
                                 "ImagePullLoopBackOff",
                                 "DeploymentCrashLoopBackOff",
                                 "KubernetesCrashLoopBackOff",
                                 "NamespaceNotFound",
                                 "UserScriptInitFailed",
                                 "UserScriptImportError",
                                 "UserScriptFunctionNotFound",
                                 "EndpointNotFound",
                                 "EndpointAlreadyExists",
                                 "ScoringFeUnhealthy",
                                 "ValidateScoringFailed",
                                 "InvalidDeploymentSpec",
                                 "PodUnschedulable",
                                 "PodOutOfMemory",
                                 "InferencingClientCallFailed"}) {
            QTest::newRow(code) << QString::fromLatin1(code);
        }
    }
    void knowsRemedies()
    {
        QFETCH(QString, code);
        QVERIFY(!armFix(code, {}).isEmpty());
        const QJsonObject inner{
            {QStringLiteral("code"), QStringLiteral("UserError")},
            {QStringLiteral("message"), QStringLiteral("failed")},
            {QStringLiteral("details"),
             QJsonArray{QJsonObject{{QStringLiteral("code"), code.toLower()}}}}};
        const Error error = operationError(QStringLiteral("Failed"), inner, {});
        QCOMPARE(error.fix, armFix(code, {}));
    }

    void endsOfOperations()
    {
        const auto kind = [](const char *status, const QByteArray &error) {
            return operationError(QLatin1String(status), parsed(error), {}).kind;
        };
        QCOMPARE(kind("Failed", "{'code':'OutOfQuota'}"), ErrorKind::Unavailable);
        QCOMPARE(kind("Failed", "{'code':'UserScriptInitFailed'}"), ErrorKind::Invalid);
        QCOMPARE(kind("Failed", "{'code':'ResourceNotFound'}"), ErrorKind::NotFound);
        QCOMPARE(kind("Canceled", "{'code':'OperationCanceled'}"), ErrorKind::Conflict);
        QCOMPARE(kind("Canceled", "{}"), ErrorKind::Cancelled);
        QVERIFY(operationError(QStringLiteral("Failed"), {}, {})
                    .detail.contains(QLatin1String("Failed")));
    }

    void operationsFailNotRequests()
    {
        QCOMPARE(operationError(QStringLiteral("Failed"), {}, QStringLiteral("r-1")).where,
                 QStringLiteral("request r-1"));
        QCOMPARE(operationError(QStringLiteral("Failed"), {}, {}).where, QString());
    }

    void exceptionsBeforeTheLogsThatHoldThem_data()
    {
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("detail");
        const QString head = QStringLiteral("The deployment \"ini\" cannot be run: instance ini-1 "
                                            "ended with exit code 3. Its log ends with:\n");
        const QString stack =
            QStringLiteral("Traceback (most recent call last):\n"
                           "  File \"/code/score.py\", line 2, in init\n    import numpyx\n");
        const QString raised = QStringLiteral("ModuleNotFoundError: No module named 'numpyx'");
        const QString said = QStringLiteral("ResourceNotReady: ") + raised;
        const QString what = QStringLiteral(
            " (The deployment \"ini\" cannot be run: instance ini-1 ended with exit code 3)");
        QTest::newRow("in a log") << head + QStringLiteral("serin: started\n") + stack + raised +
                                         QStringLiteral("\nserin: the process ended\n")
                                  << said + what;
        QTest::newRow("its head is cut off")
            << head + stack.section(u'\n', 1) + raised << said + what;
        QTest::newRow("raised by another")
            << head + stack +
                   QStringLiteral("KeyError: 'a'\n\nDuring handling of the above "
                                  "exception, another exception occurred:\n\n") +
                   stack + raised
            << said + what;
        QTest::newRow("nothing but it") << stack + raised << said;
        QTest::newRow("none") << head + QStringLiteral("killed")
                              << QStringLiteral("ResourceNotReady: ") + head.trimmed() +
                                     QStringLiteral(" killed");
    }
    void exceptionsBeforeTheLogsThatHoldThem()
    {
        QFETCH(QString, message);
        QFETCH(QString, detail);
        const QJsonObject error{{QStringLiteral("code"), QStringLiteral("ResourceNotReady")},
                                {QStringLiteral("message"), message}};
        const Error made = operationError(QStringLiteral("Failed"), error, {});
        QCOMPARE(made.detail, detail);
        QVERIFY(made.fix.contains(QLatin1String("get-logs")));
    }

    void saysWhenToComeBack()
    {
        QVERIFY(errorOf(429, {}, "40").fix.contains(QLatin1String("40 s")));
        QVERIFY(errorOf(409, {}).fix.contains(QLatin1String("operation")));
    }

    void saysWhatKeepsADeployment()
    {
        const Error error = errorOf(
            409, "{'error':{'code':'Conflict','message':'The deployment blue has live traffic. "
                 "Please scale down traffic to 0 first.'}}");
        QVERIFY2(error.fix.contains(QLatin1String("traffic away")), qPrintable(error.fix));
    }

    void whatIsNotThereIsNoAssetOfADeployment()
    {
        const QByteArray code = "{'error':{'code':'ResourceNotFound','message':'none'}}";
        QCOMPARE(errorOf(404, code).fix, QString());
        QVERIFY(errorOf(400, code).fix.contains(QLatin1String("registered")));
    }

    void isBounded()
    {
        QByteArray details = "{'code':'A','message':'m'}";
        for (int i = 0; i < 400; ++i) {
            details = "{'code':'C" + QByteArray::number(i) + "','details':[" + details + "]}";
        }
        const Error deep =
            errorOf(400, "{'error':{'code':'X','message':'" + QByteArray(200000, 'y') +
                             "','details':[" + details + "]}}");
        QVERIFY2(deep.detail.size() < 5'000, qPrintable(QString::number(deep.detail.size())));
        QVERIFY(!errorOf(500, QByteArray(3000000, '{')).detail.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestArmError)
#include "tst_armerror.moc"
