// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "services/core/rotatingfile.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace serin {

/// What one instance writes to stdout and stderr, bounded in two ways: the files rotate, and of
/// what comes faster than bytesPerSecond only the last piece of each second is kept, with a line
/// that says how much is missing. So a flood costs neither disk nor much time, and the words before
/// a crash are still there. For one thread.
class InstanceLog
{
public:
    struct Limits
    {
        qint64 fileBytes = 1024 * 1024; ///< of each file
        int keptFiles = 3;              ///< older ones beside the current one
        qint64 bytesPerSecond = 1024 * 1024;
        qint64 tailBytes = 64 * 1024; ///< kept of the surplus
    };

    InstanceLog(const QString &path, const Limits &limits);

    /// Adds what the process wrote.
    void append(QByteArrayView bytes, Clock::Monotonic now);
    /// Adds a line of the supervisor's own, told apart by "serin: " before it.
    void note(const QString &text);
    /// Whether append() holds something back that flush() would write.
    [[nodiscard]] bool hasSurplus() const { return m_leftOut > 0 || !m_tail.isEmpty(); }
    /// Writes what is held back; to be called within a second or so, and at the end.
    void flush();

    /// The last @p lines, oldest first, at most @p mostBytes; reads the files from their end.
    [[nodiscard]] QByteArray lastLines(int lines, qint64 mostBytes) const;
    /// Removes the files.
    void remove();

private:
    void write(QByteArrayView bytes);
    [[nodiscard]] QString filePath(int number) const;

    const QString m_path;
    const Limits m_limits;
    RotatingFile m_file;
    Clock::Monotonic m_second{}; // when the current one began
    qint64 m_written = 0;        // in it
    QByteArray m_tail;
    qint64 m_leftOut = 0;
    bool m_lineIsOpen = false;
};

} // namespace serin
