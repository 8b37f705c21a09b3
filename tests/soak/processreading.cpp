// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/processreading.h"

#include "tests/support/filebytes.h"

#include <QDir>
#include <QMap>

#include <malloc.h>

namespace serin {

namespace {

/// The number behind "NAME:" at the beginning of a line.
double figure(const QByteArray &text, const char *name)
{
    const QByteArray label = QByteArray(name) + ':';
    const qsizetype line = text.startsWith(label) ? 0 : text.indexOf('\n' + label) + 1;
    const qsizetype begin = line + label.size();
    return text.mid(begin, text.indexOf('\n', begin) - begin)
        .trimmed()
        .split(' ')
        .first()
        .toDouble();
}

} // namespace

std::optional<ProcessReading> ProcessReading::of(qint64 pid)
{
    const QString folder = QStringLiteral("/proc/%1").arg(pid);
    const QByteArray memory = fileBytes(folder + QStringLiteral("/smaps_rollup"));
    const QByteArray status = fileBytes(folder + QStringLiteral("/status"));
    if (memory.isEmpty() || status.isEmpty()) {
        return {};
    }
    ProcessReading reading;
    reading.resident = figure(memory, "Rss") / 1'024;
    reading.proportional = figure(memory, "Pss") / 1'024;
    reading.anonymous = figure(memory, "Anonymous") / 1'024;
    reading.threads = static_cast<int>(figure(status, "Threads"));
    // QDir leaves out links whose targets are no files, such as sockets.
    reading.descriptors = static_cast<int>(
        QDir(folder + QStringLiteral("/fd")).entryList(QDir::AllEntries | QDir::System).size());
    return reading;
}

QString threadNames(qint64 pid)
{
    const QString folder = QStringLiteral("/proc/%1/task/").arg(pid);
    QMap<QByteArray, int> counts;
    const QStringList threads = QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &thread : threads) {
        ++counts[fileBytes(folder + thread + QStringLiteral("/comm")).trimmed()];
    }
    QStringList names;
    for (auto it = counts.constBegin(); it != counts.constEnd(); ++it) {
        names.append(QStringLiteral("%1 x %2").arg(it.value()).arg(QString::fromUtf8(it.key())));
    }
    return names.join(QStringLiteral(", "));
}

double heapInUse()
{
    const struct mallinfo2 info = ::mallinfo2();
    return static_cast<double>(info.uordblks + info.hblkhd) / (1'024.0 * 1'024.0);
}

} // namespace serin
