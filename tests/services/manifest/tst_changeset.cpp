// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/edit/changeset.h"
#include "services/manifest/edit/changesetedit.h"
#include "services/manifest/edit/changesetread.h"
#include "services/manifest/edit/manifestedit.h"
#include "tests/services/manifest/changesetfolder.h"

#include <QFile>
#include <QTest>

using namespace serin;

namespace {

const QByteArray endpointText = "name: one\nauth_mode: key\n"
                                "traffic:\n  blue: 100\n  # ready to go\n  green: 0\n"
                                "mirror_traffic: {green: 0}\n";

QByteArray deploymentText(const char *name, const char *owner = "endpoint_name: one\n")
{
    return QByteArray("# The ") + name + " one.\nname: " + name + '\n' + owner +
           "instance_type: x   # big\ninstance_count: 1";
}

Manifest manifest(const QByteArray &text, const QString &path)
{
    auto parsed = Manifest::parse(text, path);
    if (!parsed) {
        qFatal("%s", qPrintable(parsed.error().toLine()));
    }
    return *parsed;
}

DeploymentName named(const char *name)
{
    return *DeploymentName::fromString(QString::fromLatin1(name));
}

/// The usual v2 folder: an endpoint with blue at 100 and green at 0.
QList<Manifest> v2Files(const ChangeSetFolder &folder)
{
    return {manifest(endpointText, folder.at("endpoint.yml")),
            manifest(deploymentText("blue"), folder.at("blue.yml")),
            manifest(deploymentText("green"), folder.at("green.yml"))};
}

const QString blue = QStringLiteral("blue");
const QString green = QStringLiteral("green");
const QString one = QStringLiteral("one");

} // namespace

class TestChangeSet : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void copiedFileNames_data();
    void copiedFileNames();
    void copyInV2MakesAFile();
    void copyInThePreviewEditsTheFile();
    void copyRefusesWhatExists();
    void copyOutOfAFileWithSeveralDocuments();
    void copyOfAmbiguousOrMissing();
    void removeInV2DeletesTheFileAndItsShares();
    void removeRefusesWithTraffic_data();
    void removeRefusesWithTraffic();
    void removeFromAFileWithSeveralDocuments();
    void removeInThePreviewEditsTheFile();
    void removeFromOwnEndpointOnly();
    void readVariant();
    void readAroundFiles();
    void copyThenRemoveIsNothing();
};

void TestChangeSet::copiedFileNames_data()
{
    QTest::addColumn<QString>("fileName");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *fileName, const char *from, const char *expected) {
        QTest::newRow(fileName) << QString::fromUtf8(fileName) << QString::fromUtf8(from)
                                << QString::fromUtf8(expected);
    };
    row("blue.yml", "blue", "green.yml");
    row("kubernetes-blue-deployment.yml", "blue", "kubernetes-green-deployment.yml");
    row("deployment_blue.yaml", "blue", "deployment_green.yaml");
    row("blue-to-blue.yml", "blue", "green-to-green.yml");
    row("deployment.yml", "blue", "deployment-green.yml");
    row("bluebell.yml", "blue", "bluebell-green.yml");
    row("ableblue.blue", "blue", "ableblue-green.blue");
    row("data-a.yml", "a", "data-green.yml");
    row("yml", "blue", "yml-green");
    row(".blue", "blue", ".green");
    row("x.yml", "", "x-green.yml");
    row("greenish-g.yml", "g", "greenish-green.yml");
}

void TestChangeSet::copiedFileNames()
{
    QFETCH(QString, fileName);
    QFETCH(QString, from);
    QTEST(copiedFileName(fileName, from, named("green")), "expected");
}

void TestChangeSet::copyInV2MakesAFile()
{
    const ChangeSetFolder folder;
    const auto changes = copyDeployment(v2Files(folder), one, blue, named("red"));
    QVERIFY2(changes, changes ? "" : qPrintable(changes.error().toLine()));
    QCOMPARE(*changes,
             (QList<FileChange>{{folder.at("red.yml"), std::nullopt, deploymentText("red")}}));
}

void TestChangeSet::copyInThePreviewEditsTheFile()
{
    const ChangeSetFolder folder;
    const Manifest before = manifest("name: one\ntraffic: {blue: 100}\ndeployments:\n"
                                     "  # blue here\n  blue:\n    sku: x\n",
                                     folder.at("e.yml"));
    const auto changes = copyDeployment({before}, {}, blue, named("green"));
    const auto edited = withDeploymentCopied(before, {}, blue, named("green"));
    QVERIFY(changes && edited);
    QVERIFY(edited->text().startsWith(before.text()));
    QCOMPARE(*changes, (QList<FileChange>{{before.path(), before.text(), edited->text()}}));
}

