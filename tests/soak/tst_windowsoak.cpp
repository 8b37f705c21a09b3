// SPDX-License-Identifier: GPL-3.0-or-later
// Ten minutes of work in the window, on a real local workspace with real scoring processes and
// steady traffic: memory, descriptors, threads and processes stay where they are. All of it again
// and again; after each round, at rest, what each process holds is read, and once the first half is
// over (caches fill, pools grow, logs reach their limits) none of it may rise by more than its
// bound. SERIN_SOAK_SECONDS: another length. SERIN_SOAK_CSV: a file for what was read.
#include "services/core/freememory.h"
#include "tests/docassets/canaryplay.h"
#include "tests/soak/processreading.h"
#include "tests/soak/series.h"
#include "tests/soak/soakacts.h"

#include <QElapsedTimer>

#include <algorithm>
#include <deque>
#include <limits>
#include <map>
#include <utility>

using namespace serin;

namespace {

// How far figures may rise in the second half. Of ten minutes that is five: what leaks a page with
// each round shows. The C library keeps some MiB of what was freed, more or less at a time.
constexpr double mostMemory = 8; // MiB
constexpr double mostHeap = 1;   // MiB in ten minutes: the metrics of up to an hour are kept
constexpr double mostCount = 1;  // connections come and go
constexpr double notJudged =
    std::numeric_limits<double>::infinity(); // who else maps Qt's libraries?

int soakSeconds()
{
    bool isNumber = false;
    const int length = qEnvironmentVariableIntValue("SERIN_SOAK_SECONDS", &isNumber);
    return isNumber ? length : 600;
}

/// What all processes of one kind hold together.
struct Holdings
{
    int processes = 0;
    ProcessReading sum;

    void add(const ProcessReading &reading)
    {
        ++processes;
        sum.resident += reading.resident;
        sum.proportional += reading.proportional;
        sum.anonymous += reading.anonymous;
        sum.descriptors += reading.descriptors;
        sum.threads += reading.threads;
    }
};

/// Figures by name, each at the same moments.
class Figures
{
public:
    void add(double seconds, const QString &name, const char *unit, double value, double bound)
    {
        auto found = std::find_if(m_all.begin(), m_all.end(),
                                  [&name](const Series &one) { return one.name() == name; });
        if (found == m_all.end()) {
            found = m_all.insert(m_all.end(), Series(name, QLatin1String(unit), bound));
        }
        found->add(seconds, value);
    }
    [[nodiscard]] const std::deque<Series> &all() const { return m_all; }
    [[nodiscard]] QByteArray toCsv() const
    {
        QByteArray text = "seconds,figure,value\n";
        for (const Series &one : m_all) {
            for (const Series::Point &point : one.points()) {
                text += QByteArray::number(point.seconds) + ',' + one.name().toUtf8() + ',' +
                        QByteArray::number(point.value) + '\n';
            }
        }
        return text;
    }

private:
    std::deque<Series> m_all;
};

/// What a process of the place is: nothing for those that come and go with an act.
const char *kindOf(const QString &commandLine)
{
    if (commandLine.contains(QLatin1String(" local serve"))) {
        return "workspace";
    }
    return commandLine.contains(QLatin1String("python")) ? "scoring" : "others";
}

} // namespace

