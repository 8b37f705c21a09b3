// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace serin {

/// Confirms the form that @p focus, which may be nullptr, is in: one for a deployment, an endpoint,
/// or the end of one. @return whether it is in one.
[[nodiscard]] bool confirmForm(QWidget *focus);

} // namespace serin
