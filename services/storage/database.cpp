// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/storage/database.h"

#include "services/core/filedescriptor.h"
#include "services/core/systemerror.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QThread>
#include <QVariant>

#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>

namespace serin {

namespace {

// Primary result codes of SQLite's documented interface (sqlite.org/rescode.html).
enum SqliteCode {
    Busy = 5,
    Locked = 6,
    ReadOnly = 8,
    IoFailure = 10,
    Corrupt = 11,
    Full = 13,
    CannotOpen = 14,
    Constraint = 19,
    NotADatabase = 26,
};

const QString damaged = QStringLiteral("the database is damaged: %1");

QString nextConnectionName()
{
    static std::atomic<int> count = 0;
    return QStringLiteral("serin-%1").arg(++count);
}

// Makes the file before SQLite does, which would leave the mode to the umask; its companions get
// the mode of the file. One that exists is not opened: closing it again would release the locks
// that SQLite holds on it for another connection of this process.
Result<void> makePrivate(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    FileDescriptor made(FileCalls::system(),
                        ::open(name.constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!made.isOpen() && errno != EEXIST) {
        return failure(systemError(QStringLiteral("making the database"), errno, path));
    }
    struct stat status = {};
    if (::stat(name.constData(), &status) == 0 && S_ISREG(status.st_mode) &&
        (status.st_mode & 077) != 0 && ::chmod(name.constData(), 0600) != 0) {
        return failure(systemError(QStringLiteral("making the database private"), errno, path));
    }
    return {};
}

} // namespace

bool isDamage(const Error &error)
{
    return error.kind == ErrorKind::Io && error.detail.startsWith(damaged.chopped(2));
}

Database::Database(const QString &path) : m_path(path), m_connection(nextConnectionName()) {}

Database::~Database()
{
    m_idle.clear();
    {
        QSqlDatabase handle = QSqlDatabase::database(m_connection, false);
        handle.close();
    }
    QSqlDatabase::removeDatabase(m_connection);
}

Result<std::unique_ptr<Database>> Database::open(const QString &path,
                                                 const QList<Migration> &migrations,
                                                 const DatabaseOptions &options)
{
    if (Result<void> made = makePrivate(path); !made) {
        return failure(std::move(made.error()));
    }
    std::unique_ptr<Database> database(new Database(path));
    const Result<void> ready = database->connect(options)
                                   .and_then([&] { return database->configure(options); })
                                   .and_then([&] { return database->migrate(migrations); });
    if (!ready) {
        return failure(ready.error());
    }
    return database;
}

Result<void> Database::connect(const DatabaseOptions &options)
{
    QSqlDatabase handle = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    if (!handle.isValid()) {
        return failure(ErrorKind::Unavailable, QStringLiteral("Qt has no driver for SQLite"), {},
                       QStringLiteral("install the package libqt6sql6-sqlite"));
    }
    handle.setDatabaseName(m_path);
    handle.setConnectOptions(
        QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(options.busyTimeout.count()));
    if (!handle.open()) {
        return failure(errorOf(handle.lastError()));
    }
    return {};
}

Result<void> Database::configure(const DatabaseOptions &options)
{
    const bool full = options.durability == Durability::PowerFailure;
    QString journal;
    const QDeadlineTimer deadline(options.busyTimeout);
    const auto useLog = [&] {
        return read(QStringLiteral("PRAGMA journal_mode = WAL"), {},
                    [&](const SqlRow &row) { journal = row.text(0); });
    };
    Result<void> done = useLog();
    // For this lock SQLite does not wait by itself: each of two that make the file at once holds
    // what the other needs.
    while (!done && done.error().kind == ErrorKind::Unavailable && !deadline.hasExpired()) {
        QThread::msleep(1);
        done = useLog();
    }
    if (done && journal != QLatin1String("wal")) {
        done = failure(ErrorKind::Io,
                       QStringLiteral("the file system does not support a write-ahead log"), m_path,
                       QStringLiteral("keep the file on a local disk"));
    }
    for (const QString &setting :
         {QStringLiteral("PRAGMA synchronous = %1")
              .arg(full ? QLatin1String("FULL") : QLatin1String("NORMAL")),
          QStringLiteral("PRAGMA foreign_keys = ON"), QStringLiteral("PRAGMA trusted_schema = OFF"),
          QStringLiteral("PRAGMA journal_size_limit = 4194304")}) {
        done = done.and_then([&] { return read(setting, {}, [](const SqlRow &) {}); });
    }
    if (!done || !options.checkPages) {
        return done;
    }
    QString finding;
    done = read(QStringLiteral("PRAGMA quick_check(1)"), {},
                [&](const SqlRow &row) { finding = row.text(0); });
    if (done && finding != QLatin1String("ok")) {
        return failure(ErrorKind::Io, damaged.arg(finding), m_path,
                       QStringLiteral("move the file away, or put a copy back"));
    }
    return done;
}

Result<void> Database::migrate(const QList<Migration> &migrations)
{
    Result<std::optional<qint64>> version = readNumber(QStringLiteral("PRAGMA user_version"));
    if (!version) {
        return failure(version.error());
    }
    const qint64 found = version->value_or(0);
    if (found < 0 || found > migrations.size()) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("the database was written by a newer version of Serin "
                                      "(schema %1; this one knows %2)")
                           .arg(found)
                           .arg(migrations.size()),
                       m_path, QStringLiteral("start the newer version, or move the file away"));
    }
    Result<void> done = found == 0 ? refuseForeign() : Result<void>();
    for (qsizetype next = found; done && next < migrations.size(); ++next) {
        done = migrateOnce(migrations.at(next), next + 1);
    }
    return done;
}

