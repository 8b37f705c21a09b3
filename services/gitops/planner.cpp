// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/planner.h"

#include "services/gitops/endpointplanner.h"
#include "services/gitops/specdigest.h"
#include "services/manifest/catalogendpoint.h"

#include <QStringList>

#include <algorithm>

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

using EndpointPlans = std::vector<std::shared_ptr<const EndpointPlan>>;

/// Appends that part of all @p plans, in their order.
template<typename T>
void append(std::vector<T> &to, const EndpointPlans &plans, std::vector<T> EndpointPlan::*part)
{
    std::size_t size = to.size();
    for (const auto &plan : plans) {
        size += ((*plan).*part).size();
    }
    to.reserve(size);
    for (const auto &plan : plans) {
        const std::vector<T> &from = (*plan).*part;
        to.insert(to.end(), from.begin(), from.end());
    }
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
    std::vector<DesiredEndpointPointer> wanted;
    wanted.reserve(desired.endpoints.size());
    for (const DesiredEndpointPointer &endpoint : desired.endpoints) {
        if (!isPlaceholderName(endpoint->name)) {
            wanted.push_back(endpoint);
        } else if (input.options.endpoints.isEmpty()) {
            plan.notes.push_back(nameless(*endpoint));
        }
    }
    const auto byName = [](const DesiredEndpointPointer &one, const DesiredEndpointPointer &other) {
        return one->name < other->name;
    };
    if (!std::is_sorted(wanted.begin(), wanted.end(), byName)) {
        std::sort(wanted.begin(), wanted.end(), byName);
    }
    QHash<QString, Known> known;
    known.reserve(static_cast<qsizetype>(wanted.size() + input.live.endpoints().size()));
    EndpointPlans made;
    // Both are sorted: walk them side by side.
    auto nextWanted = wanted.begin();
    auto nextLive = input.live.endpoints().begin();
    const auto lastLive = input.live.endpoints().end();
    while (nextWanted != wanted.end() || nextLive != lastLive) {
        const bool isWanted = nextWanted != wanted.end() &&
                              (nextLive == lastLive || !(nextLive->first < (*nextWanted)->name));
        const bool isLive = nextLive != lastLive && (nextWanted == wanted.end() ||
                                                     !((*nextWanted)->name < nextLive->first));
        Known now;
        const QString name = isWanted ? (*nextWanted)->name : nextLive->first;
        if (isWanted) {
            now.desired = *nextWanted++;
        }
        if (isLive) {
            now.live = (nextLive++)->second;
        }
        if (!input.options.endpoints.isEmpty() && !input.options.endpoints.contains(name)) {
            continue;
        }
        now.applied = input.lastApplied.value(name);
        now.assets = input.assets.value(name);
        now.leftOver = input.leftOver.value(name);
        now.rate = input.observedRates.value(name, -1);
        if (!now.desired && !desired.isComplete) {
            continue;
        }
        const auto before = m_known.constFind(name);
        const bool same = before != m_known.constEnd() && before->desired == now.desired &&
                          before->live == now.live && before->applied == now.applied &&
                          before->assets == now.assets && before->rate == now.rate &&
                          before->leftOver == now.leftOver;
        if (same) {
            now.made = before->made;
        } else {
            const EndpointPlanInput own{
                now.desired.get(), now.live.get(),
                now.applied.get(), now.assets.get(),
                &now.leftOver,     now.rate < 0 ? std::nullopt : std::optional<double>(now.rate),
                &input.options,    &desired.unreadableFiles,
                desired.isComplete};
            now.made = std::make_shared<const EndpointPlan>(EndpointPlanner(name, own).plan());
        }
        made.push_back(now.made);
        if (now.desired || now.applied || !now.leftOver.isEmpty()) {
            plan.base.endpoints.emplace_hint(plan.base.endpoints.end(), name,
                                             now.live ? now.live->digest() : QByteArray());
        }
        known.emplace(name, std::move(now));
    }
    m_known = std::move(known);
    plan.operations.reserveParts(made.size());
    for (const auto &each : made) {
        plan.operations.append(PlanOperations::Part(each, &each->operations));
    }
    append(plan.refusals, made, &EndpointPlan::refusals);
    append(plan.notes, made, &EndpointPlan::notes);
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
