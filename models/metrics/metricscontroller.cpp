// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/metricscontroller.h"

#include "models/metrics/metricarchive.h"
#include "services/core/clock.h"
#include "services/domain/controlplane.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace serin {

namespace {

using namespace std::chrono_literals;

/// The newest grains may still grow.
constexpr double growing = 5;
/// What is read again: what grows, and for how long a silence is looked for after its beginning.
constexpr double overlap = 15;
constexpr double recentLength = 120;
/// So many seconds a clock may be corrected by without anything having to be made good.
constexpr double smallCorrection = 2;
/// Seconds after which the figures of the last minute have nothing left; until then they change
/// also while nothing comes.
constexpr double figuresAge = 75;
constexpr std::chrono::seconds coarseGrain = 15s;

constexpr std::chrono::milliseconds chartsInterval = 1s;
constexpr std::chrono::milliseconds summaryInterval = 5s;
constexpr std::chrono::milliseconds failedInterval = 10s;
constexpr std::chrono::milliseconds remoteInterval = 60s;

QDateTime wholeSeconds(double time)
{
    return QDateTime::fromSecsSinceEpoch(static_cast<qint64>(time), Qt::UTC);
}

} // namespace

MetricsController::MetricsController(LiveController &live, MetricArchive *archive, QObject *parent)
    : EndpointReader(live, parent), m_archive(archive)
{
    connect(&live, &LiveController::answered, this, [this](const QString &name) {
        if (name.isEmpty() || name == endpoint()) {
            watch();
        }
    });
    connect(&live, &LiveController::stopped, this, [this] { m_isStopped = true; });
    if (archive) {
        connect(archive, &MetricArchive::loaded, this, &MetricsController::addKnown);
    }
}

MetricsController::~MetricsController()
{
    lookAway(true);
    keep();
}

double MetricsController::now() const
{
    return static_cast<double>(live().clock().now().toMSecsSinceEpoch()) / 1'000;
}

bool MetricsController::isWanted() const
{
    const bool holdsStill = m_isPaused && m_interest == Interest::Charts;
    return EndpointReader::isWanted() && m_interest != Interest::Nobody && !holdsStill;
}

void MetricsController::forget()
{
    lookAway(true);
    keep();
    if (m_archive) {
        m_archive->open({live().access().identity(), endpoint()});
    }
    m_knownUntil = 0;
    m_readFrom.reset();
    m_history = {};
    m_seen.clear();
    m_applied.clear();
    m_marks.clear();
    m_watchedUntil.reset();
    m_hasNewMarks = false;
    m_isUnwatched = false;
    m_isStopped = false;
    m_readUntil = 0;
    m_toldUntil.reset();
    m_missed.clear();
    m_hasOld = false;
    m_isCoarse = false;
    m_isNew = false;
    Q_EMIT changed();
}

/// From before; what has come since goes before it.
void MetricsController::addKnown(const KeptMetrics &known)
{
    const bool isNew = addKept(m_history, known);
    for (const KeptLine &line : known.lines) {
        if (!line.points.isEmpty()) {
            const double last = static_cast<double>(line.points.last().time) / 1'000;
            m_knownUntil = std::max(m_knownUntil, last);
        }
    }
    std::deque<TrafficMark> marks = marksFrom(known);
    if (!marks.empty() && marks.back().isKnown) { // the program ended without a word
        marks.push_back({std::max(m_knownUntil, marks.back().time), {}, {}, false, true});
    }
    m_seen.insert(m_seen.begin(), marks.begin(), marks.end());
    const bool isFromAhead = forgetAfter(now() + smallCorrection); // the clock was wrong then
    mark();
    if (isNew || isFromAhead) {
        Q_EMIT changed();
    }
}

void MetricsController::keepIfDue()
{
    if (const std::optional<double> from = m_history.takeChanged()) {
        m_unkept = std::min(*from, m_unkept.value_or(*from));
    }
    if (now() - m_keptAt >= keepInterval || now() < m_keptAt) {
        keep();
    }
}

void MetricsController::keep()
{
    if (const std::optional<double> from = m_history.takeChanged()) {
        m_unkept = std::min(*from, m_unkept.value_or(*from));
    }
    const bool hasMarks = std::exchange(m_hasNewMarks, false) && !m_history.isEmpty();
    if (m_archive && (m_unkept || hasMarks || m_archive->isBehind())) {
        m_archive->keep(m_history, m_unkept.value_or(m_history.newest()), m_seen);
        m_keptAt = now();
    }
    m_unkept.reset();
}

void MetricsController::setInterest(Interest interest)
{
    if (interest != m_interest) {
        m_interest = interest;
        lookAnew();
        Q_EMIT interestChanged();
    }
}

