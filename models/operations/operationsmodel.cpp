// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/operationsmodel.h"

#include "models/common/errortext.h"
#include "models/common/timetext.h"
#include "services/core/systemclock.h"

#include <QCoreApplication>

#include <algorithm>

namespace serin {

namespace {

struct OperationsWords
{
    Q_DECLARE_TR_FUNCTIONS(Operations)
};

bool isOpen(OperationState state)
{
    return state == OperationState::Waiting || state == OperationState::Running ||
           state == OperationState::Stopping;
}

} // namespace

QString operationWord(OperationState state)
{
    switch (state) {
    case OperationState::Waiting:
        return OperationsWords::tr("waiting");
    case OperationState::Running:
        return OperationsWords::tr("running");
    case OperationState::Stopping:
        return OperationsWords::tr("stopping");
    case OperationState::Done:
        return OperationsWords::tr("done");
    case OperationState::Failed:
        return OperationsWords::tr("failed");
    case OperationState::Skipped:
        return OperationsWords::tr("not begun");
    case OperationState::Stopped:
        return OperationsWords::tr("stopped");
    }
    return {};
}

OperationsModel::OperationsModel(const Clock *clock, QObject *parent)
    : QAbstractListModel(parent), m_clock(clockOrSystem(clock))
{
    m_ticker.setInterval(std::chrono::milliseconds(500));
    connect(&m_ticker, &QTimer::timeout, this, &OperationsModel::tick);
}

OperationsModel::Id OperationsModel::begin(const OperationSpec &spec)
{
    return add(spec, OperationState::Running);
}

OperationsModel::Id OperationsModel::announce(const OperationSpec &spec)
{
    return add(spec, OperationState::Waiting);
}

OperationsModel::Id OperationsModel::add(const OperationSpec &spec, OperationState state)
{
    Entry entry;
    entry.id = ++m_last;
    entry.spec = spec;
    entry.state = state;
    if (state == OperationState::Running) {
        entry.begun = m_clock.monotonicNow();
        entry.begunAt = m_clock.now();
        entry.elapsed = {};
    }
    beginInsertRows({}, 0, 0);
    m_entries.insert(m_entries.begin(), std::move(entry));
    endInsertRows();
    count();
    return m_last;
}

OperationsModel::Entry *OperationsModel::find(Id id)
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &m_entries[static_cast<std::size_t>(row)];
}

int OperationsModel::rowOf(Id id) const
{
    const auto place = std::find_if(m_entries.begin(), m_entries.end(),
                                    [id](const Entry &entry) { return entry.id == id; });
    return place == m_entries.end() ? -1 : static_cast<int>(place - m_entries.begin());
}

int OperationsModel::failedCount() const
{
    return static_cast<int>(
        std::count_if(m_entries.begin(), m_entries.end(), [](const Entry &entry) {
            return entry.state == OperationState::Failed && !entry.spec.isPart && !entry.isPassed;
        }));
}

void OperationsModel::passOver()
{
    for (Entry &entry : m_entries) {
        if (!entry.isPassed && entry.state == OperationState::Failed) {
            entry.isPassed = true;
            changed(entry.id);
        }
    }
    count();
}

void OperationsModel::changed(Id id)
{
    if (const int row = rowOf(id); row >= 0) {
        Q_EMIT dataChanged(index(row), index(row));
    }
}

void OperationsModel::run(Id id)
{
    Entry *const entry = find(id);
    if (!entry || entry->state != OperationState::Waiting) {
        return;
    }
    entry->state = OperationState::Running;
    entry->begun = m_clock.monotonicNow();
    entry->begunAt = m_clock.now();
    entry->elapsed = {};
    changed(id);
    count();
}

void OperationsModel::setProgress(Id id, const QString &text)
{
    Entry *const entry = find(id);
    if (entry && isOpen(entry->state) && entry->progress != text) {
        entry->progress = text;
        changed(id);
    }
}

void OperationsModel::setAnswer(Id id, const QString &words, const QString &requestId)
{
    if (Entry *const entry = find(id)) {
        entry->answer = words;
        entry->requestId = requestId;
        changed(id);
    }
}

void OperationsModel::end(Id id, OperationState state, const QString &outcome)
{
    Entry *const entry = find(id);
    if (!entry || !isOpen(entry->state)) {
        return;
    }
    if (entry->state != OperationState::Waiting) {
        entry->elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(
            m_clock.monotonicNow() - entry->begun);
    }
    entry->state = state;
    entry->progress = outcome;
    entry->spec.stop = nullptr;
    if (state != OperationState::Failed) {
        entry->spec.retry = nullptr;
    }
    changed(id);
    prune();
    count();
}

void OperationsModel::finish(Id id, const QString &outcome)
{
    end(id, OperationState::Done, outcome);
}

void OperationsModel::fail(Id id, const Error &error)
{
    if (error.kind == ErrorKind::Cancelled) {
        end(id, OperationState::Stopped, {});
        return;
    }
    if (Entry *const entry = find(id)) {
        entry->error = error;
    }
    end(id, OperationState::Failed, errorWords(error));
}

void OperationsModel::skip(Id id, const QString &why)
{
    end(id, OperationState::Skipped, why);
}

void OperationsModel::setStopped(Id id, const QString &outcome)
{
    end(id, OperationState::Stopped, outcome);
}

void OperationsModel::stop(Id id)
{
    Entry *const entry = find(id);
    if (!entry || !entry->spec.stop || !isOpen(entry->state)) {
        return;
    }
    entry->state = OperationState::Stopping;
    const std::function<void()> act = entry->spec.stop; // it may end the operation at once
    changed(id);
    act();
}

