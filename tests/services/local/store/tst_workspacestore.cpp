// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/store/workspacestore.h"
#include "tests/support/filesizelimit.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace serin;

namespace {

QDateTime at(int second)
{
    return QDateTime(QDate(2026, 11, 24), QTime(12, 0, second), Qt::UTC);
}

EndpointRecord endpointNamed(const QString &name)
{
    EndpointRecord record;
    record.name = name;
    record.body = {{QStringLiteral("future"), QJsonObject{{QStringLiteral("x"), 1.5}}}};
    record.uid = QStringLiteral("uid");
    record.createdAt = record.modifiedAt = at(1);
    return record;
}

DeploymentRecord deploymentNamed(const QString &endpoint, const QString &name)
{
    DeploymentRecord record;
    record.endpoint = endpoint;
    record.name = name;
    record.createdAt = record.modifiedAt = at(1);
    return record;
}

} // namespace

class TestWorkspaceStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        open();
    }
    void keepsEndpoints();
    void keepsDeployments();
    void keepsAssets();
    void keepsOperations();
    void forgetsOldOperations();
    void keepsItsSecrets();
    void removesDeploymentsWithTheirEndpoint();
    void undoesHalfOfATransaction();
    void refusesADamagedFile();
    void goesOnAfterAFullDisk();
    void readsAndWritesStates();

private:
    void open()
    {
        m_store.reset();
        Result<std::unique_ptr<WorkspaceStore>> store = WorkspaceStore::open(path());
        QVERIFY2(store, store ? "" : qPrintable(store.error().toLine()));
        m_store = std::move(*store);
    }
    QString path() const { return m_folder->filePath(QStringLiteral("workspace.db")); }
    std::optional<EndpointRecord> endpoint(const QString &name)
    {
        return m_store->endpoints().find(name).value();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WorkspaceStore> m_store;
};

void TestWorkspaceStore::keepsEndpoints()
{
    EndpointRecord record = endpointNamed(QStringLiteral("Owl"));
    record.primaryKey = Secret(QByteArrayView("first"));
    record.secondaryKey = Secret(QByteArrayView("second"));
    record.operation = QStringLiteral("oe:1");
    QVERIFY(m_store->endpoints().put(record));
    QVERIFY(m_store->endpoints().put(endpointNamed(QStringLiteral("ant"))));
    record.name = QStringLiteral("oWL");
    record.createdAt = at(9);
    record.modifiedAt = at(2);
    record.state = ProvisioningState::Failed;
    record.failure = QStringLiteral("why");
    record.provisioned = true;
    QVERIFY(m_store->endpoints().put(record));

    open();
    const std::optional<EndpointRecord> kept = endpoint(QStringLiteral("OWL"));
    QVERIFY(kept);
    QCOMPARE(kept->name, QStringLiteral("Owl"));
    QCOMPARE(kept->body, record.body);
    QVERIFY(kept->state == ProvisioningState::Failed && kept->provisioned);
    QCOMPARE(kept->failure, QStringLiteral("why"));
    QCOMPARE(kept->operation, QStringLiteral("oe:1"));
    QVERIFY(kept->primaryKey == record.primaryKey && kept->secondaryKey == record.secondaryKey);
    QCOMPARE(kept->createdAt, at(1));
    QCOMPARE(kept->modifiedAt, at(2));
    QCOMPARE(kept->generation, 2);
    const std::vector<EndpointRecord> all = m_store->endpoints().all().value();
    QCOMPARE(all.size(), size_t(2));
    QCOMPARE(all.back().name, QStringLiteral("ant")); // later than Owl, which was only changed
    QVERIFY(m_store->endpoints().remove(QStringLiteral("owl")));
    QVERIFY(!endpoint(QStringLiteral("Owl")));
    QVERIFY(m_store->endpoints().remove(QStringLiteral("owl")));
}

