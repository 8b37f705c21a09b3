// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/translate/previewtranslation.h"

#include "services/domain/names.h"
#include "services/gitops/translate/previewrules.h"
#include "services/gitops/translate/translationproof.h"
#include "services/manifest/catalogendpoint.h"
#include "services/manifest/edit/newdeployment.h"
#include "services/manifest/validation/schemavalue.h"
#include "services/manifest/yaml/yamlreader.h"

#include <QFileInfo>
#include <QSet>

#include <algorithm>

namespace serin {

namespace {

QByteArray textFor(const Manifest &manifest, std::string_view head, const std::string &body)
{
    QByteArray text(body.data(), static_cast<qsizetype>(body.size()));
    const bool isWindows = YamlLayout(manifest.text()).lineBreak() == "\r\n";
    if (isWindows) {
        text.replace("\n", "\r\n");
    }
    return QByteArray(head.data(), static_cast<qsizetype>(head.size())) + text;
}

/// The bytes that @p value takes once what aliases stand for is written out, or somewhat more.
qint64 writtenSize(const YamlTree &tree, const SchemaValue &value)
{
    const YamlNode &node = tree.node(value.node);
    qint64 size = value.children.empty() || node.anchored ? node.span.length() : 0;
    for (const SchemaValue &child : value.children) {
        size += writtenSize(tree, child);
    }
    return size;
}

class PreviewTranslator
{
public:
    PreviewTranslator(const QList<Manifest> &files, const QString &endpoint)
        : m_files(files), m_endpoint(endpoint)
    {
        for (const Manifest &file : files) {
            m_taken.insert(file.path());
        }
    }

    Result<PreviewTranslation> translate()
    {
        if (m_endpoint.isEmpty() || isPlaceholderName(m_endpoint)) {
            return failure(ErrorKind::Invalid, QStringLiteral("the endpoint has no name yet"));
        }
        QList<Manifest> before;
        for (const Manifest &file : m_files) {
            const ManifestDocument *const document = previewIn(file);
            if (document == nullptr) {
                before.append(file);
                m_after.append(file); // it stays as it is
                continue;
            }
            if (file.tree().roots().size() > 1) {
                return failure(ErrorKind::Invalid,
                               QStringLiteral("the file holds several documents"), file.path(),
                               QStringLiteral("give each a file of its own first"));
            }
            if (const auto bounded = checkAliases(file, document->root); !bounded) {
                return failure(bounded.error());
            }
            const Result<void> done = document->endpoint ? endpointFile(file, *document)
                                                         : deploymentFile(file, *document);
            if (!done) {
                return failure(done.error());
            }
            before.append(file);
        }
        if (m_result.changes.isEmpty()) {
            return failure(ErrorKind::NotFound,
                           QStringLiteral("nothing of it is in the private preview's form"));
        }
        if (const auto proven = proveTranslation(before, m_after, m_endpoint); !proven) {
            return failure(proven.error());
        }
        sortChanges();
        return m_result;
    }

private:
    /// What aliases stand for is written out: neither without end nor without measure.
    static Result<void> checkAliases(const Manifest &file, NodeId root)
    {
        const auto resolved = resolveSchemaValue(file.tree(), root);
        if (resolved) {
            return writtenSize(file.tree(), *resolved) <= maximumYamlBytes
                       ? Result<void>()
                       : failure(ErrorKind::Invalid,
                                 QStringLiteral("its aliases make it too large to be written out"),
                                 file.path());
        }
        const ValidationFinding &finding = resolved.error();
        return failure(ErrorKind::Invalid, finding.message,
                       sourceLocation(file.path(), file.tree().position(finding.node)),
                       finding.fix);
    }

    [[nodiscard]] const ManifestDocument *previewIn(const Manifest &file) const
    {
        const auto &documents = file.documents();
        const auto own = std::find_if(
            documents.begin(), documents.end(), [this](const ManifestDocument &document) {
                return isPreviewDocument(document) &&
                       (!document.endpoint || document.endpoint->name == m_endpoint);
            });
        return own == documents.end() ? nullptr : &*own;
    }

    /// @p path, or with the endpoint's name in front when that is taken.
    Result<QString> freePath(const QString &path)
    {
        const QFileInfo wanted(path);
        for (const QString &each :
             {path, wanted.path() + u'/' + m_endpoint + u'-' + wanted.fileName()}) {
            const QFileInfo file(each);
            if (!m_taken.contains(each) && !file.exists() && !file.isSymbolicLink()) {
                m_taken.insert(each);
                return each;
            }
        }
        return failure(ErrorKind::Conflict, QStringLiteral("a file of this name exists already"),
                       path, QStringLiteral("move it away first"));
    }

    Result<void> addFile(const QString &path, const std::optional<QByteArray> &before,
                         const QByteArray &text)
    {
        auto parsed = Manifest::parse(text, path);
        if (!parsed) {
            return failure(parsed.error());
        }
        m_after.append(std::move(*parsed));
        m_result.changes.append({path, before, text});
        return {};
    }

