// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/analysis/latencyhistogram.h"

#include <QTest>

#include <cmath>
#include <numeric>
#include <random>

using namespace serin;
using std::chrono::hours;
using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;

namespace {

constexpr double shares[] = {0.0, 0.01, 0.25, 0.5, 0.9, 0.95, 0.99, 0.999, 1.0};

std::vector<nanoseconds> sampleOf(const QString &shape, std::size_t size, unsigned seed)
{
    std::mt19937_64 random(seed);
    std::lognormal_distribution<double> latencies(std::log(8e6), 1.5);
    std::uniform_real_distribution<double> octaves(std::log(1e3), std::log(3.6e12));
    std::exponential_distribution<double> fast(1 / 20e3);
    std::vector<nanoseconds> sample;
    for (std::size_t index = 0; index < size; ++index) {
        double value = 5e6;
        if (shape == u"latencies") {
            value = latencies(random);
        } else if (shape == u"whole range") {
            value = std::exp(octaves(random));
        } else if (shape == u"near the least") {
            value = 1e3 + fast(random);
        } else if (shape == u"two humps") {
            value = (index % 10 == 0 ? 400 : 1) * latencies(random);
        }
        sample.emplace_back(static_cast<std::int64_t>(std::clamp(value, 1e3, 3.6e12)));
    }
    return sample;
}

LatencyHistogram histogramOf(const std::vector<nanoseconds> &sample)
{
    LatencyHistogram histogram;
    for (const nanoseconds value : sample) {
        histogram.record(value);
    }
    return histogram;
}

/// The nearest-rank percentile by its definition.
nanoseconds percentileOf(const std::vector<nanoseconds> &sorted, double share)
{
    const double rank =
        std::ceil(std::round(share * 1'000) * static_cast<double>(sorted.size()) / 1'000);
    return sorted[static_cast<std::size_t>(std::max(1.0, rank)) - 1];
}

double relativeError(nanoseconds value, nanoseconds truth)
{
    return std::abs(static_cast<double>((value - truth).count())) /
           static_cast<double>(truth.count());
}

} // namespace

class TestLatencyHistogram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsEmpty();
    void keepsOneValueWithinOnePercent();
    void agreesWithTheSortedSample_data();
    void agreesWithTheSortedSample();
    void clampsToItsRange();
    void countsManyAtOnce();
    void nearestRankIsExactAtWholeRanks();
    void partsMergeToTheWhole();
    void clearsToEmpty();
    void sumsSaturate();
    void intervalHoldsTheTruePercentile();
    void intervalNeedsEnough();
    void roundTrips_data();
    void roundTrips();
    void refusesHostileBytes();
    void readsOnlyItsOwnForm();
};

void TestLatencyHistogram::startsEmpty()
{
    const LatencyHistogram empty;
    QCOMPARE(empty.count(), 0u);
    QVERIFY(!empty.min() && !empty.max() && !empty.mean() && !empty.percentile(0.5));
    QVERIFY(!empty.percentileInterval(0.5));
}

