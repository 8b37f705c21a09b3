// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/armid.h"
#include "services/scoring/scoringanswer.h"

#include <QString>

#include <optional>

namespace serin {

/// What a command line that sends the same request again has to say.
struct CommandLineTarget
{
    QString scoringUri;  ///< for curl
    QString requestFile; ///< where the body is; empty: the body itself, as far as it can be written
    std::optional<WorkspaceId> workspace; ///< for az; nothing: its configured defaults
};

/// Whether a header field carries what nobody shall read over a shoulder.
[[nodiscard]] bool isSecretField(const QByteArray &name);

/// With `curl`. The key or token is the variable SCORING_KEY, never its value.
[[nodiscard]] QString curlCommand(const ScoringRequest &request, const CommandLineTarget &target);

/// With `az ml`, which sends JSON by POST only. Nothing when it cannot: another method or type of
/// body, or no file with it.
[[nodiscard]] std::optional<QString> azCommand(const ScoringRequest &request,
                                               const CommandLineTarget &target);

/// With `serinctl`. Nothing without a file.
[[nodiscard]] std::optional<QString> serinctlCommand(const ScoringRequest &request,
                                                     const CommandLineTarget &target);

} // namespace serin
