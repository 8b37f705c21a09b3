// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inventory/inventorymodel.h"

#include "models/inventory/inventorytext.h"
#include "models/repository/variantpicks.h"

#include <QSet>

#include <algorithm>

namespace serin {

namespace {

std::unique_ptr<InventoryNode> makeNode(InventoryNode *parent, InventoryRows &rows)
{
    auto node = std::make_unique<InventoryNode>();
    node->entry = std::move(rows.entry);
    node->parent = parent;
    node->children.reserve(rows.children.size());
    for (InventoryRows &child : rows.children) {
        node->children.push_back(makeNode(node.get(), child));
    }
    return node;
}

bool sameContent(const InventoryEntry &a, const InventoryEntry &b)
{
    switch (a.kind) {
    case InventoryKind::Endpoint:
        return *a.endpoint == *b.endpoint;
    case InventoryKind::Deployment:
        // Its share stands in the endpoint's file.
        return *a.deployment == *b.deployment && a.endpoint->variants == b.endpoint->variants;
    case InventoryKind::Unassigned:
        return *a.deployment == *b.deployment;
    case InventoryKind::Unreadable:
        return a.file ? a.file->sameContent(*b.file) : *a.note == *b.note;
    case InventoryKind::UnassignedGroup:
    case InventoryKind::UnreadableGroup:
        return true;
    }
    return false;
}

} // namespace

InventoryModel::InventoryModel(const VariantPicks &picks, QObject *parent)
    : QAbstractItemModel(parent), m_picks(picks), m_root(std::make_unique<InventoryNode>())
{
    connect(&picks, &VariantPicks::picked, this, &InventoryModel::onPicked);
}

InventoryModel::~InventoryModel() = default;

void InventoryModel::setCatalog(const Catalog &catalog, const std::vector<FolderScanNote> &notes)
{
    // The old ones stay alive while rows that point into them are compared.
    const Catalog oldCatalog = std::exchange(m_catalog, catalog);
    const std::vector<FolderScanNote> oldNotes = std::exchange(m_notes, notes);
    std::vector<InventoryRows> rows = inventoryRows(m_catalog, m_notes, m_filter);
    merge(*m_root, rows);
}

void InventoryModel::setFilter(const QString &filter)
{
    if (filter == m_filter) {
        return;
    }
    beginResetModel();
    m_filter = filter;
    InventoryRows rows;
    rows.children = inventoryRows(m_catalog, m_notes, m_filter);
    m_root = makeNode(nullptr, rows);
    endResetModel();
}

QModelIndex InventoryModel::indexOf(const QStringList &keys) const
{
    InventoryNode *node = m_root.get();
    for (const QString &key : keys) {
        const auto found =
            std::find_if(node->children.begin(), node->children.end(),
                         [&key](const auto &child) { return child->entry.key == key; });
        if (found == node->children.end()) {
            return {};
        }
        node = found->get();
    }
    return indexOfNode(*node);
}

QStringList InventoryModel::keysOf(const QModelIndex &index) const
{
    QStringList keys;
    for (QModelIndex i = index; i.isValid(); i = i.parent()) {
        keys.prepend(nodeOf(i).entry.key);
    }
    return keys;
}

InventoryNode &InventoryModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? *static_cast<InventoryNode *>(index.internalPointer()) : *m_root;
}

QModelIndex InventoryModel::indexOfNode(InventoryNode &node) const
{
    return &node == m_root.get() ? QModelIndex()
                                 : createIndex(node.rowInParent(), NameColumn, &node);
}

QModelIndex InventoryModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    return createIndex(row, column, nodeOf(parent).children[static_cast<std::size_t>(row)].get());
}

QModelIndex InventoryModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOfNode(*nodeOf(child).parent) : QModelIndex();
}

int InventoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(nodeOf(parent).children.size());
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
    const InventoryEntry &entry = nodeOf(index).entry;
    switch (role) {
    case KindRole:
        return QVariant::fromValue(entry.kind);
    case KeyRole:
        return entry.key;
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
    case Qt::AccessibleTextRole:
        return inventoryAccessibleText(entry, m_picks);
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

QVariant InventoryModel::endpointData(const InventoryEntry &entry, int role) const
{
    const CatalogEndpoint &endpoint = *entry.endpoint;
    const int variant = m_picks.variantOf(endpoint);
    switch (role) {
    case VariantsCountRole:
        return static_cast<int>(endpoint.variants.size());
    case TrafficTextRole:
        return variant < 0 ? QString() : trafficText(endpoint, variant);
    case SharesRole:
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
        const std::optional<int> percent = percentOf(entry, m_picks);
        return percent ? QVariant(*percent) : QVariant();
    }
    case InstanceCountRole:
        return place && place->manifest().instanceCount ? QVariant(*place->manifest().instanceCount)
                                                        : QVariant();
    case DialectRole:
        return dialectName(deployment.variants.front().manifestDocument().dialect);
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

void InventoryModel::merge(InventoryNode &parent, std::vector<InventoryRows> &rows)
{
    removeMissing(parent, rows);
    insertNew(parent, rows);
    takeOver(parent, rows);
    Q_ASSERT(parent.children.size() == rows.size());
}

/// Removes the rows that are not in @p rows, and those that stand in another order there.
void InventoryModel::removeMissing(InventoryNode &parent, const std::vector<InventoryRows> &rows)
{
    QHash<QString, std::size_t> position;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        position.insert(rows[i].entry.key, i);
    }
    std::vector<bool> keep(parent.children.size());
    std::size_t next = 0;
    for (std::size_t i = 0; i < keep.size(); ++i) {
        const auto found = position.constFind(parent.children[i]->entry.key);
        keep[i] = found != position.constEnd() && *found >= next;
        next = keep[i] ? *found + 1 : next;
    }
    const QModelIndex parentIndex = indexOfNode(parent);
    for (std::size_t end = keep.size(); end > 0;) {
        if (keep[end - 1]) {
            --end;
            continue;
        }
        std::size_t begin = end;
        while (begin > 0 && !keep[begin - 1]) {
            --begin;
        }
        beginRemoveRows(parentIndex, static_cast<int>(begin), static_cast<int>(end) - 1);
        const auto first = parent.children.begin();
        parent.children.erase(first + static_cast<std::ptrdiff_t>(begin),
                              first + static_cast<std::ptrdiff_t>(end));
        parent.staleFrom(begin);
        endRemoveRows();
        end = begin;
    }
}

/// Inserts the rows that are missing; those that are there stand in the right order.
void InventoryModel::insertNew(InventoryNode &parent, std::vector<InventoryRows> &rows)
{
    const QModelIndex parentIndex = indexOfNode(parent);
    const auto isThere = [&](std::size_t row, std::size_t at) {
        return at < parent.children.size() && parent.children[at]->entry.key == rows[row].entry.key;
    };
    for (std::size_t begin = 0; begin < rows.size();) {
        if (isThere(begin, begin)) {
            ++begin;
            continue;
        }
        std::size_t end = begin;
        while (end < rows.size() && !isThere(end, begin)) {
            ++end;
        }
        std::vector<std::unique_ptr<InventoryNode>> added;
        for (std::size_t i = begin; i < end; ++i) {
            InventoryRows copy = rows[i]; // the row itself is still needed
            added.push_back(makeNode(&parent, copy));
        }
        beginInsertRows(parentIndex, static_cast<int>(begin), static_cast<int>(end) - 1);
        parent.children.insert(parent.children.begin() + static_cast<std::ptrdiff_t>(begin),
                               std::make_move_iterator(added.begin()),
                               std::make_move_iterator(added.end()));
        parent.staleFrom(begin);
        endInsertRows();
        begin = end;
    }
}

/// Makes the rows, which have the right keys now, point into the new catalogue, and tells which
/// look different.
void InventoryModel::takeOver(InventoryNode &parent, std::vector<InventoryRows> &rows)
{
    std::vector<std::size_t> changed;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        InventoryNode &node = *parent.children[i];
        if (!sameContent(node.entry, rows[i].entry)) {
            changed.push_back(i);
        }
        node.entry = rows[i].entry;
    }
    const QModelIndex parentIndex = indexOfNode(parent);
    for (std::size_t i = 0; i < changed.size();) {
        std::size_t last = i;
        while (last + 1 < changed.size() && changed[last + 1] == changed[last] + 1) {
            ++last;
        }
        Q_EMIT dataChanged(index(static_cast<int>(changed[i]), NameColumn, parentIndex),
                           index(static_cast<int>(changed[last]), NameColumn, parentIndex));
        i = last + 1;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        merge(*parent.children[i], rows[i].children);
    }
}

} // namespace serin
