// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/azure/armsession.h"
#include "services/core/errand.h"
#include "services/domain/pendingoperation.h"

namespace serin {

/// What the service has accepted by @p answer, a success, to a request that changes @p resourceId.
/// @error Protocol: the body is no JSON, or a 202 does not say where to ask for the outcome.
[[nodiscard]] Result<PendingOperation> operationFrom(const HttpAnswer &answer,
                                                     PendingOperation::Action action,
                                                     const QString &resourceId,
                                                     const QDateTime &now);

/// What the state of @p resource, which another request than ours may have found busy, says is
/// under way.
[[nodiscard]] PendingOperation operationOn(const QJsonObject &resource,
                                           PendingOperation::Action action,
                                           const QString &resourceId, const QDateTime &now);

/// Waits for the end of an operation by looking at its state (ARM's async-operations.md): the
/// address of `Azure-AsyncOperation`, else of `Location`, else the resource itself.
class ArmPoll : public Errand<void>
{
public:
    ArmPoll(ArmSession *session, PendingOperation operation, ProgressCallback progress);

private:
    enum class Source { Status, Location, Resource };

    void wait(std::chrono::milliseconds pause);
    void look();
    void take(const Result<HttpAnswer> &result);
    void takeStatus(const HttpAnswer &seen, const QJsonObject &json);
    void takeResource(const HttpAnswer &seen, const QJsonObject &json);
    /// Nothing was learnt; goes on for some minutes.
    void stumble(const Error &error, std::optional<std::chrono::milliseconds> asked);
    /// An answer that must not be; goes on a few times.
    void miss(const Error &error, const HttpAnswer &seen);
    void running(const HttpAnswer &seen, const QString &word);
    void report(const std::optional<Error> &trouble);
    [[nodiscard]] std::chrono::milliseconds elapsed() const;
    /// The id of the request that began the operation, else that of @p seen.
    [[nodiscard]] QString request(const HttpAnswer &seen) const;
    [[nodiscard]] std::chrono::milliseconds nextPause(const HttpAnswer &seen);

    ArmSession *const m_session;
    const PendingOperation m_operation;
    const ProgressCallback m_progress;
    Source m_source;
    QString m_word;
    std::chrono::milliseconds m_pause;
    Clock::Monotonic m_lastGood;
    int m_stumbles = 0;
    int m_misses = 0;
};

} // namespace serin
