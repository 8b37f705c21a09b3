// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace serin {

struct GlobalOptions;

/// What the verbs of endpoints and deployments were given, as typed. Each looks at its own part.
struct EndpointRequest
{
    std::string endpoint;
    std::string deployment;
    std::string file;
    std::optional<std::string> traffic;
    std::optional<std::string> mirrorTraffic;
    std::optional<int> instanceCount;
    std::optional<std::string> authMode;
    bool allTraffic = false;
    bool secondaryKey = false;
    int lines = 50;
    bool storageInitializer = false;
    bool preview = false; ///< called in the private preview's spelling
};

// Each runs one verb and returns the exit code.
[[nodiscard]] int listEndpoints(const GlobalOptions &options, const EndpointRequest &request);
[[nodiscard]] int showEndpoint(const GlobalOptions &options, const EndpointRequest &request);
/// Without a file: an endpoint of that name with the service's defaults.
[[nodiscard]] int createEndpoint(const GlobalOptions &options, const EndpointRequest &request);
/// Traffic and mirrored traffic, live.
[[nodiscard]] int updateEndpoint(const GlobalOptions &options, const EndpointRequest &request);
[[nodiscard]] int deleteEndpoint(const GlobalOptions &options, const EndpointRequest &request);
[[nodiscard]] int printCredentials(const GlobalOptions &options, const EndpointRequest &request);
[[nodiscard]] int regenerateKey(const GlobalOptions &options, const EndpointRequest &request);

[[nodiscard]] int listDeployments(const GlobalOptions &options, const EndpointRequest &request);
[[nodiscard]] int showDeployment(const GlobalOptions &options, const EndpointRequest &request);
/// The instance count, live.
[[nodiscard]] int scaleDeployment(const GlobalOptions &options, const EndpointRequest &request);
[[nodiscard]] int deleteDeployment(const GlobalOptions &options, const EndpointRequest &request);
[[nodiscard]] int printLogs(const GlobalOptions &options, const EndpointRequest &request);

} // namespace serin
