// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/reconciler.h"

#include "services/core/errand.h"
#include "services/git/gitrepository.h"

#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <utility>

namespace serin {

namespace {

/// EndpointMark::key, of no endpoint, of the commit that was reconciled last: {"commit"}.
constexpr char reconciledMark[] = "reconciled";
/// Records that are looked through for what was applied last.
constexpr int mostRecords = 1'000;

} // namespace

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
        rest(*commit);
        return;
    }
    run(m_source.request(*commit), [this, commit = *commit](Result<ApplyRequest> request) {
        if (request) {
            readMarks(commit, std::move(*request));
        } else {
            stumble(request.error());
        }
    });
}

void Reconciler::readMarks(const CommitId &commit, ApplyRequest request)
{
    m_scope = request.scope;
    const QFuture<Result<QList<EndpointMark>>> marking = m_services.records.marks(m_scope);
    run(marking, [this, commit,
                  request = std::move(request)](const Result<QList<EndpointMark>> &marks) mutable {
        if (!marks) {
            stumble(marks.error());
            return;
        }
        for (const EndpointMark &mark : *marks) {
            if (mark.key == QLatin1String(rolledBackMark)) {
                leave(mark.endpoint, request);
            } else if (mark.key == QLatin1String(reconciledMark) && !m_settings.correctsDrift &&
                       mark.value.value(QLatin1String("commit")) == commit.toString()) {
                m_applied = commit;
                rest(commit);
                return;
            }
        }
        if (m_settings.correctsDrift) {
            apply(commit, std::move(request));
        } else {
            leaveApplied(commit, std::move(request));
        }
    });
}

void Reconciler::leaveApplied(const CommitId &commit, ApplyRequest request)
{
    const auto reading = m_services.records.history(m_scope, QString(), mostRecords);
    run(reading, [this, commit,
                  request = std::move(request)](const Result<QList<ApplyRecord>> &records) mutable {
        if (!records) {
            stumble(records.error());
            return;
        }
        QSet<QString> seen; // the newest of an endpoint comes first
        for (const ApplyRecord &record : *records) {
            if (!seen.contains(record.endpoint) && record.commit == commit.toString() &&
                record.outcome == ApplyOutcome::Succeeded && record.leftOver.isEmpty()) {
                leave(record.endpoint, request);
            }
            seen.insert(record.endpoint);
        }
        apply(commit, std::move(request));
    });
}

void Reconciler::leave(const QString &endpoint, ApplyRequest &request)
{
    std::vector<DesiredEndpointPointer> &wanted = request.input.desired.endpoints;
    wanted.erase(
        std::remove_if(wanted.begin(), wanted.end(),
                       [&](const DesiredEndpointPointer &each) { return each->name == endpoint; }),
        wanted.end());
    request.input.lastApplied.remove(endpoint);
    request.input.leftOver.remove(endpoint);
}

void Reconciler::rest(const CommitId &commit)
{
    m_stumbles = 0;
    Q_EMIT unchanged(commit);
    pause(m_settings.interval);
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
    m_applied = isGood ? std::optional(commit) : std::nullopt;
    Q_EMIT roundEnded(commit, report);
    const QJsonObject mark =
        isGood ? QJsonObject{{QStringLiteral("commit"), commit.toString()}} : QJsonObject();
    run(m_services.records.setMark(m_scope, QString(), QString::fromLatin1(reconciledMark), mark),
        [this, isGood, report](const Result<void> &kept) {
            if (!isGood) {
                stumble(report.error.value_or(Error{
                    ErrorKind::Conflict, QStringLiteral("not everything was applied"), {}, {}}));
            } else if (!kept) {
                stumble(kept.error());
            } else {
                m_stumbles = 0;
                pause(m_settings.interval);
            }
        });
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
