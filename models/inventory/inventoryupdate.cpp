// SPDX-License-Identifier: GPL-3.0-or-later
// How the inventory's model gets from one snapshot to the next.
#include "models/inventory/inventorymodel.h"

#include "services/core/async.h"

#include <functional>
#include <utility>

namespace serin {

namespace {

using Range = InventoryRowChanges::Range;

/// So many separate changes are told one by one: each costs the views a walk through their rows.
constexpr std::size_t mostToldApart = 64;

std::size_t countOf(const InventoryRowChanges &changes)
{
    return changes.removed.size() + changes.inserted.size() + changes.changed.size();
}

std::size_t countOf(const InventoryChanges &changes)
{
    std::size_t count = countOf(changes.top);
    for (const auto &[row, below] : changes.below) {
        count += countOf(below);
    }
    return count;
}

std::size_t sizeOf(Range rows)
{
    return static_cast<std::size_t>(rows.last - rows.first + 1);
}

/// Makes @p branch have a node for each row after the changes, and gives back those that are gone.
std::vector<InventoryNodes> moveNodes(InventoryBranch &branch, const InventoryRowChanges &changes,
                                      const std::function<InventoryNodes(Range)> &makeNodes)
{
    std::vector<InventoryNodes> gone;
    for (const Range rows : changes.removed) {
        gone.push_back(branch.take(rows));
    }
    for (const Range rows : changes.inserted) {
        branch.insert(rows.first, makeNodes(rows));
    }
    return gone;
}

} // namespace

void InventoryModel::setCatalog(const Catalog &catalog, const std::vector<FolderScanNote> &notes)
{
    if (catalog.isSameAs(m_wanted.catalog) && notes == m_wanted.notes) {
        return;
    }
    Catalog before = std::exchange(m_wanted.catalog, catalog);
    m_wanted.notes = notes;
    if (m_pool) {
        releaseOn(m_pool, std::move(before));
    }
    update();
}

void InventoryModel::setLive(const LiveSnapshotPointer &live)
{
    if (live != m_wanted.live) {
        m_wanted.live = live;
        update();
    }
}

void InventoryModel::setErrors(const FolderErrorsPointer &errors)
{
    if (errors != m_wanted.errors) {
        m_wanted.errors = errors;
        update();
    }
}

void InventoryModel::setFilter(const QString &filter)
{
    if (filter != m_wanted.filter) {
        m_wanted.filter = filter;
        update();
    }
}

InventoryModel::Prepared InventoryModel::prepare(const InventorySnapshotPointer &before,
                                                 const Wanted &wanted)
{
    Prepared prepared;
    prepared.snapshot =
        inventorySnapshot(wanted.catalog, wanted.notes, wanted.filter, wanted.live, wanted.errors);
    if (before->filter == wanted.filter) {
        prepared.changes = changesBetween(*before, *prepared.snapshot);
    } else {
        prepared.root = std::make_unique<InventoryBranch>(nullptr);
        const int last = static_cast<int>(prepared.snapshot->rows.size()) - 1;
        prepared.root->children = topNodes(*prepared.snapshot, {0, last}, prepared.root.get());
    }
    return prepared;
}

void InventoryModel::update()
{
    if (!m_pool) {
        apply(prepare(m_shown, m_wanted));
        Q_EMIT settled();
        return;
    }
    if (m_isPreparing) {
        m_again = true;
        return;
    }
    m_isPreparing = true;
    using Answer = std::shared_ptr<Prepared>; // an answer must be copyable
    const auto work = [before = m_shown, wanted = m_wanted]() -> Result<Answer> {
        return std::make_shared<Prepared>(prepare(before, wanted));
    };
    deliver(runAsync(m_pool, work), this, [this](const Result<Answer> &prepared) {
        if (prepared && (*prepared)->snapshot->filter == m_wanted.filter) {
            apply(std::move(**prepared));
        }
        m_isPreparing = false;
        if (std::exchange(m_again, false)) {
            update();
        } else {
            Q_EMIT settled();
        }
    });
}

void InventoryModel::apply(Prepared prepared)
{
    InventorySnapshotPointer before = m_shown; // rows point into it to the end
    if (prepared.root) {
        replaceAll(prepared);
    } else if (countOf(prepared.changes) > mostToldApart) {
        relayout(prepared.changes, prepared.snapshot);
    } else {
        applyChanges(prepared.changes, prepared.snapshot);
    }
    if (m_pool) {
        releaseOn(m_pool, std::move(prepared));
        releaseOn(m_pool, std::move(before));
    }
}

void InventoryModel::replaceAll(Prepared &prepared)
{
    beginResetModel();
    m_shown = prepared.snapshot;
    std::swap(m_root, prepared.root);
    endResetModel();
}

void InventoryModel::applyChanges(const InventoryChanges &changes,
                                  const InventorySnapshotPointer &after)
{
    m_isChanging = true;
    for (const Range rows : changes.top.removed) {
        beginRemoveRows({}, rows.first, rows.last);
        const InventoryNodes gone = m_root->take(rows);
        endRemoveRows();
    }
    for (const Range rows : changes.top.inserted) {
        beginInsertRows({}, rows.first, rows.last);
        m_root->insert(rows.first, topNodes(*after, rows, m_root.get()));
        endInsertRows();
    }
    for (const auto &[row, below] : changes.below) {
        applyBelow(row, below, after->rows[static_cast<std::size_t>(row)]);
    }
    takeOver(after);
    m_isChanging = false;
    tellChanged({}, changes.top);
    for (const auto &[row, below] : changes.below) {
        tellChanged(index(row, NameColumn), below);
    }
}

void InventoryModel::applyBelow(int row, const InventoryRowChanges &changes,
                                const InventoryRow &after)
{
    if (!changes.movesRows()) {
        return;
    }
    InventoryTop &top = topAt(row);
    const QModelIndex parent = index(row, NameColumn);
    top.between = std::make_unique<std::vector<const InventoryEntry *>>();
    for (const InventoryEntry &entry : top.shown->children) {
        top.between->push_back(&entry);
    }
    for (const Range rows : changes.removed) {
        beginRemoveRows(parent, rows.first, rows.last);
        top.between->erase(top.between->begin() + rows.first, top.between->begin() + rows.last + 1);
        const InventoryNodes gone = top.children.empty() ? InventoryNodes() : top.take(rows);
        endRemoveRows();
    }
    for (const Range rows : changes.inserted) {
        std::vector<const InventoryEntry *> added;
        for (int i = rows.first; i <= rows.last; ++i) {
            added.push_back(&after.children[static_cast<std::size_t>(i)]);
        }
        beginInsertRows(parent, rows.first, rows.last);
        top.between->insert(top.between->begin() + rows.first, added.begin(), added.end());
        if (!top.children.empty()) {
            top.insert(rows.first, bareNodes(sizeOf(rows), &top));
        }
        endInsertRows();
    }
    top.shown = &after;
    top.between.reset();
}

void InventoryModel::relayout(const InventoryChanges &changes,
                              const InventorySnapshotPointer &after)
{
    Q_EMIT layoutAboutToBeChanged();
    std::vector<std::vector<InventoryNodes>> gone;
    gone.push_back(moveNodes(*m_root, changes.top, [this, &after](Range rows) {
        return topNodes(*after, rows, m_root.get());
    }));
    for (const auto &[row, below] : changes.below) {
        InventoryTop &top = topAt(row);
        if (!top.children.empty()) {
            gone.push_back(moveNodes(top, below,
                                     [&top](Range rows) { return bareNodes(sizeOf(rows), &top); }));
        }
    }
    takeOver(after);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList now;
    now.reserve(before.size());
    for (const QModelIndex &old : before) {
        InventoryNode &node = nodeOf(old);
        const bool isThere = node.parent && (isTop(node) || node.parent->parent);
        now.append(isThere ? indexOfNode(node) : QModelIndex());
    }
    changePersistentIndexList(before, now);
    Q_EMIT layoutChanged();
}

/// Every row shows what @p after has for it.
void InventoryModel::takeOver(const InventorySnapshotPointer &after)
{
    Q_ASSERT(m_root->children.size() == after->rows.size());
    for (std::size_t i = 0; i < after->rows.size(); ++i) {
        topAt(static_cast<int>(i)).shown = &after->rows[i];
    }
    m_shown = after;
}

void InventoryModel::tellChanged(const QModelIndex &parent, const InventoryRowChanges &changes)
{
    for (const Range rows : changes.changed) {
        Q_EMIT dataChanged(index(rows.first, NameColumn, parent),
                           index(rows.last, NameColumn, parent));
    }
}

} // namespace serin
