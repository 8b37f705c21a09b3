// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/arm/wire/armanswer.h"

#include "services/local/arm/armsettings.h"
#include "services/local/arm/wire/armcall.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace serin {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds shortestPause{50};
constexpr milliseconds longestPause{1'000};

QByteArray serialised(const QJsonValue &value)
{
    if (value.isObject()) {
        return QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
    }
    if (value.isArray()) {
        return QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact);
    }
    Q_ASSERT(value.isNull());
    return "null";
}

QJsonObject info(const QString &type, const QJsonValue &value)
{
    return {{u"type"_s, type}, {u"info"_s, QJsonObject{{u"value"_s, value}}}};
}

QString locationPath(const ArmCall &call, const ArmSettings &settings, const QString &collection,
                     const QString &id)
{
    return QStringLiteral("%1/subscriptions/%2/providers/Microsoft.MachineLearningServices/"
                          "locations/%3/%4/%5?api-version=%6")
        .arg(call.baseUrl, settings.workspace.subscription, settings.location, collection, id,
             call.apiVersion);
}

} // namespace

HttpResponse jsonAnswer(int status, const QJsonValue &body)
{
    HttpResponse response;
    response.status = status;
    response.headers.add("Content-Type", "application/json; charset=utf-8");
    response.body = serialised(body);
    return response;
}

HttpResponse acceptedAnswer(int status, const QJsonValue &body, const QString &operationUrl,
                            const QString &location, milliseconds elapsed)
{
    HttpResponse response = jsonAnswer(status, body);
    response.headers.add("Azure-AsyncOperation", operationUrl.toUtf8());
    response.headers.add("Location", location.toUtf8());
    response.headers.add("x-ms-async-operation-timeout", "PT30M");
    addPause(response.headers, elapsed);
    return response;
}

void addPause(HttpHeaders &headers, milliseconds elapsed)
{
    headers.add("Retry-After", "1"); // without it clients ask every 30 s
    const milliseconds pause = std::clamp(elapsed / 4, shortestPause, longestPause);
    headers.add("retry-after-ms", QByteArray::number(qint64(pause.count())));
}

HttpResponse errorAnswer(const ArmError &error, const RequestIds &ids, const ArmSettings &settings,
                         const QDateTime &now)
{
    QJsonArray details;
    for (const ArmErrorDetail &detail : error.details) {
        details += QJsonObject{{u"code"_s, detail.code},
                               {u"message"_s, detail.message},
                               {u"target"_s, detail.target},
                               {u"details"_s, QJsonArray()}};
    }
    const QJsonObject correlation{{u"operation"_s, ids.correlation}, {u"request"_s, ids.request}};
    const QJsonArray additional{
        info(u"ComponentName"_s, u"managementfrontend"_s), info(u"Correlation"_s, correlation),
        info(u"Environment"_s, u"local"_s), info(u"Location"_s, settings.location),
        info(u"Time"_s, armTimestamp(now))};
    const QJsonObject content{
        {u"code"_s, error.code},
        {u"message"_s, error.message},
        {u"target"_s, error.target.isEmpty() ? QJsonValue() : QJsonValue(error.target)},
        {u"details"_s, details},
        {u"additionalInfo"_s, additional}};
    return jsonAnswer(error.status, QJsonObject{{u"error"_s, content}});
}

QString armTimestamp(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyy-MM-ddTHH:mm:ss.zzz"_s) + u"0000+00:00"_s;
}

QJsonObject systemData(const QDateTime &createdAt, const QDateTime &modifiedAt)
{
    const QString user = u"local"_s;
    return {{u"createdAt"_s, armTimestamp(createdAt)},
            {u"createdBy"_s, user},
            {u"createdByType"_s, u"User"_s},
            {u"lastModifiedAt"_s, armTimestamp(modifiedAt)},
            {u"lastModifiedBy"_s, user},
            {u"lastModifiedByType"_s, u"User"_s}};
}

QString operationUrl(const ArmCall &call, const ArmSettings &settings, const QString &id)
{
    return locationPath(call, settings, u"mfeOperationsStatus"_s, id);
}

QString operationResultUrl(const ArmCall &call, const ArmSettings &settings, const QString &id)
{
    return locationPath(call, settings, u"mfeOperationResults"_s, id);
}

QString resourceUrl(const ArmCall &call, const QString &id)
{
    return call.baseUrl + id + u"?api-version="_s + call.apiVersion;
}

} // namespace serin
