// SPDX-License-Identifier: GPL-3.0-or-later
// Models, codes and environments: versions, names, latest, and what they may point to.
#include "tests/services/local/arm/armfixture.h"

#include <sys/stat.h>
#include <unistd.h>

using namespace serin;
using Answer = ArmFixture::Answer;

class TestArmAssets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_arm = std::make_unique<ArmFixture>(); }
    void registersVersions();
    void neverChangesAVersion();
    void knowsTheLatest();
    void listsNames();
    void listsVersions();
    void checksUris_data();
    void checksUris();
    void checksNames_data();
    void checksNames();
    void checksModelTypes_data();
    void checksModelTypes();
    void checksEnvironments_data();
    void checksEnvironments();
    void mountsTheFolderOfTheModel();
    void readsEncodedPaths();
    void refusesWhatCannotBeRead();

private:
    Answer putModel(const QString &version, const QByteArray &more = {});
    static QStringList names(const Answer &list)
    {
        QStringList found;
        const QJsonArray items = list.at("value").toArray();
        for (const QJsonValue &item : items) {
            found += item.toObject().value(QStringLiteral("name")).toString();
        }
        return found;
    }
    std::unique_ptr<ArmFixture> m_arm;
};

Answer TestArmAssets::putModel(const QString &version, const QByteArray &more)
{
    return m_arm->ask("PUT", QStringLiteral("models/m/versions/") + version,
                      R"({"properties":{"modelUri":")" +
                          m_arm->fileUri(QStringLiteral("model/model.pkl")) + '"' + more + "}}");
}

void TestArmAssets::registersVersions()
{
    QCOMPARE(m_arm->get("models/m/versions/1").status, 404);
    QCOMPARE(m_arm->get("models/m").status, 404);
    QCOMPARE(m_arm->get("models/m/versions").status, 404);
    const Answer made = putModel(QStringLiteral("1"), R"(,"tags":{"a":"b"},"flavors":{"x":{}})");
    QCOMPARE(made.status, 201);
    QCOMPARE(made.at("id").toString(),
             ArmFixture::workspacePath + QStringLiteral("/models/m/versions/1"));
    QCOMPARE(made.at("name").toString(), QStringLiteral("1"));
    QCOMPARE(made.at("type").toString(),
             QStringLiteral("Microsoft.MachineLearningServices/workspaces/models/versions"));
    QCOMPARE(made.at("properties.modelType").toString(), QStringLiteral("custom_model"));
    QCOMPARE(made.at("properties.tags.a").toString(), QStringLiteral("b"));
    QCOMPARE(made.at("properties.isArchived").toBool(true), false);
    QVERIFY(made.at("systemData.createdAt").isString());
    m_arm->restart();
    const Answer kept = m_arm->get("MODELS/M/versions/1");
    QCOMPARE(kept.json, made.json);
    QCOMPARE(m_arm->ask("DELETE", "models/m/versions/1").status, 405);
}

void TestArmAssets::neverChangesAVersion()
{
    putModel(QStringLiteral("1"));
    QCOMPARE(putModel(QStringLiteral("1")).status, 200);
    const Answer described = putModel(QStringLiteral("1"), R"(,"description":"d")");
    QCOMPARE(described.status, 200);
    QCOMPARE(described.at("properties.description").toString(), QStringLiteral("d"));
    for (const QByteArray &more :
         {QByteArray(R"(,"modelType":"mlflow_model")"), QByteArray(R"(,"flavors":{"x":{}})")}) {
        const Answer other = putModel(QStringLiteral("1"), more);
        QCOMPARE(other.status, 409);
        QVERIFY(other.errorMessage().contains(QStringLiteral("never changes")));
    }
    QCOMPARE(m_arm
                 ->ask("PUT", "models/m/versions/1",
                       R"({"properties":{"modelUri":")" + m_arm->fileUri(QStringLiteral("model")) +
                           "\"}}")
                 .status,
             409);
    QCOMPARE(m_arm->get("models/m/versions/1").at("properties.modelType").toString(),
             QStringLiteral("custom_model"));
}