void TestLatencyHistogram::keepsOneValueWithinOnePercent()
{
    // Around each edge of a bucket: all of 1.0005 steps from end to end.
    for (double exact = 1e3; exact <= 3.6e12; exact *= 1.0005) {
        const nanoseconds value(static_cast<std::int64_t>(exact));
        LatencyHistogram histogram;
        histogram.record(value, 2);
        histogram.record(nanoseconds(1'000)); // else the percentile is the exact greatest
        histogram.record(hours(1), 2);
        QVERIFY(relativeError(*histogram.percentile(0.5), value) <= 0.01);
    }
}

void TestLatencyHistogram::agreesWithTheSortedSample_data()
{
    QTest::addColumn<QString>("shape");
    QTest::addColumn<int>("size");
    for (const char *shape :
         {"latencies", "whole range", "near the least", "two humps", "constant"}) {
        for (const int size : {1, 2, 3, 10, 101, 20'000}) {
            QTest::addRow("%s, %d", shape, size) << QString::fromLatin1(shape) << size;
        }
    }
}

void TestLatencyHistogram::agreesWithTheSortedSample()
{
    QFETCH(QString, shape);
    QFETCH(int, size);
    std::vector<nanoseconds> sample = sampleOf(shape, static_cast<std::size_t>(size), 7);
    const LatencyHistogram histogram = histogramOf(sample);
    std::sort(sample.begin(), sample.end());
    QCOMPARE(histogram.count(), sample.size());
    QCOMPARE(histogram.min(), sample.front());
    QCOMPARE(histogram.max(), sample.back());
    const nanoseconds sum = std::accumulate(sample.begin(), sample.end(), nanoseconds(0));
    QCOMPARE(histogram.mean(), std::optional(sum / size));
    for (const double share : shares) {
        const nanoseconds truth = percentileOf(sample, share);
        QVERIFY2(relativeError(*histogram.percentile(share), truth) <= 0.01,
                 qPrintable(QString::number(share)));
    }
}

void TestLatencyHistogram::clampsToItsRange()
{
    LatencyHistogram histogram;
    for (const nanoseconds value : {nanoseconds(-5), nanoseconds(0), nanoseconds(999)}) {
        histogram.record(value);
        QCOMPARE(histogram.max(), std::optional<nanoseconds>(microseconds(1)));
    }
    for (const nanoseconds value : {nanoseconds(hours(2)), nanoseconds::max()}) {
        histogram.record(value);
        QCOMPARE(histogram.max(), std::optional<nanoseconds>(hours(1)));
    }
    QCOMPARE(histogram.count(), 5u);
    QVERIFY(LatencyHistogram::fromBytes(histogram.toBytes()) == histogram);
}

void TestLatencyHistogram::countsManyAtOnce()
{
    LatencyHistogram many;
    LatencyHistogram single;
    many.record(milliseconds(12), 500);
    many.record(milliseconds(3), 0);
    for (int time = 0; time < 500; ++time) {
        single.record(milliseconds(12));
    }
    QVERIFY(many == single);
}

void TestLatencyHistogram::nearestRankIsExactAtWholeRanks()
{
    // 0.07 × 100 and 0.29 × 100 are not whole in binary; the 7th and the 29th are meant.
    LatencyHistogram histogram;
    for (int value = 1; value <= 100; ++value) {
        histogram.record(milliseconds(value));
    }
    for (int percent = 1; percent <= 100; ++percent) {
        const nanoseconds truth = milliseconds(percent);
        QVERIFY2(relativeError(*histogram.percentile(percent / 100.0), truth) <= 0.008,
                 qPrintable(QString::number(percent)));
    }
    QCOMPARE(histogram.percentile(-3), histogram.min());
    QCOMPARE(histogram.percentile(7), histogram.max());
}

void TestLatencyHistogram::partsMergeToTheWhole()
{
    const std::vector<nanoseconds> sample = sampleOf(QStringLiteral("two humps"), 5'000, 3);
    std::mt19937 random(11);
    for (int round = 0; round < 20; ++round) {
        std::vector<LatencyHistogram> parts(1 + random() % 60);
        for (const nanoseconds value : sample) {
            parts[random() % parts.size()].record(value);
        }
        LatencyHistogram merged;
        for (const LatencyHistogram &part : parts) {
            merged.merge(part);
        }
        QVERIFY(merged == histogramOf(sample));
    }
    LatencyHistogram same = histogramOf(sample);
    same.merge(LatencyHistogram());
    QVERIFY(same == histogramOf(sample));
}

void TestLatencyHistogram::clearsToEmpty()
{
    LatencyHistogram histogram = histogramOf(sampleOf(QStringLiteral("latencies"), 100, 1));
    histogram.clear();
    QVERIFY(histogram == LatencyHistogram());
    histogram.record(milliseconds(4));
    LatencyHistogram fresh;
    fresh.record(milliseconds(4));
    QVERIFY(histogram == fresh);
}

void TestLatencyHistogram::sumsSaturate()
{
    LatencyHistogram histogram;
    histogram.record(hours(1), 10'000'000'000);
    LatencyHistogram twice = histogram;
    twice.merge(histogram);
    QCOMPARE(twice.count(), 20'000'000'000u);
    QVERIFY(*twice.mean() > nanoseconds(0));
    QVERIFY(LatencyHistogram::fromBytes(twice.toBytes()) == twice);
}

void TestLatencyHistogram::intervalHoldsTheTruePercentile()
{
    // The distribution is known, so its percentiles are: exp(mu + sigma · z).
    const std::pair<double, double> normal[] = {
        {0.5, 0}, {0.9, 1.2815515655446004}, {0.99, 2.3263478740408408}};
    for (const auto &[share, deviate] : normal) {
        const auto truth = static_cast<std::int64_t>(std::exp(std::log(8e6) + 1.5 * deviate));
        int held = 0;
        constexpr int trials = 400;
        for (unsigned trial = 0; trial < trials; ++trial) {
            const LatencyHistogram histogram =
                histogramOf(sampleOf(QStringLiteral("latencies"), 1'000, 100 + trial));
            const auto interval = histogram.percentileInterval(share);
            QVERIFY(interval.has_value());
            QVERIFY(interval->first <= *histogram.percentile(share));
            QVERIFY(interval->second >= *histogram.percentile(share));
            held += interval->first.count() <= truth && truth <= interval->second.count() ? 1 : 0;
        }
        // 95 % at least; 92 % is three deviations of 400 trials below that.
        QVERIFY2(held >= trials * 92 / 100, qPrintable(QString::number(held)));
    }
    // Ranks 40 and 61 of 100 for the median: the textbooks' table of order statistics.
    LatencyHistogram hundred;
    for (int value = 1; value <= 100; ++value) {
        hundred.record(milliseconds(value * 100));
    }
    const auto median = hundred.percentileInterval(0.5);
    QVERIFY(relativeError(median->first, milliseconds(4'000)) <= 0.016);
    QVERIFY(relativeError(median->second, milliseconds(6'100)) <= 0.016);
}

void TestLatencyHistogram::intervalNeedsEnough()
{
    LatencyHistogram histogram;
    // With n below the greatest being under the 99th percentile is likelier than 2.5 %: n < 368.
    histogram.record(milliseconds(5), 367);
    QVERIFY(!histogram.percentileInterval(0.99));
    histogram.record(milliseconds(5));
    QVERIFY(histogram.percentileInterval(0.99).has_value());
    for (const double nonsense : {0.0, 1.0, -1.0, std::nan("")}) {
        QVERIFY(!histogram.percentileInterval(nonsense));
        QVERIFY(!histogram.percentileInterval(0.5, nonsense));
    }
    // Great numbers take no noticeable time.
    histogram.record(milliseconds(7), 4'000'000'000);
    QVERIFY(histogram.percentileInterval(0.5).has_value());
}

void TestLatencyHistogram::roundTrips_data()
{
    agreesWithTheSortedSample_data();
}

void TestLatencyHistogram::roundTrips()
{
    QFETCH(QString, shape);
    QFETCH(int, size);
    const LatencyHistogram histogram =
        histogramOf(sampleOf(shape, static_cast<std::size_t>(size), 23));
    const QByteArray bytes = histogram.toBytes();
    const auto read = LatencyHistogram::fromBytes(bytes);
    QVERIFY(read.has_value());
    QVERIFY(*read == histogram);
    QCOMPARE(read->toBytes(), bytes);
    QVERIFY(LatencyHistogram::fromBytes(LatencyHistogram().toBytes()) == LatencyHistogram());
}

void TestLatencyHistogram::refusesHostileBytes()
{
    QVERIFY(!LatencyHistogram::fromBytes({}));
    QVERIFY(!LatencyHistogram::fromBytes(QByteArray(1, '\2')));
    QVERIFY(!LatencyHistogram::fromBytes(QByteArray(100'000, '\xff')));
    QVERIFY(!LatencyHistogram::fromBytes(QByteArray("\1") + QByteArray(100'000, '\1')));

    const QByteArray good = histogramOf(sampleOf(QStringLiteral("latencies"), 300, 5)).toBytes();
    for (qsizetype length = 2; length < good.size(); ++length) {
        QVERIFY(!LatencyHistogram::fromBytes(good.first(length)));
    }
    QVERIFY(!LatencyHistogram::fromBytes(good + '\0'));

    // Whatever is made of it, what is read is one: it writes the same bytes and answers sanely.
    std::mt19937 random(17);
    for (unsigned round = 0; round < 20'000; ++round) {
        QByteArray bytes = good;
        for (unsigned change = 0; change < 1 + round % 3; ++change) {
            bytes[static_cast<qsizetype>(random() % static_cast<unsigned>(bytes.size()))] =
                static_cast<char>(random());
        }
        const auto read = LatencyHistogram::fromBytes(bytes);
        if (read) {
            QCOMPARE(read->toBytes(), bytes);
            QVERIFY(*read->min() <= *read->percentile(0.5));
            QVERIFY(*read->percentile(0.99) <= *read->max());
            QVERIFY(*read->min() <= *read->mean() && *read->mean() <= *read->max());
        }
    }
}

void TestLatencyHistogram::readsOnlyItsOwnForm()
{
    LatencyHistogram one;
    one.record(nanoseconds(1'000));
    // version, least 1000, span 0, sum 1000, bucket 0, one time
    QCOMPARE(one.toBytes(), QByteArray("\1\xe8\7\0\xe8\7\0\1", 8));
    QVERIFY(!LatencyHistogram::fromBytes(QByteArray("\1\xe8\x87\0\0\xe8\7\0\1", 9))); // long form
    QVERIFY(!LatencyHistogram::fromBytes(QByteArray("\1\xe8\7\0\xe8\7\1\1", 8)));     // bucket
    QVERIFY(!LatencyHistogram::fromBytes(QByteArray("\1\xe8\7\0\xe8\7\0\2", 8)));     // sum
    QVERIFY(!LatencyHistogram::fromBytes(QByteArray("\1\xe8\7\0\xe8\7\0\0", 8)));     // no times
    QVERIFY(!LatencyHistogram::fromBytes(QByteArray("\1\0\0\0\0\1", 6)));             // too short
}

QTEST_GUILESS_MAIN(TestLatencyHistogram)
#include "tst_latencyhistogram.moc"
