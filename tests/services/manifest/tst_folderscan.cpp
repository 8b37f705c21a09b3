// SPDX-License-Identifier: GPL-3.0-or-later
// Which files of a folder are its manifests.
#include "services/manifest/scan/folderscanfilter.h"
#include "tests/services/manifest/scannedfolder.h"

#include <QDirIterator>

#include <algorithm>

#include <sys/stat.h>

using namespace serin;
using Kind = FolderScanNote::Kind;

class TestFolderScan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsManifestsByNameInOrder();
    void leavesOutWhatGitIgnores();
    void rulesOfParentFoldersApply();
    void ignoredFolderIsScannedWhenAskedFor();
    void otherRepositories();
    void severalRepositoriesBelowNone();
    void links();
    void linkedRoot();
    void unparsableFilesAreFilesWithAnError();
    void filterNeverMissesAManifest();
    void hugeForeignFileIsNotParsed();
    void singleFile();
    void missingAndWrongPaths();
};

void TestFolderScan::findsManifestsByNameInOrder()
{
    ScannedFolder folder;
    for (const char *name :
         {"b.yml", "a.yaml", "x/c.YML", "x/y/d.Yaml", "a-b/e.yml", ".hidden/f.yml"}) {
        folder.add(name);
    }
    folder.add("readme.md");
    folder.add("yml");
    folder.add("g.yml.bak");
    folder.add(".git/h.yml");
    const FolderScanBatch scan = scanOf(folder.root() + QStringLiteral("/x/.."));
    QCOMPARE(namesIn(scan),
             QStringList({QStringLiteral(".hidden/f.yml"), QStringLiteral("a-b/e.yml"),
                          QStringLiteral("a.yaml"), QStringLiteral("b.yml"),
                          QStringLiteral("x/c.YML"), QStringLiteral("x/y/d.Yaml")}));
    QCOMPARE(scan.root, folder.root());
    QCOMPARE(scan.candidates, 6);
    const CatalogFile &file = *scan.files.front();
    QCOMPARE(file.path, folder.at(".hidden/f.yml"));
    QCOMPARE(file.folder(), folder.at(".hidden"));
    QCOMPARE(file.documents.size(), std::size_t(1));
    QCOMPARE(file.documents.front().endpoint->name, QStringLiteral("my-endpoint"));
    QCOMPARE(file.documents.front().root, noNode);
    QCOMPARE(file.documents.front().endpoint->node, noNode);
    QCOMPARE(file.stamp.size, qint64(plainEndpoint.size()));
    QVERIFY(scan.notes.empty());
}

void TestFolderScan::leavesOutWhatGitIgnores()
{
    ScannedFolder folder;
    folder.add(".git/HEAD", "ref: refs/heads/main\n");
    folder.add(".git/info/exclude", "local.yml\n");
    folder.add(".gitignore", "build/\n*.tmp.yml\n");
    folder.add("a/.gitignore", "!keep.tmp.yml\n");
    for (const char *name : {"a.yml", "local.yml", "b.tmp.yml", "a/keep.tmp.yml", "a/drop.tmp.yml",
                             "build/out.yml", "a/build/x/out.yml"}) {
        folder.add(name);
    }
    const FolderScanBatch scan = scanOf(folder.root());
    QCOMPARE(namesIn(scan),
             QStringList({QStringLiteral("a.yml"), QStringLiteral("a/keep.tmp.yml")}));
    QCOMPARE(scan.ignored, 3);
    QCOMPARE(scan.workingTree, folder.root());
}

void TestFolderScan::rulesOfParentFoldersApply()
{
    ScannedFolder folder;
    folder.add(".git/HEAD", "ref: refs/heads/main\n");
    folder.add(".gitignore", "/prod/x/drop.yml\n");
    folder.add("prod/x/drop.yml");
    folder.add("prod/x/keep.yml");
    const FolderScanBatch scan = scanOf(folder.at("prod"));
    QCOMPARE(namesIn(scan), QStringList(QStringLiteral("x/keep.yml")));
    QCOMPARE(scan.workingTree, folder.root());
}

void TestFolderScan::ignoredFolderIsScannedWhenAskedFor()
{
    ScannedFolder folder;
    folder.add(".git/HEAD", "ref: refs/heads/main\n");
    folder.add(".gitignore", "build/\n");
    folder.add("build/a.yml");
    const FolderScanBatch scan = scanOf(folder.at("build"));
    QCOMPARE(namesIn(scan), QStringList(QStringLiteral("a.yml")));
    QCOMPARE(notesIn(scan, Kind::FolderIgnored), QStringList(QStringLiteral(".")));
}

