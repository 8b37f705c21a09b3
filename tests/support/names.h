// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace serin {

/// The names that most canaries of the tests have.
inline const QString canary = QStringLiteral("canary");
inline const QString blue = QStringLiteral("blue");
inline const QString green = QStringLiteral("green");

} // namespace serin
