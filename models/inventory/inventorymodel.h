// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventorynode.h"
#include "services/manifest/catalog.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

class QThreadPool;

namespace serin {

class VariantPicks;

/// The endpoints of a folder with their deployments, then a group of deployments that belong to no
/// endpoint and a group of what could not be read. A refresh inserts, removes and changes rows (or
/// lays them out anew, when it is many), so that selection and expansion stay; a new filter resets.
///
/// What to show is put together on another thread, so what is set shows a little later: settled()
/// tells. Of several requests in the meantime only the last counts.
class InventoryModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { NameColumn, ColumnCount };
    enum Role {
        KindRole = Qt::UserRole, ///< InventoryKind
        KeyRole,                 ///< QString; stays the same over refreshes, unique among siblings
        EndpointKeyRole,         ///< QString: CatalogEndpoint::key(), also of its deployments
        NameRole,        ///< QString, as written; Qt::DisplayRole is bounded and on one line
        TrafficTextRole, ///< QString: "blue 90 · green 10", bounded; empty when no variant is
                         ///< picked
        SharesRole,      ///< QVariantList: trafficShares()
        PercentRole, ///< int: a deployment's share; "?": what is written is none; invalid: it is
                     ///< not known
        InstanceCountRole, ///< int; invalid when it is not known
        DialectRole,       ///< QString: dialectName()
        FilePathRole,      ///< QString: absolute; of the variant to work on, else the first
        VariantsCountRole, ///< int: files that describe it
        ProblemRole,       ///< QString: why it cannot be edited as it is; may be empty
        StateGlyphRole,    ///< QString: of the live state; empty when nothing of it is live
        StateWordRole,     ///< QString, likewise
        StateToneRole,     ///< int: LiveTone
        InstancesTextRole, ///< QString: "1/2", ready of asked for; empty when it is not live
        SyncTextRole,      ///< QString: inventorySync()
        ErrorsRole,        ///< QString: inventoryErrors()
    };

    /// @p picks must outlive the model. @p pool does the work; without one everything is done at
    /// once in the calling thread.
    explicit InventoryModel(const VariantPicks &picks, QThreadPool *pool = nullptr,
                            QObject *parent = nullptr);
    ~InventoryModel() override;

    void setCatalog(const Catalog &catalog, const std::vector<FolderScanNote> &notes);
    /// @p live may be nullptr: nothing is known.
    void setLive(const LiveSnapshotPointer &live);
    /// Never nullptr.
    void setErrors(const FolderErrorsPointer &errors);
    void setFilter(const QString &filter);
    /// Of what is shown.
    [[nodiscard]] const QString &filter() const { return m_shown->filter; }
    /// What was set is what is shown.
    [[nodiscard]] bool isSettled() const { return !m_isPreparing; }
    /// Rows by their KeyRole from the top; an invalid index when there is none.
    [[nodiscard]] QModelIndex indexOf(const QStringList &keys) const;
    /// KeyRole of a row of the top level.
    [[nodiscard]] QString keyAt(int row) const { return inventoryKey(topAt(row).shown->entry); }
    /// The KeyRoles from the top to @p index.
    [[nodiscard]] QStringList keysOf(const QModelIndex &index) const;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    void settled();

private:
    /// The next snapshot and how to get there.
    struct Prepared
    {
        InventorySnapshotPointer snapshot;
        /// All rows anew; nullptr: as the changes say.
        std::unique_ptr<InventoryBranch> root;
        InventoryChanges changes;
    };
    struct Wanted
    {
        Catalog catalog;
        std::vector<FolderScanNote> notes;
        QString filter;
        LiveSnapshotPointer live;
        FolderErrorsPointer errors;
    };

    [[nodiscard]] InventoryNode &nodeOf(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOfNode(InventoryNode &node) const;
    [[nodiscard]] int topRowOf(const QString &key) const;
    [[nodiscard]] bool isTop(const InventoryNode &node) const;
    [[nodiscard]] InventoryTop &topAt(int row) const;
    [[nodiscard]] const InventoryEntry &entryOf(const QModelIndex &index) const;
    [[nodiscard]] QVariant liveData(const InventoryEntry &entry, int role) const;
    [[nodiscard]] QVariant endpointData(const InventoryEntry &entry, int role) const;
    [[nodiscard]] QVariant deploymentData(const InventoryEntry &entry, int role) const;
    void onPicked(const QString &endpoint);

    [[nodiscard]] static Prepared prepare(const InventorySnapshotPointer &before,
                                          const Wanted &wanted);
    void update();
    void apply(Prepared prepared);
    void replaceAll(Prepared &prepared);
    void applyChanges(const InventoryChanges &changes, const InventorySnapshotPointer &after);
    void applyBelow(int row, const InventoryRowChanges &changes, const InventoryRow &after);
    void relayout(const InventoryChanges &changes, const InventorySnapshotPointer &after);
    void takeOver(const InventorySnapshotPointer &after);
    void tellChanged(const QModelIndex &parent, const InventoryRowChanges &changes);

    const VariantPicks &m_picks;
    QThreadPool *m_pool;
    Wanted m_wanted;
    bool m_isPreparing = false;
    bool m_again = false;      ///< something else was set meanwhile
    bool m_isChanging = false; ///< rows come and go: they are not those of m_shown
    InventorySnapshotPointer m_shown;
    std::unique_ptr<InventoryBranch> m_root;
};

} // namespace serin
