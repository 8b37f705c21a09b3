// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/review/reviewpreparation.h"

#include "models/invoke/requesthistory.h"
#include "models/metrics/metrichistory.h"
#include "models/project/projectcontroller.h"
#include "models/review/reviewchecks.h"
#include "models/review/reviewmeasures.h"
#include "models/review/reviewplan.h"
#include "models/review/reviewtests.h"
#include "models/review/reviewwords.h"
#include "services/assets/assetfiles.h"
#include "services/core/errand.h"
#include "services/core/resolvedpath.h"
#include "services/core/workers.h"
#include "services/domain/armid.h"
#include "services/domain/controlplane.h"
#include "services/git/gitrepository.h"
#include "services/manifest/catalogfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTimer>

#include <utility>

namespace serin {

namespace {

using namespace std::chrono_literals;

constexpr int mostUnpushed = 50;
/// Nobody waits longer for metrics, which may come from far away.
constexpr std::chrono::milliseconds metricsPatience = 3s;

} // namespace

ReviewPreparation::ReviewPreparation(ProjectController &project, const Input &input,
                                     QObject *parent)
    : QObject(parent), m_project(project), m_repository(project.repository()), m_input(input)
{
    Q_ASSERT(m_repository);
}

ReviewPreparation::~ReviewPreparation()
{
    for (const std::function<void()> &cancel : m_cancels) {
        cancel();
    }
}

template<typename T, typename Callback>
void ReviewPreparation::ask(const QFuture<Result<T>> &future, Callback callback)
{
    m_cancels.push_back([running = QFuture<Result<T>>(future)]() mutable { running.cancel(); });
    deliver(future, this, std::move(callback));
}

void ReviewPreparation::start()
{
    m_open = 2; // files with their plan, and the identity
    readStatus();
    readIdentity();
    askRemote();
}

void ReviewPreparation::done()
{
    --m_open;
    m_content.words = gatheredWords(m_content.files);
    m_content.checks = checksOf(m_content, m_project.facts());
    Q_EMIT changed();
}

void ReviewPreparation::readStatus()
{
    GitStatusRequest request;
    const QString folder = m_project.facts().project.folder;
    if (!folder.isEmpty()) {
        request.paths = m_input.included;
        request.paths.append(folder.toUtf8());
    }
    ask(m_repository->status(request), [this](const Result<GitStatus> &status) {
        if (!status) {
            Q_EMIT failed(status.error());
            return;
        }
        readTexts(*status);
    });
}

void ReviewPreparation::readTexts(const GitStatus &status)
{
    ReviewFilesInput input;
    input.top = m_repository->layout().top;
    input.folder = m_project.facts().project.absoluteFolder();
    input.entries = committable(status.entries);
    QList<QByteArray> paths;
    for (const GitStatusEntry &entry : std::as_const(input.entries)) {
        paths.append(entry.path);
    }
    using Texts = QList<std::optional<QByteArray>>;
    QFuture<Result<Texts>> texts = status.head && !paths.isEmpty()
                                       ? m_repository->readFiles(*status.head, paths)
                                       : readyFuture<Texts>(Texts(paths.size(), std::nullopt));
    ask(texts, [this, input](const Result<Texts> &before) mutable {
        if (!before) {
            Q_EMIT failed(before.error());
            return;
        }
        input.before = *before;
        ask(runAsync(workers(), [input] { return reviewFiles(input); }),
            [this](Result<ReviewFiles> files) {
                if (!files) {
                    Q_EMIT failed(files.error());
                    return;
                }
                m_content.files = std::move(files->files);
                m_content.findings = std::move(files->findings);
                m_content.words = gatheredWords(m_content.files);
                Q_EMIT changed();
                readIgnored();
            });
    });
}

/// What Git ignores is in the plan, which is of the working tree, and not in the commit.
void ReviewPreparation::readIgnored()
{
    const QString top = m_repository->layout().top;
    GitStatusRequest request;
    request.ignored = true;
    for (const ReviewFile &file : m_content.files) {
        for (const QString &place : file.uses) {
            if (place != top && isBelow(place, top)) {
                request.paths.append(QFile::encodeName(place.mid(rootLengthOf(top))));
            }
        }
    }
    if (request.paths.isEmpty()) {
        readPlan();
        return;
    }
    ask(m_repository->status(request), [this, top](const Result<GitStatus> &status) {
        for (const GitStatusEntry &entry : status ? status->entries : QList<GitStatusEntry>()) {
            const QString path =
                QDir::cleanPath(top + QLatin1Char('/') + QFile::decodeName(entry.path));
            if (entry.kind == GitStatusEntry::Kind::Ignored &&
                !isLeftOutOfAssets(QFile::encodeName(QFileInfo(path).fileName()))) {
                m_content.ignoredUses.append(path);
            }
        }
        readPlan();
    });
}

void ReviewPreparation::readPlan()
{
    ask(readTrackedCommits(m_repository, m_project.facts().project.branch.toUtf8(), this),
        [this](const Result<TrackedCommits> &commits) {
            if (commits && !m_content.isComplete) {
                m_content.commits = *commits;
            }
            readUnpushed([this] {
                if (ApplyPreparer *const preparer = m_project.preparer()) {
                    makePlan(*preparer);
                    return;
                }
                m_content.planProblem = Error{ErrorKind::Unavailable,
                                              tr("the workspace does not run"),
                                              {},
                                              tr("start it to see the plan and to apply")};
                done();
            });
        });
}

void ReviewPreparation::readUnpushed(const std::function<void()> &next)
{
    const TrackedCommits &commits = m_content.commits;
    const std::optional<CommitId> &there =
        commits.pushesToUpstream() ? commits.upstream : commits.pushed;
    if (!commits.head || !there || commits.hasAllPushed()) {
        m_content.unpushed.clear();
        next();
        return;
    }
    GitLogRequest request;
    request.from = commits.head;
    request.until = there;
    request.most = mostUnpushed;
    ask(m_repository->log(request), [this, next](const Result<QList<GitCommit>> &log) {
        m_content.unpushed = log.value_or(QList<GitCommit>());
        next();
    });
}

/// As it would be after the commit: of the working tree, when there is something to commit.
void ReviewPreparation::makePlan(ApplyPreparer &preparer)
{
    ApplySubject subject;
    subject.repository = m_repository;
    if (m_content.files.empty()) {
        subject.commit = m_content.commits.head;
    }
    PlanOptions options;
    options.consented = m_input.consented;
    options.canRegister = m_project.canRegister();
    ask(preparer.preview(subject, options), [this](Result<PlanPreview> preview) {
        if (preview) {
            m_content.operations = operationsOf(preview->plan);
            m_content.consents = consentsOf(preview->plan);
            m_content.endpoints = separableEndpoints(preview->plan);
            m_content.tested = growingDeployments(*preview);
            m_content.measured = measuredDeployments(*preview, QDateTime::currentDateTimeUtc());
            m_content.plan = std::move(*preview);
        } else {
            m_content.planProblem = preview.error();
        }
        readMeasures();
        readTests(0);
    });
}

/// Of one deployment after the other: they are few, and the history is a file of this computer.
void ReviewPreparation::readTests(std::size_t index)
{
    if (index >= m_content.tested.size()) {
        done();
        return;
    }
    if (!m_input.history) {
        m_content.tested.clear();
        done();
        return;
    }
    const ReviewTested &tested = m_content.tested[index];
    ask(m_input.history->find(tested.endpoint, tested.deployment),
        [this, index](const Result<QList<HistoryEntry>> &calls) {
            ReviewTested &answered = m_content.tested[index];
            answered.isUnread = !calls;
            if (calls) {
                countCalls(answered, *calls, m_input.workspace);
            }
            readTests(index + 1);
        });
}

void ReviewPreparation::readMeasures()
{
    ControlPlane *const plane = m_project.plane();
    const QStringList endpoints = endpointsOf(m_content.measured);
    if (!plane || endpoints.isEmpty()) {
        return;
    }
    ++m_open;
    m_unmeasured = static_cast<int>(endpoints.size());
    for (ReviewMeasured &measured : m_content.measured) {
        measured.problem = Error{ErrorKind::Timeout,
                                 tr("its metrics did not come in time"),
                                 {},
                                 tr("look at the page Charts, or open the review again")};
    }
    for (const QString &endpoint : endpoints) {
        readMeasuresOf(*plane, endpoint);
    }
    QTimer::singleShot(metricsPatience, this, &ReviewPreparation::endMeasures);
}

void ReviewPreparation::readMeasuresOf(ControlPlane &plane, const QString &endpoint)
{
    const bool isLocal = m_project.facts().workspace.isLocal;
    MetricQuery query;
    query.resourceId = endpointId(plane.workspace(), endpoint);
    query.to = QDateTime::currentDateTimeUtc().addSecs(1);
    query.from = query.to.addSecs(-measuredSeconds);
    query.grain = isLocal ? 1s : 60s;
    query.names = QStringList(QStringLiteral("RequestsPerMinute"));
    query.dimensions = {{QStringLiteral("deployment"), QStringLiteral("*")},
                        {QStringLiteral("statusCodeClass"), QStringLiteral("*")}};
    MetricQuery latencies = query;
    latencies.grain = isLocal ? 15s : 60s; // few requests have no percentiles
    latencies.names = QStringList(QStringLiteral("RequestLatency_P95"));
    latencies.dimensions.remove(QStringLiteral("statusCodeClass"));
    const QFuture<Result<QList<MetricSeries>>> durations = plane.metrics(latencies);
    ask(plane.metrics(query), [=, this](const Result<QList<MetricSeries>> &requests) {
        if (!requests) {
            takeMeasures(endpoint, failure(requests.error()));
            return;
        }
        ask(durations, [=, this, requests = *requests](const Result<QList<MetricSeries>> &series) {
            MetricHistory history;
            history.addRequests(requests, query.grain);
            history.addLatencies(series.value_or(QList<MetricSeries>()));
            takeMeasures(endpoint, history);
        });
    });
}

void ReviewPreparation::takeMeasures(const QString &endpoint, const Result<MetricHistory> &history)
{
    if (m_unmeasured == 0) {
        return; // too late
    }
    for (ReviewMeasured &measured : m_content.measured) {
        if (measured.endpoint == endpoint) {
            measured.problem = history ? std::nullopt : std::optional(history.error());
            measure(measured, history.value_or(MetricHistory()));
        }
    }
    if (m_unmeasured == 1) {
        endMeasures();
    } else {
        --m_unmeasured;
    }
}

/// All is measured, or takes too long.
void ReviewPreparation::endMeasures()
{
    if (std::exchange(m_unmeasured, 0) > 0) {
        done();
    }
}

void ReviewPreparation::readIdentity()
{
    ask(m_repository->identity(), [this](const Result<GitIdentity> &identity) {
        m_content.identity.isKnown = identity.has_value();
        if (identity) {
            m_content.identity.name = identity->name;
            m_content.identity.email = identity->email;
        }
        done();
    });
}

void ReviewPreparation::askRemote()
{
    ask(m_repository->remotes(), [this](const Result<QList<GitRemote>> &remotes) {
        m_content.remotes = remotes.value_or(QList<GitRemote>());
        if (m_content.remotes.isEmpty()) {
            endRemote();
            return;
        }
        deliver(m_input.fetch(), this, [this](const Result<void> &fetched) {
            if (!fetched) {
                m_content.fetchProblem = fetched.error();
            }
            endRemote();
        });
    });
}

void ReviewPreparation::endRemote()
{
    ask(readTrackedCommits(m_repository, m_project.facts().project.branch.toUtf8(), this),
        [this](const Result<TrackedCommits> &commits) {
            if (commits) {
                m_content.commits = *commits;
            }
            readUnpushed([this] { readBranches(); });
        });
}

void ReviewPreparation::readBranches()
{
    ask(m_repository->branches(), [this](const Result<QList<GitBranch>> &branches) {
        for (const GitBranch &branch : branches.value_or(QList<GitBranch>())) {
            m_content.branches.append(
                branch.isRemote ? branch.name.mid(branch.name.indexOf('/') + 1) : branch.name);
        }
        m_content.isComplete = true;
        m_content.checks = checksOf(m_content, m_project.facts());
        Q_EMIT changed();
    });
}

} // namespace serin
