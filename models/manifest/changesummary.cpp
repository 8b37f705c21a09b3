// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/manifest/changesummary.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace serin {

namespace {

constexpr std::size_t namedShares = 4;
constexpr std::size_t namedKeys = 3;

struct ChangeSummaryWords
{
    Q_DECLARE_TR_FUNCTIONS(ChangeSummary)
};

const EndpointManifest *endpointIn(const Manifest &manifest, int index)
{
    for (const ManifestDocument &document : manifest.documents()) {
        if (document.index == index && document.endpoint) {
            return &*document.endpoint;
        }
    }
    return nullptr;
}

/// Nothing where what is written is no whole number.
using Share = std::optional<int>;

QHash<QString, Share> sharesOf(const EndpointManifest &endpoint)
{
    QHash<QString, Share> shares;
    for (const TrafficEntry &entry : endpoint.traffic) {
        shares.insert(entry.deployment, entry.percent);
    }
    return shares;
}

QString shareText(Share share)
{
    return share ? QString::number(*share) : QStringLiteral("?");
}

struct ShareChange
{
    QString name;
    Share from;
    Share to;

    [[nodiscard]] int gain() const { return from && to ? *to - *from : 0; }
};

/// Who came into the list of shares with nothing, or left it with nothing: that moves no traffic,
/// and is what taking a deployment away begins or ends with.
QStringList listedWithNothing(const EndpointManifest &before, const EndpointManifest &after)
{
    const QHash<QString, Share> old = sharesOf(before);
    const QHash<QString, Share> now = sharesOf(after);
    QStringList words;
    for (const TrafficEntry &entry : after.traffic) {
        if (now.value(entry.deployment) == 0 && !old.contains(entry.deployment)) {
            words.append(ChangeSummaryWords::tr("%1 listed in the traffic with 0 %", "a deployment")
                             .arg(entry.deployment));
        }
    }
    for (const TrafficEntry &entry : before.traffic) {
        if (old.value(entry.deployment) == 0 && !now.contains(entry.deployment)) {
            words.append(
                ChangeSummaryWords::tr("%1 (0 %) no longer listed in the traffic", "a deployment")
                    .arg(entry.deployment));
        }
    }
    return words;
}

/// What gained most first.
QString trafficChange(const EndpointManifest &before, const EndpointManifest &after)
{
    const QHash<QString, Share> old = sharesOf(before);
    const QHash<QString, Share> now = sharesOf(after);
    std::vector<ShareChange> changes;
    for (const TrafficEntry &entry : after.traffic) {
        const Share to = now.value(entry.deployment);
        if (const Share from = old.value(entry.deployment, 0); from != to) {
            changes.push_back({entry.deployment, from, to});
        }
    }
    for (const TrafficEntry &entry : before.traffic) {
        if (const Share from = old.value(entry.deployment);
            from != 0 && !now.contains(entry.deployment)) {
            changes.push_back({entry.deployment, from, 0});
        }
    }
    std::stable_sort(
        changes.begin(), changes.end(),
        [](const ShareChange &a, const ShareChange &b) { return a.gain() > b.gain(); });
    QStringList words;
    for (const ShareChange &change : changes) {
        if (static_cast<std::size_t>(words.size()) == namedShares) {
            words.append(QStringLiteral("…"));
            break;
        }
        words.append(
            ChangeSummaryWords::tr("%1 %2 → %3 %", "a deployment, its old and its new share")
                .arg(change.name, shareText(change.from), shareText(change.to)));
    }
    return words.join(QLatin1String(", "));
}

using Counts = std::vector<std::pair<QString, std::optional<int>>>;

Counts countsOf(const Manifest &manifest)
{
    Counts counts;
    for (const ManifestDocument &document : manifest.documents()) {
        if (document.deployment) {
            counts.emplace_back(document.deployment->name, document.deployment->instanceCount);
        } else {
            for (const DeploymentManifest &deployment : document.endpoint->deployments) {
                counts.emplace_back(deployment.name, deployment.instanceCount);
            }
        }
    }
    return counts;
}

QString countChange(const QString &name, std::optional<int> from, std::optional<int> to)
{
    const auto shown = [](std::optional<int> count) {
        return count ? QString::number(*count)
                     : ChangeSummaryWords::tr("not set", "number of instances");
    };
    return ChangeSummaryWords::tr("%1 instances %2 → %3",
                                  "a deployment, its old and its new number of instances")
        .arg(name, shown(from), shown(to));
}

/// What changed in one file, or in several together.
struct ChangedParts
{
    QStringList newEndpoints;
    QStringList newDeployments;
    QStringList goneEndpoints;
    QStringList goneDeployments;
    QStringList others; ///< in words

