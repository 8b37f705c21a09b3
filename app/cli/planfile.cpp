// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/planfile.h"

#include "services/core/atomicfile.h"
#include "services/core/readfile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace serin {

namespace {

constexpr qint64 largestPlan = 256 << 20;

QStringList textsIn(const QJsonValue &value)
{
    QStringList texts;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &each : array) {
        texts.append(each.toString());
    }
    return texts;
}

} // namespace

Result<void> writePlanFile(const QString &path, const KeptPlan &plan)
{
    QStringList endpoints = plan.options.endpoints.values();
    endpoints.sort();
    QJsonObject json = plan.plan.toJson();
    json.insert(
        QStringLiteral("request"),
        QJsonObject{{QStringLiteral("files"), QJsonArray::fromStringList(plan.subject.files)},
                    {QStringLiteral("endpoints"), QJsonArray::fromStringList(endpoints)},
                    {QStringLiteral("prune"), plan.options.prune},
                    {QStringLiteral("allowReplace"), plan.options.allowReplace},
                    {QStringLiteral("folder"), plan.scope.project},
                    {QStringLiteral("workspace"), plan.scope.workspace}});
    return writeFileAtomically(path, QJsonDocument(json).toJson());
}

Result<KeptPlan> readPlanFile(const QString &path)
{
    const Result<FileContent> content = readFile(path, largestPlan);
    if (!content) {
        return failure(content.error());
    }
    QJsonParseError parsed;
    const QJsonObject json = QJsonDocument::fromJson(content->bytes, &parsed).object();
    const QString fix = QStringLiteral("make one with serinctl plan --out FILE");
    if (parsed.error != QJsonParseError::NoError || !json.contains(QLatin1String("request"))) {
        return failure(ErrorKind::Invalid, QStringLiteral("this is no kept plan"), path, fix);
    }
    Result<Plan> plan = Plan::fromJson(json);
    if (!plan) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("this is no kept plan: %1").arg(plan.error().detail),
                       path + plan.error().where, fix);
    }
    const QJsonObject request = json.value(QLatin1String("request")).toObject();
    KeptPlan kept;
    kept.plan = *std::move(plan);
    kept.subject.files = textsIn(request.value(QLatin1String("files")));
    kept.subject.commit = CommitId::fromHex(kept.plan.base.commit.toLatin1());
    const QStringList endpoints = textsIn(request.value(QLatin1String("endpoints")));
    kept.options.endpoints = {endpoints.begin(), endpoints.end()};
    kept.options.prune = request.value(QLatin1String("prune")).toBool();
    kept.options.allowReplace = request.value(QLatin1String("allowReplace")).toBool();
    kept.scope.project = request.value(QLatin1String("folder")).toString();
    kept.scope.workspace = request.value(QLatin1String("workspace")).toString();
    return kept;
}

} // namespace serin
