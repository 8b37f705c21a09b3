// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/azure/armsession.h"

#include "services/azure/armerror.h"
#include "services/core/errand.h"
#include "services/core/logging.h"
#include "services/core/workers.h"

#include <QJsonDocument>
#include <QUuid>

namespace serin {

/// One request with its token.
class SignedCall : public Errand<HttpAnswer>
{
public:
    SignedCall(ArmSession *session, const ArmRequest &request) : Errand(session), m_session(session)
    {
        m_call.method = request.method;
        m_call.url = request.url;
        m_call.tries = request.tries;
        m_call.limits = session->m_settings.limits;
        m_call.headers.add("Accept", "application/json");
        m_call.headers.add("x-ms-client-request-id",
                           QUuid::createUuid().toByteArray(QUuid::WithoutBraces));
        if (request.body) {
            m_call.headers.add("Content-Type", "application/json");
            m_call.body = QJsonDocument(*request.body).toJson(QJsonDocument::Compact);
        }
        sign();
    }

private:
    [[nodiscard]] QString resource() const
    {
        const ArmSession::Settings &settings = m_session->m_settings;
        return settings.tokenResource.isEmpty() ? settings.baseUrl : settings.tokenResource;
    }

    void sign()
    {
        run(m_session->m_tokens.token(resource()), [this](Result<AccessToken> token) {
            if (!token) {
                answer(failure(std::move(token.error())));
                return;
            }
            m_call.bearer = token->secret;
            run(m_session->m_http.send(m_call),
                [this](Result<HttpAnswer> result) { take(std::move(result)); });
        });
    }

    void take(Result<HttpAnswer> result)
    {
        if (result) {
            m_session->note(*result);
        }
        if (result && result->status() == 401 && !m_renewed) {
            // Refused means not carried out, so that this may be sent again whatever it is.
            m_renewed = true;
            m_session->m_tokens.refuse(resource(), m_call.bearer);
            sign();
            return;
        }
        answer(std::move(result));
    }

    ArmSession *const m_session;
    HttpCall m_call;
    bool m_renewed = false;
};

namespace {

QUrl baseFrom(QString text)
{
    while (text.endsWith(u'/')) {
        text.chop(1);
    }
    return QUrl(text);
}

bool isWebPage(const QByteArray &body)
{
    const QByteArray start = body.left(200).trimmed().toLower();
    return start.startsWith("<!doctype") || start.startsWith("<html");
}

} // namespace

ArmSession::ArmSession(HttpClient &http, TokenProvider &tokens, Settings settings, QObject *parent)
    : QObject(parent), m_http(http), m_tokens(tokens), m_settings(std::move(settings)),
      m_base(baseFrom(m_settings.baseUrl))
{}

QUrl ArmSession::url(const QString &id, const QByteArray &query) const
{
    return url(id, query, m_settings.apiVersion);
}

QUrl ArmSession::url(const QString &id, const QByteArray &query, const QString &apiVersion) const
{
    QByteArray text = m_base.toEncoded() + QUrl::toPercentEncoding(id, "/:@") +
                      "?api-version=" + QUrl::toPercentEncoding(apiVersion);
    if (!query.isEmpty()) {
        text += '&' + query;
    }
    return QUrl::fromEncoded(text, QUrl::StrictMode);
}

bool ArmSession::owns(const QUrl &url) const
{
    return sameOrigin(url, m_base);
}

QFuture<Result<HttpAnswer>> ArmSession::exchange(const ArmRequest &request)
{
    if (m_base.scheme() != QLatin1String("https") && !isLoopback(m_base)) {
        return readyFuture<HttpAnswer>(failure(
            ErrorKind::Invalid,
            QStringLiteral("\"%1\" is no address to send a token to").arg(m_settings.baseUrl), {},
            QStringLiteral("give an address that begins with https://")));
    }
    if (!owns(request.url)) {
        return readyFuture<HttpAnswer>(failure(
            ErrorKind::Protocol,
            QStringLiteral("the service points to another address (%1), where nothing was sent")
                .arg(request.url.host())));
    }
    auto *call = new SignedCall(this, request);
    return call->future();
}

QFuture<Result<HttpAnswer>> ArmSession::send(const ArmRequest &request)
{
    return andThen(exchange(request), this, [](HttpAnswer answer) -> Result<HttpAnswer> {
        if (answer.isSuccess()) {
            return answer;
        }
        return failure(armError(answer));
    });
}

QFuture<Result<QJsonObject>> ArmSession::fetch(const ArmRequest &request)
{
    return andThen(send(request), this, [](const HttpAnswer &answer) {
        return isLarge(answer) ? runAsync(workers(), [answer] { return jsonFrom(answer); })
                               : readyFuture<QJsonObject>(jsonFrom(answer));
    });
}

void ArmSession::note(const HttpAnswer &answer)
{
    const auto read = [&](const char *name, std::optional<int> &limit) {
        bool isNumber = false;
        const int left = answer.response.headers.value(name).toInt(&isNumber);
        if (isNumber && left >= 0) {
            limit = left;
        }
    };
    read("x-ms-ratelimit-remaining-tenant-reads", m_limits.reads);
    read("x-ms-ratelimit-remaining-subscription-reads", m_limits.reads);
    read("x-ms-ratelimit-remaining-tenant-writes", m_limits.writes);
    read("x-ms-ratelimit-remaining-subscription-writes", m_limits.writes);
    read("x-ms-ratelimit-remaining-subscription-deletes", m_limits.deletes);
}

bool isLarge(const HttpAnswer &answer)
{
    return answer.response.body.size() >= 128 * 1024;
}

Result<QJsonObject> jsonFrom(const HttpAnswer &answer)
{
    const QByteArray body = answer.response.body.trimmed();
    if (body.isEmpty() || body == "null") {
        return QJsonObject();
    }
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(body, &problem);
    if (document.isObject()) {
        return document.object();
    }
    if (isWebPage(body)) {
        return failure(
            ErrorKind::Protocol,
            QStringLiteral("%1 answered with a web page").arg(answer.url.host()), answer.where(),
            QStringLiteral("check the address, and whether the network asks to sign in"));
    }
    return failure(
        ErrorKind::Protocol,
        problem.error == QJsonParseError::NoError
            ? QStringLiteral("%1 answered with JSON that is no object").arg(answer.url.host())
            : QStringLiteral("%1 answered with something that is no JSON: %2 at byte %3")
                  .arg(answer.url.host(), problem.errorString())
                  .arg(problem.offset),
        answer.where());
}

} // namespace serin