void TestArmAssets::knowsTheLatest()
{
    m_arm->makeBird({});
    for (const char *version : {"9", "10", "beta"}) {
        QCOMPARE(putModel(QString::fromLatin1(version)).status, 201);
    }
    QCOMPARE(m_arm->get("models/m/versions/@latest").at("name").toString(), QStringLiteral("beta"));
    QCOMPARE(m_arm->get("models/m").at("properties.latestVersion").toString(),
             QStringLiteral("beta"));
    QCOMPARE(m_arm->get("models/m").at("properties.nextVersion").toString(), QStringLiteral("11"));
    // A deployment keeps the version that was the latest at its time.
    const QString blue = ArmFixture::deploymentPath(QStringLiteral("blue"));
    const QByteArray body =
        QByteArray(ArmFixture::deploymentBody()).replace("azureml:m:1", "azureml:m@latest");
    m_arm->finished(m_arm->ask("PUT", blue, body));
    putModel(QStringLiteral("12"));
    QCOMPARE(m_arm->get(blue).at("properties.model").toString(),
             ArmFixture::workspacePath + QStringLiteral("/models/m/versions/beta"));
}

void TestArmAssets::listsNames()
{
    for (const char *name : {"owl", "Ant", "bee"}) {
        m_arm->ask("PUT", QStringLiteral("environments/%1/versions/1").arg(QLatin1String(name)),
                   R"({"properties":{"image":"i"}})");
    }
    QCOMPARE(names(m_arm->get("environments")),
             QStringList({QStringLiteral("Ant"), QStringLiteral("bee"), QStringLiteral("owl")}));
    QCOMPARE(names(m_arm->get("models")), QStringList());
    const Answer page = m_arm->get("environments?$top=2");
    QCOMPARE(names(page).size(), 2);
    const QUrl link(page.at("nextLink").toString());
    QCOMPARE(names(m_arm->ask(ArmFixture::request("GET", link.path() + u'?' + link.query()))),
             QStringList(QStringLiteral("owl")));
}

void TestArmAssets::listsVersions()
{
    for (const char *version : {"1", "2", "3"}) {
        putModel(QString::fromLatin1(version));
    }
    const auto joined = [&](const char *path) { return names(m_arm->get(path)).join(u' '); };
    QCOMPARE(joined("models/m/versions"), QStringLiteral("3 2 1"));
    QCOMPARE(joined("models/m/versions?$orderBy=createdtime%20asc"), QStringLiteral("1 2 3"));
    QCOMPARE(joined("models/m/versions?$orderBy=createdtime%20desc&$top=1"), QStringLiteral("3"));
}

void TestArmAssets::checksUris_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QByteArray>("uri");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const char *kind, const QByteArray &uri,
                        const char *says = "") {
        QTest::newRow(name) << QString::fromLatin1(kind) << uri << QString::fromLatin1(says);
    };
    row("model file", "model", "file://FOLDER/model/model.pkl");
    row("model folder", "model", "file://FOLDER/model/");
    row("localhost", "model", "file://localhost/FOLDER/model");
    row("code folder", "code", "file://FOLDER/code");
    row("code file", "code", "file://FOLDER/code/score.py", "is not a folder");
    row("missing", "model", "file://FOLDER/none", "FOLDER/none, which does not exist");
    row("path", "model", "FOLDER/model", "reads files of this computer only");
    row("relative", "model", "file:model", "is no file:// URI");
    row("another computer", "model", "file://server/share", "is no file:// URI");
    row("web", "model", "https://example.org/m", "is no file:// URI");
    row("datastore", "model", "azureml://datastores/d/paths/m", "is no file:// URI");
    row("query", "model", "file://FOLDER/model?x", "is no file:// URI");
    row("empty", "model", "file://", "is no file:// URI");
    row("device", "model", "file:///dev/null", "neither a file nor a folder");
}

void TestArmAssets::checksUris()
{
    QFETCH(QString, kind);
    QFETCH(QByteArray, uri);
    QFETCH(QString, says);
    uri.replace("FOLDER", m_arm->folder.path().toUtf8());
    says.replace(QStringLiteral("FOLDER"), m_arm->folder.path());
    const QByteArray body = R"({"properties":{")" + kind.toUtf8() + R"(Uri":")" + uri + "\"}}";
    const Answer answer = m_arm->ask("PUT", kind + QStringLiteral("s/a/versions/1"), body);
    QCOMPARE(answer.status, says.isEmpty() ? 201 : 400);
    QVERIFY2(answer.errorMessage().contains(says), qPrintable(answer.errorMessage()));
    QCOMPARE(
        m_arm->ask("PUT", kind + QStringLiteral("s/b/versions/1"), R"({"properties":{}})").status,
        400);
}

