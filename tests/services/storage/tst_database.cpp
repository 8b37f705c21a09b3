// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/storage/database.h"
#include "tests/support/filesizelimit.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

#include <thread>
#include <vector>

#include <sys/stat.h>

using namespace serin;

namespace {

using Opened = Result<std::unique_ptr<Database>>;

const QList<Database::Migration> firstVersion = {
    {QStringLiteral("CREATE TABLE bird (name TEXT PRIMARY KEY, weight INTEGER)")},
};
const QList<Database::Migration> secondVersion = {
    firstVersion.first(),
    {QStringLiteral("ALTER TABLE bird ADD COLUMN song TEXT NOT NULL DEFAULT 'tsirr'"),
     QStringLiteral("CREATE TABLE nest (bird TEXT NOT NULL REFERENCES bird(name))")},
};

const QString insert = QStringLiteral("INSERT INTO bird (name, weight) VALUES (?, ?)");
const QString count = QStringLiteral("SELECT count(*) FROM bird");

} // namespace

class TestDatabase : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void keepsWhatWasWritten();
    void isTheOwnersAlone();
    void migratesStepByStep();
    void leavesAFailedMigrationUndone();
    void refusesANewerVersion();
    void refusesAnotherProgramsDatabase();
    void refusesWhatIsNoDatabase();
    void seesDamageAtOnce();
    void saysWhenItCannotBeOpened();
    void rollsBackWhatIsNotCommitted();
    void knowsOneTransactionAtATime();
    void enforcesRules();
    void waitsForAnotherWriterOnlySoLong();
    void isMadeByManyAtOnce();
    void saysWhenTheDiskIsFull();
    void readsWhileItReads();
    void takesValuesAsTheyAre();
    void leavesNoConnectionBehind();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("birds.db")); }
    Opened open(const QList<Database::Migration> &migrations = firstVersion,
                const DatabaseOptions &options = {}) const
    {
        return Database::open(path(), migrations, options);
    }
    static qint64 numberOf(Database &database, const QString &sql)
    {
        return database.readNumber(sql).value_or(std::nullopt).value_or(-1);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestDatabase::keepsWhatWasWritten()
{
    {
        const Opened database = open();
        QVERIFY(database);
        QCOMPARE((*database)->run(insert, {QStringLiteral("serin"), 12}).value_or(-1), 1);
        QCOMPARE(numberOf(**database, QStringLiteral("PRAGMA synchronous")), 2); // FULL
        QCOMPARE(numberOf(**database, QStringLiteral("PRAGMA foreign_keys")), 1);
    }
    const Opened again = open();
    QVERIFY(again);
    QCOMPARE(numberOf(**again, QStringLiteral("SELECT weight FROM bird WHERE name = 'serin'")), 12);
}

void TestDatabase::isTheOwnersAlone()
{
    const mode_t mask = ::umask(0);
    const Opened database = open();
    ::umask(mask);
    QVERIFY(database);
    QVERIFY((*database)->run(insert, {QStringLiteral("serin"), 12}));
    const QFileInfoList files = QDir(m_folder->path()).entryInfoList(QDir::Files);
    QVERIFY(files.size() >= 2); // the write-ahead log, too
    for (const QFileInfo &file : files) {
        QCOMPARE(file.permissions() &
                     (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
    }
}

void TestDatabase::migratesStepByStep()
{
    QVERIFY((*open())->run(insert, {QStringLiteral("serin"), 12}));
    const Opened database = open(secondVersion);
    QVERIFY(database);
    QCOMPARE(numberOf(**database, QStringLiteral("PRAGMA user_version")), 2);
    QString song;
    QVERIFY((*database)->read(QStringLiteral("SELECT song FROM bird"), {},
                              [&](const SqlRow &row) { song = row.text(0); }));
    QCOMPARE(song, QStringLiteral("tsirr"));
}

void TestDatabase::leavesAFailedMigrationUndone()
{
    QVERIFY(open());
    const Opened broken = open(
        {firstVersion.first(),
         {QStringLiteral("CREATE TABLE nest (bird TEXT)"), QStringLiteral("CREATE NONSENSE")}});
    QVERIFY(!broken);
    QCOMPARE(broken.error().where, path());
    QVERIFY(broken.error().detail.contains(QStringLiteral("syntax error")));

    const Opened database = open(secondVersion); // makes `nest` itself
    QVERIFY2(database, database ? "" : qPrintable(database.error().toLine()));
}

void TestDatabase::refusesANewerVersion()
{
    QVERIFY(open(secondVersion));
    const Opened database = open(firstVersion);
    QVERIFY(!database);
    QCOMPARE(database.error().kind, ErrorKind::Invalid);
    QVERIFY(database.error().detail.contains(QStringLiteral("newer version of Serin")));
    QVERIFY(open(secondVersion)); // untouched
}

void TestDatabase::refusesAnotherProgramsDatabase()
{
    QVERIFY((*open({}))->run(QStringLiteral("CREATE TABLE cookies (value TEXT)")));
    const Opened database = open();
    QVERIFY(!database);
    QCOMPARE(database.error().kind, ErrorKind::Invalid);
    QCOMPARE(database.error().detail, QStringLiteral("the file is another program's database"));
}

void TestDatabase::refusesWhatIsNoDatabase()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("a letter to the bird\n").repeated(400));
    file.close();
    const Opened database = open();
    QVERIFY(!database);
    QCOMPARE(database.error().kind, ErrorKind::Io);
    QVERIFY(database.error().detail.startsWith(QStringLiteral("the database is damaged")));
    QVERIFY(!database.error().fix.isEmpty());
}

void TestDatabase::seesDamageAtOnce()
{
    {
        const Opened database = open();
        Result<Transaction> transaction = (*database)->begin();
        for (int i = 0; i < 500; ++i) {
            QVERIFY((*database)->run(insert, {QStringLiteral("serin %1").arg(i), i}));
        }
        QVERIFY(transaction->commit());
    }
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.size() > 3 * 4096);
    file.seek(4096); // behind the page with the schema
    file.write(QByteArray(static_cast<int>(file.size()) - 4096, '\x5a'));
    file.close();

    DatabaseOptions options;
    options.checkPages = true;
    const Opened database = open(firstVersion, options);
    QVERIFY(!database);
    QCOMPARE(database.error().kind, ErrorKind::Io);
    QVERIFY(database.error().detail.startsWith(QStringLiteral("the database is damaged")));
}

