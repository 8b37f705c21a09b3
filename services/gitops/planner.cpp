// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/planner.h"

#include "services/gitops/endpointplanner.h"
#include "services/gitops/specdigest.h"
#include "services/manifest/catalogendpoint.h"

#include <QStringList>

#include <algorithm>
#include <iterator>

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

/// Appends that part of the plans of all @p endpoints, in their order.
template<typename T, typename Endpoints>
void append(std::vector<T> &to, const Endpoints &endpoints, std::vector<T> EndpointPlan::*part)
{
    std::size_t size = to.size();
    for (const auto &each : endpoints) {
        size += ((*each.made).*part).size();
    }
    to.reserve(size);
    for (const auto &each : endpoints) {
        const std::vector<T> &from = (*each.made).*part;
        to.insert(to.end(), from.begin(), from.end());
    }
}

/// Finds names that are one to the service and differ by the case of letters.
class Spellings
{
public:
    Spellings(const std::vector<DesiredEndpointPointer> &wanted, const LiveState &live)
    {
        // Names in small letters differ by more than case, and others are rare.
        const bool areSmall =
            std::all_of(live.endpoints().begin(), live.endpoints().end(),
                        [](const auto &endpoint) { return endpoint.first.isLower(); }) &&
            std::all_of(wanted.begin(), wanted.end(), [](const DesiredEndpointPointer &endpoint) {
                return endpoint->name.isLower();
            });
        if (areSmall) {
            return;
        }
        m_names.reserve(static_cast<qsizetype>(wanted.size() + live.endpoints().size()));
        for (const auto &[name, endpoint] : live.endpoints()) {
            m_names[name.toLower()].live = name;
        }
        for (const DesiredEndpointPointer &endpoint : wanted) {
            m_names[endpoint->name.toLower()].wanted.append(endpoint->name);
        }
    }

    /// For what is @p wanted the live spelling, or else another wanted one; for what is live only
    /// the wanted one.
    [[nodiscard]] QString other(const QString &name, bool isWanted) const
    {
        if (m_names.isEmpty()) {
            return {};
        }
        const Names names = m_names.value(name.toLower());
        if (isWanted && !names.live.isEmpty()) {
            return names.live == name ? QString() : names.live;
        }
        const auto other = std::find_if(names.wanted.cbegin(), names.wanted.cend(),
                                        [&](const QString &one) { return one != name; });
        return other == names.wanted.cend() ? QString() : *other;
    }

private:
    struct Names
    {
        QString live;
        QStringList wanted;
    };
    QHash<QString, Names> m_names; ///< by the name in small letters
};

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

/// The endpoints that have a name, by it. What is to be said of the others goes into @p notes.
std::vector<DesiredEndpointPointer> namedEndpoints(const PlanInput &input,
                                                   std::vector<PlanNote> &notes)
{
    std::vector<DesiredEndpointPointer> named;
    named.reserve(input.desired.endpoints.size());
    for (const DesiredEndpointPointer &endpoint : input.desired.endpoints) {
        if (!isPlaceholderName(endpoint->name)) {
            named.push_back(endpoint);
        } else if (input.options.endpoints.isEmpty()) {
            notes.push_back(nameless(*endpoint));
        }
    }
    const auto byName = [](const DesiredEndpointPointer &one, const DesiredEndpointPointer &other) {
        return one->name < other->name;
    };
    if (!std::is_sorted(named.begin(), named.end(), byName)) {
        std::sort(named.begin(), named.end(), byName);
    }
    return named;
}

/// Calls @p visit with each name that is among @p desired (by name) or @p live, in order, and with
/// what it is there, nullptr where it is not.
template<typename Visit>
void walkSideBySide(const std::vector<DesiredEndpointPointer> &desired, const LiveState &live,
                    Visit visit)
{
    const DesiredEndpointPointer notDesired;
    const LiveEndpointPointer notLive;
    auto nextDesired = desired.begin();
    auto nextLive = live.endpoints().begin();
    const auto lastLive = live.endpoints().end();
    while (nextDesired != desired.end() || nextLive != lastLive) {
        const bool isDesired = nextDesired != desired.end() &&
                               (nextLive == lastLive || !(nextLive->first < (*nextDesired)->name));
        const bool isLive = nextLive != lastLive && (nextDesired == desired.end() ||
                                                     !((*nextDesired)->name < nextLive->first));
        visit(isDesired ? (*nextDesired)->name : nextLive->first,
              isDesired ? *nextDesired : notDesired, isLive ? nextLive->second : notLive);
        nextDesired += isDesired ? 1 : 0;
        nextLive = isLive ? std::next(nextLive) : nextLive;
    }
}

} // namespace

