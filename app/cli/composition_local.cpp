// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/composition_local.h"

#include "app/cli/commandloop.h"
#include "app/cli/commandoutput.h"
#include "services/core/logging.h"
#include "services/local/localserver.h"

namespace serin {

int serveLocalWorkspace(const LocalStatePaths &paths, std::uint16_t port, const QString &python,
                        const CommandOutput &output)
{
    LogOptions logOptions;
    logOptions.filePath = paths.log();
    const Logging logging(logOptions);
    LocalServer server({paths, port, python});
    const Result<LocalConnection> started = server.start();
    if (!started) {
        return output.fail(started.error());
    }
    output.printBytes(started->toJson() + '\n');
    QObject::connect(&server, &LocalServer::stopped, &server, [] { QCoreApplication::exit(0); });
    return runCommandLoop([&server] { server.stop(); });
}

} // namespace serin
