// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/azure/armwrite.h"

#include "services/azure/armbody.h"
#include "services/azure/armerror.h"
#include "services/azure/armoperation.h"

namespace serin {

namespace {

bool isIdle(const QJsonObject &resource)
{
    const QString state = resource.value(QLatin1String("properties"))
                              .toObject()
                              .value(QLatin1String("provisioningState"))
                              .toString();
    return state.isEmpty() || isTerminalState(state);
}

} // namespace

ArmWrite::ArmWrite(ArmSession *session, PendingOperation::Action action, const QString &resourceId,
                   Body body)
    : Errand(session), m_session(session), m_action(action), m_resourceId(resourceId),
      m_makeBody(std::move(body))
{
    begin();
}

QFuture<Result<ArmWrite::Live>> ArmWrite::read()
{
    ArmRequest request;
    request.url = m_session->url(m_resourceId);
    return followUp(m_session->fetch(request), this, [](Result<QJsonObject> json) -> Result<Live> {
        if (json) {
            return Live(std::move(*json));
        }
        if (json.error().kind == ErrorKind::NotFound) {
            return Live();
        }
        return failure(std::move(json.error()));
    });
}

void ArmWrite::begin()
{
    run(read(), [this](Result<Live> live) {
        if (!live) {
            answer(failure(std::move(live.error())));
            return;
        }
        m_before = std::move(*live);
        run(m_makeBody(m_before), [this](Result<QJsonObject> body) {
            if (!body) {
                answer(failure(std::move(body.error())));
                return;
            }
            m_body = std::move(*body);
            send();
        });
    });
}

void ArmWrite::send()
{
    ArmRequest request;
    request.method = m_action == PendingOperation::Action::Patch ? "PATCH" : "PUT";
    request.url = m_session->url(m_resourceId);
    request.body = m_body;
    request.tries = 1;
    run(m_session->exchange(request),
        [this](Result<HttpAnswer> result) { take(std::move(result)); });
}

void ArmWrite::take(Result<HttpAnswer> result)
{
    if (result && result->isSuccess()) {
        answer(operationFrom(*result, m_action, m_resourceId, now()));
        return;
    }
    const bool transient = result ? RetryPolicy::isTransient(result->status())
                                  : RetryPolicy::isTransient(result.error());
    m_trouble = result ? armError(*result) : std::move(result.error());
    const RetryPolicy &policy = m_session->http().retry();
    RetryPolicy::Milliseconds pause = policy.backoff(++m_failed, m_session->http().random());
    if (result) {
        pause = retryAfter(result->response.headers, now()).value_or(pause);
    }
    if (!transient || pause > policy.longestAsked) {
        answer(failure(m_trouble));
        return;
    }
    run(m_session->http().delays().wait(pause), [this](const Result<void> &waited) {
        if (!waited) {
            answer(failure(waited.error()));
            return;
        }
        run(read(), [this](Result<Live> live) {
            if (live) {
                lookAgain(*live);
            } else {
                m_trouble.fix =
                    QStringLiteral("look at it again: it is not known whether it was carried out");
                answer(failure(m_trouble));
            }
        });
    });
}

void ArmWrite::lookAgain(const Live &live)
{
    const bool isThere = live.has_value();
    const bool changed = isThere != m_before.has_value() ||
                         (isThere && (!isIdle(*live) || !sameResource(*m_before, *live)));
    if (!changed) {
        if (m_failed < m_session->http().retry().tries) {
            send();
        } else {
            answer(failure(m_trouble));
        }
    } else if (isThere && (!isIdle(*live) || carriesOut(*live, m_body))) {
        answer(operationOn(*live, m_action, m_resourceId, now()));
    } else {
        answer(
            failure(ErrorKind::Conflict,
                    QStringLiteral("somebody else changed it while this change got no answer (%1)")
                        .arg(m_trouble.detail),
                    m_trouble.where, QStringLiteral("plan again")));
    }
}

} // namespace serin
