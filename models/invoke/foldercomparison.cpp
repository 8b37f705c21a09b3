// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/invoke/foldercomparison.h"

#include "models/common/errortext.h"
#include "models/invoke/invoketext.h"
#include "models/invoke/requestbody.h"
#include "models/live/livecontroller.h"
#include "models/manifest/displaytext.h"
#include "services/core/async.h"
#include "services/core/workers.h"
#include "services/scoring/requestfolder.h"
#include "services/scoring/scoringclient.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace serin {

namespace {

QString sideWords(const Result<ScoringAnswer> &answer)
{
    return answer ? FolderComparison::tr("%1, %2", "a status, how long it took")
                        .arg(statusWords(answer->status), durationWords(answer->timing.total))
                  : errorText(answer.error()).sentence;
}

QString differenceWords(const ScoringComparison &comparison)
{
    if (!comparison.diff) {
        return FolderComparison::tr("≠ the bytes differ");
    }
    if (comparison.diff->count == 0) {
        return comparison.diff->complete ? FolderComparison::tr("≠ only the status differs")
                                         : FolderComparison::tr("≠ too large to compare");
    }
    const auto count = static_cast<int>(std::min<qint64>(comparison.diff->count, 1'000'000));
    return count == 1 ? FolderComparison::tr("≠ one value differs")
                      : FolderComparison::tr("≠ %Ln values differ", nullptr, count);
}

qsizetype bytesOf(const InvokeOutcome &outcome)
{
    return outcome.body.size() +
           (outcome.pretty.size() + outcome.raw.size() + outcome.headers.size()) *
               static_cast<qsizetype>(sizeof(QChar));
}

} // namespace

FolderComparison::FolderComparison(LiveController &live, QObject *parent)
    : QAbstractTableModel(parent), m_live(live)
{}

FolderComparison::~FolderComparison()
{
    if (m_cancel) {
        m_cancel();
    }
}

template<typename T>
void FolderComparison::ask(const QFuture<Result<T>> &future, std::function<void(Result<T>)> take)
{
    m_cancel = [running = QFuture<Result<T>>(future)]() mutable { running.cancel(); };
    deliver(future, this, [this, run = m_run, take = std::move(take)](Result<T> result) {
        if (run == m_run) {
            m_cancel = nullptr;
            take(std::move(result));
        }
    });
}

void FolderComparison::start(const QString &folder, const QString &endpoint,
                             const QString &baseline, const QString &candidate)
{
    clear();
    if (!EndpointName::fromString(endpoint) || !DeploymentName::fromString(baseline) ||
        !DeploymentName::fromString(candidate)) {
        return;
    }
    m_folder = folder;
    m_endpoint = endpoint;
    m_baseline = baseline;
    m_candidate = candidate;
    m_isRunning = true;
    Q_EMIT headerDataChanged(Qt::Horizontal, BaselineColumn, CandidateColumn);
    Q_EMIT changed();
    const auto list = [folder]() -> Result<QStringList> { return requestsIn(folder, mostFiles); };
    ask<QStringList>(runAsync(workers(), list),
                     [this](const Result<QStringList> &files) { begin(files); });
}

void FolderComparison::begin(const Result<QStringList> &files)
{
    if (!files) {
        end(files.error());
        return;
    }
    beginInsertRows({}, 0, static_cast<int>(files->size()) - 1);
    for (const QString &file : *files) {
        Row row;
        row.path = file;
        m_rows.push_back(row);
    }
    endInsertRows();
    next();
}

void FolderComparison::next()
{
    if (m_current == m_rows.size()) {
        end({});
        return;
    }
    Row row = m_rows[m_current];
    row.state = State::Running;
    row.result = tr("◷ sending…");
    setRow(std::move(row));
    Q_EMIT changed();
    const auto read = [path = m_rows[m_current].path]() -> Result<RequestBody> {
        return readRequest(path);
    };
    ask<RequestBody>(runAsync(workers(), read), [this](const Result<RequestBody> &body) {
        if (body) {
            send(*body);
            return;
        }
        Row unread = m_rows[m_current];
        unread.state = State::Failed;
        unread.result = tr("✕ it cannot be read: %1").arg(errorText(body.error()).sentence);
        finish(std::move(unread));
    });
}

void FolderComparison::send(const RequestBody &body)
{
    ScoringClient *const scoring = m_live.access().scoring();
    if (!scoring) {
        end(Error{ErrorKind::Unavailable, QStringLiteral("the workspace does not run"), {}, {}});
        return;
    }
    ScoringRequest request(*EndpointName::fromString(m_endpoint));
    request.body = body.bytes;
    ask<ScoringComparison>(scoring->compare(request, *DeploymentName::fromString(m_baseline),
                                            *DeploymentName::fromString(m_candidate), {}),
                           [this](const Result<ScoringComparison> &compared) { take(compared); });
}

