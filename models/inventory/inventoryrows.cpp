// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inventory/inventorynode.h"

namespace serin {

namespace {

/// Whether @p note is something a person would look for in the tree. The rest is by design.
bool isUnreadable(const FolderScanNote &note)
{
    switch (note.kind) {
    case FolderScanNote::Kind::FolderUnreadable:
    case FolderScanNote::Kind::FileUnreadable:
    case FolderScanNote::Kind::TooLarge:
    case FolderScanNote::Kind::Changing:
    case FolderScanNote::Kind::NameNotUtf8:
    case FolderScanNote::Kind::TooDeep:
        return true;
    case FolderScanNote::Kind::NotRegular:
    case FolderScanNote::Kind::Disappeared:
    case FolderScanNote::Kind::LinkLeaves:
    case FolderScanNote::Kind::LinkRepeats:
    case FolderScanNote::Kind::OtherRepository:
    case FolderScanNote::Kind::FolderIgnored:
        return false;
    }
    return false;
}

class RowBuilder
{
public:
    explicit RowBuilder(const QString &filter) : m_filter(filter) {}

    void addEndpoints(const Catalog &catalog)
    {
        for (const CatalogEndpoint &endpoint : catalog.endpoints()) {
            InventoryRows row;
            row.entry.kind = InventoryKind::Endpoint;
            row.entry.key = endpoint.key();
            row.entry.endpoint = &endpoint;
            const bool whole = matches(endpoint.name);
            for (const CatalogDeployment &deployment : endpoint.deployments) {
                if (whole || matches(deployment.name)) {
                    row.children.push_back(deploymentRow(endpoint, deployment));
                }
            }
            if (whole || !row.children.empty()) {
                m_rows.push_back(std::move(row));
            }
        }
    }

    void addUnassigned(const Catalog &catalog)
    {
        InventoryRows group;
        group.entry.kind = InventoryKind::UnassignedGroup;
        group.entry.key = QStringLiteral("/unassigned");
        for (const CatalogDeployment &deployment : catalog.unassigned()) {
            if (matches(deployment.name)) {
                InventoryEntry entry;
                entry.kind = InventoryKind::Unassigned;
                entry.key = deployment.variants.front().key();
                entry.deployment = &deployment;
                group.children.push_back({std::move(entry), {}});
            }
        }
        addGroup(std::move(group));
    }

    void addUnreadable(const Catalog &catalog, const std::vector<FolderScanNote> &notes)
    {
        InventoryRows group;
        group.entry.kind = InventoryKind::UnreadableGroup;
        group.entry.key = QStringLiteral("/unreadable");
        for (const CatalogFilePointer &file : catalog.files()) {
            if (file->error && matches(file->relativePath().toString())) {
                InventoryEntry entry;
                entry.kind = InventoryKind::Unreadable;
                entry.key = file->path;
                entry.file = file;
                group.children.push_back({std::move(entry), {}});
            }
        }
        for (const FolderScanNote &note : notes) {
            if (isUnreadable(note) && matches(note.path)) {
                InventoryEntry entry;
                entry.kind = InventoryKind::Unreadable;
                entry.key =
                    note.path + QLatin1Char('\n') + QString::number(static_cast<int>(note.kind));
                entry.note = &note;
                group.children.push_back({std::move(entry), {}});
            }
        }
        addGroup(std::move(group));
    }

    std::vector<InventoryRows> take() { return std::move(m_rows); }

private:
    [[nodiscard]] bool matches(const QString &text) const
    {
        return m_filter.isEmpty() || text.contains(m_filter, Qt::CaseInsensitive);
    }

    static InventoryRows deploymentRow(const CatalogEndpoint &endpoint,
                                       const CatalogDeployment &deployment)
    {
        InventoryEntry entry;
        entry.kind = InventoryKind::Deployment;
        // As in CatalogEndpoint::key(): a name that is a placeholder tells nothing apart.
        const QLatin1Char slash('/');
        if (isPlaceholderName(deployment.name)) {
            entry.key = slash + deployment.variants.front().key();
        } else {
            entry.key =
                deployment.name.startsWith(slash) ? slash + deployment.name : deployment.name;
        }
        entry.endpoint = &endpoint;
        entry.deployment = &deployment;
        return {std::move(entry), {}};
    }

    void addGroup(InventoryRows group)
    {
        if (!group.children.empty()) {
            m_rows.push_back(std::move(group));
        }
    }

    QString m_filter;
    std::vector<InventoryRows> m_rows;
};

} // namespace

std::vector<InventoryRows> inventoryRows(const Catalog &catalog,
                                         const std::vector<FolderScanNote> &notes,
                                         const QString &filter)
{
    RowBuilder builder(filter);
    builder.addEndpoints(catalog);
    builder.addUnassigned(catalog);
    builder.addUnreadable(catalog, notes);
    return builder.take();
}

} // namespace serin
