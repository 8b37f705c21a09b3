// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/assets/assetfiles.h"
#include "services/assets/draftfolder.h"
#include "services/assets/folderassetfiles.h"
#include "services/assets/lfspointer.h"
#include "tests/services/assets/assetfolder.h"
#include "tests/support/filesizelimit.h"

#include <QTest>

#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace serin;

namespace {

constexpr AssetId::Kind model = AssetId::Kind::Model;

QString errorOf(const Result<StoredAsset> &result)
{
    return result ? QStringLiteral("no error") : result.error().toLine();
}

} // namespace

class TestAssetStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m = std::make_unique<AssetFolder>(); }
    void cleanup() { m.reset(); }
    void keepsFilesByTheirContent();
    void neverChangesWhatItKeeps();
    void tellsContentsApart();
    void knowsTheSameContentAgain();
    void namesModelsByTheirFile();
    void keepsLinksThatStayInside();
    void knowsWhichLinksStay_data();
    void knowsWhichLinksStay();
    void refuses_data();
    void refuses();
    void refusesWhatCannotBeRead();
    void seesWhenAFileChangesMeanwhile();
    void staysWithinItsBoundary();
    void streamsHugeFiles();
    void leavesNothingWhenTheDiskIsFull();
    void saysWhenTheFolderIsNone();
    void sweepsWhatAKilledProcessLeft();
    void letsTwoKeepTheSameAtOnce();
    void readsPointers();
    void readsTexts();

private:
    std::unique_ptr<AssetFolder> m;
};

void TestAssetStore::keepsFilesByTheirContent()
{
    m->write("src/score.py", "def run(data): pass\n");
    m->write("src/lib/run.sh", "#!/bin/sh\n", true);
    m->write("src/.git/config", "[core]\n");
    m->write("src/lib/__pycache__/x.pyc", "bytes");
    QDir().mkpath(m->tree() + QStringLiteral("/src/empty"));
    const auto kept = m->add("src");
    QVERIFY2(kept, qPrintable(errorOf(kept)));
    QCOMPARE(kept->content.files, 2);
    QCOMPARE(kept->content.bytes, 30);
    QVERIFY(kept->content.isFolder);
    QCOMPARE(kept->content.digest.size(), 64);
    QCOMPARE(AssetFolder::below(kept->path),
             (QStringList{QStringLiteral("lib/run.sh"), QStringLiteral("score.py")}));
    QCOMPARE(AssetFolder::bytes(kept->path + QStringLiteral("/score.py")),
             QByteArray("def run(data): pass\n"));
    QVERIFY(QFileInfo(kept->path + QStringLiteral("/lib/run.sh")).isExecutable());
    struct stat status = {};
    QCOMPARE(::stat(qPrintable(kept->path + QStringLiteral("/score.py")), &status), 0);
    QCOMPARE(int(status.st_mode & 0777), 0444);
    QCOMPARE(::stat(qPrintable(kept->path), &status), 0);
    QCOMPARE(int(status.st_mode & 0777), 0555);
    const auto looked = m->look("src");
    QVERIFY(looked);
    QCOMPARE(*looked, kept->content);
}

void TestAssetStore::neverChangesWhatItKeeps()
{
    m->write("src/score.py", "one");
    const auto before = m->add("src");
    m->write("src/score.py", "two");
    const auto after = m->add("src");
    QVERIFY(before && after);
    QVERIFY(before->path != after->path);
    QCOMPARE(AssetFolder::bytes(before->path + QStringLiteral("/score.py")), QByteArray("one"));
    QCOMPARE(AssetFolder::bytes(after->path + QStringLiteral("/score.py")), QByteArray("two"));
}

void TestAssetStore::tellsContentsApart()
{
    QSet<QByteArray> digests;
    const auto count = [&](int expected) {
        const auto content = m->look("src");
        QVERIFY2(content, content ? "" : qPrintable(content.error().toLine()));
        digests.insert(content->digest);
        QCOMPARE(digests.size(), expected);
    };
    m->write("src/a", "one");
    count(1);
    m->write("src/a", "on");
    count(2);
    m->write("src/b", "e");
    count(3);
    m->write("src/a", "one", true);
    count(4);
    QVERIFY(
        QFile::rename(m->tree() + QStringLiteral("/src/b"), m->tree() + QStringLiteral("/src/c")));
    count(5);
    QVERIFY(QFile::remove(m->tree() + QStringLiteral("/src/c")));
    QVERIFY(QFile::link(QStringLiteral("a"), m->tree() + QStringLiteral("/src/c")));
    count(6);
    m->write("src/sub/a", "one");
    count(7);
}

