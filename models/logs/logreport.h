// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace serin {

class LogBuffer;

/// What a report of a fault needs, in English, a line each: the versions of the program, of Qt and
/// of the system, and the last @p most messages of @p messages, as the log has them.
[[nodiscard]] QString logReport(const LogBuffer &messages, int most = 200);

} // namespace serin