void FolderComparison::take(const Result<ScoringComparison> &compared)
{
    if (!compared) { // it was not stopped here: the workspace is going
        end(compared.error());
        return;
    }
    Row row = m_rows[m_current];
    row.baseline = sideWords(compared->baseline);
    row.candidate = sideWords(compared->candidate);
    switch (compared->verdict()) {
    case ScoringComparison::Verdict::Same:
        row.state = State::Same;
        row.result = tr("✔ same", "two answers");
        break;
    case ScoringComparison::Verdict::Different:
        row.state = State::Different;
        row.result = differenceWords(*compared);
        break;
    case ScoringComparison::Verdict::Failed:
        row.state = State::Failed;
        row.result = tr("✕ not answered");
        break;
    }
    const auto make = [comparison = *compared, baseline = m_baseline,
                       candidate = m_candidate]() -> Result<InvokeOutcome> {
        return outcomeOf(comparison, baseline, candidate);
    };
    ask<InvokeOutcome>(
        runAsync(workers(), make),
        [this, row, sentAt = QDateTime::currentDateTimeUtc()](const Result<InvokeOutcome> &made) {
            Row answered = row;
            if (made && m_kept + bytesOf(*made) <= mostKept) {
                m_kept += bytesOf(*made);
                answered.outcome = *made;
                answered.outcome->sentAt = sentAt;
            }
            finish(std::move(answered));
        });
}

void FolderComparison::finish(Row row)
{
    setRow(std::move(row));
    ++m_current;
    next();
}

void FolderComparison::setRow(Row row)
{
    m_rows[m_current] = std::move(row);
    const auto place = static_cast<int>(m_current);
    Q_EMIT dataChanged(index(place, 0), index(place, ColumnCount - 1));
}

void FolderComparison::stop()
{
    if (m_isRunning) {
        end(cancelledError());
    }
}

/// Files that are left stay as they are.
void FolderComparison::end(const std::optional<Error> &problem)
{
    ++m_run;
    if (m_cancel) {
        std::exchange(m_cancel, nullptr)();
    }
    if (m_current < m_rows.size() && m_rows[m_current].state == State::Running) {
        Row row = m_rows[m_current];
        row.state = State::Waiting;
        row.result.clear();
        setRow(std::move(row));
    }
    m_isRunning = false;
    m_problem = problem;
    Q_EMIT changed();
}

void FolderComparison::clear()
{
    ++m_run;
    if (m_cancel) {
        std::exchange(m_cancel, nullptr)();
    }
    beginResetModel();
    m_rows.clear();
    m_folder.clear();
    m_endpoint.clear();
    endResetModel();
    m_current = 0;
    m_kept = 0;
    m_isRunning = false;
    m_problem.reset();
    Q_EMIT changed();
}

int FolderComparison::count(State state) const
{
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(),
                                          [state](const Row &row) { return row.state == state; }));
}

QString FolderComparison::summary() const
{
    if (isEmpty()) {
        return {};
    }
    const QString what = tr("%1: %2 beside %3", "a folder, two deployments")
                             .arg(shownText(QDir(m_folder).dirName(), 60), m_candidate, m_baseline);
    if (m_problem && m_problem->kind != ErrorKind::Cancelled) {
        return tr("%1. %2", "what was compared, why it ended").arg(what, errorWords(*m_problem));
    }
    const auto all = static_cast<int>(m_rows.size());
    const QString sent =
        all == 1 ? tr("%1 of 1 request sent") : tr("%1 of %Ln requests sent", nullptr, all);
    QStringList counts{sent.arg(m_current)};
    for (const auto &[state, words] :
         {std::pair(State::Same, tr("%1 same")), std::pair(State::Different, tr("%1 different")),
          std::pair(State::Failed, tr("%1 not answered"))}) {
        if (const int some = count(state); some > 0) {
            counts << words.arg(some);
        }
    }
    if (m_problem) {
        counts << tr("stopped");
    }
    return tr("%1. %2", "what was compared, why it ended")
        .arg(what, counts.join(QStringLiteral(", ")));
}

QString FolderComparison::path(int row) const
{
    return row >= 0 && row < rowCount() ? m_rows[static_cast<std::size_t>(row)].path : QString();
}

std::optional<InvokeOutcome> FolderComparison::outcome(int row) const
{
    return row >= 0 && row < rowCount() ? m_rows[static_cast<std::size_t>(row)].outcome
                                        : std::nullopt;
}

int FolderComparison::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FolderComparison::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant FolderComparison::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == StateRole) {
        return static_cast<int>(row.state);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (index.column()) {
    case FileColumn:
        return shownText(QFileInfo(row.path).fileName(), 200);
    case ResultColumn:
        return row.result;
    case BaselineColumn:
        return shownText(row.baseline, 200);
    case CandidateColumn:
        return shownText(row.candidate, 200);
    default:
        return {};
    }
}

QVariant FolderComparison::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case FileColumn:
        return tr("Request");
    case ResultColumn:
        return tr("Answers");
    case BaselineColumn:
        return m_baseline;
    case CandidateColumn:
        return m_candidate;
    default:
        return {};
    }
}

} // namespace serin
