// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/azure/assetjson.h"
#include "services/azure/inventoryjson.h"

#include "tests/services/azure/armsamples.h"

#include <QTest>

using namespace serin;

namespace {

RegisteredAsset version(const QString &number, const QDateTime &created = {})
{
    RegisteredAsset asset;
    asset.spec.id.version = number;
    asset.createdAt = created;
    return asset;
}

} // namespace

class TestInventoryJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsSubscriptions()
    {
        const auto info = subscriptionFromJson(
            parsed("{'id':'/subscriptions/s','subscriptionId':'s','displayName':'Mine',"
                   "'tenantId':'t','state':'Enabled'}"));
        QVERIFY(info);
        QCOMPARE(*info, (SubscriptionInfo{QStringLiteral("s"), QStringLiteral("Mine"),
                                          QStringLiteral("t"), QStringLiteral("Enabled")}));
        QVERIFY(!subscriptionFromJson(parsed("{'displayName':'Mine'}")));
    }

    void readsWorkspaces()
    {
        const auto info = workspaceFromJson(
            parsed("{'id':'" + workspacePath.toUpper() +
                   "','location':'westus2','kind':'Hub',"
                   "'properties':{'friendlyName':'Birds','provisioningState':'Succeeded'}}"));
        QVERIFY(info);
        QCOMPARE(info->id.workspace, QStringLiteral("WS"));
        QCOMPARE(info->location, QStringLiteral("westus2"));
        QCOMPARE(info->friendlyName, QStringLiteral("Birds"));
        QCOMPARE(info->kind, QStringLiteral("Hub"));
        QVERIFY(!workspaceFromJson(parsed("{'id':'/subscriptions/s'}")));
    }

    void readsSkus()
    {
        const auto sku = skuFromJson(
            parsed("{'resourceType':'r','sku':{'name':'Default','tier':'Standard'},"
                   "'capacity':{'minimum':1,'maximum':50,'default':2,'scaleType':'Automatic'}}"));
        QCOMPARE(sku->maximum, 50);
        QCOMPARE(sku->current, 2);
        QVERIFY(skuFromJson(QJsonObject()));
    }

    void readsCredentials()
    {
        const auto keys = keysFromJson(parsed("{'primaryKey':'one','secondaryKey':'two'}"));
        QVERIFY(keys);
        QCOMPARE(keys->primary, Secret("one"));
        QCOMPARE(keys->secondary, Secret("two"));
        QVERIFY(!keysFromJson(QJsonObject()));

        const auto token = endpointTokenFromJson(
            parsed("{'accessToken':'a','tokenType':'Bearer','expiryTimeUtc':1795521600,"
                   "'refreshAfterTimeUtc':1795478400}"));
        QVERIFY(token);
        QCOMPARE(token->token, Secret("a"));
        QCOMPARE(token->expiresAt, QDateTime(QDate(2026, 11, 24), QTime(12, 0), Qt::UTC));
        QVERIFY(token->refreshAfter.isValid());
        QVERIFY(endpointTokenFromJson(parsed("{'accessToken':'a','expiryTimeUtc':1e300}"))
                    ->expiresAt.isNull());
        QVERIFY(!endpointTokenFromJson(QJsonObject()));
    }

    void readsAndWritesAssets()
    {
        AssetSpec spec;
        spec.id = {AssetId::Kind::Model, QStringLiteral("m"), QStringLiteral("1"), {}};
        spec.uri = QStringLiteral("file:///tmp/m");
        spec.tags = {{QStringLiteral("a"), QStringLiteral("b")}};
        QJsonObject json = assetJson(spec);
        QCOMPARE(json, parsed("{'properties':{'modelUri':'file:///tmp/m','tags':{'a':'b'},"
                              "'properties':{},'modelType':'custom_model'}}"));
        json.insert(QLatin1String("id"),
                    QString::fromLatin1(workspacePath) + QStringLiteral("/models/m/versions/1"));
        const auto asset = assetFromJson(json, AssetId::Kind::Model);
        QVERIFY(asset);
        spec.modelType = QStringLiteral("custom_model");
        QCOMPARE(asset->spec, spec);
        QVERIFY(!assetFromJson(json, AssetId::Kind::Code));

        AssetSpec environment;
        environment.id = {AssetId::Kind::Environment, QStringLiteral("e"), QStringLiteral("1"), {}};
        environment.image = QStringLiteral("img");
        environment.condaFile = QStringLiteral("name: x\n");
        QCOMPARE(assetJson(environment),
                 parsed("{'properties':{'image':'img','condaFile':'name: x\\n','tags':{},"
                        "'properties':{}}}"));
    }

    void latestIsTheNewest()
    {
        const QDateTime early(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
        QVERIFY(!latestOf({}));
        QCOMPARE(latestOf({version(QStringLiteral("9")), version(QStringLiteral("10")),
                           version(QStringLiteral("2"))})
                     ->spec.id.version,
                 QStringLiteral("10"));
        QCOMPARE(latestOf({version(QStringLiteral("1"), early.addDays(1)),
                           version(QStringLiteral("2"), early)})
                     ->spec.id.version,
                 QStringLiteral("1"));
    }
};

QTEST_GUILESS_MAIN(TestInventoryJson)
#include "tst_inventoryjson.moc"
