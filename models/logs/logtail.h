// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace serin {

/// The last lines of a log, put together from answers that overlap. Bounded.
class LogTail
{
public:
    static constexpr qsizetype mostLines = 100'000;
    /// So many are kept of what is read on and on, unless more were asked for.
    static constexpr qsizetype mostFollowed = 10'000;
    static constexpr qsizetype longestLine = 4'000;

    /// Takes over the newest lines as the service sent them; the oldest give way when there would
    /// be more than mostFollowed and than there were. @return how many lines at the end are new; -1
    /// when nothing joins what was there, so that all is new.
    qsizetype add(const QString &text);
    /// The newest lines of @p text, as add() takes them over: at most mostLines. Safe in any
    /// thread.
    [[nodiscard]] static QStringList linesOf(const QString &text);
    /// @p lines are linesOf() a text that begins earlier than what was there. All lines are others.
    void replace(const QStringList &lines);
    void clear();
    [[nodiscard]] const QStringList &lines() const { return m_lines; }
    /// Some that were there have given way.
    [[nodiscard]] bool hasLostOlder() const { return m_hasLostOlder; }

private:
    QStringList m_lines;
    bool m_hasLostOlder = false;
};

} // namespace serin
