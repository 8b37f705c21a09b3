// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/charttable.h"

#include "models/common/timetext.h"
#include "models/live/livetext.h"

#include <QDateTime>
#include <QFont>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <limits>

namespace serin {

namespace {

constexpr ChartKind kinds[] = {ChartKind::Requests, ChartKind::LatencyP50, ChartKind::LatencyP95,
                               ChartKind::LatencyP99, ChartKind::Errors};
constexpr std::size_t kindCount = std::size(kinds);
constexpr const char *csvNames[] = {"requests_per_second", "p50_ms", "p95_ms", "p99_ms",
                                    "errors_percent"};

constexpr int mostChanges = 4;
constexpr double farthest = 60; ///< seconds; a row that is further away is not at a moment

using Moments = std::map<double, std::vector<double>>;

Moments momentsOf(const MetricHistory &history, const QStringList &deployments, double from,
                  double to)
{
    Moments moments;
    const std::size_t columns = static_cast<std::size_t>(deployments.size()) * kindCount;
    for (qsizetype d = 0; d < deployments.size(); ++d) {
        for (std::size_t k = 0; k < kindCount; ++k) {
            for (const ChartPoint &point : history.line(deployments[d], kinds[k])) {
                if (point.time < from || point.time > to) {
                    continue;
                }
                std::vector<double> &values = moments[point.time];
                values.resize(columns, std::numeric_limits<double>::quiet_NaN());
                values[static_cast<std::size_t>(d) * kindCount + k] = point.value;
            }
        }
    }
    return moments;
}

QString timeWords(double time)
{
    return timeOfDay(QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(time * 1'000)));
}

QString number(double value)
{
    return std::isnan(value) ? QStringLiteral("–")
                             : QLocale().toString(value, 'f', value < 100 ? 1 : 0);
}

/// Of a text for a spreadsheet, which must not take it for a formula.
QByteArray csvField(const QString &text)
{
    QString field = text;
    if (!field.isEmpty() && QStringLiteral("=+-@\t\r").contains(field.front())) {
        field.prepend(QLatin1Char('\''));
    }
    static const QRegularExpression quoted(QStringLiteral("[\",\n\r]"));
    if (field.contains(quoted)) {
        field = QLatin1Char('"') + field.replace(QLatin1Char('"'), QStringLiteral("\"\"")) +
                QLatin1Char('"');
    }
    return field.toUtf8();
}

bool same(const std::vector<double> &a, const std::vector<double> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](double x, double y) {
        return (std::isnan(x) && std::isnan(y)) || std::equal_to<double>()(x, y);
    });
}

} // namespace

void ChartTable::setHistory(const MetricHistory &history, const std::deque<TrafficMark> &marks,
                            double from, double to)
{
    const QStringList deployments = history.deployments();
    std::vector<Row> rows;
    std::size_t passed = 0; // marks
    QString traffic;
    for (auto &[time, values] : momentsOf(history, deployments, from, to)) {
        QStringList changes;
        for (; passed < marks.size() && marks[passed].time <= time; ++passed) {
            const TrafficMark &mark = marks[passed];
            traffic = mark.isKnown ? liveTrafficWords(mark.shares) : QStringLiteral("–");
            const TrafficMark *const before = changedBy(marks, passed);
            if (before && mark.time > from) {
                changes.append(trafficChangeWords(*before, mark, mostChanges));
            }
        }
        rows.push_back({time, std::move(values), traffic, changes.join(QStringLiteral("; "))});
    }
    std::reverse(rows.begin(), rows.end());
    rows.resize(std::min<std::size_t>(rows.size(), mostRows));
    replaceRows(deployments, std::move(rows));
    mark();
}

void ChartTable::replaceRows(const QStringList &deployments, std::vector<Row> rows)
{
    if (deployments != m_deployments || m_rows.empty() || rows.empty() ||
        rows.back().time > m_rows.front().time || m_rows.back().time > rows.front().time) {
        if (m_rows.empty() && rows.empty() && deployments == m_deployments) {
            return;
        }
        beginResetModel(); // nothing of it stays
        m_deployments = deployments;
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    takeRows(std::move(rows));
}

/// Both begin with the newest; old ones go at the end, new ones come at the beginning, in blocks.
void ChartTable::takeRows(std::vector<Row> rows)
{
    const auto inRange = std::find_if(m_rows.begin(), m_rows.end(), [&rows](const Row &row) {
        return row.time <= rows.front().time;
    });
    if (inRange != m_rows.begin()) { // the range was moved back
        beginRemoveRows({}, 0, static_cast<int>(inRange - m_rows.begin()) - 1);
        m_rows.erase(m_rows.begin(), inRange);
        endRemoveRows();
    }
    std::size_t kept = m_rows.size();
    while (kept > 0 && m_rows[kept - 1].time < rows.back().time) {
        --kept;
    }
    if (kept < m_rows.size()) {
        beginRemoveRows({}, static_cast<int>(kept), static_cast<int>(m_rows.size()) - 1);
        m_rows.resize(kept);
        endRemoveRows();
    }
    for (std::size_t row = 0; row < rows.size();) {
        if (row < m_rows.size() && m_rows[row].time > rows[row].time) {
            beginRemoveRows({}, static_cast<int>(row), static_cast<int>(row));
            m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(row));
            endRemoveRows();
            continue;
        }
        std::size_t end = row;
        while (end < rows.size() && (row >= m_rows.size() || rows[end].time > m_rows[row].time)) {
            ++end;
        }
        if (end > row) {
            beginInsertRows({}, static_cast<int>(row), static_cast<int>(end) - 1);
            m_rows.insert(m_rows.begin() + static_cast<std::ptrdiff_t>(row),
                          rows.begin() + static_cast<std::ptrdiff_t>(row),
                          rows.begin() + static_cast<std::ptrdiff_t>(end));
            endInsertRows();
            row = end;
            continue;
        }
        Row &known = m_rows[row];
        if (!same(known.values, rows[row].values) || known.traffic != rows[row].traffic ||
            known.change != rows[row].change) {
            known = rows[row];
            const int place = static_cast<int>(row);
            Q_EMIT dataChanged(index(place, 0), index(place, columnCount() - 1));
        }
        ++row;
    }
}

void ChartTable::setMoment(std::optional<double> time)
{
    if (time != m_moment) {
        m_moment = time;
        mark();
    }
}

std::optional<int> ChartTable::momentRow() const
{
    return m_marked ? rowAt(*m_marked) : std::nullopt;
}

std::optional<int> ChartTable::rowAt(double time) const
{
    const auto found = std::lower_bound(m_rows.begin(), m_rows.end(), time,
                                        [](const Row &row, double at) { return row.time > at; });
    return found == m_rows.end() || found->time < time
               ? std::nullopt
               : std::optional(static_cast<int>(found - m_rows.begin()));
}

/// Marks the row that is nearest now.
void ChartTable::mark()
{
    std::optional<double> nearest;
    if (m_moment && !m_rows.empty()) {
        const auto after =
            std::lower_bound(m_rows.begin(), m_rows.end(), *m_moment,
                             [](const Row &row, double at) { return row.time > at; });
        const auto before = after == m_rows.begin() ? after : std::prev(after);
        const auto &closest =
            after == m_rows.end() || before->time - *m_moment < *m_moment - after->time ? *before
                                                                                        : *after;
        if (std::abs(closest.time - *m_moment) <= farthest) {
            nearest = closest.time;
        }
    }
    if (nearest == m_marked) {
        return;
    }
    const std::optional<double> last = std::exchange(m_marked, nearest);
    for (const std::optional<double> &time : {last, nearest}) {
        if (const std::optional<int> row = time ? rowAt(*time) : std::nullopt) {
            Q_EMIT dataChanged(index(*row, 0), index(*row, columnCount() - 1));
        }
    }
}

int ChartTable::figureColumns() const
{
    return static_cast<int>(m_deployments.size()) * static_cast<int>(kindCount);
}

int ChartTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ChartTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : figureColumns() + 3;
}

