// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/controlplane.h"
#include "services/domain/tokenprovider.h"
#include "services/http/httpclient.h"

#include <QJsonObject>
#include <QObject>
#include <QUrl>
#include <QUrlQuery>

#include <optional>

namespace serin {

/// A request to the control plane.
struct ArmRequest
{
    QByteArray method = QByteArrayLiteral("GET");
    QUrl url;
    /// Sent as JSON; nothing: no body.
    std::optional<QJsonObject> body;
    /// As HttpCall::tries.
    std::optional<int> tries;
};

/// Where the control plane is and how requests to it are signed: adds the token, renewed once when
/// it is refused, and a request id; sends nothing to another origin and no token in clear over a
/// network.
class ArmSession : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        /// E.g. "https://management.azure.com"; http only on this computer.
        QString baseUrl;
        /// What tokens are asked for; empty: `baseUrl`.
        QString tokenResource;
        QString apiVersion = QStringLiteral("2024-04-01");
        HttpCallLimits limits;
    };

    /// @p http and @p tokens must outlive the session.
    ArmSession(HttpClient &http, TokenProvider &tokens, Settings settings,
               QObject *parent = nullptr);

    /// The address of @p id, an ARM id or a path that begins with one, with the api-version and
    /// @p query (encoded, without one) behind it.
    [[nodiscard]] QUrl url(const QString &id, const QByteArray &query = {}) const;
    /// The same with another @p apiVersion, for other providers.
    [[nodiscard]] QUrl url(const QString &id, const QByteArray &query,
                           const QString &apiVersion) const;
    /// Whether @p url is at the control plane, so that it may have the token.
    [[nodiscard]] bool owns(const QUrl &url) const;

    /// Answers with any status; 401 only when a new token was refused, too.
    [[nodiscard]] QFuture<Result<HttpAnswer>> exchange(const ArmRequest &request);
    /// A status that is no success is an error: armError().
    [[nodiscard]] QFuture<Result<HttpAnswer>> send(const ArmRequest &request);
    /// send(), and the JSON object that came; see jsonFrom(), and isLarge() for where it is read.
    [[nodiscard]] QFuture<Result<QJsonObject>> fetch(const ArmRequest &request);

    [[nodiscard]] RateLimits rateLimits() const { return m_limits; }
    [[nodiscard]] HttpClient &http() { return m_http; }

private:
    friend class SignedCall;
    void note(const HttpAnswer &answer);

    HttpClient &m_http;
    TokenProvider &m_tokens;
    const Settings m_settings;
    const QUrl m_base;
    RateLimits m_limits;
};

/// Reading @p answer takes longer than the calling thread has: workers() does it.
[[nodiscard]] bool isLarge(const HttpAnswer &answer);

/// The JSON object in the body of @p answer; an empty one for an empty body or `null`.
/// @error Protocol for anything else, such as a web page with status 200.
[[nodiscard]] Result<QJsonObject> jsonFrom(const HttpAnswer &answer);

} // namespace serin
