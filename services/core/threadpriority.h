// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QThreadPool;

namespace serin {

/// The calling thread gives way to the others of the computer: for good, so not in a thread that
/// has other work to do. Cheap to call again.
void giveWay();
/// The same in a thread of @p pool whose threads are to have a low priority: Linux has none of Qt's
/// priorities for threads that are scheduled as usual.
void giveWayIn(const QThreadPool &pool);

} // namespace serin
