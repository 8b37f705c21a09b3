// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/metrics/monitorservice.h"
#include "tests/services/local/metrics/metricstest.h"
#include "tests/support/fakeclock.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QUrl>

namespace serin {

/// A store and a service on a clock that stands at 2026-11-24T12:00:00Z.
class MonitorFixture
{
public:
    MonitorFixture()
        : store(std::move(*MetricsStore::open(m_folder.filePath(QStringLiteral("m.db")), clock))),
          service(*store, clock)
    {}

    [[nodiscard]] std::int64_t now() const { return clock.now().toSecsSinceEpoch(); }

    [[nodiscard]] HttpResponse get(const QByteArray &query, bool ofDeployment = false)
    {
        MonitorResource resource{QStringLiteral("/subscriptions/s/onlineEndpoints/shop"),
                                 QStringLiteral("local"), QStringLiteral("shop"), std::nullopt};
        if (ofDeployment) {
            resource.id += QStringLiteral("/deployments/blue");
            resource.deployment = QStringLiteral("blue");
        }
        HttpRequest request;
        request.method = "GET";
        request.target = resource.id.toUtf8() + "/providers/Microsoft.Insights/metrics?" + query;
        return query == "definitions" ? service.metricDefinitions(resource, request)
                                      : service.metrics(resource, request);
    }
    [[nodiscard]] QJsonObject json(const QByteArray &query, bool ofDeployment = false)
    {
        const HttpResponse response = get(query, ofDeployment);
        QJsonParseError error{};
        const QJsonObject object = QJsonDocument::fromJson(response.body, &error).object();
        return response.status == 200 && error.error == QJsonParseError::NoError
                   ? object
                   : QJsonObject{{QStringLiteral("failed"), QString::fromUtf8(response.body)}};
    }
    /// The time series of the only metric of the answer to @p query.
    [[nodiscard]] QJsonArray timeseries(const QByteArray &query, bool ofDeployment = false)
    {
        const QJsonArray value = json(query, ofDeployment).value(QStringLiteral("value")).toArray();
        return value.size() == 1 ? value[0].toObject().value(QStringLiteral("timeseries")).toArray()
                                 : QJsonArray();
    }
    /// "name=value,…: v v - v" of each time series: what @p field holds by bucket.
    [[nodiscard]] QStringList table(const QByteArray &query, const QString &field,
                                    bool ofDeployment = false)
    {
        QStringList lines;
        const QJsonArray all = timeseries(query, ofDeployment);
        for (const QJsonValue &series : all) {
            QStringList names;
            const QJsonArray labels =
                series.toObject().value(QStringLiteral("metadatavalues")).toArray();
            for (const QJsonValue &value : labels) {
                const QJsonObject entry = value.toObject();
                names.append(
                    entry[QStringLiteral("name")].toObject()[QStringLiteral("value")].toString() +
                    u'=' + entry[QStringLiteral("value")].toString());
            }
            QStringList values;
            const QJsonArray points = series.toObject().value(QStringLiteral("data")).toArray();
            for (const QJsonValue &point : points) {
                const QJsonValue value = point.toObject().value(field);
                values.append(value.isUndefined() ? QStringLiteral("-")
                                                  : QString::number(value.toDouble()));
            }
            lines.append(names.join(u',') + QStringLiteral(": ") + values.join(u' '));
        }
        return lines;
    }

    FakeClock clock;

private:
    QTemporaryDir m_folder;

public:
    std::unique_ptr<MetricsStore> store;
    MonitorService service;
};

} // namespace serin
