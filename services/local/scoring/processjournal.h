// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/process/processtable.h"

#include <QFile>
#include <QList>
#include <QString>

namespace serin {

/// A file that says which processes this server has started, for the next one to find them when
/// this one dies. A line for each start, written at once but not forced to the disk: after a crash
/// of the computer there are no processes to find.
class ProcessJournal
{
public:
    explicit ProcessJournal(const QString &path) : m_file(path) {}

    /// Reads what an earlier server noted and begins anew. @error Io. `where` is the path.
    [[nodiscard]] Result<void> open();

    /// Of those noted before open(), the ones that still run.
    [[nodiscard]] const QList<ProcessIdentity> &leftovers() const { return m_leftovers; }

    /// A number that no instance of this journal's life has had.
    [[nodiscard]] quint64 nextNumber() { return m_nextNumber++; }

    /// Notes that @p identity runs the instance @p number.
    void note(const ProcessIdentity &identity, quint64 number);

private:
    void readOld();
    [[nodiscard]] Result<void> startOver();
    void addLine(const ProcessIdentity &identity, quint64 number);

    struct Noted
    {
        ProcessIdentity identity;
        quint64 number = 0;
    };
    QFile m_file;
    QList<ProcessIdentity> m_leftovers;
    QList<Noted> m_noted;
    quint64 m_nextNumber = 1;
};

} // namespace serin