void MetricsController::setPaused(bool paused)
{
    if (paused != m_isPaused) {
        m_isPaused = paused;
        lookAnew();
    }
}

void MetricsController::onSnapshot()
{
    watch();
    if (isIdle() && live().snapshot()->endpoint(endpoint())) {
        read();
    }
}

/// A clock that was set back tells times again that have been: what is later is none any more, and
/// what comes is read as if nothing had been. A clock that was set forward leaves a gap.
void MetricsController::followClock()
{
    const double time = now();
    if (std::exchange(m_lastNow, time) <= time + smallCorrection) {
        return;
    }
    m_readUntil = std::min(m_readUntil, time);
    m_knownUntil = std::min(m_knownUntil, time);
    m_readFrom.reset();
    m_toldUntil.reset();
    m_missed.clear();
    m_watchedUntil.reset();
    if (m_unkept) {
        m_unkept = std::min(*m_unkept, time);
    }
    if (m_archive) {
        m_archive->followClock(time);
    }
    if (forgetAfter(time)) {
        mark();
        Q_EMIT changed();
    }
}

/// @return whether anything was later than @p time.
bool MetricsController::forgetAfter(double time)
{
    const auto isLater = [time](const auto &each) { return each.time > time; };
    std::size_t gone = m_history.forgetAfter(time) ? 1 : 0;
    gone += std::erase_if(m_seen, isLater);
    for (auto place = m_calls.begin(); place != m_calls.end();) {
        gone += std::erase_if(place->second, isLater);
        place = place->second.empty() ? m_calls.erase(place) : std::next(place);
    }
    return gone > 0;
}

/// The live shares are known now.
void MetricsController::watch()
{
    followClock();
    const LiveViewPointer view = live().snapshot()->endpoint(endpoint());
    if (!view) {
        return;
    }
    if (isUnwatched() || isStopped()) {
        lookAway(m_isStopped);
    }
    m_isStopped = false;
    const bool isNews =
        m_seen.empty() || !m_seen.back().isKnown || m_seen.back().shares != view->traffic;
    m_watchedUntil = now();
    if (isNews) {
        see({*m_watchedUntil, view->traffic, {}});
        mark();
        Q_EMIT sharesChanged();
    }
}

/// Nobody has watched the live shares since they were told last.
void MetricsController::lookAway(bool isStop)
{
    if (m_watchedUntil && !m_seen.empty() && m_seen.back().isKnown) {
        const double next = m_seen.back().time + 0.001; // two of one time would be one
        see({std::max(*m_watchedUntil, next), {}, {}, false, isStop});
    }
}

void MetricsController::see(TrafficMark seen)
{
    m_seen.push_back(std::move(seen));
    m_hasNewMarks = true;
    if (m_seen.size() > mostMarks) {
        m_seen.pop_front();
    }
}

bool MetricsController::isUnwatched() const
{
    return hasNotLookedFor(longestGlance);
}

bool MetricsController::isStopped() const
{
    return m_isStopped && hasNotLookedFor(longestStop);
}

/// For so many seconds, and longer than it is between two looks.
bool MetricsController::hasNotLookedFor(double time) const
{
    const std::chrono::duration<double> looks = 2 * live().slowed(live().selectedInterval());
    return m_watchedUntil && now() - *m_watchedUntil > std::max(time, looks.count());
}

void MetricsController::setApplied(std::vector<AppliedTraffic> applied)
{
    if (applied != m_applied) {
        m_applied = std::move(applied);
        mark();
    }
}

void MetricsController::mark()
{
    m_isUnwatched = isUnwatched();
    std::deque<TrafficMark> marks = trafficMarks(m_seen, m_applied, mostMarks);
    if (m_isUnwatched && !marks.empty() && marks.back().isKnown &&
        marks.back().time <= *m_watchedUntil) {
        marks.push_back({*m_watchedUntil, {}, {}, false});
    }
    if (marks != m_marks) {
        m_marks = std::move(marks);
        Q_EMIT changed();
    }
}

QString MetricsController::callsKey(const QString &endpointName) const
{
    return live().access().name() + QLatin1Char('\n') + endpointName;
}

const std::deque<OwnCall> &MetricsController::calls() const
{
    static const std::deque<OwnCall> none;
    const auto place = m_calls.find(callsKey(endpoint()));
    return place == m_calls.end() ? none : place->second;
}

void MetricsController::addCall(const QString &endpointName, const OwnCall &call)
{
    std::deque<OwnCall> &kept = m_calls[callsKey(endpointName)];
    kept.push_back(call);
    if (kept.size() > mostCalls) {
        kept.pop_front();
    }
    forgetOldCalls(call.time);
    if (endpointName == endpoint()) {
        Q_EMIT changed();
    }
}

