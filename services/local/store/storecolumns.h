// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QDateTime>
#include <QJsonObject>
#include <QString>

// How the store's tables write values into columns.
namespace serin::column {

[[nodiscard]] QString fromJson(const QJsonObject &object);
[[nodiscard]] QJsonObject toJson(const QString &text);
[[nodiscard]] QString fromSecret(QByteArrayView bytes); ///< ASCII
/// Milliseconds since 1970; NULL for an invalid one.
[[nodiscard]] QVariant fromTime(const QDateTime &time);
[[nodiscard]] QDateTime toTime(qint64 milliseconds);

} // namespace serin::column
