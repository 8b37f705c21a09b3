// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/gitcommandsmodel.h"

#include "models/common/timetext.h"

#include <QLocale>

namespace serin {

GitCommandsModel::GitCommandsModel(GitCommandLog &log, QObject *parent)
    : QAbstractListModel(parent), m_log(log)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(std::chrono::milliseconds(100));
    connect(&m_soon, &QTimer::timeout, this, &GitCommandsModel::take);
    connect(
        &log, &GitCommandLog::added, this,
        [this] {
            if (!m_soon.isActive()) {
                m_soon.start();
            }
        },
        Qt::QueuedConnection);
    take();
}

void GitCommandsModel::take()
{
    const QList<GitCommandRun> runs = m_log.runs(m_runs.empty() ? 0 : m_runs.front().id);
    if (runs.isEmpty()) {
        return;
    }
    beginInsertRows({}, 0, static_cast<int>(runs.size()) - 1);
    for (const GitCommandRun &run : runs) {
        m_runs.push_front(run);
    }
    endInsertRows();
    const auto most = static_cast<std::size_t>(GitCommandLog::mostKept);
    if (m_runs.size() > most) {
        beginRemoveRows({}, static_cast<int>(most), rowCount() - 1);
        m_runs.resize(most);
        endRemoveRows();
    }
}

int GitCommandsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

QString GitCommandsModel::outcome(const GitCommandRun &run)
{
    switch (run.end) {
    case ProcessOutcome::End::Success:
    case ProcessOutcome::End::NonZeroExit:
        return tr("exit code %1").arg(run.exitCode);
    case ProcessOutcome::End::Crash:
        return tr("crashed");
    case ProcessOutcome::End::DidNotStart:
        return tr("did not start");
    case ProcessOutcome::End::TimedOut:
        return tr("took too long and was ended");
    case ProcessOutcome::End::Cancelled:
        break;
    }
    return tr("stopped");
}

QString GitCommandsModel::details(const GitCommandRun &run)
{
    QStringList lines{run.command};
    if (!run.folder.isEmpty()) {
        lines.append(tr("in %1").arg(run.folder));
    }
    lines.append(tr("%1, %2, after %3 ms", "a time, how it ended, milliseconds")
                     .arg(bothTimes(run.begun), outcome(run),
                          QLocale().toString(static_cast<qlonglong>(run.took.count()))));
    if (!run.words.isEmpty()) {
        lines << QString() << run.words;
    }
    return lines.join(u'\n');
}

QVariant GitCommandsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const GitCommandRun &run = m_runs[static_cast<std::size_t>(index.row())];
    switch (role) {
    case CommandRole:
        return run.command;
    case FailedRole:
        return run.end != ProcessOutcome::End::Success;
    case ChangesRole:
        return run.changes;
    case OutcomeRole:
        return outcome(run);
    case TimeRole:
        return timeOfDay(run.begun);
    case TookRole:
        return static_cast<qlonglong>(run.took.count());
    case DetailsRole:
        return details(run);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2, %3").arg(run.command, outcome(run), timeOfDay(run.begun));
    default:
        return {};
    }
}

} // namespace serin
