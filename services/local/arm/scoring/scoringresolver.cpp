// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/arm/scoring/scoringresolver.h"

#include "services/domain/isoduration.h"
#include "services/local/arm/rules/ownproperties.h"
#include "services/local/arm/scoring/servercommand.h"

#include <QDir>
#include <QFileInfo>

namespace serin {

using namespace Qt::StringLiterals;

namespace {

QJsonObject propertiesOf(const QJsonObject &body)
{
    return body.value("properties"_L1).toObject();
}

QString commandText(const QJsonObject &properties)
{
    return properties.value("properties"_L1).toObject().value(commandProperty).toString();
}

std::chrono::milliseconds durationOf(const QJsonObject &object, QLatin1String key)
{
    return durationFromIso(object.value(key).toString()).value_or(std::chrono::milliseconds(0));
}

ProbeSpec probeOf(const QJsonObject &probe, const QString &route)
{
    ProbeSpec spec;
    spec.route = route;
    spec.initialDelay = durationOf(probe, "initialDelay"_L1);
    spec.period = durationOf(probe, "period"_L1);
    spec.timeout = durationOf(probe, "timeout"_L1);
    spec.successThreshold = probe.value("successThreshold"_L1).toInt();
    spec.failureThreshold = probe.value("failureThreshold"_L1).toInt();
    return spec;
}

QString routeOf(const QJsonObject &inferenceConfig, QLatin1String which, const QString &usual)
{
    const QString path = inferenceConfig.value(which).toObject().value("path"_L1).toString();
    return path.isEmpty() ? usual : path;
}

Result<void> checkReadable(const QString &what, const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists()) {
        return failure(ErrorKind::NotFound, u"%1 %2 does not exist"_s.arg(what, path));
    }
    if (!info.isReadable()) {
        return failure(ErrorKind::Io, u"%1 %2 cannot be read"_s.arg(what, path));
    }
    return {};
}

} // namespace

Result<ScoringSpec> ScoringResolver::resolve(const DeploymentKey &key,
                                             const QJsonObject &body) const
{
    const QJsonObject properties = propertiesOf(body);
    ScoringSpec spec;
    spec.key = key;
    spec.modelDir = modelDir(body).value_or(QString());
    const QJsonObject variables = properties.value("environmentVariables"_L1).toObject();
    for (auto variable = variables.begin(); variable != variables.end(); ++variable) {
        spec.environment.insert(variable.key(), variable->toString());
    }
    spec.instanceCount = body.value("sku"_L1).toObject().value("capacity"_L1).toInt(1);
    const QJsonObject request = properties.value("requestSettings"_L1).toObject();
    spec.requestTimeout = durationOf(request, "requestTimeout"_L1);
    spec.maxConcurrentRequests = request.value("maxConcurrentRequestsPerInstance"_L1).toInt(1);
    const QJsonObject config = inferenceConfig(body);
    spec.liveness = probeOf(properties.value("livenessProbe"_L1).toObject(),
                            routeOf(config, "livenessRoute"_L1, u"/"_s));
    spec.readiness = probeOf(properties.value("readinessProbe"_L1).toObject(),
                             routeOf(config, "readinessRoute"_L1, u"/"_s));
    if (const std::optional<QString> model = pathOf(properties, u"model"_s, AssetId::Kind::Model)) {
        if (Result<void> readable = checkReadable(u"the model"_s, *model); !readable) {
            return failure(std::move(readable.error()));
        }
    }
    return addProgram(spec, body).map([&] { return spec; });
}

Result<void> ScoringResolver::addProgram(ScoringSpec &spec, const QJsonObject &body) const
{
    const QJsonObject properties = propertiesOf(body);
    if (const std::optional<QString> code = codeDir(body)) {
        spec.codeDir = *code;
        if (Result<void> readable = checkReadable(u"the code"_s, *code); !readable) {
            return readable;
        }
    }
    const QString script =
        properties.value("codeConfiguration"_L1).toObject().value("scoringScript"_L1).toString();
    spec.scoringScript = spec.codeDir.isEmpty() ? QString() : script;
    if (const QString command = commandText(properties); !command.isEmpty()) {
        return serverCommandFrom(command).and_then([&](const QStringList &arguments) {
            spec.command = arguments;
            return programOf(arguments, spec.codeDir).map([](const QString &) {});
        });
    }
    if (spec.scoringScript.isEmpty()) {
        return failure(nothingToRun(properties));
    }
    return checkReadable(u"the scoring script"_s,
                         QDir(spec.codeDir).absoluteFilePath(spec.scoringScript));
}

