// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventorynode.h"
#include "services/manifest/catalog.h"

#include <QAbstractItemModel>

#include <vector>

namespace serin {

class VariantPicks;

/// The endpoints of a folder with their deployments, then a group of deployments that belong to no
/// endpoint and a group of what could not be read. A refresh inserts, removes and changes rows, so
/// that selection, scroll and expansion stay; a new filter resets.
class InventoryModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { NameColumn, ColumnCount };
    enum Role {
        KindRole = Qt::UserRole, ///< InventoryKind
        KeyRole,                 ///< QString; stays the same over refreshes, unique among siblings
        EndpointKeyRole,         ///< QString: CatalogEndpoint::key(), also of its deployments
        NameRole,          ///< QString, as written; Qt::DisplayRole is bounded and on one line
        TrafficTextRole,   ///< QString: "blue 90 · green 10", bounded; empty when no variant is
                           ///< picked
        SharesRole,        ///< QVariantList: trafficShares()
        PercentRole,       ///< int: a deployment's share; invalid when it is not known
        InstanceCountRole, ///< int; invalid when it is not known
        DialectRole,       ///< QString: dialectName()
        FilePathRole,      ///< QString: absolute; of the variant to work on, else the first
        VariantsCountRole, ///< int: files that describe it
        ProblemRole,       ///< QString: why it cannot be edited as it is; may be empty
    };

    /// @p picks must outlive the model.
    explicit InventoryModel(const VariantPicks &picks, QObject *parent = nullptr);
    ~InventoryModel() override;

    void setCatalog(const Catalog &catalog, const std::vector<FolderScanNote> &notes);
    [[nodiscard]] const QString &filter() const { return m_filter; }
    void setFilter(const QString &filter);
    /// Rows by their KeyRole from the top; an invalid index when there is none.
    [[nodiscard]] QModelIndex indexOf(const QStringList &keys) const;
    /// The KeyRoles from the top to @p index.
    [[nodiscard]] QStringList keysOf(const QModelIndex &index) const;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    [[nodiscard]] InventoryNode &nodeOf(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOfNode(InventoryNode &node) const;
    [[nodiscard]] QVariant endpointData(const InventoryEntry &entry, int role) const;
    [[nodiscard]] QVariant deploymentData(const InventoryEntry &entry, int role) const;
    void onPicked(const QString &endpoint);
    void merge(InventoryNode &parent, std::vector<InventoryRows> &rows);
    void removeMissing(InventoryNode &parent, const std::vector<InventoryRows> &rows);
    void insertNew(InventoryNode &parent, std::vector<InventoryRows> &rows);
    void takeOver(InventoryNode &parent, std::vector<InventoryRows> &rows);

    const VariantPicks &m_picks;
    Catalog m_catalog;
    std::vector<FolderScanNote> m_notes;
    QString m_filter;
    std::unique_ptr<InventoryNode> m_root;
};

} // namespace serin
