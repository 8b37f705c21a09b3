// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/invokeverb.h"

#include "app/cli/answertext.h"
#include "app/cli/arguments.h"
#include "app/cli/commandrun.h"
#include "services/core/errand.h"
#include "services/scoring/bodytext.h"
#include "services/scoring/scoringclient.h"

#include <QJsonObject>

#include <unistd.h>

namespace serin {

namespace {

QJsonObject toJson(const ScoringAnswer &answer)
{
    QJsonObject headers;
    for (const auto &[name, value] : answer.headers.fields()) {
        const QString key = QString::fromLatin1(name);
        const QString before = headers.value(key).toString();
        headers.insert(key, before.isEmpty()
                                ? QString::fromUtf8(value)
                                : before + QStringLiteral(", ") + QString::fromUtf8(value));
    }
    return {{QStringLiteral("status"), answer.status},
            {QStringLiteral("body"), bodyJson(answer.body).value_or(QJsonValue())},
            {QStringLiteral("bodyText"), QString::fromUtf8(answer.body)},
            {QStringLiteral("headers"), headers},
            {QStringLiteral("deployment"),
             answer.deployment.isEmpty() ? QJsonValue() : QJsonValue(answer.deployment)},
            {QStringLiteral("elapsedMs"), elapsedMs(answer)},
            {QStringLiteral("requestId"), answer.requestId}};
}

int print(const CommandOutput &output, const ScoringAnswer &answer, const ScoringRequest &request)
{
    if (output.wantsValue()) {
        output.printValue(toJson(answer));
    } else {
        output.printBytes(answer.body);
        if (::isatty(STDOUT_FILENO) != 0 && !answer.body.isEmpty() && !answer.body.endsWith('\n')) {
            output.printBytes("\n");
        }
    }
    output.line(answerLine(answer));
    if (answer.isSuccess()) {
        return 0;
    }
    output.failLine(answerError(answer, request));
    return 1;
}

} // namespace

int invoke(const GlobalOptions &options, const InvokeRequest &invocation)
{
    const Result<EndpointName> endpoint = endpointArgument(invocation.endpoint);
    if (!endpoint) {
        return options.output.failUsage(endpoint.error());
    }
    ScoringRequest request(*endpoint);
    if (!invocation.deployment.empty()) {
        const Result<DeploymentName> deployment = deploymentArgument(invocation.deployment);
        if (!deployment) {
            return options.output.failUsage(deployment.error());
        }
        request.deployment = *deployment;
    }
    Result<QByteArray> body = bodyArgument(invocation.requestFile);
    if (!body) {
        return options.output.fail(body.error());
    }
    request.body = std::move(*body);
    CommandRun run(options);
    return run.onTarget([&](const Target &target) {
        run.setOngoing(OngoingWork{QStringLiteral("answering"), logsCommand(request)});
        run.showProgress(QStringLiteral("waiting for the answer of ") + endpoint->toString());
        return andThen(target.scoring->score(request), &run,
                       [&](const ScoringAnswer &answer) -> Result<int> {
                           run.clearProgress();
                           return print(run.output(), answer, request);
                       });
    });
}

} // namespace serin
