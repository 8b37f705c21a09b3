// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/arm/wire/armerror.h"

#include "services/core/logging.h"

#include <QLoggingCategory>

namespace serin {

tl::unexpected<ArmError> refuse(int status, QString code, QString message, QString target)
{
    return tl::unexpected(
        ArmError{status, std::move(code), std::move(message), std::move(target), {}});
}

tl::unexpected<ArmError> refuse(ArmError error)
{
    return tl::unexpected(std::move(error));
}

tl::unexpected<ArmError> refuse(const Error &error)
{
    qCWarning(lcLocal).noquote() << error.toLine();
    QString message = QStringLiteral("The workspace's state cannot be kept: %1.").arg(error.detail);
    if (!error.fix.isEmpty()) {
        message += QStringLiteral(" To do: %1.").arg(error.fix);
    }
    return error.kind == ErrorKind::Unavailable
               ? refuse(503, QStringLiteral("ServiceUnavailable"), message)
               : refuse(500, QStringLiteral("InternalServerError"), message);
}

} // namespace serin
