// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/arm/rules/jsonfields.h"

#include "services/domain/isoduration.h"
#include "services/local/arm/rules/findings.h"

#include <cmath>

namespace serin {

using namespace Qt::StringLiterals;

JsonFields::JsonFields(const QJsonObject &object, QString path, Findings &findings)
    : m_object(object), m_path(std::move(path)), m_findings(findings)
{}

QString JsonFields::pathOf(const QString &key) const
{
    return m_path.isEmpty() ? key : m_path + u'.' + key;
}

bool JsonFields::has(const QString &key) const
{
    const QJsonValue value = m_object.value(key);
    return !value.isUndefined() && !value.isNull();
}

void JsonFields::refuse(const QString &key, const QString &message) const
{
    m_findings.add(pathOf(key), message);
}

void JsonFields::require(const QString &key) const
{
    if (!has(key)) {
        refuse(key, u"%1 is required."_s.arg(pathOf(key)));
    }
}

std::optional<QString> JsonFields::text(const QString &key) const
{
    if (!has(key)) {
        return std::nullopt;
    }
    if (!m_object.value(key).isString()) {
        refuse(key, u"%1 must be text."_s.arg(pathOf(key)));
        return std::nullopt;
    }
    return m_object.value(key).toString();
}

std::optional<bool> JsonFields::boolean(const QString &key) const
{
    if (!has(key)) {
        return std::nullopt;
    }
    if (!m_object.value(key).isBool()) {
        refuse(key, u"%1 must be true or false."_s.arg(pathOf(key)));
        return std::nullopt;
    }
    return m_object.value(key).toBool();
}

std::optional<int> JsonFields::integer(const QString &key, int least, int most) const
{
    if (!has(key)) {
        return std::nullopt;
    }
    const QJsonValue value = m_object.value(key);
    const double number = value.toDouble(std::nan(""));
    if (!value.isDouble() || std::trunc(number) != number || number < least || number > most) {
        refuse(key, u"%1 must be a whole number from %2 to %3."_s.arg(
                        pathOf(key), QString::number(least), QString::number(most)));
        return std::nullopt;
    }
    return static_cast<int>(number);
}

std::optional<JsonFields::Milliseconds> JsonFields::duration(const QString &key, Milliseconds least,
                                                             Milliseconds most) const
{
    const std::optional<QString> written = text(key);
    if (!written) {
        return std::nullopt;
    }
    const std::optional<Milliseconds> value = durationFromIso(*written);
    if (!value) {
        refuse(key, u"%1 must be an ISO 8601 duration such as PT5S, not \"%2\"."_s.arg(
                        pathOf(key), written->left(100)));
        return std::nullopt;
    }
    if (*value < least || *value > most) {
        refuse(key, u"%1 must be from %2 to %3, not %4."_s.arg(
                        pathOf(key), isoDuration(least), isoDuration(most), isoDuration(*value)));
        return std::nullopt;
    }
    return value;
}

std::optional<QString> JsonFields::choice(const QString &key, const QStringList &words) const
{
    const std::optional<QString> written = text(key);
    if (!written) {
        return std::nullopt;
    }
    for (const QString &word : words) {
        if (word.compare(*written, Qt::CaseInsensitive) == 0) {
            return word;
        }
    }
    refuse(key, u"%1 must be one of %2, not \"%3\"."_s.arg(pathOf(key), words.join(", "_L1),
                                                           written->left(100)));
    return std::nullopt;
}

std::optional<QJsonObject> JsonFields::object(const QString &key) const
{
    if (!has(key)) {
        return std::nullopt;
    }
    if (!m_object.value(key).isObject()) {
        refuse(key, u"%1 must be an object."_s.arg(pathOf(key)));
        return std::nullopt;
    }
    return m_object.value(key).toObject();
}

JsonFields JsonFields::fields(const QString &key) const
{
    return JsonFields(object(key).value_or(QJsonObject()), pathOf(key), m_findings);
}

QMap<QString, QString> JsonFields::texts(const QString &key) const
{
    QMap<QString, QString> values;
    const JsonFields entries = fields(key);
    for (const QString &name : entries.object().keys()) {
        if (const std::optional<QString> value = entries.text(name)) {
            values.insert(name, *value);
        }
    }
    return values;
}

QJsonObject toJson(const QMap<QString, QString> &texts)
{
    QJsonObject object;
    for (auto entry = texts.cbegin(); entry != texts.cend(); ++entry) {
        object.insert(entry.key(), entry.value());
    }
    return object;
}

} // namespace serin
