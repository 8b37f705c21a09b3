// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace serin {

/// The calling thread gives way to the others of the computer: for good, so not in a thread that
/// has other work to do. Cheap to call again.
void giveWay();

} // namespace serin
