// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/projectcommands.h"

#include "app/cli/arguments.h"
#include "app/cli/globaloptions.h"
#include "app/cli/wordchecks.h"
#include "services/git/layout/gitstate.h"
#include "services/workspace/projectlookup.h"
#include "services/workspace/workspaceregistry.h"

#include <CLI/CLI.hpp>

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>

#include <memory>

namespace serin {

namespace {

struct ProjectRequest
{
    std::string name;
    std::string repository;
    std::string folder;
    std::string branch;
    std::optional<Tier> tier;
    std::optional<ProjectApplies> applies;
};

QString directoryOf(const ProjectRequest &request)
{
    return request.repository.empty() ? QDir::currentPath()
                                      : QString::fromStdString(request.repository);
}

QString originWord(Project::Origin origin)
{
    switch (origin) {
    case Project::Origin::Registered:
        return QStringLiteral("registered");
    case Project::Origin::Offered:
        return QStringLiteral("offered");
    case Project::Origin::Default:
        return QStringLiteral("default");
    }
    Q_UNREACHABLE();
}

QJsonObject toJson(const Project &project)
{
    return {{QStringLiteral("name"), project.name},
            {QStringLiteral("repository"), project.repository},
            {QStringLiteral("folder"), project.folder},
            {QStringLiteral("branch"), project.branch},
            {QStringLiteral("workspace"), project.workspace},
            {QStringLiteral("tier"), tierName(project.tier)},
            {QStringLiteral("applies"), projectAppliesName(project.applies)},
            {QStringLiteral("origin"), originWord(project.origin)}};
}

QStringList toRow(const Project &project)
{
    return {project.name,
            tierName(project.tier),
            project.workspace,
            project.branch.isEmpty() ? QStringLiteral("any") : project.branch,
            projectAppliesName(project.applies),
            originWord(project.origin),
            project.absoluteFolder()};
}

QList<QStringList> projectTable()
{
    return {{QStringLiteral("NAME"), QStringLiteral("TIER"), QStringLiteral("WORKSPACE"),
             QStringLiteral("BRANCH"), QStringLiteral("APPLIES"), QStringLiteral("FROM"),
             QStringLiteral("FOLDER")}};
}

void print(const CommandOutput &output, const Project &project)
{
    if (output.effectiveFormat() == OutputFormat::Table) {
        output.printTable(projectTable() << toRow(project));
    } else {
        output.printValue(toJson(project));
    }
}

int list(const GlobalOptions &options, const ProjectRequest &request)
{
    const CommandOutput &output = options.output;
    const auto lookup = ProjectLookup::at(ProjectRegistry(), directoryOf(request));
    if (!lookup) {
        return output.fail(lookup.error());
    }
    output.warn(lookup->warnings());
    QList<QStringList> rows = projectTable();
    QJsonArray array;
    for (const Project &project : lookup->projects()) {
        rows << toRow(project);
        array.append(toJson(project));
    }
    if (output.effectiveFormat() != OutputFormat::Table) {
        output.printValue(array);
    } else if (array.isEmpty()) {
        output.note(QStringLiteral("there are no projects yet; a folder without one is applied to "
                                   "the local workspace"));
    } else {
        output.printTable(rows);
    }
    return 0;
}

/// The project that @p options and @p request describe.
Result<Project> described(const GlobalOptions &options, const ProjectRequest &request)
{
    if (options.target.hasCoordinates() || !options.target.project.empty()) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("a project names its workspace with --workspace"), {},
                       QStringLiteral("name a workspace first: serinctl workspace add"));
    }
    const auto lookup = ProjectLookup::at(ProjectRegistry(), directoryOf(request));
    if (!lookup) {
        return failure(lookup.error());
    }
    Project project;
    project.name = QString::fromStdString(request.name);
    project.repository = lookup->repository();
    const Result<QString> folder = projectFolder(QString::fromStdString(request.folder));
    if (!folder) {
        return failure(folder.error());
    }
    project.folder = *folder;
    if (!QFileInfo(project.absoluteFolder()).isDir()) {
        return failure(ErrorKind::NotFound, QStringLiteral("there is no such folder"),
                       project.absoluteFolder());
    }
    project.workspace = options.target.workspace.empty()
                            ? QString(localWorkspaceName)
                            : QString::fromStdString(options.target.workspace);
    const Result<WorkspaceEntry> workspace = WorkspaceRegistry().find(project.workspace);
    if (!workspace) {
        return failure(workspace.error());
    }
    project.tier = request.tier.value_or(workspace->tier);
    project.applies = request.applies.value_or(ProjectApplies::Serin);
    project.branch = QString::fromStdString(request.branch);
    if (project.branch.isEmpty()) {
        const Result<GitLayout> layout = findGitLayout(project.repository);
        const Result<GitState> state =
            layout ? readGitState(*layout) : Result<GitState>(failure(layout.error()));
        project.branch = state ? QString::fromUtf8(state->branch) : QString();
    }
    if (project.tier < workspace->tier) {
        options.output.warn(QStringLiteral("workspace %1 is %2, and so the project counts as %2")
                                .arg(workspace->name, tierName(workspace->tier)));
    }
    return project;
}

