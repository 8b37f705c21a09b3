// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/manifest/editsession.h"
#include "models/repository/foldercontroller.h"
#include "models/repository/folderwatch.h"
#include "services/core/workers.h"
#include "tests/support/filebytes.h"
#include "tests/support/patience.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>
#include <QTimer>

#include <chrono>
#include <memory>

using namespace serin;

namespace {

QByteArray endpointWith(const QByteArray &name, const QByteArray &traffic = "blue: 100")
{
    return "$schema: https://azuremlschemas.azureedge.net/latest/"
           "managedOnlineEndpoint.schema.json\nname: " +
           name + "\ntraffic:\n  " + traffic + "\n";
}

/// Keeps all workers of the program from their work.
class BusyWorkers
{
public:
    BusyWorkers()
    {
        QThreadPool *const pool = workers();
        for (int i = 0; i < pool->maxThreadCount(); ++i) {
            pool->start([gate = m_gate] { gate->acquire(); });
        }
    }
    ~BusyWorkers() { end(); }
    BusyWorkers(const BusyWorkers &) = delete;
    BusyWorkers &operator=(const BusyWorkers &) = delete;
    void end() const { m_gate->release(workers()->maxThreadCount()); }

private:
    const std::shared_ptr<QSemaphore> m_gate = std::make_shared<QSemaphore>();
};

/// What was to come within @p time has come, as far as it needs no worker.
void passes(std::chrono::milliseconds time)
{
    QTimer timer;
    timer.setSingleShot(true);
    const QSignalSpy ended(&timer, &QTimer::timeout);
    timer.start(time);
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, patience);
}

} // namespace

class TestFolderController : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void opensAFolder();
    void opensASingleFile();
    void emptyFolder();
    void missingFolder();
    void failureKeepsTheOldFolder();
    void newerOpenSupersedes();
    void cancelled();
    void refreshFindsChanges();
    void refreshWithoutChangesTellsNothing();
    void refreshOfAVanishedFolder();
    void editedTextWins();
    void droppedTextStaysUntilTheNextScan();
    void watchedFolderFindsWhatComesAndGoes();
    void watchedFolderScansOnceForManyEvents();
    void watchedFolderTellsWhatChangesWhileItIsListed();
    void watchesNoMoreFoldersThanItMay();
    void closes();
    void diesWhileScanning();

private:
    bool write(const QString &name, const QByteArray &bytes)
    {
        return setFileBytes(m_folder->filePath(name), bytes);
    }
    [[nodiscard]] bool ready() const
    {
        return QTest::qWaitFor(
            [this] {
                return m_controller->state() == FolderController::State::Ready &&
                       !m_controller->isScanning();
            },
            patience);
    }
    [[nodiscard]] QStringList names() const
    {
        QStringList names;
        for (const CatalogEndpoint &found : m_controller->catalog().endpoints()) {
            names.append(found.name);
        }
        return names;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FolderController> m_controller;
};

void TestFolderController::init()
{
    m_controller = std::make_unique<FolderController>();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(write(QStringLiteral("a/endpoint.yml"), endpointWith("aaa")));
    QVERIFY(write(QStringLiteral("b/endpoint.yml"), endpointWith("bbb")));
}

void TestFolderController::opensAFolder()
{
    const QSignalSpy opened(m_controller.get(), &FolderController::opened);
    m_controller->open(m_folder->path() + QStringLiteral("/"));
    QVERIFY(m_controller->isScanning());
    QVERIFY(ready());
    QCOMPARE(opened.size(), 1);
    QCOMPARE(m_controller->path(), m_folder->path());
    QCOMPARE(names(), QStringList({QStringLiteral("aaa"), QStringLiteral("bbb")}));
}

void TestFolderController::opensASingleFile()
{
    m_controller->open(m_folder->filePath(QStringLiteral("a/endpoint.yml")));
    QVERIFY(ready());
    QCOMPARE(names(), QStringList(QStringLiteral("aaa")));
}

void TestFolderController::emptyFolder()
{
    const QTemporaryDir empty;
    m_controller->open(empty.path());
    QVERIFY(ready());
    QVERIFY(names().isEmpty());
    QCOMPARE(m_controller->path(), empty.path());
}

void TestFolderController::missingFolder()
{
    const QSignalSpy failed(m_controller.get(), &FolderController::openFailed);
    m_controller->open(m_folder->filePath(QStringLiteral("none")));
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, patience);
    QCOMPARE(m_controller->state(), FolderController::State::Failed);
    QCOMPARE(m_controller->error()->kind, ErrorKind::NotFound);
}

void TestFolderController::failureKeepsTheOldFolder()
{
    m_controller->open(m_folder->path());
    QVERIFY(ready());
    const QSignalSpy failed(m_controller.get(), &FolderController::openFailed);
    m_controller->open(m_folder->filePath(QStringLiteral("none")));
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, patience);
    QCOMPARE(m_controller->state(), FolderController::State::Ready);
    QCOMPARE(m_controller->path(), m_folder->path());
    QCOMPARE(names().size(), 2);
}

