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

#include <QFileInfo>

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

std::unique_ptr<TokenProvider> tokensFor(const QString &tokenFile)
{
    if (!tokenFile.isEmpty()) {
        return std::make_unique<FileTokenProvider>(QFileInfo(tokenFile).absoluteFilePath());
    }
    if (!qEnvironmentVariable("SERIN_TOKEN").trimmed().isEmpty()) {
        return std::make_unique<EnvironmentTokenProvider>();
    }
    return std::make_unique<AzCliTokenProvider>(AzCliTokenProvider::Settings());
}

Target targetAt(const QString &baseUrl, const WorkspaceId &workspace, const QString &tokenFile)
{
    const auto parts = std::make_shared<TargetParts>();
    parts->tokens = tokensFor(tokenFile);
    ArmSession::Settings settings;
    settings.baseUrl = baseUrl;
    parts->plane =
        std::make_unique<ArmControlPlane>(parts->http, *parts->tokens, settings, workspace);
    ScoringClient::Settings scoring;
    scoring.callers = parts->tokens.get();
    scoring.resource = cloudAt(baseUrl).mlResource;
    parts->scoring = std::make_unique<ScoringClient>(parts->http, *parts->plane, scoring);
    Target target;
    target.plane = std::shared_ptr<ControlPlane>(parts, parts->plane.get());
    target.scoring = std::shared_ptr<ScoringClient>(parts, parts->scoring.get());
    target.name = QStringLiteral("workspace %1 of group %2")
                      .arg(workspace.workspace, workspace.resourceGroup);
    target.canRegister = isLoopback(QUrl(baseUrl));
    target.tier = target.canRegister ? QStringLiteral("dev") : QStringLiteral("prod");
    target.baseUrl = baseUrl;
    return target;
}

QFuture<Result<Target>> openLocal(const TargetOptions &options, QObject *context)
{
    auto *workspace = new LocalWorkspace(LocalWorkspace::Settings(), context);
    const QString tokenFile = QString::fromStdString(options.tokenFile);
    return andThen(workspace->start(), context,
                   [tokenFile](const LocalConnection &connection) -> Result<Target> {
                       Target target =
                           targetAt(connection.baseUrl, connection.workspace,
                                    tokenFile.isEmpty() ? connection.tokenFile : tokenFile);
                       target.name = QStringLiteral("the local workspace");
                       return target;
                   });
}

Result<Target> openAt(const TargetOptions &options)
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
    const QString url = options.armUrl.empty() ? knownClouds().first().armUrl
                                               : QString::fromStdString(options.armUrl);
    const QUrl parsed(url, QUrl::StrictMode);
    if (!parsed.isValid() || parsed.host().isEmpty() ||
        (parsed.scheme() != QLatin1String("https") && parsed.scheme() != QLatin1String("http"))) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("\"%1\" is no address of a control plane").arg(url),
                       QStringLiteral("--arm-url"),
                       QStringLiteral("write it as https://management.azure.com"));
    }
    return targetAt(url,
                    {QString::fromStdString(options.subscription),
                     QString::fromStdString(options.resourceGroup),
                     QString::fromStdString(options.workspaceName)},
                    QString::fromStdString(options.tokenFile));
}

Result<Target> openById(const QString &id, const TargetOptions &options)
{
    const Result<WorkspaceId> workspace = WorkspaceId::fromString(id);
    if (!workspace) {
        return failure(workspace.error());
    }
    return targetAt(knownClouds().first().armUrl, *workspace,
                    QString::fromStdString(options.tokenFile));
}

} // namespace

QFuture<Result<Target>> openTarget(const TargetOptions &options, QObject *context)
{
    const auto chosen = [](Result<Target> target) {
        if (target) {
            target->isChosen = true;
        }
        return target;
    };
    if (options.hasCoordinates()) {
        return readyFuture<Target>(chosen(openAt(options)));
    }
    const QString workspace = QString::fromStdString(options.workspace);
    if (workspace.startsWith(u'/')) {
        return readyFuture<Target>(chosen(openById(workspace, options)));
    }
    if (workspace == QLatin1String("local")) {
        return followUp(openLocal(options, context), context, chosen);
    }
    if (!workspace.isEmpty()) {
        return readyFuture<Target>(failure(
            ErrorKind::NotFound, QStringLiteral("there is no workspace called %1").arg(workspace),
            QStringLiteral("--workspace"), QStringLiteral("serinctl workspace list")));
    }
    if (!options.project.empty()) {
        return readyFuture<Target>(failure(ErrorKind::NotFound,
                                           QStringLiteral("there is no project called %1")
                                               .arg(QString::fromStdString(options.project)),
                                           QStringLiteral("--project"),
                                           QStringLiteral("serinctl project list")));
    }
    return openLocal(options, context);
}

} // namespace serin
