// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/process/processfamily.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <unistd.h>

namespace serin {

namespace {

constexpr int mostRounds = 10;
constexpr std::chrono::milliseconds roundLimit{200};

using Table = QHash<qint64, ProcessEntry>; // by pid

/// Whether @p entry is in the group or session that @p leader made. The kernel gives no pid away
/// that still names a group or session: a stranger with the leader's pid means that both are gone.
bool isInGroupOf(const ProcessEntry &entry, const ProcessIdentity &leader, const Table &table)
{
    if (leader.pid <= 1 || (entry.group != leader.pid && entry.session != leader.pid)) {
        return false;
    }
    const auto named = table.constFind(leader.pid);
    return (named == table.cend() || named->identity == leader) &&
           entry.identity.startTime >= leader.startTime;
}

} // namespace

QList<ProcessIdentity> membersOf(const QList<ProcessFamily> &families)
{
    Table table;
    QHash<qint64, QList<qint64>> children;
    const QList<ProcessEntry> entries = listProcesses();
    for (const ProcessEntry &entry : entries) {
        table.insert(entry.identity.pid, entry);
        children[entry.parent].append(entry.identity.pid);
    }
    QList<qint64> found;
    for (const ProcessEntry &entry : entries) {
        const QByteArray environment = environmentOf(entry.identity.pid);
        const auto owns = [&entry, &table, &environment](const ProcessFamily &family) {
            return entry.identity == family.leader || isInGroupOf(entry, family.leader, table) ||
                   (!family.mark.isEmpty() && environment.contains('\0' + family.mark + '\0'));
        };
        if (std::any_of(families.begin(), families.end(), owns)) {
            found.append(entry.identity.pid);
        }
    }
    QList<ProcessIdentity> members;
    QSet<qint64> seen{::getpid()};
    while (!found.isEmpty()) {
        const qint64 pid = found.takeLast();
        if (seen.contains(pid)) {
            continue;
        }
        seen.insert(pid);
        found += children.value(pid);
        if (const ProcessEntry &entry = table[pid]; !entry.ended) {
            members.append(entry.identity);
        }
    }
    return members;
}

int killFamilies(const QList<ProcessFamily> &families)
{
    QSet<qint64> killed;
    for (int round = 0; round < mostRounds; ++round) {
        const QList<ProcessIdentity> members = membersOf(families);
        if (members.isEmpty()) {
            break;
        }
        for (const ProcessIdentity &member : members) {
            if (signalProcess(member, SIGKILL)) {
                killed.insert(member.pid);
            }
        }
        waitUntilEnded(members, roundLimit);
    }
    return static_cast<int>(killed.size());
}

} // namespace serin
