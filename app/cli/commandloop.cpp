// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandloop.h"

#include "services/core/terminationsignals.h"

namespace serin {

int runCommandLoop(const std::function<void()> &interrupt)
{
    TerminationSignals terminations;
    bool interrupted = false;
    QObject::connect(&terminations, &TerminationSignals::received, &terminations, [&] {
        if (interrupt && !std::exchange(interrupted, true)) {
            interrupt();
        } else {
            QCoreApplication::exit(interruptedExit);
        }
    });
    return QCoreApplication::exec();
}

} // namespace serin
