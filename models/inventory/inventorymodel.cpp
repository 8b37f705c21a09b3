// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inventory/inventorymodel.h"

#include "models/inventory/inventoryerrors.h"
#include "models/inventory/inventorytext.h"
#include "models/live/livetext.h"
#include "models/manifest/displaytext.h"
#include "models/repository/variantpicks.h"

#include <algorithm>

namespace serin {

InventoryModel::InventoryModel(const VariantPicks &picks, QThreadPool *pool, QObject *parent)
    : QAbstractItemModel(parent), m_picks(picks), m_pool(pool),
      m_shown(std::make_shared<InventorySnapshot>()),
      m_root(std::make_unique<InventoryBranch>(nullptr))
{
    connect(&picks, &VariantPicks::picked, this, &InventoryModel::onPicked);
}

InventoryModel::~InventoryModel() = default;

QModelIndex InventoryModel::indexOf(const QStringList &keys) const
{
    const int row = keys.isEmpty() || keys.size() > 2 ? -1 : topRowOf(keys.front());
    if (row < 0) {
        return {};
    }
    const QModelIndex top = index(row, NameColumn);
    if (keys.size() == 1) {
        return top;
    }
    const InventoryTop &above = topAt(row);
    for (int below = 0; below < above.size(); ++below) {
        if (inventoryKey(above.entryAt(below)) == keys.back()) {
            return index(below, NameColumn, top);
        }
    }
    return {};
}

int InventoryModel::topRowOf(const QString &key) const
{
    const auto isAt = [this, &key](int row) {
        return row >= 0 && row < rowCount() && keyAt(row) == key;
    };
    if (const int row = m_shown->rowByKey.value(key, -1); isAt(row)) {
        return row;
    }
    // In the middle of a change the rows are not the snapshot's.
    for (int row = 0; m_isChanging && row < rowCount(); ++row) {
        if (isAt(row)) {
            return row;
        }
    }
    return -1;
}

QStringList InventoryModel::keysOf(const QModelIndex &index) const
{
    QStringList keys;
    for (QModelIndex i = index; i.isValid(); i = i.parent()) {
        keys.prepend(inventoryKey(entryOf(i)));
    }
    return keys;
}

InventoryNode &InventoryModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? *static_cast<InventoryNode *>(index.internalPointer()) : *m_root;
}

QModelIndex InventoryModel::indexOfNode(InventoryNode &node) const
{
    if (!node.parent) {
        return {};
    }
    return createIndex(static_cast<InventoryBranch *>(node.parent)->rowOf(node), NameColumn, &node);
}

bool InventoryModel::isTop(const InventoryNode &node) const
{
    return node.parent == m_root.get();
}

InventoryTop &InventoryModel::topAt(int row) const
{
    return static_cast<InventoryTop &>(*m_root->children[static_cast<std::size_t>(row)]);
}

const InventoryEntry &InventoryModel::entryOf(const QModelIndex &index) const
{
    const InventoryNode &node = nodeOf(index);
    if (isTop(node)) {
        return static_cast<const InventoryTop &>(node).shown->entry;
    }
    return static_cast<const InventoryTop *>(node.parent)->entryAt(index.row());
}

QModelIndex InventoryModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column != NameColumn || row >= rowCount(parent)) {
        return {};
    }
    if (!parent.isValid()) {
        return createIndex(row, column, m_root->children[static_cast<std::size_t>(row)].get());
    }
    auto &top = static_cast<InventoryTop &>(nodeOf(parent));
    top.makeChildren();
    return createIndex(row, column, top.children[static_cast<std::size_t>(row)].get());
}

QModelIndex InventoryModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOfNode(*nodeOf(child).parent) : QModelIndex();
}

int InventoryModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid()) {
        return static_cast<int>(m_root->children.size());
    }
    const InventoryNode &node = nodeOf(parent);
    return isTop(node) ? static_cast<const InventoryTop &>(node).size() : 0;
}

int InventoryModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

bool InventoryModel::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0;
}