void TestFolderController::newerOpenSupersedes()
{
    const QSignalSpy opened(m_controller.get(), &FolderController::opened);
    m_controller->open(m_folder->filePath(QStringLiteral("a")));
    m_controller->open(m_folder->filePath(QStringLiteral("none")));
    m_controller->open(m_folder->filePath(QStringLiteral("b")));
    QVERIFY(ready());
    QCOMPARE(opened.size(), 1);
    QCOMPARE(names(), QStringList(QStringLiteral("bbb")));
}

void TestFolderController::cancelled()
{
    m_controller->open(m_folder->path());
    m_controller->cancel();
    QVERIFY(!m_controller->isScanning());
    QCOMPARE(m_controller->state(), FolderController::State::Closed);
    m_controller->cancel();
    m_controller->open(m_folder->path());
    QVERIFY(ready());
    QCOMPARE(names().size(), 2);
}

void TestFolderController::refreshFindsChanges()
{
    m_controller->open(m_folder->path());
    QVERIFY(ready());
    QVERIFY(write(QStringLiteral("c/endpoint.yml"), endpointWith("ccc")));
    QVERIFY(QFile::remove(m_folder->filePath(QStringLiteral("a/endpoint.yml"))));
    m_controller->refresh();
    m_controller->refresh();     // while one runs
    QCOMPARE(names().size(), 2); // the old catalogue until the new one is complete
    QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList({QStringLiteral("bbb"), QStringLiteral("ccc")}),
                              patience);
    QVERIFY(ready());
}

void TestFolderController::refreshWithoutChangesTellsNothing()
{
    m_controller->open(m_folder->path());
    QVERIFY(ready());
    const QSignalSpy changes(m_controller.get(), &FolderController::catalogChanged);
    const auto refreshed = [this] {
        const QSignalSpy states(m_controller.get(), &FolderController::stateChanged);
        m_controller->refresh();
        return QTest::qWaitFor([&states] { return states.size() >= 2; }, patience); // begun, ended
    };
    // Files that were written a moment ago are read again, since they may still change.
    const auto isQuiet = [&] {
        const qsizetype before = changes.size();
        return refreshed() && changes.size() == before;
    };
    QVERIFY(QTest::qWaitFor(isQuiet, patience));
    QVERIFY(write(QStringLiteral("b/endpoint.yml"), endpointWith("bbc")));
    QVERIFY(refreshed());
    QCOMPARE(names(), QStringList({QStringLiteral("aaa"), QStringLiteral("bbc")}));
}

void TestFolderController::refreshOfAVanishedFolder()
{
    const QString sub = m_folder->filePath(QStringLiteral("a"));
    m_controller->open(sub);
    QVERIFY(ready());
    QVERIFY(QDir(sub).removeRecursively());
    const QSignalSpy failed(m_controller.get(), &FolderController::refreshFailed);
    m_controller->refresh();
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, patience);
    QCOMPARE(m_controller->state(), FolderController::State::Ready);
    QCOMPARE(names().size(), 1);
}

void TestFolderController::editedTextWins()
{
    m_controller->open(m_folder->path());
    QVERIFY(ready());
    const QString path = m_folder->filePath(QStringLiteral("a/endpoint.yml"));
    const auto shown = [this] {
        return m_controller->catalog()
            .endpoint(QStringLiteral("aaa"))
            ->variants.front()
            .manifest()
            .traffic.front()
            .percent;
    };
    m_controller->setText(path, ManifestText::parse(endpointWith("aaa", "blue: 90"), path));
    QTRY_COMPARE_WITH_TIMEOUT(shown(), std::optional(90), patience);
    m_controller->refresh(); // the file still says 100
    QVERIFY(ready());
    QCOMPARE(shown(), std::optional(90));
    m_controller->setText(path, ManifestText::parse(endpointWith("aaa", "blue: 80"), path));
    m_controller->setText(path, ManifestText::parse(endpointWith("aaa"), path)); // undone at once
    QTRY_COMPARE_WITH_TIMEOUT(shown(), std::optional(100), patience);
    m_controller->setText(path, ManifestText::parse(endpointWith("zzz"), path)); // another name
    QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList({QStringLiteral("bbb"), QStringLiteral("zzz")}),
                              patience);
}

void TestFolderController::droppedTextStaysUntilTheNextScan()
{
    m_controller->open(m_folder->path());
    QVERIFY(ready());
    const QString path = m_folder->filePath(QStringLiteral("a/endpoint.yml"));
    m_controller->setText(path, ManifestText::parse(endpointWith("new"), path));
    QTRY_COMPARE_WITH_TIMEOUT(names().constLast(), QStringLiteral("new"), patience);
    m_controller->dropText(path);
    const QString other = m_folder->filePath(QStringLiteral("b/endpoint.yml"));
    m_controller->setText(other, ManifestText::parse(endpointWith("other"), other));
    QTRY_COMPARE_WITH_TIMEOUT(names().constLast(), QStringLiteral("other"), patience);
    QVERIFY(names().contains(QStringLiteral("new")));
    m_controller->refresh();
    QTRY_COMPARE_WITH_TIMEOUT(
        names(), QStringList({QStringLiteral("aaa"), QStringLiteral("other")}), patience);
}

