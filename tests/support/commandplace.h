// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/process/processfamily.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <memory>

namespace serin {

/// What one run of a program brought.
struct CommandOutcome
{
    int exitCode = -1; ///< -1: it crashed, or did not end in time
    QByteArray out;
    QByteArray err;

    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
    [[nodiscard]] QJsonArray array() const { return QJsonDocument::fromJson(out).array(); }
    /// For the message of a check.
    [[nodiscard]] QByteArray words() const
    {
        return "exit code " + QByteArray::number(exitCode) + "\n" + out + err;
    }
};

/// A temporary folder with a home, settings and state of its own, in which the real `serinctl` and
/// git run. A local workspace that was started there is stopped at the end, and ends with the test
/// when that is killed; whatever else still runs is killed at the end.
class CommandPlace
{
public:
    /// @p serinctl: the program.
    explicit CommandPlace(const QString &serinctl) : m_serinctl(serinctl)
    {
        QDir().mkpath(at("home"));
        m_environment = QProcessEnvironment::systemEnvironment();
        for (const char *name :
             {"GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL",
              "EMAIL", "SERIN_CONFIG_DIR", "SERIN_TOKEN"}) {
            m_environment.remove(QString::fromLatin1(name));
        }
        set(placeName, root());
        set("HOME", at("home"));
        set("XDG_CONFIG_HOME", at("home/config"));
        set("XDG_DATA_HOME", at("home/data"));
        set("XDG_STATE_HOME", at("home/state"));
        set("XDG_CACHE_HOME", at("home/cache"));
        set("SERIN_STATE_DIR", at("local"));
        set("SERIN_LOCAL_ENDS_WITH", QString::number(QCoreApplication::applicationPid()));
        set("GIT_CONFIG_GLOBAL", at("home/gitconfig"));
        set("GIT_CONFIG_NOSYSTEM", QStringLiteral("1"));
        set("LC_ALL", QStringLiteral("C.UTF-8"));
    }
    CommandPlace(const CommandPlace &) = delete;
    CommandPlace &operator=(const CommandPlace &) = delete;
    ~CommandPlace()
    {
        if (QFileInfo::exists(at("local"))) {
            run(root(), {"local", "stop"});
        }
        killFamilies({family()});
        QProcess::execute(QStringLiteral("chmod"),
                          {QStringLiteral("-R"), QStringLiteral("u+rwX"), root()});
    }

    [[nodiscard]] QString root() const { return QFileInfo(m_folder.path()).canonicalFilePath(); }
    [[nodiscard]] QString at(const char *name) const
    {
        return root() + u'/' + QString::fromUtf8(name);
    }
    void set(const char *variable, const QString &value)
    {
        m_environment.insert(QString::fromLatin1(variable), value);
    }
    void set(const QString &variable, const QString &value)
    {
        m_environment.insert(variable, value);
    }
    void unset(const QString &variable) { m_environment.remove(variable); }
    [[nodiscard]] const QProcessEnvironment &environment() const { return m_environment; }

    /// Runs `serinctl` in @p folder. stdin is empty.
    CommandOutcome run(const QString &folder, const QStringList &arguments)
    {
        const auto process = start(folder, arguments);
        return finish(*process);
    }
    CommandOutcome run(const QString &folder, std::initializer_list<const char *> arguments)
    {
        return run(folder, listed(arguments));
    }
    /// The same without waiting for the end.
    std::unique_ptr<QProcess> start(const QString &folder, const QStringList &arguments)
    {
        return startProgram(folder, m_serinctl, arguments);
    }
    std::unique_ptr<QProcess> startProgram(const QString &folder, const QString &program,
                                           const QStringList &arguments)
    {
        auto process = launch(folder, program, arguments);
        process->closeWriteChannel();
        return process;
    }
    /// The end of @p process, whose stdin ends now.
    static CommandOutcome finish(QProcess &process)
    {
        process.closeWriteChannel();
        if (process.state() != QProcess::NotRunning && !process.waitForFinished(120'000)) {
            process.kill();
            process.waitForFinished();
            return {-1, process.readAllStandardOutput(), process.readAllStandardError()};
        }
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                process.readAllStandardOutput(), process.readAllStandardError()};
    }

    /// Runs git beside. @return what it prints, trimmed.
    QByteArray git(const QString &folder, std::initializer_list<const char *> arguments)
    {
        return git(folder, listed(arguments));
    }
    QByteArray git(const QString &folder, const QStringList &arguments)
    {
        const auto process = startProgram(folder, QStringLiteral("git"), arguments);
        const CommandOutcome outcome = finish(*process);
        lastGit = outcome;
        return outcome.out.trimmed();
    }

    /// How many processes of this place run the program @p name, e.g. "git": of all that was
    /// started here and all that came of it.
    [[nodiscard]] qsizetype running(const QString &name) const
    {
        const QList<ProcessIdentity> all = membersOf({family()});
        return std::count_if(all.begin(), all.end(), [&name](const ProcessIdentity &process) {
            const QFileInfo program(QStringLiteral("/proc/%1/exe").arg(process.pid));
            return QFileInfo(program.symLinkTarget()).fileName() == name;
        });
    }

    static void write(const QString &path, const QByteArray &content)
    {
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY2(file.open(QIODevice::WriteOnly | QIODevice::Truncate), qPrintable(path));
        file.write(content);
    }
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(missing)");
    }
    static void writeScript(const QString &path, const QByteArray &body)
    {
        write(path, "#!/bin/sh\n" + body + '\n');
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner |
                                        QFile::ReadOther | QFile::ExeOther);
    }

    CommandOutcome lastGit;

protected:
    /// A program whose stdin is open.
    [[nodiscard]] std::unique_ptr<QProcess> launch(const QString &folder, const QString &program,
                                                   const QStringList &arguments) const
    {
        auto process = std::make_unique<QProcess>();
        process->setProcessEnvironment(m_environment);
        process->setWorkingDirectory(folder);
        process->start(program, arguments);
        return process;
    }
    [[nodiscard]] const QString &program() const { return m_serinctl; }

private:
    static constexpr const char *placeName = "SERIN_TEST_PLACE";

    [[nodiscard]] ProcessFamily family() const
    {
        return {{}, QByteArray(placeName) + '=' + QFile::encodeName(root())};
    }
    static QStringList listed(std::initializer_list<const char *> arguments)
    {
        QStringList list;
        for (const char *argument : arguments) {
            list << QString::fromUtf8(argument);
        }
        return list;
    }

    const QString m_serinctl;
    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
};

} // namespace serin
