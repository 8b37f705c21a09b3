// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/endpointhistorymodel.h"

#include "models/common/timecursor.h"
#include "models/common/timetext.h"
#include "models/history/historywords.h"
#include "models/manifest/displaytext.h"

#include <QSet>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace serin {

namespace {

double seconds(const QDateTime &time)
{
    return static_cast<double>(time.toMSecsSinceEpoch()) / 1'000;
}

/// Of the line and its applies, what is nearest to @p moment; nothing: it has no time.
std::optional<double> nearestTime(const HistoryRow &row, double moment)
{
    std::optional<double> nearest;
    const auto look = [&](const QDateTime &time) {
        if (time.isValid() &&
            (!nearest || std::abs(seconds(time) - moment) < std::abs(*nearest - moment))) {
            nearest = seconds(time);
        }
    };
    look(row.time);
    for (const HistoryApply &apply : row.applies) {
        look(apply.begunAt);
    }
    return nearest;
}

} // namespace

EndpointHistoryModel::EndpointHistoryModel(QObject *parent) : QAbstractTableModel(parent) {}

void EndpointHistoryModel::setRows(std::vector<HistoryRow> rows)
{
    QHash<QString, std::size_t> wanted;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        wanted.insert(rows[i].key, i);
    }
    // What is gone, in ranges from the end, and what would have to move.
    auto stays = [&, least = std::size_t(0)](std::size_t place) mutable {
        const auto found = wanted.constFind(m_rows[place].key);
        const bool stands = found != wanted.constEnd() && *found >= least;
        least = stands ? *found + 1 : least;
        return stands;
    };
    std::vector<bool> kept(m_rows.size());
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        kept[i] = stays(i);
    }
    for (std::size_t end = m_rows.size(); end > 0;) {
        std::size_t begin = end;
        while (begin > 0 && !kept[begin - 1]) {
            --begin;
        }
        if (begin < end) {
            for (std::size_t i = begin; i < end; ++i) {
                m_searched.remove(m_rows[i].key);
            }
            beginRemoveRows({}, static_cast<int>(begin), static_cast<int>(end) - 1);
            m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(begin),
                         m_rows.begin() + static_cast<std::ptrdiff_t>(end));
            endRemoveRows();
        }
        end = begin > 0 ? begin - 1 : 0;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i < m_rows.size() && m_rows[i].key == rows[i].key) {
            if (m_rows[i] != rows[i]) {
                m_searched.remove(rows[i].key);
                m_rows[i] = rows[i];
                const int place = static_cast<int>(i);
                Q_EMIT dataChanged(index(place, 0), index(place, ColumnCount - 1));
            }
            continue;
        }
        std::size_t end = i;
        while (end < rows.size() && (i >= m_rows.size() || m_rows[i].key != rows[end].key)) {
            ++end;
        }
        beginInsertRows({}, static_cast<int>(i), static_cast<int>(end) - 1);
        m_rows.insert(m_rows.begin() + static_cast<std::ptrdiff_t>(i),
                      rows.begin() + static_cast<std::ptrdiff_t>(i),
                      rows.begin() + static_cast<std::ptrdiff_t>(end));
        endInsertRows();
        i = end - 1;
    }
    mark();
}

void EndpointHistoryModel::append(std::vector<HistoryRow> rows)
{
    if (rows.empty()) {
        return;
    }
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(rows.size()) - 1);
    std::move(rows.begin(), rows.end(), std::back_inserter(m_rows));
    endInsertRows();
    mark();
}

void EndpointHistoryModel::setMoment(std::optional<double> time)
{
    if (time != m_moment) {
        m_moment = time;
        mark();
    }
}

std::optional<int> EndpointHistoryModel::momentRow() const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [this](const HistoryRow &row) { return row.key == m_marked; });
    return m_marked.isEmpty() || found == m_rows.end()
               ? std::nullopt
               : std::optional(static_cast<int>(found - m_rows.begin()));
}

/// Marks the line that is nearest now.
void EndpointHistoryModel::mark()
{
    QString nearest;
    if (m_moment) {
        const auto place = nearestPlace(rowCount(), *m_moment, [this](int row) {
            return nearestTime(m_rows[static_cast<std::size_t>(row)], *m_moment);
        });
        nearest = place ? m_rows[static_cast<std::size_t>(*place)].key : QString();
    }
    const std::optional<int> last = momentRow();
    m_marked = nearest;
    const std::optional<int> now = momentRow();
    if (last && last != now) {
        Q_EMIT dataChanged(index(*last, 0), index(*last, ColumnCount - 1));
    }
    if (now) { // it tells the moment, too
        Q_EMIT dataChanged(index(*now, 0), index(*now, ColumnCount - 1));
    }
}

