// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/error.h"
#include "services/http/httpcall.h"

#include <QJsonObject>

namespace serin {

/// The error that @p answer, with a status that is no success, stands for. Reads ARM's nested form,
/// the flat ones of Insights and Kubernetes, and anything else by its status.
[[nodiscard]] Error armError(const HttpAnswer &answer);

/// The error of an operation that the service has accepted and that then came to @p status (Failed
/// or Canceled), from the `error` of its state. @p request is the id of what began it.
[[nodiscard]] Error operationError(const QString &status, const QJsonObject &error,
                                   const QString &request);

/// What to do about the service's error @p code with @p message; empty when nothing is known.
[[nodiscard]] QString armFix(const QString &code, const QString &message);

/// Whether what armFix() says of @p error is to read the logs of the deployment that failed.
[[nodiscard]] bool isToldByLogs(const Error &error);

} // namespace serin
