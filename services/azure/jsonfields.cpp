// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/azure/jsonfields.h"

#include "services/domain/isoduration.h"

#include <QJsonArray>

#include <cmath>
#include <limits>
#include <utility>

namespace serin {

namespace {

constexpr qsizetype mostNotes = 50;

std::optional<int> integerOf(const QJsonValue &value)
{
    const double number = value.toDouble(std::numeric_limits<double>::quiet_NaN());
    if (std::trunc(number) != number || number < std::numeric_limits<int>::min() ||
        number > std::numeric_limits<int>::max()) {
        return std::nullopt;
    }
    return static_cast<int>(number);
}

} // namespace

JsonFields::JsonFields(QJsonObject object, QString path, QStringList *unreadable)
    : m_object(std::move(object)), m_path(std::move(path)), m_unreadable(unreadable)
{
    Q_ASSERT(unreadable != nullptr);
}

QString JsonFields::pathOf(const QString &key) const
{
    return m_path.isEmpty() ? key : m_path + u'.' + key;
}

void JsonFields::note(const QString &key) const
{
    if (m_unreadable->size() < mostNotes) {
        m_unreadable->append(pathOf(key.left(100)));
    }
}

QJsonValue JsonFields::value(const char *key) const
{
    return m_object.value(QLatin1String(key));
}

std::optional<QString> JsonFields::text(const char *key) const
{
    const QJsonValue found = value(key);
    if (found.isString()) {
        return found.toString();
    }
    if (!found.isNull() && !found.isUndefined()) {
        note(QLatin1String(key));
    }
    return std::nullopt;
}

std::optional<int> JsonFields::integer(const char *key) const
{
    const QJsonValue found = value(key);
    if (found.isNull() || found.isUndefined()) {
        return std::nullopt;
    }
    const std::optional<int> number = integerOf(found);
    if (!number) {
        note(QLatin1String(key));
    }
    return number;
}

std::optional<double> JsonFields::number(const char *key) const
{
    const QJsonValue found = value(key);
    if (found.isDouble()) {
        return found.toDouble();
    }
    if (!found.isNull() && !found.isUndefined()) {
        note(QLatin1String(key));
    }
    return std::nullopt;
}

std::optional<bool> JsonFields::boolean(const char *key) const
{
    const QJsonValue found = value(key);
    if (found.isBool()) {
        return found.toBool();
    }
    if (!found.isNull() && !found.isUndefined()) {
        note(QLatin1String(key));
    }
    return std::nullopt;
}

std::optional<bool> JsonFields::enabled(const char *key) const
{
    const std::optional<QString> word = text(key);
    if (!word) {
        return std::nullopt;
    }
    if (word->compare(QLatin1String("Enabled"), Qt::CaseInsensitive) == 0) {
        return true;
    }
    if (word->compare(QLatin1String("Disabled"), Qt::CaseInsensitive) == 0) {
        return false;
    }
    note(QLatin1String(key));
    return std::nullopt;
}

std::optional<std::chrono::milliseconds> JsonFields::duration(const char *key) const
{
    const std::optional<QString> word = text(key);
    if (!word) {
        return std::nullopt;
    }
    const auto parsed = durationFromIso(*word);
    if (!parsed) {
        note(QLatin1String(key));
    }
    return parsed;
}

QDateTime JsonFields::time(const char *key) const
{
    const std::optional<QString> word = text(key);
    if (!word) {
        return {};
    }
    const QDateTime parsed = QDateTime::fromString(*word, Qt::ISODateWithMs).toUTC();
    if (!parsed.isValid()) {
        note(QLatin1String(key));
    }
    return parsed;
}

std::optional<QMap<QString, QString>> JsonFields::textMap(const char *key) const
{
    const QJsonValue found = value(key);
    if (!found.isObject()) {
        if (!found.isNull() && !found.isUndefined()) {
            note(QLatin1String(key));
        }
        return std::nullopt;
    }
    const JsonFields inner = object(key);
    QMap<QString, QString> map;
    const QJsonObject entries = found.toObject();
    for (auto it = entries.begin(); it != entries.end(); ++it) {
        if (it.value().isString()) {
            map.insert(it.key(), it.value().toString());
        } else if (!it.value().isNull()) {
            inner.note(it.key());
        }
    }
    return map;
}

QMap<QString, int> JsonFields::integerMap(const char *key) const
{
    const JsonFields inner = object(key);
    QMap<QString, int> map;
    for (auto it = inner.m_object.begin(); it != inner.m_object.end(); ++it) {
        if (const std::optional<int> number = integerOf(it.value())) {
            map.insert(it.key(), *number);
        } else {
            inner.note(it.key());
        }
    }
    return map;
}

QStringList JsonFields::textList(const char *key) const
{
    const QJsonValue found = value(key);
    if (!found.isArray()) {
        if (!found.isNull() && !found.isUndefined()) {
            note(QLatin1String(key));
        }
        return {};
    }
    QStringList list;
    const QJsonArray entries = found.toArray();
    for (const QJsonValue &entry : entries) {
        if (entry.isString()) {
            list.append(entry.toString());
        } else {
            note(QLatin1String(key));
        }
    }
    return list;
}

bool JsonFields::hasObject(const char *key) const
{
    return value(key).isObject();
}

JsonFields JsonFields::object(const QString &key) const
{
    const QJsonValue found = m_object.value(key);
    if (!found.isObject() && !found.isNull() && !found.isUndefined()) {
        note(key);
    }
    return {found.toObject(), pathOf(key), m_unreadable};
}

} // namespace serin
