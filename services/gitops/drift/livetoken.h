// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QString>

#include <optional>

namespace serin {

/// @p text as one would type it behind a colon. Ids such as azureml:model:1 need no quotes although
/// they have colons, nor do plain words with blanks between.
[[nodiscard]] QByteArray manifestToken(const QString &text);
/// @p value likewise; nothing for null, a map or a list.
[[nodiscard]] std::optional<QByteArray> manifestToken(const QJsonValue &value);

} // namespace serin
