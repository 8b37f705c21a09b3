// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition.h"
#include "tests/support/filebytes.h"
#include "tests/support/httpconnection.h"
#include "tests/support/patience.h"

#include <QApplication>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <memory>
#include <optional>

namespace serin {

/// A person's home in a temporary folder, with its own settings, state and workspace, and the
/// window as people start it there, again and again.
class WindowPlace
{
public:
    explicit WindowPlace(const QString &serinctl)
    {
        qputenv("HOME", m_home.path().toUtf8());
        for (const char *name :
             {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"}) {
            qputenv(name, path(QString::fromLatin1(name).toLower()).toUtf8());
        }
        qunsetenv("SERIN_STATE_DIR");
        workspace.program = serinctl;
        workspace.paths = LocalStatePaths(path(QStringLiteral("state")));
        workspace.startLimit = std::chrono::milliseconds(patience);
    }

    LocalWorkspace::Settings workspace;
    QSize size{1280, 900};
    SchemePreference theme = SchemePreference::Light;

    /// Starts the window, and the keyboard is in it.
    bool start()
    {
        quit();
        m_composition = std::make_unique<Composition>(
            *static_cast<QApplication *>(QCoreApplication::instance()),
            path(QStringLiteral("serin.conf")), theme, QStringList(), workspace);
        window().resize(size);
        window().show();
        return QTest::qWaitForWindowActive(&window());
    }
    /// Ends it as when its last window was closed.
    void quit() { m_composition.reset(); }
    [[nodiscard]] bool isRunning() const { return m_composition != nullptr; }

    [[nodiscard]] MainWindow &window() const { return m_composition->window(); }
    [[nodiscard]] Workbench &bench() const { return m_composition->workbench(); }
    [[nodiscard]] GitBench &git() const { return m_composition->gitBench(); }
    template<typename Widget>
    [[nodiscard]] Widget *named(const QString &name) const
    {
        return window().findChild<Widget *>(name);
    }
    template<typename Widget>
    [[nodiscard]] Widget *named(const char *name) const
    {
        return named<Widget>(QString::fromLatin1(name));
    }
    /// Pages are built when they are first shown.
    [[nodiscard]] bool isShown(const char *name) const
    {
        const auto *const widget = named<QWidget>(name);
        return widget && widget->isVisible();
    }

    [[nodiscard]] QString path(const QString &name) const { return m_home.filePath(name); }
    [[nodiscard]] QString sample() const { return path(QStringLiteral("Serin/canary-sample")); }
    [[nodiscard]] QString remote() const { return sample() + QStringLiteral(".git"); }

    /// What `git ARGUMENTS` prints in @p folder.
    static QByteArray gitSays(const QString &folder, const QStringList &arguments)
    {
        QProcess process;
        process.setWorkingDirectory(folder);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral("git"), arguments);
        return process.waitForFinished(patience) ? process.readAll() : QByteArray();
    }

    /// GET of the local workspace that runs; @p address is below the workspace. The token is read
    /// anew, as any other program would.
    [[nodiscard]] HttpResponse live(const QString &address) const
    {
        const LocalWorkspace known(workspace);
        const std::optional<LocalConnection> connection = known.running();
        if (!connection) {
            return {};
        }
        HttpConnection http(static_cast<std::uint16_t>(QUrl(connection->baseUrl).port()));
        http.setHeader("Authorization", "Bearer " + fileBytes(connection->tokenFile).trimmed());
        const QString target =
            connection->workspace.toString() + address + QStringLiteral("?api-version=2024-04-01");
        return http.request("GET", target.toUtf8()).value_or(HttpResponse{});
    }
    [[nodiscard]] QJsonObject liveObject(const QString &address) const
    {
        return QJsonDocument::fromJson(live(address).body).object();
    }

    /// The processes, but this one, that belong to this place: its folder is in their command line
    /// or environment.
    [[nodiscard]] QStringList processes() const
    {
        QStringList found;
        const QByteArray mark = m_home.path().toUtf8();
        const QStringList all = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs);
        for (const QString &pid : all) {
            const QString folder = QStringLiteral("/proc/") + pid;
            if (pid.toLongLong() == 0 || pid.toLongLong() == QCoreApplication::applicationPid()) {
                continue;
            }
            const QByteArray words = fileBytes(folder + QStringLiteral("/cmdline"));
            if (words.contains(mark) ||
                fileBytes(folder + QStringLiteral("/environ")).contains(mark)) {
                found.append(pid + QLatin1Char(' ') +
                             QString::fromUtf8(words).replace(QChar(0), QLatin1Char(' ')));
            }
        }
        return found;
    }

private:
    const QTemporaryDir m_home;
    std::unique_ptr<Composition> m_composition;
};

} // namespace serin
