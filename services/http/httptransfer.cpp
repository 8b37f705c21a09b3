// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/httptransfer.h"

#include "services/http/oneshotbody.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

namespace serin {

namespace {

// Qt reads ahead this much; it also slows an endless head down to a few MB a second.
constexpr qint64 readAhead = 64 * 1024;

QNetworkRequest requestFor(const HttpCall &call)
{
    QNetworkRequest request(call.url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                         QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    // One wire for all, whose habits of sending again are known.
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setRawHeader("User-Agent", "serin/" SERIN_VERSION);
    request.setRawHeader("Accept-Language", "en");
    // Said by hand, so that Qt unpacks nothing either.
    request.setRawHeader("Accept-Encoding", "identity");
    for (const auto &[name, value] : call.headers.fields()) {
        const QByteArray before = request.rawHeader(name);
        request.setRawHeader(name, before.isEmpty() ||
                                           name.compare("User-Agent", Qt::CaseInsensitive) == 0
                                       ? value
                                       : before + ", " + value);
    }
    if (!call.bearer.isEmpty()) {
        request.setRawHeader("Authorization", "Bearer " + call.bearer.reveal().toByteArray());
    }
    return request;
}

// A status that Qt reports as an error although the answer is whole.
bool isStatusError(QNetworkReply::NetworkError error)
{
    return error != QNetworkReply::ContentReSendError &&
           ((error > 200 && error < 300) || (error > 400 && error < 500) ||
            error == QNetworkReply::ProtocolInvalidOperationError); // what it calls 400 and 418
}

bool isEncoded(const QByteArray &encoding)
{
    return !encoding.isEmpty() && encoding.compare("identity", Qt::CaseInsensitive) != 0;
}

} // namespace

HttpTransfer::HttpTransfer(QNetworkAccessManager *network, const HttpCall &call, QObject *parent)
    : Errand(parent), m_limits(call.limits), m_keepEncoded(call.keepEncoded),
      m_head(call.method == "HEAD"), m_begun(Clock::now())
{
    for (QTimer *timer : {&m_connectLimit, &m_idleLimit, &m_totalLimit}) {
        timer->setSingleShot(true);
    }
    QNetworkRequest request = requestFor(call);
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    request.setHeader(QNetworkRequest::ContentLengthHeader, call.body.size());
    startTimer(m_totalLimit, m_limits.total, QStringLiteral("no whole answer"));
    startTimer(m_idleLimit, m_limits.idle, QStringLiteral("no answer"));
    auto *body = new OneShotBody(call.body);
    m_reply = network->sendCustomRequest(request, call.method, body);
    body->setParent(m_reply);
    m_reply->setReadBufferSize(readAhead);
    watch();
}

HttpTransfer::~HttpTransfer()
{
    if (m_reply != nullptr) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
    }
}

void HttpTransfer::watch()
{
    // When the connection stands, Qt says for TLS, and else by the first bytes of the body that it
    // has written; for a request without one, not at all.
    connect(m_reply, &QNetworkReply::socketStartedConnecting, this, [this] {
        m_connecting = Clock::now();
        if (m_reply->url().scheme() == QLatin1String("https")) {
            startTimer(m_connectLimit, m_limits.connect, QStringLiteral("no connection"));
        }
    });
    connect(m_reply, &QNetworkReply::encrypted, this, &HttpTransfer::atConnected);
    connect(m_reply, &QNetworkReply::requestSent, this, &HttpTransfer::atConnected);
    connect(m_reply, &QNetworkReply::uploadProgress, this, [this](qint64 sent) {
        if (sent > 0) {
            atConnected();
        }
    });
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &HttpTransfer::atHead);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpTransfer::readBody);
    connect(m_reply, &QNetworkReply::finished, this, &HttpTransfer::atEnd);
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        for (const QSslError &error : errors) {
            m_sslErrors.append(error.errorString());
        }
    });
}

void HttpTransfer::atConnected()
{
    if (m_connecting && !m_timing.connect) {
        m_timing.connect =
            std::chrono::duration_cast<HttpTiming::Microseconds>(Clock::now() - *m_connecting);
    }
    m_connectLimit.stop();
    startTimer(m_idleLimit, m_limits.idle, QStringLiteral("no answer"));
}

void HttpTransfer::atHead()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_headSeen || status == 0) {
        return;
    }
    m_headSeen = true;
    m_timing.firstByte =
        std::chrono::duration_cast<HttpTiming::Microseconds>(Clock::now() - m_begun);
    m_connectLimit.stop();
    startTimer(m_idleLimit, m_limits.idle, QStringLiteral("no more of the answer"));
    const QByteArray encoding = m_reply->rawHeader("Content-Encoding").trimmed();
    if (!m_keepEncoded && isEncoded(encoding)) {
        giveUp({ErrorKind::Protocol,
                QStringLiteral("the answer is encoded as \"%1\", which was not asked for")
                    .arg(QString::fromLatin1(encoding.left(40))),
                QStringLiteral("HTTP %1").arg(status),
                {}});
    }
}

