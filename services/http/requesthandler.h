// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string_view>

namespace serin {

class HttpSession;
class HttpWorker;

/// Answers the requests of one connection, one after another, on the connection's thread. It calls
/// back into its session: readBody(), send(), finish(), refuse(), abandon().
class RequestHandler
{
public:
    virtual ~RequestHandler() = default;

    /// A request's head is there, and perhaps its body.
    virtual void begin() = 0;
    /// After readBody(): more of the body is there, or its end.
    virtual void bodyArrived() = 0;
    /// After a send() that was Later: the client has it.
    virtual void sent() = 0;
    /// The request is over before its answer was whole: the client has left, was too slow or sent
    /// nonsense. @p status is what it was answered, 0 when nothing. Nothing more may be sent.
    virtual void gone(int status) = 0;
};

/// What a data plane keeps on one of the server's threads. Made, used and destroyed there.
class DataPlaneThread
{
public:
    virtual ~DataPlaneThread() = default;
    [[nodiscard]] virtual std::unique_ptr<RequestHandler> handlerFor(HttpSession &session) = 0;
};

/// Takes requests by their head alone, on the server's own threads, before any of the body is
/// waited for. Called from all of them.
class DataPlane
{
public:
    virtual ~DataPlane() = default;
    [[nodiscard]] virtual bool takes(std::string_view path) const = 0;
    [[nodiscard]] virtual std::unique_ptr<DataPlaneThread> attach(HttpWorker &worker) = 0;
};

} // namespace serin
