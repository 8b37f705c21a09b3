// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/assets/assetregistry.h"
#include "tests/services/assets/assetfolder.h"
#include "tests/support/fakecontrolplane.h"

#include <QTest>
#include <QUrl>

using namespace serin;

class TestAssetRegistry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m = std::make_unique<AssetFolder>();
        m_plane = std::make_unique<FakeControlPlane>();
        m_registry = std::make_unique<AssetRegistry>(*m_plane, m->store());
    }
    void registersOnce();
    void namesByPathAndContent_data();
    void namesByPathAndContent();
    void usesTheManifestsNames();
    void refusesOtherContentUnderTheSameVersion();
    void knowsWhatOthersRegistered();
    void registersEnvironments();
    void refusesWhatIsBuilt();
    void handsOnErrors();

private:
    Result<AssetIdentity> look(const AssetSource &source)
    {
        return answered(m_registry->look(source, m->place()));
    }
    Result<RegisteredAsset> add(const AssetSource &source)
    {
        return answered(m_registry->add(source, m->place()));
    }

    std::unique_ptr<AssetFolder> m;
    std::unique_ptr<FakeControlPlane> m_plane;
    std::unique_ptr<AssetRegistry> m_registry;
};

void TestAssetRegistry::registersOnce()
{
    m->write("src/score.py", "one");
    const AssetSource source = AssetFolder::source("src");
    const auto before = look(source);
    QVERIFY(before);
    QVERIFY(!before->exists);
    QVERIFY(m_plane->assetPuts.isEmpty());
    QVERIFY(m->kept().isEmpty());
    const auto registered = add(source);
    QVERIFY2(registered, registered ? "" : qPrintable(registered.error().toLine()));
    QCOMPARE(registered->spec.id, before->id);
    QVERIFY(QFileInfo(QUrl(registered->spec.uri).toLocalFile()).isDir());
    QCOMPARE(add(source)->armId, registered->armId);
    QCOMPARE(m_plane->assetPuts.size(), 1);
    QVERIFY(look(source)->exists);
    m->write("src/score.py", "two");
    QVERIFY(!look(source)->exists);
    QVERIFY(add(source)->armId != registered->armId);
}

void TestAssetRegistry::namesByPathAndContent_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("isModel");
    QTest::addColumn<QString>("name");
    QTest::newRow("folder") << "src" << false << "src";
    QTest::newRow("file") << "models/churn v2.pkl" << true << "churn-v2";
    QTest::newRow("slash at the end") << "src/" << false << "src";
    QTest::newRow("dots") << "./models/../src" << false << "src";
    QTest::newRow("odd characters") << QString::fromUtf8("_söme+model") << true << "s-me-model";
    QTest::newRow("nothing left") << QString::fromUtf8("日本") << true << "model";
    QTest::newRow("here") << "." << false << "manifests";
}

void TestAssetRegistry::namesByPathAndContent()
{
    QFETCH(QString, path);
    QFETCH(bool, isModel);
    QFETCH(QString, name);
    m->write(qPrintable(QStringLiteral("manifests/") + path + QStringLiteral("/file")), "x");
    AssetSource source = AssetFolder::source(path.toUtf8().constData(),
                                             isModel ? AssetId::Kind::Model : AssetId::Kind::Code);
    source.folder = QStringLiteral("manifests");
    const auto registered = add(source);
    QVERIFY2(registered, registered ? "" : qPrintable(registered.error().toLine()));
    QCOMPARE(registered->spec.id.name, name);
    QCOMPARE(registered->spec.id.version.size(), 16);
}

void TestAssetRegistry::usesTheManifestsNames()
{
    m->write("m.pkl", "one");
    AssetSource source = AssetFolder::source("m.pkl", AssetId::Kind::Model);
    source.name = QStringLiteral("churn");
    source.version = QStringLiteral("3");
    source.modelType = QStringLiteral("mlflow_model");
    QCOMPARE(look(source)->id.toShortString(), QStringLiteral("azureml:churn:3"));
    const auto registered = add(source);
    QCOMPARE(registered->spec.modelType, QStringLiteral("mlflow_model"));
    source.version.clear();
    const auto unversioned = add(source);
    QCOMPARE(unversioned->spec.id.name, QStringLiteral("churn"));
    QCOMPARE(unversioned->spec.id.version.size(), 16);
}

