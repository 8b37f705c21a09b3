// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/process/processoutcome.h"

#include <QFuture>
#include <QObject>
#include <QString>

namespace serin {

/// What a program that is to run scoring scripts turned out to be.
struct PythonAnswer
{
    enum class Kind {
        Good,
        Missing,       ///< there is no such file, or nothing of that name in PATH
        NotExecutable, ///< a folder, a file without the right, or one that the system cannot start
        Silent,        ///< it did not end in time
        NoPython,
        TooOld,
    };
    Kind kind = Kind::Missing;
    QString program; ///< its path, else what was asked for; empty: the system has none
    QString version; ///< of Good and TooOld
    QString printed; ///< of NoPython: its first line; may be empty

    [[nodiscard]] bool isGood() const { return kind == Kind::Good; }
    /// A sentence on why it is not good.
    [[nodiscard]] QString problem() const;
};

/// Asks a program for the version of Python it is, with a limit of time. Files are looked at in
/// another thread. GUI thread only.
class PythonQuestion : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Finds @p wanted as the local workspace does: a path, a name in PATH, or, empty, the
    /// system's; then asks it. An earlier question is dropped and its program ended.
    void ask(const QString &wanted);

Q_SIGNALS:
    /// To the last ask(), never before that has returned.
    void answered(const serin::PythonAnswer &answer);

private:
    void run(const PythonAnswer &found);
    void judge(PythonAnswer answer, const ProcessOutcome &outcome);

    QFuture<Result<ProcessOutcome>> m_run;
    quint64 m_request = 0;
};

} // namespace serin
