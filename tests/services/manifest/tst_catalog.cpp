// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/catalog.h"

#include "services/core/filestamp.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace serin;

namespace {

const QString root = QStringLiteral("/repo");

/// A file as a scan makes it, of @p text in memory.
CatalogFilePointer file(const char *relative, const QByteArray &text)
{
    const QString path = root + QLatin1Char('/') + QString::fromUtf8(relative);
    auto made = std::make_shared<CatalogFile>(catalogFile(Manifest::parse(text, path), path, root));
    made->checksum = FileStamp::of(text).checksum;
    return made;
}

QByteArray endpoint(const char *name, const char *more = "auth_mode: key\n")
{
    return QByteArray("name: ") + name + '\n' + more;
}

QByteArray deployment(const char *name, const char *endpointName = "")
{
    const QByteArray owner =
        *endpointName ? QByteArray("endpoint_name: ") + endpointName + '\n' : QByteArray();
    return QByteArray("name: ") + name + '\n' + owner + "instance_type: x\ninstance_count: 1\n";
}

QString text(const std::vector<CatalogDeployment> &deployments)
{
    QStringList lines;
    for (const CatalogDeployment &one : deployments) {
        QStringList places;
        for (const CatalogDeploymentVariant &place : one.variants) {
            places.append(place.key());
        }
        lines.append(one.name + QLatin1Char(':') + places.join(QLatin1Char(',')));
    }
    return lines.join(QLatin1Char(' '));
}

/// All of a catalog as text, to compare at a glance.
QString text(const Catalog &catalog)
{
    QStringList lines;
    for (const CatalogEndpoint &one : catalog.endpoints()) {
        QStringList variants;
        for (const CatalogEndpointVariant &variant : one.variants) {
            variants.append(variant.key());
        }
        lines.append(QStringLiteral("%1 [%2] %3")
                         .arg(one.key(), variants.join(QLatin1Char(',')), text(one.deployments)));
    }
    if (!catalog.unassigned().empty()) {
        lines.append(QStringLiteral("unassigned ") + text(catalog.unassigned()));
    }
    return lines.join(QLatin1Char('\n'));
}

Catalog scanned(const QString &path)
{
    const auto scan = scanWholeFolder(path);
    if (!scan) {
        qWarning("%s", qPrintable(scan.error().toLine()));
        return {};
    }
    return Catalog(*scan);
}

void checkCanary(const Catalog &catalog, const QString &name)
{
    QCOMPARE(catalog.endpoints().size(), std::size_t(1));
    const CatalogEndpoint &found = catalog.endpoints().front();
    QCOMPARE(found.name, name);
    QCOMPARE(found.variants.size(), std::size_t(6));
    QVERIFY(catalog.unassigned().empty());
    const int counts[] = {1, 1, 2, 2, 2, 1};
    for (int i = 0; i < 6; ++i) {
        const CatalogEndpointVariant &variant = found.variants[std::size_t(i)];
        QVERIFY(variant.holdsItsDeployments());
        QVERIFY(variant.file->relativePath().startsWith(QString::number(i + 1) + QLatin1Char('-')));
        const auto deployments = found.deploymentsFor(i);
        QCOMPARE(int(deployments.size()), counts[i]);
        for (const CatalogDeployment &one : deployments) {
            QCOMPARE(one.variants.size(), std::size_t(1));
            QCOMPARE(one.variants.front().file, variant.file);
            QCOMPARE(one.variants.front().manifest().name, one.name);
            QCOMPARE(one.variants.front().manifest().endpointName, name);
        }
    }
    QCOMPARE(found.deploymentsFor(5).front().name, QStringLiteral("green"));
    QCOMPARE(found.deployments.size(), std::size_t(2));
    QCOMPARE(found.deployment(QStringLiteral("blue"))->variants.size(), std::size_t(5));
    QCOMPARE(found.deployment(QStringLiteral("red")), nullptr);
}

} // namespace

class TestCatalog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void emptyCatalog();
    void sixVariantsOfTheCanary();
    void firstCanaryOfTheCorpus();
    void untidyV2Folder();
    void deploymentWithoutEndpointName();
    void deploymentWithoutEndpointFile();
    void variantsPairWithTheirFolder();
    void onlyVariantTakesAllFolders();
    void documentsWithoutNames();
    void placeholdersGroupNothing();
    void severalDocumentsInAFile();
    void sameNameInsideAndApart();
    void filesWithoutManifestsAreKept();
    void unreadableFilesByFolder();
    void holdings();
    void changes();
    void keysOfHostileNames();
    void manyDeployments();
};