void TestAssetRegistry::refusesOtherContentUnderTheSameVersion()
{
    m->write("m.pkl", "one");
    AssetSource source = AssetFolder::source("m.pkl", AssetId::Kind::Model);
    source.name = QStringLiteral("churn");
    source.version = QStringLiteral("3");
    QVERIFY(add(source));
    m->write("m.pkl", "two");
    for (const ErrorKind kind : {look(source).error().kind, add(source).error().kind}) {
        QCOMPARE(kind, ErrorKind::Conflict);
    }
    const Error error = add(source).error();
    QCOMPARE(
        error.detail,
        QStringLiteral("version 3 of the model churn is registered already, with other content"));
    QVERIFY(error.fix.contains(QStringLiteral("another version")));
    m->write("m.pkl", "one");
    QVERIFY(look(source)->exists);
}

void TestAssetRegistry::knowsWhatOthersRegistered()
{
    m->write("elsewhere/m.pkl", "one");
    m->write("m.pkl", "one");
    AssetSpec theirs;
    theirs.id = {AssetId::Kind::Model, QStringLiteral("churn"), QStringLiteral("3"), {}};
    theirs.uri = QUrl::fromLocalFile(m->tree() + QStringLiteral("/elsewhere/m.pkl")).toString();
    QVERIFY(answered(m_plane->putAsset(theirs)));
    AssetSource source = AssetFolder::source("m.pkl", AssetId::Kind::Model);
    source.name = QStringLiteral("churn");
    source.version = QStringLiteral("3");
    QVERIFY(look(source));
    QVERIFY(look(source)->exists);
    m->write("m.pkl", "two");
    QCOMPARE(look(source).error().kind, ErrorKind::Conflict);
}

void TestAssetRegistry::registersEnvironments()
{
    m->write("env/conda.yml", "dependencies: [python]\n");
    AssetSource source;
    source.kind = AssetId::Kind::Environment;
    source.image = QStringLiteral("example.org/base:1");
    source.condaFile = QStringLiteral("conda.yml");
    source.folder = QStringLiteral("env");
    const auto registered = add(source);
    QVERIFY2(registered, registered ? "" : qPrintable(registered.error().toLine()));
    QCOMPARE(registered->spec.image, source.image);
    QCOMPARE(registered->spec.condaFile, QStringLiteral("dependencies: [python]\n"));
    QCOMPARE(registered->spec.id.name, QStringLiteral("environment"));
    QVERIFY(look(source)->exists);
    m->write("env/conda.yml", "dependencies: [r]\n");
    QVERIFY(!look(source)->exists);
    source.condaFile.clear();
    QVERIFY(look(source)->id.version != registered->spec.id.version);
    source.condaFile = QStringLiteral("gone.yml");
    QCOMPARE(look(source).error().kind, ErrorKind::NotFound);
}

void TestAssetRegistry::refusesWhatIsBuilt()
{
    AssetSource source;
    source.kind = AssetId::Kind::Environment;
    source.buildPath = QStringLiteral("docker");
    const auto refused = add(source);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Invalid);
    QVERIFY(refused.error().detail.contains(QStringLiteral("docker")));
}

void TestAssetRegistry::handsOnErrors()
{
    m->write("src/a", "x");
    const Error away{ErrorKind::Unavailable, QStringLiteral("away"), {}, {}};
    m_plane->fail(QStringLiteral("asset"), away);
    QCOMPARE(add(AssetFolder::source("src")).error(), away);
    m_plane->fail(QStringLiteral("put-asset"), away);
    QCOMPARE(add(AssetFolder::source("src")).error(), away);
    QVERIFY(add(AssetFolder::source("src")));
    QCOMPARE(add(AssetFolder::source("gone")).error().kind, ErrorKind::NotFound);
}

QTEST_GUILESS_MAIN(TestAssetRegistry)
#include "tst_assetregistry.moc"
