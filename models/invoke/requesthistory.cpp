// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/invoke/requesthistory.h"

#include "services/core/async.h"
#include "services/storage/database.h"

#include <QDir>
#include <QFileInfo>

namespace serin {

namespace {

const QString columns =
    QStringLiteral("id, sent_at, workspace, endpoint, target, request_size, status, answered_by, "
                   "total_us, answer_size, problem");

QList<Database::Migration> migrations()
{
    return {
        {QStringLiteral("CREATE TABLE invocation (id INTEGER PRIMARY KEY, sent_at INTEGER NOT "
                        "NULL, workspace TEXT NOT NULL, endpoint TEXT NOT NULL, target TEXT NOT "
                        "NULL, request BLOB NOT NULL, request_size INTEGER NOT NULL, status "
                        "INTEGER NOT NULL, answered_by TEXT NOT NULL, total_us INTEGER NOT "
                        "NULL, answer BLOB NOT NULL, answer_size INTEGER NOT NULL, problem TEXT "
                        "NOT NULL)"),
         QStringLiteral("CREATE INDEX invocation_by_endpoint ON invocation (endpoint, id)"),
         QStringLiteral("CREATE TABLE draft (key TEXT PRIMARY KEY, body BLOB NOT NULL)")}};
}

HistoryEntry entryFrom(const SqlRow &row)
{
    HistoryEntry entry;
    entry.id = row.number(0);
    entry.sentAt = QDateTime::fromMSecsSinceEpoch(row.number(1), Qt::UTC);
    entry.workspace = row.text(2);
    entry.endpoint = row.text(3);
    entry.target = row.text(4);
    entry.requestSize = row.number(5);
    entry.status = static_cast<int>(row.number(6));
    entry.answeredBy = row.text(7);
    entry.total = std::chrono::microseconds(row.number(8));
    entry.answerSize = row.number(9);
    entry.problem = row.text(10);
    return entry;
}

QString pattern(QString text)
{
    text.replace(QLatin1Char('!'), QLatin1String("!!"))
        .replace(QLatin1Char('%'), QLatin1String("!%"))
        .replace(QLatin1Char('_'), QLatin1String("!_"));
    return QLatin1Char('%') + text + QLatin1Char('%');
}

QString notNull(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

QByteArray notNull(const QByteArray &bytes)
{
    return bytes.isNull() ? QByteArray("") : bytes;
}

} // namespace

/// Lives on the worker's thread.
struct RequestHistory::Store
{
    QString path;
    std::unique_ptr<Database> database;

    Result<Database *> open()
    {
        if (!database) {
            QDir().mkpath(QFileInfo(path).absolutePath());
            DatabaseOptions options;
            options.durability = Durability::ProcessDeath;
            Result<std::unique_ptr<Database>> opened = Database::open(path, migrations(), options);
            if (!opened) {
                return failure(opened.error());
            }
            database = std::move(*opened);
        }
        return database.get();
    }

    Result<qint64> add(const HistoryEntry &entry)
    {
        const Result<Database *> opened = open();
        if (!opened) {
            return failure(opened.error());
        }
        Database &db = **opened;
        Result<Transaction> transaction = db.begin();
        if (!transaction) {
            return failure(transaction.error());
        }
        const QVariantList values{entry.sentAt.toMSecsSinceEpoch(),
                                  notNull(entry.workspace),
                                  notNull(entry.endpoint),
                                  notNull(entry.target),
                                  notNull(entry.request.left(largestBody)),
                                  entry.requestSize,
                                  entry.status,
                                  notNull(entry.answeredBy),
                                  qint64(entry.total.count()),
                                  notNull(entry.answer.left(largestBody)),
                                  entry.answerSize,
                                  notNull(entry.problem)};
        const Result<qint64> added =
            db.run(QStringLiteral("INSERT INTO invocation (sent_at, workspace, endpoint, target, "
                                  "request, request_size, status, answered_by, total_us, answer, "
                                  "answer_size, problem) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"),
                   values);
        if (!added) {
            return added;
        }
        const auto id = db.readNumber(QStringLiteral("SELECT last_insert_rowid()"));
        if (!id) {
            return failure(id.error());
        }
        const Result<qint64> trimmed =
            db.run(QStringLiteral("DELETE FROM invocation WHERE id <= ?"),
                   {id->value_or(0) - mostEntries});
        if (!trimmed) {
            return trimmed;
        }
        if (const Result<void> committed = transaction->commit(); !committed) {
            return failure(committed.error());
        }
        return id->value_or(0);
    }