void TestCatalog::emptyCatalog()
{
    const Catalog catalog;
    QVERIFY(catalog.endpoints().empty());
    QVERIFY(catalog.files().empty());
    QCOMPARE(catalog.endpoint(QStringLiteral("x")), nullptr);
    QVERIFY(!catalog.file(QStringLiteral("/x")));
    QVERIFY(catalog.holdings(QStringLiteral("/x")).empty());
    QVERIFY(catalog.changesTo(Catalog()).isEmpty());
}

void TestCatalog::sixVariantsOfTheCanary()
{
    checkCanary(scanned(QStringLiteral(SERIN_TEST_DATA "/catalog/canary")),
                QStringLiteral("canary-endpoint"));
}

void TestCatalog::firstCanaryOfTheCorpus()
{
    const QString corpus = qEnvironmentVariable("SERIN_CORPUS_DIR");
    if (corpus.isEmpty()) {
        QSKIP("SERIN_CORPUS_DIR names no corpus");
    }
    for (const char *version : {"842b88ce", "34804b75", "f1a8bea5"}) {
        checkCanary(scanned(corpus + QStringLiteral("/Azure+azureml-v2-preview@%1/examples/"
                                                    "endpoints/online/managed/canary-gitops-flow")
                                         .arg(QLatin1String(version))),
                    QStringLiteral("my-endpoint"));
    }
}

void TestCatalog::untidyV2Folder()
{
    const Catalog catalog = scanned(QStringLiteral(SERIN_TEST_DATA "/catalog/v2"));
    QCOMPARE(
        text(catalog),
        QStringLiteral("elsewhere [] orphan:shared/orphan.yml#0\n"
                       "scores [dev/endpoint.yml#0,prod/endpoint.yml#0] "
                       "blue:dev/blue-deployment.yml#0,prod/blue-deployment.yml#0 "
                       "green:prod/green-deployment.yml#0 shadow:shared/shadow-deployment.yml#0\n"
                       "unassigned lonely:shared/lonely.yml#0"));
    const CatalogEndpoint &scores = *catalog.endpoint(QStringLiteral("scores"));
    QCOMPARE(text(scores.deploymentsFor(0)), QStringLiteral("blue:dev/blue-deployment.yml#0"));
    QCOMPARE(text(scores.deploymentsFor(1)),
             QStringLiteral("blue:prod/blue-deployment.yml#0 green:prod/green-deployment.yml#0"));
    QCOMPARE(catalog.files().size(), std::size_t(9));
}

void TestCatalog::deploymentWithoutEndpointName()
{
    // One endpoint document in the folder: its own.
    QCOMPARE(text(Catalog(root, {file("a/blue.yml", deployment("blue")),
                                 file("a/endpoint.yml", endpoint("one"))})),
             QStringLiteral("one [a/endpoint.yml#0] blue:a/blue.yml#0"));
    // Two variants of it are one endpoint.
    QCOMPARE(
        text(Catalog(root, {file("a/blue.yml", deployment("blue")),
                            file("a/e1.yml", endpoint("one")), file("a/e2.yml", endpoint("one"))})),
        QStringLiteral("one [a/e1.yml#0,a/e2.yml#0] blue:a/blue.yml#0"));
    // Two endpoints: cannot be told which.
    QCOMPARE(
        text(Catalog(root, {file("a/blue.yml", deployment("blue")),
                            file("a/e1.yml", endpoint("one")), file("a/e2.yml", endpoint("two"))})),
        QStringLiteral("one [a/e1.yml#0] \ntwo [a/e2.yml#0] \nunassigned blue:a/blue.yml#0"));
    // The endpoint of the folder above is not it.
    QCOMPARE(text(Catalog(root, {file("a/blue.yml", deployment("blue")),
                                 file("endpoint.yml", endpoint("one"))})),
             QStringLiteral("one [endpoint.yml#0] \nunassigned blue:a/blue.yml#0"));
    // A preview endpoint that holds its deployments takes no file in.
    const char *inside = "traffic: {}\ndeployments: {red: {sku: x}}\n";
    QCOMPARE(text(Catalog(root, {file("blue.yml", deployment("blue")),
                                 file("endpoint.yml", endpoint("one", inside))})),
             QStringLiteral("one [endpoint.yml#0] red:endpoint.yml#0#red\n"
                            "unassigned blue:blue.yml#0"));
    // The preview's form of one deployment a file does belong.
    QCOMPARE(text(Catalog(root, {file("blue.yml", "blue:\n  sku: x\n"),
                                 file("endpoint.yml", endpoint("one", "type: online\n"))})),
             QStringLiteral("one [endpoint.yml#0] blue:blue.yml#0"));
    // Unassigned ones are not grouped: equal names in other folders are others.
    QCOMPARE(text(Catalog(root, {file("a/blue.yml", deployment("blue")),
                                 file("b/blue.yml", deployment("blue"))})),
             QStringLiteral("unassigned blue:a/blue.yml#0 blue:b/blue.yml#0"));
}

