// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/async.h"

namespace serin {

Error cancelledError()
{
    return {ErrorKind::Cancelled, QStringLiteral("the operation was cancelled"), {}, {}};
}

Error escapedError(const std::exception_ptr &exception)
{
    QString reason = QStringLiteral("unknown");
    try {
        std::rethrow_exception(exception);
    } catch (const std::exception &known) {
        reason = QString::fromUtf8(known.what());
    } catch (...) {
        // It says nothing about itself.
    }
    return {ErrorKind::Internal, QStringLiteral("an exception escaped: %1").arg(reason), {}, {}};
}

} // namespace serin
