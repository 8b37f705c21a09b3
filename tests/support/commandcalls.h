// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/commandplace.h"

namespace serin {

/// A CommandPlace of which one folder, work(), is the directory of all commands, which may be
/// written as one line and given something on stdin.
class CommandCalls : public CommandPlace
{
public:
    explicit CommandCalls(const QString &serinctl) : CommandPlace(serinctl)
    {
        QDir().mkpath(work());
    }

    /// The directory that commands are called in.
    [[nodiscard]] QString work(const QString &relative = {}) const
    {
        return path(QStringLiteral("work/") + relative);
    }
    [[nodiscard]] QString path(const QString &relative) const { return root() + u'/' + relative; }
    [[nodiscard]] QString stateFolder() const { return at("local"); }

    /// Writes a file below work(), with the folders on the way.
    bool write(const QString &relative, const QByteArray &bytes) const
    {
        CommandPlace::write(work(relative), bytes);
        return read(work(relative)) == bytes;
    }

    /// A call that has begun. It ends with the object.
    [[nodiscard]] std::unique_ptr<QProcess> start(const QStringList &arguments,
                                                  const QString &folder = {}) const
    {
        return launch(work(folder), program(), arguments);
    }
    /// The same of another program. @p folder is relative to work().
    [[nodiscard]] std::unique_ptr<QProcess> startProgram(const QString &program,
                                                         const QStringList &arguments,
                                                         const QString &folder = {}) const
    {
        return launch(work(folder), program, arguments);
    }
    [[nodiscard]] CommandOutcome run(const QStringList &arguments,
                                     const QByteArray &standardInput = {}) const
    {
        const auto process = start(arguments);
        process->write(standardInput);
        return finish(*process);
    }
    /// The same with the words of @p line, which hold no spaces.
    [[nodiscard]] CommandOutcome operator()(const QString &line,
                                            const QByteArray &standardInput = {}) const
    {
        return run(line.split(u' ', Qt::SkipEmptyParts), standardInput);
    }
};

} // namespace serin