QVariant InventoryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const InventoryEntry &entry = entryOf(index);
    switch (role) {
    case KindRole:
        return QVariant::fromValue(entry.kind);
    case KeyRole:
        return inventoryKey(entry);
    case EndpointKeyRole:
        return entry.endpoint ? entry.endpoint->key() : QString();
    case Qt::DisplayRole:
        return shownText(inventoryName(entry));
    case NameRole:
        return inventoryName(entry);
    case FilePathRole:
        return inventoryFile(entry, m_picks);
    case ProblemRole:
        return inventoryProblem(entry, m_picks);
    case ErrorsRole:
        return inventoryErrors(entry, m_picks);
    case Qt::AccessibleTextRole:
        return inventoryAccessibleText(entry, m_picks);
    case StateGlyphRole:
    case StateWordRole:
    case StateToneRole:
    case InstancesTextRole:
    case SyncTextRole:
        return liveData(entry, role);
    default:
        break;
    }
    switch (entry.kind) {
    case InventoryKind::Endpoint:
        return endpointData(entry, role);
    case InventoryKind::Deployment:
    case InventoryKind::Unassigned:
        return deploymentData(entry, role);
    default:
        return {};
    }
}

QVariant InventoryModel::liveData(const InventoryEntry &entry, int role) const
{
    if (role == SyncTextRole) {
        return inventorySync(entry, m_picks);
    }
    if (role == InstancesTextRole) {
        return entry.liveDeployment
                   ? instancesWords(entry.liveDeployment->ready, entry.liveDeployment->instances)
                   : QString();
    }
    const std::optional<LiveStateWords> words = inventoryState(entry);
    if (!words) {
        return {};
    }
    switch (role) {
    case StateGlyphRole:
        return QString(words->glyph);
    case StateWordRole:
        return words->word;
    default:
        return static_cast<int>(words->tone);
    }
}

QVariant InventoryModel::endpointData(const InventoryEntry &entry, int role) const
{
    const CatalogEndpoint &endpoint = *entry.endpoint;
    const int variant = m_picks.variantOf(endpoint);
    switch (role) {
    case VariantsCountRole:
        return static_cast<int>(endpoint.variants.size());
    case TrafficTextRole:
        if (entry.isLiveOnly() && entry.liveEndpoint) {
            return liveTrafficWords(entry.liveEndpoint->traffic);
        }
        return variant < 0 ? QString() : trafficText(endpoint, variant);
    case SharesRole:
        if (entry.isLiveOnly() && entry.liveEndpoint) {
            return trafficShares(entry.liveEndpoint->traffic);
        }
        return variant < 0 ? QVariantList() : trafficShares(endpoint, variant);
    case DialectRole:
        return endpoint.variants.empty()
                   ? QVariant()
                   : dialectName(endpoint.variants[static_cast<std::size_t>(std::max(variant, 0))]
                                     .manifestDocument()
                                     .dialect);
    default:
        return {};
    }
}

QVariant InventoryModel::deploymentData(const InventoryEntry &entry, int role) const
{
    const CatalogDeployment &deployment = *entry.deployment;
    const CatalogDeploymentVariant *const place = placeOf(entry, m_picks);
    switch (role) {
    case VariantsCountRole:
        return static_cast<int>(deployment.variants.size());
    case PercentRole: {
        if (const std::optional<int> percent = percentOf(entry, m_picks)) {
            return *percent;
        }
        return isShareUnreadable(entry, m_picks) ? QVariant(QStringLiteral("?")) : QVariant();
    }
    case InstanceCountRole:
        return place && place->manifest().instanceCount ? QVariant(*place->manifest().instanceCount)
                                                        : QVariant();
    case DialectRole:
        return deployment.variants.empty()
                   ? QVariant()
                   : dialectName(deployment.variants.front().manifestDocument().dialect);
    default:
        return {};
    }
}

void InventoryModel::onPicked(const QString &endpoint)
{
    const QModelIndex changed = indexOf({endpoint});
    if (!changed.isValid()) {
        return;
    }
    Q_EMIT dataChanged(changed, changed);
    if (const int rows = rowCount(changed); rows > 0) {
        Q_EMIT dataChanged(index(0, NameColumn, changed), index(rows - 1, NameColumn, changed));
    }
}

} // namespace serin
