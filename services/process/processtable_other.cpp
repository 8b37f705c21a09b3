// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/process/processtable.h"

namespace serin {

bool canListProcesses()
{
    return false;
}

QList<ProcessEntry> listProcesses()
{
    return {};
}

std::optional<ProcessEntry> findProcess(qint64)
{
    return std::nullopt;
}

bool isRunning(const ProcessIdentity &)
{
    return false;
}

QByteArray environmentOf(qint64)
{
    return {};
}

bool signalProcess(const ProcessIdentity &, int)
{
    return false;
}

bool waitUntilEnded(const QList<ProcessIdentity> &, std::chrono::milliseconds)
{
    return true;
}

QString bootId()
{
    return {};
}

} // namespace serin
