// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/plan.h"

#include <QString>

namespace serin {

/// How a plan is shown to people.
struct PlanView
{
    bool color = false;
    QString subject;   ///< "commit 1a2b3c4d5e", "the working tree"
    QString workspace; ///< "the local workspace"
};

/// @p plan, endpoint by endpoint, with what changes, why, and where that is said.
[[nodiscard]] QString planText(const Plan &plan, const PlanView &view);

/// "create blue", "scale blue", "traffic", "register the model of blue" …
[[nodiscard]] QString operationWords(const PlanOperation &operation);
/// "instance_count 1 → 3", "blue 100 → 90, green 0 → 10"; a line each; empty for what is new or
/// goes.
[[nodiscard]] QStringList changeLines(const PlanOperation &operation);
/// A JSON value on one line: texts without quotes, nothing as "(not set)".
[[nodiscard]] QString valueWords(const QJsonValue &value);

} // namespace serin
