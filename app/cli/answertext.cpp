// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/answertext.h"

#include <cmath>

namespace serin {

namespace {

// RFC 9110, and the ones of Azure's front end.
const char *reasonOf(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 202:
        return "Accepted";
    case 204:
        return "No Content";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 413:
        return "Content Too Large";
    case 415:
        return "Unsupported Media Type";
    case 424:
        return "Failed Dependency";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 502:
        return "Bad Gateway";
    case 503:
        return "Service Unavailable";
    case 504:
        return "Gateway Timeout";
    default:
        return "";
    }
}

QString showTraffic(const ScoringRequest &request)
{
    return QStringLiteral("serinctl online-endpoint show -n ") + request.endpoint.toString();
}

QString modelText(const ScoringAnswer &answer)
{
    QString text = QStringLiteral("the model's container did not answer");
    if (const auto status = answer.modelStatus()) {
        text = QStringLiteral("the model's container answered %1").arg(*status);
    }
    return answer.modelReason().isEmpty() ? text
                                          : text + QStringLiteral(": ") + answer.modelReason();
}

} // namespace

double elapsedMs(const ScoringAnswer &answer)
{
    return static_cast<double>(answer.timing.total.count()) / 1'000;
}

QString answerLine(const ScoringAnswer &answer)
{
    QString line = QString::number(answer.status);
    if (const QString reason = QLatin1String(reasonOf(answer.status)); !reason.isEmpty()) {
        line += u' ' + reason;
    }
    line += QStringLiteral(" \u00b7 %1 ms").arg(std::llround(elapsedMs(answer)));
    if (!answer.deployment.isEmpty()) {
        line += QStringLiteral(" \u00b7 answered by ") + answer.deployment;
    }
    return line;
}

QString logsCommand(const ScoringRequest &request, const QString &answeredBy)
{
    const QString deployment = !answeredBy.isEmpty() ? answeredBy
                               : request.deployment  ? request.deployment->toString()
                                                     : QStringLiteral("NAME");
    return QStringLiteral("serinctl online-deployment get-logs -e %1 -n %2")
        .arg(request.endpoint.toString(), deployment);
}

Error answerError(const ScoringAnswer &answer, const ScoringRequest &request)
{
    Error error;
    error.kind = ErrorKind::Protocol;
    error.where = QStringLiteral("HTTP %1").arg(answer.status);
    if (!answer.requestId.isEmpty()) {
        error.where += QStringLiteral(", request %1").arg(answer.requestId);
    }
    const QString logs = logsCommand(request, answer.deployment);
    if (answer.status == 401 || answer.status == 403) {
        error.kind = ErrorKind::Unauthorized;
        error.detail = QStringLiteral("the endpoint does not accept the caller");
        error.fix =
            QStringLiteral("your role must allow to read its keys, and they must be its own");
    } else if (answer.status == 404) {
        error.kind = ErrorKind::NotFound;
        error.detail = QStringLiteral("no deployment answers for this address");
        error.fix = QStringLiteral("see which there are and have traffic: ") + showTraffic(request);
    } else if (answer.status == 408 || answer.status == 504) {
        error.kind = ErrorKind::Timeout;
        error.detail = QStringLiteral("the model took longer than its request timeout");
        error.fix = logs;
    } else if (answer.status == 424) {
        error.detail = modelText(answer);
        error.fix = logs;
    } else if (answer.status == 429) {
        error.kind = ErrorKind::Unavailable;
        error.detail = QStringLiteral("more requests are under way than its instances take");
        error.fix = QStringLiteral("send fewer at once, or add instances");
    } else if (answer.scriptFailed()) {
        error.detail = QStringLiteral("the scoring script failed");
        error.fix = logs;
    } else if (answer.status < 500) {
        error.kind = ErrorKind::Invalid;
        error.detail = QStringLiteral("the endpoint refused the request");
        error.fix = QStringLiteral("the answer's body says why");
    } else {
        error.kind = ErrorKind::Unavailable;
        error.detail = QStringLiteral("the endpoint failed");
        error.fix = logs;
    }
    return error;
}

} // namespace serin
