// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/workers.h"

#include <QImage>
#include <QPainter>
#include <QSemaphore>
#include <QTest>
#include <QThreadPool>

#include <thread>

using namespace serin;

/// QtGui paints large areas with threads of a pool: what Serin does in threads must not keep it.
class TestPaintingThreads : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void paintsWhileAllWorkersAreBusy()
    {
        constexpr int patience = 10'000;
        QSemaphore gate;
        const int workerCount = workers()->maxThreadCount();
        for (int worker = 0; worker < workerCount; ++worker) {
            workers()->start([&gate] { gate.acquire(); });
        }
        QSemaphore painted;
        bool hadToWait = false;
        std::thread watchdog([&] {
            hadToWait = !painted.tryAcquire(1, patience);
            gate.release(workerCount);
        });
        QImage image(1'000, 1'000, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        QImage cover(1'000, 1'000, QImage::Format_ARGB32);
        cover.fill(QColor(0, 0, 0, 128));
        {
            QPainter painter(&image);
            painter.drawImage(0, 0, cover);
            painter.drawImage(0, 0, cover.convertToFormat(QImage::Format_RGB32));
        }
        painted.release();
        watchdog.join();
        workers()->waitForDone();
        QVERIFY(!hadToWait);
        QCOMPARE(image.pixelColor(999, 999).alpha(), 255);
    }
};

QTEST_MAIN(TestPaintingThreads)
#include "tst_paintingthreads.moc"
