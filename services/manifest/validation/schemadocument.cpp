// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/validation/schemadocument.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>

// Q_INIT_RESOURCE declares a function and must stand outside any namespace.
static void registerSchemas()
{
    Q_INIT_RESOURCE(schemas);
}

namespace serin {

namespace {

/// Parsed files by their names: most references lead to the same one.
using SchemaFiles = QHash<QString, QJsonObject>;

QJsonObject readSchema(const QString &name, SchemaFiles &files)
{
    if (const auto known = files.constFind(name); known != files.constEnd()) {
        return *known;
    }
    QFile file(QStringLiteral(":/serin/schemas/") + name);
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "readSchema", qPrintable(name));
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    Q_ASSERT_X(document.isObject(), "readSchema", qPrintable(name));
    return *files.insert(name, document.object());
}

QJsonValue atPointer(QJsonValue value, const QString &pointer)
{
    const QStringList steps = pointer.split(QLatin1Char('/'), Qt::SkipEmptyParts);
    for (const QString &step : steps) {
        value = value.toObject().value(step);
    }
    return value;
}

/// @p value of the schema file @p file with its references written out. The schemas have no
/// recursive ones.
QJsonValue expanded(const QJsonValue &value, const QString &file, SchemaFiles &files)
{
    if (value.isArray()) {
        QJsonArray result;
        const QJsonArray items = value.toArray();
        for (const QJsonValue &item : items) {
            result.append(expanded(item, file, files));
        }
        return result;
    }
    if (!value.isObject()) {
        return value;
    }
    const QJsonObject object = value.toObject();
    if (const QString reference = object.value(QLatin1String("$ref")).toString();
        !reference.isEmpty()) {
        const QString other = reference.section(QLatin1Char('#'), 0, 0);
        const QString target = other.isEmpty() ? file : other;
        const QJsonValue referred =
            atPointer(readSchema(target, files), reference.section(QLatin1Char('#'), 1));
        Q_ASSERT_X(referred.isObject(), "expanded", qPrintable(reference));
        return expanded(referred, target, files);
    }
    QJsonObject result;
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (member.key() != QLatin1String("definitions")) {
            result.insert(member.key(), expanded(member.value(), file, files));
        }
    }
    return result;
}

QString jsonType(SchemaValue::Kind kind)
{
    switch (kind) {
    case SchemaValue::Kind::List:
        return QStringLiteral("array");
    case SchemaValue::Kind::Map:
        return QStringLiteral("object");
    default:
        return {};
    }
}

bool isContainerType(const QString &type)
{
    return type == QLatin1String("array") || type == QLatin1String("object");
}

QStringList typesOf(const QJsonObject &schema)
{
    const QJsonValue type = schema.value(QLatin1String("type"));
    if (type.isString()) {
        return {type.toString()};
    }
    QStringList types;
    const QJsonArray entries = type.toArray();
    for (const QJsonValue &entry : entries) {
        types.append(entry.toString());
    }
    return types;
}

} // namespace

QString schemaFileName(ManifestSchema schema)
{
    switch (schema) {
    case ManifestSchema::PreviewEndpoint:
        return QStringLiteral("preview-endpoint");
    case ManifestSchema::PreviewDeployment:
        return QStringLiteral("preview-deployment");
    case ManifestSchema::ManagedEndpoint:
        return QStringLiteral("v2-managed-endpoint");
    case ManifestSchema::KubernetesEndpoint:
        return QStringLiteral("v2-kubernetes-endpoint");
    case ManifestSchema::ManagedDeployment:
        return QStringLiteral("v2-managed-deployment");
    case ManifestSchema::KubernetesDeployment:
        return QStringLiteral("v2-kubernetes-deployment");
    }
    Q_UNREACHABLE();
}

const QJsonObject &schemaDocument(ManifestSchema schema)
{
    static const auto documents = [] {
        registerSchemas();
        std::array<QJsonObject, std::size(allManifestSchemas)> all;
        SchemaFiles files;
        for (const ManifestSchema each : allManifestSchemas) {
            const QString file = schemaFileName(each) + QStringLiteral(".schema.json");
            all[static_cast<std::size_t>(each)] =
                expanded(readSchema(file, files), file, files).toObject();
        }
        return all;
    }();
    return documents[static_cast<std::size_t>(schema)];
}

QList<QJsonObject> schemaBranches(const QJsonObject &schema, SchemaValue::Kind kind)
{
    const QJsonArray branches = schema.value(QLatin1String("anyOf")).toArray();
    if (branches.isEmpty()) {
        return {schema};
    }
    const QString wanted = jsonType(kind);
    QList<QJsonObject> fitting;
    for (const QJsonValue &branch : branches) {
        const QJsonObject object = branch.toObject();
        const QStringList types = typesOf(object);
        const bool takesContainer = std::any_of(types.begin(), types.end(), isContainerType);
        if (wanted.isEmpty() ? !takesContainer : types.contains(wanted)) {
            fitting.append(object);
        }
    }
    return fitting;
}

QJsonObject schemaOf(const QJsonObject &schema, const SchemaValue &container, const QString &key)
{
    const QList<QJsonObject> branches = schemaBranches(schema, container.kind);
    for (const QJsonObject &branch : branches) {
        if (container.isList()) {
            return branch.value(QLatin1String("items")).toObject();
        }
        const QJsonObject properties = branch.value(QLatin1String("properties")).toObject();
        const auto found = properties.find(key);
        return found != properties.end()
                   ? found->toObject()
                   : branch.value(QLatin1String("additionalProperties")).toObject();
    }
    return {};
}

SchemaKeys schemaKeys(const QJsonObject &schema)
{
    const QList<QJsonObject> branches = schemaBranches(schema, SchemaValue::Kind::Map);
    SchemaKeys keys;
    for (const QJsonObject &branch : branches) {
        keys.names += branch.value(QLatin1String("properties")).toObject().keys();
    }
    keys.open = keys.names.isEmpty();
    return keys;
}

QStringList requiredKeys(const QJsonObject &schema)
{
    QStringList keys;
    const QList<QJsonObject> branches = schemaBranches(schema, SchemaValue::Kind::Map);
    for (const QJsonObject &branch : branches) {
        const QJsonArray required = branch.value(QLatin1String("required")).toArray();
        for (const QJsonValue &key : required) {
            keys.append(key.toString());
        }
    }
    return keys;
}

bool takesType(const QJsonObject &schema, const QString &type)
{
    if (typesOf(schema).contains(type)) {
        return true;
    }
    const QJsonArray branches = schema.value(QLatin1String("anyOf")).toArray();
    return std::any_of(branches.begin(), branches.end(), [&](const QJsonValue &branch) {
        return typesOf(branch.toObject()).contains(type);
    });
}

} // namespace serin
