// SPDX-License-Identifier: GPL-3.0-or-later
// What charts have measured, in a real file.
#include "services/storage/metricrecords.h"

#include "services/storage/database.h"
#include "tests/support/answered.h"
#include "tests/support/fakeclock.h"
#include "tests/support/filesizelimit.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <limits>
#include <memory>
#include <thread>
#include <vector>

using namespace serin;
using namespace std::chrono_literals;

namespace {

const QString blue = QStringLiteral("blue");
const MetricPlace canary{QStringLiteral("local"), QStringLiteral("canary")};
const MetricPlace other{QStringLiteral("local"), QStringLiteral("other")};

} // namespace

class TestKeptMetrics : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock = std::make_unique<FakeClock>();
        restart();
    }
    void cleanup() { m_records.reset(); }

    void keepsOverARestart()
    {
        KeptMetrics metrics = points(-100, 50);
        metrics.lines.append({blue, QStringLiteral("p95"), 1, {{at(-100), 41.5}}});
        metrics.shares = {{at(-100), {{blue, 90}, {QStringLiteral("green"), 10}}},
                          {at(-90), {}, false, true},
                          {at(-80), {{blue, 100}}},
                          {at(-60), {}, false}};
        QVERIFY(answered(m_records->keep(canary, metrics)));
        QVERIFY(answered(m_records->keepLook(canary, "{}")));
        restart();
        Result<KeptMetrics> known = answered(m_records->load(canary));
        QVERIFY2(known, known ? "" : qPrintable(known.error().toLine()));
        QCOMPARE(known->lines, metrics.lines);
        QCOMPARE(known->shares, metrics.shares);
        QCOMPARE(known->look, QByteArray("{}"));
        QVERIFY(answered(m_records->load(other))->lines.isEmpty());
        // The same again, a value that has grown, and more: each moment once.
        metrics.lines[0].points.last().value = 7;
        metrics.lines[0].points.append({at(-49), 8});
        QVERIFY(answered(m_records->keep(canary, metrics)));
        known = answered(m_records->load(canary));
        QCOMPARE(known->lines, metrics.lines);
        QCOMPARE(known->look, QByteArray("{}"));
    }

    /// Of a version that did not tell why nobody knows the shares.
    void takesOverAnOlderFile()
    {
        m_records.reset();
        QVERIFY(QDir().mkpath(QFileInfo(path()).path()));
        {
            auto old = Database::open(
                path(),
                {{QStringLiteral("CREATE TABLE place (id INTEGER PRIMARY KEY, workspace TEXT NOT "
                                 "NULL, endpoint TEXT NOT NULL, seen INTEGER NOT NULL, UNIQUE "
                                 "(workspace, endpoint))"),
                  QStringLiteral("CREATE TABLE line (id INTEGER PRIMARY KEY, place INTEGER NOT "
                                 "NULL REFERENCES place (id) ON DELETE CASCADE, deployment TEXT "
                                 "NOT NULL, figure TEXT NOT NULL, step REAL NOT NULL, UNIQUE "
                                 "(place, deployment, figure))"),
                  QStringLiteral("CREATE TABLE point (line INTEGER NOT NULL REFERENCES line (id) "
                                 "ON DELETE CASCADE, time INTEGER NOT NULL, value REAL NOT NULL, "
                                 "PRIMARY KEY (line, time)) WITHOUT ROWID"),
                  QStringLiteral("CREATE TABLE shares (place INTEGER NOT NULL REFERENCES place "
                                 "(id) ON DELETE CASCADE, time INTEGER NOT NULL, split TEXT NOT "
                                 "NULL, PRIMARY KEY (place, time)) WITHOUT ROWID"),
                  QStringLiteral("CREATE TABLE look (workspace TEXT NOT NULL, endpoint TEXT NOT "
                                 "NULL, state BLOB NOT NULL, changed INTEGER NOT NULL, PRIMARY KEY "
                                 "(workspace, endpoint))")}});
            QVERIFY2(old, old ? "" : qPrintable(old.error().toLine()));
            QVERIFY((*old)->run(QStringLiteral("INSERT INTO place VALUES (1, ?, ?, ?)"),
                                {canary.workspace, canary.endpoint, at(0)}));
            for (const auto &[time, split] :
                 {std::pair(at(-100), "{\"blue\":90}"), std::pair(at(-50), "null")}) {
                QVERIFY((*old)->run(QStringLiteral("INSERT INTO shares VALUES (1, ?, ?)"),
                                    {time, QString::fromLatin1(split)}));
            }
        }
        restart();
        const Result<KeptMetrics> known = answered(m_records->load(canary));
        QVERIFY2(known, known ? "" : qPrintable(known.error().toLine()));
        QCOMPARE(known->shares,
                 (QList<KeptShares>{{at(-100), {{blue, 90}}}, {at(-50), {}, false}}));
        KeptMetrics more = points(-10, 10);
        more.shares = {{at(-5), {}, false, true}};
        QVERIFY(answered(m_records->keep(canary, more)));
        QCOMPARE(answered(m_records->load(canary))->shares.last(), more.shares.last());
    }

    void keepsAnHour()
    {
        KeptMetrics metrics = points(-5'000, 5'000);
        metrics.shares = {
            {at(-4'900), {{blue, 10}}}, {at(-4'800), {{blue, 20}}}, {at(-100), {{blue, 30}}}};
        QVERIFY(answered(m_records->keep(canary, metrics)));
        const Result<KeptMetrics> known = answered(m_records->load(canary));
        QCOMPARE(known->lines.size(), 1);
        QCOMPARE(known->lines[0].points.first().time, at(-1) - MetricRecords::span);
        QCOMPARE(known->lines[0].points.last().time, at(-1));
        // How it was split when the hour began is known.
        QCOMPARE(known->shares, metrics.shares.mid(1));
    }

    void forgetsWhatIsOld()
    {
        QVERIFY(answered(m_records->keep(canary, points(-10, 10))));
        m_clock->advance(24h * 20);
        QVERIFY(answered(m_records->keep(other, points(-10, 10))));
        QCOMPARE(answered(m_records->facts())->endpoints, 2);
        m_clock->advance(24h * 11);
        restart();
        QVERIFY(answered(m_records->load(canary))->lines.isEmpty());
        QVERIFY(!answered(m_records->load(other))->lines.isEmpty());
        QCOMPARE(answered(m_records->facts())->endpoints, 1);
        MetricRecords::Limits limits;
        limits.days = 0;
        m_records->setLimits(limits);
        QCOMPARE(answered(m_records->facts())->endpoints, 0);
        QVERIFY(answered(m_records->keep(canary, points(-10, 10))));
        QVERIFY(answered(m_records->load(canary))->lines.isEmpty());
        QCOMPARE(answered(m_records->facts())->endpoints, 0);
    }

    void staysSmall()
    {
        MetricRecords::Limits limits;
        limits.bytes = 512 * 1024;
        m_records->setLimits(limits);
        for (int i = 0; i < 60; ++i) {
            m_clock->advance(1s);
            const MetricPlace place{canary.workspace, QString::number(i)};
            QVERIFY(answered(m_records->keep(place, points(-3'000, 3'000))));
        }
        QVERIFY(answered(m_records->facts())->endpoints < 40);
        QVERIFY2(
            answered(m_records->load({canary.workspace, QStringLiteral("0")}))->lines.isEmpty(),
            "the oldest goes first");
        QCOMPARE(answered(m_records->load({canary.workspace, QStringLiteral("59")}))
                     ->lines.value(0)
                     .points.size(),
                 3'000);
        restart(); // as it opens
        m_records->setLimits(limits);
        QVERIFY(answered(m_records->facts())->endpoints < 12);
    }

    void leavesOutTheFuture()
    {
        KeptMetrics metrics = points(-10, 10);
        metrics.lines[0].points.append({at(100'000), 1});
        metrics.lines[0].points.append({at(-1), std::numeric_limits<double>::quiet_NaN()});
        QVERIFY(answered(m_records->keep(canary, metrics)));
        const Result<KeptMetrics> known = answered(m_records->load(canary));
        QCOMPARE(known->lines.value(0).points, metrics.lines[0].points.mid(0, 10));
    }

    void forgetsOnDemand()
    {
        QVERIFY(answered(m_records->keep(canary, points(-3'000, 3'000))));
        QVERIFY(answered(m_records->keepLook(canary, "{}")));
        const MetricFacts before = *answered(m_records->facts());
        QCOMPARE(before.endpoints, 1);
        QCOMPARE(before.oldest, QDateTime::fromMSecsSinceEpoch(at(-3'000), Qt::UTC));
        QVERIFY(answered(m_records->clear()));
        const MetricFacts after = *answered(m_records->facts());
        QCOMPARE(after.endpoints, 0);
        QVERIFY(!after.oldest.isValid());
        QVERIFY2(after.bytes < before.bytes, qPrintable(QString::number(after.bytes)));
        QVERIFY(answered(m_records->load(canary))->look.isEmpty());
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("canary"));
    }

    void setsADamagedFileAside()
    {
        m_records.reset();
        QFile file(path());
        QVERIFY(QDir().mkpath(QFileInfo(path()).path()) && file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8'192, 'x'));
        file.close();
        restart();
        QVERIFY(answered(m_records->keep(canary, points(-10, 10))));
        const QString aside = answered(m_records->facts())->setAside;
        QVERIFY(QFileInfo::exists(aside));
        QCOMPARE(QFileInfo(aside).size(), 8'192);
        QCOMPARE(answered(m_records->load(canary))->lines.value(0).points.size(), 10);
        restart();
        QVERIFY(answered(m_records->facts())->setAside.isEmpty()); // it is said once
    }

    void setsAsideWhatIsDamagedWithin()
    {
        QVERIFY(answered(m_records->keep(canary, points(-3'000, 3'000))));
        m_records.reset();
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        for (qint64 page = 1; page < file.size() / 4'096; ++page) {
            QVERIFY(file.seek(page * 4'096 + 8) && file.write(QByteArray(64, '\x7f')) == 64);
        }
        file.close();
        restart();
        const Result<KeptMetrics> known = answered(m_records->load(canary));
        QVERIFY2(known, known ? "" : qPrintable(known.error().toLine()));
        QVERIFY(known->lines.isEmpty());
        QVERIFY(QFileInfo::exists(answered(m_records->facts())->setAside));
    }

    void leavesANewerVersionsFileAlone()
    {
        QVERIFY(answered(m_records->keep(canary, points(-10, 10))));
        m_records.reset();
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(60)); // user_version in its header
        QVERIFY(file.write(QByteArray("\0\0\0\x63", 4)) == 4);
        file.close();
        restart();
        const Result<KeptMetrics> known = answered(m_records->load(canary));
        QVERIFY(!known);
        QCOMPARE(known.error().kind, ErrorKind::Invalid);
        QCOMPARE(QDir(QFileInfo(path()).path()).entryList({QStringLiteral("*.broken*")}),
                 QStringList());
    }

    void saysWhenTheDiskIsFull()
    {
        QVERIFY(answered(m_records->keep(canary, points(-10, 10))));
        {
            const FileSizeLimit limit(64 * 1'024);
            const Result<void> kept = answered(m_records->keep(canary, points(-3'000, 3'000)));
            QVERIFY(!kept);
            QCOMPARE(kept.error().kind, ErrorKind::Io);
            QVERIFY(!kept.error().fix.isEmpty());
            QCOMPARE(answered(m_records->load(canary))->lines.value(0).points.size(), 10);
        }
        QVERIFY(answered(m_records->keep(canary, points(-3'000, 3'000)))); // there is room again
        QCOMPARE(answered(m_records->load(canary))->lines.value(0).points.size(), 3'000);
    }

    void saysWhenThereIsNoPlace()
    {
        QFile file(m_folder->filePath(QStringLiteral("data")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const Result<void> kept = answered(m_records->keep(canary, points(-10, 10)));
        QVERIFY(!kept);
        QVERIFY(!kept.error().where.isEmpty());
        QVERIFY(!answered(m_records->facts()));
        QVERIFY(file.remove()); // somebody mends it
        QVERIFY(answered(m_records->keep(canary, points(-10, 10))));
    }

    void twoProgramsAtOnce()
    {
        constexpr int programs = 4;
        std::vector<std::thread> all;
        std::vector<int> refused(programs, 0);
        for (int program = 0; program < programs; ++program) {
            all.emplace_back([&, program] {
                MetricRecords mine(path(), m_clock.get());
                for (int round = 0; round < 20; ++round) {
                    QFuture<Result<void>> kept =
                        mine.keep(canary, points(-2'000 + program * 400 + round * 20, 20));
                    kept.waitForFinished();
                    refused[static_cast<std::size_t>(program)] += kept.result() ? 0 : 1;
                }
            });
        }
        for (std::thread &each : all) {
            each.join();
        }
        QCOMPARE(refused, std::vector<int>(programs, 0));
        QCOMPARE(answered(m_records->load(canary))->lines.value(0).points.size(),
                 programs * 20 * 20);
    }

private:
    void restart()
    {
        m_records.reset();
        m_records = std::make_unique<MetricRecords>(path(), m_clock.get());
    }
    [[nodiscard]] QString path() const
    {
        return m_folder->filePath(QStringLiteral("data/metrics.db"));
    }
    /// Milliseconds, so many seconds after now.
    [[nodiscard]] qint64 at(int seconds) const
    {
        return m_clock->now().toMSecsSinceEpoch() + seconds * 1'000LL;
    }
    /// Requests of blue, one a second.
    [[nodiscard]] KeptMetrics points(int from, int count) const
    {
        KeptLine line{blue, QStringLiteral("requests"), 1, {}};
        for (int i = 0; i < count; ++i) {
            line.points.append({at(from + i), i * 0.5});
        }
        KeptMetrics metrics;
        metrics.lines = {line};
        return metrics;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<MetricRecords> m_records;
};

QTEST_GUILESS_MAIN(TestKeptMetrics)
#include "tst_keptmetrics.moc"