    [[nodiscard]] bool isEmpty() const
    {
        return newEndpoints.isEmpty() && newDeployments.isEmpty() && goneEndpoints.isEmpty() &&
               goneDeployments.isEmpty() && others.isEmpty();
    }
};

/// Endpoints with documents of their own, and deployments, that only @p there has.
void only(const Manifest &there, const Manifest &other, QStringList &endpoints,
          QStringList &deployments)
{
    const Counts known = countsOf(other);
    for (const ManifestDocument &document : there.documents()) {
        if (document.endpoint && other.documents().empty()) {
            endpoints.append(document.endpoint->name);
        }
    }
    for (const auto &[name, count] : countsOf(there)) {
        if (std::none_of(known.begin(), known.end(),
                         [&wanted = name](const auto &entry) { return entry.first == wanted; })) {
            deployments.append(name);
        }
    }
}

void addKnownChanges(const Manifest &before, const Manifest &after, ChangedParts &parts)
{
    only(after, before, parts.newEndpoints, parts.newDeployments);
    only(before, after, parts.goneEndpoints, parts.goneDeployments);
    for (const ManifestDocument &document : after.documents()) {
        const EndpointManifest *const old = endpointIn(before, document.index);
        if (!old || !document.endpoint) {
            continue;
        }
        if (const QString words = trafficChange(*old, *document.endpoint); !words.isEmpty()) {
            parts.others.append(words);
        }
        parts.others += listedWithNothing(*old, *document.endpoint);
    }
    const Counts old = countsOf(before);
    for (const auto &[name, count] : countsOf(after)) {
        const auto known =
            std::find_if(old.begin(), old.end(),
                         [&wanted = name](const auto &entry) { return entry.first == wanted; });
        if (known != old.end() && known->second != count) {
            parts.others.append(countChange(name, known->second, count));
        }
    }
}

bool isSame(const YamlTree &tree, NodeId one, const YamlTree &other, NodeId two)
{
    if (tree.kind(one) != other.kind(two) || tree.value(one) != other.value(two) ||
        tree.tag(one) != other.tag(two)) {
        return false;
    }
    NodeId left = tree.firstChild(one);
    NodeId right = other.firstChild(two);
    while (left != noNode && right != noNode && isSame(tree, left, other, right)) {
        left = tree.next(left);
        right = other.next(right);
    }
    return left == noNode && right == noNode;
}

/// Keys of @p map that @p other does not have with the same value.
void addOtherKeys(const YamlTree &tree, NodeId map, const YamlTree &otherTree, NodeId other,
                  QStringList &keys)
{
    for (NodeId key = tree.firstChild(map); key != noNode; key = tree.next(tree.next(key))) {
        const NodeId there = otherTree.find(other, tree.value(key));
        const QString name = tree.string(key);
        if ((there == noNode || !isSame(tree, tree.next(key), otherTree, there)) &&
            !keys.contains(name)) {
            keys.append(name);
        }
    }
}

/// The keys at the top of documents whose values differ; empty when there are others of them now.
QStringList changedKeys(const Manifest &before, const Manifest &after)
{
    const YamlTree &old = before.tree();
    const YamlTree &now = after.tree();
    if (old.roots().size() != now.roots().size()) {
        return {};
    }
    QStringList keys;
    for (std::size_t i = 0; i < old.roots().size(); ++i) {
        if (!old.isMap(old.roots()[i]) || !now.isMap(now.roots()[i])) {
            return {};
        }
        addOtherKeys(now, now.roots()[i], old, old.roots()[i], keys);
        addOtherKeys(old, old.roots()[i], now, now.roots()[i], keys);
    }
    return keys;
}

QString otherChange(const ManifestText &before, const ManifestText &after)
{
    const QStringList keys = before.manifest && after.manifest
                                 ? changedKeys(*before.manifest, *after.manifest)
                                 : QStringList();
    return keys.isEmpty() || static_cast<std::size_t>(keys.size()) > namedKeys
               ? ChangeSummaryWords::tr("other lines changed")
               : ChangeSummaryWords::tr("%1 changed", "keys of a manifest")
                     .arg(keys.join(QStringLiteral(", ")));
}

ChangedParts partsOf(const ManifestText &before, const ManifestText &after)
{
    ChangedParts parts;
    if (before.content() == after.content()) {
        return parts;
    }
    if (before.manifest && after.manifest) {
        addKnownChanges(*before.manifest, *after.manifest, parts);
    }
    if (parts.isEmpty()) {
        parts.others.append(!before.exists  ? ChangeSummaryWords::tr("new file")
                            : !after.exists ? ChangeSummaryWords::tr("file deleted")
                                            : otherChange(before, after));
    }
    return parts;
}

/// The names in both lists, which leave them.
QStringList takeCommon(QStringList &one, QStringList &other)
{
    QStringList common;
    for (const QString &name : QStringList(one)) {
        if (other.removeOne(name)) {
            one.removeOne(name);
            common.append(name);
        }
    }
    return common;
}

QStringList wordsOf(ChangedParts parts)
{
    QStringList words;
    const auto add = [&words](const QStringList &names, const QString &text) {
        for (const QString &name : names) {
            words.append(text.arg(name));
        }
    };
    add(takeCommon(parts.newEndpoints, parts.goneEndpoints),
        ChangeSummaryWords::tr("endpoint %1 in another file", "its name"));
    add(takeCommon(parts.newDeployments, parts.goneDeployments),
        ChangeSummaryWords::tr("deployment %1 in another file", "its name"));
    add(parts.newEndpoints, ChangeSummaryWords::tr("new endpoint %1", "its name"));
    add(parts.newDeployments, ChangeSummaryWords::tr("new deployment %1", "its name"));
    add(parts.goneEndpoints, ChangeSummaryWords::tr("endpoint %1 removed", "its name"));
    add(parts.goneDeployments, ChangeSummaryWords::tr("deployment %1 removed", "its name"));
    return words + parts.others;
}

} // namespace

QStringList describeChanges(const ManifestText &before, const ManifestText &after)
{
    return wordsOf(partsOf(before, after));
}

QStringList describeKept(const ManifestText &before, const ManifestText &after)
{
    ChangedParts parts;
    if (before.manifest && after.manifest) {
        addKnownChanges(*before.manifest, *after.manifest, parts);
    }
    return parts.others;
}

QStringList describeChanges(const std::vector<std::pair<ManifestText, ManifestText>> &files)
{
    ChangedParts all;
    for (const auto &[before, after] : files) {
        const ChangedParts parts = partsOf(before, after);
        all.newEndpoints += parts.newEndpoints;
        all.newDeployments += parts.newDeployments;
        all.goneEndpoints += parts.goneEndpoints;
        all.goneDeployments += parts.goneDeployments;
        all.others += parts.others;
    }
    const QString newFile = ChangeSummaryWords::tr("new file");
    if (const int fresh = static_cast<int>(all.others.count(newFile)); fresh > 1) {
        all.others.removeAll(newFile);
        all.others.prepend(ChangeSummaryWords::tr("%Ln new files", nullptr, fresh));
    }
    return wordsOf(std::move(all));
}

} // namespace serin
