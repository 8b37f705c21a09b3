// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/azure/metricsjson.h"

#include "services/azure/armfields.h"

#include <QJsonArray>
#include <QUrl>

#include <algorithm>

namespace serin {

namespace {

QString aggregationName(MetricAggregation aggregation)
{
    switch (aggregation) {
    case MetricAggregation::Average:
        return QStringLiteral("Average");
    case MetricAggregation::Minimum:
        return QStringLiteral("Minimum");
    case MetricAggregation::Maximum:
        return QStringLiteral("Maximum");
    case MetricAggregation::Total:
        return QStringLiteral("Total");
    case MetricAggregation::Count:
        break;
    }
    return QStringLiteral("Count");
}

// A value with parentheses is to be encoded twice, says Azure Monitor's REST walkthrough.
QString filterValue(QString value)
{
    value.replace(u'\'', QLatin1String("''"));
    value.replace(u'(', QLatin1String("%28")).replace(u')', QLatin1String("%29"));
    return value;
}

// "PT1M", "PT1H", "P1D": Monitor knows no "PT60S". Grains below a minute are the local workspace's.
QString grainText(std::chrono::seconds grain)
{
    const qint64 count = std::max<qint64>(1, grain.count());
    if (count < 60) {
        return QStringLiteral("PT%1S").arg(count);
    }
    if (count % 86'400 == 0) {
        return QStringLiteral("P%1D").arg(count / 86'400);
    }
    if (count % 3'600 == 0) {
        return QStringLiteral("PT%1H").arg(count / 3'600);
    }
    return QStringLiteral("PT%1M").arg(count / 60);
}

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(QStringLiteral("yyyy-MM-ddTHH:mm:ssZ"));
}

SeriesPoint pointFrom(const ArmFields &fields)
{
    return {fields.time("timeStamp"), fields.number("average"), fields.number("minimum"),
            fields.number("maximum"), fields.number("total"),   fields.number("count")};
}

MetricSeries seriesFrom(const ArmFields &metric, const QJsonObject &entry, QStringList *unreadable)
{
    MetricSeries series;
    series.name = metric.object("name").textOr("value");
    series.unit = metric.textOr("unit");
    const QJsonArray dimensions = entry.value(QLatin1String("metadatavalues")).toArray();
    for (const QJsonValue &value : dimensions) {
        const ArmFields dimension(value.toObject(), {}, unreadable);
        const QString name = dimension.object("name").textOr("value");
        if (!name.isEmpty()) {
            series.dimensions.insert(name, dimension.textOr("value"));
        }
    }
    const QJsonArray data = entry.value(QLatin1String("data")).toArray();
    for (const QJsonValue &value : data) {
        SeriesPoint point = pointFrom(ArmFields(value.toObject(), {}, unreadable));
        if (point.time.isValid()) {
            series.points.push_back(point);
        }
    }
    std::stable_sort(
        series.points.begin(), series.points.end(),
        [](const SeriesPoint &one, const SeriesPoint &other) { return one.time < other.time; });
    return series;
}

} // namespace

QByteArray metricsQuery(const MetricQuery &query)
{
    QByteArray text;
    const auto add = [&](const char *key, const QByteArray &encoded) {
        text += QByteArray(text.isEmpty() ? "" : "&") + key + '=' + encoded;
    };
    QByteArray names;
    for (const QString &name : query.names) {
        // Commas divide; one within a name is sent as %2, which arrives as %252.
        QString escaped = name;
        escaped.replace(u',', QLatin1String("%2"));
        names += (names.isEmpty() ? "" : ",") + QUrl::toPercentEncoding(escaped);
    }
    add("metricnames", names);
    add("timespan",
        QUrl::toPercentEncoding(timeText(query.from) + u'/' + timeText(query.to), "/:"));
    add("interval", QUrl::toPercentEncoding(grainText(query.grain)));
    QStringList aggregations;
    for (const MetricAggregation aggregation : query.aggregations) {
        aggregations.append(aggregationName(aggregation));
    }
    add("aggregation", QUrl::toPercentEncoding(aggregations.join(u','), ","));
    if (!query.dimensions.isEmpty()) {
        QStringList filters;
        for (auto it = query.dimensions.begin(); it != query.dimensions.end(); ++it) {
            filters.append(QStringLiteral("%1 eq '%2'").arg(it.key(), filterValue(it.value())));
        }
        add("$filter", QUrl::toPercentEncoding(filters.join(QLatin1String(" and "))));
        add("top", QByteArray::number(query.top));
    }
    return text;
}

Result<QList<MetricSeries>> metricsFromJson(const QJsonObject &json)
{
    if (!json.value(QLatin1String("value")).isArray()) {
        return failure(ErrorKind::Protocol, QStringLiteral("the answer holds no metrics"));
    }
    QStringList unreadable;
    QList<MetricSeries> all;
    const QJsonArray metrics = json.value(QLatin1String("value")).toArray();
    for (const QJsonValue &value : metrics) {
        const ArmFields metric(value.toObject(), {}, &unreadable);
        const QString code = metric.textOr("errorCode");
        if (!code.isEmpty() && code.compare(QLatin1String("Success"), Qt::CaseInsensitive) != 0) {
            return failure(ErrorKind::Invalid,
                           QStringLiteral("%1: %2").arg(code, metric.textOr("errorMessage")));
        }
        const QJsonArray entries = metric.json().value(QLatin1String("timeseries")).toArray();
        for (const QJsonValue &entry : entries) {
            all.append(seriesFrom(metric, entry.toObject(), &unreadable));
        }
    }
    return all;
}

QList<MetricDescription> metricDefinitionsFromJson(const QJsonObject &json)
{
    QStringList unreadable;
    QList<MetricDescription> all;
    const QJsonArray entries = json.value(QLatin1String("value")).toArray();
    for (const QJsonValue &value : entries) {
        const ArmFields fields(value.toObject(), {}, &unreadable);
        MetricDescription definition;
        definition.name = fields.object("name").textOr("value");
        if (definition.name.isEmpty()) {
            continue;
        }
        definition.displayName = fields.object("name").textOr("localizedValue");
        definition.unit = fields.textOr("unit");
        definition.primaryAggregation = fields.textOr("primaryAggregationType");
        const QJsonArray dimensions = fields.json().value(QLatin1String("dimensions")).toArray();
        for (const QJsonValue &dimension : dimensions) {
            const QString name = ArmFields(dimension.toObject(), {}, &unreadable).textOr("value");
            if (!name.isEmpty()) {
                definition.dimensions.append(name);
            }
        }
        all.append(definition);
    }
    return all;
}

} // namespace serin
