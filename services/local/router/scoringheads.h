// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/messagehead.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace serin {

/// The parts of a target of the data plane: /endpoints/NAME/REST.
struct ScoringTarget
{
    std::string_view endpoint;
    std::string_view path;  ///< "/REST", without the query; empty when there is none
    std::string_view query; ///< "?…", or empty

    [[nodiscard]] static std::optional<ScoringTarget> parse(std::string_view target);
};

/// Writes the head of the request that an instance gets for a caller's: to the deployment's route
/// for /score, else to the same path; without what concerns the caller's connection and without the
/// caller's key; with an x-request-id, which is @p requestId when the caller sent none.
/// @p bodySize: nothing for a body in chunks.
void writeRequestHead(std::string &head, const MessageHead &from, const ScoringTarget &target,
                      std::string_view scoringRoute, std::string_view authority,
                      std::string_view requestId, std::optional<std::uint64_t> bodySize);

/// What the answer to a caller says beside what the model's says.
struct AnswerFacts
{
    int status = 200; ///< for the caller
    std::string_view deployment;
    std::string_view requestId; ///< of our own, when the caller sent none
    std::string_view date;
    std::optional<std::uint64_t> bodySize;
    bool chunked = false;
};

/// Writes the head of an answer to a caller, without its last lines (HttpSession::appendEnd()).
/// @p model is the head of the model's answer, @p request the caller's.
void writeAnswerHead(std::string &head, const MessageHead &model, const MessageHead &request,
                     const AnswerFacts &facts);

/// Lines for an answer that no model gave: the ids of the request, and who it was meant for.
[[nodiscard]] std::string refusalFields(const MessageHead &request, std::string_view deployment,
                                        std::string_view requestId);

} // namespace serin