void MetricsController::addOldCalls(const QString &endpointName, const std::vector<OwnCall> &calls)
{
    std::deque<OwnCall> &kept = m_calls[callsKey(endpointName)];
    const double first = kept.empty() ? std::numeric_limits<double>::infinity() : kept.front().time;
    const auto known = std::find_if(calls.begin(), calls.end(),
                                    [first](const OwnCall &call) { return call.time >= first; });
    kept.insert(kept.begin(), calls.begin(), known);
    const bool isNew = known != calls.begin();
    forgetOldCalls(now());
    if (isNew && endpointName == endpoint()) {
        Q_EMIT changed();
    }
}

void MetricsController::forgetOldCalls(double now)
{
    for (auto place = m_calls.begin(); place != m_calls.end();) {
        std::deque<OwnCall> &calls = place->second;
        while (!calls.empty() && calls.front().time < now - MetricHistory::longest) {
            calls.pop_front();
        }
        place = calls.empty() ? m_calls.erase(place) : std::next(place);
    }
}

void MetricsController::ask()
{
    followClock();
    const LiveViewPointer view = live().snapshot()->endpoint(endpoint());
    ControlPlane *const plane = live().access().plane();
    if (view->id.isEmpty()) {
        return;
    }
    // What is long ago is enough in larger steps: by the second it would be a large answer.
    const bool isLocal = live().access().isLocal();
    const bool isOldWanted =
        isLocal && m_interest == Interest::Charts && (!m_archive || m_archive->isLoaded());
    const TimeSpan old = isOldWanted ? takeOldSpan() : TimeSpan();
    m_isCoarse = old.from < old.to;
    const std::chrono::seconds step = m_isCoarse ? coarseGrain : isLocal ? 1s : 60s;
    const double end = m_isCoarse ? old.to : now() + 1;
    const double from = m_isCoarse ? old.from
                        : !isLocal ? end - MetricHistory::longest
                                   : std::max(end - recentLength, m_readUntil - overlap);
    if (!m_isCoarse && !m_readFrom) {
        m_readFrom = from;
    }
    const std::optional<TimeSpan> told =
        isLocal ? std::optional(TimeSpan{from, std::min(end, now() - growing)}) : std::nullopt;
    MetricQuery query;
    query.resourceId = view->id;
    query.to = wholeSeconds(end);
    query.from = wholeSeconds(from);
    query.grain = step;
    query.names = QStringList(QStringLiteral("RequestsPerMinute"));
    query.dimensions = {{QStringLiteral("deployment"), QStringLiteral("*")},
                        {QStringLiteral("statusCodeClass"), QStringLiteral("*")}};
    await(plane->metrics(query), [=, this](const QList<MetricSeries> &series) {
        m_isNew = m_history.addRequests(series, step, told) || m_isNew;
        if (!m_isCoarse) {
            if (isLocal && m_toldUntil && *m_toldUntil < from) {
                m_missed.push_back({*m_toldUntil, from});
            }
            m_toldUntil = end;
            m_readUntil = std::max(m_readUntil, m_history.newest());
        }
    });
    query.names = {QStringLiteral("RequestLatency_P50"), QStringLiteral("RequestLatency_P95"),
                   QStringLiteral("RequestLatency_P99")};
    query.dimensions = {{QStringLiteral("deployment"), QStringLiteral("*")}};
    await(plane->metrics(query), [this](const QList<MetricSeries> &series) {
        m_isNew = m_history.addLatencies(series) || m_isNew;
    });
}

/// First the hour before what is read by the second, as far as it is not known from before; then
/// what was missed since.
TimeSpan MetricsController::takeOldSpan()
{
    if (!std::exchange(m_hasOld, true)) {
        const double to = std::min(now() - recentLength, m_readFrom.value_or(now()));
        return {std::max(to - MetricHistory::longest, m_knownUntil), to};
    }
    if (m_missed.empty()) {
        return {};
    }
    const TimeSpan missed = m_missed.front();
    m_missed.pop_front();
    return {std::max(now() - MetricHistory::longest, missed.from), missed.to};
}

void MetricsController::onRound()
{
    keepIfDue();
    if (isUnwatched() != m_isUnwatched) {
        mark();
    }
    const bool isRecent = now() - m_history.newest() < figuresAge;
    if (std::exchange(m_isNew, false) || isRecent) {
        Q_EMIT changed();
    }
    if (std::exchange(m_isCoarse, false)) {
        read(); // what is new
    } else {
        readAgainIn(!live().access().isLocal()       ? remoteInterval
                    : error()                        ? failedInterval
                    : m_interest == Interest::Charts ? chartsInterval
                                                     : summaryInterval);
    }
}

} // namespace serin
