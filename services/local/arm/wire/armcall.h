// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/httpmessage.h"
#include "services/local/arm/wire/armerror.h"
#include "services/local/arm/wire/armroute.h"

#include <QJsonObject>
#include <QString>

#include <utility>
#include <vector>

namespace serin {

/// A request of the control plane that names something and whose sender is known.
struct ArmCall
{
    const HttpRequest &http;
    ArmRoute route;
    QString apiVersion; ///< well-formed
    QString baseUrl;    ///< as the caller reaches us: "http://127.0.0.1:4711"
    std::vector<std::pair<QString, QString>> query; ///< decoded, in order

    /// The value of the first query parameter called @p name, without regard to case; null when
    /// there is none.
    [[nodiscard]] QString parameter(QLatin1String name) const;

    /// The request's body.
    /// @error those of jsonObjectFrom(); 415 when Content-Type says that it is something else.
    [[nodiscard]] ArmResult<QJsonObject> body() const;
    /// The same, and an empty object for an empty body.
    [[nodiscard]] ArmResult<QJsonObject> optionalBody() const;
};

/// The parameters of a query that is still percent-encoded.
[[nodiscard]] std::vector<std::pair<QString, QString>> queryParameters(const QByteArray &query);

/// @p parameters ' api-version.
/// @error 400: missing, or not YYYY-MM-DD with an optional "-preview" or the like.
[[nodiscard]] ArmResult<QString>
apiVersionOf(const std::vector<std::pair<QString, QString>> &parameters);

/// "http://" and the Host header of @p request, or 127.0.0.1 when that is missing or odd.
[[nodiscard]] QString baseUrlOf(const HttpRequest &request);

} // namespace serin
