// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/invoke/historymodel.h"

#include "models/common/timecursor.h"
#include "models/common/timetext.h"
#include "models/invoke/invoketext.h"
#include "models/manifest/displaytext.h"

#include <QFont>

#include <algorithm>

namespace serin {

void HistoryModel::setEntries(const QList<HistoryEntry> &entries)
{
    const auto isIn = [](const QList<HistoryEntry> &list, qint64 id) {
        return std::any_of(list.begin(), list.end(),
                           [id](const HistoryEntry &entry) { return entry.id == id; });
    };
    for (qsizetype row = m_entries.size() - 1; row >= 0; --row) {
        if (!isIn(entries, m_entries[row].id)) {
            beginRemoveRows({}, static_cast<int>(row), static_cast<int>(row));
            m_entries.removeAt(row);
            endRemoveRows();
        }
    }
    // Both lists are ordered by time, so what stays keeps its order.
    for (qsizetype row = 0; row < entries.size(); ++row) {
        if (row >= m_entries.size() || m_entries[row].id != entries[row].id) {
            beginInsertRows({}, static_cast<int>(row), static_cast<int>(row));
            m_entries.insert(row, entries[row]);
            endInsertRows();
        }
    }
    mark();
    m_isFilled = true;
    Q_EMIT filled();
}

void HistoryModel::setMoment(std::optional<double> time)
{
    if (time != m_moment) {
        m_moment = time;
        mark();
    }
}

std::optional<int> HistoryModel::momentRow() const
{
    for (int row = 0; m_marked && row < rowCount(); ++row) {
        if (m_entries[row].id == *m_marked) {
            return row;
        }
    }
    return std::nullopt;
}

/// Marks the request that is nearest now.
void HistoryModel::mark()
{
    const std::optional<int> last = momentRow();
    m_marked.reset();
    if (m_moment) {
        const auto nearest = nearestPlace(rowCount(), *m_moment, [this](int row) {
            const QDateTime &sent = m_entries[row].sentAt;
            return std::optional(static_cast<double>(sent.toMSecsSinceEpoch()) / 1'000);
        });
        m_marked = nearest ? std::optional(m_entries[*nearest].id) : std::nullopt;
    }
    const std::optional<int> now = momentRow();
    for (const std::optional<int> &row : {last, now}) {
        if (row && last != now) {
            Q_EMIT dataChanged(index(*row, 0), index(*row, ColumnCount - 1));
        }
    }
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int HistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const HistoryEntry &entry = m_entries[index.row()];
    if (role == IdRole) {
        return entry.id;
    }
    if (role == SentRole) {
        return entry.sentAt;
    }
    const bool isMarked = m_marked == entry.id;
    if (role == Qt::FontRole && isMarked) {
        QFont strong;
        strong.setBold(true);
        return strong;
    }
    if (role == Qt::AccessibleTextRole && isMarked && index.column() == TimeColumn) {
        return tr("%1, nearest to the marked moment").arg(timeOfDay(entry.sentAt));
    }
    if (role == Qt::ToolTipRole && index.column() == TimeColumn) {
        return bothTimes(entry.sentAt);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (index.column()) {
    case TimeColumn:
        return isMarked ? QStringLiteral("◆ ") + timeOfDay(entry.sentAt) : timeOfDay(entry.sentAt);
    case TargetColumn:
        return entry.target.isEmpty() ? tr("by traffic") : shownText(entry.target, 60);
    case StatusColumn:
        return entry.status == 0 ? shownText(entry.problem, 80) : statusWords(entry.status);
    case AnsweredColumn:
        return shownText(entry.answeredBy, 60);
    case DurationColumn:
        return durationWords(entry.total);
    default:
        return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case TimeColumn:
        return tr("Time");
    case TargetColumn:
        return tr("Target");
    case StatusColumn:
        return tr("Status");
    case AnsweredColumn:
        return tr("Answered by");
    case DurationColumn:
        return tr("Duration");
    default:
        return {};
    }
}

} // namespace serin
