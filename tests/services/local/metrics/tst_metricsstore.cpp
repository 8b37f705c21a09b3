// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/local/metrics/metricstest.h"
#include "tests/support/fakeclock.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace serin;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;
using Grain = MetricsStore::Grain;

class TestMetricsStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keepsSecondsAndMinutes();
    void addsUpSamplesOfASecond();
    void minutesAreTheSumOfTheirSeconds();
    void readsInTheOrderOfTime();
    void readsOnlyItsScope();
    void survivesReopening();
    void keepsSecondsTwoHoursAndMinutesThirtyDays();
    void dropsWhatAWrongClockWrote();
    void forgetsSeriesWithoutRecords();
    void writesNothingWithoutSamples();
    void staysWithinItsSize();
    void keepsInstancesAndConnections();

private:
    std::unique_ptr<MetricsStore> open(const MetricsStore::Limits &limits = {})
    {
        auto store = MetricsStore::open(path(), m_clock, limits);
        return store ? std::move(*store) : nullptr;
    }
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("m.db")); }
    [[nodiscard]] std::int64_t now() const { return m_clock.now().toSecsSinceEpoch(); }
    [[nodiscard]] std::map<std::int64_t, std::uint64_t> all(const MetricsStore &store,
                                                            Grain grain) const
    {
        return requestsByTime(store, grain, 0, now() + 1'000'000'000);
    }

    FakeClock m_clock; // begins at a full hour
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestMetricsStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_clock.setNow(QDateTime(QDate(2026, 11, 24), QTime(12, 0), Qt::UTC));
}

void TestMetricsStore::keepsSecondsAndMinutes()
{
    const auto store = open();
    QVERIFY(store);
    const std::int64_t start = now();
    for (int second = 0; second < 90; ++second) {
        QVERIFY(store->record({trafficSample("blue", start + second, 2)}));
        m_clock.advance(seconds(1));
    }
    const auto bySecond = all(*store, Grain::Second);
    QCOMPARE(bySecond.size(), 90u);
    QCOMPARE(bySecond.at(start + 89), 2u);
    const auto byMinute = all(*store, Grain::Minute);
    QCOMPARE(byMinute, (std::map<std::int64_t, std::uint64_t>{{start, 120}, {start + 60, 60}}));
}

void TestMetricsStore::addsUpSamplesOfASecond()
{
    const auto store = open();
    QVERIFY(store->record({trafficSample("blue", now(), 1), trafficSample("blue", now(), 2, 500)}));
    QVERIFY(store->record({trafficSample("blue", now(), 4)})); // as after a quick restart
    QCOMPARE(all(*store, Grain::Second), (std::map<std::int64_t, std::uint64_t>{{now(), 7}}));
    QCOMPARE(all(*store, Grain::Minute), (std::map<std::int64_t, std::uint64_t>{{now(), 7}}));
}

void TestMetricsStore::minutesAreTheSumOfTheirSeconds()
{
    const auto store = open();
    const std::int64_t start = now();
    TrafficRecord expected;
    // Not in order, and some late.
    for (int step = 0; step < 60; ++step) {
        const int second = step * 7 % 60;
        const TrafficSample sample =
            trafficSample("blue", start + second, static_cast<std::uint64_t>(second + 1),
                          step % 3 ? 200 : 424, milliseconds(1 + step));
        expected.merge(TrafficRecord::of(sample));
        QVERIFY(store->record({sample}));
    }
    int visits = 0;
    QVERIFY(store->readTraffic(
        {"shop", {}, Grain::Minute, start, start + 60},
        [&](const std::string &deployment, std::int64_t at, const TrafficRecord &record) {
            ++visits;
            QCOMPARE(deployment, std::string("blue"));
            QCOMPARE(at, start);
            QVERIFY(record == expected);
        }));
    QCOMPARE(visits, 1);
}

