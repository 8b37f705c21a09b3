// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/armid.h"

#include <QString>

namespace serin {

/// What a manifest says about a model, code or environment that is not registered yet: a local path
/// or a description in place.
struct AssetSource
{
    AssetId::Kind kind = AssetId::Kind::Model;
    QString name;      ///< as the manifest gives it; may be empty
    QString version;   ///< as the manifest gives it; may be empty
    QString path;      ///< of the files, relative to `folder`; empty for an environment without any
    QString modelType; ///< custom_model, mlflow_model, triton_model; empty: not said
    QString image;     ///< environments: the container image
    QString condaFile; ///< environments: the path of the conda file, relative to `folder`
    QString condaText; ///< environments: the conda file's content, when it stands in place (JSON)
    QString buildPath; ///< environments: a folder to build an image from; not supported everywhere
    QString folder;    ///< of the manifest, as the reader was given its path; "" for none
    int line = 0;

    bool operator==(const AssetSource &) const = default;
};

/// The manifest's field that names an asset of @p kind: "model", "code_configuration.code" or
/// "environment".
[[nodiscard]] inline QString assetField(AssetId::Kind kind)
{
    switch (kind) {
    case AssetId::Kind::Model:
        return QStringLiteral("model");
    case AssetId::Kind::Code:
        return QStringLiteral("code_configuration.code");
    case AssetId::Kind::Environment:
        return QStringLiteral("environment");
    }
    Q_UNREACHABLE();
}

} // namespace serin
