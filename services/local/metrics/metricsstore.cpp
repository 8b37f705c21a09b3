// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/metrics/metricsstore.h"

#include "services/core/clock.h"
#include "services/core/logging.h"
#include "services/storage/database.h"

#include <QFile>

#include <algorithm>
#include <limits>

namespace serin {
namespace {

constexpr std::int64_t secondsAMinute = 60;

QList<Database::Migration> migrations()
{
    // A record is one blob (see TrafficRecord and its like): what is asked of it is never a
    // question for SQL. `at` is a second since 1970; a minute is named by its first.
    return {{
        QStringLiteral("CREATE TABLE series (id INTEGER PRIMARY KEY, source INTEGER NOT NULL, "
                       "endpoint TEXT NOT NULL, deployment TEXT NOT NULL, "
                       "UNIQUE (source, endpoint, deployment))"),
        QStringLiteral("CREATE TABLE seconds (series INTEGER NOT NULL, at INTEGER NOT NULL, "
                       "record BLOB NOT NULL, PRIMARY KEY (series, at)) WITHOUT ROWID"),
        QStringLiteral("CREATE TABLE minutes (series INTEGER NOT NULL, at INTEGER NOT NULL, "
                       "record BLOB NOT NULL, PRIMARY KEY (series, at)) WITHOUT ROWID"),
    }};
}

QString withTable(const char *sql, MetricsStore::Grain grain)
{
    return QString::fromLatin1(sql).arg(
        grain == MetricsStore::Grain::Second ? QLatin1String("seconds") : QLatin1String("minutes"));
}

std::int64_t minuteOf(std::int64_t second)
{
    return second - second % secondsAMinute;
}

Result<std::unique_ptr<Database>> openFile(const QString &path)
{
    DatabaseOptions options;
    options.durability = Durability::ProcessDeath;
    options.busyTimeout = std::chrono::milliseconds(200); // nobody else should be writing
    return Database::open(path, migrations(), options);
}

void moveOver(const QString &from, const QString &to)
{
    for (const QString &companion : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm")}) {
        QFile::remove(to + companion);
        QFile::rename(from + companion, to + companion);
    }
}

} // namespace

MetricsStore::MetricsStore(std::unique_ptr<Database> database, const Clock &clock,
                           const Limits &limits)
    : m_database(std::move(database)), m_clock(clock), m_limits(limits)
{}

MetricsStore::~MetricsStore() = default;

Result<std::unique_ptr<MetricsStore>> MetricsStore::open(const QString &path, const Clock &clock)
{
    return open(path, clock, Limits());
}

Result<std::unique_ptr<MetricsStore>> MetricsStore::open(const QString &path, const Clock &clock,
                                                         const Limits &limits)
{
    Result<std::unique_ptr<Database>> database = openFile(path);
    if (!database && database.error().kind != ErrorKind::Unavailable && QFile::exists(path)) {
        // Only when a new one can be had: on a full disk the old one is as good as it gets.
        const QString aside = path + QStringLiteral(".unreadable");
        moveOver(path, aside);
        const Error first = database.error();
        database = openFile(path);
        if (!database) {
            moveOver(aside, path);
            return failure(first);
        }
        qCWarning(lcLocal).noquote()
            << "the metrics could not be read and begin anew:" << first.toLine();
    }
    if (!database) {
        return failure(std::move(database.error()));
    }
    std::unique_ptr<MetricsStore> store(new MetricsStore(std::move(*database), clock, limits));
    if (Result<void> loaded = store->loadSeries(); !loaded) {
        return failure(std::move(loaded.error()));
    }
    return store;
}

Result<void> MetricsStore::loadSeries()
{
    m_series.clear();
    return m_database->read(QStringLiteral("SELECT id, source, endpoint, deployment FROM series"),
                            {}, [this](const SqlRow &row) {
                                m_series[{static_cast<Source>(row.number(1)),
                                          row.text(2).toStdString(), row.text(3).toStdString()}] =
                                    row.number(0);
                            });
}

Result<qint64> MetricsStore::seriesId(const SeriesKey &key)
{
    if (const auto known = m_series.find(key); known != m_series.end()) {
        return known->second;
    }
    const QString sql = QStringLiteral("INSERT INTO series (source, endpoint, deployment) "
                                       "VALUES (?, ?, ?) RETURNING id");
    auto made = m_database->readNumber(sql, {static_cast<int>(key.source),
                                             QString::fromStdString(key.endpoint),
                                             QString::fromStdString(key.deployment)});
    if (!made) {
        return failure(std::move(made.error()));
    }
    m_series[key] = made->value_or(0);
    return made->value_or(0);
}

std::int64_t MetricsStore::now() const
{
    return m_clock.now().toSecsSinceEpoch();
}

Result<void> MetricsStore::record(const std::vector<TrafficSample> &traffic,
                                  const std::vector<InstanceSample> &instances,
                                  const std::vector<ConnectionSample> &connections)
{
    Rows rows;
    for (const TrafficSample &sample : traffic) {
        rows.traffic[{{Source::Traffic, sample.endpoint, sample.deployment}, sample.second}].merge(
            TrafficRecord::of(sample));
    }
    std::map<RowKey, std::vector<const InstanceSample *>> together;
    for (const InstanceSample &sample : instances) {
        together[{{Source::Instances, sample.endpoint, sample.deployment}, sample.second}]
            .push_back(&sample);
    }
    for (const auto &[key, samples] : together) {
        rows.instances[key] = InstanceRecord::of(samples);
    }
    for (const ConnectionSample &sample : connections) {
        rows.connections[{{Source::Connections, sample.endpoint, {}}, sample.second}].merge(
            ConnectionRecord::of(sample));
    }
    if (rows.traffic.empty() && rows.instances.empty() && rows.connections.empty()) {
        return {};
    }
    Result<void> done = write(rows);
    if (!done) {
        (void)
            loadSeries(); // some may have been undone; when this fails, too, the next call does it
    }
    return done;
}

Result<void> MetricsStore::write(const Rows &rows)
{
    Result<Transaction> transaction = m_database->begin();
    if (!transaction) {
        return failure(std::move(transaction.error()));
    }
    const std::int64_t minute = minuteOf(now());
    Result<void> done =
        addAll(rows.traffic)
            .and_then([&] { return addAll(rows.instances); })
            .and_then([&] { return addAll(rows.connections); })
            .and_then([&] { return minute == m_prunedMinute ? Result<void>() : prune(); })
            .and_then([&] { return transaction->commit(); });
    if (done) {
        m_prunedMinute = minute;
    }
    return done;
}

template<typename Record>
Result<void> MetricsStore::addAll(const std::map<RowKey, Record> &records)
{
    for (const auto &[key, record] : records) {
        if (key.second < 0) {
            continue; // a clock before 1970
        }
        const Result<qint64> series = seriesId(key.series);
        if (!series) {
            return failure(series.error());
        }
        Result<void> added = add(Grain::Second, *series, key.second, record);
        if (added) {
            added = add(Grain::Minute, *series, minuteOf(key.second), record);
        }
        if (!added) {
            return added;
        }
    }
    return {};
}

template<typename Record>
Result<void> MetricsStore::add(Grain grain, qint64 series, std::int64_t at, const Record &record)
{
    std::optional<Record> sum;
    Result<void> done = m_database->read(
        withTable("SELECT record FROM %1 WHERE series = ? AND at = ?", grain), {series, qint64(at)},
        [&](const SqlRow &row) { sum = Record::fromBytes(row.bytes(0)); });
    if (!done) {
        return done;
    }
    if (sum) {
        sum->merge(record);
    }
    const Result<qint64> put = m_database->run(
        withTable("INSERT OR REPLACE INTO %1 (series, at, record) VALUES (?, ?, ?)", grain),
        {series, qint64(at), (sum ? *sum : record).toBytes()});
    return put ? Result<void>() : failure(put.error());
}

Result<std::pair<std::int64_t, std::int64_t>>
MetricsStore::reach(const Scope &scope, const std::vector<Series> &series) const
{
    const auto kept = (scope.grain == Grain::Second ? m_limits.seconds : m_limits.minutes).count();
    const std::int64_t from = std::max(scope.from, now() - kept);
    std::int64_t first = std::numeric_limits<std::int64_t>::max();
    std::int64_t last = -1;
    const QString sql = withTable("SELECT (SELECT min(at) FROM %1 WHERE series = ? AND at >= ?), "
                                  "(SELECT max(at) FROM %1 WHERE series = ? AND at < ?)",
                                  scope.grain);
    for (const auto &[deployment, id] : series) {
        Result<void> done = m_database->read(
            sql, {id, qint64(from), id, qint64(scope.until)}, [&](const SqlRow &row) {
                if (!row.isNull(0) && !row.isNull(1)) {
                    first = std::min<std::int64_t>(first, row.number(0));
                    last = std::max<std::int64_t>(last, row.number(1));
                }
            });
        if (!done) {
            return failure(std::move(done.error()));
        }
    }
    return std::pair(first, last + 1);
}

template<typename Record>
Result<void> MetricsStore::readRows(Source source, const Scope &scope,
                                    const Visit<Record> &visit) const
{
    std::vector<Series> series;
    for (const auto &[key, id] : m_series) {
        if (key.source == source && key.endpoint == scope.endpoint &&
            (!scope.takes || scope.takes(key.deployment))) {
            series.emplace_back(&key.deployment, id);
        }
    }
    const auto range = reach(scope, series);
    if (!range) {
        return failure(range.error());
    }
    struct Row
    {
        std::int64_t at = 0;
        const std::string *deployment = nullptr;
        QByteArray bytes;
    };
    const QString sql = withTable("SELECT at, record FROM %1 WHERE series = ? AND at >= ? "
                                  "AND at < ? ORDER BY at",
                                  scope.grain);
    // By windows, to have the rows of all series in the order of time without all in memory.
    const std::int64_t window = (scope.grain == Grain::Second ? 1 : secondsAMinute) * 600;
    std::vector<Row> rows;
    for (std::int64_t from = range->first; from < range->second; from += window) {
        rows.clear();
        for (const auto &[deployment, id] : series) {
            Result<void> done = m_database->read(
                sql, {id, qint64(from), qint64(std::min(range->second, from + window))},
                [&, name = deployment](const SqlRow &row) {
                    rows.push_back({row.number(0), name, row.bytes(1)});
                });
            if (!done) {
                return done;
            }
        }
        std::stable_sort(rows.begin(), rows.end(),
                         [](const Row &left, const Row &right) { return left.at < right.at; });
        for (const Row &row : rows) {
            if (const auto record = Record::fromBytes(row.bytes)) {
                visit(*row.deployment, row.at, *record);
            }
        }
    }
    return {};
}

Result<void> MetricsStore::readTraffic(const Scope &scope, const Visit<TrafficRecord> &visit) const
{
    return readRows(Source::Traffic, scope, visit);
}

Result<void> MetricsStore::readInstances(const Scope &scope,
                                         const Visit<InstanceRecord> &visit) const
{
    return readRows(Source::Instances, scope, visit);
}

Result<void> MetricsStore::readConnections(const Scope &scope,
                                           const Visit<ConnectionRecord> &visit) const
{
    return readRows(Source::Connections, scope, visit);
}

Result<bool> MetricsStore::isTooBig() const
{
    const auto used = m_database->readNumber(
        QStringLiteral("SELECT (page_count - freelist_count) * page_size "
                       "FROM pragma_page_count, pragma_freelist_count, pragma_page_size"));
    if (!used) {
        return failure(used.error());
    }
    return used->value_or(0) > m_limits.fileBytes;
}

Result<void> MetricsStore::prune()
{
    const Result<bool> tooBig = isTooBig();
    if (!tooBig) {
        return failure(tooBig.error());
    }
    // Some at a time: what a minute adds is far less than this share of a full file.
    const double shrink = *tooBig ? 1.0 / 64 : 0;
    const std::map<SeriesKey, qint64> all = m_series;
    for (const auto &[key, id] : all) {
        Result<void> done = pruneSeries(key, id, shrink);
        if (!done) {
            return done;
        }
    }
    return {};
}

Result<void> MetricsStore::pruneSeries(const SeriesKey &key, qint64 series, double shrink)
{
    qint64 left = 0;
    for (const Grain grain : {Grain::Second, Grain::Minute}) {
        const qint64 kept = (grain == Grain::Second ? m_limits.seconds : m_limits.minutes).count();
        const auto oldest = m_database->readNumber(
            withTable("SELECT coalesce(min(at), -1) FROM %1 WHERE series = ?", grain), {series});
        if (!oldest) {
            return failure(oldest.error());
        }
        const qint64 first = oldest->value_or(-1);
        if (first < 0) {
            continue;
        }
        const auto given = static_cast<qint64>(shrink * static_cast<double>(now() - first));
        const qint64 limit = std::max(now() - kept, first + given);
        if (first < limit) {
            const auto done = m_database->run(
                withTable("DELETE FROM %1 WHERE series = ? AND at < ?", grain), {series, limit});
            if (!done) {
                return failure(done.error());
            }
        }
        // What a wrong clock wrote would else stay until its time comes.
        const auto future = m_database->run(
            withTable("DELETE FROM %1 WHERE series = ? AND at > ?", grain), {series, now() + kept});
        const auto count = m_database->readNumber(
            withTable("SELECT EXISTS (SELECT 1 FROM %1 WHERE series = ?)", grain), {series});
        if (!future || !count) {
            return failure(future ? count.error() : future.error());
        }
        left += count->value_or(0);
    }
    if (left > 0) {
        return {};
    }
    m_series.erase(key);
    const auto gone = m_database->run(QStringLiteral("DELETE FROM series WHERE id = ?"), {series});
    return gone ? Result<void>() : failure(gone.error());
}

} // namespace serin