void TestDatabase::saysWhenItCannotBeOpened()
{
    const Opened missing =
        Database::open(m_folder->filePath(QStringLiteral("no/birds.db")), firstVersion);
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, ErrorKind::NotFound);

    const Opened folder = Database::open(m_folder->path(), firstVersion);
    QVERIFY(!folder);
    QCOMPARE(folder.error().kind, ErrorKind::Io);
}

void TestDatabase::rollsBackWhatIsNotCommitted()
{
    const Opened database = open();
    {
        const Result<Transaction> transaction = (*database)->begin();
        QVERIFY(transaction);
        QVERIFY((*database)->run(insert, {QStringLiteral("serin"), 12}));
    }
    QCOMPARE(numberOf(**database, count), 0);
    {
        Result<Transaction> transaction = (*database)->begin();
        QVERIFY((*database)->run(insert, {QStringLiteral("serin"), 12}));
        QVERIFY(transaction->commit());
    }
    QCOMPARE(numberOf(**database, count), 1);
}

void TestDatabase::knowsOneTransactionAtATime()
{
    const Opened database = open();
    {
        const Result<Transaction> one = (*database)->begin();
        const Result<Transaction> two = (*database)->begin();
        QVERIFY(one && !two);
        QCOMPARE(two.error().kind, ErrorKind::Internal);
    }
    QVERIFY((*database)->begin());
}

void TestDatabase::enforcesRules()
{
    const Opened database = open(secondVersion);
    QVERIFY((*database)->run(insert, {QStringLiteral("serin"), 12}));
    const Result<qint64> twice = (*database)->run(insert, {QStringLiteral("serin"), 13});
    QVERIFY(!twice);
    QCOMPARE(twice.error().kind, ErrorKind::Conflict);
    const Result<qint64> homeless =
        (*database)->run(QStringLiteral("INSERT INTO nest VALUES ('dodo')"));
    QVERIFY(!homeless);
    QCOMPARE(homeless.error().kind, ErrorKind::Conflict);
}