void HttpTransfer::readBody()
{
    startTimer(m_idleLimit, m_limits.idle, QStringLiteral("no more of the answer"));
    m_body += m_reply->readAll();
    if (m_limits.bodyBytes > 0 && m_body.size() > m_limits.bodyBytes) {
        m_body.clear();
        giveUp({ErrorKind::Protocol,
                QStringLiteral("the answer is larger than %1 bytes").arg(m_limits.bodyBytes),
                {},
                {}});
    }
}

void HttpTransfer::atEnd()
{
    if (hasAnswered()) {
        return;
    }
    atHead();
    readBody();
    if (hasAnswered()) {
        return;
    }
    m_timing.total = std::chrono::duration_cast<HttpTiming::Microseconds>(Clock::now() - m_begun);
    answer(outcome());
}

Result<HttpAnswer> HttpTransfer::outcome()
{
    const QNetworkReply::NetworkError error = m_reply->error();
    HttpAnswer result;
    result.response.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    // A 307 or 308: Qt would have liked to send it again.
    const bool isWhole = error == QNetworkReply::NoError || isStatusError(error) ||
                         (error == QNetworkReply::ContentReSendError && result.status() / 100 == 3);
    if (!isWhole || result.status() == 0) {
        return failure(networkError());
    }
    for (const QNetworkReply::RawHeaderPair &field : m_reply->rawHeaderPairs()) {
        result.response.headers.add(field.first, field.second);
    }
    bool known = false;
    const qint64 announced = result.response.headers.value("Content-Length").toLongLong(&known);
    if (known && announced > m_body.size() && !m_head && result.status() != 304) {
        return failure(ErrorKind::Unavailable,
                       QStringLiteral("the connection ended in the middle of the answer"),
                       result.where());
    }
    result.response.body = std::move(m_body);
    result.url = m_reply->url();
    result.timing = m_timing;
    return result;
}

Error HttpTransfer::networkError() const
{
    switch (m_reply->error()) {
    case QNetworkReply::HostNotFoundError:
        return {ErrorKind::Unavailable,
                QStringLiteral("there is no host called %1").arg(m_reply->url().host()),
                {},
                QStringLiteral("check the address and the network")};
    case QNetworkReply::ConnectionRefusedError:
        return {ErrorKind::Unavailable,
                QStringLiteral("%1 refused the connection").arg(m_reply->url().authority()),
                {},
                {}};
    case QNetworkReply::SslHandshakeFailedError:
        return {ErrorKind::Protocol,
                QStringLiteral("no trusted connection to %1: %2")
                    .arg(m_reply->url().host(), m_sslErrors.isEmpty()
                                                    ? m_reply->errorString()
                                                    : m_sslErrors.join(QLatin1String(", "))),
                {},
                QStringLiteral("check the address and the system's certificates")};
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return {ErrorKind::Unauthorized,
                QStringLiteral("the proxy asks for a name and a password"),
                {},
                QStringLiteral("put them into the system's proxy settings")};
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::UnknownContentError:
        return {ErrorKind::Protocol,
                QStringLiteral("%1 does not answer in HTTP").arg(m_reply->url().authority()),
                {},
                {}};
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError:
        return {ErrorKind::Timeout,
                QStringLiteral("%1 did not answer in time").arg(m_reply->url().authority()),
                {},
                {}};
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError: // Qt would have sent the body again, had it been
                                            // allowed
        return {ErrorKind::Unavailable,
                m_headSeen ? QStringLiteral("the connection ended in the middle of the answer")
                           : QStringLiteral("%1 closed the connection without an answer")
                                 .arg(m_reply->url().authority()),
                {},
                {}};
    default:
        return {ErrorKind::Unavailable,
                QStringLiteral("no connection to %1: %2")
                    .arg(m_reply->url().authority(), m_reply->errorString()),
                {},
                {}};
    }
}

void HttpTransfer::giveUp(Error error)
{
    m_reply->disconnect(this);
    m_reply->abort();
    m_timing.total = std::chrono::duration_cast<HttpTiming::Microseconds>(Clock::now() - m_begun);
    answer(failure(std::move(error)));
}

void HttpTransfer::startTimer(QTimer &timer, std::chrono::milliseconds limit, const QString &what)
{
    if (limit.count() <= 0 || hasAnswered()) {
        return;
    }
    timer.disconnect(this);
    connect(&timer, &QTimer::timeout, this, [this, limit, what] {
        giveUp({ErrorKind::Timeout,
                QStringLiteral("%1 within %2 s")
                    .arg(what)
                    .arg(static_cast<double>(limit.count()) / 1'000),
                {},
                {}});
    });
    timer.start(limit);
}

} // namespace serin
