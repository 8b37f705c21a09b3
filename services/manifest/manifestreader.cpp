// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/manifestreader.h"

#include "services/manifest/manifestschemahint.h"
#include "services/manifest/validation/schemascalar.h"
#include "services/manifest/yaml/yamlmerged.h"

#include <QStringList>

#include <algorithm>
#include <charconv>
#include <initializer_list>

namespace serin {

namespace {

QString joined(const QString &name, const QString &version)
{
    return name.isEmpty() || version.isEmpty() ? name : name + QLatin1Char(':') + version;
}

class DocumentReader
{
public:
    DocumentReader(const YamlMerged &merged, NodeId root)
        : m_tree(merged.tree()), m_merged(merged), m_root(root)
    {}

    Result<ManifestDocument> read()
    {
        if (!m_tree.isMap(m_root)) {
            return no(QStringLiteral("the document is no mapping"));
        }
        if (has("apiVersion") && has("kind")) {
            return no(QStringLiteral("kind: %1 is no online endpoint").arg(text("kind")));
        }
        m_schema = manifestSchemaOf(m_tree, m_root);
        switch (m_schema.kind) {
        case SchemaKind::Other:
            return no(QStringLiteral("schema %1 is no online endpoint").arg(m_schema.name));
        case SchemaKind::PreviewEndpoint:
        case SchemaKind::V2Endpoint:
            return endpoint();
        case SchemaKind::PreviewDeployment:
        case SchemaKind::V2Deployment:
            return deployment();
        case SchemaKind::None:
            return byShape();
        }
        Q_UNREACHABLE();
    }

private:
    static tl::unexpected<Error> no(const QString &reason)
    {
        return failure(ErrorKind::NotFound, reason);
    }

    [[nodiscard]] NodeId at(std::string_view key) const { return m_merged.find(m_root, key); }
    /// What is edited and named by its place: not where a merge key brings it from.
    [[nodiscard]] NodeId ownAt(std::string_view key) const { return m_tree.find(m_root, key); }
    [[nodiscard]] bool has(std::string_view key) const { return at(key) != noNode; }
    [[nodiscard]] bool hasAny(NodeId map, std::initializer_list<std::string_view> keys) const
    {
        return std::any_of(keys.begin(), keys.end(),
                           [&](std::string_view key) { return m_merged.find(map, key) != noNode; });
    }
    [[nodiscard]] QString text(NodeId map, std::string_view key) const
    {
        const NodeId node = m_merged.find(map, key);
        return m_tree.isScalar(node) ? m_tree.string(node) : QString();
    }
    [[nodiscard]] QString text(std::string_view key) const { return text(m_root, key); }
    [[nodiscard]] std::optional<int> number(NodeId map, std::string_view key) const
    {
        return wholeNumber(m_tree, m_merged.find(map, key));
    }

    [[nodiscard]] bool looksLikeDeployment(NodeId map) const
    {
        return hasAny(map, {"code_configuration", "instance_type", "sku", "scale_settings"}) ||
               (hasAny(map, {"model", "environment"}) &&
                hasAny(map, {"instance_count", "request_settings", "liveness_probe", "resources",
                             "app_insights_enabled", "environment_variables"}));
    }

    Result<ManifestDocument> byShape()
    {
        if (const QString batch = batchReason(); !batch.isEmpty()) {
            return no(batch);
        }
        const NodeId deployments = ownAt("deployments");
        if (m_tree.isMap(deployments) || m_tree.isSequence(deployments)) {
            const bool endpointKeys = hasAny(m_root, {"auth_mode", "traffic", "infrastructure"}) ||
                                      text("type") == QLatin1String("online");
            return endpointKeys || anyLooksLikeDeployment(deployments)
                       ? endpoint()
                       : no(QStringLiteral("its `deployments` are none of an online endpoint"));
        }
        if (has("endpoint_name") || looksLikeDeployment(m_root) || wrappedKey() != noNode) {
            return deployment();
        }
        const bool endpointKeys = hasAny(m_root, {"auth_mode", "mirror_traffic"}) ||
                                  m_tree.isMap(at("traffic")) ||
                                  text("type") == QLatin1String("online");
        if (has("name") && endpointKeys) {
            return endpoint();
        }
        return no(QStringLiteral("no key of an online endpoint or deployment"));
    }

