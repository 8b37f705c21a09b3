// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/localconnection.h"
#include "tests/support/commandplace.h"
#include "tests/support/httpconnection.h"

#include <QUrl>

#include <csignal>

/// That @p outcome, which is made once, has the exit code @p code.
#define VERIFY_EXIT(outcome, code)                                                                 \
    do {                                                                                           \
        const CommandOutcome verified = (outcome);                                                 \
        QVERIFY2(verified.exitCode == (code), verified.words().constData());                       \
    } while (false)

namespace serin {

/// A place with the sample repository, a bare remote beside it and a local workspace.
class GitOpsPlace : public CommandPlace
{
public:
    explicit GitOpsPlace(const QString &serinctl) : CommandPlace(serinctl)
    {
        run(root(), {"sample", "create", "demo"});
        demo = at("demo");
    }

    CommandOutcome serin(std::initializer_list<const char *> arguments)
    {
        return run(demo, arguments);
    }
    /// green from blue, with the second model.
    bool addGreen()
    {
        return serin({"manifest", "copy-deployment", ".", "--from", "blue", "--to", "green",
                      "--set", "/model/path=./model-2/model"})
                   .exitCode == 0;
    }
    /// `drift --output json` as "my-endpoint traffic drifted"; the exit code in lastDrift.
    QStringList drift()
    {
        const CommandOutcome found = serin({"drift", "--output", "json"});
        lastDrift = found.exitCode;
        QStringList lines;
        const QJsonArray rows = found.array();
        for (const QJsonValue &row : rows) {
            const QString deployment = row[QLatin1String("deployment")].toString();
            lines.append(row[QLatin1String("endpoint")].toString() +
                         (deployment.isEmpty() ? QString() : u'/' + deployment) + u' ' +
                         row[QLatin1String("field")].toString() + u' ' +
                         row[QLatin1String("cause")].toString());
        }
        return found.exitCode == 0 || found.exitCode == 2
                   ? lines
                   : QStringList{QString::fromUtf8(found.words())};
    }
    QJsonObject endpoint()
    {
        return serin({"online-endpoint", "show", "-n", "my-endpoint", "-o", "json"}).json();
    }
    QJsonObject traffic() { return endpoint().value(QLatin1String("traffic")).toObject(); }

    /// One call of the control plane, past this program; the status, 0 without an answer.
    int rest(const QByteArray &method, const QString &path, const QJsonObject &body)
    {
        const auto connection =
            LocalConnection::fromJson(read(at("local/connection.json")).trimmed());
        if (!connection) {
            return 0;
        }
        const QUrl url(connection->baseUrl);
        HttpConnection arm(static_cast<std::uint16_t>(url.port()));
        arm.setHeader("Authorization", "Bearer " + read(connection->tokenFile).trimmed());
        arm.setHeader("Content-Type", "application/json");
        const auto answer = arm.request(
            method, (connection->workspace.toString() + path).toUtf8() + "?api-version=2024-04-01",
            QJsonDocument(body).toJson(QJsonDocument::Compact));
        return answer ? answer->status : 0;
    }

    /// Waits until @p process has said @p words on stderr, which is added to @p said.
    static bool hears(QProcess &process, const QByteArray &words, QByteArray &said)
    {
        return QTest::qWaitFor(
                   [&] {
                       said += process.readAllStandardError();
                       return said.contains(words) || process.state() == QProcess::NotRunning;
                   },
                   60'000) &&
               said.contains(words);
    }
    static void interrupt(const QProcess &process, int signal = SIGINT)
    {
        ::kill(static_cast<pid_t>(process.processId()), signal);
    }

    QString demo;
    int lastDrift = -1;
};

} // namespace serin
