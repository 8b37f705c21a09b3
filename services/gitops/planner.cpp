// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/planner.h"

#include "services/gitops/endpointplanner.h"
#include "services/gitops/specdigest.h"
#include "services/manifest/catalogendpoint.h"

#include <QStringList>

#include <set>

namespace serin {

namespace {

QByteArray liveDigest(const std::map<QString, QByteArray> &endpoints)
{
    SpecDigest digest;
    for (const auto &[name, each] : endpoints) {
        digest.add(name);
        digest.add(each);
    }
    return digest.result();
}

template<typename T>
void append(std::vector<T> &to, const std::vector<T> &from)
{
    to.insert(to.end(), from.begin(), from.end());
}

/// An endpoint that has no name to find it by: all that can be said is why.
PlanNote nameless(const DesiredEndpoint &endpoint)
{
    return {PlanNote::Kind::Undecided,
            endpoint.name,
            QString(),
            endpoint.undecided.isEmpty() ? QStringLiteral("the endpoint has no name")
                                         : endpoint.undecided,
            endpoint.file,
            endpoint.line};
}

} // namespace

Plan Planner::plan(const PlanInput &input)
{
    const DesiredState &desired = input.desired;
    if (!(m_options == input.options) || m_unreadable != desired.unreadableFiles ||
        m_complete != desired.isComplete) {
        m_known.clear();
    }
    m_options = input.options;
    m_unreadable = desired.unreadableFiles;
    m_complete = desired.isComplete;

    Plan plan;
    plan.base.commit = desired.commit;
    plan.base.contentDigest = desired.contentDigest;
    plan.notes = desired.notes;
    std::map<QString, DesiredEndpointPointer> wanted;
    for (const DesiredEndpointPointer &endpoint : desired.endpoints) {
        if (!isPlaceholderName(endpoint->name)) {
            wanted[endpoint->name] = endpoint;
        } else if (input.options.endpoints.isEmpty()) {
            plan.notes.push_back(nameless(*endpoint));
        }
    }
    std::set<QString> names;
    for (const auto &[name, endpoint] : wanted) {
        names.insert(name);
    }
    for (const auto &[name, endpoint] : input.live.endpoints()) {
        names.insert(name);
    }
    QHash<QString, Known> known;
    known.reserve(static_cast<qsizetype>(names.size()));
    for (const QString &name : names) {
        if (!input.options.endpoints.isEmpty() && !input.options.endpoints.contains(name)) {
            continue;
        }
        const auto found = wanted.find(name);
        Known now;
        now.desired = found == wanted.end() ? nullptr : found->second;
        now.live = input.live.endpoint(name);
        now.applied = input.lastApplied.value(name);
        now.assets = input.assets.value(name);
        now.rate = input.observedRates.value(name, -1);
        if (!now.desired && !desired.isComplete) {
            continue;
        }
        const Known before = m_known.value(name);
        const bool same = before.made && before.desired == now.desired && before.live == now.live &&
                          before.applied == now.applied && before.assets == now.assets &&
                          before.rate == now.rate;
        if (same) {
            now.made = before.made;
        } else {
            const EndpointPlanInput own{now.desired.get(),
                                        now.live.get(),
                                        now.applied.get(),
                                        now.assets.get(),
                                        now.rate < 0 ? std::nullopt
                                                     : std::optional<double>(now.rate),
                                        &input.options,
                                        &desired.unreadableFiles,
                                        desired.isComplete};
            now.made = std::make_shared<const EndpointPlan>(EndpointPlanner(name, own).plan());
        }
        append(plan.operations, now.made->operations);
        append(plan.refusals, now.made->refusals);
        append(plan.notes, now.made->notes);
        if (now.desired || now.applied) {
            plan.base.endpoints[name] = now.live ? now.live->digest() : QByteArray();
        }
        known.insert(name, std::move(now));
    }
    m_known = std::move(known);
    plan.base.liveDigest = liveDigest(plan.base.endpoints);
    return plan;
}

Plan plan(const PlanInput &input)
{
    return Planner().plan(input);
}

QStringList staleEndpoints(const Plan &plan, const LiveState &live)
{
    QStringList stale;
    for (const auto &[name, digest] : plan.base.endpoints) {
        const LiveEndpointPointer now = live.endpoint(name);
        if ((now ? now->digest() : QByteArray()) != digest) {
            stale.append(name);
        }
    }
    return stale;
}

} // namespace serin
