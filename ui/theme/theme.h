// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace serin {

/// How the window looks.
enum class ColorScheme { Light, Dark };

} // namespace serin
