// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/validation/schemafindings.h"

#include "services/manifest/validation/schemacheck.h"
#include "services/manifest/validation/validationtext.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace serin {

namespace {

using Kind = SchemaValue::Kind;

QString written(const SchemaValue &value)
{
    switch (value.kind) {
    case Kind::Null:
        return QStringLiteral("empty");
    case Kind::List:
        return QStringLiteral("a list");
    case Kind::Map:
        return QStringLiteral("a map");
    case Kind::Text:
        return quoted(value.text);
    default:
        return printable(value.text);
    }
}

QString annotation(const QJsonObject &schema, QLatin1String name)
{
    return schema.value(name).toString();
}

QStringList enumWords(const QJsonObject &schema)
{
    QStringList words;
    const QJsonArray values = schema.value(QLatin1String("enum")).toArray();
    for (const QJsonValue &value : values) {
        words.append(value.toString());
    }
    return words;
}

/// "50" for "50%", "50.0" and "50.5"; empty when @p text is no such number, or one that @p schema
/// refuses too.
QString wholePart(const QString &text, const QJsonObject &schema)
{
    static const QRegularExpression number(
        QStringLiteral(R"(\A\s*([0-9]{1,9})(\.[0-9]*)?\s*%?\s*\z)"));
    const QString whole = number.match(text).captured(1);
    const int value = whole.toInt();
    const bool taken = value >= schema.value(QLatin1String("minimum")).toInt() &&
                       value <= schema.value(QLatin1String("maximum")).toInt(value);
    return taken ? whole : QString();
}

bool isPreviewSchema(ManifestSchema schema)
{
    return schema == ManifestSchema::PreviewEndpoint || schema == ManifestSchema::PreviewDeployment;
}

class Inspection
{
public:
    Inspection(ManifestSchema schema, ValidationFindings &findings)
        : m_document(schemaDocument(schema)), m_takesUnknownKeys(isPreviewSchema(schema)),
          m_findings(findings)
    {}

    void refused(const std::vector<SchemaPath> &paths, const SchemaValue &root)
    {
        for (std::size_t i = 0; i < paths.size(); ++i) {
            if (m_findings.isFull(Severity::Error)) {
                m_findings.drop();
                return;
            }
            // Sorted: what lies deeper in the same value comes right behind it.
            const SchemaPath &path = paths[i];
            const bool deeper = i + 1 < paths.size() && paths[i + 1].size() > path.size() &&
                                std::equal(path.begin(), path.end(), paths[i + 1].begin());
            explain(path, root, deeper);
        }
    }

    /// Looks for what a JSON Schema cannot say.
    void visit(const SchemaValue &value, const QJsonObject &schema, const QString &label)
    {
        if (value.isTemplate) {
            add(value, Severity::Info, QStringLiteral("template"),
                QStringLiteral("%1 is filled in later, its value is not checked").arg(name(label)),
                QStringLiteral("validate the rendered file too"));
            return;
        }
        if (value.isMap()) {
            const SchemaKeys keys = schemaKeys(schema);
            for (const SchemaValue &member : value.children) {
                visitMember(value, member, schema, keys, label);
            }
        } else if (value.isList()) {
            const QJsonObject items = schemaOf(schema, value, {});
            for (std::size_t i = 0; i < value.children.size(); ++i) {
                visit(value.children[i], items, label + QStringLiteral("[%1]").arg(i));
            }
        } else if (takesType(schema, QStringLiteral("integer"))) {
            visitWhole(value, schema, label);
        }
    }

private:
    void add(const SchemaValue &at, Severity severity, const QString &code, const QString &message,
             const QString &fix, const QString &suggestion = {})
    {
        m_findings.add({at.kind == Kind::Null || at.isMap() ? at.place() : at.node, severity, code,
                        message, fix, suggestion});
    }

    static QString name(const QString &label)
    {
        return label.isEmpty() ? QStringLiteral("the document") : label;
    }

    static QString joined(const QString &label, const QString &key)
    {
        return label.isEmpty() ? printable(key) : label + QLatin1Char('.') + printable(key);
    }

    static QString codeOf(const QJsonObject &schema, const QString &otherwise)
    {
        const QString own = annotation(schema, QLatin1String("x-code"));
        return own.isEmpty() ? otherwise : own;
    }

