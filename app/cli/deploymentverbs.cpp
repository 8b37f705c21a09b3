// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/commandrun.h"
#include "app/cli/endpointverbs.h"
#include "app/cli/livelist.h"
#include "app/cli/livetables.h"
#include "app/cli/livetraffic.h"
#include "services/core/errand.h"

#include <unistd.h>

namespace serin {

namespace {

/// The two names of a deployment.
struct Names
{
    EndpointName endpoint;
    DeploymentName deployment;

    [[nodiscard]] QString text() const
    {
        return QStringLiteral("deployment %1 of %2")
            .arg(deployment.toString(), endpoint.toString());
    }
    [[nodiscard]] QString showCommand() const
    {
        return QStringLiteral("serinctl online-deployment show -e %1 -n %2")
            .arg(endpoint.toString(), deployment.toString());
    }
};

Result<Names> namesOf(const EndpointRequest &request)
{
    const Result<EndpointName> endpoint = endpointArgument(request.endpoint);
    if (!endpoint) {
        return failure(endpoint.error());
    }
    const Result<DeploymentName> deployment = deploymentArgument(request.deployment);
    if (!deployment) {
        return failure(deployment.error());
    }
    return Names{*endpoint, *deployment};
}

/// @p log as a terminal may have it: without control characters but tabs and line feeds.
QString forTerminal(QString log)
{
    for (QChar &c : log) {
        if (c.category() == QChar::Other_Control && c != u'\n' && c != u'\t') {
            c = u'?';
        }
    }
    return log;
}

} // namespace

int listDeployments(const GlobalOptions &options, const EndpointRequest &request)
{
    const Result<EndpointName> name = endpointArgument(request.endpoint);
    if (!name) {
        return options.output.failUsage(name.error());
    }
    CommandRun run(options);
    return run.onTarget([&](const Target &target) {
        // The list of an endpoint that is not there would be an empty one.
        return andThen(target.plane->endpoint(*name), &run, [&run](const LiveEndpoint &endpoint) {
            return andThen(run.target().plane->deployments(endpoint.spec.name), &run,
                           [&run, endpoint](const QList<LiveDeployment> &all) -> Result<int> {
                               printList(run.output(), byName(all), [&](const auto &deployments) {
                                   return deploymentTable(deployments, &endpoint);
                               });
                               return 0;
                           });
        });
    });
}

int showDeployment(const GlobalOptions &options, const EndpointRequest &request)
{
    const Result<Names> names = namesOf(request);
    if (!names) {
        return options.output.failUsage(names.error());
    }
    CommandRun run(options);
    return run.onTarget([&](const Target &target) {
        return andThen(target.plane->deployment(names->endpoint, names->deployment), &run,
                       [&run](const LiveDeployment &deployment) -> Result<int> {
                           if (run.output().effectiveFormat() == OutputFormat::Table) {
                               run.output().printTable(details(deployment));
                           } else {
                               run.output().printValue(toJson(deployment));
                           }
                           return 0;
                       });
    });
}

int scaleDeployment(const GlobalOptions &options, const EndpointRequest &request)
{
    const Result<Names> names = namesOf(request);
    if (!names) {
        return options.output.failUsage(names.error());
    }
    const Result<InstanceCount> count = InstanceCount::fromInt(request.instanceCount.value_or(0));
    if (!count) {
        return options.output.failUsage(count.error());
    }
    CommandRun run(options);
    return run.onTarget(
        [&](const Target &target) {
            const auto ended = run.finish(
                target.plane->scaleDeployment(names->endpoint, names->deployment, *count),
                {QStringLiteral("scaling ") + names->text(), names->showCommand()});
            return andThen(ended, &run, [&](bool done) -> QFuture<Result<int>> {
                if (!done) {
                    return readyFuture<int>(0);
                }
                return andThen(run.target().plane->deployment(names->endpoint, names->deployment),
                               &run, [&run](const LiveDeployment &deployment) -> Result<int> {
                                   if (run.output().effectiveFormat() == OutputFormat::Table) {
                                       run.output().printTable(
                                           deploymentTable({deployment}, nullptr));
                                   } else {
                                       run.output().printValue(toJson(deployment));
                                   }
                                   return 0;
                               });
            });
        },
        TargetUse::Change);
}

int deleteDeployment(const GlobalOptions &options, const EndpointRequest &request)
{
    const Result<Names> names = namesOf(request);
    if (!names) {
        return options.output.failUsage(names.error());
    }
    if (!options.yes && !options.output.confirms(QStringLiteral("Delete %1?").arg(names->text()))) {
        return options.output.fail(notConfirmedError());
    }
    CommandRun run(options);
    return run.onTarget(
        [&](const Target &target) {
            const auto found = target.plane->deployment(names->endpoint, names->deployment);
            const auto ended = andThen(found, &run, [&](const LiveDeployment &) {
                return run.finish(
                    run.target().plane->deleteDeployment(names->endpoint, names->deployment),
                    {QStringLiteral("deleting ") + names->text(), names->showCommand()});
            });
            return andThen(ended, &run, [&](bool done) -> Result<int> {
                if (done) {
                    run.output().note(QStringLiteral("%1 is deleted").arg(names->text()));
                }
                return 0;
            });
        },
        TargetUse::Change);
}

int printLogs(const GlobalOptions &options, const EndpointRequest &request)
{
    const Result<Names> names = namesOf(request);
    if (!names) {
        return options.output.failUsage(names.error());
    }
    const ContainerLog container = request.storageInitializer ? ContainerLog::StorageInitializer
                                                              : ContainerLog::InferenceServer;
    CommandRun run(options);
    return run.onTarget([&](const Target &target) {
        return andThen(
            target.plane->logs(names->endpoint, names->deployment, container, request.lines), &run,
            [&run, asked = request.lines](QString log) -> Result<int> {
                if (run.output().wantsValue()) {
                    run.output().printValue(QJsonObject{{QStringLiteral("content"), log}});
                    return 0;
                }
                if (!log.isEmpty() && !log.endsWith(u'\n')) {
                    log += u'\n';
                }
                const bool terminal = ::isatty(STDOUT_FILENO) != 0;
                run.output().printBytes((terminal ? forTerminal(log) : log).toUtf8());
                // Of the usual number nobody expects that there are so many.
                if (const qsizetype got = log.count(u'\n');
                    asked > EndpointRequest().lines && got < asked) {
                    run.output().note(QStringLiteral("the log holds these %1 lines; older ones, if "
                                                     "there were any, are gone")
                                          .arg(got));
                }
                return 0;
            });
    });
}

} // namespace serin