void TestCatalog::deploymentWithoutEndpointFile()
{
    const Catalog catalog(root, {file("a/blue.yml", deployment("blue", "one")),
                                 file("b/blue.yml", deployment("blue", "one")),
                                 file("b/green.yml", deployment("green", "one"))});
    QCOMPARE(text(catalog),
             QStringLiteral("one [] blue:a/blue.yml#0,b/blue.yml#0 green:b/green.yml#0"));
    QCOMPARE(text(catalog.endpoints().front().deploymentsFor(-1)),
             QStringLiteral("blue:a/blue.yml#0,b/blue.yml#0 green:b/green.yml#0"));
}

void TestCatalog::variantsPairWithTheirFolder()
{
    const Catalog catalog(root, {file("a/blue.yml", deployment("blue", "one")),
                                 file("a/endpoint.yml", endpoint("one")),
                                 file("b/endpoint.yml", endpoint("one"))});
    const CatalogEndpoint &one = catalog.endpoints().front();
    QCOMPARE(text(one.deploymentsFor(0)), QStringLiteral("blue:a/blue.yml#0"));
    QVERIFY2(one.deploymentsFor(1).empty(), "they belong to the other variant");

    // What is in no variant's folder belongs to the variants without deployments in theirs.
    const Catalog between(root, {file("a/blue.yml", deployment("blue", "one")),
                                 file("a/endpoint.yml", endpoint("one")),
                                 file("b/endpoint.yml", endpoint("one")),
                                 file("c/green.yml", deployment("green", "one"))});
    const CatalogEndpoint &shown = between.endpoints().front();
    QCOMPARE(text(shown.deploymentsFor(0)), QStringLiteral("blue:a/blue.yml#0"));
    QCOMPARE(text(shown.deploymentsFor(1)), QStringLiteral("green:c/green.yml#0"));

    // Two variants in one folder share what is there.
    const Catalog shared(root,
                         {file("a/blue.yml", deployment("blue", "one")),
                          file("a/e1.yml", endpoint("one")), file("a/e2.yml", endpoint("one"))});
    for (int variant : {0, 1}) {
        QCOMPARE(text(shared.endpoints().front().deploymentsFor(variant)),
                 QStringLiteral("blue:a/blue.yml#0"));
    }
}

void TestCatalog::onlyVariantTakesAllFolders()
{
    const Catalog catalog(root, {file("a/blue.yml", deployment("blue", "one")),
                                 file("a/endpoint.yml", endpoint("one")),
                                 file("b/blue.yml", deployment("blue", "one")),
                                 file("b/green.yml", deployment("green", "one"))});
    QCOMPARE(text(catalog.endpoints().front().deploymentsFor(0)),
             QStringLiteral("blue:a/blue.yml#0 green:b/green.yml#0"));
}

void TestCatalog::documentsWithoutNames()
{
    const Catalog catalog(
        root, {file("a/blue.yml", deployment("blue")),
               file("a/endpoint.yml", "$schema: x/managedOnlineEndpoint.schema.json\n"),
               file("b/d1.yml", "endpoint_name: one\ninstance_count: 1\n"),
               file("b/d2.yml", "endpoint_name: one\ninstance_count: 1\n"),
               file("b/endpoint.yml", "$schema: x/managedOnlineEndpoint.schema.json\n")});
    QCOMPARE(text(catalog),
             QStringLiteral("one [] :b/d1.yml#0 :b/d2.yml#0\n"
                            "/a/endpoint.yml#0 [a/endpoint.yml#0] blue:a/blue.yml#0\n"
                            "/b/endpoint.yml#0 [b/endpoint.yml#0] "));
    QVERIFY(catalog.endpoint(QStringLiteral("/b/endpoint.yml#0")));
}