    [[nodiscard]] QString batchReason() const
    {
        if (text("type") == QLatin1String("batch") ||
            hasAny(m_root, {"mini_batch_size", "output_action"}) ||
            m_merged.find(at("defaults"), "deployment_name") != noNode) {
            return QStringLiteral("a batch endpoint or deployment is no online one");
        }
        return {};
    }

    [[nodiscard]] bool anyLooksLikeDeployment(NodeId deployments) const
    {
        for (NodeId id = m_tree.firstChild(deployments); id != noNode; id = m_tree.next(id)) {
            if (looksLikeDeployment(id)) {
                return true;
            }
        }
        return false;
    }

    /// The top key that is a deployment's name: its value is the deployment, or it is empty and the
    /// deployment stands beside it (as one published file has it).
    [[nodiscard]] NodeId wrappedKey() const
    {
        const NodeId first = m_tree.firstChild(m_root);
        if (first == noNode || !m_tree.isScalar(first) || has("name") ||
            isDeploymentKey(m_tree.value(first))) {
            return noNode;
        }
        const NodeId value = m_tree.next(first);
        const bool only = m_tree.next(value) == noNode;
        if (only && m_tree.isMap(value) && looksLikeDeployment(value)) {
            return first;
        }
        return m_tree.kind(value) == NodeKind::Null && looksLikeDeployment(m_root) ? first : noNode;
    }

    Result<ManifestDocument> endpoint()
    {
        ManifestDocument document;
        document.root = m_root;
        document.endpoint.emplace();
        EndpointManifest &found = *document.endpoint;
        found.node = m_root;
        found.name = text("name");
        found.authMode = text("auth_mode");
        found.description = text("description");
        found.position = m_tree.position(ownAt("name") != noNode ? ownAt("name") : m_root);
        found.compute = endpointCompute();
        found.hasTraffic = has("traffic");
        found.traffic = entries(at("traffic"));
        found.mirrorTraffic = entries(at("mirror_traffic"));
        document.dialect = endpointDialect();
        readDeployments(found);
        return document;
    }

    [[nodiscard]] EndpointComputeType endpointCompute() const
    {
        const QString target = text("target");
        const bool elsewhere =
            !target.isEmpty() && target.compare(QLatin1String("managed"), Qt::CaseInsensitive) != 0;
        const bool other = has("compute") || elsewhere ||
                           text("infrastructure").startsWith(QLatin1String("azureml:"));
        return m_schema.kubernetes || other ? EndpointComputeType::Kubernetes
                                            : EndpointComputeType::Managed;
    }

    [[nodiscard]] Dialect endpointDialect() const
    {
        const NodeId deployments = ownAt("deployments");
        if (m_tree.isMap(deployments)) {
            return Dialect::PreviewMap;
        }
        if (m_tree.isSequence(deployments)) {
            return Dialect::PreviewList;
        }
        const bool preview = m_schema.kind == SchemaKind::PreviewEndpoint || has("deployments") ||
                             has("infrastructure") || text("type") == QLatin1String("online");
        return preview ? Dialect::PreviewWrapped : Dialect::V2;
    }

    [[nodiscard]] TrafficEntries entries(NodeId map) const
    {
        TrafficEntries result;
        for (const NodeId key : m_merged.keys(map)) {
            const NodeId value = m_merged.target(m_tree.next(key));
            result.push_back({m_tree.string(key), wholeNumber(m_tree, value)});
        }
        return result;
    }

    void readDeployments(EndpointManifest &found) const
    {
        const NodeId deployments = ownAt("deployments");
        for (NodeId id = deployments == noNode ? noNode : m_tree.firstChild(deployments);
             id != noNode; id = m_tree.next(id)) {
            NodeId name = noNode;
            NodeId map = id;
            if (m_tree.isMap(deployments)) {
                name = id;
                map = id = m_tree.next(id);
            } else {
                name = m_tree.find(id, "name");
            }
            DeploymentManifest deployment = fields(map, name);
            deployment.endpointName = found.name;
            deployment.compute = found.compute;
            found.deployments.push_back(std::move(deployment));
        }
    }

