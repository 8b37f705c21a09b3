// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QThreadPool;

namespace serin {

/// The threads for short work that keeps no thread for long. Not QThreadPool::globalInstance():
/// QtGui fills large areas with that one's threads while the GUI thread waits, so that a window
/// would not be painted before whatever runs there has ended. They give way to that thread, see
/// giveWayIn(). What is begun here has ended before the QCoreApplication has. Safe to call from
/// several threads.
[[nodiscard]] QThreadPool *workers();

} // namespace serin