    Result<QList<HistoryEntry>> find(const QString &endpoint, const QString &text, int most)
    {
        const Result<Database *> opened = open();
        if (!opened) {
            return failure(opened.error());
        }
        QList<HistoryEntry> entries;
        const QString like = pattern(text);
        const Result<void> read = (*opened)->read(
            QStringLiteral("SELECT ") + columns +
                QStringLiteral(
                    " FROM invocation WHERE endpoint = ? AND (target LIKE ? ESCAPE '!' OR "
                    "answered_by LIKE ? ESCAPE '!' OR CAST(status AS TEXT) LIKE ? ESCAPE "
                    "'!' OR problem LIKE ? ESCAPE '!' OR CAST(request AS TEXT) LIKE ? "
                    "ESCAPE '!') ORDER BY id DESC LIMIT ?"),
            {endpoint, like, like, like, like, like, most},
            [&entries](const SqlRow &row) { entries.append(entryFrom(row)); });
        if (!read) {
            return failure(read.error());
        }
        return entries;
    }

    Result<HistoryEntry> load(qint64 id)
    {
        const Result<Database *> opened = open();
        if (!opened) {
            return failure(opened.error());
        }
        std::optional<HistoryEntry> found;
        const Result<void> read =
            (*opened)->read(QStringLiteral("SELECT ") + columns +
                                QStringLiteral(", request, answer FROM invocation WHERE id = ?"),
                            {id}, [&found](const SqlRow &row) {
                                found = entryFrom(row);
                                found->request = row.bytes(11);
                                found->answer = row.bytes(12);
                            });
        if (!read) {
            return failure(read.error());
        }
        if (!found) {
            return failure(ErrorKind::NotFound, QStringLiteral("the request is not in the history"),
                           path);
        }
        return *found;
    }

    Result<qint64> change(const QString &sql, const QVariantList &values)
    {
        const Result<Database *> opened = open();
        return opened ? (*opened)->run(sql, values) : failure(opened.error());
    }

    Result<QByteArray> draft(const QString &key)
    {
        const Result<Database *> opened = open();
        if (!opened) {
            return failure(opened.error());
        }
        QByteArray body;
        const Result<void> read =
            (*opened)->read(QStringLiteral("SELECT body FROM draft WHERE key = ?"), {key},
                            [&body](const SqlRow &row) { body = row.bytes(0); });
        if (!read) {
            return failure(read.error());
        }
        return body;
    }
};

RequestHistory::RequestHistory(const QString &path) : m_store(std::make_shared<Store>())
{
    m_store->path = path;
    m_worker.setMaxThreadCount(1);
    m_worker.setExpiryTimeout(-1);
}

RequestHistory::~RequestHistory()
{
    m_worker.start([store = m_store] { store->database.reset(); });
    m_worker.waitForDone();
}

template<typename T, typename Work>
QFuture<Result<T>> RequestHistory::run(Work work)
{
    return runAsync(&m_worker, [store = m_store, work = std::move(work)]() -> Result<T> {
        return work(*store);
    });
}

QFuture<Result<qint64>> RequestHistory::add(const HistoryEntry &entry)
{
    return run<qint64>([entry](Store &store) { return store.add(entry); });
}

QFuture<Result<QList<HistoryEntry>>> RequestHistory::find(const QString &endpoint,
                                                          const QString &text, int most)
{
    return run<QList<HistoryEntry>>(
        [endpoint, text, most](Store &store) { return store.find(endpoint, text, most); });
}

QFuture<Result<HistoryEntry>> RequestHistory::load(qint64 id)
{
    return run<HistoryEntry>([id](Store &store) { return store.load(id); });
}

QFuture<Result<qint64>> RequestHistory::clear(const QString &endpoint)
{
    return run<qint64>([endpoint](Store &store) {
        return store.change(QStringLiteral("DELETE FROM invocation WHERE endpoint = ?"),
                            {endpoint});
    });
}

QFuture<Result<qint64>> RequestHistory::keepDraft(const QString &key, const QByteArray &body)
{
    return run<qint64>([key, body](Store &store) {
        return body.isEmpty()
                   ? store.change(QStringLiteral("DELETE FROM draft WHERE key = ?"), {key})
                   : store.change(
                         QStringLiteral("INSERT INTO draft (key, body) VALUES (?, ?) ON "
                                        "CONFLICT (key) DO UPDATE SET body = excluded.body"),
                         {key, body});
    });
}

QFuture<Result<QByteArray>> RequestHistory::draft(const QString &key)
{
    return run<QByteArray>([key](Store &store) { return store.draft(key); });
}

} // namespace serin
