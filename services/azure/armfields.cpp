// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/azure/armfields.h"

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

ArmFields::ArmFields(QJsonObject object, QString path, QStringList *unreadable)
    : m_object(std::move(object)), m_path(std::move(path)), m_unreadable(unreadable)
{
    Q_ASSERT(unreadable != nullptr);
}

QString ArmFields::pathOf(const QString &key) const
{
    return m_path.isEmpty() ? key : m_path + u'.' + key;
}

void ArmFields::note(const QString &key) const
{
    if (m_unreadable->size() < mostNotes) {
        m_unreadable->append(pathOf(key.left(100)));
    }
}

QJsonValue ArmFields::value(const char *key) const
{
    return m_object.value(QLatin1String(key));
}

std::optional<QString> ArmFields::text(const char *key) const
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

std::optional<int> ArmFields::integer(const char *key) const
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

std::optional<double> ArmFields::number(const char *key) const
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

std::optional<bool> ArmFields::boolean(const char *key) const
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

std::optional<bool> ArmFields::enabled(const char *key) const
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

std::optional<std::chrono::milliseconds> ArmFields::duration(const char *key) const
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

QDateTime ArmFields::time(const char *key) const
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

std::optional<QMap<QString, QString>> ArmFields::textMap(const char *key) const
{
    const QJsonValue found = value(key);
    if (!found.isObject()) {
        if (!found.isNull() && !found.isUndefined()) {
            note(QLatin1String(key));
        }
        return std::nullopt;
    }
    const ArmFields inner = object(key);
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

QMap<QString, int> ArmFields::integerMap(const char *key) const
{
    const ArmFields inner = object(key);
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

QStringList ArmFields::textList(const char *key) const
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

bool ArmFields::hasObject(const char *key) const
{
    return value(key).isObject();
}

ArmFields ArmFields::object(const QString &key) const
{
    const QJsonValue found = m_object.value(key);
    if (!found.isObject() && !found.isNull() && !found.isUndefined()) {
        note(key);
    }
    return {found.toObject(), pathOf(key), m_unreadable};
}

} // namespace serin
