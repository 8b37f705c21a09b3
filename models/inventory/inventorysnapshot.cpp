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
    explicit RowBuilder(InventorySnapshot &snapshot)
        : m_snapshot(snapshot), m_filter(snapshot.filter)
    {}

    void addEndpoints()
    {
        std::vector<LiveViewPointer> liveOnly;
        if (m_snapshot.live) {
            for (const auto &[name, view] : m_snapshot.live->endpoints) {
                if (!m_snapshot.catalog.endpoint(name)) {
                    liveOnly.push_back(view);
                }
            }
        }
        auto next = liveOnly.begin();
        for (const CatalogEndpoint &endpoint : m_snapshot.catalog.endpoints()) {
            const bool isLast = isPlaceholderName(endpoint.name);
            while (next != liveOnly.end() && (isLast || (*next)->name < endpoint.name)) {
                addLiveOnly(**next++);
            }
            addEndpoint(endpoint,
                        m_snapshot.live ? m_snapshot.live->endpoint(endpoint.name).get() : nullptr);
        }
        while (next != liveOnly.end()) {
            addLiveOnly(**next++);
        }
    }

    void addUnassigned()
    {
        const Catalog &catalog = m_snapshot.catalog;
        InventoryRow group;
        group.entry.kind = InventoryKind::UnassignedGroup;
        for (const CatalogDeployment &deployment : catalog.unassigned()) {
            if (matches(deployment.name)) {
                InventoryEntry entry;
                entry.kind = InventoryKind::Unassigned;
                entry.deployment = &deployment;
                entry.errors = errorsOf(deployment);
                group.children.push_back(entry);
            }
        }
        addGroup(std::move(group));
    }

    void addUnreadable()
    {
        InventoryRow group;
        group.entry.kind = InventoryKind::UnreadableGroup;
        for (const CatalogFilePointer &file : m_snapshot.catalog.files()) {
            if (file->error && matches(file->relativePath())) {
                InventoryEntry entry;
                entry.kind = InventoryKind::Unreadable;
                entry.file = file.get();
                group.children.push_back(entry);
            }
        }
        for (const FolderScanNote &note : m_snapshot.notes) {
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

    using ErrorsByKey = QHash<QString, EndpointErrors>;
    [[nodiscard]] const EndpointErrors *errorsOf(const CatalogEndpoint &endpoint) const
    {
        return errorsIn(&FolderErrors::endpoints, endpoint);
    }
    [[nodiscard]] const EndpointErrors *errorsOf(const CatalogDeployment &unassigned) const
    {
        return errorsIn(&FolderErrors::unassigned, unassigned.variants.front());
    }
    template<typename Keyed>
    [[nodiscard]] const EndpointErrors *errorsIn(ErrorsByKey FolderErrors::*kind,
                                                 const Keyed &keyed) const
    {
        if (!m_snapshot.errors || (*m_snapshot.errors.*kind).isEmpty()) {
            return nullptr;
        }
        const ErrorsByKey &all = *m_snapshot.errors.*kind;
        const auto found = all.constFind(keyed.key());
        return found == all.constEnd() ? nullptr : &*found;
    }

    void addLiveOnly(const LiveEndpointView &live)
    {
        m_snapshot.liveOnly.push_back({live.name, {}, {}});
        addEndpoint(m_snapshot.liveOnly.back(), &live);
    }

    void addEndpoint(const CatalogEndpoint &endpoint, const LiveEndpointView *live)
    {
        InventoryRow row;
        row.entry.kind = InventoryKind::Endpoint;
        row.entry.endpoint = &endpoint;
        row.entry.liveEndpoint = live;
        row.entry.isLiveKnown = m_snapshot.live && m_snapshot.live->isKnown;
        row.entry.errors = errorsOf(endpoint);
        const bool whole = matches(endpoint.name);
        const auto add = [&](const CatalogDeployment &deployment, const LiveDeploymentView *part) {
            InventoryEntry entry = row.entry;
            entry.kind = InventoryKind::Deployment;
            entry.deployment = &deployment;
            entry.liveDeployment = part;
            entry.isLiveKnown = entry.isLiveKnown && (!live || live->deployments);
            row.children.push_back(entry);
        };
        for (const CatalogDeployment &deployment : endpoint.deployments) {
            if (whole || matches(deployment.name)) {
                add(deployment, live ? live->deployment(deployment.name) : nullptr);
            }
        }
        if (live && live->deployments) {
            for (const LiveDeploymentView &part : *live->deployments) {
                if (!endpoint.deployment(part.name) && (whole || matches(part.name))) {
                    m_snapshot.liveOnlyDeployments.push_back({part.name, {}});
                    add(m_snapshot.liveOnlyDeployments.back(), &part);
                }
            }
        }
        if (whole || !row.children.empty()) {
            row.children.shrink_to_fit();
            m_rows.push_back(std::move(row));
        }
    }

    void addGroup(InventoryRow group)
    {
        if (!group.children.empty()) {
            m_rows.push_back(std::move(group));
        }
    }

    InventorySnapshot &m_snapshot;
    const QString m_filter;
    std::vector<InventoryRow> m_rows;
};

} // namespace

bool InventoryEntry::isLiveOnly() const
{
    return deployment ? deployment->variants.empty()
                      : endpoint && endpoint->variants.empty() && endpoint->deployments.empty();
}

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

namespace {

template<typename T>
bool sameValue(const T *a, const T *b)
{
    return a == b || (a && b && *a == *b);
}

} // namespace

bool sameContent(const InventoryEntry &a, const InventoryEntry &b)
{
    if (a.kind != b.kind || a.isLiveKnown != b.isLiveKnown ||
        !sameValue(a.liveEndpoint, b.liveEndpoint) ||
        !sameValue(a.liveDeployment, b.liveDeployment) || !sameValue(a.errors, b.errors)) {
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
                                           const QString &filter, const LiveSnapshotPointer &live,
                                           const FolderErrorsPointer &errors)
{
    auto snapshot = std::make_shared<InventorySnapshot>();
    snapshot->catalog = catalog;
    snapshot->notes = notes;
    snapshot->filter = filter;
    snapshot->live = live;
    snapshot->errors = errors;
    RowBuilder builder(*snapshot);
    builder.addEndpoints();
    builder.addUnassigned();
    builder.addUnreadable();
    snapshot->rows = builder.take();
    snapshot->rows.shrink_to_fit();
    snapshot->rowByKey.reserve(static_cast<qsizetype>(snapshot->rows.size()));
    for (std::size_t i = 0; i < snapshot->rows.size(); ++i) {
        snapshot->rowByKey.insert(inventoryKey(snapshot->rows[i].entry), static_cast<int>(i));
    }
    return snapshot;
}

} // namespace serin
