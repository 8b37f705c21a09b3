// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/chartlook.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>

#include <algorithm>
#include <iterator>

namespace serin {

namespace {

constexpr int mostNames = 100;
constexpr qsizetype longestName = 200;
constexpr int ranges[] = {0, 60, 300, 900, 3'600};

QStringList namesFrom(const QJsonValue &value)
{
    QStringList names;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &each : array) {
        const QString name = each.toString();
        if (!name.isEmpty() && name.size() <= longestName && names.size() < mostNames) {
            names.append(name);
        }
    }
    return names;
}

} // namespace

QByteArray ChartLook::toJson() const
{
    QJsonObject object{{QStringLiteral("range"), range},
                       {QStringLiteral("paused"), isPaused},
                       {QStringLiteral("table"), isTable},
                       {QStringLiteral("hidden"), QJsonArray::fromStringList(hidden)},
                       {QStringLiteral("percentiles"), QJsonArray::fromStringList(percentiles)}};
    if (!isFollowing) {
        object.insert(QStringLiteral("from"), from);
        object.insert(QStringLiteral("to"), to);
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

ChartLook ChartLook::fromJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    ChartLook look;
    const int range = object.value(QStringLiteral("range")).toInt(look.range);
    if (std::find(std::begin(ranges), std::end(ranges), range) != std::end(ranges)) {
        look.range = range;
    }
    look.isPaused = object.value(QStringLiteral("paused")).toBool();
    look.isTable = object.value(QStringLiteral("table")).toBool();
    const double from = object.value(QStringLiteral("from")).toDouble();
    const double to = object.value(QStringLiteral("to")).toDouble();
    if (from > 0 && to > from) {
        look.isFollowing = false;
        look.from = from;
        look.to = to;
    }
    look.hidden = namesFrom(object.value(QStringLiteral("hidden")));
    if (object.contains(QStringLiteral("percentiles"))) {
        look.percentiles = namesFrom(object.value(QStringLiteral("percentiles")));
    }
    return look;
}

} // namespace serin
