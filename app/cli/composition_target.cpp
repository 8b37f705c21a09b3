// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/composition_target.h"

#include "app/cli/globaloptions.h"
#include "services/azure/armcontrolplane.h"
#include "services/azure/azclitokenprovider.h"
#include "services/azure/cloud.h"
#include "services/azure/plaintokenprovider.h"
#include "services/core/errand.h"
#include "services/scoring/scoringclient.h"
#include "services/workspace/localworkspace.h"
#include "services/workspace/projectlookup.h"
#include "services/workspace/workspaceregistry.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace serin {

namespace {

/// All that a target is made of, in the order of their lives.
struct TargetParts
{
    HttpClient http;
    std::unique_ptr<TokenProvider> tokens;
    std::unique_ptr<ArmControlPlane> plane;
    std::unique_ptr<ScoringClient> scoring;
};

/// A file with a token, and what to do when it does not serve.
struct TokenFile
{
    QString path;
    QString fix;
};

TokenFile namedTokenFile(const GlobalOptions &options)
{
    return {QString::fromStdString(options.target.tokenFile),
            QStringLiteral("name a file that holds a token of this workspace with --token-file")};
}

std::unique_ptr<TokenProvider> tokensFor(const TokenFile &file, const QString &tenant)
{
    if (!file.path.isEmpty()) {
        return std::make_unique<FileTokenProvider>(QFileInfo(file.path).absoluteFilePath(),
                                                   file.fix);
    }
    if (!qEnvironmentVariable("SERIN_TOKEN").trimmed().isEmpty()) {
        return std::make_unique<EnvironmentTokenProvider>();
    }
    AzCliTokenProvider::Settings settings;
    settings.tenant = tenant;
    return std::make_unique<AzCliTokenProvider>(settings);
}

Target targetAt(const WorkspaceEntry &entry, const TokenFile &tokenFile)
{
    const auto parts = std::make_shared<TargetParts>();
    parts->tokens = tokensFor(tokenFile, entry.tenant);
    ArmSession::Settings settings;
    settings.baseUrl = entry.armUrl;
    parts->plane =
        std::make_unique<ArmControlPlane>(parts->http, *parts->tokens, settings, entry.id);
    ScoringClient::Settings scoring;
    scoring.callers = parts->tokens.get();
    scoring.resource = cloudAt(entry.armUrl).mlResource;
    parts->scoring = std::make_unique<ScoringClient>(parts->http, *parts->plane, scoring);
    Target target;
    target.plane = std::shared_ptr<ControlPlane>(parts, parts->plane.get());
    target.scoring = std::shared_ptr<ScoringClient>(parts, parts->scoring.get());
    target.name =
        QStringLiteral("workspace %1 of group %2").arg(entry.id.workspace, entry.id.resourceGroup);
    target.canRegister = isLoopback(QUrl(entry.armUrl));
    target.baseUrl = entry.armUrl;
    return target;
}

QFuture<Result<Target>> openLocal(const TokenFile &named, QObject *context)
{
    auto *workspace = new LocalWorkspace(LocalWorkspace::Settings(), context);
    return andThen(workspace->start(), context,
                   [named](const LocalConnection &connection) -> Result<Target> {
                       WorkspaceEntry entry = WorkspaceEntry::local();
                       entry.armUrl = connection.baseUrl;
                       entry.id = connection.workspace;
                       const TokenFile own{connection.tokenFile,
                                           QStringLiteral("start the local workspace again: "
                                                          "serinctl local stop, then local start")};
                       Target target = targetAt(entry, named.path.isEmpty() ? own : named);
                       target.name = QStringLiteral("the local workspace");
                       return target;
                   });
}

/// What the options or the current directory say.
struct Choice
{
    WorkspaceEntry workspace;
    std::optional<Project> project;
};

Result<Choice> coordinates(const TargetOptions &options)
{
    for (const auto &[option, value] : {std::pair("--subscription", &options.subscription),
                                        std::pair("--resource-group", &options.resourceGroup),
                                        std::pair("--workspace-name", &options.workspaceName)}) {
        if (value->empty()) {
            return failure(ErrorKind::Invalid,
                           QStringLiteral("%1 is missing beside the other coordinates of the "
                                          "workspace")
                               .arg(QLatin1String(option)),
                           {},
                           QStringLiteral("give --subscription, --resource-group and "
                                          "--workspace-name together"));
        }
    }
    WorkspaceEntry entry = WorkspaceEntry::unnamed({QString::fromStdString(options.subscription),
                                                    QString::fromStdString(options.resourceGroup),
                                                    QString::fromStdString(options.workspaceName)});
    if (!options.armUrl.empty()) {
        const Result<QString> url = armUrlFrom(QString::fromStdString(options.armUrl));
        if (!url) {
            return failure(url.error());
        }
        entry.armUrl = *url;
    }
    if (isLoopback(QUrl(entry.armUrl))) {
        entry.tier = Tier::Dev;
    }
    return Choice{entry, {}};
}

Result<Choice> projectChoice(const TargetOptions &options, QStringList &warnings)
{
    const auto lookup = ProjectLookup::at(ProjectRegistry(), QDir::currentPath());
    if (!lookup) {
        return failure(lookup.error());
    }
    warnings += lookup->warnings();
    const Result<Project> project = options.project.empty()
                                        ? lookup->holding()
                                        : lookup->named(QString::fromStdString(options.project));
    if (!project) {
        return failure(project.error());
    }
    const Result<WorkspaceEntry> workspace = WorkspaceRegistry().find(project->workspace);
    if (!workspace) {
        return failure(workspace.error());
    }
    return Choice{*workspace, *project};
}

Result<Choice> choose(const TargetOptions &options, QStringList &warnings)
{
    if (options.hasCoordinates()) {
        return coordinates(options);
    }
    if (!options.workspace.empty()) {
        const Result<WorkspaceEntry> workspace =
            WorkspaceRegistry().find(QString::fromStdString(options.workspace));
        if (!workspace) {
            return failure(workspace.error());
        }
        return Choice{*workspace, {}};
    }
    return projectChoice(options, warnings);
}

} // namespace

QFuture<Result<Target>> openTarget(const GlobalOptions &options, QObject *context,
                                   const QStringList &warned)
{
    QStringList warnings;
    const Result<Choice> choice = choose(options.target, warnings);
    for (const QString &warning : std::as_const(warnings)) {
        if (!warned.contains(warning)) {
            options.output.warn(warning);
        }
    }
    if (!choice) {
        return readyFuture<Target>(failure(choice.error()));
    }
    const TokenFile tokenFile = namedTokenFile(options);
    const auto completed = [chosen = *choice, isChosen = options.target.isChosen()](Target target) {
        target.project = chosen.project;
        target.tier = std::max(chosen.workspace.tier,
                               chosen.project ? chosen.project->tier : chosen.workspace.tier);
        target.identity = chosen.workspace.identity();
        target.isChosen = isChosen;
        return Result<Target>(std::move(target));
    };
    if (choice->workspace.isLocal) {
        return andThen(openLocal(tokenFile, context), context, completed);
    }
    return readyFuture<Target>(completed(targetAt(choice->workspace, tokenFile)));
}

} // namespace serin
