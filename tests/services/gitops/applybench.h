// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/gitops/apply.h"
#include "tests/support/answered.h"
#include "tests/support/fakeclock.h"
#include "tests/support/manifestfolder.h"
#include "tests/support/modelcontrolplane.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace serin {

/// Manifests in memory, a model of the service, real records and a real store of assets.
struct ApplyBench
{
    ApplyBench() { restart(); }

    /// As after the end of the program: what runs is gone, the records are opened anew.
    void restart()
    {
        records.reset();
        records = std::make_unique<ApplyRecords>(folder.filePath(QStringLiteral("data/applies.db")),
                                                 &clock);
    }

    void write(const char *path, const QByteArray &text)
    {
        manifests.write(QString::fromLatin1(path), text);
    }
    /// A file beside the manifests.
    void writeFile(const QString &path, const QByteArray &bytes) const
    {
        const QString name = folder.filePath(QStringLiteral("tree/") + path);
        QDir().mkpath(QFileInfo(name).path());
        QFile file(name);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
            qFatal("cannot write a file");
        }
    }
    /// "endpoint: churn" with @p traffic, and its deployments at @p counts.
    void writeEndpoint(const QByteArray &name, const QByteArray &traffic,
                       const QMap<QByteArray, int> &counts)
    {
        write(name + "/endpoint.yml",
              "name: " + name + "\nauth_mode: key\ntraffic: {" + traffic + "}\n");
        for (auto it = counts.begin(); it != counts.end(); ++it) {
            write(name + '/' + it.key() + ".yml",
                  "name: " + it.key() + "\nendpoint_name: " + name +
                      "\nmodel: azureml:m:1\nenvironment: azureml:e:1\ninstance_type: S\n"
                      "instance_count: " +
                      QByteArray::number(it.value()) + '\n');
        }
    }

    [[nodiscard]] ApplyRequest request(const QByteArray &commit = "c1")
    {
        ApplyRequest request;
        request.input.desired = manifests.desired();
        request.input.desired.commit = QString::fromLatin1(commit);
        request.input.lastApplied = lastApplied;
        request.input.options = options;
        request.scope = scope;
        request.assets.root = folder.filePath(QStringLiteral("tree"));
        return request;
    }
    [[nodiscard]] Plan planned(const QByteArray &commit = "c1")
    {
        PlanInput input = request(commit).input;
        input.live = plane.liveState();
        return plan(input);
    }

    [[nodiscard]] std::unique_ptr<Apply> make(ApplyRequest request)
    {
        return std::make_unique<Apply>(Apply::Services{plane, *records, store, &clock},
                                       std::move(request));
    }
    /// One apply to its end.
    ApplyReport apply(ApplyRequest request)
    {
        const std::unique_ptr<Apply> run = make(std::move(request));
        return finish(*run);
    }
    ApplyReport apply() { return apply(request()); }
    static ApplyReport finish(Apply &apply)
    {
        QSignalSpy finished(&apply, &Apply::finished);
        if (apply.state() == Apply::State::Idle) {
            apply.start();
        }
        if (finished.isEmpty() && !finished.wait(60'000)) {
            qFatal("the apply does not end");
        }
        return apply.report();
    }
    /// As if what is desired had been applied and were live.
    void settle()
    {
        const ApplyReport report = apply();
        if (report.outcome != ApplyReport::Outcome::Done) {
            qFatal("%s", qPrintable(words(report)));
        }
        remember();
        plane.calls.clear();
    }
    void remember()
    {
        lastApplied.clear();
        for (const DesiredEndpointPointer &each : manifests.desired().endpoints) {
            lastApplied.insert(each->name, each);
        }
    }

    /// Applies with the calls held, until @p call waits, the @p nth of them.
    [[nodiscard]] std::unique_ptr<Apply> runUntil(const QString &call, int nth = 1)
    {
        plane.held = true;
        std::unique_ptr<Apply> run = make(request());
        run->start();
        const auto isThere = [&] {
            while (!plane.waiting.isEmpty()) {
                const QString next = plane.waiting.front();
                const bool matches = next == call || next.section(u' ', 0, 0) == call;
                if (matches && --nth == 0) {
                    return true;
                }
                plane.release();
            }
            return false;
        };
        if (!QTest::qWaitFor(isThere, 60'000)) {
            qFatal("%s is never called", qPrintable(call));
        }
        return run;
    }
    /// Calls that were cancelled never arrive.
    void letGo()
    {
        for (int turn = 0; turn < 3; ++turn) {
            QCoreApplication::processEvents();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        }
        plane.held = false;
        plane.releaseAll();
    }
    /// The program of @p run dies: the records are what the files are at this moment.
    /// @p arrives: what is on its way.
    void kill(std::unique_ptr<Apply> run, bool arrives)
    {
        QVERIFY(answered(records->marks(scope))); // what was noted before is written
        const QString data = folder.filePath(QStringLiteral("data/"));
        const QString dead = folder.filePath(QStringLiteral("dead/"));
        QVERIFY(QDir().mkpath(dead));
        for (const char *name : {"applies.db", "applies.db-wal"}) {
            QVERIFY(
                QFile::copy(data + QString::fromLatin1(name), dead + QString::fromLatin1(name)));
        }
        if (arrives) {
            plane.release();
        }
        run.reset();
        letGo();
        records.reset();
        records = std::make_unique<ApplyRecords>(dead + QStringLiteral("applies.db"), &clock);
    }
    /// Live is as desired, by changes that the service would have taken, each sent once.
    void verifySettled()
    {
        plane.held = false;
        QCOMPARE(plane.refusals, QStringList());
        const Plan left = planned();
        QVERIFY2(left.isEmpty(),
                 left.operations.empty() ? "refused" : qPrintable(left.operations.front().id));
        const QMap<QString, int> wanted{{QStringLiteral("blue"), 90},
                                        {QStringLiteral("green"), 10}};
        QCOMPARE(plane.trafficOf("churn"), wanted);
        QVERIFY(answered(records->unfinished(scope.workspace))->isEmpty());
        QVERIFY(history().front().outcome == ApplyOutcome::Succeeded);
    }

    /// "create:churn done, traffic:churn skipped (why)", and the outcome before it.
    static QString words(const ApplyReport &report)
    {
        QStringList parts;
        for (const ApplyStep &step : report.steps) {
            QString text = step.operation.id + u' ' + stepWord(step.state);
            if (step.mayStillRun) {
                text += QStringLiteral(" (may run)");
            }
            parts.append(text);
        }
        return outcomeWord(report.outcome) + QStringLiteral(": ") +
               parts.join(QStringLiteral(", "));
    }
    [[nodiscard]] QList<ApplyRecord> history(const QString &endpoint = QStringLiteral("churn"))
    {
        return answered(records->history(scope, endpoint)).value_or(QList<ApplyRecord>());
    }

    QTemporaryDir folder;
    FakeClock clock;
    ManifestFolder manifests;
    ModelControlPlane plane;
    AssetStore store{folder.filePath(QStringLiteral("data/assets"))};
    std::unique_ptr<ApplyRecords> records;
    QHash<QString, DesiredEndpointPointer> lastApplied;
    PlanOptions options;
    ApplyScope scope{
        QStringLiteral("dev"),
        WorkspaceId{QStringLiteral("s-1"), QStringLiteral("rg"), QStringLiteral("ws")}.toString()};
};

/// Of what is told, a line each.
inline QStringList lines(const char *text)
{
    return QString::fromLatin1(text).split(u'\n', Qt::SkipEmptyParts);
}

} // namespace serin
