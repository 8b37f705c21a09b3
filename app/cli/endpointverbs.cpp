// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/endpointverbs.h"

#include "app/cli/arguments.h"
#include "app/cli/commandrun.h"
#include "app/cli/livelist.h"
#include "app/cli/livetables.h"
#include "app/cli/livetraffic.h"
#include "services/core/errand.h"

namespace serin {

namespace {

QString showCommand(const EndpointName &name)
{
    return QStringLiteral("serinctl online-endpoint show -n ") + name.toString();
}

QString lookAtKeys(const EndpointName &name)
{
    return QStringLiteral("serinctl online-endpoint get-credentials -n ") + name.toString();
}

void printEndpoint(const CommandOutput &output, const LiveEndpoint &endpoint)
{
    if (output.effectiveFormat() == OutputFormat::Table) {
        output.printTable(endpointTable({endpoint}));
    } else {
        output.printValue(toJson(endpoint));
    }
}

/// After a change that has ended: what is live now.
QFuture<Result<int>> printAfter(CommandRun &run, const QFuture<Result<bool>> &ended,
                                const EndpointName &name)
{
    return andThen(ended, &run, [&run, name](bool done) -> QFuture<Result<int>> {
        if (!done) {
            return readyFuture<int>(0);
        }
        return andThen(run.target().plane->endpoint(name), &run,
                       [&run](const LiveEndpoint &endpoint) -> Result<int> {
                           printEndpoint(run.output(), endpoint);
                           return 0;
                       });
    });
}

void printCredentials(const CommandOutput &output, const QList<std::pair<QString, QString>> &all)
{
    if (output.effectiveFormat() == OutputFormat::Table) {
        QList<QStringList> rows;
        for (const auto &[name, value] : all) {
            rows << QStringList{name, value};
        }
        output.printTable(rows);
        return;
    }
    QJsonObject json;
    for (const auto &[name, value] : all) {
        json.insert(name, value);
    }
    output.printValue(json);
}

QString revealed(const Secret &secret)
{
    return QString::fromUtf8(secret.reveal());
}

QFuture<Result<int>> printCredentialsOf(CommandRun &run, const LiveEndpoint &endpoint)
{
    const EndpointName name = endpoint.spec.name;
    switch (endpoint.spec.authMode.value_or(AuthMode::Key)) {
    case AuthMode::Key:
        return andThen(
            run.target().plane->keys(name), &run, [&run](const EndpointKeys &keys) -> Result<int> {
                printCredentials(run.output(),
                                 {{QStringLiteral("primaryKey"), revealed(keys.primary)},
                                  {QStringLiteral("secondaryKey"), revealed(keys.secondary)}});
                return 0;
            });
    case AuthMode::AmlToken:
        return andThen(
            run.target().plane->token(name), &run,
            [&run](const EndpointToken &token) -> Result<int> {
                const auto time = [](const QDateTime &at) { return at.toString(Qt::ISODate); };
                printCredentials(run.output(),
                                 {{QStringLiteral("accessToken"), revealed(token.token)},
                                  {QStringLiteral("expiryTimeUtc"), time(token.expiresAt)},
                                  {QStringLiteral("refreshAfterTimeUtc"), time(token.refreshAfter)},
                                  {QStringLiteral("tokenType"), QStringLiteral("Bearer")}});
                return 0;
            });
    case AuthMode::AadToken:
        return readyFuture<int>(failure(
            ErrorKind::Invalid,
            QStringLiteral("%1 has no credentials of its own: its callers prove who they "
                           "are with a token of Microsoft Entra ID")
                .arg(name.toString()),
            {}, QStringLiteral("az account get-access-token --resource https://ml.azure.com")));
    }
    Q_UNREACHABLE();
}

/// Nothing but what @p spec says of signing in can be refused: the rest is the service's to check.
QFuture<Result<void>> checkAuthMode(CommandRun &run, const EndpointSpec &spec)
{
    if (!spec.authMode) {
        return readyFuture<void>({});
    }
    return followUp(run.target().plane->endpoint(spec.name), &run,
                    [spec](const Result<LiveEndpoint> &live) -> Result<void> {
                        if (!live) {
                            return live.error().kind == ErrorKind::NotFound ? Result<void>()
                                                                            : failure(live.error());
                        }
                        const AuthMode now = live->spec.authMode.value_or(AuthMode::Key);
                        if (now == *spec.authMode) {
                            return {};
                        }
                        return failure(
                            ErrorKind::Conflict,
                            QStringLiteral("%1 is there with auth_mode %2, which the service "
                                           "cannot change in place")
                                .arg(spec.name.toString(), manifestName(now)),
                            {},
                            QStringLiteral("delete it first, or set auth_mode in its manifest and "
                                           "apply that with --allow-replace"));
                    });
}

} // namespace

int listEndpoints(const GlobalOptions &options, const EndpointRequest &)
{
    CommandRun run(options);
    return run.onTarget([&run](const Target &target) {
        return andThen(target.plane->endpoints(), &run,
                       [&run](const QList<LiveEndpoint> &endpoints) -> Result<int> {
                           printList(run.output(), byName(endpoints), endpointTable);
                           return 0;
                       });
    });
}

int showEndpoint(const GlobalOptions &options, const EndpointRequest &request)
{
    const Result<EndpointName> name = endpointArgument(request.endpoint);
    if (!name) {
        return options.output.failUsage(name.error());
    }
    const bool table = options.output.effectiveFormat() == OutputFormat::Table;
    CommandRun run(options);
    return run.onTarget([&](const Target &target) -> QFuture<Result<int>> {
        const auto endpoint = target.plane->endpoint(*name);
        if (!table && !request.preview) {
            return andThen(endpoint, &run, [&run](const LiveEndpoint &live) -> Result<int> {
                printEndpoint(run.output(), live);
                return 0;
            });
        }
        return andThen(endpoint, &run, [&run, table](const LiveEndpoint &live) {
            return andThen(run.target().plane->deployments(live.spec.name), &run,
                           [&run, live, table](const QList<LiveDeployment> &all) -> Result<int> {
                               if (table) {
                                   run.output().printTable(details(live));
                                   run.output().printBytes("\n");
                                   run.output().printTable(deploymentTable(all, &live));
                               } else {
                                   run.output().printValue(previewJson(live, all));
                               }
                               return 0;
                           });
        });
    });
}

int createEndpoint(const GlobalOptions &options, const EndpointRequest &request)
{
    const Result<EndpointName> name = endpointArgument(request.endpoint);
    if (!name) {
        return options.output.failUsage(name.error());
    }
    EndpointSpec spec(*name);
    if (request.authMode) {
        const Result<AuthMode> mode = authModeFromString(QString::fromStdString(*request.authMode));
        if (!mode) {
            return options.output.failUsage(mode.error());
        }
        spec.authMode = *mode;
    }
    CommandRun run(options);
    return run.onTarget(
        [&](const Target &) {
            const OngoingWork work{QStringLiteral("creating endpoint ") + name->toString(),
                                   showCommand(*name)};
            const auto ended = andThen(checkAuthMode(run, spec), &run, [&run, spec, work] {
                return run.finish(run.target().plane->putEndpoint(spec), work);
            });
            return printAfter(run, ended, *name);
        },
        TargetUse::Change);
}

int updateEndpoint(const GlobalOptions &options, const EndpointRequest &request)
{
    const Result<EndpointName> name = endpointArgument(request.endpoint);
    if (!name) {
        return options.output.failUsage(name.error());
    }
    EndpointSpec spec(*name);
    if (request.traffic) {
        const Result<TrafficSplit> split = splitArgument(*request.traffic);
        if (!split) {
            return options.output.failUsage(split.error());
        }
        spec.traffic = *split;
    }
    if (request.mirrorTraffic) {
        const Result<MirrorTraffic> mirror = mirrorArgument(*request.mirrorTraffic);
        if (!mirror) {
            return options.output.failUsage(mirror.error());
        }
        spec.mirrorTraffic = *mirror;
    }
    CommandRun run(options);
    return run.onTarget(
        [&](const Target &) {
            const OngoingWork work{QStringLiteral("moving the traffic of ") + name->toString(),
                                   showCommand(*name)};
            const auto ended =
                andThen(checkedTraffic(run, spec), &run, [&run, work](const EndpointSpec &good) {
                    return run.finish(run.target().plane->putEndpoint(good), work);
                });
            return printAfter(run, ended, *name);
        },
        TargetUse::Change);
}

int deleteEndpoint(const GlobalOptions &options, const EndpointRequest &request)
{
    const Result<EndpointName> name = endpointArgument(request.endpoint);
    if (!name) {
        return options.output.failUsage(name.error());
    }
    if (!options.yes &&
        !options.output.confirms(
            QStringLiteral("Delete endpoint %1 with all its deployments?").arg(name->toString()))) {
        return options.output.fail(notConfirmedError());
    }
    CommandRun run(options);
    return run.onTarget(
        [&](const Target &target) {
            // A name that is wrong must not look like success.
            const auto ended =
                andThen(target.plane->endpoint(*name), &run, [&](const LiveEndpoint &) {
                    return run.finish(run.target().plane->deleteEndpoint(*name),
                                      {QStringLiteral("deleting endpoint ") + name->toString(),
                                       showCommand(*name)});
                });
            return andThen(ended, &run, [&](bool done) -> Result<int> {
                if (done) {
                    run.output().note(
                        QStringLiteral("endpoint %1 is deleted").arg(name->toString()));
                }
                return 0;
            });
        },
        TargetUse::Change);
}

int printCredentials(const GlobalOptions &options, const EndpointRequest &request)
{
    const Result<EndpointName> name = endpointArgument(request.endpoint);
    if (!name) {
        return options.output.failUsage(name.error());
    }
    CommandRun run(options);
    return run.onTarget([&](const Target &target) {
        return andThen(target.plane->endpoint(*name), &run, [&run](const LiveEndpoint &endpoint) {
            return printCredentialsOf(run, endpoint);
        });
    });
}

int regenerateKey(const GlobalOptions &options, const EndpointRequest &request)
{
    const Result<EndpointName> name = endpointArgument(request.endpoint);
    if (!name) {
        return options.output.failUsage(name.error());
    }
    const KeyKind kind = request.secondaryKey ? KeyKind::Secondary : KeyKind::Primary;
    const QString word =
        request.secondaryKey ? QStringLiteral("secondary") : QStringLiteral("primary");
    CommandRun run(options);
    return run.onTarget(
        [&](const Target &target) {
            const auto ended =
                run.finish(target.plane->regenerateKey(*name, kind),
                           {QStringLiteral("making a new %1 key of %2").arg(word, name->toString()),
                            lookAtKeys(*name)});
            return andThen(ended, &run, [&](bool done) -> Result<int> {
                if (done) {
                    run.output().note(
                        QStringLiteral("the %1 key of %2 is a new one; see it with: %3")
                            .arg(word, name->toString(), lookAtKeys(*name)));
                }
                return 0;
            });
        },
        TargetUse::Change);
}

} // namespace serin
