// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/storage/applyrecord.h"
#include "services/storage/database.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>
#include <QVariantList>

namespace serin {

// How ApplyStore's tables write a record into columns. Times are milliseconds since 1970, UTC;
// workspaces are in lower case.

[[nodiscard]] QList<Database::Migration> applyMigrations();

/// "SELECT … FROM apply ", in the order that applyRecordFrom() reads.
[[nodiscard]] QString applyColumns();
[[nodiscard]] ApplyRecord applyRecordFrom(const SqlRow &row);

/// The columns that an apply sets at its beginning and end, and their values in this order.
[[nodiscard]] QStringList applyValueNames();
[[nodiscard]] QVariantList applyValues(const ApplyRecord &record);

[[nodiscard]] QString jsonText(const QJsonObject &object);
[[nodiscard]] QJsonObject jsonObject(const QString &text);

} // namespace serin