class TestWindowSoak : public QObject
{
    Q_OBJECT
public:
    static void initMain()
    {
        shareMemoryPools();                           // as serin does
        qputenv("QTEST_FUNCTION_TIMEOUT", "3600000"); // it would end the test after five minutes
    }

private Q_SLOTS:
    void initTestCase();
    void staysFlat();
    void leavesNothingBehind();

private:
    void read(double seconds);
    void readKinds(double seconds);
    [[nodiscard]] double elapsed() const { return static_cast<double>(m_clock.elapsed()) / 1'000; }

    std::unique_ptr<CanaryPlay> m_play;
    std::unique_ptr<SoakActs> m_acts;
    QElapsedTimer m_clock;
    Figures m_figures;
    int m_threads = 0; ///< at the last reading
};

void TestWindowSoak::initTestCase()
{
    m_play = std::make_unique<CanaryPlay>();
    m_play->trySample();
    m_play->startCanary();
    m_play->dismissNotices();
    m_play->sendTraffic();
    m_acts = std::make_unique<SoakActs>(m_play->place(), m_play->hands());
}

void TestWindowSoak::staysFlat()
{
    const int length = soakSeconds();
    const double warm = length / 2.0;
    const std::vector<SoakActs::Named> acts = m_acts->all();
    const SteadyTraffic &steady = m_play->place().bench().steady();
    std::map<QByteArray, double> spent;
    std::map<QByteArray, double> kept; // MiB, once it is warm
    qint64 sent = 0;
    qint64 failed = 0;
    int rounds = 0;
    m_clock.start();
    for (; elapsed() < length; ++rounds) {
        for (const SoakActs::Named &act : acts) {
            const double begin = elapsed();
            const double heap = heapInUse();
            QVERIFY2(act.act(), act.name);
            spent[act.name] += elapsed() - begin;
            if (begin > warm) {
                kept[act.name] += heapInUse() - heap;
            }
        }
        const SteadyFigures figures = steady.figures(QStringLiteral("my-endpoint"));
        sent += figures.sent;
        failed += figures.failed;
        m_play->sendTraffic(); // the settings, which hide all else, have stopped it
        const double heap = heapInUse();
        QVERIFY(m_acts->rest());
        kept["rest"] += elapsed() > warm ? heapInUse() - heap : 0;
        read(elapsed());
    }
    spent["rest"] = 0;
    for (const auto &[name, seconds] : spent) {
        qInfo("%5.2f s a round, heap %+7.2f MiB in all: %s", seconds / rounds, kept[name],
              name.constData());
    }
    qInfo("%d rounds in %.0f s; %lld requests, %lld failed", rounds, elapsed(), sent, failed);
    const QString csv = qEnvironmentVariable("SERIN_SOAK_CSV");
    QVERIFY(csv.isEmpty() || setFileBytes(csv, m_figures.toCsv()));
    QStringList risen;
    for (const Series &one : m_figures.all()) {
        qInfo("%s", qPrintable(one.toText(warm)));
        if (!one.isFlat(warm)) {
            risen.append(one.name());
        }
    }
    QVERIFY(sent > 100 && failed * 10 <= sent);
    QVERIFY2(risen.isEmpty(), qPrintable(QStringLiteral("risen: ") + risen.join(u", ")));
}

void TestWindowSoak::read(double seconds)
{
    WindowPlace &place = m_play->place();
    const auto own = ProcessReading::of(QCoreApplication::applicationPid());
    QVERIFY(own);
    m_figures.add(seconds, QStringLiteral("window: resident"), "MiB", own->resident, mostMemory);
    m_figures.add(seconds, QStringLiteral("window: proportional"), "MiB", own->proportional,
                  notJudged);
    m_figures.add(seconds, QStringLiteral("window: anonymous"), "MiB", own->anonymous, mostMemory);
    m_figures.add(seconds, QStringLiteral("window: heap in use"), "MiB", heapInUse(),
                  mostHeap * std::max(1.0, soakSeconds() / 600.0));
    m_figures.add(seconds, QStringLiteral("window: descriptors"), "", own->descriptors, mostCount);
    m_figures.add(seconds, QStringLiteral("window: threads"), "", own->threads, mostCount);
    if (std::exchange(m_threads, own->threads) < own->threads) {
        qInfo("%.0f s: %d threads: %s", seconds, own->threads,
              qPrintable(threadNames(QCoreApplication::applicationPid())));
    }
    m_figures.add(seconds, QStringLiteral("window: widgets"), "",
                  static_cast<double>(QApplication::allWidgets().size()), mostCount);
    const auto objects = [](const QObject &top) {
        return static_cast<double>(top.findChildren<QObject *>().size());
    };
    m_figures.add(seconds, QStringLiteral("window: objects"), "",
                  objects(place.window()) + objects(place.bench()) + objects(place.git()) +
                      objects(*QCoreApplication::instance()),
                  mostCount);
    readKinds(seconds);
}

void TestWindowSoak::readKinds(double seconds)
{
    std::map<QString, Holdings> kinds{{QStringLiteral("workspace"), {}},
                                      {QStringLiteral("scoring"), {}},
                                      {QStringLiteral("others"), {}}};
    for (const QString &process : m_play->place().processes()) {
        if (const auto reading = ProcessReading::of(process.section(u' ', 0, 0).toLongLong())) {
            kinds[QLatin1String(kindOf(process))].add(*reading);
        }
    }
    for (const auto &[kind, held] : kinds) {
        const auto add = [&, &kind = kind](const char *what, const char *unit, double value,
                                           double bound) {
            m_figures.add(seconds, kind + QLatin1String(": ") + QLatin1String(what), unit, value,
                          bound);
        };
        add("processes", "", held.processes, 0.5);
        if (held.processes > 0) {
            add("resident", "MiB", held.sum.resident, mostMemory);
            add("proportional", "MiB", held.sum.proportional, notJudged);
            add("anonymous", "MiB", held.sum.anonymous, mostMemory);
            add("descriptors", "", held.sum.descriptors, mostCount);
            add("threads", "", held.sum.threads, mostCount);
        }
    }
}

void TestWindowSoak::leavesNothingBehind()
{
    WindowPlace &place = m_play->place();
    place.bench().steady().stopAll();
    place.window().close();
    place.quit();
    QTRY_VERIFY2_WITH_TIMEOUT(place.processes().isEmpty(),
                              qPrintable(place.processes().join(u'\n')), patience);
}

QTEST_MAIN(TestWindowSoak)
#include "tst_windowsoak.moc"
