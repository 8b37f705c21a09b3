// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/command/gitrunner.h"

#include "services/process/processrun.h"

#include <QSemaphore>

namespace serin {

namespace {

constexpr int cancelLookMs = 50;

// One run, shared by the worker that waits and the thread that runs it.
struct Pending
{
    QSemaphore done;
    ProcessOutcome outcome;
    ProcessRun *run = nullptr; // of the runner's thread only
};

} // namespace

GitRunner::GitRunner() : m_context(new QObject)
{
    m_thread.setObjectName(QStringLiteral("git"));
    m_context->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_context, &QObject::deleteLater);
    m_thread.start();
}

GitRunner::~GitRunner()
{
    m_thread.quit();
    m_thread.wait();
}

ProcessOutcome GitRunner::run(const ProcessSpec &spec, const std::function<bool()> &isCancelled,
                              const std::function<void(const QByteArray &)> &onErrorOutput)
{
    Q_ASSERT(QThread::currentThread() != &m_thread);
    const auto pending = std::make_shared<Pending>();
    const auto start = [this, spec, pending, onErrorOutput] {
        auto *run = new ProcessRun(spec, m_context);
        pending->run = run;
        if (onErrorOutput) {
            QObject::connect(run, &ProcessRun::errorOutputCame, run, onErrorOutput);
        }
        QObject::connect(run, &ProcessRun::done, run,
                         [run, pending](const ProcessOutcome &outcome) {
                             pending->outcome = outcome;
                             pending->run = nullptr;
                             run->deleteLater();
                             pending->done.release();
                         });
        run->start();
    };
    QMetaObject::invokeMethod(m_context, start, Qt::QueuedConnection);

    bool cancelled = false;
    while (!pending->done.tryAcquire(1, cancelLookMs)) {
        if (!cancelled && isCancelled()) {
            cancelled = true;
            QMetaObject::invokeMethod(
                m_context,
                [pending] {
                    if (pending->run != nullptr) {
                        pending->run->cancel();
                    }
                },
                Qt::QueuedConnection);
        }
    }
    return pending->outcome;
}

} // namespace serin
