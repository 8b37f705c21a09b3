// SPDX-License-Identifier: GPL-3.0-or-later
// Tenants, subscriptions, resource groups, workspaces.
#include "tests/services/local/arm/armfixture.h"

using namespace serin;
using Answer = ArmFixture::Answer;

class TestArmDiscovery : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void leadsToTheWorkspace();
    void describesTheWorkspace();
};

void TestArmDiscovery::leadsToTheWorkspace()
{
    ArmFixture arm;
    const auto only = [&](const QString &path) {
        const Answer answer = arm.get(path);
        const QJsonArray value = answer.at("value").toArray();
        return value.size() == 1 ? value.first().toObject() : QJsonObject();
    };
    const QString subscription =
        QStringLiteral("/subscriptions/") + arm.settings.workspace.subscription;
    QCOMPARE(only(QStringLiteral("/tenants")).value(QStringLiteral("tenantId")).toString(),
             arm.settings.tenantId);
    const QJsonObject listed = only(QStringLiteral("/subscriptions"));
    QCOMPARE(listed.value(QStringLiteral("id")).toString(), subscription);
    QCOMPARE(listed.value(QStringLiteral("state")).toString(), QStringLiteral("Enabled"));
    QCOMPARE(arm.get(subscription).json, listed);
    const QJsonObject group = only(subscription + QStringLiteral("/resourcegroups"));
    QCOMPARE(group.value(QStringLiteral("name")).toString(), QStringLiteral("local"));
    const QString groupPath = subscription + QStringLiteral("/resourceGroups/local");
    QCOMPARE(arm.get(groupPath).json, group);
    const QString workspaces =
        QStringLiteral("/providers/Microsoft.MachineLearningServices/workspaces");
    QCOMPARE(only(subscription + workspaces), arm.get(ArmFixture::workspacePath).json);
    QCOMPARE(only(groupPath + workspaces), arm.get(ArmFixture::workspacePath).json);
}

void TestArmDiscovery::describesTheWorkspace()
{
    ArmFixture arm;
    const Answer workspace = arm.get(ArmFixture::workspacePath.toUpper());
    QCOMPARE(workspace.at("id").toString(), ArmFixture::workspacePath);
    QCOMPARE(workspace.at("name").toString(), QStringLiteral("birds"));
    QCOMPARE(workspace.at("location").toString(), QStringLiteral("local"));
    QCOMPARE(workspace.at("properties.provisioningState").toString(), QStringLiteral("Succeeded"));
    const QString guid = workspace.at("properties.workspaceId").toString();
    QCOMPARE(guid.size(), 36);
    arm.restart();
    QCOMPARE(arm.get(ArmFixture::workspacePath).at("properties.workspaceId").toString(), guid);
}

QTEST_GUILESS_MAIN(TestArmDiscovery)
#include "tst_arm_discovery.moc"
