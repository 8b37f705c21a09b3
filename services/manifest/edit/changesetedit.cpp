// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/edit/changesetedit.h"

#include "services/domain/onename.h"
#include "services/manifest/catalogendpoint.h"
#include "services/manifest/edit/manifestedit.h"
#include "services/manifest/edit/takenname.h"
#include "services/manifest/edit/trafficshares.h"
#include "services/manifest/manifestreader.h"
#include "services/manifest/manifestselect.h"
#include "services/manifest/yaml/yamledit.h"

#include <QFileInfo>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace serin {

namespace {

/// Where a deployment is described.
struct Place
{
    const Manifest *manifest;
    const ManifestDocument *document;
    const DeploymentManifest *deployment;

    [[nodiscard]] QString where() const
    {
        return sourceLocation(manifest->path(), deployment->position);
    }
};

/// All places that describe the deployment @p name of @p endpoint, either empty: any.
std::vector<Place> placesOf(const QList<Manifest> &files, const QString &endpoint,
                            const QString &name)
{
    std::vector<Place> places;
    const auto consider = [&](const Place &place) {
        const QString &owner = place.deployment->endpointName;
        const bool fits = endpoint.isEmpty() || isPlaceholderName(owner) || owner == endpoint;
        if (fits && (name.isEmpty() || place.deployment->name == name)) {
            places.push_back(place);
        }
    };
    for (const Manifest &file : files) {
        for (const ManifestDocument &document : file.documents()) {
            if (document.deployment) {
                consider({&file, &document, &*document.deployment});
                continue;
            }
            for (const DeploymentManifest &inner : document.endpoint->deployments) {
                consider({&file, &document, &inner});
            }
        }
    }
    return places;
}

Result<Place> onlyPlace(const QList<Manifest> &files, const QString &endpoint, const QString &name)
{
    const std::vector<Place> places = placesOf(files, endpoint, name);
    if (places.empty()) {
        QStringList others;
        for (const Place &place : placesOf(files, endpoint, {})) {
            others.append(place.deployment->name);
        }
        others.removeDuplicates();
        return failure(
            ErrorKind::NotFound,
            name.isEmpty() ? QStringLiteral("no deployment is described there")
                           : QStringLiteral("there is no deployment \"%1\"").arg(name),
            files.isEmpty() ? QString() : files.first().path(),
            others.isEmpty()
                ? QString()
                : QStringLiteral("name one of: %1").arg(others.join(QStringLiteral(", "))));
    }
    if (places.size() > 1) {
        return failure(
            ErrorKind::Invalid,
            name.isEmpty() ? QStringLiteral("there are several deployments")
                           : QStringLiteral("several places describe deployment \"%1\"").arg(name),
            places.front().where(),
            name.isEmpty() ? QStringLiteral("name one") : QStringLiteral("name the file to edit"));
    }
    return places.front();
}

/// @p manifest without all documents but @p kept, which keeps its bytes.
Result<Manifest> withOnlyDocument(const Manifest &manifest, int kept)
{
    Manifest current = manifest;
    std::size_t index = static_cast<std::size_t>(kept);
    while (current.tree().roots().size() > 1) {
        const bool isFirst = index == 0;
        const auto &roots = current.tree().roots();
        YamlEdit edit(current.tree(), current.path());
        auto removed =
            finishEdit(current, edit, edit.removeDocument(isFirst ? roots.back() : roots.front()));
        if (!removed) {
            return removed;
        }
        index -= isFirst ? 0 : 1;
        current = std::move(*removed);
    }
    return current;
}

/// @p manifest with no share for @p name in any endpoint called @p endpoint (empty: any).
Result<Manifest> withoutShares(const Manifest &manifest, const QString &endpoint,
                               const QString &name)
{
    YamlEdit edit(manifest.tree(), manifest.path());
    for (const ManifestDocument &document : manifest.documents()) {
        if (!document.endpoint || document.dialect == Dialect::PreviewMap ||
            document.dialect == Dialect::PreviewList) {
            continue;
        }
        if (endpoint.isEmpty() || document.endpoint->name == endpoint) {
            if (auto dropped = dropZeroShares(edit, manifest, document.root, name); !dropped) {
                return failure(dropped.error());
            }
        }
    }
    return finishEdit(manifest, edit, {});
}

/// @p manifest without the document of @p deployment; nothing when that leaves no content.
Result<std::optional<Manifest>> withoutDocument(const Manifest &manifest, const Place &place)
{
    const YamlTree &tree = manifest.tree();
    const NodeId own = tree.roots()[static_cast<std::size_t>(place.document->index)];
    const bool alone = std::all_of(tree.roots().begin(), tree.roots().end(), [&](NodeId root) {
        return root == own || tree.kind(root) == NodeKind::Null;
    });
    if (alone) {
        return std::optional<Manifest>();
    }
    auto removed =
        withDeploymentRemoved(manifest, place.deployment->endpointName, place.deployment->name);
    return removed ? Result<std::optional<Manifest>>(std::move(*removed))
                   : failure(removed.error());
}

FileChange changeOf(const Manifest &before, const Manifest &after)
{
    return {before.path(), before.text(), after.text()};
}

bool isWordCharacter(QChar character)
{
    return character.isLetterOrNumber();
}

} // namespace