void TestChangeSet::copyRefusesWhatExists()
{
    ChangeSetFolder folder;
    const auto deployment = copyDeployment(v2Files(folder), one, blue, named("green"));
    QCOMPARE(deployment.error().kind, ErrorKind::Conflict);
    QVERIFY(deployment.error().where.startsWith(folder.at("green.yml:")));
    const auto spelled = copyDeployment(v2Files(folder), one, blue, named("Green"));
    QCOMPARE(spelled.error().kind, ErrorKind::Conflict);
    QVERIFY(spelled.error().detail.contains(QStringLiteral("\"green\" already")));
    const Manifest preview =
        manifest("name: one\ndeployments:\n  blue:\n    sku: x\n", folder.at("e.yml"));
    QCOMPARE(copyDeployment({preview}, {}, blue, named("BLUE")).error().kind, ErrorKind::Conflict);
    folder.put("red.yml", "something else\n");
    const auto file = copyDeployment(v2Files(folder), one, blue, named("red"));
    QCOMPARE(file.error().kind, ErrorKind::Conflict);
    QCOMPARE(file.error().where, folder.at("red.yml"));
    QVERIFY(QFile::link(QStringLiteral("nowhere"), folder.at("pink.yml")));
    QCOMPARE(copyDeployment(v2Files(folder), one, blue, named("pink")).error().kind,
             ErrorKind::Conflict);
    // A deployment of that name of another endpoint is no matter, a file among the given ones is.
    QList<Manifest> files = v2Files(folder);
    files.append(manifest(deploymentText("grey", "endpoint_name: two\n"), folder.at("two.yml")));
    QVERIFY(copyDeployment(files, one, blue, named("grey")));
    files.append(manifest(deploymentText("x", "endpoint_name: two\n"), folder.at("grey.yml")));
    QCOMPARE(copyDeployment(files, one, blue, named("grey")).error().where, folder.at("grey.yml"));
}

void TestChangeSet::copyOutOfAFileWithSeveralDocuments()
{
    const ChangeSetFolder folder;
    const QByteArray head = "name: one\nauth_mode: key\n---\n";
    const QByteArray text = head + deploymentText("blue") + "\n---\n" + deploymentText("green");
    const QList<Manifest> files{manifest(text, folder.at("all.yml"))};
    for (const char *from : {"blue", "green"}) {
        const auto changes = copyDeployment(files, one, QString::fromLatin1(from), named("red"));
        QVERIFY2(changes, changes ? "" : qPrintable(changes.error().toLine()));
        QCOMPARE(changes->size(), 1);
        QCOMPARE(changes->first().path, folder.at("all-red.yml"));
        const Manifest copy = manifest(*changes->first().after, folder.at("all-red.yml"));
        QCOMPARE(copy.tree().roots().size(), std::size_t(1));
        QCOMPARE(copy.documents().front().deployment->name, QStringLiteral("red"));
        QVERIFY(copy.text().contains(deploymentText("red")));
    }
}

void TestChangeSet::copyOfAmbiguousOrMissing()
{
    const ChangeSetFolder folder;
    QList<Manifest> files = v2Files(folder);
    const auto none = copyDeployment(files, one, QStringLiteral("red"), named("x1x"));
    QCOMPARE(none.error().kind, ErrorKind::NotFound);
    QVERIFY2(none.error().fix.startsWith(QStringLiteral("name one of: blue")),
             qPrintable(none.error().fix));
    QCOMPARE(copyDeployment(files, QStringLiteral("two"), blue, named("red")).error().kind,
             ErrorKind::NotFound);
    QCOMPARE(copyDeployment(files, one, {}, named("red")).error().kind, ErrorKind::Invalid);
    QCOMPARE(copyDeployment({}, one, blue, named("red")).error().kind, ErrorKind::NotFound);
    files.append(manifest(deploymentText("blue"), folder.at("other-blue.yml")));
    const auto twice = copyDeployment(files, one, blue, named("red"));
    QCOMPARE(twice.error().kind, ErrorKind::Invalid);
    QVERIFY(!twice.error().fix.isEmpty());
}

