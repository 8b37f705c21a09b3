// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/manifest/changesummary.h"

#include <QTest>

using namespace serin;

namespace {

QStringList changes(const QByteArray &before, const QByteArray &after)
{
    const QString path = QStringLiteral("my-endpoint.yml");
    return describeChanges(ManifestText::parse(before, path), ManifestText::parse(after, path));
}

QByteArray endpointBytes(const QByteArray &traffic)
{
    return "$schema: "
           "https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json\n"
           "name: my-endpoint\n" +
           traffic;
}

QByteArray deploymentBytes(const QByteArray &count)
{
    return "$schema: https://azuremlschemas.azureedge.net/latest/"
           "managedOnlineDeployment.schema.json\nname: blue\nendpoint_name: my-endpoint\n" +
           count;
}

} // namespace

class TestChangeSummary : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothing()
    {
        QCOMPARE(changes(endpointBytes("traffic: {blue: 100}\n"),
                         endpointBytes("traffic: {blue: 100}\n")),
                 QStringList());
    }
    void traffic();
    void trafficThatAppears();
    void shareOfNothing();
    void shareThatIsNoNumber();
    void manyShares();
    void instances();
    void severalInOneFile();
    void unknown();
    void unparsable();
    void namesAreNoPlaceholders();
    void fromOneFileIntoAnother();
    void newFilesOfOtherKindsAreCounted();
};

void TestChangeSummary::traffic()
{
    QCOMPARE(changes(endpointBytes("traffic:\n  blue: 100\n  green: 0\n"),
                     endpointBytes("traffic:\n  blue: 90\n  green: 10\n")),
             QStringList(QStringLiteral("green 0 → 10 %, blue 100 → 90 %")));
}

void TestChangeSummary::trafficThatAppears()
{
    QCOMPARE(changes(endpointBytes({}), endpointBytes("traffic:\n  blue: 100\n")),
             QStringList(QStringLiteral("blue 0 → 100 %")));
    QCOMPARE(changes(endpointBytes("traffic:\n  blue: 100\n"),
                     endpointBytes("traffic:\n  green: 100\n")),
             QStringList(QStringLiteral("green 0 → 100 %, blue 100 → 0 %")));
}

/// Who takes a deployment away takes its zero away as well.
void TestChangeSummary::shareOfNothing()
{
    const QByteArray both = endpointBytes("traffic:\n  blue: 0\n  green: 100\n");
    const QByteArray one = endpointBytes("traffic:\n  green: 100\n");
    const QString gone = QStringLiteral("blue (0 %) no longer listed in the traffic");
    QCOMPARE(changes(both, one), QStringList(gone));
    QCOMPARE(changes(one, both),
             QStringList(QStringLiteral("blue listed in the traffic with 0 %")));
    QCOMPARE(changes(both, endpointBytes("traffic:\n  green: 90\n  red: 10\n")),
             QStringList({QStringLiteral("red 0 → 10 %, green 100 → 90 %"), gone}));
    QCOMPARE(changes(both, endpointBytes("traffic: {}\n")),
             QStringList({QStringLiteral("green 100 → 0 %"), gone}));
}

void TestChangeSummary::shareThatIsNoNumber()
{
    const QByteArray good = endpointBytes("traffic: {blue: 90, green: 10}\n");
    const QByteArray bad = endpointBytes("traffic: {blue: 9o, green: 10}\n");
    QCOMPARE(changes(good, bad), QStringList(QStringLiteral("blue 90 → ? %")));
    QCOMPARE(changes(bad, good), QStringList(QStringLiteral("blue ? → 90 %")));
}

void TestChangeSummary::manyShares()
{
    QCOMPARE(
        changes(endpointBytes("traffic: {aaa: 100, bbb: 0, ccc: 0, ddd: 0, eee: 0}\n"),
                endpointBytes("traffic: {aaa: 20, bbb: 20, ccc: 20, ddd: 20, eee: 20}\n")),
        QStringList(QStringLiteral("bbb 0 → 20 %, ccc 0 → 20 %, ddd 0 → 20 %, eee 0 → 20 %, …")));
}

