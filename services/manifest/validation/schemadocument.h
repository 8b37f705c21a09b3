// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/manifest/validation/schemavalue.h"

#include <QJsonObject>
#include <QStringList>

namespace serin {

/// The schemas of manifests that the program carries (resources/schemas).
enum class ManifestSchema {
    PreviewEndpoint,
    PreviewDeployment,
    ManagedEndpoint,
    KubernetesEndpoint,
    ManagedDeployment,
    KubernetesDeployment,
};
inline constexpr ManifestSchema allManifestSchemas[] = {
    ManifestSchema::PreviewEndpoint,   ManifestSchema::PreviewDeployment,
    ManifestSchema::ManagedEndpoint,   ManifestSchema::KubernetesEndpoint,
    ManifestSchema::ManagedDeployment, ManifestSchema::KubernetesDeployment};

/// The name of @p schema's file without ".schema.json".
[[nodiscard]] QString schemaFileName(ManifestSchema schema);

/// @p schema as a JSON Schema (draft-07) with every `$ref` replaced by what it refers to. Made
/// once; safe to call from several threads.
[[nodiscard]] const QJsonObject &schemaDocument(ManifestSchema schema);

// The functions below read such a schema beside a value. An `anyOf` there tells its branches apart
// by the type of the value alone.

/// The branches of @p schema that speak of values of @p kind: itself without `anyOf`.
[[nodiscard]] QList<QJsonObject> schemaBranches(const QJsonObject &schema, SchemaValue::Kind kind);

/// The schema of member @p key of a map, or of a list's items when @p key is empty; empty when
/// @p schema says nothing about it.
[[nodiscard]] QJsonObject schemaOf(const QJsonObject &schema, const SchemaValue &container,
                                   const QString &key);

/// Keys that @p schema names for a map; @p open tells whether others are welcome too.
struct SchemaKeys
{
    QStringList names;
    bool open = false;
};
[[nodiscard]] SchemaKeys schemaKeys(const QJsonObject &schema);

/// Keys that must be there in a map.
[[nodiscard]] QStringList requiredKeys(const QJsonObject &schema);

/// Whether @p schema (or a branch of it) takes values of JSON's @p type.
[[nodiscard]] bool takesType(const QJsonObject &schema, const QString &type);

} // namespace serin
