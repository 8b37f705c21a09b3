// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/specfields.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace serin {

namespace {

/// SchemaValue::text is cut behind this many characters.
constexpr qsizetype longestKept = 256;

/// The shortest text that reads as @p value again, in the form of Python's `repr`.
QString pythonFloat(double value)
{
    if (std::isnan(value)) {
        return QStringLiteral("nan");
    }
    if (std::isinf(value)) {
        return value < 0 ? QStringLiteral("-inf") : QStringLiteral("inf");
    }
    const double size = std::abs(value);
    if (size != 0 && (size < 1e-4 || size >= 1e16)) {
        return QString::number(value, 'e', QLocale::FloatingPointShortest);
    }
    const QString text = QString::number(value, 'f', QLocale::FloatingPointShortest);
    return text.contains(u'.') ? text : text + QStringLiteral(".0");
}

} // namespace

QString wholeText(const YamlTree &tree, const SchemaValue &value)
{
    return value.text.size() < longestKept ? value.text : tree.string(value.node);
}

QString pythonText(const YamlTree &tree, const SchemaValue &value)
{
    switch (value.kind) {
    case SchemaValue::Kind::Boolean:
        return value.number != 0 ? QStringLiteral("True") : QStringLiteral("False");
    case SchemaValue::Kind::Integer:
        // Beyond what a double holds exactly the digits as written are nearer to the truth.
        return std::abs(value.number) < 9e15 ? QString::number(static_cast<qint64>(value.number))
                                             : value.text;
    case SchemaValue::Kind::Float: {
        // YAML 1.1 wants a point and a signed exponent; without them Python sees a text.
        const qsizetype exponent = std::max(value.text.indexOf(u'e'), value.text.indexOf(u'E'));
        const bool isFloat = value.text.contains(u'.') &&
                             (exponent < 0 || value.text.mid(exponent + 1).startsWith(u'+') ||
                              value.text.mid(exponent + 1).startsWith(u'-'));
        return isFloat ? pythonFloat(value.number) : value.text;
    }
    case SchemaValue::Kind::Text:
        return wholeText(tree, value);
    case SchemaValue::Kind::Null:
    case SchemaValue::Kind::List:
    case SchemaValue::Kind::Map:
        return {};
    }
    Q_UNREACHABLE();
}

void SpecFields::problem(const SchemaValue &value, const QString &detail, const QString &fix) const
{
    const NodeId node = value.node != noNode ? value.node : value.place();
    const SourcePosition position = node == noNode ? SourcePosition() : tree().position(node);
    m_notes.problems.push_back(
        {ErrorKind::Invalid, detail, sourceLocation(m_manifest.path(), position), fix});
}

bool SpecFields::isOpen(const QString &key, const SchemaValue &value) const
{
    if (!value.isTemplate) {
        return false;
    }
    if (m_notes.open.isEmpty()) {
        m_notes.open = QStringLiteral("%1 is filled in later: %2").arg(named(key), value.text);
    }
    return true;
}

void SpecFields::keep(const QString &key, const SchemaValue &value) const
{
    const NodeId node = value.place();
    m_origin.add(named(key), node == noNode ? 0 : tree().position(node).line);
}

const SchemaValue *SpecFields::scalar(const QString &key) const
{
    const SchemaValue *value = raw(key);
    if (value == nullptr || isOpen(key, *value) || value->kind == SchemaValue::Kind::Null) {
        return nullptr;
    }
    keep(key, *value);
    if (value->isMap() || value->isList()) {
        problem(*value, QStringLiteral("%1 is a single value, not a map or a list").arg(named(key)),
                QStringLiteral("write one value behind %1:").arg(key));
        return nullptr;
    }
    return value;
}

SpecFields SpecFields::map(const QString &key) const
{
    const SchemaValue *value = raw(key);
    if (value != nullptr && !isOpen(key, *value) && value->kind != SchemaValue::Kind::Null) {
        keep(key, *value);
        if (!value->isMap()) {
            problem(*value, QStringLiteral("%1 is a map").arg(named(key)),
                    QStringLiteral("write its keys below %1:, indented").arg(key));
        }
    }
    const bool usable = value != nullptr && value->isMap();
    return {m_manifest, usable ? value : nullptr, named(key) + u'.', m_origin, m_notes};
}

