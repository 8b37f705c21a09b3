// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace serin {

struct EndpointRequest;
struct GlobalOptions;

// `create` and `update`. With a file both are the same: it is planned against live, and the plan is
// applied. Each returns the exit code.
[[nodiscard]] int createOrApplyEndpoint(const GlobalOptions &options,
                                        const EndpointRequest &request);
[[nodiscard]] int updateOrApplyEndpoint(const GlobalOptions &options,
                                        const EndpointRequest &request);
[[nodiscard]] int applyDeployment(const GlobalOptions &options, const EndpointRequest &request);
[[nodiscard]] int updateOrApplyDeployment(const GlobalOptions &options,
                                          const EndpointRequest &request);
/// The private preview's `endpoint update` and `endpoint delete`.
[[nodiscard]] int updateOrApplyPreview(const GlobalOptions &options,
                                       const EndpointRequest &request);
[[nodiscard]] int deletePreview(const GlobalOptions &options, const EndpointRequest &request);

} // namespace serin