const HistoryRow *EndpointHistoryModel::row(const QString &key) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [&key](const HistoryRow &row) { return row.key == key; });
    return found == m_rows.end() ? nullptr : &*found;
}

void EndpointHistoryModel::refreshTimes()
{
    m_searched.clear();
    if (!m_rows.empty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

int EndpointHistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int EndpointHistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EndpointHistoryModel::shown(const HistoryRow &row, int column)
{
    switch (column) {
    case Traffic:
        return row.saysTraffic ? shownText(shareWords(row.shares)) : QString();
    case Subject:
        return shownText(titleOf(row));
    case Author:
        return shownText(row.author, 60);
    case Time:
        return row.time.isValid() ? dateAndTime(row.time) : QString();
    case Commit:
        return row.commit ? row.commit->shortForm() : QString();
    case Applied: {
        if (row.applies.empty()) {
            return QString();
        }
        const QString words = shownText(applyWords(row.applies.front()), 80);
        const auto more = static_cast<int>(row.applies.size()) - 1;
        return more == 0 ? words : tr("%1, and %Ln more", "of several applies", more).arg(words);
    }
    default:
        return {};
    }
}

QString EndpointHistoryModel::toolTip(const HistoryRow &row, int column)
{
    switch (column) {
    case Traffic:
        return !row.isDescribed && row.kind == HistoryRow::Kind::Commit
                   ? tr("No manifest describes the endpoint in this commit")
               : row.saysTraffic ? shownText(shareWords(row.shares))
                                 : tr("The manifest does not say how the traffic is split");
    case Subject:
        return row.message;
    case Author:
        return row.email.isEmpty() ? row.author
                                   : QStringLiteral("%1 <%2>").arg(row.author, row.email);
    case Time:
        return row.time.isValid() ? bothTimes(row.time) : QString();
    case Commit:
        return row.commit ? row.commit->toString() : QString();
    case Applied:
        return appliesInFull(row.applies);
    default:
        return {};
    }
}

QVariant EndpointHistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const HistoryRow &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return shown(row, index.column());
    case Qt::ToolTipRole:
        return toolTip(row, index.column());
    case Qt::AccessibleTextRole: {
        const QString text = shown(row, index.column()).toString();
        if (index.column() != Subject) {
            return text;
        }
        const QString moment = data(index, MomentRole).toString();
        QStringList parts{text, data(index, MarkRole).toString(),
                          moment.isEmpty() ? QString() : tr("nearest to %1").arg(moment)};
        parts.removeAll(QString());
        return parts.join(QStringLiteral(", "));
    }
    case KeyRole:
        return row.key;
    case SharesRole:
        return row.saysTraffic ? QVariant::fromValue(row.shares) : QVariant();
    case MarkRole:
        return row.kind == HistoryRow::Kind::WorkingTree ? tr("not committed")
               : row.isUnpushed                          ? tr("not pushed")
                                                         : QString();
    case MomentRole:
        return m_moment && !m_marked.isEmpty() && row.key == m_marked ? momentWords(*m_moment)
                                                                      : QString();
    case TimeRole:
        return row.time;
    case HashRole:
        return row.commit ? row.commit->toString() : QString();
    case FailedRole:
        return !row.applies.empty() && row.applies.front().outcome == ApplyOutcome::Failed;
    case SearchRole:
        return searchText(static_cast<std::size_t>(index.row()));
    default:
        return {};
    }
}

QString EndpointHistoryModel::searchText(std::size_t place) const
{
    const HistoryRow &row = m_rows[place];
    QString &known = m_searched[row.key];
    if (known.isEmpty()) {
        QStringList all{titleOf(row),
                        row.message,
                        row.author,
                        row.email,
                        shareWords(row.shares),
                        appliesInFull(row.applies),
                        index(static_cast<int>(place), 0).data(MarkRole).toString()};
        for (const GitFileChange &change : row.changes) {
            all.append(QString::fromUtf8(change.path));
        }
        known = all.join(u'\n').toLower();
    }
    return known;
}

QVariant EndpointHistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Traffic:
        return tr("Traffic");
    case Subject:
        return tr("Change");
    case Author:
        return tr("Author");
    case Time:
        return tr("When");
    case Commit:
        return tr("Commit");
    case Applied:
        return tr("Applied");
    default:
        return {};
    }
}

} // namespace serin
