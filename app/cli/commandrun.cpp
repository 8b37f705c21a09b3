// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandrun.h"

#include "app/cli/commandloop.h"
#include "app/cli/composition_target.h"
#include "services/core/errand.h"
#include "services/http/httpcall.h"

#include <QTimer>

namespace serin {

namespace {

/// How long stopping may take without a word.
constexpr std::chrono::milliseconds patience{300};

} // namespace

CommandRun::CommandRun(const GlobalOptions &options, QObject *parent)
    : QObject(parent), m_options(options), m_progress(!options.output.quiet)
{}

int CommandRun::onTarget(const Act &act, TargetUse use)
{
    m_opened = false;
    const auto proceed = [this, act, use](Target target) -> QFuture<Result<int>> {
        if (use == TargetUse::Change) {
            if (const Result<void> chosen = checkChosen(target); !chosen) {
                return readyFuture<int>(failure(chosen.error()));
            }
        }
        m_opened = true;
        m_target = std::move(target);
        return act(*m_target);
    };
    return until(andThen(openTarget(m_options, this, m_warned), this, proceed));
}

int CommandRun::until(const QFuture<Result<int>> &future)
{
    m_future = future;
    deliver(future, this, [this](const Result<int> &result) { ended(result); });
    if (m_options.timeout.count() > 0) {
        QTimer::singleShot(m_options.timeout, this, [this] { stop(Stop::Timeout); });
    }
    return runCommandLoop([this] { stop(Stop::Interrupt); });
}

void CommandRun::stop(Stop reason)
{
    if (m_stop != Stop::None) {
        return;
    }
    m_stop = reason;
    m_progress.show(QStringLiteral("stopping"));
    QTimer::singleShot(patience, this, [this] {
        m_progress.clear();
        output().note(QStringLiteral("stopping, after what is on its way to the service; Ctrl+C "
                                     "ends at once"));
    });
    if (m_interrupt) {
        m_interrupt();
    } else {
        m_future.cancel();
    }
}

void CommandRun::ended(const Result<int> &result)
{
    m_progress.clear();
    if (m_stop != Stop::None) {
        const int failed = fail(stopError());
        QCoreApplication::exit(m_stop == Stop::Interrupt ? interruptedExit : failed);
    } else if (result) {
        if (m_result) {
            output().printValue(*m_result);
        }
        QCoreApplication::exit(*result);
    } else {
        const bool usage = !m_opened && result.error().kind == ErrorKind::Invalid;
        const Error error = withAdvice(result.error());
        QCoreApplication::exit(usage ? output().failUsage(error) : fail(error));
    }
}

int CommandRun::fail(const Error &error) const
{
    if (!m_result) {
        return output().fail(error);
    }
    QJsonObject result = *m_result;
    result.insert(QStringLiteral("error"), errorJson(error));
    CommandOutput::failLine(error);
    output().printValue(result);
    return 1;
}

Error CommandRun::withAdvice(Error error) const
{
    if (error.kind == ErrorKind::Unavailable && m_target && error.fix.isEmpty()) {
        error.fix = isLoopback(QUrl(m_target->baseUrl))
                        ? QStringLiteral("see whether it runs: serinctl local status")
                        : QStringLiteral("check the network, and the workspace's address: %1")
                              .arg(m_target->baseUrl);
    }
    const bool isOfService =
        error.where.isEmpty() || error.where.startsWith(QLatin1String("HTTP "));
    if (error.kind == ErrorKind::NotFound && m_target && isOfService && error.fix.isEmpty()) {
        error.fix = QStringLiteral("check the name, and that %1 is meant").arg(m_target->name);
    }
    return error;
}

Error CommandRun::stopError() const
{
    Error error;
    error.kind = m_stop == Stop::Interrupt ? ErrorKind::Cancelled : ErrorKind::Timeout;
    error.detail = m_stop == Stop::Interrupt
                       ? QStringLiteral("interrupted")
                       : QStringLiteral("not done within %1 s").arg(m_options.timeout.count());
    if (m_ongoing) {
        error.detail += QStringLiteral("; the service may still be ") + m_ongoing->doing;
        error.fix = QStringLiteral("see how far it is with: ") + m_ongoing->look;
    }
    return error;
}

QFuture<Result<bool>> CommandRun::finish(const QFuture<Result<PendingOperation>> &accepted,
                                         const OngoingWork &work)
{
    setOngoing(work);
    m_progress.show(work.doing);
    return followUp(
        accepted, this, [this, work](Result<PendingOperation> operation) -> QFuture<Result<bool>> {
            if (!operation) {
                setOngoing({});
                return readyFuture<bool>(failure(operation.error()));
            }
            if (m_options.noWait && !operation->finished) {
                m_progress.clear();
                output().note(QStringLiteral("accepted, not waited for: %1; see how far it is "
                                             "with: %2")
                                  .arg(work.doing, work.look));
                return readyFuture<bool>(false);
            }
            const auto progress = [this, work](const OperationProgress &now) {
                showOperation(work, now);
            };
            return followUp(m_target->plane->wait(*operation, progress), this,
                            [this](const Result<void> &end) -> Result<bool> {
                                m_progress.clear();
                                if (!end) {
                                    return failure(end.error());
                                }
                                setOngoing({});
                                return true;
                            });
        });
}

void CommandRun::showOperation(const OngoingWork &work, const OperationProgress &progress)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(progress.elapsed).count();
    QString text = QStringLiteral("%1: %2, %3 s").arg(work.doing, progress.status).arg(seconds);
    if (progress.trouble) {
        text += QStringLiteral(" (%1)").arg(progress.trouble->detail);
    }
    m_progress.show(text);
}

} // namespace serin
