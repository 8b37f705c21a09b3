// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/validation/soundschema.h"

#include <QJsonArray>

#include <algorithm>
#include <utility>

namespace serin {

namespace {

/// What a schema may say and is understood, but for notes to people.
bool isKnownWord(const QString &word)
{
    static const QStringList known{
        QStringLiteral("type"),        QStringLiteral("enum"),
        QStringLiteral("anyOf"),       QStringLiteral("required"),
        QStringLiteral("properties"),  QStringLiteral("items"),
        QStringLiteral("minimum"),     QStringLiteral("maximum"),
        QStringLiteral("pattern"),     QStringLiteral("title"),
        QStringLiteral("description"), QStringLiteral("$comment"),
        QStringLiteral("$schema"),     QStringLiteral("additionalProperties")};
    return known.contains(word) || word.startsWith(QLatin1String("x-"));
}

class SoundSchemaMaker
{
public:
    [[nodiscard]] SoundSchemas make(const QJsonObject &document)
    {
        m_made.root = add(document);
        return std::move(m_made);
    }

private:
    int add(const QJsonObject &json)
    {
        SoundSchema schema;
        const QStringList words = json.keys();
        if (std::all_of(words.begin(), words.end(), isKnownWord)) {
            fill(schema, json);
        }
        m_made.all.push_back(std::move(schema));
        return static_cast<int>(m_made.all.size()) - 1;
    }

    int addAnything()
    {
        SoundSchema schema;
        schema.isAnything = true;
        m_made.all.push_back(std::move(schema));
        return static_cast<int>(m_made.all.size()) - 1;
    }

    void fill(SoundSchema &schema, const QJsonObject &json)
    {
        const QJsonArray alternatives = json.value(QLatin1String("anyOf")).toArray();
        for (const QJsonValue &each : alternatives) {
            schema.alternatives.push_back(add(each.toObject()));
        }
        const QJsonArray words = json.value(QLatin1String("enum")).toArray();
        for (const QJsonValue &each : words) {
            schema.words.push_back(each.toString().toStdString());
        }
        if (json.isEmpty()) {
            schema.isAnything = true;
        }
        takeTypes(schema, json);
        schema.isText = schema.isText || !schema.words.empty();
        schema.least = json.value(QLatin1String("minimum")).toDouble(schema.least);
        schema.most = json.value(QLatin1String("maximum")).toDouble(schema.most);
        if (const QString pattern = json.value(QLatin1String("pattern")).toString();
            !pattern.isEmpty()) {
            schema.isAsset = pattern == QLatin1String("^azureml:.+");
            schema.isText = schema.isAsset;
        }
        if (json.contains(QLatin1String("items"))) {
            schema.items = add(json.value(QLatin1String("items")).toObject());
        }
        if (schema.isMap) {
            takeMembers(schema, json);
        }
    }

    static void takeTypes(SoundSchema &schema, const QJsonObject &json)
    {
        const QJsonValue type = json.value(QLatin1String("type"));
        const QJsonArray types = type.isString() ? QJsonArray{type} : type.toArray();
        for (const QJsonValue &each : types) {
            const QString name = each.toString();
            schema.isText = schema.isText || name == QLatin1String("string");
            schema.isInteger = schema.isInteger || name == QLatin1String("integer");
            schema.isNumber = schema.isNumber || name == QLatin1String("number");
            schema.isBoolean = schema.isBoolean || name == QLatin1String("boolean");
            schema.isMap = schema.isMap || name == QLatin1String("object");
        }
    }

    void takeMembers(SoundSchema &schema, const QJsonObject &json)
    {
        const QJsonObject members = json.value(QLatin1String("properties")).toObject();
        const QJsonArray required = json.value(QLatin1String("required")).toArray();
        for (auto member = members.begin(); member != members.end(); ++member) {
            schema.members.push_back({member.key().toStdString(), required.contains(member.key()),
                                      add(member.value().toObject())});
        }
        std::sort(schema.members.begin(), schema.members.end(),
                  [](const auto &a, const auto &b) { return a.key < b.key; });
        const QJsonValue others = json.value(QLatin1String("additionalProperties"));
        if (others.isObject()) {
            schema.others = add(others.toObject());
        } else if (members.isEmpty()) {
            schema.others = addAnything();
        }
    }

    SoundSchemas m_made;
};

} // namespace

SoundSchemas makeSoundSchemas(ManifestSchema schema)
{
    return SoundSchemaMaker().make(schemaDocument(schema));
}

} // namespace serin
