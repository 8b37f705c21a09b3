// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/armid.h"

#include <QDateTime>
#include <QJsonObject>
#include <QMap>
#include <QString>

namespace serin {

/// A version of a model, code or environment to register. Versions never change once they are
/// there.
struct AssetSpec
{
    AssetId id;
    QString uri;       ///< models and code: where the files are, e.g. "file:///…"
    QString modelType; ///< models: custom_model, mlflow_model or triton_model; empty: custom_model
    QString image;     ///< environments: the container image; may be empty
    QString condaFile; ///< environments: the text of the conda file; may be empty
    QString description;
    QMap<QString, QString> tags;
    QMap<QString, QString> properties;

    bool operator==(const AssetSpec &) const = default;
};

/// A version as the service describes it.
struct RegisteredAsset
{
    AssetSpec spec;
    QString armId;
    QDateTime createdAt; ///< UTC; null when not said
    QJsonObject raw;
};

} // namespace serin
