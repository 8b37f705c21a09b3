// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/scoring/processfleet.h"
#include "services/process/processtable.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>

namespace serin {

/// Processes that carry @p mark ("NAME=VALUE", or only "NAME=") in their environment.
inline QList<qint64> processesMarked(const QByteArray &mark)
{
    QList<qint64> pids;
    for (const ProcessEntry &entry : listProcesses()) {
        const QByteArray environment = environmentOf(entry.identity.pid);
        const bool whole = !mark.endsWith('=');
        if (!entry.ended && environment.contains('\0' + mark + QByteArray(whole ? 1 : 0, '\0'))) {
            pids.append(entry.identity.pid);
        }
    }
    return pids;
}

/// Asks 127.0.0.1:@p port for @p path; the whole answer, or what came of it.
inline QByteArray httpGet(quint16 port, const QByteArray &path)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    socket.write("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    QByteArray answer;
    const auto hasEnded = [&socket, &answer] {
        answer += socket.readAll();
        return socket.state() == QAbstractSocket::UnconnectedState;
    };
    return QTest::qWaitFor(hasEnded, 10'000) ? answer + socket.readAll() : "timeout: " + answer;
}

/// A fleet in a folder of its own, and what it has said.
class FleetFixture
{
public:
    using State = ScoringInstance::State;

    FleetFixture()
    {
        m_options.folder = m_folder.filePath(QStringLiteral("state/scoring"));
        m_options.times.firstRestartDelay = std::chrono::milliseconds(50);
        m_options.times.stopGrace = std::chrono::milliseconds(500);
    }

    ProcessFleetOptions &options() { return m_options; }
    ProcessFleet &fleet()
    {
        if (!m_fleet) {
            open();
        }
        return *m_fleet;
    }
    /// How many leftovers there were.
    int open()
    {
        m_fleet = std::make_unique<ProcessFleet>(m_options);
        QObject::connect(m_fleet.get(), &ScoringFleet::settled, m_fleet.get(),
                         [this](quint64 ticket, const Result<void> &result) {
                             ++m_answers;
                             m_settled.emplace(ticket, result);
                         });
        const Result<int> opened = m_fleet->open();
        if (!opened) {
            qFatal("%s", qPrintable(opened.error().toLine()));
        }
        return *opened;
    }
    void close() { m_fleet.reset(); }

    /// A folder with this as its score.py.
    QString code(const QByteArray &script)
    {
        const QString path = m_folder.filePath(QStringLiteral("code%1").arg(++m_codes));
        QDir().mkpath(path);
        QFile file(path + QStringLiteral("/score.py"));
        if (!file.open(QIODevice::WriteOnly) || file.write(script) != script.size()) {
            qFatal("the script cannot be written");
        }
        return path;
    }
    ScoringSpec spec(const QByteArray &script, int count = 1, const char *deployment = "blue")
    {
        ScoringSpec made;
        made.key = {QStringLiteral("canary"), QString::fromLatin1(deployment)};
        made.codeDir = code(script);
        made.scoringScript = QStringLiteral("score.py");
        made.instanceCount = count;
        made.liveness.route = QStringLiteral("/");
        made.readiness.route = QStringLiteral("/");
        made.requestTimeout = std::chrono::milliseconds(300);
        return made;
    }
    static QByteArray goodScript(const QByteArray &answer = "1")
    {
        return "def init(): pass\ndef run(data): return " + answer + "\n";
    }

    quint64 run(const ScoringSpec &spec)
    {
        fleet().run(spec, ++m_ticket);
        return m_ticket;
    }
    quint64 stop(const ScoringSpec &spec)
    {
        fleet().stop(spec.key, ++m_ticket);
        return m_ticket;
    }
    /// The answer to @p ticket, waited for.
    Result<void> answer(quint64 ticket, int limit = 20'000)
    {
        if (!QTest::qWaitFor([this, ticket] { return m_settled.count(ticket) > 0; }, limit)) {
            return failure(ErrorKind::Timeout, QStringLiteral("run() was never answered"));
        }
        return m_settled.at(ticket);
    }
    bool runs(const ScoringSpec &spec) { return hasSucceeded(run(spec)); }
    bool hasSucceeded(quint64 ticket)
    {
        const Result<void> result = answer(ticket);
        if (!result) {
            qWarning().noquote() << result.error().toLine();
        }
        return result.has_value();
    }
    /// The answer is an error of this kind that says @p words somewhere.
    bool fails(quint64 ticket, const QString &words, ErrorKind kind = ErrorKind::Unavailable)
    {
        const Result<void> result = answer(ticket);
        if (result) {
            qWarning() << "it succeeded";
            return false;
        }
        const QString line = result.error().toLine();
        if (result.error().kind != kind || !line.contains(words)) {
            qWarning().noquote() << line;
            return false;
        }
        return true;
    }
    int answers() const { return m_answers; } ///< of all tickets

    QList<ScoringInstance> instances(const ScoringSpec &spec)
    {
        return fleet().instances(spec.key);
    }
    int count(const ScoringSpec &spec, State state)
    {
        const QList<ScoringInstance> list = instances(spec);
        return static_cast<int>(
            std::count_if(list.begin(), list.end(), [state](const ScoringInstance &instance) {
                return instance.state == state;
            }));
    }
    QString log(const ScoringSpec &spec, int lines = 1'000)
    {
        return fleet().logs(spec.key, ScoringFleet::LogKind::InferenceServer, lines);
    }

    QByteArray stateMark() const
    {
        QFile file(m_options.folder + QStringLiteral("/mark"));
        return file.open(QIODevice::ReadOnly)
                   ? QByteArray(stateMarkName) + '=' + file.readAll().trimmed() + '@' +
                         QFileInfo(m_options.folder).canonicalFilePath().toUtf8()
                   : QByteArray("(none)");
    }
    QList<qint64> living() const { return processesMarked(stateMark()); }
    /// Ends the fleet and looks whether anything has outlived it.
    bool leavesNothing()
    {
        close();
        return QTest::qWaitFor([this] { return living().isEmpty(); }, 5'000);
    }

private:
    QTemporaryDir m_folder;
    ProcessFleetOptions m_options;
    std::map<quint64, Result<void>> m_settled;
    std::unique_ptr<ProcessFleet> m_fleet;
    quint64 m_ticket = 0;
    int m_answers = 0;
    int m_codes = 0;
};

} // namespace serin
