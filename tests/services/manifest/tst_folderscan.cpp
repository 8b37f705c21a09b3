// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/scan/folderscan.h"
#include "services/manifest/scan/folderscanfilter.h"
#include "services/manifest/scan/folderscanwalk.h"
#include "services/manifest/scan/scanread.h"
#include "tests/support/faultyfilecalls.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFutureWatcher>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <thread>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace serin;
using Kind = FolderScanNote::Kind;

namespace {

const QByteArray plainEndpoint = "name: my-endpoint\nauth_mode: key\n";

/// A folder for one test, with all rights given back at its end.
class ScannedFolder
{
public:
    ScannedFolder() : m_root(QFileInfo(m_dir.path()).canonicalFilePath()) {}
    ~ScannedFolder()
    {
        for (const QString &path : m_locked) {
            ::chmod(QFile::encodeName(path).constData(), 0700);
        }
        // Also what QTemporaryDir cannot: paths too long to say, names that are not UTF-8.
        std::error_code ignored;
        std::filesystem::remove_all(m_root.toStdString(), ignored);
    }
    ScannedFolder(const ScannedFolder &) = delete;
    ScannedFolder &operator=(const ScannedFolder &) = delete;

    [[nodiscard]] const QString &root() const { return m_root; }
    [[nodiscard]] QString at(const char *relative) const
    {
        return m_root + QLatin1Char('/') + QString::fromUtf8(relative);
    }
    void add(const QString &path, const QByteArray &bytes = plainEndpoint)
    {
        QVERIFY(QDir().mkpath(QFileInfo(path).absolutePath()));
        QFile file(path);
        QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(path));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    void add(const char *relative, const QByteArray &bytes = plainEndpoint)
    {
        add(at(relative), bytes);
    }
    void lock(const char *relative)
    {
        m_locked.append(at(relative));
        QCOMPARE(::chmod(QFile::encodeName(at(relative)).constData(), 0), 0);
    }
    void link(const QString &target, const char *relative)
    {
        QVERIFY(QDir().mkpath(QFileInfo(at(relative)).absolutePath()));
        QVERIFY(QFile::link(target, at(relative)));
    }

private:
    QTemporaryDir m_dir;
    QString m_root;
    QStringList m_locked;
};

/// Root may read everything, so for a while the program is somebody else, who owns @p folder.
class Unprivileged
{
public:
    explicit Unprivileged(const QString &folder) : m_wasRoot(::geteuid() == 0)
    {
        if (m_wasRoot) {
            give(folder);
            for (QDirIterator it(folder, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                                 QDirIterator::Subdirectories);
                 it.hasNext();) {
                give(it.next());
            }
            QCOMPARE(::seteuid(nobody), 0);
        }
    }
    ~Unprivileged()
    {
        if (m_wasRoot && ::seteuid(0) != 0) {
            qFatal("cannot become root again");
        }
    }
    Unprivileged(const Unprivileged &) = delete;
    Unprivileged &operator=(const Unprivileged &) = delete;

private:
    static constexpr uid_t nobody = 65534;
    static void give(const QString &path)
    {
        QCOMPARE(::lchown(QFile::encodeName(path).constData(), nobody, nobody), 0);
    }
    bool m_wasRoot;
};

QStringList names(const FolderScanBatch &scan)
{
    QStringList list;
    for (const CatalogFilePointer &file : scan.files) {
        list.append(file->relativePath().toString());
    }
    return list;
}

QStringList notes(const FolderScanBatch &scan, Kind kind)
{
    QStringList list;
    for (const FolderScanNote &note : scan.notes) {
        if (note.kind == kind) {
            list.append(QDir(scan.root).relativeFilePath(note.path));
        }
    }
    return list;
}

FolderScanBatch scanOf(const QString &path, const FolderScanOptions &options = {})
{
    auto scan = scanWholeFolder(path, options);
    if (!scan) {
        qWarning("%s", qPrintable(scan.error().toLine()));
        return {};
    }
    return *scan;
}

/// Makes the files as if written long ago, so that their stamps are trusted.
void age(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    const timespec times[2] = {{1'600'000'000, 0}, {1'600'000'000, 0}};
    QCOMPARE(::utimensat(AT_FDCWD, name.constData(), times, 0), 0);
}

} // namespace

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
    void notRegularFiles();
    void unreadable();
    void links();
    void linkedRoot();
    void deepFolders();
    void namesThatAreNotUtf8();
    void tooLarge();
    void disappearingAndChangingFiles();
    void filesThatChangeWhileTheyAreRead();
    void readErrors();
    void unparsableFilesAreFilesWithAnError();
    void filterNeverMissesAManifest();
    void hugeForeignFileIsNotParsed();
    void singleFile();
    void missingAndWrongPaths();
    void tenThousandFiles();
    void cancelBeforeAndInTheMiddle();
    void futureStreamsBatches();
    void batchesFlowDuringTheWalk();
    void linksComeLastAndAreSortedIn();
    void futureCancels();
    void futureDeliversErrors();
    void rescanReusesUnchangedFiles();
    void youngFilesAreReadAgain();
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
    QCOMPARE(names(scan), QStringList({QStringLiteral(".hidden/f.yml"), QStringLiteral("a-b/e.yml"),
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
    QCOMPARE(names(scan), QStringList({QStringLiteral("a.yml"), QStringLiteral("a/keep.tmp.yml")}));
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
    QCOMPARE(names(scan), QStringList(QStringLiteral("x/keep.yml")));
    QCOMPARE(scan.workingTree, folder.root());
}

void TestFolderScan::ignoredFolderIsScannedWhenAskedFor()
{
    ScannedFolder folder;
    folder.add(".git/HEAD", "ref: refs/heads/main\n");
    folder.add(".gitignore", "build/\n");
    folder.add("build/a.yml");
    const FolderScanBatch scan = scanOf(folder.at("build"));
    QCOMPARE(names(scan), QStringList(QStringLiteral("a.yml")));
    QCOMPARE(notes(scan, Kind::FolderIgnored), QStringList(QStringLiteral(".")));
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
    QCOMPARE(names(scan), QStringList({QStringLiteral("a.yml"), QStringLiteral("plain/d.yml")}));
    QCOMPARE(notes(scan, Kind::OtherRepository),
             QStringList({QStringLiteral("clone"), QStringLiteral("module")}));
    QCOMPARE(names(scanOf(folder.at("module"))), QStringList(QStringLiteral("c.yml")));
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
    QCOMPARE(names(scan),
             QStringList({QStringLiteral("one/keep.yml"), QStringLiteral("two/drop.yml")}));
}

void TestFolderScan::notRegularFiles()
{
    ScannedFolder folder;
    folder.add("a.yml");
    QCOMPARE(::mkfifo(QFile::encodeName(folder.at("fifo.yml")).constData(), 0600), 0);
    QVERIFY(QDir().mkdir(folder.at("folder.yml")));
    folder.add("folder.yml/b.yml");
    folder.link(folder.at("fifo.yml"), "to-fifo.yml");
    const int fd = ::socket(AF_UNIX, SOCK_STREAM, 0);
    QVERIFY(fd >= 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray path = QFile::encodeName(folder.at("socket.yml"));
    QVERIFY(path.size() < qsizetype(sizeof(address.sun_path)));
    std::copy(path.begin(), path.end(), address.sun_path);
    QCOMPARE(::bind(fd, reinterpret_cast<const sockaddr *>(&address), sizeof(address)), 0);
    const FolderScanBatch scan = scanOf(folder.root());
    ::close(fd);
    QCOMPARE(names(scan),
             QStringList({QStringLiteral("a.yml"), QStringLiteral("folder.yml/b.yml")}));
    QCOMPARE(notes(scan, Kind::NotRegular),
             QStringList({QStringLiteral("fifo.yml"), QStringLiteral("socket.yml"),
                          QStringLiteral("to-fifo.yml")}));
}

void TestFolderScan::unreadable()
{
    ScannedFolder folder;
    folder.add("a.yml");
    folder.add("locked.yml");
    folder.add("closed/b.yml");
    folder.lock("locked.yml");
    folder.lock("closed");
    const Unprivileged unprivileged(folder.root());
    const FolderScanBatch scan = scanOf(folder.root());
    QCOMPARE(names(scan), QStringList(QStringLiteral("a.yml")));
    QCOMPARE(notes(scan, Kind::FileUnreadable), QStringList(QStringLiteral("locked.yml")));
    QCOMPARE(notes(scan, Kind::FolderUnreadable), QStringList(QStringLiteral("closed")));
    QVERIFY(std::all_of(scan.notes.begin(), scan.notes.end(),
                        [](const FolderScanNote &note) { return !note.detail.isEmpty(); }));
    QCOMPARE(scanWholeFolder(folder.at("closed")).error().kind, ErrorKind::Io);
    QCOMPARE(scanWholeFolder(folder.at("locked.yml")).error().kind, ErrorKind::Io);
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
    QCOMPARE(names(scan),
             QStringList({QStringLiteral("2-by-link.yml"), QStringLiteral("a/real.yml")}));
    QCOMPARE(notes(scan, Kind::LinkRepeats),
             QStringList({QStringLiteral("0-first.yml"), QStringLiteral("3-by-link.yml")}));
    QCOMPARE(notes(scan, Kind::LinkLeaves),
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
    QCOMPARE(names(scan), QStringList(QStringLiteral("a.yml")));
    QCOMPARE(scan.files.front()->path, folder.at("link/a.yml"));
    QCOMPARE(notes(scan, Kind::LinkRepeats), QStringList(QStringLiteral("b.yml")));
}

void TestFolderScan::deepFolders()
{
    ScannedFolder folder;
    folder.add("a.yml");
    // Deeper than any path can say, made step by step.
    const QByteArray name(100, 'd');
    int at = ::open(QFile::encodeName(folder.root()).constData(), O_RDONLY | O_DIRECTORY);
    for (int i = 0; i < 60; ++i) {
        QCOMPARE(::mkdirat(at, name.constData(), 0700), 0);
        const int next = ::openat(at, name.constData(), O_RDONLY | O_DIRECTORY);
        QVERIFY(next >= 0);
        ::close(at);
        at = next;
    }
    ::close(at);
    QString many = folder.root() + QStringLiteral("/many");
    for (int i = 0; i < 400; ++i) {
        many += QStringLiteral("/s");
    }
    folder.add(many + QStringLiteral("/b.yml"));
    const FolderScanBatch scan = scanOf(folder.root());
    QCOMPARE(names(scan), QStringList(QStringLiteral("a.yml")));
    QCOMPARE(notes(scan, Kind::FolderUnreadable).size(), 1);
    QCOMPARE(notes(scan, Kind::TooDeep).size(), 1);
}

void TestFolderScan::namesThatAreNotUtf8()
{
    ScannedFolder folder;
    folder.add("gr\xC3\xBCn.yml");
    const QByteArray root = QFile::encodeName(folder.root());
    const int fd = ::open((root + "/gr\xFCn.yml").constData(), O_CREAT | O_WRONLY, 0600);
    if (fd < 0) {
        QSKIP("the file system takes UTF-8 only");
    }
    ::close(fd);
    QCOMPARE(::mkdir((root + "/\xFF").constData(), 0700), 0);
    const FolderScanBatch scan = scanOf(folder.root());
    QCOMPARE(names(scan), QStringList(QString::fromUtf8("gr\xC3\xBCn.yml")));
    QCOMPARE(notes(scan, Kind::NameNotUtf8).size(), 2);
}

void TestFolderScan::tooLarge()
{
    ScannedFolder folder;
    folder.add("fits.yml", plainEndpoint);
    folder.add("large.yml", plainEndpoint + '#');
    FolderScanOptions options;
    options.maximumFileBytes = plainEndpoint.size();
    const FolderScanBatch scan = scanOf(folder.root(), options);
    QCOMPARE(names(scan), QStringList(QStringLiteral("fits.yml")));
    QCOMPARE(notes(scan, Kind::TooLarge), QStringList(QStringLiteral("large.yml")));
    QCOMPARE(scanWholeFolder(folder.at("large.yml"), options).error().kind, ErrorKind::Invalid);
}

/// Another process replaces, deletes and appends while scans run; each outcome is a file with one
/// of the texts, or a note.
void TestFolderScan::disappearingAndChangingFiles()
{
    ScannedFolder folder;
    for (int i = 0; i < 200; ++i) {
        folder.add(folder.root() + QStringLiteral("/%1.yml").arg(i));
    }
    std::atomic<bool> stop = false;
    std::thread other([&] {
        for (int i = 0; !stop; i = (i + 1) % 200) {
            const QString path = folder.root() + QStringLiteral("/%1.yml").arg(i);
            if (i % 2 == 0) {
                QFile::remove(path);
            }
            QFile file(path);
            if (file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered)) {
                file.write("# more\n");
            }
            if (i == 199) {
                for (int again = 0; again < 200; ++again) {
                    QFile whole(folder.root() + QStringLiteral("/%1.yml").arg(again));
                    if (whole.open(QIODevice::WriteOnly | QIODevice::Truncate)) {
                        whole.write(plainEndpoint);
                    }
                }
            }
        }
    });
    for (int round = 0; round < 20; ++round) {
        const auto scan = scanWholeFolder(folder.root());
        if (!scan) {
            stop = true;
            other.join();
            QFAIL(qPrintable(scan.error().toLine()));
        }
    }
    stop = true;
    other.join();

    // Deterministically: the file goes between the walk and the reading.
    bool gone = false;
    ScannedFolder second;
    second.add("a.yml");
    second.add("b.yml");
    FolderScanBatch batch;
    FolderScanOptions options;
    options.batchSize = 1;
    options.threads = 1;
    const auto outcome = scanFolder(
        second.root(), options, [] { return false; },
        [&](FolderScanBatch part) {
            if (!gone) {
                gone = QFile::remove(second.at("b.yml"));
            } else {
                batch = std::move(part);
            }
        });
    QVERIFY(outcome && gone);
    QCOMPARE(notes(batch, Kind::Disappeared), QStringList(QStringLiteral("b.yml")));
}

void TestFolderScan::filesThatChangeWhileTheyAreRead()
{
    ScannedFolder folder;
    const QByteArray path = QFile::encodeName(folder.at("a.yml"));
    constexpr qint64 limit = 100;
    // Appends to the file before a read, at most @p each times for each time it is opened.
    const auto readWith = [&](int opens, int each, const QByteArray &more) {
        folder.add("a.yml", "a: 1\n");
        int opened = 0;
        int changes = 0;
        FaultyFileCalls calls;
        calls.before = [&](const char *call, int) {
            if (qstrcmp(call, "open") == 0) {
                ++opened;
                changes = 0;
            } else if (qstrcmp(call, "read") == 0 && opened <= opens && changes++ < each) {
                QFile file(folder.at("a.yml"));
                if (!file.open(QIODevice::Append) || file.write(more) != more.size()) {
                    qFatal("cannot write to %s", path.constData());
                }
            }
            return 0;
        };
        return readForScan(path, limit, FinalLink::Refuse, &calls);
    };
    const ScanRead once = readWith(1, 1, "b: 2\n");
    QCOMPARE(once.status, ScanRead::Status::Read);
    QCOMPARE(once.bytes, QByteArray("a: 1\nb: 2\n"));
    QCOMPARE(readWith(2, 1, "#").status, ScanRead::Status::Changing);
    // It grows as fast as it is read.
    QCOMPARE(readWith(1, 1000, "#").status, ScanRead::Status::TooLarge);
}

void TestFolderScan::readErrors()
{
    ScannedFolder folder;
    folder.add("a.yml");
    folder.link(folder.at("a.yml"), "link.yml");
    const QByteArray path = QFile::encodeName(folder.at("a.yml"));
    for (const char *wanted : {"open", "status", "read"}) {
        FaultyFileCalls calls;
        calls.before = [&](const char *call, int) { return qstrcmp(call, wanted) == 0 ? EIO : 0; };
        const ScanRead read = readForScan(path, 1000, FinalLink::Refuse, &calls);
        QCOMPARE(read.status, ScanRead::Status::Unreadable);
        QCOMPARE(read.error, EIO);
    }
    // An interrupted call is repeated.
    FaultyFileCalls calls;
    int interruptions = 0;
    calls.before = [&](const char *call, int) {
        return qstrcmp(call, "read") == 0 && interruptions++ < 2 ? EINTR : 0;
    };
    QCOMPARE(readForScan(path, 1000, FinalLink::Refuse, &calls).bytes, plainEndpoint);
    const QByteArray link = QFile::encodeName(folder.at("link.yml"));
    QCOMPARE(readForScan(link, 1000, FinalLink::Refuse).status, ScanRead::Status::NotRegular);
    QCOMPARE(readForScan(link, 1000, FinalLink::Follow).bytes, plainEndpoint);
    QCOMPARE(scanStampOf(QFile::encodeName(folder.at("nothing"))).size, qint64(-1));
    QCOMPARE(scanStampOf(QFile::encodeName(folder.root())).size, qint64(-1));
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
    QCOMPARE(names(scan).size(), 5);
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
    QCOMPARE(names(scan).size(), 1);
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
    QCOMPARE(names(scan), QStringList(QStringLiteral("ignored.txt")));
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

void TestFolderScan::tenThousandFiles()
{
    ScannedFolder folder;
    for (int i = 0; i < 100; ++i) {
        for (int j = 0; j < 100; ++j) {
            const bool manifest = j % 10 == 0;
            folder.add(folder.root() + QStringLiteral("/d%1/f%2.yml").arg(i).arg(j),
                       manifest ? QByteArray("name: blue\nendpoint_name: e" +
                                             QByteArray::number(i) + "\ninstance_count: 1\n")
                                : QByteArray("apiVersion: v1\nkind: Service\n"));
        }
    }
    const FolderScanBatch scan = scanOf(folder.root());
    QCOMPARE(scan.files.size(), std::size_t(10'000));
    QVERIFY(std::is_sorted(scan.files.begin(), scan.files.end(), [](const auto &a, const auto &b) {
        return a->path.toUtf8() < b->path.toUtf8();
    }));
    QCOMPARE(std::count_if(scan.files.begin(), scan.files.end(),
                           [](const auto &file) { return file->holdsManifest(); }),
             std::ptrdiff_t(1'000));
    const FolderScanBatch again = scanOf(folder.root());
    QCOMPARE(names(again), names(scan));
    // The texts that many files have in common are kept once.
    QCOMPARE(scan.files[0]->documents[0].deployment->name.constData(),
             scan.files[9990]->documents[0].deployment->name.constData());
}

void TestFolderScan::cancelBeforeAndInTheMiddle()
{
    ScannedFolder folder;
    for (int i = 0; i < 50; ++i) {
        folder.add(folder.root() + QStringLiteral("/%1.yml").arg(i));
    }
    FolderScanOptions options;
    options.batchSize = 10;
    int delivered = 0;
    auto outcome = scanFolder(
        folder.root(), options, [] { return true; }, [&](const FolderScanBatch &) { ++delivered; });
    QCOMPARE(outcome.error().kind, ErrorKind::Cancelled);
    QCOMPARE(delivered, 0);
    outcome = scanFolder(
        folder.root(), options, [&] { return delivered == 2; },
        [&](const FolderScanBatch &) { ++delivered; });
    QCOMPARE(outcome.error().kind, ErrorKind::Cancelled);
    QCOMPARE(delivered, 2);
}

void TestFolderScan::futureStreamsBatches()
{
    ScannedFolder folder;
    for (int i = 0; i < 50; ++i) {
        folder.add(folder.root() + QStringLiteral("/%1.yml").arg(i));
    }
    FolderScanOptions options;
    options.batchSize = 20;
    QFutureWatcher<Result<FolderScanBatch>> watcher;
    QSignalSpy ready(&watcher, &QFutureWatcherBase::resultReadyAt);
    QSignalSpy finished(&watcher, &QFutureWatcherBase::finished);
    watcher.setFuture(startFolderScan(folder.root(), options));
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(ready.size(), 3);
    QStringList all;
    for (const auto &batch : watcher.future().results()) {
        QVERIFY(batch);
        all += names(*batch);
        QCOMPARE(batch->candidates, int(all.size()));
    }
    QCOMPARE(all.size(), 50);
    QCOMPARE(all, names(scanOf(folder.root())));
}

void TestFolderScan::batchesFlowDuringTheWalk()
{
    ScannedFolder folder;
    for (int i = 0; i < 40; ++i) {
        folder.add(folder.root() + QStringLiteral("/a/%1.yml").arg(i));
    }
    folder.add("z/old.yml");
    QStringList all;
    std::vector<std::size_t> sizes;
    const auto outcome = scanFolder(
        folder.root(), {}, [] { return false; },
        [&](const FolderScanBatch &batch) {
            if (sizes.empty()) {
                folder.add("z/late.yml"); // nobody has looked into this folder yet
            }
            sizes.push_back(batch.files.size());
            all += names(batch);
        });
    QVERIFY(outcome);
    QVERIFY2(sizes.front() < 40, "the first batch is small");
    QVERIFY(all.contains(QStringLiteral("z/late.yml")));
    QCOMPARE(all.size(), 42);
}

void TestFolderScan::linksComeLastAndAreSortedIn()
{
    ScannedFolder folder;
    folder.add("hidden.txt");
    folder.add("b.yml");
    folder.link(folder.at("hidden.txt"), "a.yml");
    // UTF-16 orders these two the other way round.
    folder.add("\xF0\x9F\x90\xA6.yml");
    folder.add("\xEF\xBF\xBC.yml");
    FolderScanOptions options;
    options.batchSize = 1;
    QStringList all;
    const auto outcome = scanFolder(
        folder.root(), options, [] { return false; },
        [&](const FolderScanBatch &batch) { all += names(batch); });
    QVERIFY(outcome);
    QCOMPARE(all.last(), QStringLiteral("a.yml"));
    QCOMPARE(names(scanOf(folder.root())),
             QStringList({QStringLiteral("a.yml"), QStringLiteral("b.yml"),
                          QString::fromUtf8("\xEF\xBF\xBC.yml"),
                          QString::fromUtf8("\xF0\x9F\x90\xA6.yml")}));
}

void TestFolderScan::futureCancels()
{
    ScannedFolder folder;
    for (int i = 0; i < 2000; ++i) {
        folder.add(folder.root() + QStringLiteral("/%1.yml").arg(i));
    }
    FolderScanOptions options;
    options.batchSize = 1;
    QFutureWatcher<Result<FolderScanBatch>> watcher;
    QSignalSpy finished(&watcher, &QFutureWatcherBase::finished);
    int seen = 0;
    connect(&watcher, &QFutureWatcherBase::resultReadyAt, this, [&] {
        ++seen;
        watcher.cancel();
    });
    watcher.setFuture(startFolderScan(folder.root(), options));
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(watcher.isCanceled());
    QVERIFY2(seen < 2000, "it went on to the end");
}

void TestFolderScan::futureDeliversErrors()
{
    ScannedFolder folder;
    auto future = startFolderScan(folder.at("nothing"));
    future.waitForFinished();
    QCOMPARE(future.resultCount(), 1);
    QCOMPARE(future.result().error().kind, ErrorKind::NotFound);
}

void TestFolderScan::rescanReusesUnchangedFiles()
{
    ScannedFolder folder;
    for (const char *name : {"x/a.yml", "x/b.yml", "x/c.yml", "x/d.yml"}) {
        folder.add(name);
        age(folder.at(name));
    }
    FolderScanOptions options;
    std::vector<CatalogFilePointer> known = scanOf(folder.root()).files;
    for (auto &file : known) {
        // The change time cannot be set back, so say that it has been a while.
        auto settled = std::make_shared<CatalogFile>(*file);
        settled->stamp.settled = true;
        file = settled;
    }
    options.known = {std::make_shared<const std::vector<CatalogFilePointer>>(known)};
    folder.add("x/b.yml", "name: other-name\nauth_mode: key\n");
    QVERIFY(QFile::remove(folder.at("x/c.yml")));
    folder.add("x/e.yml");
    // The same size and time, but another file.
    QVERIFY(QFile::remove(folder.at("x/d.yml")));
    folder.add("x/d.yml", QByteArray(plainEndpoint).replace("my-", "us-"));
    age(folder.at("x/d.yml"));

    const FolderScanBatch scan = scanOf(folder.root(), options);
    QCOMPARE(names(scan), QStringList({QStringLiteral("x/a.yml"), QStringLiteral("x/b.yml"),
                                       QStringLiteral("x/d.yml"), QStringLiteral("x/e.yml")}));
    QCOMPARE(scan.files[0], known[0]);
    QCOMPARE(scan.files[1]->documents[0].endpoint->name, QStringLiteral("other-name"));
    QCOMPARE(scan.files[2]->documents[0].endpoint->name, QStringLiteral("us-endpoint"));

    // From another folder on, the relative paths are others.
    const FolderScanBatch inner = scanOf(folder.at("x"), options);
    QCOMPARE(names(inner).constFirst(), QStringLiteral("a.yml"));
}

void TestFolderScan::youngFilesAreReadAgain()
{
    ScannedFolder folder;
    folder.add("a.yml");
    FolderScanOptions options;
    const std::vector<CatalogFilePointer> known = scanOf(folder.root()).files;
    options.known = {std::make_shared<const std::vector<CatalogFilePointer>>(known)};
    QVERIFY2(!known.front()->stamp.settled, "written a moment ago");
    const FolderScanBatch scan = scanOf(folder.root(), options);
    QVERIFY(scan.files.front() != known.front());
}

QTEST_GUILESS_MAIN(TestFolderScan)
#include "tst_folderscan.moc"