void TestFolderScan::otherRepositories()
{
    ScannedFolder folder;
    folder.add(".git/HEAD", "ref: refs/heads/main\n");
    folder.add("a.yml");
    folder.add("clone/.git/HEAD", "ref: refs/heads/main\n");
    folder.add("clone/b.yml");
    folder.add("module/.git", "gitdir: ../.git/modules/module\n");
    folder.add("module/c.yml");
    folder.add("plain/.git/nothing", "");
    folder.add("plain/d.yml");
    const FolderScanBatch scan = scanOf(folder.root());
    QCOMPARE(namesIn(scan), QStringList({QStringLiteral("a.yml"), QStringLiteral("plain/d.yml")}));
    QCOMPARE(notesIn(scan, Kind::OtherRepository),
             QStringList({QStringLiteral("clone"), QStringLiteral("module")}));
    QCOMPARE(namesIn(scanOf(folder.at("module"))), QStringList(QStringLiteral("c.yml")));
}

void TestFolderScan::severalRepositoriesBelowNone()
{
    ScannedFolder folder;
    if (!scanOf(folder.root()).workingTree.isEmpty()) {
        QSKIP("the temporary folder is inside a repository");
    }
    folder.add("one/.git/HEAD", "ref: refs/heads/main\n");
    folder.add("one/.gitignore", "drop.yml\n");
    folder.add("one/drop.yml");
    folder.add("one/keep.yml");
    folder.add("two/.git/HEAD", "ref: refs/heads/main\n");
    folder.add("two/drop.yml");
    const FolderScanBatch scan = scanOf(folder.root());
    QCOMPARE(namesIn(scan),
             QStringList({QStringLiteral("one/keep.yml"), QStringLiteral("two/drop.yml")}));
}

void TestFolderScan::links()
{
    ScannedFolder folder;
    ScannedFolder outside;
    outside.add("secret.yml");
    folder.add("a/real.yml");
    folder.add("a/template.txt");
    folder.link(QStringLiteral(".."), "a/loop");
    folder.link(QStringLiteral("self"), "self");
    folder.link(QStringLiteral("self.yml"), "self.yml");
    folder.link(folder.at("a"), "again");
    folder.link(folder.at("a/real.yml"), "0-first.yml");
    folder.link(QStringLiteral("a/template.txt"), "2-by-link.yml");
    folder.link(QStringLiteral("a/template.txt"), "3-by-link.yml");
    folder.link(outside.root(), "outside");
    folder.link(outside.at("secret.yml"), "outside.yml");
    folder.link(QStringLiteral("nowhere"), "dangling.yml");
    folder.link(QStringLiteral("/dev/zero"), "device.yml");
    const FolderScanBatch scan = scanOf(folder.root());
    QCOMPARE(namesIn(scan),
             QStringList({QStringLiteral("2-by-link.yml"), QStringLiteral("a/real.yml")}));
    QCOMPARE(notesIn(scan, Kind::LinkRepeats),
             QStringList({QStringLiteral("0-first.yml"), QStringLiteral("3-by-link.yml")}));
    QCOMPARE(notesIn(scan, Kind::LinkLeaves),
             QStringList({QStringLiteral("dangling.yml"), QStringLiteral("device.yml"),
                          QStringLiteral("outside"), QStringLiteral("outside.yml"),
                          QStringLiteral("self.yml")}));
}

void TestFolderScan::linkedRoot()
{
    ScannedFolder folder;
    folder.add("real/a.yml");
    folder.link(folder.at("real"), "link");
    folder.link(folder.at("real/a.yml"), "real/b.yml");
    const FolderScanBatch scan = scanOf(folder.at("link"));
    QCOMPARE(namesIn(scan), QStringList(QStringLiteral("a.yml")));
    QCOMPARE(scan.files.front()->path, folder.at("link/a.yml"));
    QCOMPARE(notesIn(scan, Kind::LinkRepeats), QStringList(QStringLiteral("b.yml")));
}

void TestFolderScan::unparsableFilesAreFilesWithAnError()
{
    ScannedFolder folder;
    folder.add("conflict.yml",
               "name: e\n<<<<<<< HEAD\ntraffic: {a: 1}\n=======\ntraffic: {a: 2}\n>>>>>>> x\n");
    folder.add("rollout.yml",
               "apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nspec: {traffic: 1}\n");
    folder.add("other.yml", "a: 1\n");
    folder.add("broken-other.yml", "a: [\n");
    folder.add("utf16.yml", QByteArray("\xFF\xFEn\0a\0", 6));
    const FolderScanBatch scan = scanOf(folder.root());
    QCOMPARE(namesIn(scan).size(), 5);
    const auto file = [&scan](const char *name) -> const CatalogFile & {
        return **std::find_if(scan.files.begin(), scan.files.end(), [name](const auto &pointer) {
            return pointer->relativePath() == QLatin1String(name);
        });
    };
    QVERIFY(file("conflict.yml").error);
    QCOMPARE(file("conflict.yml").error->kind, ErrorKind::Invalid);
    QVERIFY(file("conflict.yml").error->where.startsWith(folder.at("conflict.yml:")));
    QVERIFY(!file("rollout.yml").error);
    QVERIFY(file("rollout.yml").reason.contains(QLatin1String("Rollout")));
    QVERIFY(!file("other.yml").reason.isEmpty());
    QVERIFY2(!file("broken-other.yml").error, "no manifest, so nobody asked for its errors");
    QVERIFY(file("utf16.yml").error);
    QVERIFY(scan.notes.empty());
}

