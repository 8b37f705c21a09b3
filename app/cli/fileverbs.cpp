// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/fileverbs.h"

#include "app/cli/endpointverbs.h"
#include "app/cli/fileapply.h"
#include "app/cli/globaloptions.h"

namespace serin {

namespace {

int nothingToDo(const GlobalOptions &options, const QString &choices)
{
    return options.output.failUsage({ErrorKind::Invalid,
                                     QStringLiteral("nothing says what to change"),
                                     {},
                                     QStringLiteral("give ") + choices});
}

/// Of a verb that needs the name only where no file tells it.
int nameMissing(const GlobalOptions &options, const QString &option)
{
    return options.output.failUsage({ErrorKind::Invalid,
                                     option + QStringLiteral(" is required without --file"),
                                     {},
                                     QStringLiteral("say which one with ") + option});
}

} // namespace

int createOrApplyEndpoint(const GlobalOptions &options, const EndpointRequest &request)
{
    if (!request.file.empty()) {
        return applyFile(options, request, ManifestKind::Endpoint);
    }
    if (request.endpoint.empty()) {
        return nothingToDo(options, QStringLiteral("--name or --file"));
    }
    return createEndpoint(options, request);
}

int updateOrApplyEndpoint(const GlobalOptions &options, const EndpointRequest &request)
{
    if (!request.file.empty()) {
        return applyFile(options, request, ManifestKind::Endpoint);
    }
    if (!request.traffic && !request.mirrorTraffic) {
        return nothingToDo(options, QStringLiteral("--file, --traffic or --mirror-traffic"));
    }
    if (request.endpoint.empty()) {
        return nameMissing(options, QStringLiteral("--name"));
    }
    return updateEndpoint(options, request);
}

int applyDeployment(const GlobalOptions &options, const EndpointRequest &request)
{
    if (request.allTraffic && options.noWait) {
        return options.output.failUsage(
            {ErrorKind::Invalid,
             QStringLiteral("--all-traffic moves the traffic when the deployment is there, so that "
                            "it has to be waited for"),
             {},
             QStringLiteral("leave one of --all-traffic and --no-wait out")});
    }
    return applyFile(options, request, ManifestKind::Deployment);
}

int updateOrApplyDeployment(const GlobalOptions &options, const EndpointRequest &request)
{
    if (!request.file.empty()) {
        return applyFile(options, request, ManifestKind::Deployment);
    }
    if (!request.instanceCount) {
        return nothingToDo(options, QStringLiteral("--file or --instance-count"));
    }
    if (request.deployment.empty()) {
        return nameMissing(options, QStringLiteral("--name"));
    }
    if (request.endpoint.empty()) {
        return nameMissing(options, QStringLiteral("--endpoint-name"));
    }
    return scaleDeployment(options, request);
}

int updateOrApplyPreview(const GlobalOptions &options, const EndpointRequest &request)
{
    if (!request.file.empty()) {
        return applyFile(options, request, ManifestKind::Endpoint);
    }
    if (request.instanceCount) {
        return request.endpoint.empty() ? nameMissing(options, QStringLiteral("--name"))
                                        : scaleDeployment(options, request);
    }
    if (!request.traffic && !request.mirrorTraffic) {
        return nothingToDo(options, QStringLiteral("--file, --traffic, --mirror-traffic, or "
                                                   "--deployment with --instance-count"));
    }
    if (!request.deployment.empty()) {
        return options.output.failUsage(
            {ErrorKind::Invalid,
             QStringLiteral("--deployment goes with --instance-count, and not with --traffic or "
                            "--mirror-traffic"),
             {},
             QStringLiteral("leave --deployment out")});
    }
    if (request.endpoint.empty()) {
        return nameMissing(options, QStringLiteral("--name"));
    }
    return updateEndpoint(options, request);
}

int deletePreview(const GlobalOptions &options, const EndpointRequest &request)
{
    return request.deployment.empty() ? deleteEndpoint(options, request)
                                      : deleteDeployment(options, request);
}

} // namespace serin
