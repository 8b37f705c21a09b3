// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/drift/livevalues.h"

#include "services/manifest/edit/manifestedit.h"

#include <QJsonObject>

#include <algorithm>

namespace serin {

namespace {

const EndpointManifest *endpointIn(const Manifest &manifest, const QString &name)
{
    for (const ManifestDocument &document : manifest.documents()) {
        if (document.endpoint && document.endpoint->name == name) {
            return &*document.endpoint;
        }
    }
    return nullptr;
}

/// Where a deployment is described: the file, and whether inside its endpoint.
bool describes(const Manifest &manifest, const QString &endpoint, const QString &deployment,
               bool &isInside)
{
    for (const ManifestDocument &document : manifest.documents()) {
        if (document.deployment && document.deployment->name == deployment) {
            isInside = false;
            return true;
        }
        const bool isOwner = document.endpoint && document.endpoint->name == endpoint;
        const auto inner =
            isOwner ? document.endpoint->deployments : std::vector<DeploymentManifest>();
        if (std::any_of(inner.begin(), inner.end(),
                        [&](const DeploymentManifest &one) { return one.name == deployment; })) {
            isInside = true;
            return true;
        }
    }
    return false;
}

TrafficEntries entriesOf(const TrafficEntries &written, const QJsonObject &live)
{
    TrafficEntries entries;
    for (const TrafficEntry &entry : written) {
        entries.push_back({entry.deployment, live.value(entry.deployment).toInt()});
    }
    for (auto it = live.begin(); it != live.end(); ++it) {
        if (std::none_of(written.begin(), written.end(), [&it](const TrafficEntry &entry) {
                return entry.deployment == it.key();
            })) {
            entries.push_back({it.key(), it.value().toInt()});
        }
    }
    return entries;
}

enum class Outcome { Done, NotHere, NotTaken };

Result<Outcome> takeRow(Manifest &file, const QString &endpoint, const BoardRow &row)
{
    const QJsonValue live = row.values.live.value_or(QJsonValue::Undefined);
    Result<Manifest> edited = file;
    if (row.deployment.isEmpty() && row.field.contains(QLatin1String("traffic"))) {
        const EndpointManifest *const found = endpointIn(file, endpoint);
        if (!found) {
            return Outcome::NotHere;
        }
        const bool isMirror = row.field == QLatin1String("mirror_traffic");
        const TrafficEntries entries =
            entriesOf(isMirror ? found->mirrorTraffic : found->traffic, live.toObject());
        edited = isMirror ? withMirrorTraffic(file, endpoint, entries)
                          : withTraffic(file, endpoint, entries);
    } else if (row.field == QLatin1String("instance_count") && live.isDouble()) {
        bool isInside = false;
        if (!describes(file, endpoint, row.deployment, isInside)) {
            return Outcome::NotHere;
        }
        edited =
            withInstanceCount(file, isInside ? endpoint : QString(), row.deployment, live.toInt());
    } else {
        return Outcome::NotTaken;
    }
    if (!edited) {
        return failure(edited.error());
    }
    file = std::move(*edited);
    return Outcome::Done;
}

} // namespace

Result<TakenValues> takeLiveValues(const QList<Manifest> &files, const QString &endpoint,
                                   const std::vector<BoardRow> &rows)
{
    TakenValues taken;
    QList<Manifest> edited = files;
    for (const BoardRow &row : rows) {
        bool isTaken = false;
        for (Manifest &file : edited) {
            const Result<Outcome> outcome = takeRow(file, endpoint, row);
            if (!outcome) {
                return failure(outcome.error());
            }
            isTaken = isTaken || *outcome == Outcome::Done;
        }
        if (!isTaken) {
            taken.left.push_back(row);
        }
    }
    for (qsizetype i = 0; i < files.size(); ++i) {
        if (edited[i].text() != files[i].text()) {
            taken.changes.append({files[i].path(), files[i].text(), edited[i].text()});
        }
    }
    return taken;
}

} // namespace serin