void TestFolderScan::filterNeverMissesAManifest()
{
    const QList<QByteArray> manifests = {
        "name: e\nauth_mode: key\n",
        "name: e\ntraffic: {blue: 100}\n",
        "name: e\nmirror_traffic: {blue: 10}\n",
        "name: e\ntype: online\n",
        "name: e\ndeployments: {blue: {sku: x}}\n",
        "name: e\ninfrastructure: managed\ndeployments: {}\n",
        "# yaml-language-server: $schema=https://x/OnlineEndpoint.schema.json\nname: e\n",
        "$schema: https://x/managedONLINEdeployment.schema.json\nname: e\n",
        "name: blue\nendpoint_name: e\n",
        "blue:\n  code_configuration: {code: x}\n",
        "name: blue\ninstance_type: x\n",
        "name: blue\nscale_settings: {}\n",
        "name: blue\nmodel: x\nenvironment_variables: {}\n",
        "name: blue\nenvironment: x\nresources: {}\n",
        "name: blue\nmodel: x\nliveness_probe: {}\n",
        "name: e\n\"tr\\u0061ffic\": {blue: 100}\n",
        "name: e\n\"auth\\x5fmode\": key\n",
        "'name': e\n? \"auth\\\n  _mode\"\n: key\n",
    };
    for (const QByteArray &text : manifests) {
        const auto manifest = Manifest::parse(text, QStringLiteral("a.yml"));
        QVERIFY2(manifest && !manifest->documents().empty(), text.constData());
        QVERIFY2(mayHoldManifest(text), text.constData());
    }
    QVERIFY(!mayHoldManifest("apiVersion: v1\nkind: Service\nmetadata: {name: a}\n"));
    QVERIFY(!mayHoldManifest(""));

    const QString corpus = qEnvironmentVariable("SERIN_CORPUS_DIR");
    int looked = 0;
    for (QDirIterator it(corpus.isEmpty() ? QStringLiteral("/nonexistent") : corpus,
                         {QStringLiteral("*.yml"), QStringLiteral("*.yaml")},
                         QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
         it.hasNext();) {
        QFile file(it.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        const auto manifest = Manifest::parse(text, file.fileName());
        QVERIFY2(!manifest || manifest->documents().empty() || mayHoldManifest(text),
                 qPrintable(file.fileName()));
        ++looked;
    }
    qInfo("%d files of a corpus looked at%s", looked,
          corpus.isEmpty() ? "; SERIN_CORPUS_DIR names none" : "");
}

void TestFolderScan::hugeForeignFileIsNotParsed()
{
    ScannedFolder folder;
    // A full parse would report the open bracket.
    folder.add("huge.yml", QByteArray("key: value\n").repeated(200'000) + "open: [\n");
    const FolderScanBatch scan = scanOf(folder.root());
    QCOMPARE(namesIn(scan).size(), 1);
    QVERIFY(!scan.files.front()->error);
    QVERIFY(!scan.files.front()->reason.isEmpty());
}

void TestFolderScan::singleFile()
{
    ScannedFolder folder;
    folder.add(".git/HEAD", "x");
    folder.add(".gitignore", "*\n");
    folder.add("ignored.txt");
    folder.add("other.yml", "a: [\n");
    const FolderScanBatch scan = scanOf(folder.at("ignored.txt"));
    QCOMPARE(namesIn(scan), QStringList(QStringLiteral("ignored.txt")));
    QCOMPARE(scan.root, folder.root());
    QVERIFY(scan.files.front()->holdsManifest());
    QVERIFY2(scanOf(folder.at("other.yml")).files.front()->error, "always parsed");
    folder.link(folder.at("ignored.txt"), "link");
    QVERIFY(scanOf(folder.at("link")).files.front()->holdsManifest());
}

void TestFolderScan::missingAndWrongPaths()
{
    ScannedFolder folder;
    QCOMPARE(scanWholeFolder(folder.at("nothing")).error().kind, ErrorKind::NotFound);
    QCOMPARE(::mkfifo(QFile::encodeName(folder.at("fifo.yml")).constData(), 0600), 0);
    QCOMPARE(scanWholeFolder(folder.at("fifo.yml")).error().kind, ErrorKind::Invalid);
    const FolderScanBatch empty = scanOf(folder.root());
    QVERIFY(empty.files.empty());
    QCOMPARE(empty.candidates, 0);
}

QTEST_GUILESS_MAIN(TestFolderScan)
#include "tst_folderscan.moc"
