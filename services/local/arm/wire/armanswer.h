// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/httpmessage.h"
#include "services/local/arm/wire/armerror.h"

#include <QDateTime>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <chrono>

namespace serin {

struct ArmCall;
struct ArmSettings;

/// What a handler comes to.
using ArmAnswer = ArmResult<HttpResponse>;

/// @p body as JSON.
[[nodiscard]] HttpResponse jsonAnswer(int status, const QJsonValue &body);

/// 202 or 201 for an operation that goes on: @p body, where to ask for it (`Azure-AsyncOperation`),
/// what it leads to (`Location`), how long it may take and when to ask (addPause()).
/// @p elapsed: since it began.
[[nodiscard]] HttpResponse acceptedAnswer(int status, const QJsonValue &body,
                                          const QString &operationUrl, const QString &location,
                                          std::chrono::milliseconds elapsed = {});

/// When to ask again for an operation that began @p elapsed ago: `Retry-After` in whole seconds for
/// all, `retry-after-ms` for those who know it, a quarter of the time that has passed, so that a
/// quick operation is soon known to be done and a slow one is not asked for too often.
void addPause(HttpHeaders &headers, std::chrono::milliseconds elapsed);

/// What identifies a request in its answer and in an error.
struct RequestIds
{
    QString request;     ///< ours, a GUID
    QString correlation; ///< the caller's when it gave one
};

/// The answer to a refused request, with everything that the service adds to an error.
[[nodiscard]] HttpResponse errorAnswer(const ArmError &error, const RequestIds &ids,
                                       const ArmSettings &settings, const QDateTime &now);

/// @p time as the service writes it: 2022-10-28T19:14:54.2540000+00:00.
[[nodiscard]] QString armTimestamp(const QDateTime &time);
/// Who made a resource and who changed it last, and when.
[[nodiscard]] QJsonObject systemData(const QDateTime &createdAt, const QDateTime &modifiedAt);

/// Where to ask how the operation @p id goes, under the caller's own host.
[[nodiscard]] QString operationUrl(const ArmCall &call, const ArmSettings &settings,
                                   const QString &id);
/// Where to fetch what it led to.
[[nodiscard]] QString operationResultUrl(const ArmCall &call, const ArmSettings &settings,
                                         const QString &id);
/// The URL of the resource with the ARM id @p id.
[[nodiscard]] QString resourceUrl(const ArmCall &call, const QString &id);

} // namespace serin
