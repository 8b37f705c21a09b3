// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/scoring/scoringclient.h"

#include "services/core/workers.h"
#include "services/scoring/bodytext.h"

#include <QUuid>

namespace serin {

namespace {

const QByteArray deploymentField = QByteArrayLiteral("azureml-model-deployment");

ScoringAnswer answerFrom(HttpAnswer &&http, const QString &scoringUri)
{
    ScoringAnswer answer;
    answer.status = http.status();
    answer.requestId = http.requestId();
    answer.deployment = QString::fromUtf8(http.response.headers.value(deploymentField));
    answer.timing = http.timing;
    answer.scoringUri = scoringUri;
    answer.headers = std::move(http.response.headers);
    answer.body = std::move(http.response.body);
    return answer;
}

std::optional<JsonDiff> diffOf(const ScoringComparison &comparison, const JsonDiffOptions &options)
{
    if (!comparison.baseline || !comparison.candidate) {
        return std::nullopt;
    }
    const auto before = bodyJson(comparison.baseline->body);
    const auto after = bodyJson(comparison.candidate->body);
    return before && after ? std::optional(jsonDiff(*before, *after, options)) : std::nullopt;
}

/// Waits for both and does not care which comes first.
class ComparisonErrand : public Errand<ScoringComparison>
{
public:
    ComparisonErrand(const QFuture<Result<ScoringAnswer>> &baseline,
                     QFuture<Result<ScoringAnswer>> candidate, JsonDiffOptions options,
                     QObject *parent)
        : Errand(parent), m_candidate(std::move(candidate)), m_options(std::move(options))
    {
        run(baseline, [this](Result<ScoringAnswer> answer) {
            m_comparison.baseline = std::move(answer);
            run(m_candidate, [this](Result<ScoringAnswer> other) {
                m_comparison.candidate = std::move(other);
                finish();
            });
        });
    }
    ~ComparisonErrand() override { m_candidate.cancel(); }

private:
    void finish()
    {
        // Bodies may be large.
        run(runAsync(workers(),
                     [comparison = std::move(m_comparison),
                      options = m_options]() mutable -> Result<ScoringComparison> {
                         comparison.diff = diffOf(comparison, options);
                         return std::move(comparison);
                     }),
            [this](Result<ScoringComparison> comparison) { answer(std::move(comparison)); });
    }

    QFuture<Result<ScoringAnswer>> m_candidate;
    const JsonDiffOptions m_options;
    ScoringComparison m_comparison;
};

} // namespace

/// One request: access, then the call, once more when the key or token was refused.
class ScoringErrand : public Errand<ScoringAnswer>
{
public:
    ScoringErrand(ScoringClient *client, const ScoringRequest &request)
        : Errand(client), m_client(client), m_request(request)
    {
        m_call.method = request.method;
        m_call.body = request.body;
        m_call.headers = request.headers;
        if (!request.body.isEmpty() && !m_call.headers.contains("Content-Type")) {
            m_call.headers.add("Content-Type", request.contentType);
        }
        if (request.deployment) {
            m_call.headers.set(deploymentField, request.deployment->toString().toUtf8());
        }
        if (!m_call.headers.contains("x-ms-client-request-id")) {
            m_call.headers.add("x-ms-client-request-id",
                               QUuid::createUuid().toByteArray(QUuid::WithoutBraces));
        }
        m_call.limits.total = request.timeout;
        m_call.limits.idle = request.timeout;
        m_call.limits.bodyBytes = client->m_settings.largestAnswer;
        m_call.limits.redirects = 0;
        m_call.tries = 1;
        m_call.keepEncoded = true;
        begin();
    }

private:
    void begin()
    {
        run(m_client->m_credentials.access(m_request.endpoint),
            [this](Result<ScoringAccess> access) {
                if (!access) {
                    answer(failure(std::move(access.error())));
                    return;
                }
                m_scoringUri = access->scoringUri;
                m_call.url = QUrl(m_scoringUri);
                if (!m_request.query.isEmpty()) {
                    m_call.url.setQuery(QString::fromUtf8(m_request.query), QUrl::StrictMode);
                }
                m_call.bearer = access->secret;
                run(m_client->m_http.send(m_call),
                    [this](Result<HttpAnswer> result) { take(std::move(result)); });
            });
    }

    void take(Result<HttpAnswer> result)
    {
        ScoringCredentials &credentials = m_client->m_credentials;
        if (!result) {
            credentials.forget(m_request.endpoint); // it may have moved
            answer(failure(std::move(result.error())));
            return;
        }
        if (result->status() == 401 && !m_renewed) {
            m_renewed = true;
            credentials.refuse(m_request.endpoint, m_call.bearer);
            begin();
            return;
        }
        if (result->status() == 404) {
            credentials.forget(m_request.endpoint);
        }
        answer(answerFrom(std::move(*result), m_scoringUri));
    }

    ScoringClient *const m_client;
    const ScoringRequest m_request;
    HttpCall m_call;
    QString m_scoringUri;
    bool m_renewed = false;
};

ScoringComparison::Verdict ScoringComparison::verdict() const
{
    if (!baseline || !candidate || (!baseline->isSuccess() && !candidate->isSuccess())) {
        return Verdict::Failed;
    }
    return isSame() ? Verdict::Same : Verdict::Different;
}

bool ScoringComparison::isSame() const
{
    if (!baseline || !candidate || baseline->status != candidate->status) {
        return false;
    }
    return diff ? diff->isEmpty() : baseline->body == candidate->body;
}

ScoringClient::ScoringClient(HttpClient &http, ControlPlane &plane, Settings settings,
                             QObject *parent)
    : QObject(parent), m_http(http), m_settings(std::move(settings)),
      m_credentials(plane, m_settings.callers, m_settings.resource, http.clock(), nullptr)
{}

QFuture<Result<ScoringAnswer>> ScoringClient::score(const ScoringRequest &request)
{
    return (new ScoringErrand(this, request))->future();
}

QFuture<Result<ScoringComparison>> ScoringClient::compare(const ScoringRequest &request,
                                                          const DeploymentName &baseline,
                                                          const DeploymentName &candidate,
                                                          const JsonDiffOptions &options)
{
    ScoringRequest first = request;
    first.deployment = baseline;
    ScoringRequest second = request;
    second.deployment = candidate;
    return (new ComparisonErrand(score(first), score(second), options, this))->future();
}

} // namespace serin
