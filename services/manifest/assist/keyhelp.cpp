// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/assist/keyhelp.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

namespace serin {

namespace {

const QString anyItem = QStringLiteral("[]");

SchemaValue containerFor(const PlaceStep &step)
{
    SchemaValue container;
    container.kind = step.isItem() ? SchemaValue::Kind::List : SchemaValue::Kind::Map;
    return container;
}

const QJsonObject &keyTexts()
{
    static const QJsonObject texts = [] {
        static_cast<void>(schemaDocument(ManifestSchema::ManagedEndpoint)); // brings the resources
        QFile file(QStringLiteral(":/serin/schemas/keys.json"));
        const bool opened = file.open(QIODevice::ReadOnly);
        Q_ASSERT(opened);
        return QJsonDocument::fromJson(file.readAll()).object();
    }();
    return texts;
}

QString joined(const QStringList &steps)
{
    return steps.join(QLatin1Char('.')).replace(QLatin1Char('.') + anyItem, anyItem);
}

/// The name under which @p steps are in @p texts: as they are, or with one of them left open.
QString textName(const QJsonObject &texts, const QStringList &steps)
{
    if (texts.contains(joined(steps))) {
        return joined(steps);
    }
    for (qsizetype i = steps.size() - 1; i >= 0; --i) {
        QStringList open = steps;
        open[i] = steps[i].endsWith(QLatin1String("_probe")) ? QStringLiteral("*_probe")
                                                             : QStringLiteral("*");
        if (texts.contains(joined(open))) {
            return joined(open);
        }
    }
    return {};
}

bool isEndpointSchema(ManifestSchema schema)
{
    return schema == ManifestSchema::PreviewEndpoint || schema == ManifestSchema::ManagedEndpoint ||
           schema == ManifestSchema::KubernetesEndpoint;
}

QList<QJsonObject> branchesOf(const QJsonObject &schema)
{
    const QJsonArray branches = schema.value(QLatin1String("anyOf")).toArray();
    if (branches.isEmpty()) {
        return {schema};
    }
    QList<QJsonObject> all;
    for (const QJsonValue &branch : branches) {
        all.append(branch.toObject());
    }
    return all;
}

/// The spellings of an enumeration that are not another one's with other capitals and underscores.
QStringList choicesOf(const QJsonObject &schema)
{
    QStringList choices;
    QSet<QString> seen;
    const QJsonArray values = schema.value(QLatin1String("enum")).toArray();
    for (const QJsonValue &value : values) {
        const QString word = value.toString();
        const QString bare = QString(word).remove(QLatin1Char('_')).toLower();
        if (!seen.contains(bare)) {
            seen.insert(bare);
            choices.append(word);
        }
    }
    return choices;
}

void addShape(std::vector<KeyHelp::Shape> &shapes, KeyHelp::Shape shape)
{
    if (std::find(shapes.begin(), shapes.end(), shape) == shapes.end()) {
        shapes.push_back(shape);
    }
}

void addShapes(const QJsonObject &branch, KeyHelp &help)
{
    const QStringList choices = choicesOf(branch);
    if (!choices.isEmpty()) {
        const bool areBooleans =
            choices == QStringList{QStringLiteral("True"), QStringLiteral("False")};
        if (!areBooleans) {
            help.choices += choices;
            addShape(help.shapes, KeyHelp::Shape::Choice);
        }
        return;
    }
    using enum KeyHelp::Shape;
    const std::pair<const char *, KeyHelp::Shape> types[] = {
        {"string", Text},   {"boolean", Boolean}, {"integer", Whole},
        {"number", Number}, {"object", Map},      {"array", List}};
    for (const auto &[type, shape] : types) {
        const QJsonValue own = branch.value(QLatin1String("type"));
        const bool takes = own.isArray() ? own.toArray().contains(QLatin1String(type))
                                         : own.toString() == QLatin1String(type);
        if (takes) {
            addShape(help.shapes, shape);
        }
    }
    if (const QJsonValue least = branch.value(QLatin1String("minimum")); least.isDouble()) {
        help.least = least.toDouble();
    }
    if (const QJsonValue most = branch.value(QLatin1String("maximum")); most.isDouble()) {
        help.most = most.toDouble();
    }
}

} // namespace

SchemaSpot::SchemaSpot(ManifestSchema schema)
    : m_root(schema), m_schema(schemaDocument(schema)), m_isDeployment(!isEndpointSchema(schema))
{}

void SchemaSpot::enter(const PlaceStep &step)
{
    m_isRequired = !step.isItem() && requiredKeys(m_schema).contains(step.key);
    m_schema = schemaOf(m_schema, containerFor(step), step.key);
    m_steps.append(step.isItem() ? anyItem : step.key);
    const bool isInside =
        !m_isDeployment && m_steps.size() == 2 && m_steps.front() == QLatin1String("deployments");
    if (isInside && m_root == ManifestSchema::PreviewEndpoint) {
        m_isDeployment = true;
        m_steps.clear();
    }
}

QStringList SchemaSpot::keys() const
{
    QStringList names;
    const QStringList required = requiredKeys(m_schema);
    const QList<QJsonObject> branches = schemaBranches(m_schema, SchemaValue::Kind::Map);
    for (const QJsonObject &branch : branches) {
        const QJsonObject properties = branch.value(QLatin1String("properties")).toObject();
        for (auto property = properties.begin(); property != properties.end(); ++property) {
            if (!property.value().toObject().isEmpty()) {
                names.append(property.key());
            }
        }
    }
    std::stable_partition(names.begin(), names.end(),
                          [&required](const QString &name) { return required.contains(name); });
    if (names.removeAll(QStringLiteral("$schema")) > 0) {
        names.append(QStringLiteral("$schema"));
    }
    return names;
}

QJsonObject SchemaSpot::entry() const
{
    const QJsonObject texts =
        keyTexts()
            .value(m_isDeployment ? QLatin1String("deployment") : QLatin1String("endpoint"))
            .toObject();
    return texts.value(textName(texts, m_steps)).toObject();
}

KeyHelp SchemaSpot::help() const
{
    KeyHelp help;
    help.name = joined(m_steps);
    if (m_isDeployment && isEndpointSchema(m_root) && m_steps.isEmpty()) {
        help.about = keyTexts()
                         .value(QLatin1String("endpoint"))
                         .toObject()
                         .value(QLatin1String("deployments.*"))
                         .toObject()
                         .value(QLatin1String("about"))
                         .toString();
    }
    const QJsonObject texts = entry();
    if (help.about.isEmpty()) {
        help.about = texts.value(QLatin1String("about")).toString();
    }
    help.byDefault = texts.value(QLatin1String("default")).toString();
    help.isRequired = m_isRequired;
    for (const QJsonObject &branch : branchesOf(m_schema)) {
        addShapes(branch, help);
    }
    const QString wanted = m_schema.value(QLatin1String("description")).toString();
    help.example = wanted.contains(QLatin1String("such as")) ? wanted : QString();
    return help;
}

namespace {

/// Adds "deployment: a.b" for each key below @p schema that has no help, and takes those that have
/// some out of @p unused.
void compareBelow(const QString &owner, const QJsonObject &schema, const QStringList &steps,
                  QSet<QString> &unused, QStringList &missing)
{
    const QJsonObject texts = keyTexts().value(owner).toObject();
    const auto visit = [&](const QString &step, const QJsonObject &member) {
        if (member.isEmpty()) {
            return;
        }
        QStringList here = steps;
        here.append(step);
        const bool isDeployment = owner == QLatin1String("endpoint") && here.size() == 2 &&
                                  steps.front() == QLatin1String("deployments");
        const QString name =
            textName(texts, isDeployment ? QStringList{steps.front(), QStringLiteral("*")} : here);
        unused.remove(owner + QLatin1String(": ") + name);
        if (name.isEmpty() && step != anyItem) {
            missing.append(owner + QLatin1String(": ") + joined(here));
        }
        if (isDeployment) {
            compareBelow(QStringLiteral("deployment"), member, {}, unused, missing);
        } else {
            compareBelow(owner, member, here, unused, missing);
        }
    };
    for (const QJsonObject &branch : branchesOf(schema)) {
        const QJsonObject properties = branch.value(QLatin1String("properties")).toObject();
        for (auto property = properties.begin(); property != properties.end(); ++property) {
            visit(property.key(), property.value().toObject());
        }
        visit(QStringLiteral("*"), branch.value(QLatin1String("additionalProperties")).toObject());
        visit(anyItem, branch.value(QLatin1String("items")).toObject());
    }
}

} // namespace

QStringList keysWithoutHelp()
{
    QSet<QString> unused;
    for (const QString &owner : {QStringLiteral("endpoint"), QStringLiteral("deployment")}) {
        for (const QString &name : keyTexts().value(owner).toObject().keys()) {
            unused.insert(owner + QLatin1String(": ") + name);
        }
    }
    QStringList odd;
    for (const ManifestSchema schema : allManifestSchemas) {
        compareBelow(isEndpointSchema(schema) ? QStringLiteral("endpoint")
                                              : QStringLiteral("deployment"),
                     schemaDocument(schema), {}, unused, odd);
    }
    unused.remove(QStringLiteral("deployment: environment_variables.*")); // any map
    odd += QStringList(unused.begin(), unused.end());
    odd.removeDuplicates();
    odd.sort();
    return odd;
}

} // namespace serin
