// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/storage/metricstore.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>

#include <cmath>
#include <utility>

namespace serin {

namespace {

constexpr qint64 day = 86'400'000; ///< milliseconds
constexpr qint64 future = 120'000; ///< that a service's clock may be ahead
constexpr int mostLooks = 2'000;
constexpr qsizetype largestLook = 64 * 1024;
constexpr int longestWait = 2'000; ///< milliseconds, for another program

QList<Database::Migration> metricMigrations()
{
    return {{QStringLiteral("CREATE TABLE place (id INTEGER PRIMARY KEY, workspace TEXT NOT NULL, "
                            "endpoint TEXT NOT NULL, seen INTEGER NOT NULL, UNIQUE (workspace, "
                            "endpoint))"),
             QStringLiteral("CREATE TABLE line (id INTEGER PRIMARY KEY, place INTEGER NOT NULL "
                            "REFERENCES place (id) ON DELETE CASCADE, deployment TEXT NOT NULL, "
                            "figure TEXT NOT NULL, step REAL NOT NULL, UNIQUE (place, deployment, "
                            "figure))"),
             QStringLiteral("CREATE TABLE point (line INTEGER NOT NULL REFERENCES line (id) ON "
                            "DELETE CASCADE, time INTEGER NOT NULL, value REAL NOT NULL, PRIMARY "
                            "KEY (line, time)) WITHOUT ROWID"),
             QStringLiteral("CREATE TABLE shares (place INTEGER NOT NULL REFERENCES place (id) ON "
                            "DELETE CASCADE, time INTEGER NOT NULL, split TEXT NOT NULL, PRIMARY "
                            "KEY (place, time)) WITHOUT ROWID"),
             QStringLiteral("CREATE TABLE look (workspace TEXT NOT NULL, endpoint TEXT NOT NULL, "
                            "state BLOB NOT NULL, changed INTEGER NOT NULL, PRIMARY KEY "
                            "(workspace, endpoint))")},
            {QStringLiteral("ALTER TABLE shares ADD COLUMN stop INTEGER NOT NULL DEFAULT 0")}};
}

const QString unknownShares = QStringLiteral("null");

QString sharesText(const KeptShares &kept)
{
    if (!kept.isKnown) {
        return unknownShares;
    }
    QJsonObject object;
    for (auto share = kept.shares.begin(); share != kept.shares.end(); ++share) {
        object.insert(share.key(), share.value());
    }
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QMap<QString, int> sharesFrom(const QString &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    QMap<QString, int> shares;
    for (auto share = object.begin(); share != object.end(); ++share) {
        shares.insert(share.key(), share->toInt());
    }
    return shares;
}

} // namespace

MetricStore::MetricStore(QString path) : m_path(std::move(path)) {}

MetricStore::~MetricStore() = default;

Result<void> MetricStore::open(const MetricRecords::Limits &limits, const QDateTime &now)
{
    const bool isOther = std::exchange(m_limits, limits) != limits;
    m_now = now.toMSecsSinceEpoch();
    if (m_database) {
        return isOther ? trim() : Result<void>();
    }
    QDir().mkpath(QFileInfo(m_path).path());
    Result<void> made = make();
    if (!made && isDamage(made.error())) {
        // Another program may see the same at this moment: only one sets it aside.
        QLockFile lock(m_path + QStringLiteral(".lock"));
        lock.tryLock(longestWait);
        made = make();
        if (!made && isDamage(made.error())) {
            made = setAside().and_then([this] { return make(); });
        }
    }
    return made.and_then([this] { return trim(); });
}

Result<void> MetricStore::make()
{
    DatabaseOptions options;
    options.durability = Durability::ProcessDeath;
    options.busyTimeout = std::chrono::milliseconds(longestWait);
    options.checkPages = true;
    Result<std::unique_ptr<Database>> opened = Database::open(m_path, metricMigrations(), options);
    if (!opened) {
        return failure(opened.error());
    }
    m_database = std::move(*opened);
    return {};
}

Result<void> MetricStore::setAside()
{
    const QString aside =
        m_path + QStringLiteral(".broken-") +
        QDateTime::fromMSecsSinceEpoch(m_now, Qt::UTC).toString(QStringLiteral("yyyyMMdd-HHmmss"));
    if (!QFile::rename(m_path, aside)) {
        return failure(ErrorKind::Io, QStringLiteral("the damaged database cannot be set aside"),
                       m_path, QStringLiteral("move the file away"));
    }
    // What SQLite keeps beside it belongs to it.
    for (const char *companion : {"-wal", "-shm"}) {
        QFile::rename(m_path + QLatin1String(companion), aside + QLatin1String(companion));
    }
    m_setAside = aside;
    return {};
}

template<typename T>
Result<T> MetricStore::checked(Result<T> result)
{
    if (!result && isDamage(result.error())) {
        m_database.reset();
    }
    return result;
}

Result<void> MetricStore::run(Result<void> before, const QString &statement,
                              const QVariantList &values)
{
    if (!before) {
        return before;
    }
    const Result<qint64> changed = m_database->run(statement, values);
    return changed ? Result<void>() : failure(changed.error());
}

Result<qint64> MetricStore::idOf(const MetricPlace &place)
{
    return m_database
        ->readNumber(QStringLiteral("SELECT id FROM place WHERE workspace = ? AND endpoint = ?"),
                     {place.workspace, place.endpoint})
        .map([](std::optional<qint64> id) { return id.value_or(0); });
}

Result<KeptMetrics> MetricStore::load(const MetricPlace &place)
{
    KeptMetrics found;
    Result<void> done =
        m_database->read(QStringLiteral("SELECT state FROM look WHERE workspace = ? AND "
                                        "endpoint = ?"),
                         {place.workspace, place.endpoint},
                         [&found](const SqlRow &row) { found.look = row.bytes(0); });
    const Result<qint64> id = done.and_then([&] { return idOf(place); });
    done = id ? Result<void>() : failure(id.error());
    if (done && *id != 0 && m_limits.days > 0) {
        done = loadLines(*id, found).and_then([&] { return loadShares(*id, found); });
    }
    return checked(done ? Result<KeptMetrics>(std::move(found)) : failure(done.error()));
}

Result<void> MetricStore::loadLines(qint64 id, KeptMetrics &found)
{
    qint64 last = 0;
    return m_database->read(
        QStringLiteral("SELECT line.id, deployment, figure, step, time, value FROM line JOIN point "
                       "ON point.line = line.id WHERE place = ? AND time <= ? ORDER BY line.id, "
                       "time"),
        {id, m_now + future}, [&](const SqlRow &row) {
            if (row.number(0) != last) {
                last = row.number(0);
                found.lines.append({row.text(1), row.text(2), row.real(3), {}});
            }
            found.lines.last().points.append({row.number(4), row.real(5)});
        });
}

Result<void> MetricStore::loadShares(qint64 id, KeptMetrics &found)
{
    return m_database->read(
        QStringLiteral(
            "SELECT time, split, stop FROM shares WHERE place = ? AND time <= ? ORDER BY time"),
        {id, m_now + future}, [&found](const SqlRow &row) {
            found.shares.append({row.number(0), sharesFrom(row.text(1)),
                                 row.text(1) != unknownShares, row.number(2) != 0});
        });
}

Result<void> MetricStore::keep(const MetricPlace &place, const KeptMetrics &newer)
{
    if (m_limits.days <= 0) {
        return {};
    }
    Result<Transaction> transaction = m_database->begin();
    if (!transaction) {
        return checked<void>(failure(transaction.error()));
    }
    Result<void> done = run({},
                            QStringLiteral("INSERT INTO place (workspace, endpoint, seen) VALUES "
                                           "(?, ?, ?) ON CONFLICT (workspace, endpoint) DO UPDATE "
                                           "SET seen = max(seen, excluded.seen)"),
                            {place.workspace, place.endpoint, m_now});
    const Result<qint64> id = done.and_then([&] { return idOf(place); });
    done = id ? Result<void>() : failure(id.error());
    for (const KeptLine &line : newer.lines) {
        done = done.and_then([&] { return keepLine(*id, line); });
    }
    done = done.and_then([&] { return keepShares(*id, newer.shares); })
               .and_then([&] { return forgetOld(*id); })
               .and_then([&] { return transaction->commit(); });
    if (done && ++m_keeps % trimEvery == 0) {
        done = trim();
    }
    return checked(std::move(done));
}

Result<void> MetricStore::keepLine(qint64 place, const KeptLine &line)
{
    Result<void> done = run({},
                            QStringLiteral("INSERT INTO line (place, deployment, figure, step) "
                                           "VALUES (?, ?, ?, ?) ON CONFLICT (place, deployment, "
                                           "figure) DO UPDATE SET step = excluded.step"),
                            {place, line.deployment, line.figure, line.step});
    const auto id = done.and_then([&] {
        return m_database->readNumber(QStringLiteral("SELECT id FROM line WHERE place = ? AND "
                                                     "deployment = ? AND figure = ?"),
                                      {place, line.deployment, line.figure});
    });
    done = id ? Result<void>() : failure(id.error());
    for (const KeptLine::Point &point : line.points) {
        if (std::isfinite(point.value)) {
            done = run(std::move(done),
                       QStringLiteral("INSERT INTO point (line, time, value) VALUES (?, ?, ?) ON "
                                      "CONFLICT (line, time) DO UPDATE SET value = "
                                      "excluded.value"),
                       {id->value_or(0), point.time, point.value});
        }
    }
    return done;
}

Result<void> MetricStore::keepShares(qint64 place, const QList<KeptShares> &shares)
{
    Result<void> done;
    for (const KeptShares &each : shares) {
        done = run(std::move(done),
                   QStringLiteral("INSERT OR REPLACE INTO shares (place, time, split, stop) "
                                  "VALUES (?, ?, ?, ?)"),
                   {place, each.time, sharesText(each), each.isStop ? 1 : 0});
    }
    return done;
}

/// What the charts of @p place do not go back to any more.
Result<void> MetricStore::forgetOld(qint64 place)
{
    const auto newest = m_database->readNumber(
        QStringLiteral("SELECT max((SELECT max(time) FROM point WHERE point.line = l.id AND "
                       "point.time <= ?)) FROM line AS l WHERE l.place = ?"),
        {m_now + future, place});
    if (!newest) {
        return failure(newest.error());
    }
    const qint64 oldest = newest->value_or(0) - MetricRecords::span;
    Result<void> done =
        run({},
            QStringLiteral("DELETE FROM point WHERE line IN (SELECT id FROM line WHERE place = ?) "
                           "AND time < ?"),
            {place, oldest});
    // The last split before tells how it was at the beginning.
    return run(std::move(done),
               QStringLiteral("DELETE FROM shares WHERE place = ? AND time < (SELECT max(time) "
                              "FROM shares WHERE place = ? AND time <= ?)"),
               {place, place, oldest});
}

Result<void> MetricStore::trim()
{
    Result<void> done = run({}, QStringLiteral("DELETE FROM place WHERE seen < ? OR ? = 0"),
                            {m_now - m_limits.days * day, m_limits.days});
    done = run(std::move(done),
               QStringLiteral("DELETE FROM look WHERE rowid IN (SELECT rowid FROM look ORDER BY "
                              "changed DESC LIMIT -1 OFFSET ?)"),
               {mostLooks});
    const auto bytes = [this]() -> Result<qint64> {
        qint64 number[3] = {};
        const char *const names[] = {"page_count", "freelist_count", "page_size"};
        for (int i = 0; i < 3; ++i) {
            const auto value =
                m_database->readNumber(QStringLiteral("PRAGMA ") + QLatin1String(names[i]));
            if (!value) {
                return failure(value.error());
            }
            number[i] = value->value_or(0);
        }
        return (number[0] - number[1]) * number[2];
    };
    while (done) {
        const Result<qint64> size = bytes();
        const auto places = m_database->readNumber(QStringLiteral("SELECT count(*) FROM place"));
        if (!size || !places) {
            return failure(size ? places.error() : size.error());
        }
        if (*size <= m_limits.bytes || places->value_or(0) < 2) {
            break;
        }
        done = run({}, QStringLiteral("DELETE FROM place WHERE id = (SELECT id FROM place ORDER BY "
                                      "seen, id LIMIT 1)"));
    }
    return done;
}

Result<void> MetricStore::keepLook(const MetricPlace &place, const QByteArray &look)
{
    if (look.size() > largestLook) {
        return {};
    }
    return checked(
        run({},
            QStringLiteral("INSERT OR REPLACE INTO look (workspace, endpoint, state, "
                           "changed) VALUES (?, ?, ?, ?)"),
            {place.workspace, place.endpoint, look.isNull() ? QByteArray("") : look, m_now}));
}

Result<MetricFacts> MetricStore::facts()
{
    MetricFacts facts;
    facts.setAside = m_setAside;
    const Result<void> done = m_database->read(
        QStringLiteral("SELECT count(*), coalesce((SELECT min((SELECT min(time) FROM point WHERE "
                       "point.line = l.id)) FROM line AS l), min(seen)) FROM place"),
        {}, [&facts](const SqlRow &row) {
            facts.endpoints = static_cast<int>(row.number(0));
            if (!row.isNull(1)) {
                facts.oldest = QDateTime::fromMSecsSinceEpoch(row.number(1), Qt::UTC);
            }
        });
    if (!done) {
        return checked<MetricFacts>(failure(done.error()));
    }
    for (const char *companion : {"", "-wal"}) {
        facts.bytes += QFileInfo(m_path + QLatin1String(companion)).size();
    }
    return facts;
}

Result<void> MetricStore::clear()
{
    Result<Transaction> transaction = m_database->begin();
    if (!transaction) {
        return checked<void>(failure(transaction.error()));
    }
    Result<void> done = run({}, QStringLiteral("DELETE FROM place"));
    done = run(std::move(done), QStringLiteral("DELETE FROM look"));
    done = done.and_then([&] { return transaction->commit(); });
    m_setAside.clear();
    done = run(std::move(done), QStringLiteral("VACUUM"));
    return checked(done.and_then([this] {
        return m_database->read(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"), {},
                                [](const SqlRow &) {});
    }));
}

} // namespace serin
