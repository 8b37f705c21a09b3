// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logs/logtail.h"

#include "models/manifest/displaytext.h"

#include <algorithm>

namespace serin {

namespace {

/// Whether @p older ends with the first @p count lines of @p newer, as far as both go.
bool joins(const QStringList &older, const QStringList &newer, qsizetype count)
{
    const qsizetype compared = std::min(count, older.size());
    return std::equal(older.end() - compared, older.end(), newer.begin() + (count - compared));
}

} // namespace

QStringList LogTail::linesOf(const QString &text)
{
    QStringList lines = text.split(QLatin1Char('\n'));
    if (!lines.isEmpty() && lines.last().isEmpty()) {
        lines.removeLast();
    }
    lines = lines.mid(std::max<qsizetype>(0, lines.size() - mostLines));
    for (QString &line : lines) {
        line = shownText(line, longestLine);
    }
    return lines;
}

void LogTail::replace(const QStringList &lines)
{
    m_lines = lines;
    m_hasLostOlder = false;
}

void LogTail::clear()
{
    replace({});
}

qsizetype LogTail::add(const QString &text)
{
    const QStringList newer = linesOf(text);
    qsizetype known = m_lines.isEmpty() ? 0 : newer.lastIndexOf(m_lines.last()) + 1;
    while (known > 0 && !joins(m_lines, newer, known)) {
        known = known < 2 ? 0 : newer.lastIndexOf(m_lines.last(), known - 2) + 1;
    }
    if (known == 0) {
        m_lines = newer;
        m_hasLostOlder = false;
        return -1;
    }
    const qsizetype most = std::max(m_lines.size(), mostFollowed);
    m_lines += newer.mid(known);
    if (m_lines.size() > most) {
        m_lines = m_lines.mid(m_lines.size() - most);
        m_hasLostOlder = true;
    }
    return newer.size() - known;
}

} // namespace serin
