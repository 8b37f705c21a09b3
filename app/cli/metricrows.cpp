// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/metricrows.h"

#include "app/cli/commandoutput.h"
#include "app/cli/livetables.h"
#include "services/domain/seriesdimension.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <map>

namespace serin {

namespace {

void add(MetricRow &row, const MetricSeries &series, double value)
{
    if (series.name == requestsMetric) {
        row.requestsPerMinute += value;
        if (isOfFailures(series)) {
            row.errorsPerMinute += value;
        }
    } else if (series.name == QLatin1String("RequestLatency_P50")) {
        row.p50 = value;
    } else if (series.name == QLatin1String("RequestLatency_P95")) {
        row.p95 = value;
    } else if (series.name == QLatin1String("RequestLatency_P99")) {
        row.p99 = value;
    }
}

QString numberText(const std::optional<double> &value)
{
    return value ? QString::number(*value, 'f', *value < 100 ? 1 : 0) : QString();
}

QJsonValue orNull(const std::optional<double> &value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

QJsonObject toJson(const MetricRow &row)
{
    return {{QStringLiteral("time"), timeText(row.time)},
            {QStringLiteral("deployment"), row.deployment},
            {QStringLiteral("requestsPerMinute"), row.requestsPerMinute},
            {QStringLiteral("errorsPerMinute"), row.errorsPerMinute},
            {QStringLiteral("latencyMs"), QJsonObject{{QStringLiteral("p50"), orNull(row.p50)},
                                                      {QStringLiteral("p95"), orNull(row.p95)},
                                                      {QStringLiteral("p99"), orNull(row.p99)}}}};
}

QStringList heading()
{
    return {QStringLiteral("MINUTE (UTC)        "),
            QStringLiteral("DEPLOYMENT"),
            QStringLiteral("REQUESTS"),
            QStringLiteral("ERRORS"),
            QStringLiteral("P50 MS"),
            QStringLiteral("P95 MS"),
            QStringLiteral("P99 MS")};
}

QStringList cells(const MetricRow &row)
{
    // As wide as the heading, so that rows that come later stand below it.
    return {timeText(row.time),
            row.deployment.leftJustified(10),
            QString::number(row.requestsPerMinute, 'f', 0).leftJustified(8),
            QString::number(row.errorsPerMinute, 'f', 0).leftJustified(6),
            numberText(row.p50).leftJustified(6),
            numberText(row.p95).leftJustified(6),
            numberText(row.p99)};
}

} // namespace

QStringList latencyMetrics()
{
    return {QStringLiteral("RequestLatency_P50"), QStringLiteral("RequestLatency_P95"),
            QStringLiteral("RequestLatency_P99")};
}

MetricRows metricRows(const QList<MetricSeries> &all)
{
    std::map<std::pair<QDateTime, QString>, MetricRow> found;
    for (const MetricSeries &series : all) {
        const QString deployment = dimension(series, QLatin1String("deployment"));
        for (const SeriesPoint &point : series.points) {
            if (point.average) {
                MetricRow &row = found[{point.time, deployment}];
                row.time = point.time;
                row.deployment = deployment;
                add(row, series, *point.average);
            }
        }
    }
    MetricRows rows;
    for (const auto &[key, row] : found) {
        if (row.requestsPerMinute > 0) {
            rows.push_back(row);
        }
    }
    return rows;
}

void printMetricRows(const CommandOutput &output, const MetricRows &rows)
{
    if (output.effectiveFormat() == OutputFormat::Table) {
        QList<QStringList> table{heading()};
        for (const MetricRow &row : rows) {
            table << cells(row);
        }
        output.printTable(table);
        if (rows.empty()) {
            output.note(QStringLiteral("no requests in that time"));
        }
        return;
    }
    QJsonArray json;
    for (const MetricRow &row : rows) {
        json.append(toJson(row));
    }
    output.printValue(json);
}

void printMoreMetricRows(const CommandOutput &output, const MetricRows &rows)
{
    for (const MetricRow &row : rows) {
        if (output.effectiveFormat() == OutputFormat::Table) {
            output.printTable({cells(row)});
        } else {
            output.printItem(toJson(row));
        }
    }
}

} // namespace serin
