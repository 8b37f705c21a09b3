// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/projectplace.h"

#include "app/cli/globaloptions.h"
#include "services/git/layout/gitlayout.h"
#include "services/workspace/projectlookup.h"

#include <QDir>
#include <QFileInfo>

namespace serin {

DesiredPicks variantPicks(const ProjectPicks &picks)
{
    return {picks.endpoints, picks.deployments};
}

namespace {

ProjectPlace placeWithoutProject(const QString &directory)
{
    ProjectPlace place;
    place.directory = QFileInfo(directory).canonicalFilePath();
    const Result<GitLayout> layout = findGitLayout(place.directory);
    place.folder = layout ? layout->top : place.directory;
    return place;
}

} // namespace

Result<ProjectPlace> projectPlace(const GlobalOptions &options, const std::string &repository)
{
    const QString named = QString::fromStdString(repository);
    const Result<ProjectLookup> lookup =
        ProjectLookup::at(ProjectRegistry(), named.isEmpty() ? QDir::currentPath() : named);
    if (!lookup) {
        if (lookup.error().kind == ErrorKind::NotFound || !options.target.project.empty()) {
            return failure(lookup.error());
        }
        // Git goes on without the person's settings.
        options.output.warn(lookup.error().toLine());
        return placeWithoutProject(named.isEmpty() ? QDir::currentPath() : named);
    }
    for (const QString &warning : lookup->warnings()) {
        options.output.warn(warning);
    }
    const bool isChosen = !options.target.project.empty();
    const Result<Project> project =
        isChosen ? lookup->named(QString::fromStdString(options.target.project))
                 : lookup->holding();
    if (!project && (isChosen || project.error().kind != ErrorKind::Conflict)) {
        return failure(project.error());
    }
    ProjectPlace place;
    place.warnings = lookup->warnings();
    place.directory = lookup->directory();
    place.folder = lookup->repository();
    if (project) {
        place.folder = project->absoluteFolder();
        place.picks = variantPicks(project->picks);
        place.project = *project;
        if (isChosen && named.isEmpty()) {
            place.directory = project->repository;
        }
    }
    return place;
}

} // namespace serin