void TestAssetStore::knowsTheSameContentAgain()
{
    m->write("src/score.py", "one");
    const auto first = m->add("src");
    m->write("elsewhere/code/score.py", "one");
    const auto second = m->add("elsewhere/code");
    QVERIFY(first && second);
    QCOMPARE(second->path, first->path);
    m->reopen();
    m->write("src/score.py", "two");
    m->write("src/score.py", "one"); // as it was, at another time
    const auto third = m->add("src");
    QCOMPARE(third->path, first->path);
    QCOMPARE(m->kept().size(), 1);
}

void TestAssetStore::namesModelsByTheirFile()
{
    m->write("models/churn.pkl", "bytes");
    m->write("other/net.onnx", "bytes");
    const auto one = m->add("models/churn.pkl", model);
    const auto two = m->add("other/net.onnx", model);
    const auto folder = m->add("models", model);
    QVERIFY(one && two && folder);
    QVERIFY(one->content.digest != two->content.digest); // scripts ask for it by its name
    QVERIFY(one->path.endsWith(QStringLiteral("/churn.pkl")));
    QVERIFY(!one->content.isFolder);
    QVERIFY(folder->path.endsWith(QStringLiteral("/models")));
    QCOMPARE(AssetFolder::below(folder->path), QStringList{QStringLiteral("churn.pkl")});
}

void TestAssetStore::keepsLinksThatStayInside()
{
    m->write("src/a/file", "bytes");
    QDir().mkpath(m->tree() + QStringLiteral("/src/b"));
    const QString link = m->tree() + QStringLiteral("/src/b/link");
    QCOMPARE(::symlink("../a/file", qPrintable(link)), 0);
    const auto kept = m->add("src");
    QVERIFY2(kept, qPrintable(errorOf(kept)));
    QCOMPARE(AssetFolder::bytes(kept->path + QStringLiteral("/b/link")), QByteArray("bytes"));
    QVERIFY(QFileInfo(kept->path + QStringLiteral("/b/link")).isSymLink());
}

void TestAssetStore::knowsWhichLinksStay_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<bool>("stays");
    QTest::newRow("beside") << QByteArray("a") << QByteArray("b") << true;
    QTest::newRow("below") << QByteArray("a") << QByteArray("./b//c") << true;
    QTest::newRow("above, inside") << QByteArray("x/y/a") << QByteArray("../../b") << true;
    QTest::newRow("above, outside") << QByteArray("x/y/a") << QByteArray("../../../b") << false;
    QTest::newRow("absolute") << QByteArray("a") << QByteArray("/etc/passwd") << false;
    QTest::newRow("empty") << QByteArray("a") << QByteArray() << false;
    // When "s" is a link to ".", this is the folder above.
    QTest::newRow("above behind a name") << QByteArray("a") << QByteArray("s/../b") << false;
}

void TestAssetStore::knowsWhichLinksStay()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, target);
    QFETCH(bool, stays);
    QCOMPARE(linkStaysInside(path, target), stays);
}

void TestAssetStore::refuses_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, ErrorKind kind, const char *says) {
        QTest::newRow(name) << QString::fromLatin1(name) << int(kind) << QString::fromLatin1(says);
    };
    row("missing", ErrorKind::NotFound, "no such file or folder");
    row("fifo", ErrorKind::Invalid, "a FIFO");
    row("fifo inside", ErrorKind::Invalid, "src/pipe: this is a FIFO");
    row("socket", ErrorKind::Invalid, "a socket");
    row("device", ErrorKind::Invalid, "a device");
    row("link out", ErrorKind::Invalid, "leads out of the model or code, to /etc/passwd");
    row("link to nothing", ErrorKind::Invalid, "leads to nothing (gone)");
    row("empty", ErrorKind::Invalid, "has no files");
    row("pointer", ErrorKind::NotFound, "git lfs pull");
}

