// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QString>
#include <QStringList>

namespace serin {

/// The last lines of a log, put together from answers that overlap. Bounded.
class LogTail
{
public:
    static constexpr qsizetype mostLines = 20'000;
    static constexpr qsizetype longestLine = 4'000;

    /// Takes over the newest lines as the service sent them. @return how many lines at the end are
    /// new; -1 when nothing joins what was there, so that all is new.
    qsizetype add(const QString &text);
    void clear() { m_lines.clear(); }
    [[nodiscard]] const QStringList &lines() const { return m_lines; }

private:
    QStringList m_lines;
};

/// Those of @p lines that @p filter finds something in; all when its pattern is empty.
[[nodiscard]] QStringList matchingLines(const QStringList &lines, const QRegularExpression &filter);

} // namespace serin