bool SpecFields::hasMap(const QString &key) const
{
    const SchemaValue *value = raw(key);
    return value != nullptr && value->isMap();
}

std::optional<QString> SpecFields::text(const QString &key) const
{
    const SchemaValue *value = scalar(key);
    return value != nullptr ? std::optional<QString>(wholeText(tree(), *value)) : std::nullopt;
}

std::optional<int> SpecFields::integer(const QString &key) const
{
    const SchemaValue *value = scalar(key);
    if (value == nullptr) {
        return std::nullopt;
    }
    const std::optional<int> found = value->wholeNumber();
    if (!found) {
        problem(*value, QStringLiteral("%1 is a whole number, not %2").arg(named(key), value->text),
                QStringLiteral("write a number without a fraction"));
    }
    return found;
}

std::optional<double> SpecFields::number(const QString &key) const
{
    const SchemaValue *value = scalar(key);
    if (value == nullptr) {
        return std::nullopt;
    }
    bool readable = false;
    const double found = value->text.toDouble(&readable);
    if (!readable) {
        problem(*value, QStringLiteral("%1 is a number, not %2").arg(named(key), value->text),
                QStringLiteral("write a number"));
        return std::nullopt;
    }
    return found;
}

std::optional<bool> SpecFields::boolean(const QString &key) const
{
    const SchemaValue *value = scalar(key);
    if (value == nullptr) {
        return std::nullopt;
    }
    if (value->kind == SchemaValue::Kind::Boolean) {
        return value->number != 0;
    }
    const QString word = value->text.toLower();
    if (word == QLatin1String("true") || word == QLatin1String("false")) {
        return word == QLatin1String("true");
    }
    problem(*value, QStringLiteral("%1 is true or false, not %2").arg(named(key), value->text),
            QStringLiteral("write true or false"));
    return std::nullopt;
}

std::optional<bool> SpecFields::enabled(const QString &key) const
{
    const SchemaValue *value = scalar(key);
    if (value == nullptr) {
        return std::nullopt;
    }
    if (value->kind == SchemaValue::Kind::Boolean) {
        return value->number != 0;
    }
    const QString word = value->text.toLower();
    if (word == QLatin1String("enabled") || word == QLatin1String("true")) {
        return true;
    }
    if (word == QLatin1String("disabled") || word == QLatin1String("false")) {
        return false;
    }
    problem(*value,
            QStringLiteral("%1 is enabled or disabled, not %2").arg(named(key), value->text),
            QStringLiteral("write enabled or disabled"));
    return std::nullopt;
}

std::optional<SpecFields::Milliseconds> SpecFields::duration(const QString &key,
                                                             Milliseconds unit) const
{
    const std::optional<int> count = integer(key);
    if (!count) {
        return std::nullopt;
    }
    if (*count < 0) {
        problem(*raw(key), QStringLiteral("%1 is negative").arg(named(key)),
                QStringLiteral("write 0 or more"));
        return std::nullopt;
    }
    return unit * *count;
}

std::optional<QMap<QString, QString>> SpecFields::textMap(const QString &key) const
{
    const SchemaValue *value = raw(key);
    if (value == nullptr || value->kind == SchemaValue::Kind::Null) {
        return std::nullopt;
    }
    static_cast<void>(map(key));
    if (!value->isMap()) {
        return std::nullopt;
    }
    QMap<QString, QString> result;
    for (const SchemaValue &entry : value->children) {
        if (entry.isMap() || entry.isList()) {
            problem(entry, QStringLiteral("%1.%2 is a text").arg(named(key), entry.key),
                    QStringLiteral("quote a value that is meant as JSON"));
        } else if (!isOpen(key + u'.' + entry.key, entry)) {
            result.insert(entry.key, pythonText(tree(), entry));
        }
    }
    return result;
}

} // namespace serin