void TestFolderController::watchedFolderFindsWhatComesAndGoes()
{
    EditSession session;
    FolderWatch watch(*m_controller, session);
    m_controller->open(m_folder->path());
    QVERIFY(ready());
    QTRY_COMPARE_WITH_TIMEOUT(watch.folders().size(), 3, patience);
    QVERIFY(write(QStringLiteral("a/pink.yaml"), endpointWith("pink")));
    QTRY_COMPARE_WITH_TIMEOUT(
        names(),
        QStringList({QStringLiteral("aaa"), QStringLiteral("bbb"), QStringLiteral("pink")}),
        patience);
    QVERIFY(write(QStringLiteral("d/endpoint.yml"), endpointWith("ddd"))); // in a new folder
    QTRY_VERIFY_WITH_TIMEOUT(names().contains(QStringLiteral("ddd")), patience);
    QTRY_COMPARE_WITH_TIMEOUT(watch.folders().size(), 4, patience);
    QVERIFY(QFile::remove(m_folder->filePath(QStringLiteral("a/endpoint.yml"))));
    QTRY_VERIFY_WITH_TIMEOUT(!names().contains(QStringLiteral("aaa")), patience);
    // Git replaces files.
    QVERIFY(QFile::remove(m_folder->filePath(QStringLiteral("b/endpoint.yml"))));
    QVERIFY(write(QStringLiteral("b/endpoint.yml"), endpointWith("other-name")));
    QTRY_VERIFY_WITH_TIMEOUT(names().contains(QStringLiteral("other-name")), patience);
    m_controller->close();
    QVERIFY(watch.folders().isEmpty());
}

void TestFolderController::watchedFolderScansOnceForManyEvents()
{
    EditSession session;
    FolderWatch watch(*m_controller, session);
    m_controller->open(m_folder->path());
    QVERIFY(ready());
    QTRY_COMPARE_WITH_TIMEOUT(watch.folders().size(), 3, patience);
    int scans = 0;
    connect(m_controller.get(), &FolderController::stateChanged, m_controller.get(),
            [&] { scans += m_controller->isScanning() ? 1 : 0; });
    for (int i = 0; i < 50; ++i) {
        QVERIFY(write(QStringLiteral("a/many-%1.yml").arg(i), endpointWith("many")));
    }
    const auto variants = [this] {
        const CatalogEndpoint *const many =
            m_controller->catalog().endpoint(QStringLiteral("many"));
        return many ? many->variants.size() : 0;
    };
    QTRY_COMPARE_WITH_TIMEOUT(variants(), std::size_t(50), patience);
    QVERIFY(ready());
    QVERIFY2(scans <= 3, qPrintable(QString::number(scans)));
    // What is no manifest's name is not looked for.
    scans = 0;
    QVERIFY(write(QStringLiteral("a/notes.txt"), "x"));
    QVERIFY(write(QStringLiteral("b/last.yml"), endpointWith("last")));
    QTRY_VERIFY_WITH_TIMEOUT(names().contains(QStringLiteral("last")), patience);
    QCOMPARE(scans, 1);
}

void TestFolderController::watchedFolderTellsWhatChangesWhileItIsListed()
{
    EditSession session;
    FolderWatch watch(*m_controller, session);
    m_controller->open(m_folder->path());
    QVERIFY(ready());
    QTRY_COMPARE_WITH_TIMEOUT(watch.folders().size(), 3, patience);
    const BusyWorkers busy;
    passes(FolderWatch::listAfter * 2); // it waits for a worker now
    QVERIFY(write(QStringLiteral("a/pink.yaml"), endpointWith("pink")));
    passes(BurstTimer::quietFor * 2); // the look at what has changed, too
    busy.end();
    QTRY_VERIFY_WITH_TIMEOUT(names().contains(QStringLiteral("pink")), patience);
}

void TestFolderController::watchesNoMoreFoldersThanItMay()
{
    for (int i = 0; i < FolderWatch::mostFolders + 5; ++i) {
        QVERIFY(write(QStringLiteral("many/%1/endpoint.yml").arg(i), "name: x\n"));
    }
    EditSession session;
    FolderWatch watch(*m_controller, session);
    m_controller->open(m_folder->path());
    QVERIFY(ready());
    QTRY_COMPARE_WITH_TIMEOUT(watch.folders().size(), FolderWatch::mostFolders, patience);
    QVERIFY(watch.folders().contains(m_controller->catalog().root()));
}

void TestFolderController::closes()
{
    m_controller->open(m_folder->path());
    QVERIFY(ready());
    m_controller->refresh();
    m_controller->close();
    QCOMPARE(m_controller->state(), FolderController::State::Closed);
    QVERIFY(names().isEmpty());
    QVERIFY(m_controller->path().isEmpty());
}

void TestFolderController::diesWhileScanning()
{
    m_controller->open(m_folder->path());
    m_controller.reset();
    QCoreApplication::processEvents();
    QVERIFY(!m_controller);
}

QTEST_GUILESS_MAIN(TestFolderController)
#include "tst_foldercontroller.moc"
