// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/localconnection.h"
#include "tests/support/httpconnection.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>
#include <QUrl>

#include <csignal>
#include <memory>

#include <unistd.h>

namespace serin {

/// A request for scripts that score a list of numbers.
inline const QByteArray oneNumber = "{\"data\":[1]}";
inline const QByteArray twoNumbers = "{\"data\":[1,2]}";

/// The JSON object in the body of @p response, empty when there is none.
inline QJsonObject objectOf(const HttpResponse &response)
{
    return QJsonDocument::fromJson(response.body).object();
}

/// A real `serinctl local serve` on a state directory of the test's. Ends with the object, and with
/// the test when that is killed.
class LocalServerProcess
{
public:
    explicit LocalServerProcess(const QString &program, const QString &stateDirectory)
        : m_program(program), m_stateDirectory(stateDirectory)
    {}
    LocalServerProcess(const LocalServerProcess &) = delete;
    LocalServerProcess &operator=(const LocalServerProcess &) = delete;
    ~LocalServerProcess() { terminate(); }

    /// Whether it is ready within 10 s; `errors()` tells why not.
    bool start(const QStringList &arguments = {})
    {
        m_process = std::make_unique<QProcess>();
        m_process->setProgram(m_program);
        m_process->setArguments(QStringList{QStringLiteral("local"), QStringLiteral("serve"),
                                            QStringLiteral("--state-dir"), m_stateDirectory,
                                            QStringLiteral("--ends-with"),
                                            QString::number(QCoreApplication::applicationPid())} +
                                arguments);
        // So that a limit to the size of files is an error as on a full disk, not the end.
        m_process->setChildProcessModifier([] { std::signal(SIGXFSZ, SIG_IGN); });
        m_process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process->start(QIODevice::ReadOnly);
        while (!m_process->canReadLine()) {
            if (!m_process->waitForReadyRead(10'000)) {
                return false;
            }
        }
        const Result<LocalConnection> connection =
            LocalConnection::fromJson(m_process->readLine().trimmed());
        if (!connection) {
            return false;
        }
        m_connection = *connection;
        QFile tokenFile(m_connection.tokenFile);
        if (!tokenFile.open(QIODevice::ReadOnly)) {
            return false;
        }
        m_token = tokenFile.readAll().trimmed();
        m_arm = std::make_unique<HttpConnection>(port());
        m_arm->setHeader("Authorization", "Bearer " + m_token);
        m_arm->setHeader("Content-Type", "application/json");
        return true;
    }

    /// SIGTERM and the end; the exit code, -1 when it took longer than 6 s or crashed.
    int terminate()
    {
        if (!m_process || m_process->state() == QProcess::NotRunning) {
            return -1;
        }
        m_process->terminate();
        if (!m_process->waitForFinished(6'000)) {
            kill();
            return -1;
        }
        return m_process->exitStatus() == QProcess::NormalExit ? m_process->exitCode() : -1;
    }
    void kill()
    {
        m_process->kill();
        m_process->waitForFinished(5'000);
    }

    [[nodiscard]] const LocalConnection &connection() const { return m_connection; }
    [[nodiscard]] const QByteArray &token() const { return m_token; }
    [[nodiscard]] std::uint16_t port() const
    {
        return static_cast<std::uint16_t>(QUrl(m_connection.baseUrl).port());
    }
    [[nodiscard]] qint64 pid() const { return m_process->processId(); }

    /// @p path below the workspace, e.g. "/onlineEndpoints"; the api-version is added.
    HttpResponse arm(const QByteArray &method, const QString &path, const QJsonObject &body = {})
    {
        const QByteArray target = (m_connection.workspace.toString() + path).toUtf8() +
                                  (path.contains(u'?') ? "&" : "?") +
                                  QByteArray("api-version=2024-04-01");
        const bool without = method == "GET" || method == "DELETE";
        return armAt(method, target,
                     without ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact));
    }
    HttpResponse armAt(const QByteArray &method, const QByteArray &target,
                       const QByteArray &body = {})
    {
        return m_arm->request(method, target, body).value_or(HttpResponse{0, {}, {}});
    }

    /// Follows the operation that @p accepted began to its end: "Succeeded", "Failed" with the
    /// error's message behind it, or what went wrong on the way.
    QString finish(const HttpResponse &accepted, int seconds = 30)
    {
        const QUrl url(QString::fromUtf8(accepted.headers.value("Azure-AsyncOperation")));
        if (accepted.status / 100 != 2 || url.isEmpty()) {
            return QStringLiteral("%1 %2")
                .arg(accepted.status)
                .arg(QString::fromUtf8(accepted.body));
        }
        const QByteArray target = url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority);
        QJsonObject status;
        const bool ended = QTest::qWaitFor(
            [&] {
                status = QJsonDocument::fromJson(armAt("GET", target).body).object();
                const QString word = status.value(QLatin1String("status")).toString();
                return word == QLatin1String("Succeeded") || word == QLatin1String("Failed") ||
                       word == QLatin1String("Canceled");
            },
            seconds * 1000);
        if (!ended) {
            return QStringLiteral("not ended: ") +
                   QString::fromUtf8(QJsonDocument(status).toJson(QJsonDocument::Compact));
        }
        const QString word = status.value(QLatin1String("status")).toString();
        const QString message = status.value(QLatin1String("error"))
                                    .toObject()
                                    .value(QLatin1String("message"))
                                    .toString();
        return message.isEmpty() ? word : word + QStringLiteral(": ") + message;
    }

private:
    const QString m_program;
    const QString m_stateDirectory;
    std::unique_ptr<QProcess> m_process;
    LocalConnection m_connection;
    QByteArray m_token;
    std::unique_ptr<HttpConnection> m_arm;
};

} // namespace serin
