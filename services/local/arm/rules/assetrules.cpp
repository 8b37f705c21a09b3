// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/arm/rules/assetrules.h"

#include "services/local/arm/rules/findings.h"
#include "services/local/arm/rules/jsonfields.h"
#include "services/local/arm/rules/resourcerules.h"
#include "services/local/arm/scoring/assetreferences.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <array>

namespace serin {

using namespace Qt::StringLiterals;

namespace {

void checkSegment(const QString &text, const QString &target, bool allowDots, Findings &findings)
{
    static const QRegularExpression name(QStringLiteral(R"(\A[a-zA-Z0-9][a-zA-Z0-9_-]{0,254}\z)"));
    static const QRegularExpression version(
        QStringLiteral(R"(\A[a-zA-Z0-9][a-zA-Z0-9._-]{0,254}\z)"));
    if (!(allowDots ? version : name).match(text).hasMatch()) {
        findings.add(target, u"The %1 \"%2\" is not allowed: 1 to 255 letters, digits, dashes and "
                             "underscores%3, a letter or digit first."_s.arg(
                                 target, text.left(100), allowDots ? u" and dots"_s : QString()));
    }
}

void checkUri(const JsonFields &properties, AssetId::Kind kind)
{
    const QString key = uriField(kind);
    properties.require(key);
    const QString uri = properties.text(key).value_or(QString());
    if (uri.isEmpty()) {
        return;
    }
    const Result<QString> path = localPathOf(uri);
    if (!path) {
        properties.refuse(key,
                          u"The local workspace reads files of this computer only: %1; %2."_s.arg(
                              path.error().detail, path.error().fix));
        return;
    }
    const QFileInfo file(*path);
    if (!file.exists()) {
        properties.refuse(
            key, u"%1 names %2, which does not exist."_s.arg(properties.pathOf(key), *path));
    } else if (!file.isReadable() || (file.isDir() && !file.isExecutable())) {
        properties.refuse(
            key, u"%1 names %2, which cannot be read."_s.arg(properties.pathOf(key), *path));
    } else if (kind == AssetId::Kind::Code && !file.isDir()) {
        properties.refuse(
            key, u"%1 names %2, which is not a folder."_s.arg(properties.pathOf(key), *path));
    } else if (!file.isDir() && !file.isFile()) {
        properties.refuse(key, u"%1 names %2, which is neither a file nor a folder."_s.arg(
                                   properties.pathOf(key), *path));
    }
}

// Each way in which a model's type is spelt, and how it is kept.
QString modelType(const JsonFields &properties)
{
    static const std::array<std::pair<QLatin1String, QLatin1String>, 6> spellings = {{
        {"custom_model"_L1, "custom_model"_L1},
        {"CustomModel"_L1, "custom_model"_L1},
        {"mlflow_model"_L1, "mlflow_model"_L1},
        {"MLFlowModel"_L1, "mlflow_model"_L1},
        {"triton_model"_L1, "triton_model"_L1},
        {"TritonModel"_L1, "triton_model"_L1},
    }};
    const QString key = u"modelType"_s;
    const QString written = properties.text(key).value_or(u"custom_model"_s);
    for (const auto &[spelling, kept] : spellings) {
        if (written.compare(spelling, Qt::CaseInsensitive) == 0) {
            return kept;
        }
    }
    properties.refuse(key,
                      u"%1 must be custom_model, mlflow_model or triton_model, not \"%2\"."_s.arg(
                          properties.pathOf(key), written.left(100)));
    return {};
}

void checkEnvironment(const JsonFields &properties)
{
    for (const QString &key : {u"image"_s, u"condaFile"_s}) {
        (void)properties.text(key);
    }
    (void)properties.object(u"build"_s);
    const JsonFields config = properties.fields(u"inferenceConfig"_s);
    for (const QString &which : {u"livenessRoute"_s, u"readinessRoute"_s, u"scoringRoute"_s}) {
        const JsonFields route = config.fields(which);
        (void)route.integer(u"port"_s, 1, 65'535);
        const std::optional<QString> path = route.text(u"path"_s);
        static const QRegularExpression form(QStringLiteral(R"(\A/[\x21-\x7e]{0,2000}\z)"));
        if (path && !form.match(*path).hasMatch()) {
            route.refuse(u"path"_s, u"%1 must begin with a slash and be an URL's path."_s.arg(
                                        route.pathOf(u"path"_s)));
        }
    }
}

} // namespace

ArmResult<QJsonObject> assetProperties(AssetId::Kind kind, const QString &name,
                                       const QString &version, const QJsonObject &asked)
{
    Findings findings;
    checkSegment(name, u"name"_s, false, findings);
    checkSegment(version, u"version"_s, true, findings);
    const JsonFields body(asked, QString(), findings);
    body.require(u"properties"_s);
    const JsonFields properties = body.fields(u"properties"_s);
    QJsonObject kept = properties.object();
    kept.remove(u"provisioningState"_s);
    kept.insert(u"tags"_s, checkTags(properties));
    kept.insert(u"properties"_s, toJson(properties.texts(u"properties"_s)));
    const std::optional<QString> description = properties.text(u"description"_s);
    kept.insert(u"description"_s, description ? QJsonValue(*description) : QJsonValue());
    for (const QString &flag : {u"isArchived"_s, u"isAnonymous"_s}) {
        kept.insert(flag, properties.boolean(flag).value_or(false));
    }
    if (kind == AssetId::Kind::Environment) {
        checkEnvironment(properties);
    } else {
        checkUri(properties, kind);
    }
    if (kind == AssetId::Kind::Model) {
        kept.insert(u"modelType"_s, modelType(properties));
    }
    if (!findings.isEmpty()) {
        return refuse(findings.toError());
    }
    return kept;
}

bool isSameContent(AssetId::Kind kind, const QJsonObject &one, const QJsonObject &other)
{
    QStringList keys = {uriField(kind)};
    if (kind == AssetId::Kind::Model) {
        keys += {u"modelType"_s, u"flavors"_s};
    } else if (kind == AssetId::Kind::Environment) {
        keys = {u"image"_s, u"condaFile"_s, u"build"_s, u"inferenceConfig"_s, u"osType"_s};
    }
    return std::all_of(keys.cbegin(), keys.cend(), [&](const QString &key) {
        const QJsonValue first = one.value(key);
        const QJsonValue second = other.value(key);
        const bool bothAbsent =
            (first.isNull() || first.isUndefined()) && (second.isNull() || second.isUndefined());
        return bothAbsent || first == second;
    });
}

} // namespace serin
