// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/composition_local.h"

#include "app/cli/commandloop.h"
#include "app/cli/commandoutput.h"
#include "services/core/logging.h"
#include "services/local/localserver.h"
#include "services/process/processend.h"

namespace serin {

namespace {

constexpr std::chrono::seconds settleLimit{5};

} // namespace

int serveLocalWorkspace(const ServeOptions &options, const CommandOutput &output)
{
    std::unique_ptr<ProcessEnd> end;
    if (options.endsWith != 0) {
        Result<std::unique_ptr<ProcessEnd>> watched = ProcessEnd::of(options.endsWith);
        if (!watched) {
            return output.fail(watched.error());
        }
        end = *std::move(watched);
    }
    LogOptions logOptions;
    logOptions.filePath = options.paths.log();
    const Logging logging(logOptions);
    LocalServer server({options.paths, options.port, options.python, settleLimit});
    QObject::connect(&server, &LocalServer::announced, &server,
                     [&output](const Result<LocalConnection> &connection) {
                         if (connection) {
                             output.printBytes(connection->toJson() + '\n');
                         } else {
                             QCoreApplication::exit(output.fail(connection.error()));
                         }
                     });
    const Result<LocalConnection> started = server.start();
    if (!started) {
        return output.fail(started.error());
    }
    QObject::connect(&server, &LocalServer::stopped, &server, [] { QCoreApplication::exit(0); });
    if (end) {
        QObject::connect(end.get(), &ProcessEnd::ended, &server, &LocalServer::stop);
    }
    return runCommandLoop([&server] { server.stop(); });
}

} // namespace serin
