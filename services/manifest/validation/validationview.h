// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/manifest/manifest.h"
#include "services/manifest/validation/deploymentnames.h"
#include "services/manifest/validation/schemadocument.h"
#include "services/manifest/validation/schemavalue.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

#include <utility>
#include <vector>

namespace serin {

/// Where a deployment runs as far as its file tells.
enum class ValidationTarget { Managed, Kubernetes, Unknown };

/// A deployment as the rules of validation read it.
struct DeploymentView
{
    QString name;
    NodeId nameNode = noNode; ///< noNode without a name
    const SchemaValue *value = nullptr;
    ValidationTarget target = ValidationTarget::Unknown;
    bool preview = false;
    bool nameIsText = true; ///< to YAML, not a number or a boolean
};

/// One document of a manifest with its values resolved. Neither copied nor moved once the views of
/// its deployments point into it.
class DocumentView
{
public:
    DocumentView(const Manifest &manifest, const ManifestDocument &document);
    DocumentView(const DocumentView &) = delete;
    DocumentView &operator=(const DocumentView &) = delete;

    [[nodiscard]] const ManifestDocument &document() const { return m_document; }
    [[nodiscard]] const QString &folder() const { return m_folder; }
    [[nodiscard]] bool isEndpoint() const { return m_document.endpoint.has_value(); }
    [[nodiscard]] bool isPreview() const { return m_document.dialect != Dialect::V2; }
    [[nodiscard]] ValidationTarget target() const { return m_target; }
    [[nodiscard]] ManifestSchema schema() const;
    /// Why value() is not to be used; empty code when all is well.
    [[nodiscard]] const ValidationFinding &failure() const { return m_failure; }
    [[nodiscard]] bool isResolved() const { return m_failure.code.isEmpty(); }
    /// The map of the endpoint or deployment.
    [[nodiscard]] const SchemaValue &value() const { return m_value; }
    /// The endpoint's name, or the one that a deployment belongs to; as written, may be empty.
    [[nodiscard]] const QString &endpointName() const { return m_endpointName; }
    /// The deployments inside an endpoint, or the one that the document is.
    [[nodiscard]] const std::vector<DeploymentView> &deployments() const { return m_deployments; }
    /// The endpoint's `deployments` are in this file: the preview's way.
    [[nodiscard]] bool holdsDeployments() const;

private:
    void addDeploymentsInside();

    const ManifestDocument &m_document;
    QString m_folder;
    SchemaValue m_value;
    ValidationFinding m_failure;
    ValidationTarget m_target = ValidationTarget::Unknown;
    QString m_endpointName;
    std::vector<DeploymentView> m_deployments;
};

/// The deployments that the traffic of an endpoint may name.
struct KnownDeployments
{
    DeploymentNames names; ///< may hold templates
    /// There is no doubt that these are all that the manifests have for it.
    bool certain = false;
};

/// What the documents of all files say together. Immutable.
class ValidationScope
{
public:
    explicit ValidationScope(const QList<Manifest> &manifests);

    /// The deployments that @p endpoint can send traffic to: its own in the preview; in v2 those of
    /// its folder when several folders have an endpoint of that name, else those of all files.
    [[nodiscard]] KnownDeployments deploymentsOf(const DocumentView &endpoint) const;

    /// The deployments of the endpoint that @p view is or belongs to; none when it is not known.
    [[nodiscard]] DeploymentNames deploymentsBeside(const DocumentView &view) const;

    /// An endpoint that @p view is or belongs to but for the case of letters.
    struct OtherEndpoint
    {
        QString name;          ///< empty: there is none
        bool isBeside = false; ///< in the same folder
    };
    [[nodiscard]] OtherEndpoint otherEndpoint(const DocumentView &view) const;

    /// The only endpoint whose files lie in @p folder; empty when there is none or more than one,
    /// or when it holds its deployments itself.
    [[nodiscard]] QString onlyEndpointIn(const QString &folder) const;

private:
    using Names = QSet<QString>;
    using Place = std::pair<QString, QString>; ///< an endpoint's name and a folder

    /// Of all files those of v2 that can be in one endpoint, for who is in @p folder.
    [[nodiscard]] KnownDeployments deploymentsFor(const QString &endpoint,
                                                  const QString &folder) const;

    QHash<QString, Names> m_endpointsByFolder;
    /// By the name in small letters, with the folders that have it as written.
    QHash<QString, QHash<QString, Names>> m_spellings;
    QHash<QString, Names> m_foldersByEndpoint; ///< of those that hold no deployments
    QHash<QString, DeploymentNames> m_deploymentsByEndpoint;
    QHash<Place, DeploymentNames> m_deploymentsByPlace;
};

} // namespace serin