bool Planner::Known::isFromTheSameAs(const Known &other) const
{
    return name == other.name && desired == other.desired && live == other.live &&
           applied == other.applied && assets == other.assets && rate == other.rate &&
           leftOver == other.leftOver && otherSpelling == other.otherSpelling;
}

/// What is known holds for the same options and the same files that could be read alone.
void Planner::forgetUnlessSame(const PlanInput &input)
{
    const DesiredState &desired = input.desired;
    if (!(m_options == input.options) || m_unreadable != desired.unreadableFiles ||
        m_complete != desired.isComplete) {
        m_known.clear();
    }
    m_options = input.options;
    m_unreadable = desired.unreadableFiles;
    m_complete = desired.isComplete;
}

/// The plan of the endpoint of which @p now is known.
std::shared_ptr<const EndpointPlan> Planner::made(const Known &now, const PlanInput &input)
{
    const EndpointPlanInput own{now.desired.get(),
                                now.live.get(),
                                now.applied.get(),
                                now.assets.get(),
                                &now.leftOver,
                                now.rate < 0 ? std::nullopt : std::optional<double>(now.rate),
                                &input.options,
                                &input.desired.unreadableFiles,
                                input.desired.isComplete,
                                now.otherSpelling};
    return std::make_shared<const EndpointPlan>(EndpointPlanner(now.name, own).plan());
}

Plan Planner::plan(const PlanInput &input)
{
    forgetUnlessSame(input);
    const DesiredState &desired = input.desired;
    Plan plan;
    plan.base.commit = desired.commit;
    plan.base.contentDigest = desired.contentDigest;
    plan.notes = desired.notes;
    const std::vector<DesiredEndpointPointer> named = namedEndpoints(input, plan.notes);
    const Spellings spellings(named, input.live);
    std::vector<Known> known;
    known.reserve(named.size() + input.live.endpoints().size());
    auto before = m_known.begin();
    walkSideBySide(named, input.live,
                   [&](const QString &name, const DesiredEndpointPointer &wanted,
                       const LiveEndpointPointer &live) {
                       const bool isChosen = input.options.endpoints.isEmpty() ||
                                             input.options.endpoints.contains(name);
                       if (!isChosen || (!wanted && !desired.isComplete)) {
                           return;
                       }
                       Known now{name,
                                 wanted,
                                 live,
                                 input.lastApplied.value(name),
                                 input.assets.value(name),
                                 input.leftOver.value(name),
                                 input.observedRates.value(name, -1),
                                 spellings.other(name, wanted != nullptr),
                                 nullptr};
                       while (before != m_known.end() && before->name < name) {
                           ++before;
                       }
                       const bool isSame = before != m_known.end() && before->isFromTheSameAs(now);
                       now.made = isSame ? std::move(before->made) : made(now, input);
                       if (wanted || now.applied || !now.leftOver.isEmpty()) {
                           plan.base.endpoints.emplace_hint(plan.base.endpoints.end(), name,
                                                            live ? live->digest() : QByteArray());
                       }
                       known.push_back(std::move(now));
                   });
    m_known = std::move(known);
    plan.operations.reserveParts(m_known.size());
    for (const Known &each : m_known) {
        plan.operations.append(PlanOperations::Part(each.made, &each.made->operations));
    }
    append(plan.refusals, m_known, &EndpointPlan::refusals);
    append(plan.notes, m_known, &EndpointPlan::notes);
    plan.base.liveDigest = liveDigest(plan.base.endpoints);
    return plan;
}

Plan plan(const PlanInput &input)
{
    return Planner().plan(input);
}

QStringList endpointsOf(const PlanInput &input)
{
    QStringList names = input.lastApplied.keys() + input.leftOver.keys();
    for (const DesiredEndpointPointer &endpoint : input.desired.endpoints) {
        if (!isPlaceholderName(endpoint->name)) {
            names.append(endpoint->name);
        }
    }
    names.removeDuplicates();
    const QSet<QString> &chosen = input.options.endpoints;
    if (!chosen.isEmpty()) {
        names.removeIf([&](const QString &name) { return !chosen.contains(name); });
    }
    return names;
}

Plan withoutEndpoints(const Plan &plan, const QSet<QString> &leftOut)
{
    const auto isKept = [&leftOut](const auto &each) { return !leftOut.contains(each.endpoint); };
    Plan rest;
    for (const PlanOperation &operation : plan.operations) {
        if (isKept(operation)) {
            rest.operations.push_back(operation);
        }
    }
    std::copy_if(plan.refusals.begin(), plan.refusals.end(), std::back_inserter(rest.refusals),
                 isKept);
    std::copy_if(plan.notes.begin(), plan.notes.end(), std::back_inserter(rest.notes), isKept);
    rest.base = plan.base;
    for (const QString &name : leftOut) {
        rest.base.endpoints.erase(name);
    }
    rest.base.liveDigest = liveDigest(rest.base.endpoints);
    return rest;
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
