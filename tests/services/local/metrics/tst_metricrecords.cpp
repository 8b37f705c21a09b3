// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/local/metrics/metricstest.h"

#include <QTest>

#include <random>

using namespace serin;
using State = ScoringInstance::State;

namespace {

TrafficRecord someTraffic(unsigned seed)
{
    std::mt19937 random(seed);
    TrafficSample sample;
    for (unsigned index = 0; index < random() % 6; ++index) {
        sample.answers[{200 + static_cast<int>(random() % 400), static_cast<int>(random() % 600)}] =
            random() % 1'000;
    }
    for (unsigned index = 0; index < random() % 300; ++index) {
        sample.latency.record(std::chrono::microseconds(random() % 10'000'000));
    }
    sample.mirrored = random() % 10;
    sample.requestBytes = random();
    sample.responseBytes = random();
    sample.inFlight = static_cast<int>(random() % 100);
    return TrafficRecord::of(sample);
}

InstanceRecord someInstances(unsigned seed)
{
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> percent(0, 100);
    std::vector<InstanceSample> samples;
    for (unsigned index = 0; index < 1 + random() % 5; ++index) {
        samples.push_back(instanceSample("blue-" + std::to_string(index), 0,
                                         static_cast<State>(random() % 4), percent(random),
                                         percent(random)));
        if (random() % 4 == 0) {
            samples.back().cpuPercent.reset();
        }
    }
    std::vector<const InstanceSample *> pointers;
    for (const InstanceSample &sample : samples) {
        pointers.push_back(&sample);
    }
    return InstanceRecord::of(pointers);
}

ConnectionRecord someConnections(unsigned seed)
{
    return ConnectionRecord::of({"shop", 0, seed * 7 % 1'000, seed % 13});
}

/// What must hold for each kind of record.
template<typename Record>
void check(Record (*some)(unsigned))
{
    Record sum;
    for (unsigned seed = 1; seed < 60; ++seed) {
        const Record record = some(seed);
        QVERIFY(Record::fromBytes(record.toBytes()) == record);
        sum.merge(record);
        QVERIFY(Record::fromBytes(sum.toBytes()) == sum);
    }
    const QByteArray good = sum.toBytes();
    QVERIFY(!Record::fromBytes(good.chopped(1)));
    QVERIFY(!Record::fromBytes({}));
    std::mt19937 random(5);
    for (int round = 0; round < 5'000; ++round) {
        QByteArray bytes = good;
        for (unsigned change = 0; change < 1 + random() % 4; ++change) {
            bytes[static_cast<qsizetype>(random() % static_cast<unsigned>(bytes.size()))] =
                static_cast<char>(random());
        }
        bytes.truncate(bytes.size() - static_cast<qsizetype>(random() % 3));
        if (const auto read = Record::fromBytes(bytes)) {
            QVERIFY(Record::fromBytes(read->toBytes()) == *read);
        }
    }
    QVERIFY(!Record::fromBytes(QByteArray(100'000, '\xff')));
}

} // namespace

class TestMetricRecords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepAndMergeTraffic();
    void keepAndMergeInstances();
    void keepAndMergeConnections();
    void trafficAddsUp();
    void instancesAreCountedByConfiguration();
    void gaugesTakeAnyNumber();
};

void TestMetricRecords::keepAndMergeTraffic()
{
    check(&someTraffic);
}

void TestMetricRecords::keepAndMergeInstances()
{
    check(&someInstances);
}

void TestMetricRecords::keepAndMergeConnections()
{
    check(&someConnections);
}

void TestMetricRecords::trafficAddsUp()
{
    TrafficRecord record = TrafficRecord::of(trafficSample("blue", 5, 10));
    TrafficSample more = trafficSample("blue", 6, 4, 424, std::chrono::seconds(1));
    more.inFlight = 9;
    more.mirrored = 2;
    record.merge(TrafficRecord::of(more));
    QCOMPARE(record.answers.size(), 2u);
    QCOMPARE((record.answers.at({424, 500})), 4u);
    QCOMPARE(record.latency.count(), 14u);
    QCOMPARE(record.requestBytes, 1'400u);
    QCOMPARE(record.responseBytes, 280u);
    QCOMPARE(record.inFlight, 9u);
    QCOMPARE(record.mirrored, 2u);
}

void TestMetricRecords::instancesAreCountedByConfiguration()
{
    const InstanceSample starting = instanceSample("blue-1", 0, State::Starting, 50, 10);
    const InstanceSample ready = instanceSample("blue-1", 1, State::Ready, 70, 12);
    const InstanceSample second = instanceSample("blue-2", 1, State::Starting, 5, 1);
    InstanceRecord record = InstanceRecord::of({&starting});
    record.merge(InstanceRecord::of({&second, &ready}));
    record.merge(InstanceRecord::of({&ready, &second}));
    QCOMPARE(record.configurations.size(), 2u);
    const InstanceRecord::Configuration both{{"blue-1", State::Ready}, {"blue-2", State::Starting}};
    QCOMPARE(record.configurations.at(both), 2u);
    QCOMPARE(record.uses.at("blue-1").cpu.count, 3u);
    QCOMPARE(record.uses.at("blue-1").cpu.minimum(), 50.0);
    QCOMPARE(record.uses.at("blue-1").cpu.maximum(), 70.0);
    QCOMPARE(record.uses.at("blue-1").memory.total(), 34.0);
}

void TestMetricRecords::gaugesTakeAnyNumber()
{
    Gauge gauge;
    for (const double value : {-5.0, std::nan(""), HUGE_VAL, 0.0004}) {
        gauge.observe(value);
    }
    QCOMPARE(gauge.count, 4u);
    QCOMPARE(gauge.minimum(), 0.0);
    QCOMPARE(gauge.maximum(), 1e12);
}

QTEST_GUILESS_MAIN(TestMetricRecords)
#include "tst_metricrecords.moc"
