// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/scoring/instancelog.h"

#include <QFile>

#include <algorithm>

namespace serin {

namespace {

constexpr qint64 tailBlockBytes = 65'536;

/// Adds blocks of @p file before @p text, from the end on, until it holds more than @p lines line
/// ends or more than @p mostBytes.
void readBackwards(QFile &file, int lines, qint64 mostBytes, QByteArray &text)
{
    qint64 end = file.size();
    while (end > 0 && text.size() <= mostBytes && text.count('\n') <= lines) {
        const qint64 begin = std::max<qint64>(end - tailBlockBytes, 0);
        if (!file.seek(begin)) {
            return;
        }
        text.prepend(file.read(end - begin));
        end = begin;
    }
}

} // namespace

InstanceLog::InstanceLog(const QString &path, const Limits &limits)
    : m_path(path), m_limits(limits), m_file(path, limits.fileBytes, limits.keptFiles)
{}

void InstanceLog::append(QByteArrayView bytes, Clock::Monotonic now)
{
    if (now - m_second >= std::chrono::seconds(1)) {
        flush();
        m_second = now;
        m_written = 0;
    }
    const qint64 room = std::max<qint64>(m_limits.bytesPerSecond - m_written, 0);
    const qint64 fits = m_leftOut > 0 || !m_tail.isEmpty() ? 0 // in their order
                                                           : std::min<qint64>(room, bytes.size());
    write(bytes.first(fits));
    m_written += fits;
    const QByteArrayView surplus = bytes.sliced(fits);
    m_tail.append(surplus.last(std::min<qint64>(surplus.size(), m_limits.tailBytes)));
    m_leftOut += std::max<qint64>(surplus.size() - m_limits.tailBytes, 0);
    if (const qint64 over = m_tail.size() - m_limits.tailBytes; over > 0) {
        m_tail.remove(0, over);
        m_leftOut += over;
    }
}

void InstanceLog::note(const QString &text)
{
    flush();
    write(QByteArray(m_lineIsOpen ? "\n" : "") + "serin: " + text.toUtf8() + '\n');
}

void InstanceLog::flush()
{
    if (m_leftOut > 0) {
        // The piece begins in the middle of a line.
        const QByteArray line = QByteArray(m_lineIsOpen ? "\n" : "") +
                                "serin: " + QByteArray::number(m_leftOut) +
                                " bytes are left out here\n";
        m_leftOut = 0;
        write(line);
    }
    write(m_tail);
    m_tail.clear();
}

QByteArray InstanceLog::lastLines(int lines, qint64 mostBytes) const
{
    QByteArray text;
    for (int number = 0; number <= m_limits.keptFiles && lines > 0; ++number) {
        if (text.size() > mostBytes || text.count('\n') > lines) {
            break;
        }
        QFile file(filePath(number));
        if (file.open(QIODevice::ReadOnly)) {
            readBackwards(file, lines, mostBytes, text);
        }
    }
    text.append(m_tail);
    if (text.size() > mostBytes) {
        const qsizetype lineBegin = text.indexOf('\n', text.size() - mostBytes) + 1;
        text.remove(0, lineBegin > 0 ? lineBegin : text.size() - mostBytes);
    }
    qsizetype begin = text.size() - (text.endsWith('\n') ? 1 : 0);
    for (int line = 0; line < lines && begin > 0; ++line) {
        begin = text.lastIndexOf('\n', begin - 1);
        if (begin < 0) {
            return text;
        }
    }
    return lines > 0 ? text.mid(begin + (begin > 0 ? 1 : 0)) : QByteArray();
}

void InstanceLog::remove()
{
    for (int number = 0; number <= m_limits.keptFiles; ++number) {
        QFile::remove(filePath(number));
    }
}

void InstanceLog::write(QByteArrayView bytes)
{
    if (bytes.isEmpty()) {
        return;
    }
    m_lineIsOpen = bytes.back() != '\n';
    // Not all at once: RotatingFile lets a single piece overrun its limit.
    const qint64 piece = std::max<qint64>(m_limits.fileBytes / 4, 1);
    while (!bytes.isEmpty()) {
        const qint64 size = std::min<qint64>(piece, bytes.size());
        m_file.append(bytes.first(size)); // a full disk costs the log only
        bytes = bytes.sliced(size);
    }
}

QString InstanceLog::filePath(int number) const
{
    return number == 0 ? m_path : m_path + u'.' + QString::number(number);
}

} // namespace serin
