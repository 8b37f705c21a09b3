// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/changes/committrailers.h"
#include "services/gitops/changes/endpointchanges.h"
#include "services/gitops/changes/manifestendpoints.h"

#include <QFile>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace serin;

namespace {

const QByteArray endpointBegin = "$schema: https://azuremlschemas.azureedge.net/latest/"
                                 "managedOnlineEndpoint.schema.json\nname: my-endpoint\n";
const QByteArray deploymentBegin = "$schema: https://azuremlschemas.azureedge.net/latest/"
                                   "managedOnlineDeployment.schema.json\nname: blue\n";

QString told(const QList<CommittedFile> &files)
{
    QStringList lines;
    for (const GitTrailer &trailer : commitTrailers(files)) {
        lines << QStringLiteral("%1: %2").arg(trailer.key, trailer.value);
    }
    return lines.join(u'|');
}

QString toldOf(const QByteArray &text)
{
    return told({{QStringLiteral("/none/endpoint.yml"), text, {}}});
}

} // namespace

class TestCommitTrailers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsTheTraffic_data();
    void tellsTheTraffic();
    void tellsOfDeletedFiles();
    void endpointsAreSortedAndOnce();
    void namelessDeploymentsBelongToTheirFolder();
    void changesInWords_data();
    void changesInWords();
};

void TestCommitTrailers::tellsTheTraffic_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("trailers");
    const QString mine = QStringLiteral("Endpoint: my-endpoint");
    QTest::newRow("split") << endpointBegin + "traffic: {blue: 90, green: 10}\n"
                           << mine + QStringLiteral("|Traffic: blue=90 green=10");
    QTest::newRow("in the file's order") << endpointBegin + "traffic: {z: 1, a: 99}\n"
                                         << mine + QStringLiteral("|Traffic: z=1 a=99");
    QTest::newRow("named zeros") << endpointBegin + "traffic: {blue: 0, green: 100}\n"
                                 << mine + QStringLiteral("|Traffic: blue=0 green=100");
    QTest::newRow("not said") << endpointBegin << mine;
    QTest::newRow("empty") << endpointBegin + "traffic: {}\n" << mine;
    QTest::newRow("not a number") << endpointBegin + "traffic: {blue: '{{SHARE}}'}\n" << mine;
    QTest::newRow("preview") << QByteArray(
                                    "name: old\ntype: online\nauth_mode: key\n"
                                    "traffic: {blue: 100}\ndeployments:\n  blue:\n    model: "
                                    "azureml:m:1\n")
                             << QStringLiteral("Endpoint: old|Traffic: blue=100");
    QTest::newRow("deployment") << deploymentBegin + "endpoint_name: my-endpoint\n" << mine;
    QTest::newRow("a template's name")
        << QByteArray(endpointBegin).replace("my-endpoint", "'{{NAME}}'") << QString();
    QTest::newRow("no manifest") << QByteArray("kind: Service\n") << QString();
    QTest::newRow("no YAML") << QByteArray("a: [\n") << QString();
    QTest::newRow("empty file") << QByteArray() << QString();
}

void TestCommitTrailers::tellsTheTraffic()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, trailers);
    QCOMPARE(toldOf(text), trailers);
}

void TestCommitTrailers::tellsOfDeletedFiles()
{
    QCOMPARE(told({{QStringLiteral("/none/endpoint.yml"), std::nullopt,
                    endpointBegin + "traffic: {blue: 100}\n"}}),
             QStringLiteral("Endpoint: my-endpoint"));
}

void TestCommitTrailers::endpointsAreSortedAndOnce()
{
    QByteArray other = endpointBegin + "traffic: {a: 100}\n";
    other.replace("my-endpoint", "another");
    QCOMPARE(
        told({{QStringLiteral("/none/b.yml"), deploymentBegin + "endpoint_name: my-endpoint\n", {}},
              {QStringLiteral("/none/e.yml"), endpointBegin + "traffic: {blue: 100}\n", {}},
              {QStringLiteral("/none/o.yml"), other, {}}}),
        QStringLiteral("Endpoint: another|Traffic: a=100|"
                       "Endpoint: my-endpoint|Traffic: blue=100"));
}

void TestCommitTrailers::namelessDeploymentsBelongToTheirFolder()
{
    const QTemporaryDir folder;
    const auto write = [&folder](const char *name, const QByteArray &text) {
        QFile file(folder.filePath(QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    };
    const QString path = folder.filePath(QStringLiteral("blue.yml"));
    write("blue.yml", deploymentBegin);
    QCOMPARE(endpointsIn(deploymentBegin, path).size(), size_t(0));
    write("endpoint.yml", endpointBegin);
    QCOMPARE(endpointsIn(deploymentBegin, path).size(), size_t(1));
    QCOMPARE(endpointsIn(deploymentBegin, path).front().endpoint, QStringLiteral("my-endpoint"));
    write("second.yml", QByteArray(endpointBegin).replace("my-endpoint", "another"));
    QCOMPARE(endpointsIn(deploymentBegin, path).size(), size_t(0)); // nobody knows whose it is
}

void TestCommitTrailers::changesInWords_data()
{
    QTest::addColumn<QString>("deployment");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("before");
    QTest::addColumn<QJsonValue>("after");
    QTest::addColumn<QString>("words");
    const QJsonValue nothing(QJsonValue::Undefined);
    const QString blue = QStringLiteral("blue");
    const auto row = [](const char *tag, const QString &who, const char *field,
                        const QJsonValue &before, const QJsonValue &after, const char *words) {
        QTest::newRow(tag) << who << QString::fromLatin1(field) << before << after
                           << QString::fromUtf8(words);
    };
    row("new endpoint", {}, "name", nothing, QStringLiteral("e"), "the endpoint is new");
    row("gone", blue, "name", blue, nothing, "blue is gone");
    row("count", blue, "instance_count", 1, 2, "blue instance_count: 1 → 2");
    row("traffic", {}, "traffic", QJsonObject{{blue, 100}}, QJsonObject{},
        "traffic: blue=100 → nothing");
    row("set", {}, "description", nothing, QStringLiteral("words"), "description: not set → words");
    row("flag", blue, "app_insights_enabled", false, true,
        "blue app_insights_enabled: false → true");
    row("map", blue, "tags", nothing, QJsonObject{{QStringLiteral("a"), 1}},
        "blue tags: not set → {\"a\":1}");
}

void TestCommitTrailers::changesInWords()
{
    QFETCH(const QString, deployment);
    QFETCH(const QString, field);
    QFETCH(const QJsonValue, before);
    QFETCH(const QJsonValue, after);
    QFETCH(const QString, words);
    QCOMPARE((FieldChange{deployment, field, before, after}.words()), words);
}

QTEST_GUILESS_MAIN(TestCommitTrailers)
#include "tst_committrailers.moc"