void TestCatalog::placeholdersGroupNothing()
{
    for (const char *name : {"'{{NAME}}'", "${name}-x", "$name", "<name>"}) {
        const Catalog catalog(root, {file("a/blue.yml", deployment("blue", name)),
                                     file("a/endpoint.yml", endpoint(name)),
                                     file("b/endpoint.yml", endpoint(name)),
                                     file("c/green.yml", deployment("green", name))});
        QCOMPARE(text(catalog),
                 QStringLiteral("/a/endpoint.yml#0 [a/endpoint.yml#0] blue:a/blue.yml#0\n"
                                "/b/endpoint.yml#0 [b/endpoint.yml#0] \n"
                                "unassigned green:c/green.yml#0"));
        QVERIFY(!catalog.endpoints().front().name.isEmpty());
    }
    QVERIFY(!isPlaceholderName(u"my_endpoint"));
}

void TestCatalog::severalDocumentsInAFile()
{
    const QByteArray all = endpoint("one") + "---\na: 1\n---\n" + deployment("blue", "one") +
                           "---\n" + deployment("green");
    const Catalog catalog(root, {file("all.yml", all)});
    QCOMPARE(text(catalog), QStringLiteral("one [all.yml#0] blue:all.yml#2 green:all.yml#3"));
    QCOMPARE(catalog.files().front()->documentCount, 4);
    const std::vector<CatalogHolding> expected{{0, 0, 0, -1}, {1, 0, -1, 0}, {2, 0, -1, 1}};
    QCOMPARE(catalog.holdings(root + QStringLiteral("/all.yml")), expected);
}

void TestCatalog::sameNameInsideAndApart()
{
    const char *inside =
        "traffic: {}\ndeployments:\n- {name: blue, sku: x}\n- {name: blue, sku: y}\n";
    const Catalog catalog(root, {file("preview.yml", endpoint("one", inside)),
                                 file("v2/blue.yml", deployment("blue", "one")),
                                 file("v2/endpoint.yml", endpoint("one"))});
    const CatalogEndpoint &one = catalog.endpoints().front();
    QCOMPARE(one.deployments.size(), std::size_t(1));
    QCOMPARE(one.deployments.front().variants.size(), std::size_t(3));
    QCOMPARE(one.deploymentsFor(0).front().variants.size(), std::size_t(2));
    QCOMPARE(text(one.deploymentsFor(1)), QStringLiteral("blue:v2/blue.yml#0"));
}

void TestCatalog::filesWithoutManifestsAreKept()
{
    const Catalog catalog(root, {file("broken.yml", "name: [\n"), file("other.yml", "a: 1\n")});
    QVERIFY(catalog.endpoints().empty());
    QCOMPARE(catalog.files().size(), std::size_t(2));
    QVERIFY(catalog.file(root + QStringLiteral("/broken.yml"))->error);
    QVERIFY(!catalog.file(root + QStringLiteral("/other.yml"))->reason.isEmpty());
    QVERIFY(catalog.holdings(root + QStringLiteral("/other.yml")).empty());
}

void TestCatalog::unreadableFilesByFolder()
{
    const auto file = [](const QString &path, const QByteArray &text) {
        return std::make_shared<CatalogFile>(
            catalogFile(Manifest::parse(text, path), path, QStringLiteral("/r")));
    };
    const QByteArray broken = "name: [\n";
    const Catalog catalog(QStringLiteral("/r"),
                          {file(QStringLiteral("/r/a/z.yml"), broken),
                           file(QStringLiteral("/r/a/b/c.yml"), broken),
                           file(QStringLiteral("/r/a/c.yml"), broken),
                           file(QStringLiteral("/r/a/d.yml"), "name: d\nauth_mode: key\n"),
                           file(QStringLiteral("/r/ab.yml"), broken)});
    QCOMPARE(catalog.unreadableIn(QStringLiteral("/r/a")),
             QStringList({QStringLiteral("/r/a/c.yml"), QStringLiteral("/r/a/z.yml")}));
    QCOMPARE(catalog.unreadableIn(QStringLiteral("/r")), QStringList(QStringLiteral("/r/ab.yml")));
    QCOMPARE(catalog.unreadableIn(QStringLiteral("/r/a/d")), QStringList());
    QCOMPARE(Catalog().unreadableIn(QStringLiteral("/r")), QStringList());
}

