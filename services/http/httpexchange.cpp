// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/httpexchange.h"

#include "services/core/logging.h"
#include "services/http/httpconnections.h"

namespace serin {

namespace {

int triesFor(const HttpCall &call, const RetryPolicy &policy)
{
    if (call.tries) {
        return *call.tries;
    }
    return RetryPolicy::isRepeatable(call.method) ? policy.tries : 1;
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

// For the log: which answer, without the query, which may be signed.
QString subject(const HttpCall &call)
{
    return QString::fromLatin1(call.method) + u' ' +
           call.url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
}

} // namespace

HttpExchange::HttpExchange(HttpClient *client, const HttpCall &call)
    : Errand(client), m_client(client), m_call(call), m_origin(originOf(call.url)),
      m_tries(triesFor(call, client->retry()))
{}

HttpExchange::~HttpExchange()
{
    release();
}

void HttpExchange::begin()
{
    m_holds = true;
    auto *transfer = new HttpTransfer(m_client->m_connections.get(), m_call, this);
    run(transfer->future(), [this](Result<HttpAnswer> result) {
        release();
        take(std::move(result));
    });
}

void HttpExchange::release()
{
    if (std::exchange(m_holds, false)) {
        m_client->leave(m_origin);
    }
}

void HttpExchange::take(Result<HttpAnswer> result)
{
    ++m_sends;
    if (repeats(result)) {
        return;
    }
    if (!result) {
        qCDebug(lcHttp).noquote() << subject(m_call) << "failed:" << result.error().toLine();
        answer(std::move(result));
        return;
    }
    qCDebug(lcHttp).noquote() << subject(m_call) << result->where() << result->timing.total.count()
                              << "us";
    const Result<bool> redirected = redirects(*result);
    if (!redirected) {
        answer(failure(redirected.error()));
    } else if (*redirected) {
        m_client->enter(this);
    } else {
        result->sends = m_sends;
        answer(std::move(result));
    }
}

bool HttpExchange::repeats(const Result<HttpAnswer> &result)
{
    const bool transient = result ? RetryPolicy::isTransient(result->status())
                                  : RetryPolicy::isTransient(result.error());
    if (!transient || ++m_failed >= m_tries) {
        return false;
    }
    const RetryPolicy &policy = m_client->retry();
    RetryPolicy::Milliseconds pause = policy.backoff(m_failed, m_client->random());
    if (result) {
        const auto asked = retryAfter(result->response.headers, m_client->clock().now());
        pause = asked.value_or(pause);
    }
    if (pause > policy.longestAsked) {
        return false;
    }
    qCDebug(lcHttp).noquote() << subject(m_call) << "again in" << pause.count()
                              << "ms:" << (result ? result->where() : result.error().detail);
    run(m_client->delays().wait(pause), [this](const Result<void> &waited) {
        if (waited) {
            m_client->enter(this);
        } else {
            answer(failure(waited.error()));
        }
    });
    return true;
}

Result<bool> HttpExchange::redirects(const HttpAnswer &answer)
{
    const QByteArray location = answer.response.headers.value("Location");
    if (!isRedirect(answer.status()) || location.isEmpty()) {
        return false;
    }
    const QUrl target = m_call.url.resolved(QUrl::fromEncoded(location));
    if (!sameOrigin(target, m_call.url)) {
        return failure(
            ErrorKind::Protocol,
            QStringLiteral("%1 redirects to another address (%2), where nothing was sent")
                .arg(originOf(m_call.url), originOf(target)),
            answer.where(), QStringLiteral("check the address"));
    }
    if (m_call.method != "GET") {
        return failure(ErrorKind::Protocol,
                       QStringLiteral("a %1 was answered by a redirect, which is not followed")
                           .arg(QString::fromLatin1(m_call.method)),
                       answer.where());
    }
    if (m_call.limits.redirects-- <= 0) {
        return failure(ErrorKind::Protocol, QStringLiteral("the redirects do not end"),
                       answer.where());
    }
    m_call.url = target;
    return true;
}

} // namespace serin