void TestChangeSummary::instances()
{
    QCOMPARE(
        changes(deploymentBytes("instance_count: 1\n"), deploymentBytes("instance_count: 2\n")),
        QStringList(QStringLiteral("blue instances 1 → 2")));
    QCOMPARE(changes(deploymentBytes({}), deploymentBytes("instance_count: 2\n")),
             QStringList(QStringLiteral("blue instances not set → 2")));
}

void TestChangeSummary::severalInOneFile()
{
    const QByteArray before = "name: my-endpoint\ntype: online\ntraffic:\n  blue: 100\n"
                              "deployments:\n  blue:\n    scale_settings:\n"
                              "      scale_type: manual\n      instance_count: 1\n";
    QByteArray after = before;
    after.replace("blue: 100", "blue: 0").replace("instance_count: 1", "instance_count: 3");
    QCOMPARE(changes(before, after), QStringList({QStringLiteral("blue 100 → 0 %"),
                                                  QStringLiteral("blue instances 1 → 3")}));
}

void TestChangeSummary::unknown()
{
    QCOMPARE(changes(deploymentBytes("instance_type: a\n"), deploymentBytes("instance_type: b\n")),
             QStringList(QStringLiteral("instance_type changed")));
    QCOMPARE(changes(endpointBytes("description: a\ntags: {x: y}\n"),
                     endpointBytes("description: b\nidentity: {type: system_assigned}\n")),
             QStringList(QStringLiteral("description, identity, tags changed")));
    QCOMPARE(changes(endpointBytes("a: 1\nb: 1\nc: 1\nd: 1\n"),
                     endpointBytes("a: 2\nb: 2\nc: 2\nd: 2\n")),
             QStringList(QStringLiteral("other lines changed")));
    QCOMPARE(changes(endpointBytes("# one\n"), endpointBytes("# two\n")),
             QStringList(QStringLiteral("other lines changed")));
}

void TestChangeSummary::unparsable()
{
    QCOMPARE(changes(endpointBytes({}), "{ not yaml"),
             QStringList(QStringLiteral("other lines changed")));
}

void TestChangeSummary::namesAreNoPlaceholders()
{
    QCOMPARE(changes(endpointBytes("traffic: {'%2': 100, blue: 0}\n"),
                     endpointBytes("traffic: {'%2': 99, blue: 1}\n")),
             QStringList(QStringLiteral("blue 0 → 1 %, %2 100 → 99 %")));
}

void TestChangeSummary::fromOneFileIntoAnother()
{
    const auto text = [](const QByteArray &bytes, const char *name) {
        return ManifestText::parse(bytes, QString::fromLatin1(name));
    };
    const QByteArray preview = "name: my-endpoint\ntype: online\nauth_mode: key\n"
                               "deployments:\n  blue: {sku: x}\n  red: {sku: x}\n";
    const QStringList words = describeChanges(
        {{ManifestText::absent(QStringLiteral("e.yml")), text(endpointBytes({}), "e.yml")},
         {ManifestText::absent(QStringLiteral("b.yml")), text(deploymentBytes({}), "b.yml")},
         {text(preview, "a.yml"), ManifestText::absent(QStringLiteral("a.yml"))}});
    QCOMPARE(words, (QStringList{QStringLiteral("endpoint my-endpoint in another file"),
                                 QStringLiteral("deployment blue in another file"),
                                 QStringLiteral("deployment red removed")}));
}

void TestChangeSummary::newFilesOfOtherKindsAreCounted()
{
    const auto fresh = [](const char *name) {
        return std::pair(ManifestText::absent(QString::fromLatin1(name)),
                         ManifestText::parse("on: push\n", QString::fromLatin1(name)));
    };
    QCOMPARE(describeChanges({fresh("serin-shop.yml"), fresh("serin.yaml")}).size(), 1);
    QVERIFY(describeChanges({fresh("serin-shop.yml"), fresh("serin.yaml")})
                .front()
                .startsWith(QLatin1String("2 new file")));
}

QTEST_GUILESS_MAIN(TestChangeSummary)
#include "tst_changesummary.moc"