void TestChangeSet::removeInV2DeletesTheFileAndItsShares()
{
    const ChangeSetFolder folder;
    const auto changes = removeDeployment(v2Files(folder), one, green);
    QVERIFY2(changes, changes ? "" : qPrintable(changes.error().toLine()));
    QCOMPARE(*changes,
             (QList<FileChange>{{folder.at("endpoint.yml"), endpointText,
                                 QByteArray("name: one\nauth_mode: key\ntraffic:\n  blue: 100\n"
                                            "mirror_traffic: {}\n")},
                                {folder.at("green.yml"), deploymentText("green"), std::nullopt}}));
    // Without any entry the endpoint's file is left alone.
    QList<Manifest> files = v2Files(folder);
    files.append(manifest(deploymentText("red"), folder.at("red.yml")));
    const auto red = removeDeployment(files, one, QStringLiteral("red"));
    QVERIFY(red);
    QCOMPARE(red->size(), 1);
    QCOMPARE(red->first().path, folder.at("red.yml"));
}

void TestChangeSet::removeRefusesWithTraffic_data()
{
    QTest::addColumn<QByteArray>("shares");
    QTest::newRow("traffic") << QByteArray("traffic: {blue: 90, green: 10}\n");
    QTest::newRow("mirror") << QByteArray("mirror_traffic: {green: 10}\n");
    QTest::newRow("template") << QByteArray("traffic: {blue: 90, green: '{{ share }}'}\n");
    QTest::newRow("quoted") << QByteArray("traffic: {blue: 90, green: '10'}\n");
}

void TestChangeSet::removeRefusesWithTraffic()
{
    QFETCH(QByteArray, shares);
    const ChangeSetFolder folder;
    const QList<Manifest> files{
        manifest(deploymentText("green", ""), folder.at("green.yml")),
        manifest("name: one\nauth_mode: key\n" + shares, folder.at("endpoint.yml"))};
    for (const QString &endpoint : {one, QString()}) {
        const auto changes = removeDeployment(files, endpoint, green);
        QCOMPARE(changes.error().kind, ErrorKind::Conflict);
        QVERIFY(changes.error().where.startsWith(folder.at("endpoint.yml:3:")));
        QVERIFY(!changes.error().fix.isEmpty());
    }
}

void TestChangeSet::removeFromAFileWithSeveralDocuments()
{
    const ChangeSetFolder folder;
    const QByteArray text =
        endpointText + "---\n" + deploymentText("green") + "\n---\n" + deploymentText("blue");
    const auto changes = removeDeployment({manifest(text, folder.at("all.yml"))}, one, green);
    QVERIFY2(changes, changes ? "" : qPrintable(changes.error().toLine()));
    QCOMPARE(changes->size(), 1);
    QCOMPARE(
        *changes->first().after,
        QByteArray("name: one\nauth_mode: key\ntraffic:\n  blue: 100\nmirror_traffic: {}\n---\n") +
            deploymentText("blue"));
    // Documents without content do not keep a file.
    const QByteArray hollow = "---\n" + deploymentText("red") + "\n---\n";
    const auto last =
        removeDeployment({manifest(hollow, folder.at("red.yml"))}, one, QStringLiteral("red"));
    QVERIFY(last);
    QCOMPARE(*last, (QList<FileChange>{{folder.at("red.yml"), hollow, std::nullopt}}));
}

void TestChangeSet::removeInThePreviewEditsTheFile()
{
    const ChangeSetFolder folder;
    const QByteArray text = "name: one\ntraffic: {blue: 100, green: 0}\ndeployments:\n"
                            "  blue: {sku: x}\n  green: {sku: x}\n";
    const QList<Manifest> files{manifest(text, folder.at("e.yml"))};
    const auto changes = removeDeployment(files, one, green);
    QVERIFY(changes);
    QCOMPARE(*changes,
             (QList<FileChange>{{folder.at("e.yml"), text,
                                 QByteArray("name: one\ntraffic: {blue: 100}\ndeployments:\n"
                                            "  blue: {sku: x}\n")}}));
    QCOMPARE(removeDeployment(files, one, blue).error().kind, ErrorKind::Conflict);
}

void TestChangeSet::removeFromOwnEndpointOnly()
{
    const ChangeSetFolder folder;
    QList<Manifest> files = v2Files(folder);
    // Another endpoint's green keeps its traffic.
    files.append(
        manifest("name: two\nauth_mode: key\ntraffic: {green: 100}\n", folder.at("2.yml")));
    const auto changes = removeDeployment(files, one, green);
    QVERIFY(changes);
    QCOMPARE(changes->size(), 2);
}

