// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

namespace serin {

/// One message of the log.
struct LogEntry
{
    quint64 number = 0; ///< counts from 1 in this process; 0: none yet
    QDateTime time;     ///< UTC
    QtMsgType type = QtDebugMsg;
    QString category; ///< e.g. "serin.manifest"
    QString message;  ///< as it came, shortened to longestMessage

    static constexpr qsizetype longestMessage = 16'384;

    /// "2026-11-24T12:00:00.123Z warning serin.manifest message", on one line: what would break it
    /// or fool a terminal (control characters, marks that turn the direction of text) is written
    /// as \n, \t or \u202e.
    [[nodiscard]] QString toLine() const;
};

/// "debug", "info", "warning", "critical" or "fatal".
[[nodiscard]] QString logTypeName(QtMsgType type);

} // namespace serin