    Result<void> deploymentFile(const Manifest &file, const ManifestDocument &document)
    {
        const DeploymentManifest &found = *document.deployment;
        const YamlTree &tree = file.tree();
        PreviewRules rules(file, found.compute == EndpointComputeType::Kubernetes, m_result.notes);
        // Its name may be the top key, which then has the comments of the file.
        CarriedEntry own;
        const bool isKey = found.nameNode != noNode && tree.node(found.nameNode).isKey;
        if (isKey) {
            own = rules.carrier().entries(document.root).front();
        }
        if (auto named = checkName(file, found); !named) {
            return named;
        }
        const ManifestParts parts =
            rules.deployment(found.node, found.nameNode,
                             found.node == document.root ? CarriedEntry() : own, m_endpoint, true);
        return finish(file, document.root, rules,
                      parts.text(rules.carrier(), rules.carrier().below(found.node)), file.path(),
                      file.text());
    }

    Result<void> endpointFile(const Manifest &file, const ManifestDocument &document)
    {
        const EndpointManifest &found = *document.endpoint;
        PreviewRules rules(file, isKubernetes(found), m_result.notes);
        const ManifestParts parts = rules.endpoint(document.root);
        const NodeId deployments = file.tree().find(document.root, "deployments");
        const bool holds = deployments != noNode;
        QString path = file.path();
        const bool stays = !holds || QFileInfo(path).completeBaseName() == u"endpoint";
        if (!stays) {
            const auto free = freePath(QFileInfo(path).path() + QStringLiteral("/endpoint.yml"));
            if (!free) {
                return failure(free.error());
            }
            path = *free;
        }
        m_result.endpointFile = path;
        if (auto done = finish(file, document.root, rules,
                               parts.text(rules.carrier(), rules.carrier().below(document.root)),
                               path, stays ? std::optional(file.text()) : std::nullopt);
            !done) {
            return done;
        }
        if (!stays) {
            m_result.changes.append({file.path(), file.text(), std::nullopt});
        }
        return holds ? deploymentsInside(file, found, deployments) : Result<void>();
    }

    [[nodiscard]] static bool isKubernetes(const EndpointManifest &endpoint)
    {
        return endpoint.compute == EndpointComputeType::Kubernetes;
    }

    Result<void> deploymentsInside(const Manifest &file, const EndpointManifest &endpoint,
                                   NodeId deployments)
    {
        const YamlCarrier carrier(file.tree());
        const std::vector<CarriedEntry> entries = carrier.entries(deployments);
        if (entries.size() != endpoint.deployments.size()) {
            return failure(ErrorKind::Invalid,
                           QStringLiteral("merge keys bring deployments that cannot be moved"),
                           sourceLocation(file.path(), endpoint.position),
                           QStringLiteral("write them out first"));
        }
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const DeploymentManifest &found = endpoint.deployments[i];
            if (auto named = checkName(file, found); !named) {
                return named;
            }
            const auto path =
                freePath(newDeploymentPath({file}, *DeploymentName::fromString(found.name)));
            if (!path) {
                return failure(path.error());
            }
            PreviewRules rules(file, isKubernetes(endpoint), m_result.notes);
            const NodeId map = rules.carrier().followed(entries[i].value);
            const ManifestParts parts =
                rules.deployment(map, found.nameNode, entries[i], m_endpoint, false);
            std::vector<std::string> below = carrier.below(map);
            if (i + 1 == entries.size()) {
                const std::vector<std::string> rest = carrier.below(deployments);
                below.insert(below.end(), rest.begin(), rest.end());
            }
            if (auto done = finish(file, noNode, rules, parts.text(rules.carrier(), below), *path,
                                   std::nullopt);
                !done) {
                return done;
            }
        }
        return {};
    }

    [[nodiscard]] static Result<void> checkName(const Manifest &file,
                                                const DeploymentManifest &found)
    {
        const auto name = DeploymentName::fromString(found.name);
        if (!name || found.nameNode == noNode) {
            return failure(
                ErrorKind::Invalid, QStringLiteral("a deployment has no name that can be used"),
                sourceLocation(file.path(), found.position), QStringLiteral("name it first"));
        }
        return {};
    }

    Result<void> finish(const Manifest &file, NodeId root, const PreviewRules &rules,
                        const std::string &body, const QString &path,
                        const std::optional<QByteArray> &before)
    {
        if (!rules.failure().detail.isEmpty()) {
            return tl::unexpected<Error>(rules.failure());
        }
        const std::string_view head =
            root == noNode ? std::string_view() : rules.carrier().headOf(root);
        return addFile(path, before, textFor(file, head, body));
    }

    /// New and changed files first, as they came; then those that go.
    void sortChanges()
    {
        std::stable_partition(m_result.changes.begin(), m_result.changes.end(),
                              [](const FileChange &change) { return change.after.has_value(); });
        m_result.notes.erase(std::unique(m_result.notes.begin(), m_result.notes.end()),
                             m_result.notes.end());
    }

    const QList<Manifest> &m_files;
    QString m_endpoint;
    QSet<QString> m_taken;
    QList<Manifest> m_after;
    PreviewTranslation m_result;
};

} // namespace

bool isPreviewDocument(const ManifestDocument &document)
{
    return document.dialect != Dialect::V2;
}

Result<PreviewTranslation> translatePreview(const QList<Manifest> &files, const QString &endpoint)
{
    return PreviewTranslator(files, endpoint).translate();
}

} // namespace serin
