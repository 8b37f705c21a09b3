// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/armid.h"

#include <QTest>

using namespace serin;

class TestArmId : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void workspacesComeBack();
    void segmentsCompareWithoutCase();
    void refusesOtherIds_data();
    void refusesOtherIds();
    void namesResources();
    void readsAssets_data();
    void readsAssets();
    void refusesOtherAssets_data();
    void refusesOtherAssets();

private:
    const WorkspaceId m_workspace{QStringLiteral("0000-1"), QStringLiteral("Group"),
                                  QStringLiteral("ws_1")};
};

void TestArmId::workspacesComeBack()
{
    const QString text = QStringLiteral("/subscriptions/0000-1/resourceGroups/Group/providers/"
                                        "Microsoft.MachineLearningServices/workspaces/ws_1");
    QCOMPARE(m_workspace.toString(), text);
    QCOMPARE(WorkspaceId::fromString(text).value(), m_workspace);
    QCOMPARE(WorkspaceId::fromString(text + u'/').value(), m_workspace);
}

void TestArmId::segmentsCompareWithoutCase()
{
    const auto read = WorkspaceId::fromString(
        QStringLiteral("/SUBSCRIPTIONS/0000-1/resourcegroups/GROUP/Providers/"
                       "microsoft.machinelearningservices/Workspaces/ws_1"));
    QVERIFY(read.has_value());
    QCOMPARE(read->resourceGroup, QStringLiteral("GROUP"));
    QVERIFY(read->sameAs(m_workspace));
    QVERIFY(!(*read == m_workspace));
}

void TestArmId::refusesOtherIds_data()
{
    QTest::addColumn<QString>("text");
    const QString id = m_workspace.toString();
    QTest::newRow("empty") << QString();
    QTest::newRow("relative") << id.mid(1);
    QTest::newRow("an endpoint's") << id + QStringLiteral("/onlineEndpoints/e");
    QTest::newRow("no workspace") << id.left(id.lastIndexOf(u'/') + 1);
    QTest::newRow("empty group") << QString(id).replace(QStringLiteral("Group"), QString());
    QTest::newRow("other provider")
        << QString(id).replace(QStringLiteral("MachineLearning"), QStringLiteral("Compute"));
}

void TestArmId::refusesOtherIds()
{
    QFETCH(QString, text);
    QVERIFY(!WorkspaceId::fromString(text).has_value());
}

void TestArmId::namesResources()
{
    QCOMPARE(endpointId(m_workspace, QStringLiteral("e")),
             m_workspace.toString() + QStringLiteral("/onlineEndpoints/e"));
    QCOMPARE(deploymentId(m_workspace, QStringLiteral("e"), QStringLiteral("blue")),
             m_workspace.toString() + QStringLiteral("/onlineEndpoints/e/deployments/blue"));
}

void TestArmId::readsAssets_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("label");
    const QString id = m_workspace.toString() + QStringLiteral("/models/m-1/versions/7");
    QTest::newRow("id") << id << QStringLiteral("7") << QString();
    QTest::newRow("id, prefixed") << QStringLiteral("azureml:") + id << QStringLiteral("7")
                                  << QString();
    QTest::newRow("id, other case")
        << QString(id).replace(QStringLiteral("/models/"), QStringLiteral("/MODELS/"))
        << QStringLiteral("7") << QString();
    QTest::newRow("short") << QStringLiteral("azureml:m-1:7") << QStringLiteral("7") << QString();
    QTest::newRow("label") << QStringLiteral("azureml:m-1@latest") << QString()
                           << QStringLiteral("latest");
}

void TestArmId::readsAssets()
{
    QFETCH(QString, text);
    QFETCH(QString, version);
    QFETCH(QString, label);
    const auto read = AssetId::fromString(text, AssetId::Kind::Model);
    QVERIFY(read.has_value());
    QCOMPARE(read->name, QStringLiteral("m-1"));
    QCOMPARE(read->version, version);
    QCOMPARE(read->label, label);
    if (label.isEmpty()) {
        QCOMPARE(AssetId::fromString(read->toString(m_workspace), AssetId::Kind::Model), read);
    }
    QCOMPARE(AssetId::fromString(read->toShortString(), AssetId::Kind::Model), read);
}

void TestArmId::refusesOtherAssets_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("bare name") << QStringLiteral("m-1");
    QTest::newRow("no version") << QStringLiteral("azureml:m-1");
    QTest::newRow("empty version") << QStringLiteral("azureml:m-1:");
    QTest::newRow("empty name") << QStringLiteral("azureml::7");
    QTest::newRow("two versions") << QStringLiteral("azureml:m-1:7:8");
    QTest::newRow("registry") << QStringLiteral("azureml://registries/r/models/m/versions/1");
    QTest::newRow("other kind") << m_workspace.toString() + QStringLiteral("/codes/m-1/versions/7");
    QTest::newRow("no versions") << m_workspace.toString() + QStringLiteral("/models/m-1");
}

void TestArmId::refusesOtherAssets()
{
    QFETCH(QString, text);
    QVERIFY(!AssetId::fromString(text, AssetId::Kind::Model).has_value());
}

QTEST_GUILESS_MAIN(TestArmId)
#include "tst_armid.moc"