QVariant ChartTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const int place = index.column() - 1; // among the figures
    const bool isText = place >= figureColumns();
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>((isText ? Qt::AlignLeading : Qt::AlignRight) | Qt::AlignVCenter);
    }
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    const bool isMarked = m_marked && std::equal_to<double>()(*m_marked, row.time);
    if (role == Qt::FontRole && isMarked) {
        QFont strong;
        strong.setBold(true);
        return strong;
    }
    if (role == Qt::AccessibleTextRole && isMarked && index.column() == 0) {
        return tr("%1, at the marked moment").arg(timeWords(row.time));
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    if (index.column() == 0) {
        return isMarked ? QStringLiteral("◆ ") + timeWords(row.time) : timeWords(row.time);
    }
    if (isText) {
        return place == figureColumns() ? row.traffic : row.change;
    }
    return number(row.values[static_cast<std::size_t>(place)]);
}

QVariant ChartTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    if (section == 0) {
        return tr("Time");
    }
    const QString names[] = {tr("req/s"), tr("p50 ms"), tr("p95 ms"), tr("p99 ms"), tr("errors %")};
    const int place = section - 1;
    if (place >= figureColumns()) {
        return place == figureColumns() ? tr("Traffic") : tr("Traffic changed");
    }
    const int count = static_cast<int>(kindCount);
    return tr("%1 %2", "a deployment; what was measured")
        .arg(m_deployments.value(place / count), names[place % count]);
}

QByteArray chartCsv(const MetricHistory &history, const std::deque<TrafficMark> &marks, double from,
                    double to)
{
    const QStringList deployments = history.deployments();
    QByteArray csv = "time";
    for (const QString &deployment : deployments) {
        for (const char *name : csvNames) {
            csv += ',' + csvField(deployment + QLatin1Char('_') + QLatin1String(name));
        }
    }
    csv += ",traffic,commit\n";
    for (const auto &[time, values] : momentsOf(history, deployments, from, to)) {
        csv += QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(time * 1'000), Qt::UTC)
                   .toString(Qt::ISODate)
                   .toUtf8();
        for (const double value : values) {
            csv += ',';
            csv += std::isnan(value) ? QByteArray() : QByteArray::number(value, 'g', 9);
        }
        QStringList shares;
        const TrafficMark *const traffic = trafficAt(marks, time);
        if (traffic) {
            for (auto it = traffic->shares.begin(); it != traffic->shares.end(); ++it) {
                shares.append(QStringLiteral("%1=%2").arg(it.key()).arg(it.value()));
            }
        }
        csv += ',' + csvField(shares.join(QLatin1Char(' '))) + ',' +
               csvField(traffic ? traffic->commit : QString()) + '\n';
    }
    return csv;
}

} // namespace serin
