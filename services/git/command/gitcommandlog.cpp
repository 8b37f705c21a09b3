// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/command/gitcommandlog.h"

#include "services/core/shellquoted.h"
#include "services/git/command/gitfailure.h"

#include <QMutexLocker>

#include <algorithm>

namespace serin {

QString gitCommandLine(const GitCall &call)
{
    QStringList words{QStringLiteral("git")};
    for (const QString &setting : call.configuration) {
        words << QStringLiteral("-c") << setting;
    }
    words << call.verb << call.arguments;
    if (!call.paths.isEmpty()) {
        words << QStringLiteral("--") << call.paths;
    }
    for (QString &word : words) {
        word = shellQuoted(word);
    }
    return shownOutput(words.join(QLatin1Char(' ')).toUtf8());
}

void GitCommandLog::add(const GitCall &call, const QString &folder, const QDateTime &begun,
                        const ProcessOutcome &outcome)
{
    GitCommandRun run;
    run.folder = folder;
    run.command = gitCommandLine(call);
    run.begun = begun;
    run.took = outcome.duration;
    run.end = outcome.end;
    run.exitCode = outcome.exitCode;
    run.changes = call.kind != GitCall::Kind::Read;
    if (!outcome.isSuccess()) {
        run.words = shownOutput(outcome.errorOutput.isEmpty() ? outcome.reason.toUtf8()
                                                              : outcome.errorOutput);
    }
    {
        const QMutexLocker lock(&m_mutex);
        run.id = ++m_last;
        m_runs.push_back(run);
        if (m_runs.size() > static_cast<std::size_t>(mostKept)) {
            m_runs.pop_front();
        }
    }
    Q_EMIT added();
}

QList<GitCommandRun> GitCommandLog::runs(qint64 after) const
{
    const QMutexLocker lock(&m_mutex);
    const auto first = std::find_if(m_runs.begin(), m_runs.end(),
                                    [after](const GitCommandRun &run) { return run.id > after; });
    return {first, m_runs.end()};
}

} // namespace serin
