// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/httpclient.h"

#include "services/core/systemclock.h"
#include "services/http/httpconnections.h"
#include "services/http/httpexchange.h"

#include <QRandomGenerator>

#include <algorithm>

namespace serin {

namespace {

bool isToken(const QByteArray &text)
{
    const auto valid = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
    };
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), valid);
}

bool isFieldValue(QByteArrayView text)
{
    return std::none_of(text.begin(), text.end(),
                        [](char c) { return (c >= 0 && c < ' ' && c != '\t') || c == '\x7f'; });
}

bool isOurs(const QByteArray &name)
{
    for (const char *own : {"Authorization", "Host", "Content-Length", "Connection",
                            "Accept-Encoding", "Transfer-Encoding"}) {
        if (name.compare(own, Qt::CaseInsensitive) == 0) {
            return true;
        }
    }
    return false;
}

Result<void> check(const HttpCall &call)
{
    const QUrl &url = call.url;
    if (!url.isValid() || url.host().isEmpty() ||
        (url.scheme() != QLatin1String("https") && url.scheme() != QLatin1String("http"))) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("\"%1\" is no address to send a request to")
                           .arg(url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery)));
    }
    if (!url.userInfo().isEmpty()) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("an address must not hold a name or a password"));
    }
    if (!isToken(call.method) || call.method == "HEAD" || call.method == "CONNECT") {
        return failure(ErrorKind::Invalid, QStringLiteral("this is no method of HTTP"));
    }
    for (const auto &[name, value] : call.headers.fields()) {
        // Neither name nor value is repeated: it may be a secret.
        if (!isToken(name) || !isFieldValue(value)) {
            return failure(ErrorKind::Invalid,
                           QStringLiteral("a header field holds a character that may not be sent"));
        }
        if (isOurs(name)) {
            return failure(ErrorKind::Invalid,
                           QStringLiteral("the header field %1 is not the caller's")
                               .arg(QString::fromLatin1(name)));
        }
    }
    if (!isFieldValue(call.bearer.reveal())) {
        return failure(ErrorKind::Unauthorized,
                       QStringLiteral("the key or token holds a character that may not be sent"));
    }
    return {};
}

} // namespace

HttpClient::HttpClient(QObject *parent) : HttpClient(Settings(), parent) {}

HttpClient::HttpClient(Settings settings, QObject *parent)
    : QObject(parent), m_settings(std::move(settings)),
      m_connections(std::make_unique<HttpConnections>())
{
    if (m_settings.delays == nullptr) {
        m_settings.delays = &m_systemDelays;
    }
    if (m_settings.clock == nullptr) {
        m_settings.clock = &clockOrSystem(nullptr);
    }
    if (!m_settings.random) {
        m_settings.random = [] { return QRandomGenerator::global()->generateDouble(); };
    }
}

HttpClient::~HttpClient()
{
    // Before the connections and lanes that they use.
    const QObjectList running = findChildren<QObject *>(QString(), Qt::FindDirectChildrenOnly);
    for (QObject *child : running) {
        if (dynamic_cast<HttpExchange *>(child) != nullptr) {
            delete child;
        }
    }
}

QFuture<Result<HttpAnswer>> HttpClient::send(const HttpCall &call)
{
    if (const Result<void> valid = check(call); !valid) {
        return readyFuture<HttpAnswer>(failure(valid.error()));
    }
    auto *exchange = new HttpExchange(this, call);
    const QFuture<Result<HttpAnswer>> future = exchange->future();
    enter(exchange);
    return future;
}

void HttpClient::enter(HttpExchange *exchange)
{
    Lane &lane = m_lanes[exchange->origin()];
    if (lane.active < m_settings.connectionsPerOrigin) {
        ++lane.active;
        exchange->begin();
    } else {
        lane.waiting.emplace_back(exchange);
    }
}

void HttpClient::leave(const QString &origin)
{
    Lane &lane = m_lanes[origin];
    --lane.active;
    while (!lane.waiting.empty()) {
        const QPointer<HttpExchange> next = lane.waiting.front();
        lane.waiting.pop_front();
        if (next && !next->future().isFinished()) {
            ++lane.active;
            next->begin();
            return;
        }
    }
    if (lane.active == 0) {
        m_lanes.remove(origin);
    }
}

} // namespace serin
