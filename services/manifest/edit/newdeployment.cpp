// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/edit/newdeployment.h"

#include "services/domain/onename.h"
#include "services/manifest/edit/changesetedit.h"
#include "services/manifest/edit/manifestedit.h"
#include "services/manifest/edit/takenname.h"
#include "services/manifest/manifestselect.h"
#include "services/manifest/yaml/yamledit.h"

#include <QFileInfo>

#include <algorithm>

namespace serin {

namespace {

const QString fileScheme = QStringLiteral("file:");

QString folderOf(const QString &path)
{
    return QFileInfo(path).path();
}

QByteArray tokenOf(const QString &text)
{
    return QByteArray::fromStdString(yamlToken(text.toStdString()));
}

/// The deployment in a text that describes it and maybe others, while it is edited.
class DeploymentText
{
public:
    DeploymentText(Manifest manifest, QString endpoint, QString name)
        : m_manifest(std::move(manifest)), m_endpoint(std::move(endpoint)), m_name(std::move(name))
    {}

    [[nodiscard]] const Manifest &manifest() const { return m_manifest; }
    [[nodiscard]] const YamlTree &tree() const { return m_manifest.tree(); }
    [[nodiscard]] NodeId node() const
    {
        const auto selected = selectDeployment(m_manifest, m_endpoint, m_name);
        return selected ? selected->deployment->node : noNode;
    }
    [[nodiscard]] NodeId at(std::string_view key) const { return tree().find(node(), key); }

    [[nodiscard]] Result<void> set(const QString &pointer, const QString &value)
    {
        return take(
            withScalar(m_manifest, owner(), tree().pointer(node()) + pointer, tokenOf(value)));
    }
    [[nodiscard]] Result<void> setInstances(int count)
    {
        return take(withInstanceCount(m_manifest, owner(), m_name, count));
    }
    [[nodiscard]] Error refuse(const QString &detail, const QString &fix) const
    {
        return {ErrorKind::Invalid, detail, m_manifest.path(), fix};
    }

private:
    [[nodiscard]] QString owner() const
    {
        const auto selected = selectDeployment(m_manifest, m_endpoint, m_name);
        return selected && selected->document->endpoint ? m_endpoint : QString();
    }
    [[nodiscard]] Result<void> take(Result<Manifest> edited)
    {
        if (!edited) {
            return failure(edited.error());
        }
        m_manifest = std::move(*edited);
        return {};
    }

