// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/commitid.h"
#include "services/gitops/livestate.h"
#include "services/gitops/trackedcommits.h"
#include "services/manifest/edit/changeset.h"
#include "services/storage/applyrecord.h"

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace serin {

/// Which endpoint goes back, and to what.
struct RollbackRequest
{
    ApplyScope scope;
    QString endpoint;  ///< empty: the only one there is
    QString to;        ///< a revision; empty: the last healthy record that is not what is live now
    QByteArray branch; ///< the project's; empty: the one that is checked out
};

/// A deployment that had traffic then and cannot take it now.
struct LostDeployment
{
    QString name;
    int percent = 0;
    QString why; ///< "is gone", "is Failed"
};

/// A file or folder that the manifests take a model, code or environment from.
struct RestoredAsset
{
    QByteArray place;        ///< in the repository
    QList<QByteArray> files; ///< of it, that become what they were; those it lacked are deleted
};

/// What a rollback will do, before it does anything.
struct RollbackPlan
{
    ApplyScope scope;
    QString endpoint;
    std::optional<CommitId> commit; ///< that the manifests go back to
    qint64 record = 0;              ///< 0: none of that commit
    QDateTime appliedAt;            ///< of the record
    qint64 newestRecord = 0;        ///< of the endpoint, whatever it is
    bool resumes = false;           ///< goes on with an earlier one

    // Live
    QMap<QString, int> before; ///< the shares that are live
    QMap<QString, int> after;  ///< those of the record
    QMap<QString, int> mirrored;
    /// Then live traffic cannot go first: the commit is applied first, which brings them back.
    std::vector<LostDeployment> lost;

    // Git
    QList<QByteArray> restored; ///< files that become what they were, whole
    QList<FileChange> shared;   ///< files in which only the endpoint's documents do
    QList<RestoredAsset> assets;
    QStringList undoes; ///< "1a2b3c4d5e subject", the newest first
    TrackedCommits commits;
    /// Why Git cannot follow now; live goes back all the same.
    std::optional<Error> gitTrouble;

    [[nodiscard]] bool movesTraffic() const { return lost.empty() && after != before; }
    [[nodiscard]] bool changesFiles() const
    {
        return !restored.isEmpty() || !shared.isEmpty() || !assets.isEmpty();
    }
    /// `restored` and the files of `assets`.
    [[nodiscard]] QList<QByteArray> wholeFiles() const;
    /// Whether there is something for the remote: the commit to be made, or one that an earlier
    /// rollback made and could not push.
    [[nodiscard]] bool pushes() const
    {
        return !gitTrouble && !commits.pushTarget().isEmpty() &&
               (changesFiles() || !commits.hasAllPushed());
    }
    /// The message of the commit.
    [[nodiscard]] QString message() const;
};

/// The deployments that @p shares need and that are not healthy in @p live (nullptr: no endpoint).
[[nodiscard]] std::vector<LostDeployment> lostDeployments(const QMap<QString, int> &shares,
                                                          const LiveEndpointState *live);

/// EndpointMark::key while the last step of a rollback, the apply of its commit, is not done: Git
/// has followed, so that rolledBackMark is gone.
inline constexpr char rollingBackMark[] = "rolling-back";

/// What both marks hold.
[[nodiscard]] QJsonObject rolledBackValue(const RollbackPlan &plan, const QDateTime &since);

} // namespace serin
