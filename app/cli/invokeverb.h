// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace serin {

struct GlobalOptions;

/// What `invoke` was given, as typed.
struct InvokeRequest
{
    std::string endpoint;
    std::string deployment; ///< empty: the traffic decides
    std::string requestFile;
};

/// Sends the request; the answer's body goes to stdout as it came, `200 OK · 43 ms · answered by
/// green` to stderr. @return the exit code: 1 for a status outside 2xx.
[[nodiscard]] int invoke(const GlobalOptions &options, const InvokeRequest &invocation);

} // namespace serin