void TestAssetStore::refuses()
{
    QFETCH(QString, what);
    QFETCH(int, kind);
    QFETCH(QString, says);
    QDir().mkpath(m->tree() + QStringLiteral("/src"));
    const QByteArray src = QFile::encodeName(m->tree() + QStringLiteral("/src/"));
    const char *path = "src";
    if (what == QLatin1String("missing")) {
        path = "nowhere";
    } else if (what == QLatin1String("fifo")) {
        QCOMPARE(::mkfifo((src + "pipe").constData(), 0600), 0);
        path = "src/pipe";
    } else if (what == QLatin1String("fifo inside")) {
        QCOMPARE(::mkfifo((src + "pipe").constData(), 0600), 0);
    } else if (what == QLatin1String("socket")) {
        sockaddr_un address = {};
        address.sun_family = AF_UNIX;
        const QByteArray name = src + "s";
        QVERIFY(name.size() < qsizetype(sizeof address.sun_path));
        memcpy(address.sun_path, name.constData(), size_t(name.size()));
        const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
        QCOMPARE(::bind(socket, reinterpret_cast<sockaddr *>(&address), sizeof address), 0);
        ::close(socket);
    } else if (what == QLatin1String("device")) {
        m->place().boundary.clear();
        path = "/dev/null";
    } else if (what == QLatin1String("link out")) {
        QCOMPARE(::symlink("/etc/passwd", (src + "x").constData()), 0);
    } else if (what == QLatin1String("link to nothing")) {
        QCOMPARE(::symlink("gone", (src + "x").constData()), 0);
    } else if (what == QLatin1String("pointer")) {
        m->write("src/model.bin", "version https://git-lfs.github.com/spec/v1\noid sha256:" +
                                      QByteArray(64, 'a') + "\nsize 12\n");
    }
    const auto kept = m->add(path);
    QVERIFY(!kept);
    QVERIFY2(kept.error().toLine().contains(says), qPrintable(kept.error().toLine()));
    QCOMPARE(int(kept.error().kind), kind);
    QVERIFY(m->kept().isEmpty());
}

void TestAssetStore::refusesWhatCannotBeRead()
{
    if (::geteuid() == 0) {
        QSKIP("the superuser can read everything");
    }
    m->write("src/secret", "bytes");
    QFile::setPermissions(m->tree() + QStringLiteral("/src/secret"), QFile::WriteOwner);
    const auto kept = m->add("src");
    QVERIFY(!kept);
    QCOMPARE(kept.error().kind, ErrorKind::Io);
    QVERIFY(kept.error().where.endsWith(QStringLiteral("src/secret")));
}

void TestAssetStore::seesWhenAFileChangesMeanwhile()
{
    m->write("src/a", "bytes");
    const std::atomic<bool> stop = false;
    auto files = FolderAssetFiles::open(m->tree() + QStringLiteral("/src"), {}, stop);
    QVERIFY(files);
    const auto entries = (*files)->list();
    QVERIFY(entries);
    const Result<void> read = (*files)->read(entries->front(), [&](QByteArrayView) -> Result<void> {
        m->write("src/a", "other bytes");
        return {};
    });
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Conflict);
}

void TestAssetStore::staysWithinItsBoundary()
{
    QDir().mkpath(m->at(QStringLiteral("outside")));
    QFile secret(m->at(QStringLiteral("outside/key")));
    QVERIFY(secret.open(QIODevice::WriteOnly));
    secret.write("secret");
    secret.close();
    QDir().mkpath(m->tree() + QStringLiteral("/a"));
    QVERIFY(QFile::link(m->at(QStringLiteral("outside")), m->tree() + QStringLiteral("/a/way")));
    for (const char *path : {"../outside", "a/way", "a/way/key", "/etc/hostname"}) {
        const auto kept = m->add(path, model);
        QVERIFY2(!kept, path);
        QVERIFY2(kept.error().detail.contains(QStringLiteral("leads out of")),
                 qPrintable(kept.error().toLine()));
    }
    QVERIFY(m->kept().isEmpty());
    m->place().boundary.clear();
    QVERIFY(m->add("../outside", model));
}

void TestAssetStore::streamsHugeFiles()
{
    // Sparse, so that it takes neither disk nor time to make; memory would show.
    const QString path = m->tree() + QStringLiteral("/big.bin");
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.resize(128LL * 1024 * 1024));
    }
    rusage before = {};
    ::getrusage(RUSAGE_SELF, &before);
    const auto content = m->look("big.bin", model);
    QVERIFY2(content, content ? "" : qPrintable(content.error().toLine()));
    QCOMPARE(content->bytes, 128LL * 1024 * 1024);
    rusage after = {};
    ::getrusage(RUSAGE_SELF, &after);
    QVERIFY2(after.ru_maxrss - before.ru_maxrss < 40 * 1024,
             qPrintable(QString::number(after.ru_maxrss - before.ru_maxrss)));
}

