// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/invoke/invokecontroller.h"

#include "models/live/livetext.h"
#include "services/core/async.h"
#include "services/core/workers.h"
#include "services/domain/controlplane.h"
#include "services/scoring/commandlines.h"
#include "services/scoring/scoringclient.h"

#include <QFileInfo>

#include <algorithm>

namespace serin {

namespace {

using namespace std::chrono_literals;

/// Typing that was not kept is lost at most this long after a crash.
constexpr auto draftDelay = 700ms;

} // namespace

InvokeController::InvokeController(LiveController &live, RequestHistory &history, QObject *parent)
    : QObject(parent), m_live(live), m_history(history)
{
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(draftDelay);
    connect(&m_draftTimer, &QTimer::timeout, this, &InvokeController::keepDraft);
    connect(&live, &LiveController::snapshotChanged, this, &InvokeController::updateTargets);
    connect(&live, &LiveController::statusChanged, this, &InvokeController::targetsChanged);
}

InvokeController::~InvokeController()
{
    if (m_draftTimer.isActive()) {
        keepDraft();
    }
}

void InvokeController::setEndpoint(const EndpointState &state)
{
    QStringList folders;
    for (const EndpointFile &file : state.files) {
        folders.append(QFileInfo(file.path).absolutePath());
    }
    folders.removeDuplicates();
    if (state.name == m_endpoint && folders == m_folders) {
        return;
    }
    const bool isOther = state.name != m_endpoint;
    if (isOther && !m_endpoint.isEmpty()) {
        stop();
        if (m_draftTimer.isActive()) {
            keepDraft();
        }
        m_kept.insert(m_endpoint, {m_body, m_target, m_isTyped});
    }
    m_endpoint = state.name;
    m_folders = folders;
    if (isOther) {
        m_target = m_kept.value(m_endpoint).target;
        ++m_request;
        show({});
    }
    if (isOther) { // other words also where the deployments and their shares are alike
        m_targets = liveTargets();
        Q_EMIT targetsChanged();
    } else {
        updateTargets();
    }
    restore();
    updateHistory();
}

std::vector<InvokeTarget> InvokeController::liveTargets() const
{
    std::vector<InvokeTarget> targets;
    if (const LiveViewPointer view = m_live.snapshot()->endpoint(m_endpoint)) {
        targets.push_back({QString(), liveTrafficWords(view->traffic)});
        for (const LiveDeploymentView &deployment :
             view->deployments.value_or(std::vector<LiveDeploymentView>())) {
            targets.push_back(
                {deployment.name, tr("%1 %", "a share").arg(view->traffic.value(deployment.name))});
        }
        if (!m_target.isEmpty() && !view->deployments) {
            targets.push_back({m_target, tr("not known yet", "whether a deployment is live")});
        } else if (!m_target.isEmpty() && !view->deployment(m_target)) {
            targets.push_back({m_target, tr("not live", "a deployment")});
        }
    }
    return targets;
}

void InvokeController::updateTargets()
{
    std::vector<InvokeTarget> targets = liveTargets();
    if (targets != m_targets) {
        m_targets = std::move(targets);
        Q_EMIT targetsChanged();
    }
}

void InvokeController::setTarget(const QString &deployment)
{
    if (deployment != m_target) {
        m_target = deployment;
        updateTargets();
        Q_EMIT targetsChanged();
    }
}

QString InvokeController::draftKey() const
{
    return m_folders.value(0) + QLatin1Char('\n') + m_endpoint;
}

/// The request of this endpoint: of a while ago, of the last time, or the sample beside it.
void InvokeController::restore()
{
    const quint64 load = ++m_load;
    deliver(
        runAsync(workers(),
                 [folders = m_folders]() -> Result<QStringList> { return requestFiles(folders); }),
        this, [this, load](const Result<QStringList> &files) {
            if (load == m_load && files && *files != m_files) {
                m_files = *files;
                Q_EMIT filesChanged();
            }
        });
    const auto kept = m_kept.constFind(m_endpoint);
    if (kept != m_kept.constEnd() && !kept->body.bytes.isEmpty()) {
        setBody(kept->body, kept->isTyped);
        return;
    }
    setBody({}, false);
    deliver(m_history.draft(draftKey()), this, [this, load](const Result<QByteArray> &draft) {
        if (load != m_load || m_isTyped) {
            return;
        }
        if (draft && !draft->isEmpty()) {
            setBody(requestBody(*draft), true);
            return;
        }
        const auto read = [folders = m_folders]() -> Result<RequestBody> {
            const QStringList files = requestFiles(folders);
            return files.isEmpty() ? RequestBody() : readRequest(files.front());
        };
        deliver(runAsync(workers(), read), this, [this, load](const Result<RequestBody> &body) {
            if (load == m_load && !m_isTyped && body) {
                setBody(*body, false);
            }
        });
    });
}

void InvokeController::setBody(const RequestBody &body, bool isTyped)
{
    m_body = body;
    m_isTyped = isTyped;
    m_problem.reset();
    Q_EMIT bodyChanged();
}

void InvokeController::setText(const QString &text)
{
    if (text == m_body.shown) {
        return;
    }
    m_body = {text.toUtf8(), {}, text, {}};
    m_isTyped = true;
    if (!m_draftTimer.isActive()) { // not begun anew by each key
        m_draftTimer.start();
    }
}

void InvokeController::keepDraft()
{
    m_draftTimer.stop();
    if (m_isTyped && m_body.bytes.size() <= RequestHistory::largestBody) {
        static_cast<void>(m_history.keepDraft(draftKey(), m_body.bytes));
    }
}

void InvokeController::loadFile(const QString &path)
{
    const quint64 load = ++m_load;
    deliver(runAsync(workers(), [path] { return readRequest(path); }), this,
            [this, load](const Result<RequestBody> &body) {
                if (load != m_load) {
                    return;
                }
                if (!body) {
                    fail(body.error());
                    return;
                }
                m_draftTimer.stop();
                static_cast<void>(m_history.keepDraft(draftKey(), {}));
                setBody(*body, false);
            });
}

void InvokeController::clearBody()
{
    ++m_load;
    setBody({}, true);
    keepDraft();
}

QString InvokeController::sendReason() const
{
    const LiveStatus &status = m_live.status();
    if (m_endpoint.isEmpty()) {
        return tr("Select an endpoint first");
    }
    if (!m_live.access().scoring()) {
        return tr("%1 is not running").arg(status.workspace);
    }
    const LiveViewPointer view = m_live.snapshot()->endpoint(m_endpoint);
    if (!view) {
        return m_live.snapshot()->isKnown
                   ? tr("%1 is not live on %2").arg(m_endpoint, status.workspace)
                   : tr("What is live on %1 is not known yet").arg(status.workspace);
    }
    if (view->scoringUri.isEmpty()) {
        return tr("%1 has no address yet").arg(m_endpoint);
    }
    if (!m_target.isEmpty() && view->deployments && !view->deployment(m_target)) {
        return tr("%1 is not live").arg(m_target);
    }
    return {};
}

QString InvokeController::compareReason() const
{
    const QString reason = sendReason();
    return reason.isEmpty() && m_targets.size() < 3 ? tr("There is only one deployment to ask")
                                                    : reason;
}

QString InvokeController::usualBaseline() const
{
    const LiveViewPointer view = m_live.snapshot()->endpoint(m_endpoint);
    if (!view) {
        return {}; // not live any more, and the targets do not know it yet
    }
    QString best;
    for (const InvokeTarget &target : m_targets) {
        if (target.deployment.isEmpty() || target.deployment == m_target) {
            continue;
        }
        if (best.isEmpty() || view->traffic.value(target.deployment) > view->traffic.value(best)) {
            best = target.deployment;
        }
    }
    return best;
}

ScoringRequest InvokeController::request() const
{
    ScoringRequest request(*EndpointName::fromString(m_endpoint));
    if (const auto name = DeploymentName::fromString(m_target)) {
        request.deployment = *name;
    }
    request.body = m_body.bytes;
    return request;
}

void InvokeController::begin(const QString &target)
{
    stop();
    ++m_request;
    m_sent = m_body.bytes;
    m_sentFor.start();
    InvokeOutcome outcome;
    outcome.phase = InvokeOutcome::Phase::Sending;
    outcome.target = target;
    outcome.sentAt = QDateTime::currentDateTimeUtc();
    show(outcome);
}

void InvokeController::send()
{
    if (!sendReason().isEmpty()) {
        return;
    }
    begin(m_target);
    QFuture<Result<ScoringAnswer>> answer = m_live.access().scoring()->score(request());
    m_cancel = [answer]() mutable { answer.cancel(); };
    deliver(answer, this, [this, request = m_request](const Result<ScoringAnswer> &result) {
        if (request != m_request) {
            return;
        }
        const Result<ScoringAnswer> seen = unlessLost(result);
        record(seen, m_outcome.target);
        finish(request, [seen] { return seen ? outcomeOf(*seen) : outcomeOf(seen.error()); });
    });
}

void InvokeController::compare(const QString &baseline, const QString &candidate)
{
    const Result<DeploymentName> first = DeploymentName::fromString(baseline);
    const Result<DeploymentName> second = DeploymentName::fromString(candidate);
    if (!compareReason().isEmpty() || !first || !second || baseline == candidate) {
        return;
    }
    begin(candidate);
    QFuture<Result<ScoringComparison>> both =
        m_live.access().scoring()->compare(request(), *first, *second, {});
    m_cancel = [both]() mutable { both.cancel(); };
    deliver(
        both, this,
        [this, request = m_request, baseline, candidate](const Result<ScoringComparison> &result) {
            if (request != m_request) {
                return;
            }
            if (result) {
                record(result->baseline, baseline);
                record(result->candidate, candidate);
            }
            finish(request, [seen = unlessLost(result), baseline, candidate] {
                return seen ? outcomeOf(*seen, baseline, candidate) : outcomeOf(seen.error());
            });
        });
}

void InvokeController::showComparison(const QString &path, const InvokeOutcome &outcome)
{
    stop();
    ++m_request;
    loadFile(path);
    show(outcome);
}

/// @p answer; what nobody here has stopped, but ended with the connection to the workspace, says
/// so.
template<typename T>
Result<T> InvokeController::unlessLost(const Result<T> &answer) const
{
    if (answer || answer.error().kind != ErrorKind::Cancelled || !m_cancel) {
        return answer;
    }
    return failure(ErrorKind::Unavailable,
                   QStringLiteral("the workspace went away before it answered"), {},
                   QStringLiteral("see that it runs, then try again"));
}

void InvokeController::finish(quint64 request, const std::function<InvokeOutcome()> &make)
{
    if (request != m_request) {
        return;
    }
    m_cancel = nullptr;
    deliver(runAsync(workers(), [make]() -> Result<InvokeOutcome> { return make(); }), this,
            [this, request](const Result<InvokeOutcome> &made) {
                if (request == m_request && made) {
                    InvokeOutcome outcome = *made;
                    if (outcome.sentAt.isNull()) { // it is not from the history
                        outcome.sentAt = m_outcome.sentAt;
                        outcome.target = m_outcome.target;
                    }
                    show(outcome);
                }
            });
}

void InvokeController::record(const Result<ScoringAnswer> &answer, const QString &target)
{
    HistoryEntry entry;
    entry.sentAt = m_outcome.sentAt;
    entry.workspace = m_live.status().workspace;
    entry.endpoint = m_endpoint;
    entry.target = target;
    entry.request = m_sent.left(RequestHistory::largestBody);
    entry.requestSize = m_sent.size();
    if (answer) {
        entry.status = answer->status;
        entry.answeredBy = answer->deployment;
        entry.total = answer->timing.total;
        entry.answer = answer->body.left(RequestHistory::largestBody);
        entry.answerSize = answer->body.size();
    } else {
        entry.total = std::chrono::milliseconds(m_sentFor.elapsed());
        entry.problem = outcomeOf(answer.error()).problem;
    }
    deliver(m_history.add(entry), this, [this](const Result<qint64> &added) {
        if (added) {
            updateHistory();
        } else {
            fail(added.error());
        }
    });
    const double milliseconds = static_cast<double>(entry.total.count()) / 1'000;
    Q_EMIT answered(m_endpoint, entry.answeredBy.isEmpty() ? target : entry.answeredBy,
                    entry.sentAt, milliseconds, entry.status);
}

void InvokeController::stop()
{
    if (m_cancel) {
        std::exchange(m_cancel, nullptr)();
    }
}

void InvokeController::show(InvokeOutcome outcome)
{
    m_outcome = std::move(outcome);
    m_differences.set(m_outcome.baseline, m_outcome.candidate, m_outcome.differences);
    Q_EMIT outcomeChanged();
}

void InvokeController::searchHistory(const QString &text)
{
    m_search = text;
    updateHistory();
}

void InvokeController::updateHistory()
{
    deliver(m_history.find(m_endpoint, m_search), this,
            [this, find = ++m_find](const Result<QList<HistoryEntry>> &entries) {
                if (find != m_find) {
                    return;
                }
                if (entries) {
                    m_historyModel.setEntries(*entries);
                } else {
                    fail(entries.error());
                }
            });
}

void InvokeController::fail(const Error &error)
{
    m_problem = error;
    Q_EMIT failed(error);
}

void InvokeController::recall(qint64 id)
{
    deliver(m_history.load(id), this, [this](const Result<HistoryEntry> &entry) {
        if (!entry) {
            fail(entry.error());
            return;
        }
        if (entry->endpoint != m_endpoint) {
            return;
        }
        stop();
        const quint64 request = ++m_request;
        ++m_load;
        setTarget(entry->target);
        if (entry->request.size() == entry->requestSize) {
            setBody(requestBody(entry->request), true);
        }
        finish(request, [entry = *entry] { return outcomeOf(entry); });
    });
}

RequestCommands InvokeController::commands() const
{
    RequestCommands commands;
    if (m_endpoint.isEmpty() || !EndpointName::fromString(m_endpoint)) {
        commands.fileReason = tr("Select an endpoint first");
        return commands;
    }
    CommandLineTarget target;
    const LiveViewPointer view = m_live.snapshot()->endpoint(m_endpoint);
    target.scoringUri = view ? view->scoringUri : QString();
    target.requestFile = m_body.path;
    const ScoringRequest same = request();
    commands.curl = target.scoringUri.isEmpty() ? QString() : curlCommand(same, target);
    if (!m_live.access().isLocal() && m_live.access().plane()) {
        target.workspace = m_live.access().plane()->workspace();
    }
    commands.az = azCommand(same, target).value_or(QString());
    commands.serinctl = serinctlCommand(same, target).value_or(QString());
    commands.fileReason = tr("Load the request from a file first: this command sends files");
    return commands;
}

} // namespace serin
