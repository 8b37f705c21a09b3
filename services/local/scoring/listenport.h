// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/filedescriptor.h"
#include "services/core/result.h"

#include <QSet>

#include <cstdint>

namespace serin {

/// Ports on 127.0.0.1 for processes that are about to be started. Two ways, as not every server can
/// be handed a socket:
///
/// - bindAny(): a socket that is bound here and given to the child, which listens. Nobody can take
///   the port in between, and nobody can connect before the child listens.
/// - take(): a number for a program that binds by itself. It must be free at that moment, so it is
///   chosen outside the range from which the system gives ports to other programs and to outgoing
///   connections, at random, and never twice at the same time.
class ListenPorts
{
public:
    struct Bound
    {
        FileDescriptor socket; ///< close-on-exec, not listening
        std::uint16_t port = 0;
    };

    /// @error Io: no socket or port is to be had.
    [[nodiscard]] static Result<Bound> bindAny();
    /// Nothing listens on it and no socket is bound to it (seen by binding one).
    [[nodiscard]] static bool isFree(std::uint16_t port);

    /// A number of its own until give(). @error Unavailable: all are taken.
    [[nodiscard]] Result<std::uint16_t> take();
    void give(std::uint16_t port) { m_taken.remove(port); }

private:
    QSet<std::uint16_t> m_taken;
};

} // namespace serin
