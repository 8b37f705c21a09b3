// SPDX-License-Identifier: GPL-3.0-or-later
// Scans of many files, piece by piece, given up, and made again.
#include "tests/services/manifest/scannedfolder.h"

#include <QFutureWatcher>
#include <QSignalSpy>

#include <algorithm>

#include <fcntl.h>
#include <sys/stat.h>

using namespace serin;

namespace {

/// Makes the files as if written long ago, so that their stamps are trusted.
void age(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    const timespec times[2] = {{1'600'000'000, 0}, {1'600'000'000, 0}};
    QCOMPARE(::utimensat(AT_FDCWD, name.constData(), times, 0), 0);
}

} // namespace

class TestFolderScanStream : public QObject
{
    Q_OBJECT
private Q_SLOTS:
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

void TestFolderScanStream::tenThousandFiles()
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
    QCOMPARE(namesIn(again), namesIn(scan));
    // The texts that many files have in common are kept once.
    QCOMPARE(scan.files[0]->documents[0].deployment->name.constData(),
             scan.files[9990]->documents[0].deployment->name.constData());
}

void TestFolderScanStream::cancelBeforeAndInTheMiddle()
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

void TestFolderScanStream::futureStreamsBatches()
{
    ScannedFolder folder;
    for (int i = 0; i < 50; ++i) {
        folder.add(folder.root() + QStringLiteral("/%1.yml").arg(i));
    }
    FolderScanOptions options;
    options.batchSize = 20;
    QFutureWatcher<FolderScanAnswer> watcher;
    QSignalSpy ready(&watcher, &QFutureWatcherBase::resultReadyAt);
    QSignalSpy finished(&watcher, &QFutureWatcherBase::finished);
    watcher.setFuture(startFolderScan(folder.root(), options));
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(ready.size(), 3);
    QStringList all;
    for (const FolderScanAnswer &answer : watcher.future().results()) {
        QVERIFY(answer);
        all += namesIn(**answer);
        QCOMPARE((*answer)->candidates, int(all.size()));
    }
    QCOMPARE(all.size(), 50);
    QCOMPARE(all, namesIn(scanOf(folder.root())));
}

void TestFolderScanStream::batchesFlowDuringTheWalk()
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
            all += namesIn(batch);
        });
    QVERIFY(outcome);
    QVERIFY2(sizes.front() < 40, "the first batch is small");
    QVERIFY(all.contains(QStringLiteral("z/late.yml")));
    QCOMPARE(all.size(), 42);
}

void TestFolderScanStream::linksComeLastAndAreSortedIn()
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
        [&](const FolderScanBatch &batch) { all += namesIn(batch); });
    QVERIFY(outcome);
    QCOMPARE(all.last(), QStringLiteral("a.yml"));
    QCOMPARE(namesIn(scanOf(folder.root())),
             QStringList({QStringLiteral("a.yml"), QStringLiteral("b.yml"),
                          QString::fromUtf8("\xEF\xBF\xBC.yml"),
                          QString::fromUtf8("\xF0\x9F\x90\xA6.yml")}));
}

void TestFolderScanStream::futureCancels()
{
    ScannedFolder folder;
    for (int i = 0; i < 2000; ++i) {
        folder.add(folder.root() + QStringLiteral("/%1.yml").arg(i));
    }
    FolderScanOptions options;
    options.batchSize = 1;
    QFutureWatcher<FolderScanAnswer> watcher;
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

void TestFolderScanStream::futureDeliversErrors()
{
    ScannedFolder folder;
    auto future = startFolderScan(folder.at("nothing"));
    future.waitForFinished();
    QCOMPARE(future.resultCount(), 1);
    QCOMPARE(future.result().error().kind, ErrorKind::NotFound);
}

void TestFolderScanStream::rescanReusesUnchangedFiles()
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
    QCOMPARE(namesIn(scan), QStringList({QStringLiteral("x/a.yml"), QStringLiteral("x/b.yml"),
                                         QStringLiteral("x/d.yml"), QStringLiteral("x/e.yml")}));
    QCOMPARE(scan.files[0], known[0]);
    QCOMPARE(scan.known, 1);
    QCOMPARE(scan.files[1]->documents[0].endpoint->name, QStringLiteral("other-name"));
    QCOMPARE(scan.files[2]->documents[0].endpoint->name, QStringLiteral("us-endpoint"));

    // From another folder on, the relative paths are others.
    const FolderScanBatch inner = scanOf(folder.at("x"), options);
    QCOMPARE(namesIn(inner).constFirst(), QStringLiteral("a.yml"));
    QCOMPARE(inner.known, 0);
}

void TestFolderScanStream::youngFilesAreReadAgain()
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

QTEST_GUILESS_MAIN(TestFolderScanStream)
#include "tst_folderscan_stream.moc"