void TestAssetStore::leavesNothingWhenTheDiskIsFull()
{
    m->write("src/a", QByteArray(10'000, 'x'));
    {
        const FileSizeLimit full(4'000);
        const auto kept = m->add("src");
        QVERIFY(!kept);
        QCOMPARE(kept.error().kind, ErrorKind::Io);
    }
    QVERIFY(m->kept().isEmpty());
    QVERIFY(QDir(m->store().folder())
                .entryList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot)
                .isEmpty());
    QVERIFY(m->add("src"));
}

void TestAssetStore::saysWhenTheFolderIsNone()
{
    m->write("src/a", "x");
    m->write("file", "x");
    AssetStore store(m->tree() + QStringLiteral("/file/assets"));
    const auto kept = answered(store.add(AssetFolder::source("src"), m->place()));
    QVERIFY(!kept);
    QCOMPARE(kept.error().kind, ErrorKind::Io);
    QVERIFY(answered(store.look(AssetFolder::source("src"), m->place())));
}

void TestAssetStore::sweepsWhatAKilledProcessLeft()
{
    m->write("src/a", "x");
    const QString folder = m->store().folder();
    QDir().mkpath(folder + QStringLiteral("/.draft-dead/code/sub"));
    ::chmod(qPrintable(folder + QStringLiteral("/.draft-dead/code")), 0555);
    auto living = DraftFolder::make(folder);
    QVERIFY(living);
    QVERIFY(
        (*living)->write("file", false, [](const AssetFiles::Take &write) { return write("x"); }));
    QVERIFY(m->add("src"));
    QVERIFY(!QFileInfo::exists(folder + QStringLiteral("/.draft-dead")));
    QVERIFY((*living)->keepAs("alive"));
    QCOMPARE(AssetFolder::bytes(folder + QStringLiteral("/alive/file")), QByteArray("x"));
    living->reset();
    QCOMPARE(AssetFolder::bytes(folder + QStringLiteral("/alive/file")), QByteArray("x"));
}

void TestAssetStore::letsTwoKeepTheSameAtOnce()
{
    for (int i = 0; i < 50; ++i) {
        m->write(qPrintable(QStringLiteral("src/file-%1").arg(i)), QByteArray(1'000, 'x'));
    }
    AssetStore other(m->store().folder());
    const auto mine = m->store().add(AssetFolder::source("src"), m->place());
    const auto theirs = other.add(AssetFolder::source("src"), m->place());
    const auto one = answered(mine);
    const auto two = answered(theirs);
    QVERIFY2(one && two, qPrintable(errorOf(one) + errorOf(two)));
    QCOMPARE(one->path, two->path);
    QCOMPARE(m->kept().size(), 50);
}

void TestAssetStore::readsPointers()
{
    const QByteArray oid(64, 'a');
    const QByteArray head = "version https://git-lfs.github.com/spec/v1\n";
    const auto pointer = parseLfsPointer(head + "oid sha256:" + oid + "\nsize 12345\n");
    QVERIFY(pointer);
    QCOMPARE(pointer->oid, oid);
    QCOMPARE(pointer->size, 12345);
    QVERIFY(!parseLfsPointer(head + "oid sha256:../../../etc\nsize 1\n"));
    QVERIFY(!parseLfsPointer(head + "oid sha256:" + oid + "\nsize many\n"));
    QVERIFY(!parseLfsPointer("name: blue\n"));
    QVERIFY(!parseLfsPointer(head + QByteArray(2'000, 'x')));
}

void TestAssetStore::readsTexts()
{
    m->write("env/conda.yml", "dependencies: []\n");
    AssetSource source;
    source.folder = QStringLiteral("env");
    QCOMPARE(answered(m->store().text(source, QStringLiteral("conda.yml"), m->place())),
             Result<QByteArray>("dependencies: []\n"));
    QVERIFY(!answered(m->store().text(source, QStringLiteral("../env"), m->place())));
    QVERIFY(!answered(m->store().text(source, QStringLiteral("none.yml"), m->place())));
    QFile big(m->tree() + QStringLiteral("/env/big"));
    QVERIFY(big.open(QIODevice::WriteOnly) && big.resize(5 * 1024 * 1024));
    const auto large = answered(m->store().text(source, QStringLiteral("big"), m->place()));
    QVERIFY(!large && large.error().detail.contains(QStringLiteral("too large")));
}

QTEST_GUILESS_MAIN(TestAssetStore)
#include "tst_assetstore.moc"
