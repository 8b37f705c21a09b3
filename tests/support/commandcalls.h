// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace serin {

/// What a command printed and how it ended.
struct CommandOutcome
{
    int exitCode = -1; ///< -1: it crashed, or did not end in time
    QByteArray out;
    QByteArray err;

    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
    [[nodiscard]] QJsonArray array() const { return QJsonDocument::fromJson(out).array(); }
    /// For messages.
    [[nodiscard]] QByteArray all() const
    {
        return "exit code " + QByteArray::number(exitCode) + "\n" + out + err;
    }
};

/// Calls of `serinctl` as a script makes them, in a folder with a home, settings, data and local
/// workspace of its own. The workspace is stopped at the end.
class CommandCalls
{
public:
    explicit CommandCalls(QString program) : m_program(std::move(program))
    {
        for (const char *name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME",
                                 "XDG_CACHE_HOME", "SERIN_STATE_DIR"}) {
            const QString folder = m_folder.filePath(QString::fromLatin1(name).toLower());
            QDir().mkpath(folder);
            m_environment.insert(QLatin1String(name), folder);
        }
        m_environment.remove(QStringLiteral("SERIN_TOKEN"));
        QDir().mkpath(path(QStringLiteral("work")));
    }
    CommandCalls(const CommandCalls &) = delete;
    CommandCalls &operator=(const CommandCalls &) = delete;
    ~CommandCalls() { (void)run({QStringLiteral("local"), QStringLiteral("stop")}); }

    [[nodiscard]] QString path(const QString &relative) const
    {
        return m_folder.filePath(relative);
    }
    /// The directory that commands are called in.
    [[nodiscard]] QString work(const QString &relative = {}) const
    {
        return path(QStringLiteral("work/") + relative);
    }
    [[nodiscard]] QString stateFolder() const { return path(QStringLiteral("serin_state_dir")); }

    /// Writes a file below work(), with the folders on the way.
    bool write(const QString &relative, const QByteArray &bytes) const
    {
        const QString name = work(relative);
        QDir().mkpath(QFileInfo(name).path());
        QFile file(name);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }

    void set(const QString &variable, const QString &value)
    {
        m_environment.insert(variable, value);
    }
    void unset(const QString &variable) { m_environment.remove(variable); }

    /// A call that has begun. It ends with the object.
    [[nodiscard]] std::unique_ptr<QProcess> start(const QStringList &arguments,
                                                  const QString &folder = {}) const
    {
        return startProgram(m_program, arguments, folder);
    }
    /// The same of another program. @p folder is relative to work().
    [[nodiscard]] std::unique_ptr<QProcess> startProgram(const QString &program,
                                                         const QStringList &arguments,
                                                         const QString &folder = {}) const
    {
        auto process = std::make_unique<QProcess>();
        process->setProcessEnvironment(m_environment);
        process->setWorkingDirectory(work(folder));
        process->start(program, arguments);
        return process;
    }
    /// The end of @p process, which has a minute left.
    [[nodiscard]] static CommandOutcome end(QProcess &process)
    {
        process.closeWriteChannel();
        if (process.state() != QProcess::NotRunning && !process.waitForFinished(60'000)) {
            process.kill();
            process.waitForFinished();
            return {-1, process.readAllStandardOutput(), process.readAllStandardError()};
        }
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                process.readAllStandardOutput(), process.readAllStandardError()};
    }
    [[nodiscard]] CommandOutcome run(const QStringList &arguments,
                                     const QByteArray &standardInput = {}) const
    {
        const auto process = start(arguments);
        process->write(standardInput);
        return end(*process);
    }
    /// The same with the words of @p line, which hold no spaces.
    [[nodiscard]] CommandOutcome operator()(const QString &line,
                                            const QByteArray &standardInput = {}) const
    {
        return run(line.split(u' ', Qt::SkipEmptyParts), standardInput);
    }

private:
    const QString m_program;
    QTemporaryDir m_folder;
    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
};

} // namespace serin
