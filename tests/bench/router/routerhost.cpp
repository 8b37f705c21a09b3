// SPDX-License-Identifier: GPL-3.0-or-later
// The router with a fixed table: endpoint `canary`, deployments `blue` and `green` by weight.
// usage: bench_router_host THREADS BLUE_PORT GREEN_PORT; prints the port it listens on.
#include "services/http/httpserver.h"
#include "services/http/requesthandler.h"
#include "services/local/router/router.h"
#include "tests/support/wholenumber.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimer>

#include <chrono>
#include <cstdio>
#include <optional>

using namespace serin;
using namespace std::chrono_literals;

namespace {

class OneKey final : public CredentialCheck
{
public:
    bool accepts(std::string_view bearer, std::chrono::system_clock::time_point) const override
    {
        return bearer == "bench-key";
    }
};

RouteDeployment deployment(const char *name, int weight, std::uint16_t port)
{
    RouteDeployment made;
    made.name = name;
    made.weight = weight;
    made.maxConcurrentRequests = 100;
    made.instances.push_back({std::string(name) + "-0", port, std::make_shared<InstanceLoad>()});
    return made;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const auto threads = argc == 4 ? wholeNumber(argv[1]) : std::nullopt;
    const auto blue = argc == 4 ? wholeNumber<std::uint16_t>(argv[2]) : std::nullopt;
    const auto green = argc == 4 ? wholeNumber<std::uint16_t>(argv[3]) : std::nullopt;
    if (!threads || !blue || !green) {
        std::fputs("usage: bench_router_host THREADS BLUE_PORT GREEN_PORT\n", stderr);
        return 2;
    }
    auto table = std::make_shared<RoutingTable>();
    RouteEndpoint &endpoint = table->endpoints["canary"];
    endpoint.name = "canary";
    endpoint.credentials = std::make_shared<OneKey>();
    endpoint.deployments = {deployment("blue", 90, *blue), deployment("green", 10, *green)};

    Router router;
    router.setTable(table);
    HttpServer::Options options;
    options.threads = *threads;
    HttpServer server(options);
    server.setDataPlane(router.dataPlane());
    const Result<std::uint16_t> port = server.listen();
    if (!port) {
        std::fprintf(stderr, "%s\n", qPrintable(port.error().toLine()));
        return 1;
    }
    QTimer samples; // as the workspace takes them
    QObject::connect(&samples, &QTimer::timeout, &app, [&] {
        static_cast<void>(router.takeSamples(QDateTime::currentSecsSinceEpoch()));
    });
    samples.start(1s);
    std::printf("%d\n", int{*port});
    std::fflush(stdout);
    return QCoreApplication::exec();
}
