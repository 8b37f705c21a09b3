// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inventory/inventorytext.h"

#include "models/common/servicewords.h"
#include "models/inventory/inventoryerrors.h"
#include "models/manifest/displaytext.h"
#include "models/repository/variantpicks.h"
#include "services/core/shellquoted.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStringList>

#include <algorithm>

namespace serin {

namespace {

constexpr qsizetype longestName = 200;
constexpr qsizetype longestTraffic = 2000;
constexpr std::size_t mostShares = 100;

struct InventoryWords
{
    Q_DECLARE_TR_FUNCTIONS(Inventory)
};

const CatalogEndpointVariant *variantOf(const CatalogEndpoint &endpoint, const VariantPicks &picks)
{
    const int variant = picks.variantOf(endpoint);
    return variant < 0 ? nullptr : &endpoint.variants[static_cast<std::size_t>(variant)];
}

QString noteText(const FolderScanNote &note)
{
    switch (note.kind) {
    case FolderScanNote::Kind::FolderUnreadable:
        return InventoryWords::tr("The folder cannot be read");
    case FolderScanNote::Kind::TooLarge:
        return InventoryWords::tr("The file is too large");
    case FolderScanNote::Kind::Changing:
        return InventoryWords::tr("The file changed while it was read");
    case FolderScanNote::Kind::NameNotUtf8:
        return InventoryWords::tr("The name is not UTF-8");
    case FolderScanNote::Kind::TooDeep:
        return InventoryWords::tr("The folder is nested too deep");
    default:
        return InventoryWords::tr("The file cannot be read");
    }
}

QString instancesText(const std::optional<int> &count)
{
    if (!count || *count < 0) {
        return {};
    }
    return *count == 1 ? InventoryWords::tr("1 instance")
                       : InventoryWords::tr("%Ln instances", nullptr, *count);
}

QString unreadableProblem(const InventoryEntry &entry)
{
    if (entry.file) {
        const Error &error = *entry.file->error;
        const QString words = serviceWords(error.detail);
        return error.where.isEmpty() ? words
                                     : InventoryWords::tr("%1 (%2)").arg(words, error.where);
    }
    const QString text = noteText(*entry.note);
    return entry.note->detail.isEmpty()
               ? text
               : InventoryWords::tr("%1: %2").arg(text, entry.note->detail);
}

QString leftOutProblem(const CatalogFile &file)
{
    return file.isLeftOut ? leftOutReason(file.relativePath().toString()) : QString();
}

/// The deployment whose share is no whole number; empty: all are.
QString unreadableShare(const TrafficEntries &traffic)
{
    const auto found = std::find_if(traffic.begin(), traffic.end(),
                                    [](const TrafficEntry &entry) { return !entry.percent; });
    return found == traffic.end() ? QString() : found->deployment;
}

/// Not one of @p places is checked out.
template<typename Place>
bool areLeftOut(const std::vector<Place> &places)
{
    return !places.empty() && std::all_of(places.begin(), places.end(),
                                          [](const Place &place) { return place.file->isLeftOut; });
}

/// The split in the file, without zeros; nothing where it names none, or not all of it can be read.
std::optional<QMap<QString, int>> splitOf(const TrafficEntries &traffic)
{
    QMap<QString, int> split;
    for (const TrafficEntry &entry : traffic) {
        if (!entry.percent) {
            return std::nullopt;
        }
        if (*entry.percent != 0) {
            split.insert(entry.deployment, *entry.percent);
        }
    }
    return traffic.empty() ? std::nullopt : std::optional(split);
}

bool differsLive(const InventoryEntry &entry, const VariantPicks &picks)
{
    if (entry.kind == InventoryKind::Deployment) {
        const CatalogDeploymentVariant *const place = placeOf(entry, picks);
        const std::optional<int> count = place ? place->manifest().instanceCount : std::nullopt;
        const std::optional<int> &live = entry.liveDeployment->instances;
        return count && live && *count != *live;
    }
    const CatalogEndpointVariant *const variant = variantOf(*entry.endpoint, picks);
    const auto split = variant ? splitOf(variant->manifest().traffic) : std::nullopt;
    QMap<QString, int> live = entry.liveEndpoint->traffic;
    live.removeIf([](const auto &share) { return share.value() == 0; });
    return split && *split != live;
}

} // namespace

QString leftOutReason(const QString &path)
{
    const qsizetype slash = path.lastIndexOf(QLatin1Char('/'));
    return InventoryWords::tr(
               "%1 is not checked out: to edit it, run `git sparse-checkout add %2` in "
               "the folder that is open")
        .arg(shownText(path), shownText(shellQuoted(slash < 0 ? path : path.left(slash))));
}

QString inventoryName(const InventoryEntry &entry)
{
    switch (entry.kind) {
    case InventoryKind::Endpoint:
        return entry.endpoint->name.isEmpty() ? InventoryWords::tr("(endpoint without a name)")
                                              : entry.endpoint->name;
    case InventoryKind::Deployment:
    case InventoryKind::Unassigned:
        return entry.deployment->name.isEmpty() ? InventoryWords::tr("(deployment without a name)")
                                                : entry.deployment->name;
    case InventoryKind::UnassignedGroup:
        return InventoryWords::tr("Unassigned");
    case InventoryKind::UnreadableGroup:
        return InventoryWords::tr("Not readable");
    case InventoryKind::Unreadable:
        return entry.file ? entry.file->relativePath().toString()
                          : QFileInfo(entry.note->path).fileName();
    }
    return {};
}

QString inventoryFile(const InventoryEntry &entry, const VariantPicks &picks)
{
    if (entry.deployment) {
        const CatalogDeploymentVariant *const place = placeOf(entry, picks);
        if (place) {
            return place->file->path;
        }
        return entry.isLiveOnly() ? QString() : entry.deployment->variants.front().file->path;
    }
    if (entry.endpoint) {
        if (const CatalogEndpointVariant *const variant = variantOf(*entry.endpoint, picks)) {
            return variant->file->path;
        }
        return entry.endpoint->variants.empty() ? QString()
                                                : entry.endpoint->variants.front().file->path;
    }
    if (entry.note) {
        return entry.note->path;
    }
    return entry.file ? entry.file->path : QString();
}

QString inventoryProblem(const InventoryEntry &entry, const VariantPicks &picks)
{
    switch (entry.kind) {
    case InventoryKind::Endpoint:
        if (entry.isLiveOnly()) {
            return InventoryWords::tr("It is live, and no file here describes it");
        }
        if (entry.endpoint->variants.empty()) {
            return InventoryWords::tr("No file that can be read describes the endpoint itself");
        }
        if (const CatalogEndpointVariant *const variant = variantOf(*entry.endpoint, picks)) {
            const QString unreadable = unreadableShare(variant->manifest().traffic);
            return variant->file->isLeftOut || unreadable.isEmpty()
                       ? leftOutProblem(*variant->file)
                       : InventoryWords::tr("The traffic of “%1” in the file is no whole percent")
                             .arg(shownText(unreadable));
        }
        return InventoryWords::tr("%Ln files describe it: pick one", nullptr,
                                  static_cast<int>(entry.endpoint->variants.size()));
    case InventoryKind::Deployment:
    case InventoryKind::Unassigned:
        if (entry.isLiveOnly()) {
            return InventoryWords::tr("It is live, and no file here describes it");
        }
        if (entry.deployment->name.isEmpty()) {
            return InventoryWords::tr("The file gives it no name");
        }
        if (const CatalogDeploymentVariant *const place = placeOf(entry, picks)) {
            return leftOutProblem(*place->file);
        }
        return {};
    case InventoryKind::Unreadable:
        return unreadableProblem(entry);
    case InventoryKind::UnassignedGroup:
        return InventoryWords::tr(
            "These deployments name no endpoint, and no endpoint stands in their folder");
    case InventoryKind::UnreadableGroup:
        return {};
    }
    return {};
}

QString inventoryAccessibleText(const InventoryEntry &entry, const VariantPicks &picks)
{
    QStringList parts{shownText(inventoryName(entry))};
    if (entry.kind == InventoryKind::Endpoint) {
        const int variant = picks.variantOf(*entry.endpoint);
        parts.append(variant < 0 ? QString() : trafficText(*entry.endpoint, variant));
        if (entry.isLiveOnly() && entry.liveEndpoint) {
            parts.append(liveTrafficWords(entry.liveEndpoint->traffic));
        }
    } else if (entry.deployment) {
        if (const std::optional<int> percent = percentOf(entry, picks)) {
            parts.append(InventoryWords::tr("%1 percent").arg(*percent));
        }
        if (const CatalogDeploymentVariant *const place = placeOf(entry, picks)) {
            parts.append(instancesText(place->manifest().instanceCount));
        }
    }
    if (entry.liveDeployment) {
        parts.append(
            InventoryWords::tr("%1 instances ready", "how many of how many")
                .arg(instancesWords(entry.liveDeployment->ready, entry.liveDeployment->instances)));
    }
    if (const std::optional<LiveStateWords> state = inventoryState(entry)) {
        parts.append(state->word);
    }
    parts.append(inventorySync(entry, picks));
    parts.append(inventoryErrors(entry, picks));
    parts.append(inventoryProblem(entry, picks));
    parts.removeAll(QString());
    return parts.join(QLatin1String(", "));
}

std::optional<LiveStateWords> inventoryState(const InventoryEntry &entry)
{
    if (entry.liveDeployment) {
        return liveStateWords(entry.liveDeployment->state, entry.liveDeployment->stateText);
    }
    if (entry.kind == InventoryKind::Endpoint && entry.liveEndpoint) {
        return liveStateWords(entry.liveEndpoint->state, entry.liveEndpoint->stateText);
    }
    return std::nullopt;
}

QString inventorySync(const InventoryEntry &entry, const VariantPicks &picks)
{
    if (entry.kind != InventoryKind::Endpoint && entry.kind != InventoryKind::Deployment) {
        return {};
    }
    const bool isLive = entry.kind == InventoryKind::Endpoint ? entry.liveEndpoint != nullptr
                                                              : entry.liveDeployment != nullptr;
    if (isLive && entry.isLiveOnly()) {
        return InventoryWords::tr("not in the files");
    }
    if (!isLive && entry.isLiveKnown && !isPlaceholderName(inventoryName(entry))) {
        return InventoryWords::tr("not live");
    }
    const bool isLeftOut = entry.kind == InventoryKind::Endpoint
                               ? areLeftOut(entry.endpoint->variants)
                               : areLeftOut(entry.deployment->variants);
    if (isLeftOut) {
        return InventoryWords::tr("not checked out");
    }
    return isLive && differsLive(entry, picks) ? InventoryWords::tr("live differs") : QString();
}

QString trafficText(const CatalogEndpoint &endpoint, int variant)
{
    const TrafficEntries &traffic =
        endpoint.variants[static_cast<std::size_t>(variant)].manifest().traffic;
    const bool hasShares = std::any_of(traffic.begin(), traffic.end(), [](const TrafficEntry &e) {
        return e.percent.value_or(1) != 0;
    });
    QString text;
    for (const TrafficEntry &entry : traffic) {
        if (entry.percent.value_or(1) == 0 && hasShares) {
            continue;
        }
        if (!text.isEmpty()) {
            text += QStringLiteral(" · ");
        }
        if (text.size() > longestTraffic) {
            return text + QChar(0x2026);
        }
        const QString percent =
            entry.percent ? QString::number(*entry.percent) : QStringLiteral("?");
        text += InventoryWords::tr("%1 %2", "a deployment and its percent")
                    .arg(shownText(entry.deployment), percent);
    }
    return text;
}

QVariantList trafficShares(const CatalogEndpoint &endpoint, int variant)
{
    const TrafficEntries &traffic =
        endpoint.variants[static_cast<std::size_t>(variant)].manifest().traffic;
    QVariantList shares;
    for (std::size_t i = 0; i < std::min(traffic.size(), mostShares); ++i) {
        shares << traffic[i].deployment.left(longestName)
               << (traffic[i].percent ? QVariant(*traffic[i].percent) : QVariant());
    }
    return shares;
}

QVariantList trafficShares(const QMap<QString, int> &traffic)
{
    QVariantList shares;
    for (auto it = traffic.begin(); it != traffic.end(); ++it) {
        if (shares.size() < static_cast<qsizetype>(2 * mostShares)) {
            shares << it.key().left(longestName) << it.value();
        }
    }
    return shares;
}

const CatalogDeploymentVariant *placeOf(const InventoryEntry &entry, const VariantPicks &picks)
{
    const CatalogDeployment &deployment = *entry.deployment;
    if (deployment.variants.size() == 1) {
        return &deployment.variants.front();
    }
    if (!entry.endpoint) {
        return nullptr;
    }
    // Of the endpoint's variant that is worked on, else of the one picked for the deployment.
    if (const CatalogEndpointVariant *const variant = variantOf(*entry.endpoint, picks)) {
        for (const CatalogDeployment &candidate :
             entry.endpoint->deploymentsFor(picks.variantOf(*entry.endpoint))) {
            if (candidate.name != deployment.name) {
                continue;
            }
            const int position = picks.variantOf(*entry.endpoint, candidate);
            if (position < 0) {
                return nullptr;
            }
            const QString key = candidate.variants[static_cast<std::size_t>(position)].key();
            const auto found = std::find_if(
                deployment.variants.begin(), deployment.variants.end(),
                [&key](const CatalogDeploymentVariant &place) { return place.key() == key; });
            return found == deployment.variants.end() ? nullptr : &*found;
        }
    }
    return nullptr;
}

std::optional<int> percentOf(const InventoryEntry &entry, const VariantPicks &picks)
{
    if (entry.endpoint && entry.endpoint->variants.empty() && entry.liveDeployment) {
        return entry.liveEndpoint->traffic.value(entry.deployment->name);
    }
    const CatalogEndpointVariant *const variant =
        entry.endpoint && entry.deployment ? variantOf(*entry.endpoint, picks) : nullptr;
    if (!variant || !variant->manifest().hasTraffic) {
        return std::nullopt;
    }
    for (const TrafficEntry &share : variant->manifest().traffic) {
        if (share.deployment == entry.deployment->name) {
            return share.percent;
        }
    }
    const std::vector<DeploymentManifest> &inside = variant->manifest().deployments;
    const bool isInside = std::any_of(inside.begin(), inside.end(), [&entry](const auto &other) {
        return other.name == entry.deployment->name;
    });
    return isInside || inside.empty() ? std::optional(0) : std::nullopt;
}

bool isShareUnreadable(const InventoryEntry &entry, const VariantPicks &picks)
{
    const CatalogEndpointVariant *const variant =
        entry.endpoint && entry.deployment ? variantOf(*entry.endpoint, picks) : nullptr;
    if (!variant) {
        return false;
    }
    const TrafficEntries &traffic = variant->manifest().traffic;
    return std::any_of(traffic.begin(), traffic.end(), [&entry](const TrafficEntry &share) {
        return share.deployment == entry.deployment->name && !share.percent;
    });
}

} // namespace serin
