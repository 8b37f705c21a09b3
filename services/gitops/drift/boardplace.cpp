// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/drift/boardplace.h"

#include "services/gitops/fieldvalues.h"

#include <algorithm>

namespace serin {

namespace {

void addShares(BoardPlace &place, const QString &field, const QMap<QString, int> &wanted,
               const QMap<QString, int> &live)
{
    place.said.insert(field, sharesJson(wanted));
    if (place.isLive && wanted != live) {
        place.differences.push_back({field, true, sharesJson(live), sharesJson(wanted)});
    }
}

const DeploymentReading *readingOf(const DesiredEndpoint &endpoint, const QString &name)
{
    for (const auto &reading : endpoint.deployments) {
        if (reading->spec && reading->spec->name.toString() == name) {
            return reading.get();
        }
    }
    return nullptr;
}

const LiveDeployment *liveOf(const LiveEndpointState *live, const QString &name)
{
    const Result<DeploymentName> valid = DeploymentName::fromString(name);
    return live != nullptr && valid ? live->deployment(*valid) : nullptr;
}

} // namespace

const FieldDifference *BoardPlace::difference(const QString &field) const
{
    const auto found = std::find_if(differences.begin(), differences.end(),
                                    [&](const auto &each) { return each.field == field; });
    return found == differences.end() ? nullptr : &*found;
}

QJsonValue BoardPlace::value(const QString &field) const
{
    if (said.contains(field)) {
        return said.value(field);
    }
    // The service's default, said beside a live value that is another.
    const FieldDifference *found = difference(field);
    return found != nullptr ? found->desired : QJsonValue(QJsonValue::Undefined);
}

LiveMatch BoardPlace::match(const QString &field) const
{
    if (!isThere || !isLive) {
        return LiveMatch::Unsaid;
    }
    if (const FieldDifference *found = difference(field)) {
        return found->isComparable ? LiveMatch::Different : LiveMatch::NotComparable;
    }
    return said.contains(field) ? LiveMatch::Same : LiveMatch::Unsaid;
}

BoardPlace endpointPlace(const DesiredEndpoint *endpoint, const LiveEndpointState *live)
{
    BoardPlace place;
    if (endpoint == nullptr) {
        return place;
    }
    place.isThere = true;
    place.isLive = live != nullptr;
    place.file = endpoint->file;
    place.origin = SpecOrigin(endpoint->file, endpoint->line);
    if (!endpoint->endpoint || !endpoint->endpoint->spec) {
        return place;
    }
    const EndpointSpec &spec = *endpoint->endpoint->spec;
    place.origin = endpoint->endpoint->origin;
    place.said = saidFields(spec);
    if (live != nullptr) {
        place.differences = differences(spec, live->endpoint().spec);
    }
    const auto liveShares = [&](QMap<QString, int> LiveEndpoint::*shares) {
        return live != nullptr ? sharesOf(live->endpoint().*shares) : QMap<QString, int>();
    };
    if (spec.traffic) {
        addShares(place, QStringLiteral("traffic"), sharesOf(*spec.traffic),
                  liveShares(&LiveEndpoint::traffic));
    }
    if (spec.mirrorTraffic) {
        addShares(place, QStringLiteral("mirror_traffic"), sharesOf(*spec.mirrorTraffic),
                  liveShares(&LiveEndpoint::mirrorTraffic));
    }
    return place;
}

BoardPlace deploymentPlace(const DesiredEndpoint *endpoint, const QString &name,
                           const LiveEndpointState *live)
{
    BoardPlace place;
    const DeploymentReading *reading = endpoint != nullptr ? readingOf(*endpoint, name) : nullptr;
    if (reading == nullptr) {
        return place;
    }
    place.isThere = true;
    place.file = reading->origin.file();
    place.origin = reading->origin;
    place.said = saidFields(*reading->spec);
    if (const LiveDeployment *there = liveOf(live, name)) {
        place.isLive = true;
        DeploymentSpec wanted = *reading->spec;
        // It follows the endpoint; a deployment's own file says nothing about it.
        wanted.computeType = there->spec.computeType;
        place.differences = differences(wanted, there->spec);
    }
    return place;
}

BoardLive liveEndpointOf(const LiveEndpointState *live)
{
    BoardLive there;
    if (live != nullptr) {
        there.isThere = true;
        there.said = saidFields(live->endpoint().spec);
        there.said.insert(QStringLiteral("traffic"),
                          sharesJson(sharesOf(live->endpoint().traffic)));
        there.said.insert(QStringLiteral("mirror_traffic"),
                          sharesJson(sharesOf(live->endpoint().mirrorTraffic)));
    }
    return there;
}

BoardLive liveDeploymentOf(const LiveEndpointState *live, const QString &name)
{
    BoardLive there;
    if (const LiveDeployment *deployment = liveOf(live, name)) {
        there.isThere = true;
        there.said = saidFields(deployment->spec);
        const QString variables = QStringLiteral("environment_variables");
        QJsonObject own = there.said.value(variables).toObject();
        for (const QString &key : own.keys()) {
            if (isInjectedVariable(key)) {
                own.remove(key);
            }
        }
        if (own.isEmpty()) {
            there.said.remove(variables);
        } else {
            there.said.insert(variables, own);
        }
    }
    return there;
}

QStringList deploymentNames(const DesiredEndpoint &endpoint)
{
    QStringList names;
    for (const auto &reading : endpoint.deployments) {
        if (reading->spec) {
            names.append(reading->spec->name.toString());
        }
    }
    return names;
}

} // namespace serin
