// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logs/logreport.h"

#include "services/core/logbuffer.h"

#include <QCoreApplication>
#include <QStringList>
#include <QSysInfo>

#include <algorithm>

namespace serin {

QString logReport(const LogBuffer &messages, int most)
{
    const std::vector<LogEntry> entries = messages.entriesAfter(0);
    const auto count =
        std::min(static_cast<std::ptrdiff_t>(entries.size()), static_cast<std::ptrdiff_t>(most));
    QStringList lines{QStringLiteral("%1 %2, Qt %3")
                          .arg(QCoreApplication::applicationName(),
                               QCoreApplication::applicationVersion(),
                               QString::fromLatin1(qVersion())),
                      QStringLiteral("%1, %2 %3, %4")
                          .arg(QSysInfo::prettyProductName(), QSysInfo::kernelType(),
                               QSysInfo::kernelVersion(), QSysInfo::currentCpuArchitecture()),
                      QString(),
                      count == 0 ? QStringLiteral("no messages")
                                 : QStringLiteral("last %1 messages:").arg(count)};
    std::transform(entries.end() - count, entries.end(), std::back_inserter(lines),
                   [](const LogEntry &entry) { return entry.toLine(); });
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace serin
