// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/drift/livemanifest.h"

#include "services/gitops/drift/livefields.h"
#include "services/gitops/specdifference.h"
#include "services/gitops/specreader.h"
#include "services/manifest/manifestselect.h"

#include <algorithm>
#include <functional>

namespace serin {

namespace {

const QString countKey = QStringLiteral("instance_count");
const QString scaleKey = QStringLiteral("scale_settings");

NewEntry text(const char *key, const QString &value)
{
    return {key, NewYaml::token(yamlToken(value.toStdString()))};
}

NewEntry schema(EndpointComputeType compute, const char *what)
{
    const char *kind = compute == EndpointComputeType::Kubernetes ? "kubernetes" : "managed";
    return {"$schema", NewYaml::token(std::string("https://azuremlschemas.azureedge.net/latest/") +
                                      kind + "Online" + what + ".schema.json")};
}

void append(std::vector<NewEntry> &entries, std::vector<NewEntry> more)
{
    entries.insert(entries.end(), std::make_move_iterator(more.begin()),
                   std::make_move_iterator(more.end()));
}

Error unwritable(const QString &path, const QString &detail)
{
    return {ErrorKind::Invalid, detail, path, QStringLiteral("write it by hand")};
}

/// A manifest as it was read again, compared with live from both sides.
struct Reread
{
    std::vector<FieldDifference> asks;  ///< what a plan would do
    std::vector<FieldDifference> lacks; ///< what is live and not said
};

template<typename Spec>
Reread compared(const Spec &written, const Spec &live)
{
    return {differences(written, live), differences(live, written)};
}

/// Writes what is live with fewer and fewer fields, until it reads as what is live.
class LiveWriting
{
public:
    using Make = std::function<Result<Manifest>(const LiveFields &)>;
    using Read = std::function<Result<Reread>(const Manifest &)>;

    static Result<LiveManifest> write(LiveFields fields, const Make &make, const Read &read)
    {
        while (true) {
            Result<Manifest> made = make(fields);
            if (!made) {
                return failure(made.error());
            }
            const Result<Reread> found = read(*made);
            if (!found) {
                return failure(found.error());
            }
            if (found->asks.empty()) {
                noteLacking(fields, found->lacks);
                return LiveManifest{*std::move(made), fields.notes};
            }
            const QString key = keyOf(found->asks.front());
            if (!fields.values.contains(key)) {
                return failure(unwritable(
                    made->path(), QStringLiteral("%1 cannot be written as it is live").arg(key)));
            }
            fields.leaveOut(key, QStringLiteral("it would not read as it is live"));
        }
    }

private:
    static QString keyOf(const FieldDifference &difference)
    {
        return difference.field.section(u'.', 0, 0);
    }
    static void noteLacking(LiveFields &fields, const std::vector<FieldDifference> &lacks)
    {
        for (const FieldDifference &each : lacks) {
            if (!fields.gone.contains(keyOf(each))) {
                fields.leaveOut(keyOf(each), QStringLiteral("a manifest cannot say it"));
            }
        }
    }
};

Result<Reread> rereadEndpoint(const Manifest &manifest, const LiveEndpoint &live)
{
    for (const ManifestDocument &document : manifest.documents()) {
        const DocumentReading reading = readSpecs(manifest, document);
        if (!reading.endpoint || !reading.endpoint->spec || !reading.endpoint->notes.isUsable() ||
            reading.endpoint->spec->name != live.spec.name) {
            continue;
        }
        const EndpointSpec &spec = *reading.endpoint->spec;
        Reread found = compared(spec, live.spec);
        if (spec.traffic && sharesOf(*spec.traffic) != sharesOf(live.traffic)) {
            found.asks.push_back({QStringLiteral("traffic"), true, {}, {}});
        }
        if (spec.mirrorTraffic && sharesOf(*spec.mirrorTraffic) != sharesOf(live.mirrorTraffic)) {
            found.asks.push_back({QStringLiteral("mirror_traffic"), true, {}, {}});
        }
        return found;
    }
    return failure(
        unwritable(manifest.path(), QStringLiteral("the endpoint does not read as one")));
}

Result<Reread> rereadDeployment(const Manifest &manifest, const LiveDeployment &live)
{
    for (const ManifestDocument &document : manifest.documents()) {
        const DocumentReading reading = readSpecs(manifest, document);
        for (const DeploymentReading &each : reading.deployments) {
            if (each.spec && each.spec->name == live.spec.name && each.notes.isUsable()) {
                return compared(*each.spec, live.spec);
            }
        }
    }
    return failure(
        unwritable(manifest.path(), QStringLiteral("the deployment does not read as one")));
}

/// As it stands inside an endpoint.
std::vector<NewEntry> previewEntries(LiveFields fields)
{
    if (fields.values.contains(countKey)) {
        QJsonObject scale = fields.values.value(scaleKey).toObject();
        scale.insert(QStringLiteral("scale_type"), QStringLiteral("manual"));
        scale.insert(countKey, fields.values.take(countKey));
        fields.values.insert(scaleKey, scale);
    }
    return fields.entries();
}

} // namespace

Result<LiveManifest> endpointManifest(const LiveEndpoint &live, const QString &path)
{
    return LiveWriting::write(
        liveFields(live),
        [&](const LiveFields &fields) {
            std::vector<NewEntry> entries{schema(live.spec.computeType, "Endpoint"),
                                          text("name", live.spec.name.toString())};
            append(entries, fields.entries());
            return Manifest::parse(QByteArray::fromStdString(yamlBlock(entries)), path);
        },
        [&](const Manifest &manifest) { return rereadEndpoint(manifest, live); });
}

Result<LiveManifest> deploymentManifest(const LiveDeployment &live, const QString &endpoint,
                                        const QString &path)
{
    return LiveWriting::write(
        liveFields(live),
        [&](const LiveFields &fields) {
            std::vector<NewEntry> entries{schema(live.spec.computeType, "Deployment"),
                                          text("name", live.spec.name.toString()),
                                          text("endpoint_name", endpoint)};
            if (live.spec.computeType == EndpointComputeType::Kubernetes) {
                entries.push_back(text("type", QStringLiteral("kubernetes")));
            }
            append(entries, fields.entries());
            return Manifest::parse(QByteArray::fromStdString(yamlBlock(entries)), path);
        },
        [&](const Manifest &manifest) { return rereadDeployment(manifest, live); });
}

Result<LiveManifest> withLiveDeployment(const Manifest &manifest, const QString &endpoint,
                                        const LiveDeployment &live)
{
    const Result<NodeId> root = selectRoot(manifest, endpoint);
    if (!root) {
        return failure(root.error());
    }
    const NodeId deployments = manifest.tree().find(*root, "deployments");
    const std::string name = live.spec.name.toString().toStdString();
    if (!manifest.tree().isMap(deployments)) {
        return failure(unwritable(manifest.path(),
                                  QStringLiteral("the deployments here are no map of names")));
    }
    if (manifest.tree().find(deployments, name) != noNode) {
        return failure(
            ErrorKind::Conflict,
            QStringLiteral("there is a deployment \"%1\" already").arg(live.spec.name.toString()),
            manifest.path());
    }
    return LiveWriting::write(
        liveFields(live),
        [&](const LiveFields &fields) {
            YamlEdit edit(manifest.tree(), manifest.path());
            const Result<void> added =
                edit.addEntry(deployments, noNode, name, NewYaml::map(previewEntries(fields)));
            return finishEdit(manifest, edit, added);
        },
        [&](const Manifest &edited) { return rereadDeployment(edited, live); });
}

} // namespace serin