    Result<ManifestDocument> deployment()
    {
        ManifestDocument document;
        document.root = m_root;
        const NodeId wrapped = wrappedKey();
        const NodeId inner = wrapped == noNode ? noNode : m_tree.next(wrapped);
        const NodeId map = m_tree.isMap(inner) ? inner : m_root;
        document.deployment = fields(map, wrapped == noNode ? ownAt("name") : wrapped);
        const NodeId scale = at("scale_settings");
        const bool preview = m_schema.kind == SchemaKind::PreviewDeployment || wrapped != noNode ||
                             has("sku") ||
                             (!has("endpoint_name") && !has("instance_count") &&
                              hasAny(scale, {"scale_type", "instance_count"}));
        document.dialect = preview ? Dialect::PreviewWrapped : Dialect::V2;
        DeploymentManifest &found = *document.deployment;
        found.endpointName = text("endpoint_name");
        if (m_schema.kubernetes || text("type") == QLatin1String("kubernetes") ||
            m_tree.isMap(at("resources"))) {
            found.compute = EndpointComputeType::Kubernetes;
        }
        return document;
    }

    [[nodiscard]] DeploymentManifest fields(NodeId map, NodeId name) const
    {
        DeploymentManifest found;
        found.node = map;
        found.nameNode = m_tree.isScalar(name) ? name : noNode;
        found.name = found.nameNode == noNode ? QString() : m_tree.string(name);
        found.position = m_tree.position(found.nameNode == noNode ? map : found.nameNode);
        const NodeId scale = m_merged.find(map, "scale_settings");
        found.instanceCount = number(map, "instance_count");
        if (!found.instanceCount) {
            found.instanceCount = number(scale, "instance_count");
        }
        found.minInstances = number(scale, "min_instances");
        found.maxInstances = number(scale, "max_instances");
        found.instanceType = text(map, "instance_type");
        if (found.instanceType.isEmpty()) {
            found.instanceType = text(map, "sku");
        }
        found.model = reference(m_merged.find(map, "model"));
        const NodeId code = m_merged.find(map, "code_configuration");
        found.codePath = path(m_merged.find(code, "code"));
        found.scoringScript = text(code, "scoring_script");
        found.environment = reference(m_merged.find(map, "environment"));
        return found;
    }

    /// An asset as text: the id or path of a scalar; of an inline one name and version, or its
    /// path.
    [[nodiscard]] QString reference(NodeId asset) const
    {
        if (!m_tree.isMap(asset)) {
            return m_tree.isScalar(asset) ? m_tree.string(asset) : QString();
        }
        const QString named = joined(text(asset, "name"), text(asset, "version"));
        if (!named.isEmpty()) {
            return named;
        }
        const QString local = path(asset);
        return local.isEmpty() ? text(asset, "image") : local;
    }

    [[nodiscard]] QString path(NodeId asset) const
    {
        if (m_tree.isScalar(asset)) {
            return m_tree.string(asset);
        }
        for (const std::string_view key :
             {"path", "local_path", "asset_path", "directory", "file"}) {
            if (const QString found = text(asset, key); !found.isEmpty()) {
                return found;
            }
        }
        return {};
    }

    const YamlTree &m_tree;
    const YamlMerged &m_merged;
    NodeId m_root;
    ManifestSchemaHint m_schema;
};

} // namespace

Result<ManifestDocument> readManifestDocument(YamlMerged &merged, NodeId root)
{
    merged.beginDocument();
    return DocumentReader(merged, root).read();
}

bool isDeploymentKey(std::string_view key)
{
    static constexpr std::string_view keys[] = {"$schema",
                                                "app_insights_enabled",
                                                "code_configuration",
                                                "description",
                                                "endpoint_name",
                                                "environment",
                                                "environment_variables",
                                                "instance_count",
                                                "instance_type",
                                                "liveness_probe",
                                                "model",
                                                "name",
                                                "properties",
                                                "readiness_probe",
                                                "request_settings",
                                                "resource_requirements",
                                                "resources",
                                                "scale_settings",
                                                "sku",
                                                "tags",
                                                "type"};
    return std::find(std::begin(keys), std::end(keys), key) != std::end(keys);
}

std::optional<int> wholeNumber(std::string_view text)
{
    if (!text.empty() && text.front() == '+') {
        text.remove_prefix(1);
    }
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional<int>(value)
                                                                    : std::nullopt;
}

} // namespace serin
