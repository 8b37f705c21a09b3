// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/window/probe.h"

#include <QCoreApplication>
#include <QEvent>
#include <QJsonArray>
#include <QThread>
#include <QTreeView>
#include <QWidget>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace serin {

namespace {

constexpr qint64 patience = 600'000'000'000;
constexpr qint64 moment = 50'000'000;
constexpr qint64 longestRest = 1'000'000'000;
/// A turn that was shorter had nothing to do.
constexpr qint64 idleTurn = 100'000;

double milliseconds(qint64 nanoseconds)
{
    return static_cast<double>(nanoseconds) / 1e6;
}

qint64 nanoseconds(clockid_t clock)
{
    timespec time{};
    ::clock_gettime(clock, &time);
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

QJsonArray arrayOf(const std::vector<double> &values)
{
    QJsonArray array;
    for (const double value : values) {
        array.append(value);
    }
    return array;
}

} // namespace

qint64 Probe::now()
{
    return nanoseconds(CLOCK_MONOTONIC);
}

double Probe::sinceStart() const
{
    return milliseconds(now() - m_started);
}

qint64 Probe::stretch(const std::function<void()> &work)
{
    const qint64 begin = now();
    const qint64 computed = nanoseconds(CLOCK_THREAD_CPUTIME_ID);
    work();
    const qint64 took = now() - begin;
    m_longest.wall = std::max(m_longest.wall, took);
    m_longest.computed =
        std::max(m_longest.computed, nanoseconds(CLOCK_THREAD_CPUTIME_ID) - computed);
    return took;
}

void Probe::turn()
{
    const qint64 took = stretch([] {
        // This runs inside of an event: what was to be deleted later would wait for its end.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents();
    });
    if (took < idleTurn) {
        QThread::usleep(200); // the other threads need the processors
    }
}

void Probe::turnUntil(const char *what, const std::function<bool()> &done)
{
    const qint64 begin = now();
    do {
        turn();
        if (now() - begin > patience) {
            std::fprintf(stderr, "bench_serin: waited in vain for %s\n", what);
            std::_Exit(1);
        }
    } while (!done());
}

void Probe::rest()
{
    const qint64 first = now();
    qint64 last = first;
    while (now() - last < moment && now() - first < longestRest) {
        const qint64 begin = now();
        turn();
        last = now() - begin < 2 * idleTurn + 300'000 ? last : now();
    }
}

void Probe::measure(const char *name, const std::function<void()> &act,
                    const std::function<bool()> &done)
{
    forgetPaints();
    m_longest = {};
    const qint64 begin = now();
    stretch(act);
    turnUntil(name, [this, &done] { return m_paintedWindow && done(); });
    samples(name).until.push_back(milliseconds(now() - begin));
    rest();
    takeStall(name);
}

void Probe::takeStall(const char *name)
{
    const Stretch longest = std::exchange(m_longest, {});
    samples(name).stalls.push_back(milliseconds(longest.wall));
    samples(name).computed.push_back(milliseconds(longest.computed));
}

void Probe::forgetPaints()
{
    m_paintedWindow = false;
    m_paintedRows = false;
}

QJsonObject Probe::answer() const
{
    QJsonObject all;
    for (const auto &[name, found] : m_samples) {
        all.insert(name, QJsonObject{{QStringLiteral("stalls"), arrayOf(found.stalls)},
                                     {QStringLiteral("computed"), arrayOf(found.computed)},
                                     {QStringLiteral("until"), arrayOf(found.until)}});
    }
    return all;
}

bool Probe::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint && watched->isWidgetType()) {
        m_paintedWindow = true;
        m_paintedRows = m_paintedRows || (m_tree && watched == m_tree->viewport() &&
                                          m_tree->model()->rowCount() > 0);
    }
    return false;
}

Probe::Samples &Probe::samples(const char *name)
{
    const QString wanted = QString::fromLatin1(name);
    for (auto &[known, found] : m_samples) {
        if (known == wanted) {
            return found;
        }
    }
    return m_samples.emplace_back(wanted, Samples()).second;
}

} // namespace serin