    void explain(const SchemaPath &path, const SchemaValue &root, bool deeper)
    {
        const SchemaValue *value = &root;
        QJsonObject schema = m_document;
        QString label;
        for (const std::string &step : path) {
            const QString key = QString::fromStdString(step);
            schema = schemaOf(schema, *value, key);
            if (value->isList()) {
                const std::size_t index = key.toULongLong();
                value = index < value->children.size() ? &value->children[index] : nullptr;
                label += QStringLiteral("[%1]").arg(index);
            } else {
                value = value->find(key);
                label = joined(label, key);
            }
            if (value == nullptr || value->isTemplate) {
                return;
            }
        }
        const bool missing = value->isMap() && addMissing(*value, schema, label);
        if (!deeper && !missing) {
            addRefused(*value, schema, label);
        }
    }

    bool addMissing(const SchemaValue &map, const QJsonObject &schema, const QString &label)
    {
        bool any = false;
        for (const QString &key : requiredKeys(schema)) {
            if (map.find(key) != nullptr) {
                continue;
            }
            any = true;
            const QJsonObject member = schemaOf(schema, map, key);
            const QString without = annotation(member, QLatin1String("x-missing"));
            m_findings.add({map.place(), without.isEmpty() ? Severity::Error : Severity::Warning,
                            QStringLiteral("missing-key"),
                            QStringLiteral("%1 is missing").arg(joined(label, key)),
                            without.isEmpty() ? additionOf(key, member) : without,
                            onlyWord(member)});
        }
        return any;
    }

    static QString additionOf(const QString &key, const QJsonObject &schema)
    {
        const QString fix = annotation(schema, QLatin1String("x-fix"));
        return fix.isEmpty() ? QStringLiteral("add `%1`: %2")
                                   .arg(key, annotation(schema, QLatin1String("description")))
                             : fix;
    }

    /// What alone may stand there, whatever the spelling.
    static QString onlyWord(const QJsonObject &schema)
    {
        const QStringList words = enumWords(schema);
        const bool isOnly =
            !words.isEmpty() && std::all_of(words.begin(), words.end(), [&](const QString &word) {
                return word.compare(words.front(), Qt::CaseInsensitive) == 0;
            });
        return isOnly ? words.front() : QString();
    }

    void addRefused(const SchemaValue &value, const QJsonObject &schema, const QString &label)
    {
        const QString wanted = annotation(schema, QLatin1String("description"));
        add(value, Severity::Error, codeOf(schema, refusalCode(value, schema)),
            value.kind == Kind::Null
                ? QStringLiteral("%1 has no value, it must be %2").arg(name(label), wanted)
                : QStringLiteral("%1 must be %2, not %3").arg(name(label), wanted, written(value)),
            fixOf(value, schema, wanted), suggestionFor(value, schema));
    }

    static bool isScalar(const SchemaValue &value)
    {
        return !value.isMap() && !value.isList() && value.kind != Kind::Null;
    }

    /// The value that was meant as far as that is certain.
    static QString suggestionFor(const SchemaValue &value, const QJsonObject &schema)
    {
        if (!isScalar(value)) {
            return {};
        }
        if (takesType(schema, QStringLiteral("integer"))) {
            return value.wholeNumber() ? withinLimits(*value.wholeNumber(), schema)
                                       : wholePart(value.text, schema);
        }
        if (value.kind == Kind::Text) {
            return nearestWord(value.text, enumWords(schema));
        }
        return takesType(schema, QStringLiteral("string")) ? value.text : QString();
    }

    static QString withinLimits(int number, const QJsonObject &schema)
    {
        const int least = schema.value(QLatin1String("minimum")).toInt(number);
        const int most = schema.value(QLatin1String("maximum")).toInt(number);
        return QString::number(std::clamp(number, least, std::max(least, most)));
    }

    static QString refusalCode(const SchemaValue &value, const QJsonObject &schema)
    {
        if (value.kind == Kind::Null) {
            return QStringLiteral("empty-value");
        }
        if (value.kind == Kind::Text && (schema.contains(QLatin1String("enum")) ||
                                         takesType(schema, QStringLiteral("string")))) {
            return QStringLiteral("unknown-value");
        }
        if (value.wholeNumber() && takesType(schema, QStringLiteral("integer"))) {
            return QStringLiteral("out-of-range");
        }
        const bool isNumber = value.kind == Kind::Integer || value.kind == Kind::Float;
        if (isNumber && takesType(schema, QStringLiteral("number"))) {
            return QStringLiteral("out-of-range");
        }
        return value.kind == Kind::Float && takesType(schema, QStringLiteral("integer"))
                   ? QStringLiteral("not-whole")
                   : QStringLiteral("wrong-type");
    }

