// SPDX-License-Identifier: GPL-3.0-or-later
// Edits of deployments, and of any scalar by its pointer.
#include "services/core/jsonpointer.h"
#include "services/domain/onename.h"
#include "services/manifest/edit/manifestedit.h"
#include "services/manifest/edit/takenname.h"
#include "services/manifest/edit/trafficshares.h"
#include "services/manifest/manifestselect.h"
#include "services/manifest/validation/schemascalar.h"
#include "services/manifest/yaml/yamledit.h"

#include <QStringList>

namespace serin {

namespace {

/// The first of @p keys in @p map, or noNode.
NodeId firstOf(const YamlTree &tree, NodeId map, std::initializer_list<const char *> keys)
{
    for (const char *key : keys) {
        if (const NodeId found = tree.find(map, key); found != noNode) {
            return found;
        }
    }
    return noNode;
}

/// Sets the scalar @p value where it is a number already, and does nothing when it is the same.
Result<void> setNumber(YamlEdit &edit, const YamlTree &tree, NodeId value, int number)
{
    if (wholeNumber(tree, value) == number) {
        return {};
    }
    return edit.setScalar(value, std::to_string(number));
}

Result<void> addInstanceCount(YamlEdit &edit, const YamlTree &tree,
                              const SelectedDeployment &selected, int count)
{
    const NodeId map = selected.deployment->node;
    const NewYaml number = NewYaml::token(std::to_string(count));
    const NodeId type = firstOf(tree, map, {"instance_type", "sku"});
    if (selected.document->dialect == Dialect::V2) {
        return edit.addEntry(map, type, "instance_count", number);
    }
    const NodeId scale = tree.find(map, "scale_settings");
    if (tree.isMap(scale)) {
        return edit.addEntry(scale, tree.find(scale, "scale_type"), "instance_count", number);
    }
    const std::vector<NewEntry> manual{{"scale_type", NewYaml::token("manual")},
                                       {"instance_count", number}};
    return scale == noNode ? edit.addEntry(map, type, "scale_settings", NewYaml::map(manual))
                           : edit.fillNull(scale, manual);
}

/// The value of the entry, or the item, that @p deployment is in its endpoint.
Result<NodeId> entryValue(const YamlEdit &edit, const YamlTree &tree,
                          const DeploymentManifest &deployment)
{
    if (deployment.nameNode == noNode) {
        return edit.refuse(deployment.node, QStringLiteral("the deployment has no name"));
    }
    return tree.node(deployment.nameNode).isKey ? tree.next(deployment.nameNode) : deployment.node;
}

/// The deepest existing node on the way to @p pointer and the steps that are missing behind it.
struct Way
{
    NodeId node = noNode;
    QStringList missing;
};

Way wayTo(const YamlTree &tree, NodeId root, const QString &pointer)
{
    QString known = pointer;
    QStringList missing;
    NodeId node = tree.resolve(root, known);
    while (node == noNode) {
        const qsizetype slash = known.lastIndexOf(QLatin1Char('/'));
        missing.prepend(pointerName(known.mid(slash + 1)));
        known.truncate(slash);
        node = tree.resolve(root, known);
    }
    return {node, missing};
}

} // namespace

Result<Manifest> withInstanceCount(const Manifest &manifest, const QString &endpoint,
                                   const QString &deployment, int count)
{
    const auto selected = selectDeployment(manifest, endpoint, deployment);
    if (!selected) {
        return failure(selected.error());
    }
    if (count < 1) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("an instance count is 1 or more, not %1").arg(count));
    }
    const YamlTree &tree = manifest.tree();
    YamlEdit edit(tree, manifest.path());
    const NodeId map = selected->deployment->node;
    const NodeId places[] = {tree.find(map, "instance_count"),
                             tree.find(tree.find(map, "scale_settings"), "instance_count")};
    Result<void> edited;
    if (!tree.isMap(map)) {
        edited = edit.refuse(map, QStringLiteral("the deployment is no mapping"));
    } else if (places[0] == noNode && places[1] == noNode) {
        edited = addInstanceCount(edit, tree, *selected, count);
    }
    for (const NodeId place : places) {
        if (place != noNode && edited) {
            edited = setNumber(edit, tree, place, count);
        }
    }
    return finishEdit(manifest, edit, edited);
}