void TestMetricsStore::readsInTheOrderOfTime()
{
    const auto store = open();
    const std::int64_t start = now() - 3'000;
    for (int second = 0; second < 3'000; second += 100) {
        QVERIFY(store->record({trafficSample("blue", start + second, 1),
                               trafficSample("green", start + second + 50, 1)}));
    }
    std::vector<std::int64_t> times;
    QVERIFY(store->readTraffic(
        {"shop", {}, Grain::Second, 0, now()},
        [&](const std::string &, std::int64_t at, const TrafficRecord &) { times.push_back(at); }));
    QCOMPARE(times.size(), 60u);
    QVERIFY(std::is_sorted(times.begin(), times.end()));
}

void TestMetricsStore::readsOnlyItsScope()
{
    const auto store = open();
    TrafficSample other = trafficSample("blue", now(), 1);
    other.endpoint = "other";
    QVERIFY(
        store->record({other, trafficSample("blue", now(), 10), trafficSample("green", now(), 100),
                       trafficSample("", now(), 1'000, 401)}));
    QCOMPARE(all(*store, Grain::Second).at(now()), 1'110u);
    std::uint64_t green = 0;
    MetricsStore::Scope scope{"shop", [](const std::string &name) { return name == "green"; },
                              Grain::Second, now(), now() + 1};
    const auto count = [&](const std::string &, std::int64_t, const TrafficRecord &record) {
        green += record.latency.count();
    };
    QVERIFY(store->readTraffic(scope, count));
    QCOMPARE(green, 100u);
    scope.from = now() + 1; // the end is exclusive, the beginning inclusive
    scope.until = now() + 2;
    QVERIFY(store->readTraffic(scope, count));
    scope.from = now() - 1;
    scope.until = now();
    QVERIFY(store->readTraffic(scope, count));
    QCOMPARE(green, 100u);
}

void TestMetricsStore::survivesReopening()
{
    auto store = open();
    QVERIFY(store->record({trafficSample("blue", now(), 5)}));
    store.reset();
    store = open();
    QCOMPARE(all(*store, Grain::Second).at(now()), 5u);
    QVERIFY(store->record({trafficSample("blue", now() + 1, 2)}));
    QCOMPARE(all(*store, Grain::Minute).at(now()), 7u);
    QCOMPARE(QFile(path()).permissions() & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
}

void TestMetricsStore::keepsSecondsTwoHoursAndMinutesThirtyDays()
{
    const auto store = open();
    const std::int64_t start = now();
    QVERIFY(store->record({trafficSample("blue", start, 1)}));
    m_clock.advance(hours(2));
    QCOMPARE(all(*store, Grain::Second).count(start), 1u);
    m_clock.advance(seconds(1)); // no longer shown, though nothing has been written since
    QCOMPARE(all(*store, Grain::Second).count(start), 0u);
    QCOMPARE(all(*store, Grain::Minute).count(start), 1u);
    QVERIFY(store->record({trafficSample("blue", now(), 1)})); // and now gone
    m_clock.setNow(QDateTime::fromSecsSinceEpoch(start, Qt::UTC));
    QCOMPARE(all(*store, Grain::Second).count(start), 0u);

    m_clock.advance(hours(24 * 30) + minutes(1));
    QCOMPARE(all(*store, Grain::Minute).count(start), 0u);
    QVERIFY(store->record({trafficSample("green", now(), 1)}));
    m_clock.setNow(QDateTime::fromSecsSinceEpoch(start, Qt::UTC));
    QCOMPARE(all(*store, Grain::Minute).count(start), 0u);
}

void TestMetricsStore::dropsWhatAWrongClockWrote()
{
    const auto store = open();
    const QDateTime right = m_clock.now();
    m_clock.setNow(right.addYears(10));
    const std::int64_t wrong = now();
    QVERIFY(store->record({trafficSample("blue", wrong, 1)}));
    m_clock.setNow(right.addSecs(60));
    QVERIFY(store->record({trafficSample("blue", now(), 1)}));
    m_clock.setNow(right.addYears(10));
    QCOMPARE(all(*store, Grain::Second).size(), 0u);
    QCOMPARE(all(*store, Grain::Minute).size(), 0u);
}

void TestMetricsStore::forgetsSeriesWithoutRecords()
{
    auto store = open();
    for (int index = 0; index < 50; ++index) {
        QVERIFY(store->record({trafficSample("d" + std::to_string(index), now(), 1)}));
    }
    m_clock.advance(hours(24 * 31));
    QVERIFY(store->record({trafficSample("blue", now(), 1)}));
    store.reset();
    {
        QSqlDatabase file =
            QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("check"));
        file.setDatabaseName(path());
        QVERIFY(file.open());
        QSqlQuery query(QStringLiteral("SELECT count(*) FROM series"), file);
        QVERIFY(query.next());
        QCOMPARE(query.value(0).toInt(), 1);
    }
    QSqlDatabase::removeDatabase(QStringLiteral("check"));
    // A name that comes back is another series.
    store = open();
    QVERIFY(store->record({trafficSample("d7", now(), 3)}));
    QCOMPARE(all(*store, Grain::Second).at(now()), 4u);
}

void TestMetricsStore::writesNothingWithoutSamples()
{
    const auto store = open();
    QVERIFY(store->record({trafficSample("blue", now(), 1)}));
    const auto bytes = [this] {
        QByteArray both;
        for (const char *suffix : {"", "-wal"}) {
            QFile file(path() + QLatin1String(suffix));
            both += file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        }
        return both;
    };
    const QByteArray before = bytes();
    for (int minute = 0; minute < 300; ++minute) {
        m_clock.advance(minutes(1));
        QVERIFY(store->record({}));
        QCOMPARE(all(*store, Grain::Minute).size(), 1u);
    }
    QVERIFY(bytes() == before);
}

void TestMetricsStore::staysWithinItsSize()
{
    MetricsStore::Limits limits;
    limits.fileBytes = 1 << 20;
    auto store = open(limits);
    // Latencies all over the place make long records: about 4 KB a minute for each of ten.
    std::vector<TrafficSample> samples(10);
    for (int minute = 0; minute < 800; ++minute) {
        for (std::size_t index = 0; index < samples.size(); ++index) {
            samples[index] = trafficSample("d" + std::to_string(index), now(), 1);
            for (int step = 1; step < 300; ++step) {
                samples[index].latency.record(milliseconds(step * step * (minute % 7 + 1)));
            }
        }
        QVERIFY(store->record(samples));
        m_clock.advance(minutes(1));
    }
    const auto left = all(*store, Grain::Minute);
    QVERIFY2(left.size() > 50 && left.size() < 400, qPrintable(QString::number(left.size())));
    QCOMPARE(left.rbegin()->first, now() - 60); // the newest stay
    store.reset();                              // takes the write-ahead log in
    QVERIFY2(QFile(path()).size() < limits.fileBytes * 5 / 4,
             qPrintable(QString::number(QFile(path()).size())));
}

void TestMetricsStore::keepsInstancesAndConnections()
{
    using State = ScoringInstance::State;
    const auto store = open();
    QVERIFY(store->record({}, {instanceSample("blue-1", now(), State::Ready, 25, 3)},
                          {{"shop", now(), 12, 4}}));
    QVERIFY(store->record({}, {instanceSample("blue-1", now() + 1, State::Draining, 75, 3)}, {}));
    int seen = 0;
    QVERIFY(
        store->readInstances({"shop", {}, Grain::Minute, now(), now() + 60},
                             [&](const std::string &, std::int64_t, const InstanceRecord &record) {
                                 ++seen;
                                 QCOMPARE(record.uses.at("blue-1").cpu.total(), 100.0);
                                 QCOMPARE(record.configurations.size(), 2u);
                             }));
    QVERIFY(store->readConnections(
        {"shop", {}, Grain::Second, now(), now() + 60},
        [&](const std::string &, std::int64_t, const ConnectionRecord &record) {
            ++seen;
            QCOMPARE(record.active.maximum(), 12.0);
            QCOMPARE(record.accepted, 4u);
        }));
    QCOMPARE(seen, 2);
}

QTEST_GUILESS_MAIN(TestMetricsStore)
#include "tst_metricsstore.moc"
