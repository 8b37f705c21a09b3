// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/live/livecontroller.h"

#include "models/live/livereading.h"
#include "services/core/async.h"
#include "services/core/systemclock.h"
#include "services/domain/controlplane.h"
#include "services/http/delays.h"

#include <algorithm>
#include <utility>

namespace serin {

namespace {

constexpr int slowing = 4;
/// After something was done: so many looks, the first ones even when all seems to be there, as
/// what is counted lags behind.
constexpr int mostCloseLooks = 12;
constexpr int leastCloseLooks = 2;
constexpr std::chrono::seconds closeInterval{1};
constexpr std::chrono::seconds closeRemoteInterval{10};

Delays &systemDelays()
{
    static SystemDelays delays;
    return delays;
}

bool isAway(ErrorKind kind)
{
    return kind == ErrorKind::Unavailable || kind == ErrorKind::Timeout;
}

} // namespace

LiveController::LiveController(WorkspaceAccess &access, QObject *parent)
    : LiveController(access, Intervals(), Time(), parent)
{}

LiveController::LiveController(WorkspaceAccess &access, const Intervals &intervals,
                               const Time &time, QObject *parent)
    : QObject(parent), m_access(access), m_clock(clockOrSystem(time.clock)),
      m_delays(time.delays ? *time.delays : systemDelays()), m_intervals(intervals),
      m_snapshot(std::make_shared<LiveSnapshot>()), m_nextList(m_delays, [this] { readAll(); }),
      m_nextSelected(m_delays, [this] { readEndpoint(m_selected); })
{
    connect(&access, &WorkspaceAccess::changed, this, &LiveController::onAccessChanged);
    m_status.workspace = access.name();
    m_status.isLocal = access.isLocal();
}

LiveController::~LiveController() = default;

void LiveController::setIntervals(const Intervals &intervals)
{
    if (intervals == m_intervals) {
        return;
    }
    m_intervals = intervals;
    m_nextList.stop();
    m_nextSelected.stop();
    schedule();
}

void LiveController::setShown(bool shown)
{
    if (shown == m_isShown) {
        return;
    }
    m_isShown = shown;
    if (shown) {
        if (m_status.phase == LiveStatus::Phase::Unwatched) {
            LiveStatus status = m_status;
            status.phase = LiveStatus::Phase::Connecting;
            setStatus(status);
        }
        refresh();
    } else {
        m_nextList.stop();
        m_nextSelected.stop();
        Q_EMIT stopped();
    }
}

void LiveController::select(const QString &endpoint)
{
    if (endpoint == m_selected) {
        return;
    }
    m_selected = endpoint;
    m_nextSelected.stop();
    if (m_isShown) {
        readEndpoint(endpoint);
    }
}

void LiveController::setExpanded(const QStringList &endpoints)
{
    const QStringList before = std::exchange(m_expanded, endpoints.mid(0, mostExpanded));
    for (const QString &name : std::as_const(m_expanded)) {
        const LiveViewPointer view = m_snapshot->endpoint(name);
        if (m_isShown && view && !view->deployments && !before.contains(name)) {
            readEndpoint(name);
        }
    }
}

void LiveController::refresh()
{
    m_access.look();
    if (m_access.state() == WorkspaceAccess::State::Ready && !m_requests) {
        onAccessChanged();
    } else {
        readAll();
    }
}

void LiveController::lookClosely()
{
    m_closeLooks = mostCloseLooks;
    refresh();
}

bool LiveController::isSteady() const
{
    const LiveViewPointer view = m_snapshot->endpoint(m_selected);
    return !view || !view->deployments ||
           std::all_of(view->deployments->begin(), view->deployments->end(),
                       [](const LiveDeploymentView &each) { return each.ready == each.instances; });
}

LiveController::Milliseconds LiveController::untilNextLook()
{
    const Milliseconds usual = selectedInterval();
    const bool hasJustBegun = m_closeLooks > mostCloseLooks - leastCloseLooks;
    if (m_closeLooks == 0 || (!hasJustBegun && isSteady())) {
        m_closeLooks = 0;
        return usual;
    }
    --m_closeLooks;
    return std::min<Milliseconds>(usual, m_access.isLocal() ? closeInterval : closeRemoteInterval);
}

void LiveController::onAccessChanged()
{
    delete std::exchange(m_requests, nullptr); // its answers would be another workspace's
    m_readings.clear();
    m_newest.clear();
    m_isListing = false;
    m_isListDue = false;
    m_nextList.stop();
    m_nextSelected.stop();
    LiveStatus status;
    status.workspace = m_access.name();
    status.isLocal = m_access.isLocal();
    status.error = m_access.problem();
    switch (m_access.state()) {
    case WorkspaceAccess::State::Stopped:
        status.phase = LiveStatus::Phase::Off;
        break;
    case WorkspaceAccess::State::Starting:
        status.phase = LiveStatus::Phase::Starting;
        break;
    case WorkspaceAccess::State::Ready:
        status.phase = m_isShown ? LiveStatus::Phase::Connecting : LiveStatus::Phase::Unwatched;
        m_requests = new QObject(this);
        break;
    }
    setStatus(status);
    publish({});
    readAll();
}

void LiveController::readAll()
{
    readList();
    readEndpoint(m_selected);
}

void LiveController::readList()
{
    m_nextList.stop();
    if (!m_requests || !m_isShown) {
        return;
    }
    if (std::exchange(m_isListing, true)) {
        m_isListDue = true; // the one under way may have been made before what is asked for
        return;
    }
    m_isListDue = false;
    deliver(m_access.plane()->endpoints(), m_requests,
            [this, request = ++m_request](const Result<QList<LiveEndpoint>> &list) {
                m_isListing = false;
                onList(list, request);
                if (m_isListDue) {
                    readList();
                }
            });
}

void LiveController::readEndpoint(const QString &name)
{
    const Result<EndpointName> endpoint = EndpointName::fromString(name);
    if (!m_requests || !m_isShown || !endpoint || m_readings.contains(name)) {
        return;
    }
    if (name == m_selected) {
        m_nextSelected.stop();
    }
    const std::chrono::seconds grain(m_access.isLocal() ? 1 : 60);
    const auto done = [this, name, request = ++m_request](const Result<LiveEndpointView> &view) {
        m_readings.take(name)->deleteLater();
        onEndpoint(name, view, request);
    };
    m_readings.insert(
        name, new LiveReading(*m_access.plane(), *endpoint, {m_clock, grain}, done, m_requests));
}

void LiveController::onList(const Result<QList<LiveEndpoint>> &list, quint64 request)
{
    if (!list) {
        onFailure(list.error());
        return;
    }
    LiveSnapshot next;
    next.isKnown = true;
    for (const LiveEndpoint &endpoint : *list) {
        const QString name = endpoint.spec.name.toString();
        const LiveViewPointer known = m_snapshot->endpoint(name);
        if (known && m_newest.value(name) > request) {
            next.endpoints[name] = known;
            continue;
        }
        LiveEndpointView view = liveView(endpoint);
        if (known) {
            view.deployments = known->deployments;
        }
        m_newest.insert(name, request);
        next.endpoints[name] = known && *known == view
                                   ? known
                                   : std::make_shared<const LiveEndpointView>(std::move(view));
    }
    for (const auto &[name, known] : m_snapshot->endpoints) {
        if (m_newest.value(name) > request) {
            next.endpoints[name] = known; // came to be after the list was made
        }
    }
    noteAnswer();
    publish(std::move(next));
    Q_EMIT answered({});
    for (const QString &name : std::as_const(m_expanded)) {
        if (name != m_selected && m_snapshot->endpoint(name)) {
            readEndpoint(name);
        }
    }
    schedule();
}

void LiveController::onEndpoint(const QString &name, const Result<LiveEndpointView> &view,
                                quint64 request)
{
    if (!view && view.error().kind != ErrorKind::NotFound) {
        onFailure(view.error());
        return;
    }
    noteAnswer();
    if (m_newest.value(name) < request) {
        m_newest.insert(name, request);
        const LiveViewPointer known = m_snapshot->endpoint(name);
        LiveSnapshot next = *m_snapshot;
        if (!view) {
            next.endpoints.erase(name);
        } else if (!known || *known != *view) {
            next.endpoints[name] = std::make_shared<const LiveEndpointView>(*view);
        }
        publish(std::move(next));
    }
    Q_EMIT answered(name);
    schedule();
}

void LiveController::onFailure(const Error &error)
{
    if (error.kind == ErrorKind::Cancelled) {
        return;
    }
    if (isAway(error.kind)) {
        const auto before = m_access.plane();
        m_access.look();
        if (m_access.plane() != before) {
            return; // it stopped, or runs somewhere else
        }
    }
    LiveStatus status = m_status;
    status.phase = LiveStatus::Phase::Away;
    status.error = error;
    setStatus(status);
    schedule();
}

void LiveController::noteAnswer()
{
    LiveStatus status = m_status;
    status.phase = LiveStatus::Phase::On;
    status.error.reset();
    status.readAt = m_clock.now();
    const std::optional<int> reads = m_access.plane()->rateLimits().reads;
    status.isSlowed = reads && *reads < fewReads;
    setStatus(status);
}

void LiveController::setStatus(LiveStatus status)
{
    LiveStatus compared = status;
    compared.readAt = m_status.readAt; // a newer time alone is no news
    const bool isNews = compared != m_status;
    m_status = std::move(status);
    if (isNews) {
        Q_EMIT statusChanged();
    }
}

void LiveController::publish(LiveSnapshot snapshot)
{
    if (snapshot.isKnown == m_snapshot->isKnown && snapshot.endpoints == m_snapshot->endpoints) {
        return;
    }
    m_snapshot = std::make_shared<const LiveSnapshot>(std::move(snapshot));
    Q_EMIT snapshotChanged();
}

/// The next look, counted from the last answer, so that slow answers never pile up.
void LiveController::schedule()
{
    if (!m_requests || !m_isShown) {
        return;
    }
    if (!m_isListing && !m_nextList.isSet()) {
        m_nextList.set(slowed(m_intervals.list));
    }
    if (!m_selected.isEmpty() && !m_readings.contains(m_selected) && !m_nextSelected.isSet()) {
        m_nextSelected.set(slowed(untilNextLook()));
    }
}

LiveController::Milliseconds LiveController::selectedInterval() const
{
    if (m_status.error && m_status.error->kind == ErrorKind::Unauthorized) {
        return std::max(m_intervals.list, m_intervals.selectedRemote); // nobody signs in so often
    }
    return m_access.isLocal() ? m_intervals.selectedLocal : m_intervals.selectedRemote;
}

LiveController::Milliseconds LiveController::slowed(Milliseconds interval) const
{
    return m_status.isSlowed ? interval * slowing : interval;
}

} // namespace serin
