// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QMap>
#include <QString>

#include <chrono>
#include <optional>

namespace serin {

/// @p live without what only the service writes: id, name, type, systemData, provisioning state and
/// addresses, and within the identity what it has given out.
[[nodiscard]] QJsonObject writablePart(const QJsonObject &live);

/// Whether @p live does what @p wanted, a body for PUT, asked for: all its values stand in it too.
/// Absent, null, zero and empty are the same; words compare without regard to case, since the
/// service spells ids and modes its own way.
[[nodiscard]] bool carriesOut(const QJsonObject &live, const QJsonObject &wanted);

/// Whether both describe the same, apart from times of change and states.
[[nodiscard]] bool sameResource(const QJsonObject &one, const QJsonObject &other);

// For filling an object; what is absent changes nothing.
void put(QJsonObject &object, const char *key, const std::optional<QString> &value);
void put(QJsonObject &object, const char *key, const std::optional<int> &value);
void put(QJsonObject &object, const char *key, const std::optional<bool> &value);
void putEnabled(QJsonObject &object, const char *key, const std::optional<bool> &value);
void put(QJsonObject &object, const char *key,
         const std::optional<std::chrono::milliseconds> &value);
/// Adds to the map that is there.
void putInto(QJsonObject &object, const char *key,
             const std::optional<QMap<QString, QString>> &entries);
[[nodiscard]] QJsonObject jsonMap(const QMap<QString, QString> &map);

} // namespace serin
