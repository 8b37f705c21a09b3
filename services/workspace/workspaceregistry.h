// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/workspace/registryfile.h"
#include "services/workspace/workspaceentry.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace serin {

/// The workspaces of the person, in `workspaces.json` of the config folder, shared by all programs.
/// The local one is always among them. Holds no secrets. Everything is read again for each call;
/// see RegistryFile for threads, locks and errors that all functions share.
class WorkspaceRegistry
{
public:
    struct Listing
    {
        QList<WorkspaceEntry> workspaces; ///< the local one, then in the order they were added
        QStringList warnings;             ///< entries and files that cannot be read, for people
    };

    explicit WorkspaceRegistry(const QString &path = defaultPath());

    [[nodiscard]] static QString defaultPath();
    [[nodiscard]] const QString &path() const { return m_file.path(); }

    [[nodiscard]] Result<Listing> list() const;
    /// The workspace called @p nameOrId, or the one of that ARM id; of an id that no entry has, the
    /// public cloud's, prod. @error NotFound: no such name.
    [[nodiscard]] Result<WorkspaceEntry> find(const QString &nameOrId) const;

    // What changes something returns warnings for people, usually none.

    /// @error Conflict: the name is taken, or another entry is the same workspace; Invalid:
    /// checkWorkspace().
    [[nodiscard]] Result<QStringList> add(const WorkspaceEntry &entry);
    /// Makes the entry of that name what @p entry says. @error NotFound; Conflict; Invalid.
    [[nodiscard]] Result<QStringList> replace(const WorkspaceEntry &entry);
    /// @error NotFound; Invalid: the local one stays.
    [[nodiscard]] Result<QStringList> remove(const QString &name);

private:
    [[nodiscard]] Result<QStringList> put(const WorkspaceEntry &entry, bool isNew);

    const RegistryFile m_file;
};

} // namespace serin
