// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/storage/sqlrow.h"
#include "services/storage/transaction.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QVariantList>

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>

class QSqlError;
class QSqlQuery;

namespace serin {

/// What a commit that was acknowledged survives. A killed process loses nothing either way, and the
/// file is whole either way.
enum class Durability {
    PowerFailure, ///< every commit is on the disk when it returns
    ProcessDeath, ///< cheaper: the last commits may be missing after a power failure
};

struct DatabaseOptions
{
    Durability durability = Durability::PowerFailure;
    /// How long to wait for another process that writes.
    std::chrono::milliseconds busyTimeout{5'000};
    /// Reads every page when opening, so that a damaged file is refused at once and not in the
    /// middle of work. Takes about a second per gigabyte; for small files.
    bool checkPages = false;
};

/// Whether @p error of a Database says that the file is damaged or none of SQLite's: another try
/// ends as the first.
[[nodiscard]] bool isDamage(const Error &error);

/// One SQLite file, for one thread: write-ahead log, foreign keys enforced, a schema version in
/// `PRAGMA user_version`. SQL is written with `?` for values; statements are prepared once and
/// kept.
///
/// A full disk, a damaged or unwritable file and a lock held too long are errors (Io; Unavailable
/// for the lock) that say so, and leave the data as of the last commit. A broken constraint is a
/// Conflict. `where` is the file's path.
class Database
{
public:
    /// The statements that lead from one version of the schema to the next.
    using Migration = QStringList;

    /// Opens the file at @p path, or makes it (readable by its owner alone), and brings it to the
    /// newest version: version N is what the first N of @p migrations make, each in a transaction
    /// of its own. Migrations that were released are never changed, only followed by new ones.
    /// @error Invalid: a newer version's file, or not one of ours; NotFound: the folder is missing;
    /// Io; Unavailable.
    [[nodiscard]] static Result<std::unique_ptr<Database>>
    open(const QString &path, const QList<Migration> &migrations,
         const DatabaseOptions &options = {});

    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;
    ~Database();

    /// Carries out one statement; outside a transaction it is one of its own.
    /// @return how many rows it changed.
    Result<qint64> run(const QString &sql, const QVariantList &values = {});

    /// Calls @p visit for each row that the query finds, in order. @p visit may use the database,
    /// but not change what is being read.
    [[nodiscard]] Result<void> read(const QString &sql, const QVariantList &values,
                                    const std::function<void(const SqlRow &)> &visit);

    /// The first row's first column as a whole number; nothing when no row is found.
    [[nodiscard]] Result<std::optional<qint64>> readNumber(const QString &sql,
                                                           const QVariantList &values = {});

    /// Begins a transaction that may write; what is done until its commit becomes true at once or
    /// not at all. One at a time.
    [[nodiscard]] Result<Transaction> begin();

    [[nodiscard]] const QString &path() const { return m_path; }

private:
    friend class Transaction;
    explicit Database(const QString &path);

    [[nodiscard]] Result<void> connect(const DatabaseOptions &options);
    [[nodiscard]] Result<void> configure(const DatabaseOptions &options);
    [[nodiscard]] Result<void> migrate(const QList<Migration> &migrations);
    [[nodiscard]] Result<void> migrateOnce(const Migration &migration, qsizetype version);
    [[nodiscard]] Result<void> refuseForeign();
    [[nodiscard]] Result<std::unique_ptr<QSqlQuery>> executed(const QString &sql,
                                                              const QVariantList &values);
    [[nodiscard]] Error errorOf(const QSqlError &error) const;

    QString m_path;
    QString m_connection; // Qt's name for it
    bool m_inTransaction = false;
    std::map<QString, std::unique_ptr<QSqlQuery>> m_idle; // prepared, by their SQL
};

} // namespace serin
