// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/arm/rules/trafficrules.h"

#include "services/domain/mirrortraffic.h"
#include "services/local/arm/rules/findings.h"
#include "services/local/arm/rules/jsonfields.h"

#include <algorithm>

namespace serin {

using namespace Qt::StringLiterals;

namespace {

// How `name` is spelt in `names`; null when it is not there.
QString spelling(const QStringList &names, const QString &name)
{
    const auto found = std::find_if(names.cbegin(), names.cend(), [&](const QString &known) {
        return known.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == names.cend() ? QString() : *found;
}

// The shares of the object `key`, from 0 to `most`, of deployments that exist.
QJsonObject sharesOf(const JsonFields &properties, const QString &key, int most,
                     const QStringList &deployments)
{
    QJsonObject shares;
    const JsonFields entries = properties.fields(key);
    for (const QString &name : entries.object().keys()) {
        const QString known = spelling(deployments, name);
        if (known.isNull()) {
            entries.refuse(name, u"%1 names the deployment \"%2\", which does not exist."_s.arg(
                                     properties.pathOf(key), name.left(100)));
        } else if (shares.contains(known)) {
            entries.refuse(name, u"%1 names the deployment \"%2\" twice."_s.arg(
                                     properties.pathOf(key), known));
        }
        entries.require(name);
        const std::optional<int> share = entries.integer(name, 0, most);
        if (!known.isNull()) {
            shares.insert(known, share.value_or(0));
        }
    }
    return shares;
}

int sumOf(const QJsonObject &shares)
{
    int sum = 0;
    for (const QJsonValue &share : shares) {
        sum += share.toInt();
    }
    return sum;
}

void checkMirror(const JsonFields &properties, const TrafficRules &rules)
{
    QStringList targets;
    for (const QString &name : rules.mirrorTraffic.keys()) {
        if (shareOf(rules.mirrorTraffic, name) == 0) {
            continue;
        }
        targets += name;
        if (shareOf(rules.traffic, name) > 0) {
            properties.refuse(u"mirrorTraffic"_s,
                              u"The deployment \"%1\" gets live traffic, so it cannot get mirrored "
                              "traffic as well."_s.arg(name));
        }
    }
    if (targets.size() > 1) {
        properties.refuse(u"mirrorTraffic"_s,
                          u"Traffic can be mirrored to one deployment only, not to %1."_s.arg(
                              targets.join(" and "_L1)));
    }
}

} // namespace

TrafficRules TrafficRules::check(const JsonFields &properties, const QStringList &deployments)
{
    const QString key = u"traffic"_s;
    TrafficRules rules;
    rules.traffic = sharesOf(properties, key, 100, deployments);
    rules.mirrorTraffic =
        sharesOf(properties, u"mirrorTraffic"_s, MirrorTraffic::limit, deployments);
    if (const int sum = sumOf(rules.traffic);
        properties.findings().isEmpty() && sum != 0 && sum != 100) {
        properties.refuse(key, u"The percentages in %1 must sum to 0 or 100, not to %2."_s
                                   .arg(properties.pathOf(key))
                                   .arg(sum));
    }
    checkMirror(properties, rules);
    return rules;
}

int shareOf(const QJsonObject &traffic, const QString &deployment)
{
    const QString known = spelling(traffic.keys(), deployment);
    return known.isNull() ? 0 : traffic.value(known).toInt();
}

QJsonObject trafficOf(const QJsonObject &traffic, const QStringList &deployments)
{
    QJsonObject kept;
    for (const QString &name : traffic.keys()) {
        if (const QString known = spelling(deployments, name); !known.isNull()) {
            kept.insert(known, traffic.value(name));
        }
    }
    return kept;
}

} // namespace serin
