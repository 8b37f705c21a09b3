// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/azure/armerror.h"

#include "services/http/retrypolicy.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace serin {

namespace {

constexpr int mostDetails = 8;
constexpr int deepestDetail = 8;
constexpr qsizetype longestText = 2'000;
constexpr qsizetype longestBody = 1 << 20;

struct Report
{
    QString code;
    QString message;
    QStringList details; // "code: message", without what the message says already
    QString innermost;   // the last code that is known to armFix
};

QString plain(const QString &text)
{
    QString line = text.left(longestText).simplified();
    while (line.endsWith(u'.')) {
        line.chop(1);
    }
    return line;
}

/// What the last Python traceback in @p text was raised for; empty without one. Its head may be cut
/// off.
QString exceptionIn(const QString &text)
{
    QString found;
    bool isInside = false;
    const QStringList lines = text.split(u'\n');
    for (const QString &line : lines) {
        const QString bare = line.trimmed();
        const bool isIndented = line.startsWith(u' ') || line.startsWith(u'\t');
        if (isIndented && bare.startsWith(QLatin1String("File \""))) {
            isInside = true;
        } else if (isInside && !isIndented && !bare.isEmpty()) {
            found = bare;
            isInside = false;
        }
    }
    return plain(found);
}

/// @p text on one line; of one that quotes a log with a traceback the exception, and what failed.
QString messageFrom(const QString &text)
{
    const QString exception = exceptionIn(text);
    if (exception.isEmpty()) {
        return plain(text);
    }
    QString failed = text.section(u'\n', 0, 0).trimmed();
    if (failed.endsWith(u':')) { // "… Its log ends with:", or the traceback's own head
        failed.truncate(std::max<qsizetype>(0, failed.lastIndexOf(QLatin1String(". "))));
    }
    return failed.isEmpty() ? exception : exception + QStringLiteral(" (%1)").arg(plain(failed));
}

QString joined(const QString &code, const QString &message)
{
    if (code.isEmpty() || message.startsWith(code, Qt::CaseInsensitive)) {
        return message;
    }
    return message.isEmpty() ? code : code + QStringLiteral(": ") + message;
}

void addDetails(Report &report, const QJsonArray &details, int depth)
{
    for (const QJsonValue &value : details) {
        if (report.details.size() >= mostDetails || depth > deepestDetail) {
            return;
        }
        const QJsonObject detail = value.toObject();
        const QString code = plain(detail.value(QLatin1String("code")).toString());
        const QString message = messageFrom(detail.value(QLatin1String("message")).toString());
        const QString line = joined(code, message);
        if (!line.isEmpty() && !report.message.contains(message.isEmpty() ? code : message) &&
            !report.details.contains(line)) {
            report.details.append(line);
        }
        if (!armFix(code, message).isEmpty()) {
            report.innermost = code;
        }
        addDetails(report, detail.value(QLatin1String("details")).toArray(), depth + 1);
    }
}

Report reportFrom(const QJsonObject &object)
{
    Report report;
    const QJsonValue code = object.value(QLatin1String("code"));
    report.code = plain(code.isDouble() ? QString::number(code.toInt()) : code.toString());
    report.message = messageFrom(object.value(QLatin1String("message")).toString());
    addDetails(report, object.value(QLatin1String("details")).toArray(), 0);
    return report;
}

// ARM's `{"error":{…}}`, or the fields at the top.
Report reportFrom(const QByteArray &body)
{
    const QJsonObject top =
        body.size() > longestBody ? QJsonObject() : QJsonDocument::fromJson(body).object();
    const QJsonValue error = top.value(QLatin1String("error"));
    if (error.isObject()) {
        return reportFrom(error.toObject());
    }
    Report report = reportFrom(top);
    if (report.code.isEmpty() && error.isString()) {
        report.code = plain(error.toString()); // as sign-in services do
        report.message = plain(top.value(QLatin1String("error_description")).toString());
    }
    return report;
}

QString textOf(const Report &report)
{
    QString text = joined(report.code, report.message);
    if (!report.details.isEmpty()) {
        text += QStringLiteral(" (") + report.details.join(QLatin1String("; ")) + u')';
    }
    return text;
}

QString fixOf(const Report &report)
{
    const QString inner = armFix(report.innermost, {});
    return inner.isEmpty() ? armFix(report.code, report.message) : inner;
}

ErrorKind kindOf(int status)
{
    switch (status) {
    case 401:
    case 403:
        return ErrorKind::Unauthorized;
    case 404:
    case 410:
        return ErrorKind::NotFound;
    case 408:
    case 504:
        return ErrorKind::Timeout;
    case 409:
    case 412:
        return ErrorKind::Conflict;
    case 429:
        return ErrorKind::Unavailable;
    default:
        return status == 501 || status == 505 ? ErrorKind::Protocol
               : status >= 500                ? ErrorKind::Unavailable
               : status >= 400                ? ErrorKind::Invalid
                                              : ErrorKind::Protocol;
    }
}

QString wordsFor(int status)
{
    switch (status) {
    case 401:
        return QStringLiteral("the service does not accept the token");
    case 403:
        return QStringLiteral("the account may not do this");
    case 404:
        return QStringLiteral("the service does not know this");
    case 409:
        return QStringLiteral("the service says that this conflicts with what is there");
    case 429:
        return QStringLiteral("the service is asked too often");
    default:
        return status >= 500 ? QStringLiteral("the service failed")
                             : QStringLiteral("the service refused");
    }
}

QString fixFor(const HttpAnswer &answer)
{
    switch (answer.status()) {
    case 401:
        return QStringLiteral("sign in again");
    case 403:
        return armFix(QStringLiteral("AuthorizationFailed"), {});
    case 409:
        return QStringLiteral("wait until the operation that runs there has ended, then try again");
    case 429:
    case 503:
        if (const auto pause =
                retryAfter(answer.response.headers, QDateTime::currentDateTimeUtc())) {
            return QStringLiteral("try again in %1 s").arg((pause->count() + 999) / 1'000);
        }
        return QStringLiteral("try again later");
    default:
        return {};
    }
}

/// Whether what was asked for is not there. In the end of an operation the same code is about what
/// a deployment refers to.
bool isTheThingItself(const HttpAnswer &answer, const Report &report)
{
    return answer.status() == 404 && report.innermost.isEmpty() &&
           report.code.compare(QLatin1String("ResourceNotFound"), Qt::CaseInsensitive) == 0;
}

/// Whether a deployment is kept because requests go, or are copied, to it.
bool isAboutTraffic(const HttpAnswer &answer, const Report &report)
{
    return answer.status() == 409 &&
           report.message.contains(QLatin1String("traffic to 0"), Qt::CaseInsensitive);
}

ErrorKind kindOfOperation(const QString &status, const QString &code)
{
    const auto is = [&](const char *name) {
        return code.compare(QLatin1String(name), Qt::CaseInsensitive) == 0;
    };
    if (is("OperationCanceled")) {
        return ErrorKind::Conflict;
    }
    if (status.compare(QLatin1String("Canceled"), Qt::CaseInsensitive) == 0) {
        return ErrorKind::Cancelled;
    }
    if (is("OutOfQuota") || is("QuotaExceeded") || is("OutOfCapacity") ||
        is("InternalServerError") || is("KubernetesUnaccessible")) {
        return ErrorKind::Unavailable;
    }
    return is("ResourceNotFound") ? ErrorKind::NotFound : ErrorKind::Invalid;
}

} // namespace

Error armError(const HttpAnswer &answer)
{
    const Report report = reportFrom(answer.response.body);
    Error error;
    error.kind = kindOf(answer.status());
    error.detail = textOf(report);
    if (error.detail.isEmpty()) {
        error.detail = wordsFor(answer.status());
    }
    error.where = answer.where();
    error.fix = fixOf(report);
    if (isTheThingItself(answer, report)) {
        error.fix.clear();
    } else if (error.fix.isEmpty()) {
        error.fix =
            isAboutTraffic(answer, report)
                ? QStringLiteral("move its live and mirrored traffic away first, then delete it")
                : fixFor(answer);
    }
    return error;
}

Error operationError(const QString &status, const QJsonObject &error, const QString &request)
{
    const Report report = reportFrom(error);
    const QString known = report.innermost.isEmpty() ? report.code : report.innermost;
    Error made;
    made.kind = kindOfOperation(status, known);
    made.detail = textOf(report);
    if (made.detail.isEmpty()) {
        made.detail = QStringLiteral("the service ended the operation as %1").arg(status);
    }
    made.where = request.isEmpty() ? QString() : QStringLiteral("request ") + request;
    made.fix = fixOf(report);
    return made;
}

} // namespace serin
