// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace serin {

struct EndpointRequest;
struct GlobalOptions;

/// What the file of a request must hold.
enum class ManifestKind { Endpoint, Deployment };

/// Plans the manifest in `request.file` against live and applies the plan. The names in @p request,
/// where given, go before the file's. A file in the private preview's form is the whole endpoint:
/// deployments that it lacks are deleted, traffic first. With `request.allTraffic` the deployment
/// gets all traffic then. @return the exit code.
[[nodiscard]] int applyFile(const GlobalOptions &options, const EndpointRequest &request,
                            ManifestKind kind);

} // namespace serin
