// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/charttable.h"

#include "models/common/timetext.h"

#include <QDateTime>
#include <QLocale>

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

using Moments = std::map<double, std::vector<double>>;

Moments momentsOf(const MetricHistory &history, const QStringList &deployments, double from)
{
    Moments moments;
    const std::size_t columns = static_cast<std::size_t>(deployments.size()) * kindCount;
    for (qsizetype d = 0; d < deployments.size(); ++d) {
        for (std::size_t k = 0; k < kindCount; ++k) {
            for (const ChartPoint &point : history.line(deployments[d], kinds[k])) {
                if (point.time < from) {
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

QString number(double value)
{
    return std::isnan(value) ? QStringLiteral("–")
                             : QLocale().toString(value, 'f', value < 100 ? 1 : 0);
}

bool same(const std::vector<double> &a, const std::vector<double> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](double x, double y) {
        return (std::isnan(x) && std::isnan(y)) || std::equal_to<double>()(x, y);
    });
}

} // namespace

void ChartTable::setHistory(const MetricHistory &history, double from)
{
    const QStringList deployments = history.deployments();
    const Moments moments = momentsOf(history, deployments, from);
    if (deployments != m_deployments) {
        beginResetModel();
        m_deployments = deployments;
        m_rows.clear();
        endResetModel();
    }
    // Both begin with the newest; old ones go at the end, new ones come at the beginning.
    while (!m_rows.empty() && moments.find(m_rows.back().time) == moments.end()) {
        const int last = static_cast<int>(m_rows.size()) - 1;
        beginRemoveRows({}, last, last);
        m_rows.pop_back();
        endRemoveRows();
    }
    std::size_t row = 0;
    for (auto it = moments.rbegin(); it != moments.rend() && row < mostRows; ++it, ++row) {
        if (row >= m_rows.size() || m_rows[row].time < it->first) {
            beginInsertRows({}, static_cast<int>(row), static_cast<int>(row));
            m_rows.insert(m_rows.begin() + static_cast<std::ptrdiff_t>(row),
                          {it->first, it->second});
            endInsertRows();
        } else if (!same(m_rows[row].values, it->second)) {
            m_rows[row].values = it->second;
            const int place = static_cast<int>(row);
            Q_EMIT dataChanged(index(place, 0), index(place, columnCount() - 1));
        }
    }
}

int ChartTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ChartTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid()
               ? 0
               : 1 + static_cast<int>(m_deployments.size()) * static_cast<int>(kindCount);
}

QVariant ChartTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    if (index.column() == 0) {
        return timeOfDay(QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(row.time * 1'000)));
    }
    return number(row.values[static_cast<std::size_t>(index.column() - 1)]);
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
    const int count = static_cast<int>(kindCount);
    return tr("%1 %2", "a deployment; what was measured")
        .arg(m_deployments.value(place / count), names[place % count]);
}

QByteArray chartCsv(const MetricHistory &history, double from)
{
    const QStringList deployments = history.deployments();
    QByteArray csv = "time";
    for (const QString &deployment : deployments) {
        for (const char *name : csvNames) {
            csv += ',' + deployment.toUtf8() + '_' + name;
        }
    }
    csv += '\n';
    for (const auto &[time, values] : momentsOf(history, deployments, from)) {
        csv += QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(time * 1'000), Qt::UTC)
                   .toString(Qt::ISODate)
                   .toUtf8();
        for (const double value : values) {
            csv += ',';
            csv += std::isnan(value) ? QByteArray() : QByteArray::number(value, 'g', 9);
        }
        csv += '\n';
    }
    return csv;
}

} // namespace serin
