// SPDX-License-Identifier: GPL-3.0-or-later
// Edits of an endpoint's traffic.
#include "services/manifest/edit/manifestedit.h"
#include "services/manifest/manifestselect.h"
#include "services/manifest/validation/schemascalar.h"
#include "services/manifest/yaml/yamledit.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <numeric>

namespace serin {

namespace {

const TrafficEntry *entryOf(const TrafficEntries &entries, const QString &deployment)
{
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const TrafficEntry &entry) {
        return entry.deployment == deployment;
    });
    return found == entries.end() ? nullptr : &*found;
}

Result<void> checkEntries(const TrafficEntries &wanted, const EndpointManifest &endpoint,
                          const TrafficEntries &present)
{
    QSet<QString> known;
    for (const TrafficEntry &entry : present) {
        known.insert(entry.deployment);
    }
    for (const DeploymentManifest &deployment : endpoint.deployments) {
        known.insert(deployment.name);
    }
    QSet<QString> named;
    for (const TrafficEntry &entry : wanted) {
        const QString &name = entry.deployment;
        if (!entry.percent || *entry.percent < 0 || *entry.percent > 100) {
            return failure(
                ErrorKind::Invalid,
                QStringLiteral("the traffic of \"%1\" is no whole number from 0 to 100").arg(name));
        }
        if (named.contains(name)) {
            return failure(ErrorKind::Invalid, QStringLiteral("\"%1\" is named twice").arg(name));
        }
        named.insert(name);
        if (auto rule = checkResourceName(name); !rule && !known.contains(name)) {
            return rule;
        }
    }
    return {};
}

/// The entry that a missing `traffic` or `mirror_traffic` is written behind.
NodeId anchorFor(const YamlTree &tree, NodeId root, const char *key)
{
    const bool mirror = std::string_view(key) == "mirror_traffic";
    NodeId found = mirror ? tree.find(root, "traffic") : noNode;
    for (const char *candidate : {"auth_mode", "name", "type", "$schema"}) {
        if (found == noNode) {
            found = tree.find(root, candidate);
        }
    }
    return found;
}

NewYaml number(const TrafficEntry &entry)
{
    return NewYaml::token(std::to_string(*entry.percent));
}

Result<void> editMap(YamlEdit &edit, const YamlTree &tree, NodeId map,
                     const TrafficEntries &complete)
{
    if (const NodeId merge = tree.find(map, "<<"); merge != noNode) {
        return edit.refuse(merge, QStringLiteral("shares come from a merge key (<<)"),
                           QStringLiteral("write them all here, then edit them"));
    }
    QHash<QString, const TrafficEntry *> wanted;
    for (const TrafficEntry &entry : complete) {
        wanted.insert(entry.deployment, &entry);
    }
    QSet<QString> present;
    std::vector<NodeId> removed;
    for (NodeId key = tree.firstChild(map); key != noNode; key = tree.next(tree.next(key))) {
        const NodeId value = tree.next(key);
        const QString name = tree.string(key);
        const TrafficEntry *entry = tree.isScalar(key) ? wanted.value(name) : nullptr;
        if (entry == nullptr) {
            removed.push_back(value);
            continue;
        }
        present.insert(name);
        if (wholeNumber(tree, value) != entry->percent) {
            if (auto set = edit.setScalar(value, std::to_string(*entry->percent)); !set) {
                return set;
            }
        }
    }
    std::vector<NewEntry> added;
    for (const TrafficEntry &entry : complete) {
        if (!present.contains(entry.deployment)) {
            added.push_back({entry.deployment.toStdString(), number(entry)});
        }
    }
    return edit.replaceEntries(map, removed, added);
}