QString copiedFileName(const QString &fileName, const QString &from, const DeploymentName &to)
{
    const qsizetype dot = fileName.lastIndexOf(QLatin1Char('.'));
    QString stem = dot > 0 ? fileName.left(dot) : fileName;
    const QString suffix = fileName.mid(stem.size());
    bool replaced = false;
    for (qsizetype at = from.isEmpty() ? -1 : stem.indexOf(from); at >= 0;) {
        const qsizetype end = at + from.size();
        const bool isWord = (at == 0 || !isWordCharacter(stem[at - 1])) &&
                            (end == stem.size() || !isWordCharacter(stem[end]));
        if (isWord) {
            stem.replace(at, from.size(), to.toString());
            replaced = true;
        }
        at = stem.indexOf(from, at + (isWord ? to.toString().size() : 1));
    }
    return (replaced ? stem : stem + QLatin1Char('-') + to.toString()) + suffix;
}

Result<QList<FileChange>> copyDeployment(const QList<Manifest> &files, const QString &endpoint,
                                         const QString &from, const DeploymentName &to)
{
    const Result<Place> place = onlyPlace(files, endpoint, from);
    if (!place) {
        return failure(place.error());
    }
    const Manifest &source = *place->manifest;
    if (place->document->endpoint) {
        return withDeploymentCopied(source, endpoint, place->deployment->name, to)
            .map([&](const Manifest &copied) {
                return QList<FileChange>{changeOf(source, copied)};
            });
    }
    const QString owner = isPlaceholderName(place->deployment->endpointName)
                              ? endpoint
                              : place->deployment->endpointName;
    for (const Place &taken : placesOf(files, owner, {})) {
        if (isOneName(taken.deployment->name, to.toString())) {
            return failure(nameTaken(taken.deployment->name, to, taken.where()));
        }
    }
    const QFileInfo file(source.path());
    const QString path = file.path() + QLatin1Char('/') +
                         copiedFileName(file.fileName(), place->deployment->name, to);
    const QFileInfo target(path);
    const bool inFiles = std::any_of(files.begin(), files.end(),
                                     [&](const Manifest &one) { return one.path() == path; });
    if (inFiles || target.exists() || target.isSymbolicLink()) {
        return failure(ErrorKind::Conflict, QStringLiteral("a file of this name exists already"),
                       path, QStringLiteral("move it away, or choose another name"));
    }
    return withOnlyDocument(source, place->document->index)
        .and_then([&](const Manifest &only) { return withDeploymentRenamed(only, to); })
        .map([&](const Manifest &copied) {
            return QList<FileChange>{{path, std::nullopt, copied.text()}};
        });
}

Result<QList<FileChange>> removeDeployment(const QList<Manifest> &files, const QString &endpoint,
                                           const QString &name)
{
    const Result<Place> place = onlyPlace(files, endpoint, name);
    if (!place) {
        return failure(place.error());
    }
    const QString &removed = place->deployment->name;
    if (place->document->endpoint) {
        return withDeploymentRemoved(*place->manifest, endpoint, removed)
            .map([&](const Manifest &without) {
                return QList<FileChange>{changeOf(*place->manifest, without)};
            });
    }
    const QString owner = isPlaceholderName(place->deployment->endpointName)
                              ? endpoint
                              : place->deployment->endpointName;
    QList<FileChange> changes;
    for (const Manifest &file : files) {
        const Result<Manifest> edited = withoutShares(file, owner, removed);
        if (!edited) {
            return failure(edited.error());
        }
        if (&file != place->manifest) {
            if (edited->text() != file.text()) {
                changes.append(changeOf(file, *edited));
            }
            continue;
        }
        const auto rest = withoutDocument(*edited, *place);
        if (!rest) {
            return failure(rest.error());
        }
        changes.append(*rest ? changeOf(file, **rest)
                             : FileChange{file.path(), file.text(), std::nullopt});
    }
    return changes;
}

Result<QList<FileChange>> removeEndpoint(const QList<Manifest> &files, const QString &endpoint)
{
    QList<FileChange> changes;
    bool isFound = false;
    for (const Manifest &file : files) {
        const auto isOwn = [&](const ManifestDocument &document) {
            return document.endpoint ? document.endpoint->name == endpoint
                                     : isPlaceholderName(document.deployment->endpointName) ||
                                           document.deployment->endpointName == endpoint;
        };
        Manifest current = file;
        bool isEmpty = false;
        for (auto own = std::find_if(current.documents().begin(), current.documents().end(), isOwn);
             !isEmpty && own != current.documents().end();
             own = std::find_if(current.documents().begin(), current.documents().end(), isOwn)) {
            const YamlTree &tree = current.tree();
            const NodeId root = tree.roots()[static_cast<std::size_t>(own->index)];
            isFound = isFound || own->endpoint;
            isEmpty = std::all_of(tree.roots().begin(), tree.roots().end(), [&](NodeId other) {
                return other == root || tree.kind(other) == NodeKind::Null;
            });
            if (!isEmpty) {
                YamlEdit edit(tree, current.path());
                auto removed = finishEdit(current, edit, edit.removeDocument(root));
                if (!removed) {
                    return failure(removed.error());
                }
                current = std::move(*removed);
            }
        }
        if (isEmpty) {
            changes.append({file.path(), file.text(), std::nullopt});
        } else if (current.text() != file.text()) {
            changes.append(changeOf(file, current));
        }
    }
    if (!isFound) {
        return failure(ErrorKind::NotFound,
                       QStringLiteral("no file describes the endpoint \"%1\"").arg(endpoint));
    }
    return changes;
}

} // namespace serin
