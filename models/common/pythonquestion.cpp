// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/common/pythonquestion.h"

#include "services/core/async.h"
#include "services/core/workers.h"
#include "services/process/processrun.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QVersionNumber>

namespace serin {

namespace {

const QVersionNumber oldestPython(3, 9); // resources/scoring_host.py
constexpr std::chrono::seconds answerLimit{10};
constexpr int mostPrinted = 80; // characters that are shown

/// Good: there is a file to run.
PythonAnswer findPython(const QString &wanted)
{
    using Kind = PythonAnswer::Kind;
    QString program = wanted;
    if (wanted.isEmpty()) {
        const QString usual = QStringLiteral("/usr/bin/python3");
        program = QFileInfo(usual).isExecutable()
                      ? usual
                      : QStandardPaths::findExecutable(QStringLiteral("python3"));
    } else if (!wanted.contains(u'/')) {
        program = QStandardPaths::findExecutable(wanted);
    }
    const QFileInfo file(program);
    if (program.isEmpty() || !file.isAbsolute() || !file.exists()) {
        return {Kind::Missing, program.isEmpty() ? wanted : program, {}, {}};
    }
    const bool isRunnable = file.isFile() && file.isExecutable();
    return {isRunnable ? Kind::Good : Kind::NotExecutable, program, {}, {}};
}

QString firstLine(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes).trimmed();
    const QString line = text.section(u'\n', 0, 0).trimmed();
    return line.size() > mostPrinted ? line.left(mostPrinted) + u'…' : line;
}

} // namespace

QString PythonAnswer::problem() const
{
    switch (kind) {
    case Kind::Good:
        break;
    case Kind::Missing:
        return program.isEmpty()
                   ? PythonQuestion::tr("There is no python3 to run scoring scripts with.")
                   : PythonQuestion::tr("There is no program %1.").arg(program);
    case Kind::NotExecutable:
        return PythonQuestion::tr("%1 is not executable.").arg(program);
    case Kind::Silent:
        return PythonQuestion::tr("%1 did not tell its version within 10 seconds.").arg(program);
    case Kind::NoPython:
        return printed.isEmpty()
                   ? PythonQuestion::tr("%1 is no Python: it answered nothing.").arg(program)
                   : PythonQuestion::tr("%1 is no Python: it answered “%2”.").arg(program, printed);
    case Kind::TooOld:
        return PythonQuestion::tr("%1 is Python %2; scoring scripts need %3 or newer.")
            .arg(program, version, oldestPython.toString());
    }
    return {};
}

void PythonQuestion::ask(const QString &wanted)
{
    m_run.cancel();
    const auto find = [wanted]() -> Result<PythonAnswer> { return findPython(wanted); };
    deliver(runAsync(workers(), find), this,
            [this, request = ++m_request](const Result<PythonAnswer> &found) {
                if (request != m_request || !found) {
                    return;
                }
                if (found->isGood()) {
                    run(*found);
                } else {
                    Q_EMIT answered(*found);
                }
            });
}

void PythonQuestion::run(const PythonAnswer &found)
{
    ProcessSpec spec;
    spec.program = found.program;
    spec.arguments = {
        QStringLiteral("-I"), QStringLiteral("-c"),
        QStringLiteral("import sys; print('%d.%d.%d' % sys.version_info[:3], end='')")};
    spec.workingFolder = QDir::rootPath();
    spec.endsWithStarter = true;
    spec.timeout = answerLimit;
    spec.mostOutput = 1024;
    spec.mostErrorOutput = 1024;
    m_run = runProcess(spec, this);
    deliver(m_run, this, [this, found, request = m_request](const Result<ProcessOutcome> &outcome) {
        if (request == m_request && outcome) {
            judge(found, *outcome);
        }
    });
}

void PythonQuestion::judge(PythonAnswer answer, const ProcessOutcome &outcome)
{
    using Kind = PythonAnswer::Kind;
    const QString printed = QString::fromUtf8(outcome.output).trimmed();
    qsizetype end = 0;
    const QVersionNumber version = QVersionNumber::fromString(printed, &end);
    if (outcome.end == ProcessOutcome::End::TimedOut) {
        answer.kind = Kind::Silent;
    } else if (outcome.end == ProcessOutcome::End::DidNotStart) {
        answer.kind = Kind::NotExecutable;
    } else if (!outcome.isSuccess() || version.segmentCount() != 3 || end != printed.size()) {
        answer.kind = Kind::NoPython;
        answer.printed = firstLine(outcome.output.isEmpty() ? outcome.errorOutput : outcome.output);
    } else {
        answer.kind = version < oldestPython ? Kind::TooOld : Kind::Good;
        answer.version = printed;
    }
    Q_EMIT answered(answer);
}

} // namespace serin
