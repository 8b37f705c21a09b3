// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/httpserver.h"
#include "services/http/requesthandler.h"
#include "services/local/router/router.h"
#include "tests/support/fakeinstance.h"
#include "tests/support/rawclient.h"

#include <functional>
#include <limits>

namespace serin::testing {

inline constexpr const char *bearer = "Authorization: Bearer the-key\r\n";

class TestKey final : public CredentialCheck
{
public:
    bool accepts(std::string_view given, std::chrono::system_clock::time_point) const override
    {
        return given == "the-key";
    }
};

/// A table with one endpoint, `Canary`.
class TableBuilder
{
public:
    TableBuilder()
    {
        m_endpoint.name = "Canary";
        m_endpoint.credentials = std::make_shared<TestKey>();
    }

    /// The returned reference is good until the next call.
    RouteDeployment &add(const std::string &name, int weight,
                         std::initializer_list<RouteInstance> instances)
    {
        RouteDeployment deployment;
        deployment.name = name;
        deployment.weight = weight;
        deployment.maxConcurrentRequests = 100;
        deployment.requestTimeout = std::chrono::seconds(20);
        deployment.instances = instances;
        m_endpoint.deployments.push_back(std::move(deployment));
        return m_endpoint.deployments.back();
    }

    [[nodiscard]] std::shared_ptr<const RoutingTable> table() const
    {
        auto table = std::make_shared<RoutingTable>();
        table->endpoints.emplace("canary", m_endpoint);
        return table;
    }

private:
    RouteEndpoint m_endpoint;
};

[[nodiscard]] inline RouteInstance instanceAt(quint16 port)
{
    return {"instance-" + std::to_string(port), port, std::make_shared<InstanceLoad>()};
}

/// Sends back what it was asked, head and body.
inline void tell(InstanceLink &link, FakeInstance &instance)
{
    while (const auto request = link.readRequest()) {
        ++instance.requests;
        if (!link.answer(request->head + '\n' + request->body)) {
            return;
        }
    }
}

/// Always the same answer, whatever it is asked.
[[nodiscard]] inline FakeInstance::Behaviour always(const QByteArray &answer)
{
    return [answer](InstanceLink &link, FakeInstance &) {
        while (link.readRequest() && link.send(answer)) {
        }
    };
}

/// Reads a request, counts it, and does @p then.
[[nodiscard]] inline FakeInstance::Behaviour afterRequest(std::function<void(InstanceLink &)> then)
{
    return [then = std::move(then)](InstanceLink &link, FakeInstance &instance) {
        if (link.readRequest()) {
            ++instance.requests;
            then(link);
        }
    };
}

inline void hang(InstanceLink &link)
{
    link.waitForEnd();
}

/// Table with `blue` at all of the traffic.
struct Blue
{
    explicit Blue(std::initializer_list<quint16> ports)
    {
        deployment.name = "blue";
        deployment.weight = 100;
        deployment.maxConcurrentRequests = 100;
        deployment.requestTimeout = std::chrono::seconds(20);
        for (const quint16 port : ports) {
            deployment.instances.push_back(instanceAt(port));
        }
    }
    [[nodiscard]] std::shared_ptr<const RoutingTable> table() const
    {
        TableBuilder tables;
        RouteDeployment &made = tables.add("blue", 100, {});
        made = deployment;
        return tables.table();
    }
    [[nodiscard]] int outstanding() const
    {
        int count = 0;
        for (const RouteInstance &instance : deployment.instances) {
            count += instance.load->outstanding;
        }
        return count;
    }
    RouteDeployment deployment;
};

/// `blue` with all of the traffic and one instance.
[[nodiscard]] inline std::shared_ptr<const RoutingTable> oneInstance(quint16 port)
{
    TableBuilder tables;
    tables.add("blue", 100, {instanceAt(port)});
    return tables.table();
}

/// A server with a router and nothing else.
class TestRouter
{
public:
    explicit TestRouter(const HttpLimits &limits = {}, int threads = 2)
    {
        HttpServer::Options options;
        options.limits = limits;
        options.threads = threads;
        server = std::make_unique<HttpServer>(options);
        server->setDataPlane(router.dataPlane());
        const auto listening = server->listen();
        port = listening ? *listening : quint16{0};
    }

    [[nodiscard]] RawAnswer ask(const QByteArray &body = "x", const QByteArray &fields = {},
                                const QByteArray &path = "/score") const
    {
        RawClient client(port);
        client.ask("POST", "/endpoints/canary" + path, bearer + fields, body);
        return client.answer();
    }

    /// All samples so far as one for each deployment, in text: "blue: 200/200 ×3".
    [[nodiscard]] QByteArray samples()
    {
        for (const TrafficSample &sample :
             router.takeSamples(std::numeric_limits<std::int64_t>::max())) {
            for (const auto &[statuses, count] : sample.answers) {
                m_answers[sample.deployment][statuses] += count;
            }
            m_mirrored[sample.deployment] += sample.mirrored;
        }
        QByteArray text;
        for (const auto &[deployment, copies] : m_mirrored) {
            text += (text.isEmpty() ? "" : "; ") + QByteArray::fromStdString(deployment) + ":";
            for (const auto &[statuses, count] : m_answers[deployment]) {
                text += ' ' + QByteArray::number(statuses.first) + '/' +
                        QByteArray::number(statuses.second) + " x" +
                        QByteArray::number(qulonglong{count});
            }
            if (copies > 0) {
                text += " mirrored x" + QByteArray::number(qulonglong{copies});
            }
        }
        return text;
    }

    Router router;
    std::unique_ptr<HttpServer> server;
    quint16 port = 0;

private:
    std::map<std::string, std::map<std::pair<int, int>, std::uint64_t>> m_answers;
    std::map<std::string, std::uint64_t> m_mirrored;
};

} // namespace serin::testing
