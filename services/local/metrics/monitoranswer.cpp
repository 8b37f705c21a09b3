// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/metrics/monitoranswer.h"

#include "services/domain/isoduration.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <charconv>

namespace serin {
namespace {

using Aggregation = MonitorQuery::Aggregation;

QJsonObject localizable(const QString &value, const QString &localized)
{
    return {{QStringLiteral("value"), value}, {QStringLiteral("localizedValue"), localized}};
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// Splices @p items as the array @p name into @p head, an object: the points are too many to become
/// JSON values first.
QByteArray withArray(QByteArray head, const QByteArray &name, const QByteArray &items)
{
    head.chop(1);
    return head + (head.size() > 1 ? ",\"" : "\"") + name + "\":[" + items + "]}";
}

void append(QByteArray &text, double number)
{
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    text.append(digits.data(), end - digits.data());
}

/// The seconds of a day go up by the grain; the date is asked of Qt once a day only.
class TimeText
{
public:
    void append(QByteArray &text, std::int64_t second)
    {
        constexpr std::int64_t aDay = 86'400;
        const std::int64_t day = second / aDay;
        if (day != m_day) {
            m_day = day;
            m_date = monitorTime(day * aDay).left(11).toLatin1();
        }
        const auto inDay = static_cast<int>(second % aDay);
        text += m_date;
        appendTwo(text, inDay / 3'600);
        text += ':';
        appendTwo(text, inDay / 60 % 60);
        text += ':';
        appendTwo(text, inDay % 60);
        text += 'Z';
    }

private:
    static void appendTwo(QByteArray &text, int number)
    {
        text += static_cast<char>('0' + number / 10);
        text += static_cast<char>('0' + number % 10);
    }

    std::int64_t m_day = -1;
    QByteArray m_date; // with the T
};

void appendValue(QByteArray &text, const MetricPoint &point, Aggregation aggregation)
{
    switch (aggregation) {
    case Aggregation::Average:
        text += ",\"average\":";
        return append(text, point.average);
    case Aggregation::Minimum:
        text += ",\"minimum\":";
        return append(text, point.minimum);
    case Aggregation::Maximum:
        text += ",\"maximum\":";
        return append(text, point.maximum);
    case Aggregation::Total:
        text += ",\"total\":";
        return append(text, point.total);
    case Aggregation::Count:
        text += ",\"count\":";
        return append(text, point.count);
    }
}

/// Every bucket of the query; without data it has nothing but its time.
QByteArray pointsText(const MonitorQuery &query, const std::vector<MetricPoint> &points)
{
    QByteArray text;
    TimeText time;
    text.reserve(query.buckets() * 64);
    auto point = points.begin();
    for (std::int64_t bucket = 0; bucket < query.buckets(); ++bucket) {
        text += bucket == 0 ? "{\"timeStamp\":\"" : ",{\"timeStamp\":\"";
        time.append(text, query.from + bucket * query.grain);
        text += '"';
        if (point != points.end() && point->bucket == bucket) {
            for (const Aggregation aggregation : query.aggregations) {
                appendValue(text, *point, aggregation);
            }
            ++point;
        }
        text += '}';
    }
    return text;
}

QByteArray timeseriesText(const MonitorQuery &query, const MetricTimeseries &timeseries)
{
    QJsonArray values;
    for (qsizetype index = 0; index < timeseries.values.size(); ++index) {
        // The service spells dimensions in lower case here.
        const QString name =
            query.filter.clauses[static_cast<std::size_t>(index)].dimension.toLower();
        values.append(QJsonObject{{QStringLiteral("name"), localizable(name, name)},
                                  {QStringLiteral("value"), timeseries.values[index]}});
    }
    const QByteArray head = compact({{QStringLiteral("metadatavalues"), values}});
    return query.metadataOnly ? head
                              : withArray(head, "data", pointsText(query, timeseries.points));
}

QByteArray metricText(const MonitorResource &resource, const MonitorQuery &query,
                      const MetricResult &result)
{
    const MetricDefinition &metric = *result.metric;
    const QString id =
        resource.id + QLatin1String("/providers/Microsoft.Insights/metrics/") + metric.name;
    const QByteArray head = compact({
        {QStringLiteral("id"), id},
        {QStringLiteral("type"), QStringLiteral("Microsoft.Insights/metrics")},
        {QStringLiteral("name"), localizable(metric.name, metric.title)},
        {QStringLiteral("displayDescription"), metric.description},
        {QStringLiteral("unit"), metric.unit},
        {QStringLiteral("errorCode"), QStringLiteral("Success")},
    });
    QByteArray items;
    for (const MetricTimeseries &timeseries : result.timeseries) {
        items += items.isEmpty() ? "" : ",";
        items += timeseriesText(query, timeseries);
    }
    return withArray(head, "timeseries", items);
}

QJsonArray availabilities()
{
    QJsonArray all;
    for (const std::int64_t grain : monitorGrains()) {
        const auto kept =
            grain < 60 ? MetricsStore::Limits().seconds : MetricsStore::Limits().minutes;
        all.append(
            QJsonObject{{QStringLiteral("timeGrain"), isoDuration(std::chrono::seconds(grain))},
                        {QStringLiteral("retention"), isoDuration(kept)}});
    }
    return all;
}

} // namespace

QByteArray monitorMetricsBody(const MonitorResource &resource, const MetricCatalog &catalog,
                              const MonitorQuery &query, const std::vector<MetricResult> &results)
{
    const QByteArray head = compact({
        {QStringLiteral("cost"), qint64((query.until - query.from + 59) / 60)}, // minutes read
        {QStringLiteral("timespan"), query.timespan},
        {QStringLiteral("interval"), isoDuration(std::chrono::seconds(query.grain))},
        {QStringLiteral("namespace"), catalog.resourceNamespace},
        {QStringLiteral("resourceregion"), resource.location},
    });
    QByteArray items;
    for (const MetricResult &result : results) {
        items += items.isEmpty() ? "" : ",";
        items += metricText(resource, query, result);
    }
    return withArray(head, "value", items);
}

QByteArray monitorDefinitionsBody(const MonitorResource &resource, const MetricCatalog &catalog)
{
    QJsonArray value;
    for (const MetricDefinition &metric : catalog.metrics) {
        QJsonObject definition{
            {QStringLiteral("id"),
             resource.id + QLatin1String("/providers/microsoft.insights/metricdefinitions/") +
                 metric.name},
            {QStringLiteral("resourceId"), resource.id},
            {QStringLiteral("namespace"), catalog.resourceNamespace},
            {QStringLiteral("name"), localizable(metric.name, metric.title)},
            {QStringLiteral("displayDescription"), metric.description},
            {QStringLiteral("isDimensionRequired"), false},
            {QStringLiteral("unit"), metric.unit},
            {QStringLiteral("primaryAggregationType"), QStringLiteral("Average")},
            {QStringLiteral("supportedAggregationTypes"),
             QJsonArray{QStringLiteral("Average"), QStringLiteral("Minimum"),
                        QStringLiteral("Maximum"), QStringLiteral("Total"),
                        QStringLiteral("Count")}},
            {QStringLiteral("metricAvailabilities"), availabilities()},
        };
        QJsonArray dimensions;
        for (const QLatin1String dimension : metric.dimensions) {
            dimensions.append(localizable(dimension, dimension));
        }
        if (!dimensions.isEmpty()) {
            definition.insert(QStringLiteral("dimensions"), dimensions);
        }
        value.append(definition);
    }
    return compact({{QStringLiteral("value"), value}});
}

HttpResponse monitorFailure(const Error &error)
{
    const bool askedWrongly = error.kind == ErrorKind::Invalid;
    HttpResponse response;
    response.status = askedWrongly ? 400 : 500;
    response.headers.set("Content-Type", "application/json; charset=utf-8");
    response.body =
        compact({{QStringLiteral("code"), askedWrongly ? QStringLiteral("BadRequest")
                                                       : QStringLiteral("InternalServerError")},
                 {QStringLiteral("message"), error.detail}});
    return response;
}

} // namespace serin
