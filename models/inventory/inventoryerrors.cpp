// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inventory/inventoryerrors.h"

#include "models/common/servicewords.h"
#include "models/inventory/inventorytext.h"
#include "models/manifest/displaytext.h"
#include "models/repository/variantpicks.h"

#include <QCoreApplication>
#include <QSet>

namespace serin {

namespace {

constexpr qsizetype longestMessage = 200;

struct ErrorWords
{
    Q_DECLARE_TR_FUNCTIONS(Inventory)
};

/// The files whose errors the row tells.
QSet<QString> judgedPaths(const InventoryEntry &entry, const VariantPicks &picks)
{
    QSet<QString> paths;
    if (entry.kind == InventoryKind::Unassigned) {
        return {entry.deployment->variants.front().file->path};
    }
    const CatalogEndpoint &endpoint = *entry.endpoint;
    if (entry.kind == InventoryKind::Deployment) {
        if (const CatalogDeploymentVariant *const place = placeOf(entry, picks)) {
            paths.insert(place->file->path);
        }
        for (const CatalogEndpointVariant &variant : endpoint.variants) {
            paths.remove(variant.file->path);
        }
        return paths;
    }
    const int variant = picks.variantOf(endpoint);
    for (int i = 0; i < static_cast<int>(endpoint.variants.size()); ++i) {
        if (variant < 0 || i == variant) {
            paths.insert(endpoint.variants[static_cast<std::size_t>(i)].file->path);
        }
    }
    for (const CatalogDeployment &deployment : endpoint.deploymentsFor(variant)) {
        const int place = picks.variantOf(endpoint, deployment);
        for (int i = 0; i < static_cast<int>(deployment.variants.size()); ++i) {
            if (place < 0 || i == place) {
                paths.insert(deployment.variants[static_cast<std::size_t>(i)].file->path);
            }
        }
    }
    return paths;
}

} // namespace

QString inventoryErrors(const InventoryEntry &entry, const VariantPicks &picks)
{
    if (!entry.errors) {
        return {};
    }
    const QSet<QString> paths = judgedPaths(entry, picks);
    int count = 0;
    const FileErrors *first = nullptr;
    for (const FileErrors &file : *entry.errors) {
        if (paths.contains(file.path)) {
            count += file.count;
            first = first ? first : &file;
        }
    }
    if (!first) {
        return {};
    }
    const QString message = shownText(serviceSentence(first->message), longestMessage);
    const QString place = sourceLocation(shownText(first->label), first->position);
    return count == 1 ? ErrorWords::tr("1 error: %1 (%2)", "what it is, a place in a file")
                            .arg(message, place)
                      : ErrorWords::tr("%Ln errors, first: %1 (%2)",
                                       "what it is, a place in a file", count)
                            .arg(message, place);
}

} // namespace serin