int add(const GlobalOptions &options, const ProjectRequest &request)
{
    const Result<Project> project = described(options, request);
    if (!project) {
        return options.output.fail(project.error());
    }
    const Result<QStringList> added = ProjectRegistry().add(*project);
    if (!added) {
        return options.output.fail(added.error());
    }
    options.output.warn(*added);
    print(options.output, *project);
    return 0;
}

int remove(const GlobalOptions &options, const ProjectRequest &request)
{
    const auto lookup = ProjectLookup::at(ProjectRegistry(), directoryOf(request));
    if (!lookup) {
        return options.output.fail(lookup.error());
    }
    const Result<Project> project = lookup->named(QString::fromStdString(request.name));
    if (!project) {
        return options.output.fail(project.error());
    }
    if (project->origin == Project::Origin::Offered) {
        return options.output.fail(
            {ErrorKind::Invalid,
             QStringLiteral("the repository's serin.yaml offers this project to everybody"),
             project->repository, QStringLiteral("edit that file")});
    }
    const Result<QStringList> removed =
        ProjectRegistry().remove(project->repository, project->name);
    if (!removed) {
        return options.output.fail(removed.error());
    }
    options.output.warn(*removed);
    options.output.note(
        QStringLiteral("project %1 is forgotten; its repository is as it was").arg(project->name));
    return 0;
}

void addDescription(CLI::App &verb, ProjectRequest &request)
{
    static const std::vector<std::pair<std::string, Tier>> tiers{
        {"dev", Tier::Dev}, {"staging", Tier::Staging}, {"prod", Tier::Prod}};
    static const std::vector<std::pair<std::string, ProjectApplies>> appliers{
        {"serin", ProjectApplies::Serin}, {"pipeline", ProjectApplies::Pipeline}};
    verb.add_option("--folder", request.folder,
                    "Where its manifests are in the repository (default: everywhere)")
        ->type_name("DIR");
    verb.add_option("--branch", request.branch,
                    "The branch that is applied (default: the current one)")
        ->type_name("NAME");
    verb.add_option("--tier", request.tier, "dev, staging or prod (default: the workspace's)")
        ->transform(valueOf(tiers))
        ->type_name("TIER");
    verb.add_option("--applies", request.applies,
                    "Who applies: serin, or a pipeline (default: serin)")
        ->transform(valueOf(appliers))
        ->type_name("WHO");
}

} // namespace

void addProjectCommands(CLI::App &program, GlobalOptions &options, int &exitCode)
{
    CLI::App *group = program.add_subcommand(
        "project", "Which folder of a repository is applied to which workspace");
    group->require_subcommand(1);
    const auto request = std::make_shared<ProjectRequest>();
    const auto addVerb = [&](const char *name, const char *description,
                             int (*run)(const GlobalOptions &, const ProjectRequest &)) {
        CLI::App *verb = group->add_subcommand(name, description);
        verb->add_option("--repo", request->repository,
                         "A folder of the repository (default: the current directory)")
            ->type_name("DIR");
        verb->callback([=, &options, &exitCode] { exitCode = run(options, *request); });
        return verb;
    };
    addVerb("list", "Yours, and those that the repository's serin.yaml offers", list);
    CLI::App *adding =
        addVerb("add", "Keep one; its workspace is that of --workspace (default: local)", add);
    adding->add_option("NAME", request->name, "Its name")->required()->check(blankTrouble);
    addDescription(*adding, *request);
    addVerb("remove", "Forget one; its repository stays as it is", remove)
        ->add_option("NAME", request->name, "Its name")
        ->required();
}

} // namespace serin
