// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/local/arm/scoring/assetreferences.h"
#include "services/local/scoring/scoringspec.h"

#include <QJsonObject>
#include <QMap>
#include <QString>

#include <optional>

namespace serin {

/// Finds what a deployment's body means on this computer.
class ScoringResolver
{
public:
    explicit ScoringResolver(AssetReferences references) : m_references(std::move(references)) {}

    [[nodiscard]] const AssetReferences &references() const { return m_references; }

    /// How to run @p body, which deploymentBody() has checked. Looks at the files.
    /// @error Invalid: there is nothing that could run here, e.g. only a container image, which is
    /// named; NotFound: an asset, folder, script or program is gone; Io: it cannot be read.
    [[nodiscard]] Result<ScoringSpec> resolve(const DeploymentKey &key,
                                              const QJsonObject &body) const;

    /// The path that requests are scored at in the process of @p body.
    [[nodiscard]] QString scoringRoute(const QJsonObject &body) const;

    /// The variables that the service adds to a deployment's own: AZUREML_MODEL_DIR,
    /// AZUREML_ENTRY_SCRIPT and AML_APP_ROOT, as far as there is a model and a code.
    [[nodiscard]] QMap<QString, QString> injectedVariables(const QJsonObject &body) const;

    /// The folder of the code of @p body; nothing without one or when it is not registered.
    [[nodiscard]] std::optional<QString> codeDir(const QJsonObject &body) const;

    /// What the local workspace does with the environment of @p body; empty without one.
    [[nodiscard]] static QString environmentNote(const QJsonObject &body);

private:
    /// The folder that holds the model's file or folder, as the service mounts it.
    [[nodiscard]] std::optional<QString> modelDir(const QJsonObject &body) const;
    [[nodiscard]] std::optional<QString> pathOf(const QJsonObject &holder, const QString &field,
                                                AssetId::Kind kind) const;
    [[nodiscard]] QJsonObject inferenceConfig(const QJsonObject &body) const;
    [[nodiscard]] Result<void> addProgram(ScoringSpec &spec, const QJsonObject &body) const;
    [[nodiscard]] Error nothingToRun(const QJsonObject &properties) const;

    AssetReferences m_references;
};

} // namespace serin