void TestChangeSet::readVariant()
{
    ChangeSetFolder folder;
    folder.put("a/endpoint.yml", endpointText);
    folder.put("a/blue.yml", deploymentText("blue"));
    folder.put("b/endpoint.yml", endpointText);
    folder.put("b/blue.yml", deploymentText("blue"));
    folder.put("c/alone.yml", deploymentText("blue", "endpoint_name: elsewhere\n"));
    const Catalog catalog = folder.catalog();
    const auto paths = [](const Result<QList<Manifest>> &files) {
        QStringList list;
        for (const Manifest &file : files.value_or(QList<Manifest>())) {
            list.append(file.path());
        }
        return list;
    };
    const CatalogEndpoint &found = *catalog.endpoint(one);
    const auto several = readVariantFiles(found);
    QCOMPARE(several.error().kind, ErrorKind::Conflict);
    QVERIFY(several.error().detail.contains(QLatin1String("a/endpoint.yml, b/endpoint.yml")));
    QCOMPARE(paths(readVariantFiles(found, 1)),
             QStringList({folder.at("b/endpoint.yml"), folder.at("b/blue.yml")}));
    QCOMPARE(paths(readVariantFiles(*catalog.endpoint(QStringLiteral("elsewhere")))),
             QStringList(folder.at("c/alone.yml")));
    folder.put("b/blue.yml", "name: [\n");
    QCOMPARE(readVariantFiles(found, 1).error().kind, ErrorKind::Invalid);
    QVERIFY(QFile::remove(folder.at("b/blue.yml")));
    QCOMPARE(readVariantFiles(found, 1).error().kind, ErrorKind::NotFound);
}

void TestChangeSet::readAroundFiles()
{
    ChangeSetFolder folder;
    folder.put("endpoint.yml", endpointText);
    folder.put("other-endpoint.yml", endpointText);
    folder.put("blue.yml", deploymentText("blue"));
    folder.put("blue-2.yml", deploymentText("blue"));
    folder.put("green.yml", deploymentText("green"));
    folder.put("x/endpoint.yml", endpointText);
    folder.put("x/green.yml", deploymentText("green"));
    folder.put("x/lonely/red.yml", deploymentText("red", ""));
    folder.put("x/service.yml", "kind: Service\n");
    folder.put("x/broken.yml", "traffic: [\n");
    const Catalog catalog = folder.catalog();
    const auto around = [&](const char *path) {
        QStringList list;
        const auto files = readFilesAround(catalog, folder.at(path));
        for (const Manifest &file : files.value_or(QList<Manifest>())) {
            list.append(QDir(folder.root()).relativeFilePath(file.path()));
        }
        list.sort();
        return list.join(QLatin1Char(' '));
    };
    QCOMPARE(around("blue.yml"),
             QStringLiteral("blue.yml endpoint.yml green.yml other-endpoint.yml"));
    QCOMPARE(around("endpoint.yml"), QStringLiteral("blue-2.yml blue.yml endpoint.yml green.yml"));
    QCOMPARE(around("x/lonely/red.yml"), QStringLiteral("x/lonely/red.yml"));
    QCOMPARE(readFilesAround(catalog, folder.at("x/service.yml")).error().kind,
             ErrorKind::NotFound);
    QCOMPARE(readFilesAround(catalog, folder.at("x/broken.yml")).error().kind, ErrorKind::Invalid);
    QCOMPARE(readFilesAround(catalog, folder.at("nothing.yml")).error().kind, ErrorKind::NotFound);
}

void TestChangeSet::copyThenRemoveIsNothing()
{
    ChangeSetFolder folder;
    folder.put("endpoint.yml", endpointText);
    folder.put("blue.yml", deploymentText("blue"));
    folder.put("green.yml", deploymentText("green"));
    const auto before = folder.all();
    const auto copied = readVariantFiles(*folder.catalog().endpoint(one))
                            .and_then([](const QList<Manifest> &files) {
                                return copyDeployment(files, one, green, named("red"));
                            })
                            .and_then([](const auto &changes) { return applyChanges(changes); });
    QVERIFY2(copied, copied ? "" : qPrintable(copied.error().toLine()));
    QCOMPARE(folder.all().size(), before.size() + 1);
    QVERIFY(folder.catalog().endpoint(one)->deployment(QStringLiteral("red")));
    const auto removed = readFilesAround(folder.catalog(), folder.at("red.yml"))
                             .and_then([](const QList<Manifest> &files) {
                                 return removeDeployment(files, one, QStringLiteral("red"));
                             })
                             .and_then([](const auto &changes) { return applyChanges(changes); });
    QVERIFY2(removed, removed ? "" : qPrintable(removed.error().toLine()));
    QCOMPARE(folder.all(), before);
}

QTEST_GUILESS_MAIN(TestChangeSet)
#include "tst_changeset.moc"
