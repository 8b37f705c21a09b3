// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/metrics/monitorquery.h"

#include "services/domain/isoduration.h"

#include <QDateTime>
#include <QMap>
#include <QStringList>

#include <algorithm>

namespace serin {
namespace {

using Aggregation = MonitorQuery::Aggregation;

// 2 h by the second are 7,200, 30 days by the minute 43,200.
constexpr std::int64_t mostBuckets = 50'000;
constexpr qsizetype mostMetrics = 20;
constexpr int greatestTop = 1'000;

tl::unexpected<Error> invalid(const QString &detail)
{
    return failure(ErrorKind::Invalid, detail);
}

/// By lower-case name; the first of several of a name.
class Parameters
{
public:
    explicit Parameters(const QByteArray &query)
    {
        for (const QByteArray &part : query.split('&')) {
            const qsizetype equals = part.indexOf('=');
            const QByteArray name = QByteArray::fromPercentEncoding(part.left(equals)).toLower();
            if (!m_values.contains(name)) {
                m_values.insert(name, equals < 0 ? QByteArray() : part.mid(equals + 1));
            }
        }
    }

    /// @param spaces whether '+' stands for one, as in forms. It may also be a time zone's.
    [[nodiscard]] QString value(const char *name, bool spaces = true) const
    {
        QByteArray encoded = m_values.value(name);
        if (spaces) {
            encoded.replace('+', ' ');
        }
        return QString::fromUtf8(QByteArray::fromPercentEncoding(encoded)).trimmed();
    }

private:
    QMap<QByteArray, QByteArray> m_values;
};

std::optional<Aggregation> aggregationOf(const QString &name)
{
    static const QMap<QString, Aggregation> names{
        {QStringLiteral("average"), Aggregation::Average},
        {QStringLiteral("minimum"), Aggregation::Minimum},
        {QStringLiteral("maximum"), Aggregation::Maximum},
        {QStringLiteral("total"), Aggregation::Total},
        {QStringLiteral("count"), Aggregation::Count},
        {QStringLiteral("sum"), Aggregation::Total}, // in orderby
    };
    const auto found = names.constFind(name.toLower());
    return found == names.constEnd() ? std::nullopt : std::optional(*found);
}

Result<void> readMetrics(const QString &text, const MetricCatalog &catalog, MonitorQuery &query)
{
    if (text.isEmpty()) {
        query.metrics = {&catalog.metrics.front()};
        return {};
    }
    for (QString name : text.split(u',')) {
        name = name.trimmed().replace(QLatin1String("%2"), QLatin1String(","));
        const MetricDefinition *metric = catalog.find(name);
        if (metric == nullptr) {
            QStringList valid;
            for (const MetricDefinition &known : catalog.metrics) {
                valid.append(known.name);
            }
            return invalid(QStringLiteral("Failed to find metric configuration for provider: "
                                          "Microsoft.MachineLearningServices, resource Type: %1, "
                                          "metric: %2, Valid metrics: %3")
                               .arg(catalog.resourceNamespace.mid(
                                        catalog.resourceNamespace.indexOf(QLatin1Char('/')) + 1),
                                    name.left(100), valid.join(u',')));
        }
        if (std::find(query.metrics.begin(), query.metrics.end(), metric) == query.metrics.end()) {
            query.metrics.push_back(metric);
        }
        if (std::ssize(query.metrics) > mostMetrics) {
            return invalid(
                QStringLiteral("at most %1 metrics can be asked for at once").arg(mostMetrics));
        }
    }
    return {};
}

Result<void> readInterval(const QString &text, MonitorQuery &query)
{
    if (text.isEmpty()) {
        return {};
    }
    const auto duration = durationFromIso(text);
    const std::int64_t seconds = duration && duration->count() % 1'000 == 0
                                     ? static_cast<std::int64_t>(duration->count() / 1'000)
                                     : 0;
    const auto &grains = monitorGrains();
    if (std::find(grains.begin(), grains.end(), seconds) == grains.end()) {
        QStringList valid;
        for (const std::int64_t grain : grains) {
            valid.append(isoDuration(std::chrono::seconds(grain)));
        }
        return invalid(QStringLiteral("Detected invalid time grain input: %1, supported ones are: "
                                      "%2")
                           .arg(text.left(100), valid.join(u',')));
    }
    query.grain = seconds;
    return {};
}

std::optional<std::int64_t> timeOf(const QString &text)
{
    QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid()) {
        return std::nullopt;
    }
    if (time.timeSpec() == Qt::LocalTime) {
        time.setTimeSpec(Qt::UTC); // one without a zone
    }
    const std::int64_t seconds = time.toSecsSinceEpoch();
    return seconds >= 0 && time.date().year() < 10'000 ? std::optional(seconds) : std::nullopt;
}

std::optional<std::int64_t> lengthOf(const QString &text)
{
    const auto duration = durationFromIso(text);
    return duration ? std::optional<std::int64_t>(duration->count() / 1'000) : std::nullopt;
}

struct Span
{
    std::int64_t from = 0;
    std::int64_t until = 0;
};

/// START/END, where one of them may be a duration; or a duration up to now.
std::optional<Span> spanOf(const QString &text, std::int64_t now)
{
    const QStringList ends = text.split(u'/');
    if (ends.size() == 1) {
        const auto length = text.isEmpty() ? std::optional<std::int64_t>(3'600) : lengthOf(text);
        return length ? std::optional(Span{now - *length, now}) : std::nullopt;
    }
    if (ends.size() > 2) {
        return std::nullopt;
    }
    const auto from = timeOf(ends[0]);
    const auto until = timeOf(ends[1]);
    if (from && until) {
        return Span{*from, *until};
    }
    if (const auto length = from ? lengthOf(ends[1]) : std::nullopt) {
        return Span{*from, *from + *length};
    }
    if (const auto length = until ? lengthOf(ends[0]) : std::nullopt) {
        return Span{*until - *length, *until};
    }
    return std::nullopt;
}

Result<void> readTimespan(const QString &text, std::int64_t now, MonitorQuery &query)
{
    const std::optional<Span> span = spanOf(text, now);
    if (!span || span->from < 0) {
        return invalid(QStringLiteral("Detected invalid time interval input: %1, expected "
                                      "startDateTime_ISO/endDateTime_ISO")
                           .arg(text.left(100)));
    }
    if (span->from >= span->until) {
        return invalid(QStringLiteral("Start time and end time cannot be equal or in the wrong "
                                      "order: %1")
                           .arg(text.left(100)));
    }
    const std::int64_t grain = query.grain;
    query.timespan = monitorTime(span->from) + u'/' + monitorTime(span->until);
    query.from = span->from - span->from % grain;
    query.until = span->until + (grain - span->until % grain) % grain;
    if (query.buckets() > mostBuckets) {
        return invalid(QStringLiteral("the time span holds %1 intervals of %2; at most %3 can be "
                                      "answered")
                           .arg(query.buckets())
                           .arg(isoDuration(std::chrono::seconds(grain)))
                           .arg(mostBuckets));
    }
    return {};
}

Result<void> readAggregations(const QString &text, MonitorQuery &query)
{
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        const QString name = part.trimmed();
        const auto aggregation = aggregationOf(name);
        const bool none = name.compare(QLatin1String("none"), Qt::CaseInsensitive) == 0;
        if (!none &&
            (!aggregation || name.compare(QLatin1String("sum"), Qt::CaseInsensitive) == 0)) {
            return invalid(QStringLiteral("Detected invalid aggregation type: %1, supported ones "
                                          "are: Average,Minimum,Maximum,Total,Count")
                               .arg(name.left(100)));
        }
        auto &all = query.aggregations;
        if (!none && std::find(all.begin(), all.end(), *aggregation) == all.end()) {
            all.push_back(*aggregation);
        }
    }
    if (query.aggregations.empty()) {
        query.aggregations = {Aggregation::Average};
    }
    return {};
}

Result<void> readFilter(const QString &text, MonitorQuery &query)
{
    Result<MonitorFilter> filter = MonitorFilter::fromText(text);
    if (!filter) {
        return failure(std::move(filter.error()));
    }
    for (const MonitorFilter::Clause &clause : filter->clauses) {
        for (const MetricDefinition *metric : query.metrics) {
            const auto &names = metric->dimensions;
            const bool known = std::any_of(names.begin(), names.end(), [&](QLatin1String name) {
                return clause.dimension.compare(name, Qt::CaseInsensitive) == 0;
            });
            if (!known) {
                return invalid(QStringLiteral("the metric %1 has no dimension %2")
                                   .arg(metric->name, clause.dimension.left(100)));
            }
        }
    }
    query.filter = std::move(*filter);
    return {};
}

Result<void> readOrder(const Parameters &parameters, MonitorQuery &query)
{
    if (const QString top = parameters.value("top"); !top.isEmpty()) {
        bool isNumber = false;
        query.top = top.toInt(&isNumber);
        if (!isNumber || query.top < 1 || query.top > greatestTop) {
            return invalid(QStringLiteral("top is a whole number from 1 to %1").arg(greatestTop));
        }
    }
    const QString order = parameters.value("orderby");
    if (order.isEmpty()) {
        return {};
    }
    const QStringList words = order.simplified().split(u' ');
    const auto by = aggregationOf(words.first());
    const QString direction = words.value(1, QStringLiteral("asc")).toLower();
    if (!by || words.size() > 2 ||
        (direction != QLatin1String("asc") && direction != QLatin1String("desc"))) {
        return invalid(
            QStringLiteral("orderby is an aggregation with asc or desc, as in: sum asc"));
    }
    query.order = {*by, direction == QLatin1String("desc")};
    return {};
}

Result<void> readRest(const Parameters &parameters, const MetricCatalog &catalog,
                      MonitorQuery &query)
{
    const QString type = parameters.value("resulttype").toLower();
    if (!type.isEmpty() && type != QLatin1String("data") && type != QLatin1String("metadata")) {
        return invalid(QStringLiteral("resultType is Data or Metadata"));
    }
    query.metadataOnly = type == QLatin1String("metadata");
    const QString space = parameters.value("metricnamespace");
    if (!space.isEmpty() && space.compare(catalog.resourceNamespace, Qt::CaseInsensitive) != 0) {
        return invalid(QStringLiteral("there is no metric namespace %1 here, only %2")
                           .arg(space.left(100), catalog.resourceNamespace));
    }
    return {};
}

} // namespace

Result<MonitorQuery> MonitorQuery::fromQuery(const QByteArray &text, const MetricCatalog &catalog,
                                             std::int64_t now)
{
    const Parameters parameters(text);
    MonitorQuery query;
    Result<void> done =
        readMetrics(parameters.value("metricnames"), catalog, query)
            .and_then([&] { return readInterval(parameters.value("interval"), query); })
            .and_then([&] { return readTimespan(parameters.value("timespan", false), now, query); })
            .and_then([&] { return readAggregations(parameters.value("aggregation"), query); })
            .and_then([&] { return readFilter(parameters.value("$filter"), query); })
            .and_then([&] { return readOrder(parameters, query); })
            .and_then([&] { return readRest(parameters, catalog, query); });
    if (!done) {
        return failure(std::move(done.error()));
    }
    return query;
}

const std::vector<std::int64_t> &monitorGrains()
{
    static const std::vector<std::int64_t> grains{1,   5,     10,    15,     30,     60,    300,
                                                  900, 1'800, 3'600, 21'600, 43'200, 86'400};
    return grains;
}

QString monitorTime(std::int64_t second)
{
    return QDateTime::fromSecsSinceEpoch(second, Qt::UTC).toString(Qt::ISODate);
}

} // namespace serin