void TestArmAssets::checksNames_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("status");
    const auto row = [](const char *path, int status) {
        QTest::newRow(path) << QString::fromLatin1(path) << status;
    };
    row("environments/e/versions/1", 201);
    row("environments/1_e-E/versions/1.0_b-2", 201);
    row("environments/.e/versions/1", 400);
    row("environments/e.e/versions/1", 400);
    row("environments/e%20e/versions/1", 400);
    row("environments/e/versions/.1", 400);
    row("environments/e/versions/@latest", 400);
    row("environments/e/versions/1%2F2", 400);
}

void TestArmAssets::checksNames()
{
    QFETCH(QString, path);
    QTEST(m_arm->ask("PUT", path, R"({"properties":{"image":"i"}})").status, "status");
}

void TestArmAssets::checksModelTypes_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QString>("kept");
    const auto row = [](const char *type, const char *kept) {
        QTest::newRow(type) << QByteArray(type) << QString::fromLatin1(kept);
    };
    row(R"("custom_model")", "custom_model");
    row(R"("CustomModel")", "custom_model");
    row(R"("MLFlowModel")", "mlflow_model");
    row(R"("triton_model")", "triton_model");
    row("null", "custom_model");
    row(R"("pickle")", "");
    row("1", "");
}

void TestArmAssets::checksModelTypes()
{
    QFETCH(QByteArray, type);
    QFETCH(QString, kept);
    const Answer answer = putModel(QStringLiteral("1"), ",\"modelType\":" + type);
    QCOMPARE(answer.status, kept.isEmpty() ? 400 : 201);
    QCOMPARE(answer.at("properties.modelType").toString(), kept);
}

void TestArmAssets::checksEnvironments_data()
{
    QTest::addColumn<QByteArray>("properties");
    QTest::addColumn<int>("status");
    const auto row = [](const char *properties, int status) {
        QTest::newRow(properties) << QByteArray(properties) << status;
    };
    row(R"({"condaFile":"name: x","image":"i","osType":"Linux"})", 201);
    row(R"({"build":{"contextUri":"https://x/","dockerfilePath":"Dockerfile"}})", 201);
    row(R"({"inferenceConfig":{"scoringRoute":{"path":"/v1/chat?x=1","port":80}}})", 201);
    row(R"({"image":1})", 400);
    row(R"({"build":"x"})", 400);
    row(R"({"inferenceConfig":{"scoringRoute":{"path":"score"}}})", 400);
    row(R"({"inferenceConfig":{"scoringRoute":{"path":"/a b"}}})", 400);
    row(R"({"inferenceConfig":{"scoringRoute":{"path":"/a\r\nX: y"}}})", 400);
    row(R"({"inferenceConfig":{"livenessRoute":{"port":0}}})", 400);
    row(R"({"inferenceConfig":[]})", 400);
}

void TestArmAssets::checksEnvironments()
{
    QFETCH(QByteArray, properties);
    QTEST(m_arm->ask("PUT", "environments/e/versions/1", R"({"properties":)" + properties + '}')
              .status,
          "status");
}

void TestArmAssets::mountsTheFolderOfTheModel()
{
    m_arm->makeBird({});
    m_arm->ask("PUT", "models/folder/versions/1",
               R"({"properties":{"modelUri":")" + m_arm->fileUri(QStringLiteral("model")) +
                   "/\"}}");
    const QByteArray body =
        QByteArray(ArmFixture::deploymentBody()).replace("azureml:m:1", "azureml:folder:1");
    m_arm->finished(m_arm->ask("PUT", ArmFixture::deploymentPath(QStringLiteral("blue")), body));
    // As `az ml` mounts it: AZUREML_MODEL_DIR holds the folder, which keeps its name.
    QCOMPARE(m_arm->fleet->calls.back().spec.modelDir, m_arm->folder.path());
}

void TestArmAssets::readsEncodedPaths()
{
    const QString odd = QStringLiteral("mödel 100%#?.pkl");
    QFile file(m_arm->filePath(odd));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray body = R"({"properties":{"modelUri":")" + m_arm->fileUri(odd) + "\"}}";
    QCOMPARE(m_arm->ask("PUT", "models/odd/versions/1", body).status, 201);
}

void TestArmAssets::refusesWhatCannotBeRead()
{
    if (::geteuid() == 0) {
        QSKIP("root can read everything");
    }
    QCOMPARE(::chmod(QFile::encodeName(m_arm->filePath(QStringLiteral("model/model.pkl"))), 0), 0);
    const Answer answer = putModel(QStringLiteral("1"));
    QCOMPARE(answer.status, 400);
    QVERIFY(answer.errorMessage().contains(QStringLiteral("which cannot be read")));
}

QTEST_GUILESS_MAIN(TestArmAssets)
#include "tst_arm_assets.moc"
