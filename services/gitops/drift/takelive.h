// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/gitops/desiredstate.h"
#include "services/gitops/drift/board.h"
#include "services/gitops/livestate.h"
#include "services/manifest/edit/changeset.h"

#include <QList>
#include <QString>

#include <functional>
#include <vector>

namespace serin {

/// A row whose live value cannot be taken over, and why: `where` is in the manifest, `fix` says
/// what to do by hand.
struct NotTaken
{
    BoardRow row;
    Error why;
};

/// What a person should know about a manifest that was written anew.
struct TakenNote
{
    QString endpoint;
    QString deployment; ///< empty: of the endpoint itself
    QString text;       ///< what is left out, or cannot be known
};

/// What takes live values into the manifests. Nothing is written; applyChanges() does, after the
/// folders around new files are made, or the documents that are open take the texts.
struct TakenLive
{
    QList<FileChange> changes;   ///< by path; none when the manifests say all of it already
    std::vector<BoardRow> taken; ///< what they say afterwards
    std::vector<NotTaken> left;
    std::vector<TakenNote> notes;
};

/// The bytes of the manifest at an absolute path: on the disk, or as an open document has them.
using ManifestTexts = std::function<Result<QByteArray>(const QString &path)>;

/// Edits the manifests of @p workingTree so that they say what is live of each of @p rows, whatever
/// the other places say; only the bytes that must change do. A field that a manifest does not say
/// is added to it; a share that falls to 0 stays as 0; a deployment that is gone live is removed
/// once nothing gives it traffic. Each edit is read again, and left when that is not the live value
/// then.
///
/// What no manifest describes is written anew (livemanifest.h): a deployment as a file beside the
/// others' (newDeploymentPath()), or inside its endpoint where the others stand there; an endpoint,
/// with all its deployments, as endpoint.yml and NAME-deployment.yml in @p newFolder, a path
/// relative to DesiredState::root, or in a folder of its name when that is empty. What has to be
/// thrown away as a whole (an endpoint that is gone live) is left to the person, and so is a
/// variable that looks like a secret.
[[nodiscard]] TakenLive takeLive(const DesiredState &workingTree, const LiveState &live,
                                 std::vector<BoardRow> rows, const ManifestTexts &texts,
                                 const QString &newFolder = {});

} // namespace serin