Result<void> Database::refuseForeign()
{
    return readNumber(QStringLiteral("SELECT count(*) FROM sqlite_schema"))
        .and_then([&](std::optional<qint64> objects) -> Result<void> {
            // Another process may be making it at this moment.
            const Result<std::optional<qint64>> version =
                readNumber(QStringLiteral("PRAGMA user_version"));
            if (objects.value_or(0) > 0 && version && version->value_or(0) == 0) {
                return failure(ErrorKind::Invalid,
                               QStringLiteral("the file is another program's database"), m_path,
                               QStringLiteral("move the file away"));
            }
            return {};
        });
}

Result<void> Database::migrateOnce(const Migration &migration, qsizetype version)
{
    Result<Transaction> transaction = begin();
    if (!transaction) {
        return failure(transaction.error());
    }
    // Whoever had the lock before may have done it.
    const Result<std::optional<qint64>> found = readNumber(QStringLiteral("PRAGMA user_version"));
    if (!found) {
        return failure(found.error());
    }
    if (found->value_or(0) >= version) {
        return {};
    }
    for (const QString &statement : migration) {
        if (const Result<qint64> done = run(statement); !done) {
            return failure(done.error());
        }
    }
    const QString stamp = QStringLiteral("PRAGMA user_version = %1").arg(version);
    if (const Result<qint64> done = run(stamp); !done) {
        return failure(done.error());
    }
    m_idle.clear(); // statements prepared for another schema
    return transaction->commit();
}

Result<std::unique_ptr<QSqlQuery>> Database::executed(const QString &sql,
                                                      const QVariantList &values)
{
    std::unique_ptr<QSqlQuery> query;
    if (auto idle = m_idle.extract(sql)) {
        query = std::move(idle.mapped());
    } else {
        query = std::make_unique<QSqlQuery>(QSqlDatabase::database(m_connection, false));
        query->setForwardOnly(true);
        if (!query->prepare(sql)) {
            return failure(errorOf(query->lastError()));
        }
    }
    for (const QVariant &value : values) {
        const bool isNullText = value.typeId() == QMetaType::QString && value.toString().isNull();
        query->addBindValue(isNullText ? QVariant(QStringLiteral("")) : value);
    }
    if (!query->exec()) {
        return failure(errorOf(query->lastError()));
    }
    return query;
}

Result<qint64> Database::run(const QString &sql, const QVariantList &values)
{
    Result<std::unique_ptr<QSqlQuery>> query = executed(sql, values);
    if (!query) {
        return failure(std::move(query.error()));
    }
    const qint64 changed = (*query)->numRowsAffected();
    (*query)->finish();
    m_idle.insert_or_assign(sql, std::move(*query));
    return changed;
}

Result<void> Database::read(const QString &sql, const QVariantList &values,
                            const std::function<void(const SqlRow &)> &visit)
{
    Result<std::unique_ptr<QSqlQuery>> query = executed(sql, values);
    if (!query) {
        return failure(std::move(query.error()));
    }
    const SqlRow row(**query);
    while ((*query)->next()) {
        visit(row);
    }
    if ((*query)->lastError().isValid()) {
        return failure(errorOf((*query)->lastError()));
    }
    (*query)->finish();
    m_idle.insert_or_assign(sql, std::move(*query));
    return {};
}

Result<std::optional<qint64>> Database::readNumber(const QString &sql, const QVariantList &values)
{
    std::optional<qint64> number;
    Result<void> done = read(sql, values, [&](const SqlRow &row) {
        number = number.value_or(row.number(0)); // the first row's
    });
    if (!done) {
        return failure(std::move(done.error()));
    }
    return number;
}

Result<Transaction> Database::begin()
{
    if (m_inTransaction) {
        return failure(ErrorKind::Internal, QStringLiteral("a transaction is under way"), m_path);
    }
    // IMMEDIATE: a lock held by somebody else shows now, not at the first write.
    if (const Result<qint64> done = run(QStringLiteral("BEGIN IMMEDIATE")); !done) {
        return failure(done.error());
    }
    m_inTransaction = true;
    return Transaction(this);
}

Error Database::errorOf(const QSqlError &error) const
{
    const int code = error.nativeErrorCode().toInt() & 0xff; // without SQLite's extension
    const QString text = error.databaseText().isEmpty() ? error.text() : error.databaseText();
    switch (code) {
    case Busy:
    case Locked:
        return {ErrorKind::Unavailable, QStringLiteral("another program is writing the database"),
                m_path, QStringLiteral("end the other program, or try again")};
    case ReadOnly:
        return {ErrorKind::Io, QStringLiteral("the database cannot be written: %1").arg(text),
                m_path, QStringLiteral("make the file and its folder writable")};
    case Full:
        return {ErrorKind::Io, QStringLiteral("the disk is full"), m_path,
                QStringLiteral("free some space on the disk and try again")};
    case IoFailure:
    case CannotOpen:
        return {ErrorKind::Io,
                QStringLiteral("reading or writing the database failed: %1").arg(text), m_path,
                QStringLiteral("check the disk's space, limits and rights")};
    case Corrupt:
    case NotADatabase:
        return {ErrorKind::Io, damaged.arg(text), m_path,
                QStringLiteral("move the file away, or put a copy back")};
    case Constraint:
        return {ErrorKind::Conflict,
                QStringLiteral("a rule of the database is broken: %1").arg(text),
                m_path,
                {}};
    default:
        return {
            ErrorKind::Internal, QStringLiteral("the database refused: %1").arg(text), m_path, {}};
    }
}

} // namespace serin