void OperationsModel::retry(Id id)
{
    Entry *const entry = find(id);
    if (!entry || !entry->spec.retry || entry->state != OperationState::Failed) {
        return;
    }
    const std::function<void()> act = entry->spec.retry;
    dismiss(id);
    act();
}

void OperationsModel::dismiss(Id id)
{
    const int row = rowOf(id);
    if (row >= 0 && !isOpen(m_entries[static_cast<std::size_t>(row)].state)) {
        remove(static_cast<std::size_t>(row));
        count();
    }
}

void OperationsModel::dismissEnded()
{
    for (std::size_t row = m_entries.size(); row-- > 0;) {
        if (!isOpen(m_entries[row].state)) {
            remove(row);
        }
    }
    count();
}

void OperationsModel::remove(std::size_t row)
{
    beginRemoveRows({}, static_cast<int>(row), static_cast<int>(row));
    m_entries.erase(m_entries.begin() + static_cast<std::ptrdiff_t>(row));
    endRemoveRows();
}

void OperationsModel::prune()
{
    std::size_t ended = 0;
    for (std::size_t row = 0; row < m_entries.size();) {
        const OperationState state = m_entries[row].state;
        if (!isOpen(state) && state != OperationState::Failed && ++ended > mostEnded) {
            remove(row);
        } else {
            ++row;
        }
    }
}

void OperationsModel::count()
{
    m_open = 0;
    m_openWholes = 0;
    bool runs = false;
    for (const Entry &entry : m_entries) {
        m_open += isOpen(entry.state) ? 1 : 0;
        m_openWholes += isOpen(entry.state) && !entry.spec.isPart ? 1 : 0;
        runs = runs || (isOpen(entry.state) && entry.state != OperationState::Waiting);
    }
    if (runs && !m_ticker.isActive()) {
        m_ticker.start();
    } else if (!runs) {
        m_ticker.stop();
    }
    Q_EMIT countsChanged();
}

void OperationsModel::tick()
{
    for (std::size_t row = 0; row < m_entries.size(); ++row) {
        Entry &entry = m_entries[row];
        if (isOpen(entry.state) && entry.state != OperationState::Waiting) {
            entry.elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(
                m_clock.monotonicNow() - entry.begun);
            const QModelIndex place = index(static_cast<int>(row));
            Q_EMIT dataChanged(place, place, {ElapsedRole});
        }
    }
}

QString OperationsModel::details(const Entry &entry)
{
    QStringList lines;
    const auto add = [&lines](const QString &label, const QString &text) {
        if (!text.isEmpty()) {
            lines.append(OperationsWords::tr("%1: %2", "label and value").arg(label, text));
        }
    };
    add(OperationsWords::tr("Operation"), entry.spec.title);
    add(OperationsWords::tr("State"), operationWord(entry.state));
    if (entry.begunAt.isValid()) {
        add(OperationsWords::tr("Begun"),
            QStringLiteral("%1 %2").arg(shownTime(entry.begunAt).date().toString(Qt::ISODate),
                                        timeOfDay(entry.begunAt)));
    }
    add(OperationsWords::tr("Reason"), entry.spec.reason);
    add(OperationsWords::tr("Request"), entry.spec.request);
    if (entry.error) {
        add(OperationsWords::tr("Error"), entry.error->detail);
        add(OperationsWords::tr("Kind"), errorKindName(entry.error->kind));
        add(OperationsWords::tr("Where"), entry.error->where);
        add(OperationsWords::tr("What to do"), entry.error->fix);
    }
    add(OperationsWords::tr("Answer"), entry.answer);
    add(OperationsWords::tr("Request id"), entry.requestId);
    add(OperationsWords::tr("Command"), entry.spec.command);
    return lines.join(QLatin1Char('\n'));
}

int OperationsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant OperationsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Entry &entry = m_entries[static_cast<std::size_t>(index.row())];
    switch (role) {
    case TitleRole:
        return entry.isPassed && !entry.spec.isPart
                   ? OperationsWords::tr("%1 (of another folder)", "an operation")
                         .arg(entry.spec.title)
                   : entry.spec.title;
    case Qt::AccessibleTextRole:
        return OperationsWords::tr("%1, %2", "an operation, its state")
            .arg(entry.spec.title, operationWord(entry.state));
    case IdRole:
        return entry.id;
    case StateRole:
        return static_cast<int>(entry.state);
    case ProgressRole:
        return entry.progress;
    case ElapsedRole:
        return static_cast<qint64>(entry.elapsed.count());
    case DetailsRole:
        return details(entry);
    case CommandRole:
        return entry.spec.command;
    case CanStopRole:
        return static_cast<bool>(entry.spec.stop) && isOpen(entry.state) &&
               entry.state != OperationState::Stopping;
    case CanRetryRole:
        return static_cast<bool>(entry.spec.retry) && entry.state == OperationState::Failed;
    case CanDismissRole:
        return !isOpen(entry.state);
    default:
        return {};
    }
}

QHash<int, QByteArray> OperationsModel::roleNames() const
{
    return {{TitleRole, "title"},          {IdRole, "id"},           {StateRole, "state"},
            {ProgressRole, "progress"},    {ElapsedRole, "elapsed"}, {DetailsRole, "details"},
            {CommandRole, "command"},      {CanStopRole, "canStop"}, {CanRetryRole, "canRetry"},
            {CanDismissRole, "canDismiss"}};
}

} // namespace serin
