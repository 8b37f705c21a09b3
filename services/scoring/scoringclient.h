// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/analysis/jsondiff.h"
#include "services/http/httpclient.h"
#include "services/scoring/scoringanswer.h"
#include "services/scoring/scoringcredentials.h"

namespace serin {

/// The same body answered by two deployments.
struct ScoringComparison
{
    Result<ScoringAnswer> baseline = failure(cancelledError());
    Result<ScoringAnswer> candidate = failure(cancelledError());
    /// How the bodies differ, when both are JSON; see jsonDiff().
    std::optional<JsonDiff> diff;

    /// Both answered, with the same status, and the bodies are the same within the tolerance (or
    /// byte by byte when they are no JSON).
    [[nodiscard]] bool isSame() const;

    enum class Verdict {
        Same,
        Different,
        Failed, ///< no answer, or two that say nothing about the models
    };
    [[nodiscard]] Verdict verdict() const;
};

/// Sends requests to endpoints. Nothing is sent twice, but for a key or token that was refused and
/// has been renewed.
class ScoringClient : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        /// For endpoints with AuthMode::AadToken: the caller's own tokens; may be nullptr.
        TokenProvider *callers = nullptr;
        /// What they are asked for: the cloud's machine learning.
        QString resource = QStringLiteral("https://ml.azure.com");
        qint64 largestAnswer = 100LL * 1024 * 1024;
    };

    /// All must outlive it.
    ScoringClient(HttpClient &http, ControlPlane &plane, Settings settings,
                  QObject *parent = nullptr);

    /// Any status is an answer. Cancelling ends the request here; the model may go on.
    /// @error as ControlPlane for what is asked of it; Conflict: the endpoint has no address yet;
    /// Unavailable, Timeout, Protocol: no answer. It is not known then whether the model ran.
    [[nodiscard]] QFuture<Result<ScoringAnswer>> score(const ScoringRequest &request);

    /// @p request to both deployments at once. One that fails is part of the result.
    [[nodiscard]] QFuture<Result<ScoringComparison>> compare(const ScoringRequest &request,
                                                             const DeploymentName &baseline,
                                                             const DeploymentName &candidate,
                                                             const JsonDiffOptions &options);

private:
    friend class ScoringErrand;
    HttpClient &m_http;
    const Settings m_settings;
    ScoringCredentials m_credentials;
};

} // namespace serin