    Manifest m_manifest;
    QString m_endpoint;
    QString m_name;
};

/// The key of the map @p asset that holds its path; empty when it has none.
QString pathKey(const YamlTree &tree, NodeId asset)
{
    for (const char *key : {"path", "local_path", "asset_path", "directory", "file"}) {
        if (tree.isScalar(tree.find(asset, key))) {
            return QString::fromLatin1(key);
        }
    }
    return {};
}

Result<void> setModel(DeploymentText &text, const QString &model)
{
    const NodeId node = text.at("model");
    const YamlTree &tree = text.tree();
    const bool isPath = isModelPath(model);
    if (node == noNode) {
        return text.set(isPath ? QStringLiteral("/model/path") : QStringLiteral("/model"), model);
    }
    if (!tree.isMap(node)) {
        return text.set(QStringLiteral("/model"), model);
    }
    const QString key = pathKey(tree, node);
    if (isPath) {
        return text.set(QStringLiteral("/model/") + (key.isEmpty() ? QStringLiteral("path") : key),
                        model);
    }
    const qsizetype colon = model.lastIndexOf(u':');
    const bool isNamed = tree.find(node, "name") != noNode && tree.find(node, "version") != noNode;
    if (!isNamed || model.count(u':') != 1) {
        return tl::unexpected<Error>(
            text.refuse(QStringLiteral("the copied model is described by its files; %1 is a "
                                       "registered version")
                            .arg(model),
                        QStringLiteral("give a path, or change it in the text afterwards")));
    }
    if (auto named = text.set(QStringLiteral("/model/name"), model.left(colon)); !named) {
        return named;
    }
    return text.set(QStringLiteral("/model/version"), model.mid(colon + 1));
}

Result<void> setCode(DeploymentText &text, const QString &code)
{
    const NodeId node = text.tree().find(text.at("code_configuration"), "code");
    const QString pointer = QStringLiteral("/code_configuration/code");
    if (!text.tree().isMap(node)) {
        return text.set(pointer, code);
    }
    const QString key = pathKey(text.tree(), node);
    return text.set(pointer + u'/' + (key.isEmpty() ? QStringLiteral("directory") : key), code);
}

/// The scalars below @p node, which are no keys.
void collectScalars(const YamlTree &tree, NodeId node, std::vector<NodeId> &found)
{
    for (NodeId child = tree.firstChild(node); child != noNode; child = tree.next(child)) {
        if (tree.isScalar(child) && !tree.node(child).isKey) {
            found.push_back(child);
        }
        collectScalars(tree, child, found);
    }
}

Result<void> followFolder(DeploymentText &text, const MovedFolder &moved)
{
    const QString folder = folderOf(text.manifest().path());
    const YamlTree tree = text.tree();
    const QString base = tree.pointer(text.node());
    std::vector<NodeId> scalars;
    collectScalars(tree, text.node(), scalars);
    for (const NodeId scalar : scalars) {
        const QString value = tree.string(scalar);
        const QString scheme = value.startsWith(fileScheme) ? fileScheme : QString();
        const QString path = value.mid(scheme.size());
        const QString other = pathInMoved(path, moved);
        if (other == path || !QFileInfo::exists(folder + u'/' + other)) {
            continue;
        }
        const QString pointer = tree.pointer(scalar).mid(base.size());
        if (auto set = text.set(pointer, scheme + other); !set) {
            return set;
        }
    }
    return {};
}

Result<void> adapt(DeploymentText &text, const NewDeployment &wanted)
{
    const auto selected = selectDeployment(text.manifest(), {}, wanted.name.toString());
    const QString before = selected ? selected->deployment->model : QString();
    Result<void> done;
    if (!wanted.model.isEmpty() && wanted.model != before) {
        if (const auto moved = movedFolder(before, wanted.model)) {
            done = followFolder(text, *moved);
        }
        done = done.and_then([&] { return setModel(text, wanted.model); });
    }
    if (!wanted.code.isEmpty()) {
        done = done.and_then([&] { return setCode(text, wanted.code); });
    }
    if (wanted.instances) {
        done = done.and_then([&] { return text.setInstances(*wanted.instances); });
    }
    return done;
}

Result<QList<FileChange>> copied(const QList<Manifest> &files, const QString &endpoint,
                                 const NewDeployment &wanted)
{
    Result<QList<FileChange>> changes = copyDeployment(files, endpoint, wanted.from, wanted.name);
    if (!changes) {
        return changes;
    }
    FileChange &change = changes->first();
    Result<Manifest> manifest = Manifest::parse(*change.after, change.path);
    if (!manifest) {
        return failure(manifest.error());
    }
    const bool isInside = change.before.has_value();
    DeploymentText text(std::move(*manifest), isInside ? endpoint : QString(),
                        wanted.name.toString());
    if (Result<void> adapted = adapt(text, wanted); !adapted) {
        return failure(adapted.error());
    }
    change.after = text.manifest().text();
    return changes;
}

/// The entries of a deployment that is written anew, in the order that people write them in.
std::vector<NewEntry> freshEntries(const NewDeployment &wanted, bool isKubernetes)
{
    const auto token = [](const QString &text) {
        return NewYaml::token(yamlToken(text.toStdString()));
    };
    std::vector<NewEntry> entries;
    if (!wanted.model.isEmpty()) {
        entries.push_back({"model", isModelPath(wanted.model)
                                        ? NewYaml::map({{"path", token(wanted.model)}})
                                        : token(wanted.model)});
    }
    if (!wanted.code.isEmpty()) {
        entries.push_back(
            {"code_configuration", NewYaml::map({{"code", token(wanted.code)},
                                                 {"scoring_script", NewYaml::token("score.py")}})});
    }
    if (wanted.origin == NewDeployment::Origin::Template) {
        entries.push_back(
            {"environment",
             NewYaml::map({{"image", NewYaml::token("mcr.microsoft.com/azureml/"
                                                    "minimal-ubuntu22.04-py39-cpu-inference:"
                                                    "latest")}})});
    }
    if (!isKubernetes) {
        entries.push_back({"instance_type",
                           token(wanted.instanceType.isEmpty() ? QStringLiteral("Standard_DS3_v2")
                                                               : wanted.instanceType)});
    }
    return entries;
}

NewYaml settingsOf(int timeoutMs)
{
    return NewYaml::map({{"request_timeout_ms", NewYaml::token(std::to_string(timeoutMs))},
                         {"max_concurrent_requests_per_instance", NewYaml::token("1")}});
}

/// The service's own defaults, to be seen and changed.
void addUsual(std::vector<NewEntry> &entries)
{
    const auto probe = [] {
        return NewYaml::map({{"initial_delay", NewYaml::token("10")},
                             {"period", NewYaml::token("10")},
                             {"timeout", NewYaml::token("2")}});
    };
    entries.push_back({"request_settings", settingsOf(5'000)});
    entries.push_back({"liveness_probe", probe()});
    entries.push_back({"readiness_probe", probe()});
}

Result<QList<FileChange>> freshFile(const QList<Manifest> &files, const QString &endpoint,
                                    const NewDeployment &wanted, bool isKubernetes)
{
    const QString path = newDeploymentPath(files, wanted.name);
    const QFileInfo target(path);
    if (target.exists() || target.isSymbolicLink()) {
        return failure(ErrorKind::Conflict, QStringLiteral("a file of this name exists already"),
                       path, QStringLiteral("move it away, or choose another name"));
    }
    std::vector<NewEntry> entries{
        {"$schema", NewYaml::token(std::string("https://azuremlschemas.azureedge.net/latest/") +
                                   (isKubernetes ? "kubernetes" : "managed") +
                                   "OnlineDeployment.schema.json")},
        {"name", NewYaml::token(yamlToken(wanted.name.toString().toStdString()))},
        {"endpoint_name", NewYaml::token(yamlToken(endpoint.toStdString()))}};
    if (isKubernetes) {
        entries.push_back({"type", NewYaml::token("kubernetes")});
    }
    const std::vector<NewEntry> own = freshEntries(wanted, isKubernetes);
    entries.insert(entries.end(), own.begin(), own.end());
    entries.push_back(
        {"instance_count", NewYaml::token(std::to_string(wanted.instances.value_or(1)))});
    if (wanted.origin == NewDeployment::Origin::Template) {
        addUsual(entries);
    }
    const QByteArray text = QByteArray::fromStdString(yamlBlock(entries));
    const Result<Manifest> made = Manifest::parse(text, path);
    if (!made) {
        return failure(made.error());
    }
    return QList<FileChange>{{path, std::nullopt, text}};
}

/// A further entry in the preview's map of deployments.
Result<QList<FileChange>> freshEntry(const Manifest &manifest, const ManifestDocument &document,
                                     const NewDeployment &wanted)
{
    const YamlTree &tree = manifest.tree();
    const NodeId deployments = tree.find(document.root, "deployments");
    const std::string name = wanted.name.toString().toStdString();
    for (const DeploymentManifest &taken : document.endpoint->deployments) {
        if (isOneName(taken.name, wanted.name.toString())) {
            return failure(nameTaken(taken.name, wanted.name, manifest.path()));
        }
    }
    std::vector<NewEntry> entries =
        freshEntries(wanted, document.endpoint->compute == EndpointComputeType::Kubernetes);
    entries.push_back(
        {"scale_settings",
         NewYaml::map(
             {{"scale_type", NewYaml::token("manual")},
              {"instance_count", NewYaml::token(std::to_string(wanted.instances.value_or(1)))}})});
    if (wanted.origin == NewDeployment::Origin::Template) {
        entries.push_back({"request_settings", settingsOf(5'000)});
    }
    YamlEdit edit(tree, manifest.path());
    const Result<void> added =
        edit.addEntry(deployments, noNode, name, NewYaml::map(std::move(entries)));
    return finishEdit(manifest, edit, added).map([&](const Manifest &edited) {
        return QList<FileChange>{{manifest.path(), manifest.text(), edited.text()}};
    });
}

Result<QList<FileChange>> fresh(const QList<Manifest> &files, const QString &endpoint,
                                const NewDeployment &wanted)
{
    bool isKubernetes = false;
    for (const Manifest &file : files) {
        for (const ManifestDocument &document : file.documents()) {
            if (document.deployment &&
                isOneName(document.deployment->name, wanted.name.toString())) {
                return failure(nameTaken(document.deployment->name, wanted.name, file.path()));
            }
            if (!document.endpoint ||
                (!endpoint.isEmpty() && document.endpoint->name != endpoint)) {
                continue;
            }
            isKubernetes = document.endpoint->compute == EndpointComputeType::Kubernetes;
            if (document.dialect == Dialect::PreviewMap) {
                return freshEntry(file, document, wanted);
            }
            if (document.dialect != Dialect::V2) {
                return failure(ErrorKind::Invalid,
                               QStringLiteral("in this form a deployment is made as a copy"),
                               file.path(), QStringLiteral("duplicate one, or edit the text"));
            }
        }
    }
    return freshFile(files, endpoint, wanted, isKubernetes);
}

} // namespace

std::optional<MovedFolder> movedFolder(const QString &before, const QString &after)
{
    if (before == after || !isModelPath(before) || !isModelPath(after)) {
        return std::nullopt;
    }
    QStringList from = before.split(u'/');
    QStringList to = after.split(u'/');
    while (from.size() > 1 && to.size() > 1 && from.last() == to.last()) {
        from.removeLast();
        to.removeLast();
    }
    return MovedFolder{from.join(u'/'), to.join(u'/')};
}

QString pathInMoved(const QString &path, const MovedFolder &moved)
{
    if (path == moved.from) {
        return moved.to;
    }
    return path.startsWith(moved.from + u'/') ? moved.to + path.mid(moved.from.size()) : path;
}

QString newDeploymentPath(const QList<Manifest> &files, const DeploymentName &name)
{
    for (const Manifest &file : files) {
        for (const ManifestDocument &document : file.documents()) {
            if (document.deployment && file.documents().size() == 1) {
                const QFileInfo info(file.path());
                return info.path() + u'/' +
                       copiedFileName(info.fileName(), document.deployment->name, name);
            }
        }
    }
    return folderOf(files.first().path()) + u'/' + name.toString() +
           QStringLiteral("-deployment.yml");
}

bool isModelPath(const QString &model)
{
    if (model.isEmpty() || model.startsWith(QLatin1String("azureml:")) ||
        model.startsWith(QLatin1String("/subscriptions/"))) {
        return false;
    }
    return model.contains(u'/') || !model.contains(u':');
}

Result<QList<FileChange>> addDeployment(const QList<Manifest> &files, const QString &endpoint,
                                        const NewDeployment &wanted)
{
    if (files.isEmpty()) {
        return failure(ErrorKind::NotFound, QStringLiteral("no file describes the endpoint"));
    }
    return wanted.origin == NewDeployment::Origin::Copy ? copied(files, endpoint, wanted)
                                                        : fresh(files, endpoint, wanted);
}

} // namespace serin
