// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QProcess;

namespace serin {

/// How a child process differs from what a fork leaves it with.
struct ChildSetup
{
    /// The signal that the child gets when the thread that starts it ends, at the latest with this
    /// process, however that ends; not its children. 0: none. Linux only; elsewhere nothing
    /// happens.
    int atParentsEnd = 0;
    int output = -1;   ///< an open file that becomes stdout and stderr; -1: as the QProcess says
    int keptOpen = -1; ///< an open file that the child gets under the same number
};

/// Makes the next start() of @p process give the child: a session and process group of its own (no
/// terminal, so that nothing can ask a question there; signals reach it and its children by
/// -pid), default actions and no mask for all signals, no open files of this process but stdin,
/// stdout, stderr and what @p setup names. The last matters as libraries open sockets without
/// close-on-exec. The files in @p setup must stay open until start() has
/// returned.
void setUpChild(QProcess &process, const ChildSetup &setup = {});

} // namespace serin
