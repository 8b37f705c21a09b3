// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace serin {

/// @p font in the system's family whose letters are equally wide. Of the default font it is the
/// family only: a widget that is given it keeps the application's size, whatever that becomes.
[[nodiscard]] QFont fixedFont(QFont font = {});

} // namespace serin