void TestCatalog::holdings()
{
    const Catalog catalog = scanned(QStringLiteral(SERIN_TEST_DATA "/catalog/v2"));
    const auto held = [&](const char *relative) {
        return catalog.holdings(catalog.root() + QLatin1Char('/') + QLatin1String(relative));
    };
    const auto only = [](CatalogHolding holding) { return std::vector<CatalogHolding>{holding}; };
    QCOMPARE(held("prod/endpoint.yml"), only({0, 1, 1, -1}));
    QCOMPARE(held("prod/green-deployment.yml"), only({0, 1, -1, 1}));
    QCOMPARE(held("shared/orphan.yml"), only({0, 0, -1, 0}));
    QCOMPARE(held("shared/lonely.yml"), only({0, -1, -1, 0}));
    QVERIFY(held("service.yaml").empty());
}

void TestCatalog::changes()
{
    const auto blue = file("blue.yml", deployment("blue", "one"));
    const auto one = file("one.yml", endpoint("one"));
    const auto two = file("two.yml", endpoint("two"));
    const auto lonely = file("x/lonely.yml", deployment("lonely"));
    const Catalog before(root, {blue, one, two, lonely});
    // Read again and the same.
    const Catalog again(root, {file("blue.yml", deployment("blue", "one")), one, two, lonely});
    QVERIFY(before.changesTo(again).isEmpty());
    // A deployment's file changed, an endpoint went, one came.
    const Catalog after(root, {file("blue.yml", deployment("blue", "one") + "# new\n"), one,
                               file("three.yml", endpoint("three")), lonely});
    const CatalogChanges changes = before.changesTo(after);
    QCOMPARE(changes.changed, std::vector<QString>{QStringLiteral("one")});
    QCOMPARE(changes.removed, std::vector<QString>{QStringLiteral("two")});
    QCOMPARE(changes.added, std::vector<QString>{QStringLiteral("three")});
    QVERIFY(!changes.unassignedChanged);
    QVERIFY(before.changesTo(Catalog(root, {blue, one, two})).unassignedChanged);
    // The same bytes at another place are a change.
    QCOMPARE(
        before.changesTo(Catalog(root, {blue, file("new/one.yml", endpoint("one")), two, lonely}))
            .changed,
        std::vector<QString>{QStringLiteral("one")});
}

void TestCatalog::keysOfHostileNames()
{
    const Catalog catalog(root, {file("a.yml", "$schema: x/managedOnlineEndpoint.schema.json\n"),
                                 file("b.yml", "name: /a.yml#0\nauth_mode: key\n")});
    QCOMPARE(catalog.endpoints().size(), std::size_t(2));
    for (const CatalogEndpoint &one : catalog.endpoints()) {
        QCOMPARE(catalog.endpoint(one.key()), &one);
    }
}

void TestCatalog::manyDeployments()
{
    std::vector<CatalogFilePointer> files;
    for (int i = 0; i < 2000; ++i) {
        const QByteArray name = "e" + QByteArray::number(i);
        files.push_back(file((name + "/endpoint.yml").constData(), endpoint(name.constData())));
        for (const char *color : {"blue", "green", "red"}) {
            files.push_back(file((name + '/' + color + ".yml").constData(),
                                 deployment(color, name.constData())));
        }
    }
    const Catalog before(root, files);
    QCOMPARE(before.endpoints().size(), std::size_t(2000));
    files[1] = file("e0/blue.yml", deployment("blue", "e0") + "description: x\n");
    const Catalog after(root, files);
    QCOMPARE(before.changesTo(after).changed, std::vector<QString>{QStringLiteral("e0")});
    for (const CatalogEndpoint &one : after.endpoints()) {
        QCOMPARE(one.deploymentsFor(0).size(), std::size_t(3));
    }
}

QTEST_GUILESS_MAIN(TestCatalog)
#include "tst_catalog.moc"