void TestDatabase::waitsForAnotherWriterOnlySoLong()
{
    const Opened one = open();
    DatabaseOptions options;
    options.busyTimeout = std::chrono::milliseconds(20);
    const Opened other = open(firstVersion, options);
    QVERIFY(one && other);
    {
        const Result<Transaction> transaction = (*one)->begin();
        const Result<qint64> written = (*other)->run(insert, {QStringLiteral("serin"), 12});
        QVERIFY(!written);
        QCOMPARE(written.error().kind, ErrorKind::Unavailable);
        QCOMPARE(numberOf(**other, count), 0); // reading goes on
    }
    QVERIFY((*other)->run(insert, {QStringLiteral("serin"), 12}));
}

void TestDatabase::isMadeByManyAtOnce()
{
    constexpr int programs = 4;
    for (int round = 0; round < 50; ++round) {
        const QString path = m_folder->filePath(QStringLiteral("made-%1.db").arg(round));
        QStringList refused[programs];
        std::vector<std::thread> openers;
        for (QStringList &words : refused) {
            openers.emplace_back([&path, &words] {
                const Opened database = Database::open(path, firstVersion);
                if (!database) {
                    words.append(database.error().toLine());
                }
            });
        }
        for (std::thread &opener : openers) {
            opener.join();
        }
        for (const QStringList &words : refused) {
            QCOMPARE(words, QStringList());
        }
    }
}

void TestDatabase::saysWhenTheDiskIsFull()
{
    const Opened database = open();
    QVERIFY((*database)->run(insert, {QStringLiteral("serin"), 12}));
    {
        const FileSizeLimit limit(64 * 1024);
        Result<qint64> written = 0;
        int acknowledged = 1;
        while (written && acknowledged < 1000) {
            written = (*database)->run(
                insert, {QString(2000, u'x') + QString::number(acknowledged), acknowledged});
            acknowledged += written ? 1 : 0;
        }
        QVERIFY(!written);
        QCOMPARE(written.error().kind, ErrorKind::Io);
        QVERIFY(!written.error().fix.isEmpty());
        QCOMPARE(numberOf(**database, count), acknowledged);
        // A transaction that fails in the middle leaves nothing and blocks nobody.
        {
            Result<Transaction> transaction = (*database)->begin();
            QVERIFY(transaction);
            QVERIFY((*database)->run(insert, {QString(90'000, u'x'), 1})); // in memory as yet
            QVERIFY(!transaction->commit());
        }
        QCOMPARE(numberOf(**database, count), acknowledged);
    }
    QVERIFY((*database)->run(insert, {QStringLiteral("later"), 1})); // there is space again
}

void TestDatabase::readsWhileItReads()
{
    const Opened database = open();
    for (int i = 0; i < 3; ++i) {
        QVERIFY((*database)->run(insert, {QStringLiteral("serin %1").arg(i), i}));
    }
    const QString all = QStringLiteral("SELECT weight FROM bird ORDER BY weight");
    int pairs = 0;
    QVERIFY((*database)->read(all, {}, [&](const SqlRow &) {
        QVERIFY((*database)->read(all, {}, [&](const SqlRow &) { ++pairs; }));
    }));
    QCOMPARE(pairs, 9);
}

void TestDatabase::takesValuesAsTheyAre()
{
    const Opened database = open();
    const QString name = QStringLiteral("'); DROP TABLE bird; -- ? ü \U0001f424");
    QVERIFY((*database)->run(insert, {name, QVariant(QMetaType::fromType<qint64>())}));
    QVERIFY((*database)->read(QStringLiteral("SELECT name, weight FROM bird"), {},
                              [&](const SqlRow &row) {
                                  QCOMPARE(row.text(0), name);
                                  QVERIFY(row.isNull(1));
                              }));
    QCOMPARE(numberOf(**database, count), 1);
    QVERIFY((*database)->run(insert, {QString(), 1})); // text of no length
    QCOMPARE(numberOf(**database, QStringLiteral("SELECT weight FROM bird WHERE name = ''")), 1);
}

void TestDatabase::leavesNoConnectionBehind()
{
    const QStringList before = QSqlDatabase::connectionNames();
    {
        const Opened database = open();
        QVERIFY(database);
        QVERIFY(!Database::open(m_folder->path(), {}));
    }
    QCOMPARE(QSqlDatabase::connectionNames(), before);
}

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
