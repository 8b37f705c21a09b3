// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/azure/armoperation.h"

#include "services/azure/armerror.h"
#include "services/domain/isoduration.h"

#include <algorithm>

namespace serin {

namespace {

using std::chrono::milliseconds;

// Without Retry-After. Microsoft's clients look every 5 or 30 s.
constexpr milliseconds firstPause{100}; // the local workspace is done by then
constexpr milliseconds longestPause{10'000};
// How long the service may be away before the waiting is given up (the operation is not).
constexpr milliseconds longestOutage{10 * 60'000};
constexpr milliseconds longestBackoff{30'000};
constexpr int mostMisses = 4;

QString stateOf(const QJsonObject &resource)
{
    return resource.value(QLatin1String("properties"))
        .toObject()
        .value(QLatin1String("provisioningState"))
        .toString();
}

QString operationUriOf(const QJsonObject &resource)
{
    return resource.value(QLatin1String("properties"))
        .toObject()
        .value(QLatin1String("properties"))
        .toObject()
        .value(QLatin1String("AzureAsyncOperationUri"))
        .toString();
}

bool isWord(const QString &word, const char *expected)
{
    return word.compare(QLatin1String(expected), Qt::CaseInsensitive) == 0;
}

} // namespace

Result<PendingOperation> operationFrom(const HttpAnswer &answer, PendingOperation::Action action,
                                       const QString &resourceId, const QDateTime &now)
{
    const Result<QJsonObject> json = jsonFrom(answer);
    if (!json) {
        return failure(json.error());
    }
    const HttpHeaders &headers = answer.response.headers;
    const auto address = [&](const char *name) {
        const QByteArray value = headers.value(name);
        return value.isEmpty()
                   ? QString()
                   : QString::fromUtf8(answer.url.resolved(QUrl::fromEncoded(value)).toEncoded());
    };
    PendingOperation operation;
    operation.action = action;
    operation.resourceId = resourceId;
    operation.statusUrl = address("Azure-AsyncOperation");
    operation.resultUrl = address("Location");
    operation.retryAfter = retryAfter(headers, now);
    operation.startedAt = now;
    operation.requestId = answer.requestId();
    if (const auto limit =
            durationFromIso(QString::fromLatin1(headers.value("x-ms-async-operation-timeout")));
        limit && limit->count() > 0) {
        operation.limit = *limit;
    }
    if (answer.status() == 202 && operation.statusUrl.isEmpty() && operation.resultUrl.isEmpty()) {
        return failure(
            ErrorKind::Protocol,
            QStringLiteral("the service accepted the request without saying where to ask "
                           "for the outcome"),
            answer.where(), QStringLiteral("look at the endpoint's state in a moment"));
    }
    const QString state = stateOf(*json);
    operation.finished =
        answer.status() == 204 || (answer.status() != 202 && operation.statusUrl.isEmpty() &&
                                   (state.isEmpty() || isWord(state, "Succeeded")));
    return operation;
}

PendingOperation operationOn(const QJsonObject &resource, PendingOperation::Action action,
                             const QString &resourceId, const QDateTime &now)
{
    PendingOperation operation;
    operation.action = action;
    operation.resourceId = resourceId;
    operation.startedAt = now;
    const QString state = stateOf(resource);
    operation.finished = action != PendingOperation::Action::Delete &&
                         (state.isEmpty() || isWord(state, "Succeeded"));
    if (!operation.finished) {
        operation.statusUrl = operationUriOf(resource);
    }
    return operation;
}

ArmPoll::ArmPoll(ArmSession *session, PendingOperation operation, ProgressCallback progress)
    : Errand(session), m_session(session), m_operation(std::move(operation)),
      m_progress(std::move(progress)), m_source(Source::Resource), m_pause(firstPause),
      m_lastGood(session->http().clock().monotonicNow())
{
    // After a restart of the local workspace its old addresses lead nowhere, and a token has no
    // business there; the resource says as much.
    const auto usable = [&](const QString &url) {
        return !url.isEmpty() && session->owns(QUrl::fromEncoded(url.toUtf8()));
    };
    if (usable(m_operation.statusUrl)) {
        m_source = Source::Status;
    } else if (usable(m_operation.resultUrl)) {
        m_source = Source::Location;
    }
    if (m_operation.finished) {
        wait(milliseconds(0));
        return;
    }
    const milliseconds due = m_operation.retryAfter.value_or(firstPause) - elapsed();
    wait(std::max(milliseconds(0), due));
}

milliseconds ArmPoll::elapsed() const
{
    const QDateTime now = m_session->http().clock().now();
    return std::max(milliseconds(0), milliseconds(m_operation.startedAt.msecsTo(now)));
}

void ArmPoll::wait(milliseconds pause)
{
    run(m_session->http().delays().wait(pause), [this](const Result<void> &waited) {
        if (!waited) {
            answer(failure(waited.error()));
        } else if (m_operation.finished) {
            answer({});
        } else if (elapsed() > m_operation.limit) {
            answer(failure(ErrorKind::Timeout,
                           QStringLiteral("the service still works on it after %1 min (%2)")
                               .arg(elapsed().count() / 60'000)
                               .arg(m_word.isEmpty() ? QStringLiteral("no word yet") : m_word),
                           {}, QStringLiteral("look at it again later: it goes on there")));
        } else {
            look();
        }
    });
}

void ArmPoll::look()
{
    ArmRequest request;
    request.tries = 1;
    switch (m_source) {
    case Source::Status:
        request.url = QUrl::fromEncoded(m_operation.statusUrl.toUtf8());
        break;
    case Source::Location:
        request.url = QUrl::fromEncoded(m_operation.resultUrl.toUtf8());
        break;
    case Source::Resource:
        request.url = m_session->url(m_operation.resourceId);
        break;
    }
    run(m_session->exchange(request), [this](const Result<HttpAnswer> &result) { take(result); });
}

void ArmPoll::take(const Result<HttpAnswer> &result)
{
    if (!result) {
        if (RetryPolicy::isTransient(result.error())) {
            stumble(result.error(), {});
        } else {
            answer(failure(result.error()));
        }
        return;
    }
    const HttpAnswer &seen = *result;
    if (RetryPolicy::isTransient(seen.status())) {
        stumble(armError(seen), retryAfter(seen.response.headers, m_session->http().clock().now()));
        return;
    }
    if (seen.status() == 404) {
        if (m_operation.action == PendingOperation::Action::Delete &&
            m_source == Source::Resource) {
            answer({});
        } else {
            miss(armError(seen), seen);
        }
        return;
    }
    if (!seen.isSuccess()) {
        answer(failure(armError(seen)));
        return;
    }
    const Result<QJsonObject> json = jsonFrom(seen);
    if (!json) {
        miss(json.error(), seen);
        return;
    }
    m_lastGood = m_session->http().clock().monotonicNow();
    m_stumbles = 0;
    if (m_source == Source::Status) {
        takeStatus(seen, *json);
    } else if (seen.status() == 202) {
        running(seen, m_word.isEmpty() ? QStringLiteral("InProgress") : m_word);
    } else {
        takeResource(seen, *json);
    }
}

void ArmPoll::takeStatus(const HttpAnswer &seen, const QJsonObject &json)
{
    const QString word = json.value(QLatin1String("status")).toString();
    if (word.isEmpty() && seen.status() == 204) {
        answer({});
    } else if (word.isEmpty() && seen.status() == 202) {
        running(seen, QStringLiteral("InProgress"));
    } else if (word.isEmpty()) {
        miss({ErrorKind::Protocol,
              QStringLiteral("the state of the operation has no word for it"),
              seen.where(),
              {}},
             seen);
    } else if (isWord(word, "Succeeded")) {
        m_word = word;
        report({});
        answer({});
    } else if (isTerminalState(word)) {
        answer(failure(
            operationError(word, json.value(QLatin1String("error")).toObject(), request(seen))));
    } else {
        running(seen, word);
    }
}

// The resource itself, or what `Location` has: its result, which may be the resource too.
void ArmPoll::takeResource(const HttpAnswer &seen, const QJsonObject &json)
{
    const QString word = stateOf(json);
    const bool isDelete = m_operation.action == PendingOperation::Action::Delete;
    if (isWord(word, "Failed") || isWord(word, "Canceled")) {
        answer(failure(operationError(word, {}, request(seen))));
    } else if (m_source == Source::Resource && isDelete) {
        running(seen, word.isEmpty() ? QStringLiteral("Deleting") : word);
    } else if (word.isEmpty() || isTerminalState(word)) {
        m_word = word;
        report({});
        answer({});
    } else {
        running(seen, word);
    }
}

void ArmPoll::running(const HttpAnswer &seen, const QString &word)
{
    m_misses = 0;
    m_word = word;
    report({});
    wait(nextPause(seen));
}

void ArmPoll::stumble(const Error &error, std::optional<milliseconds> asked)
{
    const milliseconds away = std::chrono::duration_cast<milliseconds>(
        m_session->http().clock().monotonicNow() - m_lastGood);
    if (away > longestOutage) {
        Error last = error;
        last.fix = QStringLiteral("try again later: what was accepted goes on there");
        answer(failure(last));
        return;
    }
    report(error);
    const milliseconds backoff =
        m_session->http().retry().backoff(++m_stumbles, m_session->http().random());
    wait(asked.value_or(std::min(backoff, longestBackoff)));
}

void ArmPoll::miss(const Error &error, const HttpAnswer &seen)
{
    if (++m_misses < mostMisses) {
        report(error);
        wait(nextPause(seen));
    } else if (seen.status() == 404 && m_source != Source::Resource) {
        m_source = Source::Resource; // the operation is forgotten, what it did is not
        m_misses = 0;
        look();
    } else {
        answer(failure(error));
    }
}

QString ArmPoll::request(const HttpAnswer &seen) const
{
    return m_operation.requestId.isEmpty() ? seen.requestId() : m_operation.requestId;
}

milliseconds ArmPoll::nextPause(const HttpAnswer &seen)
{
    const auto asked = retryAfter(seen.response.headers, m_session->http().clock().now());
    if (asked || m_operation.retryAfter) {
        return asked.value_or(m_operation.retryAfter.value_or(firstPause));
    }
    m_pause = std::min(longestPause, m_pause + m_pause / 2);
    return m_pause;
}

void ArmPoll::report(const std::optional<Error> &trouble)
{
    if (m_progress) {
        m_progress({m_word, elapsed(), trouble});
    }
}

} // namespace serin
