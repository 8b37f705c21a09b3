// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/workspace/project.h"
#include "services/workspace/registryfile.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace serin {

/// The projects of the person, in `projects.json` of the config folder, shared by all programs;
/// what they have picked in them, and what was applied where. Holds no secrets. Everything is read
/// again for each call; see RegistryFile for threads, locks and errors that all functions share.
class ProjectRegistry
{
public:
    struct Listing
    {
        QList<Project> projects; ///< in the order they were added
        QStringList warnings;    ///< entries and files that cannot be read, for people
    };

    explicit ProjectRegistry(const QString &path = defaultPath());

    [[nodiscard]] static QString defaultPath();
    [[nodiscard]] const QString &path() const { return m_file.path(); }

    [[nodiscard]] Result<Listing> list() const;

    // What changes something returns warnings for people, usually none.

    /// Its picks come along. @error Conflict: the repository has one of that name; Invalid:
    /// checkProject().
    [[nodiscard]] Result<QStringList> add(const Project &project);
    /// Makes the entry of the same repository and name what @p project says.
    /// @error NotFound; Invalid.
    [[nodiscard]] Result<QStringList> replace(const Project &project);
    /// With its picks. What was applied stays known. @error NotFound.
    [[nodiscard]] Result<QStringList> remove(const QString &repository, const QString &name);

    /// Of any project, registered or not.
    [[nodiscard]] Result<ProjectPicks> picks(const QString &repository, const QString &name) const;
    [[nodiscard]] Result<QStringList> setPicks(const QString &repository, const QString &name,
                                               const ProjectPicks &picks);

    /// Whether @p folder (Project::absoluteFolder()) was ever applied to the workspace of
    /// @p workspaceIdentity (WorkspaceEntry::identity()); the first time is asked about.
    [[nodiscard]] Result<bool> wasApplied(const QString &folder,
                                          const QString &workspaceIdentity) const;
    [[nodiscard]] Result<QStringList> setApplied(const QString &folder,
                                                 const QString &workspaceIdentity);

private:
    const RegistryFile m_file;
};

} // namespace serin
