// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/boxed.h"
#include "services/core/result.h"
#include "services/domain/endpointcomputetype.h"
#include "services/manifest/yaml/yamltree.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace serin {

/// How a manifest is written. `PreviewMap`, `PreviewList`: the private preview, deployments inside
/// the endpoint as a map or as a list. `PreviewWrapped`: the private preview's files of a single
/// endpoint or deployment (the deployment under one top key that is its name, or bare). `V2`: the
/// current command line's form, one file an endpoint, one a deployment.
enum class Dialect { PreviewMap, PreviewList, PreviewWrapped, V2 };

/// "preview-map", "preview-list", "preview-wrapped" or "v2".
[[nodiscard]] QString dialectName(Dialect dialect);

/// One entry of `traffic` or `mirror_traffic` as written.
struct TrafficEntry
{
    QString deployment;
    /// Nothing when what is written is no whole number.
    std::optional<int> percent;
    bool operator==(const TrafficEntry &) const = default;
};
using TrafficEntries = std::vector<TrafficEntry>;

/// A deployment as a manifest describes it. Strings are as written, empty when absent or no scalar.
struct DeploymentManifest
{
    QString name;
    QString endpointName; ///< v2's `endpoint_name`; inside an endpoint: the endpoint's name
    std::optional<int> instanceCount;
    std::optional<int> minInstances;
    std::optional<int> maxInstances;
    QString instanceType;
    QString model; ///< `azureml:…`, or name:version, or the path of an inline model
    QString codePath;
    QString scoringScript;
    QString environment;
    /// Kubernetes when the schema, `compute` or `type` says so.
    EndpointComputeType compute = EndpointComputeType::Managed;
    SourcePosition position;  ///< of its name, or of its first key
    NodeId node = noNode;     ///< its map
    NodeId nameNode = noNode; ///< the scalar that names it: a key or a value
};

/// An endpoint as a manifest describes it.
struct EndpointManifest
{
    QString name;
    QString authMode;
    QString description;
    /// Kubernetes when the schema, `compute` or `type` says so.
    EndpointComputeType compute = EndpointComputeType::Managed;
    bool hasTraffic = false; ///< the key is there
    TrafficEntries traffic;
    TrafficEntries mirrorTraffic;
    std::vector<DeploymentManifest> deployments; ///< in the preview's dialects, in file order
    SourcePosition position;
    NodeId node = noNode;
};

/// One YAML document of a file that describes an endpoint or a deployment.
struct ManifestDocument
{
    int index = 0; ///< of the document in its file
    Dialect dialect = Dialect::V2;
    NodeId root = noNode;
    /// Exactly one of the two is set.
    Boxed<EndpointManifest> endpoint;
    Boxed<DeploymentManifest> deployment;
};

/// One parsed manifest file: its bytes, its tree, and what it describes. Immutable and cheap to
/// copy; safe to read from several threads.
class Manifest
{
public:
    /// Reads @p text; @p path is only carried along and quoted in errors.
    /// @error Invalid: no YAML, an encoding that is not supported, nested too deep or too large;
    /// `where` is path:line:column and `fix` says how to mend it. A file that is YAML but describes
    /// no online endpoint is no error: documents() is empty and reason() says why.
    [[nodiscard]] static Result<Manifest> parse(const QByteArray &text, const QString &path);
    /// As parse(), of a text that has been read already.
    [[nodiscard]] static Manifest fromTree(YamlTree tree, const QString &path);

    [[nodiscard]] const QByteArray &text() const { return m_tree->text(); }
    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] const YamlTree &tree() const { return *m_tree; }
    [[nodiscard]] const std::vector<ManifestDocument> &documents() const { return m_documents; }
    /// Why documents() is empty, e.g. "kind: Rollout is no online endpoint"; else empty.
    [[nodiscard]] const QString &reason() const { return m_reason; }

private:
    Manifest() = default;

    QString m_path;
    std::shared_ptr<const YamlTree> m_tree;
    std::vector<ManifestDocument> m_documents;
    QString m_reason;
};

} // namespace serin
