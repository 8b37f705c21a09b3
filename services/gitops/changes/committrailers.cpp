// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/changes/committrailers.h"

#include "services/gitops/changes/manifestendpoints.h"

#include <QMap>
#include <QStringList>

namespace serin {

namespace {

/// "blue=90 green=10"; nothing when a share is no whole number, as the split is not known then.
std::optional<QString> trafficWords(const TrafficEntries &traffic)
{
    QStringList words;
    for (const TrafficEntry &entry : traffic) {
        if (!entry.percent) {
            return std::nullopt;
        }
        words << QStringLiteral("%1=%2").arg(entry.deployment).arg(*entry.percent);
    }
    return words.join(u' ');
}

} // namespace

QList<GitTrailer> commitTrailers(const QList<CommittedFile> &files)
{
    QMap<QString, QString> endpoints; // to the words of the traffic, empty when nothing is said
    for (const CommittedFile &file : files) {
        for (const EndpointMention &mention :
             endpointsIn(file.text.value_or(file.before), file.path)) {
            QString &traffic = endpoints[mention.endpoint];
            if (file.text && mention.saysTraffic) {
                traffic = trafficWords(mention.traffic).value_or(QString());
            }
        }
    }
    QList<GitTrailer> trailers;
    for (auto endpoint = endpoints.begin(); endpoint != endpoints.end(); ++endpoint) {
        trailers.append({QStringLiteral("Endpoint"), endpoint.key()});
        if (!endpoint->isEmpty()) {
            trailers.append({QStringLiteral("Traffic"), *endpoint});
        }
    }
    return trailers;
}

} // namespace serin
