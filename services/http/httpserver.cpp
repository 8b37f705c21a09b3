// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/httpserver.h"

#include "services/http/httpacceptor.h"
#include "services/http/httpworker.h"

#include <QPointer>
#include <QTimer>

#include <boost/asio/post.hpp>

#include <algorithm>
#include <future>

#include <sys/resource.h>

namespace serin {

namespace {

/// Descriptors for what is not a connection of a client or the one to an instance behind it.
constexpr rlim_t otherDescriptors = 512;

/// How many connections the limit of open files allows, which is raised where possible.
int affordableConnections(int wanted)
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) {
        return wanted;
    }
    const rlim_t needed = 2 * static_cast<rlim_t>(wanted) + otherDescriptors;
    if (limit.rlim_cur < needed && limit.rlim_cur < limit.rlim_max) {
        rlimit raised = limit;
        raised.rlim_cur = std::min(needed, limit.rlim_max);
        if (::setrlimit(RLIMIT_NOFILE, &raised) == 0) {
            limit = raised;
        }
    }
    if (limit.rlim_cur >= needed) {
        return wanted;
    }
    const rlim_t left =
        limit.rlim_cur > otherDescriptors ? limit.rlim_cur - otherDescriptors : limit.rlim_cur / 2;
    return static_cast<int>(std::max<rlim_t>(left / 2, 8));
}

} // namespace

class HttpServer::Threads
{
public:
    explicit Threads(const Options &wanted)
        : options(wanted), shared(std::make_shared<HttpShared>())
    {
        shared->limits = options.limits;
    }
    Threads(const Threads &) = delete;
    Threads &operator=(const Threads &) = delete;
    ~Threads() { finish(); }

    /// Throws what the library and the threads throw when the system has no more of something.
    [[nodiscard]] Result<std::uint16_t> start()
    {
        const int count = std::max(options.threads, 1);
        shared->connectionLimit =
            std::max(affordableConnections(options.limits.connections) / count, 1);
        for (int index = 0; index < count; ++index) {
            workers.push_back(std::make_shared<HttpWorker>(shared));
        }
        HttpWorker &first = *workers.front();
        acceptor.emplace(
            first.context(), first.deadlines(), [this](int descriptor) { distribute(descriptor); },
            [this] { makeRoom(); });
        const Result<std::uint16_t> port = acceptor->open(options.port);
        if (port) {
            options.port = *port;
            shared->port = std::to_string(*port);
            for (std::size_t index = workers.size(); index > 0; --index) {
                if (index == 1) {
                    acceptor->start(); // by the first, when all others run
                }
                workers[index - 1]->start();
            }
            running = true;
        }
        return port;
    }

    void stopAccepting()
    {
        if (!running || !accepting) {
            return;
        }
        accepting = false;
        std::promise<void> closed; // the thread never blocks, so this takes no time
        boost::asio::post(workers.front()->context(), [&] {
            acceptor->close();
            closed.set_value();
        });
        closed.get_future().wait();
    }

    void finish()
    {
        stopAccepting();
        if (running) {
            running = false;
            for (const auto &worker : workers) {
                worker->finish();
            }
        }
        acceptor.reset();
    }

    Options options;
    std::shared_ptr<HttpShared> shared;
    std::vector<std::shared_ptr<HttpWorker>> workers;
    std::optional<HttpAcceptor> acceptor;
    std::size_t emptied = 0; // workers without a connection, once they retire
    bool running = false;
    bool accepting = true;

private:
    void distribute(int descriptor)
    {
        const auto least = std::min_element(
            workers.begin(), workers.end(), [](const auto &one, const auto &other) {
                return one->connectionCount() < other->connectionCount();
            });
        (*least)->adopt(descriptor);
    }

    void makeRoom()
    {
        for (const auto &worker : workers) {
            boost::asio::post(worker->context(), [raw = worker.get()] {
                static_cast<void>(raw->closeLongestWaiting());
            });
        }
    }
};

HttpServer::HttpServer(const Options &options, QObject *parent)
    : QObject(parent), m_threads(std::make_unique<Threads>(options))
{
    m_threads->shared->handle = [](const HttpRequest &, const HttpResponder &respond) {
        HttpResponse response;
        response.status = 404;
        respond(response);
    };
    m_threads->shared->workerEmptied = [this] {
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (++m_threads->emptied == m_threads->workers.size()) {
                    endThreads();
                }
            },
            Qt::QueuedConnection);
    };
}

HttpServer::~HttpServer()
{
    m_threads->finish(); // before QObject goes, which the threads call
}

void HttpServer::setHandler(QObject *context, Handler handler)
{
    Q_ASSERT(!m_threads->running);
    m_threads->shared->handle =
        [context, handler = std::move(handler)](HttpRequest request, const HttpResponder &respond) {
            QMetaObject::invokeMethod(
                context,
                [handler, request = std::move(request), respond] { handler(request, respond); },
                Qt::QueuedConnection);
        };
}

void HttpServer::setDataPlane(std::shared_ptr<DataPlane> dataPlane)
{
    Q_ASSERT(!m_threads->running);
    m_threads->shared->dataPlane = std::move(dataPlane);
}

Result<std::uint16_t> HttpServer::listen()
{
    Q_ASSERT(!m_threads->running && !m_stopping);
    try {
        return m_threads->start();
    } catch (const std::exception &error) { // no more threads or descriptors
        return failure(ErrorKind::Io, QStringLiteral("the server's threads cannot be started: ") +
                                          QString::fromLocal8Bit(error.what()));
    }
}

std::uint16_t HttpServer::port() const
{
    return m_threads->options.port;
}

int HttpServer::connectionCount() const
{
    return m_threads->shared->connections.load();
}

void HttpServer::stop(std::chrono::milliseconds grace)
{
    if (std::exchange(m_stopping, true)) {
        return;
    }
    if (!m_threads->running) {
        QMetaObject::invokeMethod(
            this, [this] { endThreads(); }, Qt::QueuedConnection);
        return;
    }
    m_threads->stopAccepting();
    for (const auto &worker : m_threads->workers) {
        worker->retire();
    }
    QTimer::singleShot(grace, this, [this] {
        for (const auto &worker : m_threads->workers) {
            if (m_threads->running) {
                worker->closeAll();
            }
        }
    });
}

void HttpServer::endThreads()
{
    m_threads->finish();
    Q_EMIT stopped();
}

} // namespace serin
