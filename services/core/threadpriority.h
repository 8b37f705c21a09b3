// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QThreadPool;

namespace serin {

/// The calling thread gives way to the others of the computer: for good, so not in a thread that
/// has other work to do. Cheap to call again.
void giveWay();
/// The same in a thread of @p pool whose threads are to have a low priority: Linux has none of Qt's
/// priorities for threads that are scheduled as usual. Then leaves the processor @p askedOn, too.
void giveWayIn(const QThreadPool &pool, int askedOn);

/// The processor that the calling thread runs on; -1 where that cannot be told.
[[nodiscard]] int currentProcessor();
/// Moves the calling thread to another processor, if it runs on @p processor and there is another:
/// a thread that is woken stays where it was last, and who asked for its work would wait there for
/// milliseconds while the next processor is idle. It may come back later. Does nothing where
/// threads cannot be placed.
void leaveProcessor(int processor);

} // namespace serin
