// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/store/workspacestore.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

namespace serin {

/// Kills a process that writes into one store @p times times, at any moment from its start on, and
/// looks each time whether what it acknowledged is there, whole.
inline void killWriters(int times)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("workspace.db"));
    int acknowledged = 0;
    for (int round = 0; round < times; ++round) {
        QProcess writer;
        writer.start(QStringLiteral(SERIN_STOREWRITER), {path, QString::number(acknowledged + 1)});
        QVERIFY(writer.waitForStarted());
        // In every third round before the first write; else somewhere in the midst of them.
        if (round % 3 != 0) {
            QVERIFY2(writer.waitForReadyRead(), writer.readAllStandardError().constData());
        }
        QTest::qSleep(QRandomGenerator::global()->bounded(25));
        writer.kill();
        QVERIFY(writer.waitForFinished());
        QCOMPARE(writer.exitStatus(), QProcess::CrashExit); // it did not end by itself
        const QByteArray output = writer.readAllStandardOutput();
        const QByteArray whole = output.left(output.lastIndexOf('\n') + 1);
        if (!whole.isEmpty()) {
            acknowledged = whole.trimmed().split('\n').last().toInt();
        }

        const Result<std::unique_ptr<WorkspaceStore>> store = WorkspaceStore::open(path);
        QVERIFY2(store, store ? "" : qPrintable(store.error().toLine()));
        const Result<std::optional<EndpointRecord>> bird =
            (*store)->endpoints().find(QStringLiteral("bird"));
        QVERIFY(bird);
        const int kept = *bird ? (*bird)->body.value(QStringLiteral("number")).toInt() : 0;
        QVERIFY2(
            kept == acknowledged || kept == acknowledged + 1,
            qPrintable(QStringLiteral("%1 kept, %2 acknowledged").arg(kept).arg(acknowledged)));
        // What was written together is there together.
        const auto operation = [&](int number) {
            return (*store)->operations().find(QString::number(number)).value().has_value();
        };
        QVERIFY((kept == 0 || operation(kept)) && !operation(kept + 1));
        acknowledged = kept;
    }
    QVERIFY(acknowledged > times); // it did get to write
}

} // namespace serin
