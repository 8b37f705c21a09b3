// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/process/processoutcome.h"

namespace serin {

namespace {

constexpr qsizetype longestLine = 500;

QString lastLine(const QByteArray &text)
{
    const QByteArray trimmed = text.trimmed();
    return QString::fromUtf8(trimmed.mid(trimmed.lastIndexOf('\n') + 1)).left(longestLine);
}

QString exitPlace(int exitCode, const QByteArray &errorOutput)
{
    const QString code = QStringLiteral("exit code %1").arg(exitCode);
    const QString line = lastLine(errorOutput);
    return line.isEmpty() ? code : code + QStringLiteral(": ") + line;
}

} // namespace

std::optional<Error> ProcessOutcome::error() const
{
    switch (end) {
    case End::Success:
        return std::nullopt;
    case End::NonZeroExit:
        return Error{ErrorKind::Io,
                     QStringLiteral("%1 failed").arg(command),
                     exitPlace(exitCode, errorOutput),
                     {}};
    case End::Crash:
        return Error{ErrorKind::Io,
                     QStringLiteral("%1 was ended by signal %2").arg(command).arg(signal),
                     lastLine(errorOutput),
                     {}};
    case End::DidNotStart:
        return Error{missing ? ErrorKind::NotFound : ErrorKind::Io,
                     QStringLiteral("%1 cannot be started: %2").arg(command, reason),
                     {},
                     {}};
    case End::TimedOut:
        return Error{ErrorKind::Timeout,
                     QStringLiteral("%1 took longer than %2 ms").arg(command).arg(duration.count()),
                     lastLine(errorOutput),
                     {}};
    case End::Cancelled:
        return Error{ErrorKind::Cancelled, QStringLiteral("%1 was cancelled").arg(command), {}, {}};
    }
    Q_UNREACHABLE();
}

} // namespace serin
