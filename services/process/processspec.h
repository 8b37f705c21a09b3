// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

#include <chrono>

namespace serin {

/// One run of a program. No shell is involved: arguments arrive as they stand here.
struct ProcessSpec
{
    QString program; ///< absolute path
    QStringList arguments;
    QList<qsizetype> secretArguments; ///< their indices; shown as "***"
    QString workingFolder;            ///< empty: this process's own

    bool cleanEnvironment = false;      ///< begin with none instead of this process's own
    QStringList unset;                  ///< variables to leave out
    QMap<QString, QString> environment; ///< variables to set, after that

    QByteArray input; ///< all of its stdin, which is then closed

    /// It gets SIGTERM when this process ends without a chance to end it, killed for example. Linux
    /// only.
    bool endsWithStarter = false;
    std::chrono::milliseconds timeout{30'000}; ///< 0: none
    std::chrono::milliseconds grace{2'000};    ///< between SIGTERM and SIGKILL
    qint64 mostOutput = 64 * 1024 * 1024;      ///< bytes kept of stdout; all is read in any case
    qint64 mostErrorOutput = 1024 * 1024;      ///< of stderr

    /// Program and arguments on one line for logs and errors, each in quotes when it has to be;
    /// secret arguments, and user and password in URLs, as "***".
    [[nodiscard]] QString commandLine() const;
    /// What the program gets.
    [[nodiscard]] QProcessEnvironment fullEnvironment() const;
};

} // namespace serin
