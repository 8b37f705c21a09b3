// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/atomicfile.h"

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QThread>

#include <random>

namespace serin {

/// What the helper program `atomicsaver` saves by turns: both larger than a pipe, a page and a
/// write of most libraries, and of different sizes.
inline QByteArray contentA()
{
    return QByteArray(100'001, 'a');
}
inline QByteArray contentB()
{
    return QByteArray(70'003, 'b');
}

/// The *.serin-tmp files in @p folder.
inline QStringList temporariesIn(const QString &folder)
{
    return QDir(folder).entryList({QStringLiteral("*.serin-tmp")},
                                  QDir::Files | QDir::Hidden | QDir::System);
}

/// Starts @p saver on the file @p path and kills it at a random moment, @p times times. Empty when
/// the file was always exactly one of the two contents, else what was wrong.
inline QString killSavers(const QString &saver, const QString &path, int times, int &leftOvers)
{
    std::mt19937 random(42);
    leftOvers = 0;
    for (int i = 0; i < times; ++i) {
        QProcess process;
        process.start(saver, {QStringLiteral("loop"), path});
        // It says so when its first save is done.
        if (!process.waitForReadyRead(30'000)) {
            return QStringLiteral("round %1: the saver did not start").arg(i);
        }
        // The moment is what is random here, nothing is waited for.
        QThread::usleep(std::uniform_int_distribution<unsigned long>(0, 12'000)(random));
        process.kill();
        process.waitForFinished(30'000);
        if (process.exitStatus() != QProcess::CrashExit) {
            return QStringLiteral("round %1: the saver ended by itself: %2")
                .arg(i)
                .arg(QString::fromUtf8(process.readAllStandardError()));
        }
        const Result<FileContent> content = readFile(path, 1 << 20);
        if (!content) {
            return QStringLiteral("round %1: %2").arg(i).arg(content.error().toLine());
        }
        if (content->bytes != contentA() && content->bytes != contentB()) {
            return QStringLiteral("round %1: %2 bytes that are neither A nor B")
                .arg(i)
                .arg(content->bytes.size());
        }
        leftOvers += temporariesIn(QFileInfo(path).path()).isEmpty() ? 0 : 1;
    }
    return {};
}

} // namespace serin