Result<Manifest> withEntries(const Manifest &manifest, const EndpointManifest &endpoint,
                             const char *key, const TrafficEntries &complete)
{
    const YamlTree &tree = manifest.tree();
    YamlEdit edit(tree, manifest.path());
    const NodeId map = tree.find(endpoint.node, key);
    std::vector<NewEntry> entries;
    for (const TrafficEntry &entry : complete) {
        entries.push_back({entry.deployment.toStdString(), number(entry)});
    }
    Result<void> edited;
    if (map == noNode) {
        if (!entries.empty()) {
            edited = edit.addEntry(endpoint.node, anchorFor(tree, endpoint.node, key), key,
                                   NewYaml::map(entries));
        }
    } else if (tree.isMap(map)) {
        edited = edit.checkEditable(map);
        edited = edited ? editMap(edit, tree, map, complete) : edited;
    } else if (tree.kind(map) == NodeKind::Null) {
        edited = entries.empty() ? Result<void>() : edit.fillNull(map, entries);
    } else {
        edited = edit.checkEditable(map);
        edited =
            edited ? edit.refuse(map, QStringLiteral("`%1` is no mapping").arg(QLatin1String(key)))
                   : edited;
    }
    return finishEdit(manifest, edit, edited);
}

} // namespace

Result<Manifest> withTraffic(const Manifest &manifest, const QString &endpoint,
                             const TrafficEntries &complete)
{
    const auto found = selectEndpoint(manifest, endpoint);
    if (!found) {
        return failure(found.error());
    }
    if (auto valid = checkEntries(complete, **found, (*found)->traffic); !valid) {
        return failure(valid.error());
    }
    const int sum = std::accumulate(
        complete.begin(), complete.end(), 0,
        [](int total, const TrafficEntry &entry) { return total + *entry.percent; });
    if (sum != 0 && sum != 100) {
        return failure(ErrorKind::Invalid, QStringLiteral("the traffic sums to %1").arg(sum), {},
                       QStringLiteral("make it 100, or 0 for no traffic"));
    }
    return withEntries(manifest, **found, "traffic", complete);
}

Result<Manifest> withTraffic(const Manifest &manifest, const QString &endpoint,
                             const TrafficSplit &split)
{
    const auto found = selectEndpoint(manifest, endpoint);
    if (!found) {
        return failure(found.error());
    }
    TrafficEntries complete;
    for (const TrafficEntry &entry : (*found)->traffic) {
        const auto name = DeploymentName::fromString(entry.deployment);
        complete.push_back({entry.deployment, name ? split.percentOf(*name).value() : 0});
    }
    for (const TrafficShare &share : split.shares()) {
        const QString &name = share.deployment.toString();
        if (share.percent.value() > 0 && entryOf(complete, name) == nullptr) {
            complete.push_back({name, share.percent.value()});
        }
    }
    return withEntries(manifest, **found, "traffic", complete);
}

Result<Manifest> withMirrorTraffic(const Manifest &manifest, const QString &endpoint,
                                   const TrafficEntries &complete)
{
    const auto found = selectEndpoint(manifest, endpoint);
    if (!found) {
        return failure(found.error());
    }
    if (auto valid = checkEntries(complete, **found, (*found)->mirrorTraffic); !valid) {
        return failure(valid.error());
    }
    int targets = 0;
    for (const TrafficEntry &entry : complete) {
        targets += *entry.percent > 0 ? 1 : 0;
        const TrafficEntry *live = entryOf((*found)->traffic, entry.deployment);
        if (*entry.percent > 50) {
            return failure(ErrorKind::Invalid,
                           QStringLiteral("at most 50 % of the traffic can be mirrored"));
        }
        if (*entry.percent > 0 && live != nullptr && live->percent.value_or(0) > 0) {
            return failure(ErrorKind::Invalid,
                           QStringLiteral("\"%1\" has live traffic and cannot be mirrored to")
                               .arg(entry.deployment));
        }
    }
    if (targets > 1) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("traffic can be mirrored to one deployment only"));
    }
    return withEntries(manifest, **found, "mirror_traffic", complete);
}

} // namespace serin
