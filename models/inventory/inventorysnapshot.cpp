// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inventory/inventorysnapshot.h"

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
            InventoryRow row;
            row.entry.kind = InventoryKind::Endpoint;
            row.entry.endpoint = &endpoint;
            const bool whole = matches(endpoint.name);
            for (const CatalogDeployment &deployment : endpoint.deployments) {
                if (whole || matches(deployment.name)) {
                    InventoryEntry entry;
                    entry.kind = InventoryKind::Deployment;
                    entry.endpoint = &endpoint;
                    entry.deployment = &deployment;
                    row.children.push_back(entry);
                }
            }
            if (whole || !row.children.empty()) {
                row.children.shrink_to_fit();
                m_rows.push_back(std::move(row));
            }
        }
    }

    void addUnassigned(const Catalog &catalog)
    {
        InventoryRow group;
        group.entry.kind = InventoryKind::UnassignedGroup;
        for (const CatalogDeployment &deployment : catalog.unassigned()) {
            if (matches(deployment.name)) {
                InventoryEntry entry;
                entry.kind = InventoryKind::Unassigned;
                entry.deployment = &deployment;
                group.children.push_back(entry);
            }
        }
        addGroup(std::move(group));
    }

    void addUnreadable(const Catalog &catalog, const std::vector<FolderScanNote> &notes)
    {
        InventoryRow group;
        group.entry.kind = InventoryKind::UnreadableGroup;
        for (const CatalogFilePointer &file : catalog.files()) {
            if (file->error && matches(file->relativePath())) {
                InventoryEntry entry;
                entry.kind = InventoryKind::Unreadable;
                entry.file = file.get();
                group.children.push_back(entry);
            }
        }
        for (const FolderScanNote &note : notes) {
            if (isUnreadable(note) && matches(note.path)) {
                InventoryEntry entry;
                entry.kind = InventoryKind::Unreadable;
                entry.note = &note;
                group.children.push_back(entry);
            }
        }
        addGroup(std::move(group));
    }

    std::vector<InventoryRow> take() { return std::move(m_rows); }

private:
    [[nodiscard]] bool matches(QStringView text) const
    {
        return m_filter.isEmpty() || text.contains(m_filter, Qt::CaseInsensitive);
    }

    void addGroup(InventoryRow group)
    {
        if (!group.children.empty()) {
            m_rows.push_back(std::move(group));
        }
    }

    QString m_filter;
    std::vector<InventoryRow> m_rows;
};

} // namespace

QString inventoryKey(const InventoryEntry &entry)
{
    const QLatin1Char slash('/');
    switch (entry.kind) {
    case InventoryKind::Endpoint:
        return entry.endpoint->key();
    case InventoryKind::Deployment:
        // As in CatalogEndpoint::key(): a name that is a placeholder tells nothing apart.
        if (isPlaceholderName(entry.deployment->name)) {
            return slash + entry.deployment->variants.front().key();
        }
        return entry.deployment->name.startsWith(slash) ? slash + entry.deployment->name
                                                        : entry.deployment->name;
    case InventoryKind::Unassigned:
        return entry.deployment->variants.front().key();
    case InventoryKind::UnassignedGroup:
        return QStringLiteral("/unassigned");
    case InventoryKind::UnreadableGroup:
        return QStringLiteral("/unreadable");
    case InventoryKind::Unreadable:
        return entry.file ? entry.file->path
                          : entry.note->path + QLatin1Char('\n') +
                                QString::number(static_cast<int>(entry.note->kind));
    }
    return {};
}

bool sameContent(const InventoryEntry &a, const InventoryEntry &b)
{
    if (a.kind != b.kind) {
        return false;
    }
    switch (a.kind) {
    case InventoryKind::Endpoint:
        return *a.endpoint == *b.endpoint;
    case InventoryKind::Deployment:
        // Its share stands in the endpoint's file.
        return *a.deployment == *b.deployment && a.endpoint->variants == b.endpoint->variants;
    case InventoryKind::Unassigned:
        return *a.deployment == *b.deployment;
    case InventoryKind::Unreadable:
        return a.file && b.file ? a.file->sameContent(*b.file)
                                : a.note && b.note && *a.note == *b.note;
    case InventoryKind::UnassignedGroup:
    case InventoryKind::UnreadableGroup:
        return true;
    }
    return false;
}

InventorySnapshotPointer inventorySnapshot(const Catalog &catalog,
                                           const std::vector<FolderScanNote> &notes,
                                           const QString &filter)
{
    auto snapshot = std::make_shared<InventorySnapshot>();
    snapshot->catalog = catalog;
    snapshot->notes = notes;
    snapshot->filter = filter;
    RowBuilder builder(filter);
    builder.addEndpoints(snapshot->catalog);
    builder.addUnassigned(snapshot->catalog);
    builder.addUnreadable(snapshot->catalog, snapshot->notes);
    snapshot->rows = builder.take();
    snapshot->rows.shrink_to_fit();
    snapshot->rowByKey.reserve(static_cast<qsizetype>(snapshot->rows.size()));
    for (std::size_t i = 0; i < snapshot->rows.size(); ++i) {
        snapshot->rowByKey.insert(inventoryKey(snapshot->rows[i].entry), static_cast<int>(i));
    }
    return snapshot;
}

} // namespace serin
