// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/pendingoperation.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace serin {

namespace {

QString actionName(PendingOperation::Action action)
{
    switch (action) {
    case PendingOperation::Action::Put:
        return QStringLiteral("put");
    case PendingOperation::Action::Patch:
        return QStringLiteral("patch");
    case PendingOperation::Action::Delete:
        return QStringLiteral("delete");
    case PendingOperation::Action::RegenerateKey:
        break;
    }
    return QStringLiteral("regenerate-key");
}

std::optional<PendingOperation::Action> actionFromName(const QString &name)
{
    using Action = PendingOperation::Action;
    for (const Action action :
         {Action::Put, Action::Patch, Action::Delete, Action::RegenerateKey}) {
        if (name == actionName(action)) {
            return action;
        }
    }
    return std::nullopt;
}

} // namespace

QByteArray PendingOperation::toJson() const
{
    QJsonObject object{{QStringLiteral("action"), actionName(action)},
                       {QStringLiteral("resourceId"), resourceId},
                       {QStringLiteral("finished"), finished},
                       {QStringLiteral("statusUrl"), statusUrl},
                       {QStringLiteral("resultUrl"), resultUrl},
                       {QStringLiteral("startedAt"), startedAt.toUTC().toString(Qt::ISODateWithMs)},
                       {QStringLiteral("limit"), qint64(limit.count())},
                       {QStringLiteral("requestId"), requestId}};
    if (retryAfter) {
        object.insert(QStringLiteral("retryAfter"), qint64(retryAfter->count()));
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<PendingOperation> PendingOperation::fromJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const auto text = [&](const char *key) { return object.value(QLatin1String(key)).toString(); };
    const std::optional<Action> known = actionFromName(text("action"));
    PendingOperation operation;
    operation.resourceId = text("resourceId");
    operation.startedAt = QDateTime::fromString(text("startedAt"), Qt::ISODateWithMs);
    operation.limit = Milliseconds(object.value(QLatin1String("limit")).toInteger());
    if (!known || operation.resourceId.isEmpty() || !operation.startedAt.isValid() ||
        operation.limit.count() <= 0) {
        return failure(ErrorKind::Protocol, QStringLiteral("this is no operation that was kept"));
    }
    operation.action = *known;
    operation.finished = object.value(QLatin1String("finished")).toBool();
    operation.statusUrl = text("statusUrl");
    operation.resultUrl = text("resultUrl");
    operation.requestId = text("requestId");
    if (const qint64 pause = object.value(QLatin1String("retryAfter")).toInteger(); pause > 0) {
        operation.retryAfter = Milliseconds(pause);
    }
    return operation;
}

} // namespace serin