    static QString fixOf(const SchemaValue &value, const QJsonObject &schema, const QString &wanted)
    {
        const bool scalar = !value.isMap() && !value.isList() && value.kind != Kind::Null;
        if (scalar && takesType(schema, QStringLiteral("integer"))) {
            const QString whole = value.wholeNumber() ? QString() : wholePart(value.text, schema);
            if (!whole.isEmpty()) {
                return QStringLiteral("write %1").arg(whole);
            }
        }
        if (value.kind == Kind::Text) {
            const QString near = nearestWord(value.text, enumWords(schema));
            if (!near.isEmpty()) {
                return QStringLiteral("did you mean %1?").arg(near);
            }
        } else if (scalar && takesType(schema, QStringLiteral("string"))) {
            return QStringLiteral("put it in quotes: \"%1\"").arg(printable(value.text));
        }
        const QString fix = annotation(schema, QLatin1String("x-fix"));
        if (!fix.isEmpty()) {
            return fix;
        }
        return value.kind == Kind::Null ? QStringLiteral("write %1, or remove the key").arg(wanted)
                                        : QStringLiteral("write %1").arg(wanted);
    }

    void visitMember(const SchemaValue &map, const SchemaValue &member, const QJsonObject &schema,
                     const SchemaKeys &keys, const QString &label)
    {
        const QString path = joined(label, member.key);
        if (keys.open || keys.names.contains(member.key)) {
            visit(member, schemaOf(schema, map, member.key), path);
            return;
        }
        if (isTemplateText(member.key)) {
            return;
        }
        const Severity severity = m_takesUnknownKeys ? Severity::Warning : Severity::Error;
        if (m_findings.isFull(severity)) {
            m_findings.drop();
            return;
        }
        const QString near = nearestWord(member.key, keys.names);
        const QString meant = near.isEmpty() ? longerKey(member.key, keys.names) : near;
        m_findings.add(
            {member.keyNode, severity, QStringLiteral("unknown-key"),
             m_takesUnknownKeys ? QStringLiteral("%1 is a key that is not known here").arg(path)
                                : QStringLiteral("%1 is a key that Azure ML does not know here and "
                                                 "refuses")
                                      .arg(path),
             meant.isEmpty() ? QStringLiteral("check its spelling and its place, or remove it")
                             : QStringLiteral("did you mean `%1`?").arg(meant),
             near});
    }

    /// The one of @p keys that goes on where @p key ends, as request_timeout_ms does. What is
    /// added may be a unit, so that the value means something else: no suggestion.
    static QString longerKey(const QString &key, const QStringList &keys)
    {
        constexpr qsizetype shortest = 4;
        QString found;
        for (const QString &each : keys) {
            if (key.size() < shortest || !each.startsWith(key, Qt::CaseInsensitive)) {
                continue;
            }
            if (!found.isEmpty()) {
                return {};
            }
            found = each;
        }
        return found;
    }

    /// 50.0 is whole to a JSON Schema, and the service's client cuts 50.5 to 50 without a word.
    void visitWhole(const SchemaValue &value, const QJsonObject &schema, const QString &label)
    {
        if (value.kind == Kind::Float && std::trunc(value.number) == value.number) {
            addRefused(value, schema, label);
        } else if (value.isAmbiguous) {
            const QString asRead = QString::number(value.number, 'f', 0);
            add(value, Severity::Warning, QStringLiteral("ambiguous-number"),
                QStringLiteral("%1: %2 is not the same number to every YAML reader")
                    .arg(name(label), printable(value.text)),
                QStringLiteral("write %1 if that is meant").arg(asRead));
        }
    }

    const QJsonObject &m_document;
    /// The published manifests of the preview hold keys that its own schema lacks.
    bool m_takesUnknownKeys;
    ValidationFindings &m_findings;
};

} // namespace

void checkSchema(ManifestSchema schema, const SchemaValue &value, ValidationFindings &findings)
{
    const auto refused = refusedPaths(schema, value.toJson());
    if (!refused) {
        findings.add({value.node, Severity::Error, QStringLiteral("schema-check"),
                      refused.error().detail,
                      QStringLiteral("report this as a fault of the program")});
        return;
    }
    Inspection inspection(schema, findings);
    inspection.refused(*refused, value);
    inspection.visit(value, schemaDocument(schema), {});
}

} // namespace serin
