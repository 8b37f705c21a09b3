// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/httpmessage.h"

#include <cstdint>
#include <memory>

namespace serin {

class HttpWorker;

/// Answers one request. Call it once, from any thread and at any time: an answer to a client that
/// has left or from a server that has stopped is dropped. Copies answer the same request; when the
/// last one goes without having answered, the client gets status 500.
class HttpResponder
{
public:
    /// For the server: request @p id of @p worker.
    HttpResponder(std::weak_ptr<HttpWorker> worker, std::uint64_t id);

    void operator()(HttpResponse response) const;

private:
    class Pending;
    std::shared_ptr<Pending> m_pending;
};

} // namespace serin