void TestWorkspaceStore::keepsDeployments()
{
    QVERIFY(m_store->endpoints().put(endpointNamed(QStringLiteral("Owl"))));
    DeploymentRecord record = deploymentNamed(QStringLiteral("owl"), QStringLiteral("blue"));
    record.body = {{QStringLiteral("sku"), QJsonObject{{QStringLiteral("capacity"), 3}}}};
    record.failedToRestart = record.provisioned = true;
    record.state = ProvisioningState::Scaling;
    QVERIFY(m_store->deployments().put(record));
    QVERIFY(
        m_store->deployments().put(deploymentNamed(QStringLiteral("Owl"), QStringLiteral("a"))));
    const Result<void> orphan =
        m_store->deployments().put(deploymentNamed(QStringLiteral("none"), QStringLiteral("blue")));
    QVERIFY(!orphan);
    QCOMPARE(orphan.error().kind, ErrorKind::Conflict);

    open();
    const auto kept =
        m_store->deployments().find(QStringLiteral("OWL"), QStringLiteral("BLUE")).value();
    QVERIFY(kept);
    QCOMPARE(kept->body, record.body);
    QVERIFY(kept->failedToRestart && kept->provisioned);
    QVERIFY(kept->state == ProvisioningState::Scaling);
    const auto all = m_store->deployments().of(QStringLiteral("oWl")).value();
    QCOMPARE(all.size(), size_t(2));
    QCOMPARE(all.front().name, QStringLiteral("blue"));
    QVERIFY(m_store->deployments().remove(QStringLiteral("OWL"), QStringLiteral("Blue")));
    QCOMPARE(m_store->deployments().of(QStringLiteral("Owl")).value().size(), size_t(1));
}

void TestWorkspaceStore::keepsAssets()
{
    using Kind = AssetId::Kind;
    const auto put = [&](Kind kind, const char *name, const char *version) {
        const QJsonObject properties{{QStringLiteral("v"), QString::fromLatin1(version)}};
        QVERIFY(m_store->assets().put({kind, QString::fromLatin1(name),
                                       QString::fromLatin1(version), properties, at(1), at(1), 0}));
    };
    put(Kind::Model, "m", "10");
    put(Kind::Model, "m", "9");
    put(Kind::Model, "a", "1");
    put(Kind::Code, "m", "7");
    put(Kind::Model, "M", "10"); // the same again
    open();
    AssetTable &assets = m_store->assets();
    QCOMPARE(assets.latest(Kind::Model, QStringLiteral("M")).value()->version, QStringLiteral("9"));
    QCOMPARE(assets.versions(Kind::Model, QStringLiteral("m")).value().size(), size_t(2));
    const std::vector<AssetRecord> names = assets.names(Kind::Model).value();
    QCOMPARE(names.size(), size_t(2));
    QCOMPARE(names.front().name, QStringLiteral("a"));
    QCOMPARE(names.back().version, QStringLiteral("9"));
    const auto code = assets.find(Kind::Code, QStringLiteral("m"), QStringLiteral("7")).value();
    QVERIFY(code && code->kind == Kind::Code);
    QVERIFY(!assets.find(Kind::Environment, QStringLiteral("m"), QStringLiteral("7")).value());
    QVERIFY(!assets.latest(Kind::Code, QStringLiteral("a")).value());
}

void TestWorkspaceStore::keepsOperations()
{
    OperationRecord record;
    record.id = QStringLiteral("od:a:b");
    record.kind = OperationRecord::Kind::ScaleDeployment;
    record.endpoint = QStringLiteral("owl");
    record.deployment = QStringLiteral("blue");
    record.request = {{QStringLiteral("a"), 1}};
    record.apiVersion = QStringLiteral("2024-04-01");
    record.startedAt = at(1);
    record.attempts = 1;
    QVERIFY(m_store->operations().put(record));
    open();
    QCOMPARE(m_store->operations().running().value().size(), size_t(1));
    record.state = OperationRecord::State::Failed;
    record.errorCode = QStringLiteral("BadArgument");
    record.errorMessage = QStringLiteral("why");
    record.endedAt = at(5);
    record.attempts = 2;
    QVERIFY(m_store->operations().put(record));
    open();
    QVERIFY(m_store->operations().running().value().empty());
    const auto kept = m_store->operations().find(QStringLiteral("OD:A:B")).value();
    QVERIFY(kept);
    QVERIFY(kept->kind == record.kind && kept->state == record.state);
    QCOMPARE(kept->request, record.request);
    QCOMPARE(kept->errorCode, record.errorCode);
    QCOMPARE(kept->errorMessage, record.errorMessage);
    QCOMPARE(kept->startedAt, at(1));
    QCOMPARE(kept->endedAt, at(5));
    QCOMPARE(kept->attempts, 2);
}