Result<Manifest> withScalar(const Manifest &manifest, const QString &endpoint,
                            const QString &pointer, const QByteArray &token)
{
    const auto root = selectRoot(manifest, endpoint);
    if (!root) {
        return failure(root.error());
    }
    if (!pointer.startsWith(QLatin1Char('/'))) {
        return failure(ErrorKind::Invalid, QStringLiteral("\"%1\" is no JSON pointer").arg(pointer),
                       {}, QStringLiteral("write it as /key/key"));
    }
    const YamlTree &tree = manifest.tree();
    YamlEdit edit(tree, manifest.path());
    const Way way = wayTo(tree, *root, pointer);
    Result<void> edited;
    if (way.missing.isEmpty()) {
        edited = edit.setScalar(way.node, token.toStdString());
        return finishEdit(manifest, edit, edited);
    }
    NewYaml value = NewYaml::token(token.isEmpty() ? "null" : token.toStdString());
    for (qsizetype i = way.missing.size() - 1; i > 0; --i) {
        value = NewYaml::map({{way.missing.at(i).toStdString(), std::move(value)}});
    }
    const std::string key = way.missing.first().toStdString();
    if (tree.isMap(way.node)) {
        edited = edit.addEntry(way.node, noNode, key, value);
    } else if (tree.kind(way.node) == NodeKind::Null) {
        edited = edit.fillNull(way.node, {{key, value}});
    } else {
        Error error = edit.refuse(way.node, QStringLiteral("%1 names nothing: %2 is no mapping")
                                                .arg(pointer, tree.pointer(way.node)))
                          .value();
        error.kind = ErrorKind::NotFound;
        return failure(error);
    }
    return finishEdit(manifest, edit, edited);
}

Result<Manifest> withoutEntry(const Manifest &manifest, const QString &endpoint,
                              const QString &pointer)
{
    const auto root = selectRoot(manifest, endpoint);
    if (!root) {
        return failure(root.error());
    }
    const YamlTree &tree = manifest.tree();
    YamlEdit edit(tree, manifest.path());
    const NodeId node =
        pointer.startsWith(QLatin1Char('/')) ? tree.resolve(*root, pointer) : noNode;
    if (node == noNode) {
        Error error =
            edit.refuse(*root, QStringLiteral("\"%1\" names nothing").arg(pointer)).value();
        error.kind = ErrorKind::NotFound;
        return failure(error);
    }
    return finishEdit(manifest, edit, edit.removeEntry(node));
}

Result<Manifest> withDeploymentCopied(const Manifest &manifest, const QString &endpoint,
                                      const QString &from, const DeploymentName &to)
{
    const auto selected = selectDeployment(manifest, endpoint, from);
    if (!selected) {
        return failure(selected.error());
    }
    const YamlTree &tree = manifest.tree();
    const DeploymentManifest &source = *selected->deployment;
    if (!selected->document->endpoint) {
        return failure(ErrorKind::Invalid, QStringLiteral("the deployment has a file of its own"),
                       manifest.path(), QStringLiteral("copy the file"));
    }
    for (const DeploymentManifest &taken : selected->document->endpoint->deployments) {
        if (isOneName(taken.name, to.toString())) {
            return failure(
                nameTaken(taken.name, to, sourceLocation(manifest.path(), taken.position)));
        }
    }
    YamlEdit edit(tree, manifest.path());
    const auto value = entryValue(edit, tree, source);
    if (!value) {
        return failure(value.error());
    }
    return finishEdit(manifest, edit,
                      edit.copyEntry(*value, source.nameNode, to.toString().toStdString()));
}

Result<Manifest> withDeploymentRenamed(const Manifest &manifest, const DeploymentName &to)
{
    const auto selected = selectDeployment(manifest, {}, {});
    if (!selected) {
        return failure(selected.error());
    }
    YamlEdit edit(manifest.tree(), manifest.path());
    const NodeId name = selected->deployment->nameNode;
    const Result<void> edited =
        name == noNode ? edit.refuse(selected->deployment->node,
                                     QStringLiteral("the deployment has no name to change"))
                       : edit.rename(name, to.toString().toStdString());
    return finishEdit(manifest, edit, edited);
}

Result<Manifest> withDeploymentRemoved(const Manifest &manifest, const QString &endpoint,
                                       const QString &name)
{
    const auto selected = selectDeployment(manifest, endpoint, name);
    if (!selected) {
        return failure(selected.error());
    }
    const YamlTree &tree = manifest.tree();
    YamlEdit edit(tree, manifest.path());
    if (!selected->document->endpoint) {
        if (tree.roots().size() < 2) {
            return failure(ErrorKind::Invalid, QStringLiteral("the deployment is the whole file"),
                           manifest.path(), QStringLiteral("delete the file"));
        }
        return finishEdit(manifest, edit, edit.removeDocument(selected->document->root));
    }
    const auto value = entryValue(edit, tree, *selected->deployment);
    if (!value) {
        return failure(value.error());
    }
    Result<void> edited = dropZeroShares(edit, manifest, selected->document->endpoint->node,
                                         selected->deployment->name);
    return finishEdit(manifest, edit, edited ? edit.removeEntry(*value) : edited);
}

} // namespace serin
