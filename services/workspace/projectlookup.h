// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/workspace/projectregistry.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace serin {

/// The projects that can be chosen from one directory: the person's, and what the repository around
/// the directory offers. Made from files; runs no git. Immutable once made.
class ProjectLookup
{
public:
    /// @error NotFound: no such directory; all of ProjectRegistry::list().
    [[nodiscard]] static Result<ProjectLookup> at(const ProjectRegistry &registry,
                                                  const QString &directory);

    /// The person's, then those that the repository offers and the person does not have.
    [[nodiscard]] const QList<Project> &projects() const { return m_projects; }
    /// What could not be read on the way, for people.
    [[nodiscard]] const QStringList &warnings() const { return m_warnings; }
    /// The root of the repository around the directory; without one, the directory.
    [[nodiscard]] const QString &repository() const { return m_repository; }
    /// The directory without links.
    [[nodiscard]] const QString &directory() const { return m_directory; }

    /// The project whose folder holds the directory: the deepest, of several the person's own.
    /// Without one, a default project: all of the repository, or the directory, on the local
    /// workspace, dev.
    /// @error Conflict: several fit equally well, as two tiers of one folder.
    [[nodiscard]] Result<Project> holding() const;

    /// The project called @p name; one of this repository before those of others.
    /// @error NotFound; Conflict: several other repositories have one.
    [[nodiscard]] Result<Project> named(const QString &name) const;

private:
    ProjectLookup() = default;
    [[nodiscard]] Project defaultProject() const;

    QString m_directory;
    QString m_repository;
    QList<Project> m_projects;
    ProjectPicks m_defaultPicks;
    QStringList m_warnings;
};

} // namespace serin
