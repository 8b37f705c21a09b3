// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/reconciler.h"

#include "services/core/errand.h"
#include "services/git/gitrepository.h"

#include <algorithm>
#include <utility>

namespace serin {

Reconciler::Reconciler(Apply::Services services, Source source, Settings settings, QObject *parent)
    : QObject(parent), m_services(services), m_source(std::move(source)), m_settings(settings)
{}

Reconciler::~Reconciler()
{
    if (m_cancelStep) {
        m_cancelStep();
    }
    delete m_apply;
}

template<typename T, typename Callback>
void Reconciler::run(const QFuture<Result<T>> &step, Callback callback)
{
    m_cancelStep = [running = QFuture<Result<T>>(step)]() mutable { running.cancel(); };
    deliver(step, this, [this, callback = std::move(callback)](Result<T> result) mutable {
        m_cancelStep = nullptr;
        if (m_stopping) {
            finish();
        } else {
            callback(std::move(result));
        }
    });
}

void Reconciler::start()
{
    Q_ASSERT(!m_running);
    m_running = true;
    round();
}

void Reconciler::stop()
{
    m_stopping = true;
    if (m_apply) {
        m_apply->cancel();
    } else if (m_cancelStep) {
        m_cancelStep();
    } else if (!m_running) {
        QMetaObject::invokeMethod(
            this, [this] { Q_EMIT stopped(); }, Qt::QueuedConnection);
    }
}

void Reconciler::round()
{
    run(m_source.newest(), [this](const Result<CommitId> &commit) { take(commit); });
}

void Reconciler::take(const Result<CommitId> &commit)
{
    if (!commit) {
        stumble(commit.error());
        return;
    }
    if (*commit == m_applied && !m_settings.correctsDrift) {
        m_stumbles = 0;
        Q_EMIT unchanged(*commit);
        pause(m_settings.interval);
        return;
    }
    run(m_source.request(*commit), [this, commit = *commit](Result<ApplyRequest> request) {
        if (request) {
            leaveRolledBack(commit, std::move(*request));
        } else {
            stumble(request.error());
        }
    });
}

void Reconciler::leaveRolledBack(const CommitId &commit, ApplyRequest request)
{
    const QFuture<Result<QList<EndpointMark>>> marking = m_services.records.marks(request.scope);
    run(marking, [this, commit,
                  request = std::move(request)](const Result<QList<EndpointMark>> &marks) mutable {
        if (!marks) {
            stumble(marks.error());
            return;
        }
        std::vector<DesiredEndpointPointer> &wanted = request.input.desired.endpoints;
        for (const EndpointMark &mark : *marks) {
            if (mark.key == QLatin1String(rolledBackMark)) {
                wanted.erase(std::remove_if(wanted.begin(), wanted.end(),
                                            [&](const DesiredEndpointPointer &each) {
                                                return each->name == mark.endpoint;
                                            }),
                             wanted.end());
                request.input.lastApplied.remove(mark.endpoint);
            }
        }
        apply(commit, std::move(request));
    });
}

void Reconciler::apply(const CommitId &commit, ApplyRequest request)
{
    m_apply = new Apply(m_services, std::move(request), this);
    connect(m_apply, &Apply::finished, this, [this, commit] { applied(commit); });
    Q_EMIT applying(m_apply, commit);
    m_apply->start();
}

void Reconciler::applied(const CommitId &commit)
{
    const ApplyReport report = m_apply->report();
    m_apply->deleteLater();
    m_apply = nullptr;
    const bool isGood = report.outcome == ApplyReport::Outcome::Done ||
                        report.outcome == ApplyReport::Outcome::Nothing;
    if (isGood) {
        m_applied = commit;
    }
    Q_EMIT roundEnded(commit, report);
    if (m_stopping) {
        finish();
    } else if (isGood) {
        m_stumbles = 0;
        pause(m_settings.interval);
    } else {
        stumble(report.error.value_or(
            Error{ErrorKind::Conflict, QStringLiteral("not everything was applied"), {}, {}}));
    }
}

void Reconciler::stumble(const Error &error)
{
    const int doublings = std::min(m_stumbles++, 16);
    const auto longest = std::max(m_settings.longestPause, m_settings.interval);
    const auto next = std::min(longest, m_settings.interval * (1 << doublings));
    Q_EMIT troubled(error, next);
    if (m_stopping) {
        finish();
    } else {
        pause(next);
    }
}

void Reconciler::pause(std::chrono::milliseconds duration)
{
    if (m_stopping) {
        finish();
        return;
    }
    Delays &delays = m_settings.delays != nullptr ? *m_settings.delays : m_systemDelays;
    run(delays.wait(duration), [this](const Result<void> &) { round(); });
}

void Reconciler::finish()
{
    m_running = false;
    Q_EMIT stopped();
}

std::function<QFuture<Result<CommitId>>()>
newestOfUpstream(std::shared_ptr<GitRepository> repository, const QString &branch, QObject *context)
{
    return [repository = std::move(repository), branch, context] {
        return andThen(repository->fetch(), context, [repository, branch] {
            return repository->resolve(branch + QStringLiteral("@{upstream}"));
        });
    };
}

} // namespace serin
