// SPDX-License-Identifier: GPL-3.0-or-later
// Files that cannot be read, change meanwhile, or are none.
#include "services/manifest/scan/scanread.h"
#include "tests/services/manifest/scannedfolder.h"
#include "tests/support/faultyfilecalls.h"

#include <QDirIterator>

#include <algorithm>
#include <atomic>
#include <thread>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace serin;
using Kind = FolderScanNote::Kind;

namespace {

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

} // namespace

class TestFolderScanFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void notRegularFiles();
    void unreadable();
    void deepFolders();
    void namesThatAreNotUtf8();
    void tooLarge();
    void disappearingAndChangingFiles();
    void filesThatChangeWhileTheyAreRead();
    void readErrors();
};

void TestFolderScanFaults::notRegularFiles()
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
    QCOMPARE(namesIn(scan),
             QStringList({QStringLiteral("a.yml"), QStringLiteral("folder.yml/b.yml")}));
    QCOMPARE(notesIn(scan, Kind::NotRegular),
             QStringList({QStringLiteral("fifo.yml"), QStringLiteral("socket.yml"),
                          QStringLiteral("to-fifo.yml")}));
}

void TestFolderScanFaults::unreadable()
{
    ScannedFolder folder;
    folder.add("a.yml");
    folder.add("locked.yml");
    folder.add("closed/b.yml");
    folder.lock("locked.yml");
    folder.lock("closed");
    const Unprivileged unprivileged(folder.root());
    const FolderScanBatch scan = scanOf(folder.root());
    QCOMPARE(namesIn(scan), QStringList(QStringLiteral("a.yml")));
    QCOMPARE(notesIn(scan, Kind::FileUnreadable), QStringList(QStringLiteral("locked.yml")));
    QCOMPARE(notesIn(scan, Kind::FolderUnreadable), QStringList(QStringLiteral("closed")));
    QVERIFY(std::all_of(scan.notes.begin(), scan.notes.end(),
                        [](const FolderScanNote &note) { return !note.detail.isEmpty(); }));
    QCOMPARE(scanWholeFolder(folder.at("closed")).error().kind, ErrorKind::Io);
    QCOMPARE(scanWholeFolder(folder.at("locked.yml")).error().kind, ErrorKind::Io);
}

void TestFolderScanFaults::deepFolders()
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
    QCOMPARE(namesIn(scan), QStringList(QStringLiteral("a.yml")));
    QCOMPARE(notesIn(scan, Kind::FolderUnreadable).size(), 1);
    QCOMPARE(notesIn(scan, Kind::TooDeep).size(), 1);
}

void TestFolderScanFaults::namesThatAreNotUtf8()
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
    QCOMPARE(namesIn(scan), QStringList(QString::fromUtf8("gr\xC3\xBCn.yml")));
    QCOMPARE(notesIn(scan, Kind::NameNotUtf8).size(), 2);
}

void TestFolderScanFaults::tooLarge()
{
    ScannedFolder folder;
    folder.add("fits.yml", plainEndpoint);
    folder.add("large.yml", plainEndpoint + '#');
    FolderScanOptions options;
    options.maximumFileBytes = plainEndpoint.size();
    const FolderScanBatch scan = scanOf(folder.root(), options);
    QCOMPARE(namesIn(scan), QStringList(QStringLiteral("fits.yml")));
    QCOMPARE(notesIn(scan, Kind::TooLarge), QStringList(QStringLiteral("large.yml")));
    QCOMPARE(scanWholeFolder(folder.at("large.yml"), options).error().kind, ErrorKind::Invalid);
}

/// Another process replaces, deletes and appends while scans run; each outcome is a file with one
/// of the texts, or a note.
void TestFolderScanFaults::disappearingAndChangingFiles()
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
    QCOMPARE(notesIn(batch, Kind::Disappeared), QStringList(QStringLiteral("b.yml")));
}

void TestFolderScanFaults::filesThatChangeWhileTheyAreRead()
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

void TestFolderScanFaults::readErrors()
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

QTEST_GUILESS_MAIN(TestFolderScanFaults)
#include "tst_folderscan_faults.moc"