void TestWorkspaceStore::forgetsOldOperations()
{
    EndpointRecord endpoint = endpointNamed(QStringLiteral("owl"));
    endpoint.operation = QStringLiteral("latest");
    QVERIFY(m_store->endpoints().put(endpoint));
    for (const char *id : {"old", "latest", "running", "young"}) {
        OperationRecord record;
        record.id = QString::fromLatin1(id);
        record.startedAt = at(1);
        if (record.id != QLatin1String("running")) {
            record.state = OperationRecord::State::Succeeded;
            record.endedAt = record.id == QLatin1String("young") ? at(30) : at(2);
        }
        QVERIFY(m_store->operations().put(record));
    }
    QVERIFY(m_store->operations().forgetEndedBefore(at(10)));
    const auto isKept = [&](const char *id) {
        return m_store->operations().find(QString::fromLatin1(id)).value().has_value();
    };
    QVERIFY(!isKept("old"));
    QVERIFY(isKept("latest") && isKept("running") && isKept("young"));
}

void TestWorkspaceStore::keepsItsSecrets()
{
    const QString guid = m_store->workspaceGuid();
    const Secret secret = m_store->tokenSecret();
    QCOMPARE(guid.size(), 36);
    QCOMPARE(secret.reveal().size(), 43);
    open();
    QCOMPARE(m_store->workspaceGuid(), guid);
    QVERIFY(m_store->tokenSecret() == secret);
    QTemporaryDir other;
    const auto store = WorkspaceStore::open(other.filePath(QStringLiteral("workspace.db")));
    QVERIFY(store);
    QVERIFY((*store)->workspaceGuid() != guid && !((*store)->tokenSecret() == secret));
}

void TestWorkspaceStore::removesDeploymentsWithTheirEndpoint()
{
    QVERIFY(m_store->endpoints().put(endpointNamed(QStringLiteral("Owl"))));
    QVERIFY(
        m_store->deployments().put(deploymentNamed(QStringLiteral("owl"), QStringLiteral("a"))));
    QVERIFY(m_store->endpoints().remove(QStringLiteral("OWL")));
    QVERIFY(m_store->deployments().of(QStringLiteral("owl")).value().empty());
}

void TestWorkspaceStore::undoesHalfOfATransaction()
{
    {
        const Result<Transaction> transaction = m_store->begin();
        QVERIFY(transaction);
        QVERIFY(m_store->endpoints().put(endpointNamed(QStringLiteral("owl"))));
    }
    QVERIFY(!endpoint(QStringLiteral("owl")));
}

void TestWorkspaceStore::refusesADamagedFile()
{
    m_store.reset();
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.seek(4096);
    file.write(QByteArray(static_cast<int>(file.size()) - 4096, '\x5a'));
    file.close();
    const auto store = WorkspaceStore::open(path());
    QVERIFY(!store);
    QVERIFY(store.error().detail.startsWith(QStringLiteral("the database is damaged")));
    QCOMPARE(store.error().where, path());
}

void TestWorkspaceStore::goesOnAfterAFullDisk()
{
    EndpointRecord record = endpointNamed(QStringLiteral("owl"));
    QVERIFY(m_store->endpoints().put(record));
    record.body = {{QStringLiteral("x"), QString(500'000, u'x')}};
    {
        const FileSizeLimit full(100'000);
        const Result<void> written = m_store->endpoints().put(record);
        QVERIFY(!written);
        QCOMPARE(written.error().kind, ErrorKind::Io);
        QVERIFY(endpoint(QStringLiteral("owl"))->body.contains(QStringLiteral("future")));
    }
    QVERIFY(m_store->endpoints().put(record));
    open();
    QCOMPARE(endpoint(QStringLiteral("owl"))->body, record.body);
}

void TestWorkspaceStore::readsAndWritesStates()
{
    using State = ProvisioningState;
    for (const State state : {State::Creating, State::Updating, State::Scaling, State::Deleting,
                              State::Succeeded, State::Failed, State::Canceled}) {
        QVERIFY(provisioningStateFromRest(restName(state)) == state);
    }
    QVERIFY(!provisioningStateFromRest(QStringLiteral("succeeded")));
    QVERIFY(isBusy(State::Scaling) && !isBusy(State::Failed));
}

QTEST_GUILESS_MAIN(TestWorkspaceStore)
#include "tst_workspacestore.moc"