Error ScoringResolver::nothingToRun(const QJsonObject &properties) const
{
    Error error;
    error.kind = ErrorKind::Invalid;
    error.fix =
        u"give the deployment a code configuration with a scoring script, or name a program "
        "in its property serin.command"_s;
    const Result<AssetRecord> environment = m_references.find(
        properties.value("environmentId"_L1).toString(), AssetId::Kind::Environment);
    const QString image =
        environment ? environment->properties.value("image"_L1).toString() : QString();
    const Result<AssetRecord> model =
        m_references.find(properties.value("model"_L1).toString(), AssetId::Kind::Model);
    if (!image.isEmpty()) {
        error.detail =
            u"the deployment has only the container image \"%1\", and the local workspace "
            "runs processes, not containers"_s.arg(image);
    } else if (model && model->properties.value("modelType"_L1).toString() == "mlflow_model"_L1) {
        error.detail = u"the local workspace has no server for a deployment of the MLflow model "
                       "\"%1\" without code"_s.arg(model->name);
    } else {
        error.detail = u"the deployment has nothing that could run"_s;
    }
    return error;
}

QString ScoringResolver::scoringRoute(const QJsonObject &body) const
{
    return routeOf(inferenceConfig(body), "scoringRoute"_L1, u"/score"_s);
}

QMap<QString, QString> ScoringResolver::injectedVariables(const QJsonObject &body) const
{
    QMap<QString, QString> variables;
    if (const std::optional<QString> model = modelDir(body)) {
        variables.insert(u"AZUREML_MODEL_DIR"_s, *model);
    }
    if (const std::optional<QString> code = codeDir(body)) {
        variables.insert(u"AML_APP_ROOT"_s, *code);
        const QJsonObject configuration =
            propertiesOf(body).value("codeConfiguration"_L1).toObject();
        if (const QString script = configuration.value("scoringScript"_L1).toString();
            !script.isEmpty()) {
            variables.insert(u"AZUREML_ENTRY_SCRIPT"_s, script);
        }
    }
    return variables;
}

std::optional<QString> ScoringResolver::codeDir(const QJsonObject &body) const
{
    return pathOf(propertiesOf(body).value("codeConfiguration"_L1).toObject(), u"codeId"_s,
                  AssetId::Kind::Code);
}

std::optional<QString> ScoringResolver::modelDir(const QJsonObject &body) const
{
    const std::optional<QString> path =
        pathOf(propertiesOf(body), u"model"_s, AssetId::Kind::Model);
    return path ? std::optional(QFileInfo(*path).path()) : std::nullopt;
}

std::optional<QString> ScoringResolver::pathOf(const QJsonObject &holder, const QString &field,
                                               AssetId::Kind kind) const
{
    const QString reference = holder.value(field).toString();
    if (reference.isEmpty()) {
        return std::nullopt;
    }
    const Result<QString> path =
        m_references.find(reference, kind).and_then([&](const AssetRecord &asset) {
            return localPathOf(asset.properties.value(uriField(kind)).toString());
        });
    return path ? std::optional(*path) : std::nullopt;
}

QJsonObject ScoringResolver::inferenceConfig(const QJsonObject &body) const
{
    const Result<AssetRecord> environment = m_references.find(
        propertiesOf(body).value("environmentId"_L1).toString(), AssetId::Kind::Environment);
    return environment ? environment->properties.value("inferenceConfig"_L1).toObject()
                       : QJsonObject();
}

QString ScoringResolver::environmentNote(const QJsonObject &body)
{
    const QJsonObject properties = propertiesOf(body);
    if (properties.value("environmentId"_L1).toString().isEmpty()) {
        return {};
    }
    return commandText(properties).isEmpty()
               ? u"not built locally: the scoring script runs with the workspace's own Python"_s
               : u"not built locally: serin.command runs with what is installed on this computer"_s;
}

} // namespace serin
