// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/gitops/drift/board.h"
#include "services/gitops/livestatereader.h"
#include "services/gitops/trackedcommits.h"
#include "services/storage/applyrecords.h"

#include <QFuture>
#include <QObject>
#include <QSet>

#include <memory>

namespace serin {

class ControlPlane;
class DesiredStateSource;
class GitRepository;

struct DriftRequest
{
    ApplyScope scope;
    QByteArray branch;       ///< the project's; empty: the one that is checked out
    QSet<QString> endpoints; ///< only these; empty: all
    bool withForeign = false;
    bool withSame = false; ///< Board::same too
};

struct DriftFindings
{
    Board board;
    TrackedCommits commits; ///< empty without git
    DesiredState workingTree;
    LiveState live;
};

/// Collects what a project's values are in the six places and makes the board of them. Without git
/// the working tree stands for HEAD and upstream. Lives on the control plane's thread.
class DriftReader : public QObject
{
public:
    struct Services
    {
        DesiredStateSource &source;
        ControlPlane &plane;
        ApplyRecords &records;
    };

    /// @p services must outlive it.
    explicit DriftReader(Services services, QObject *parent = nullptr);

    /// @p repository: nullptr without git. Nothing is fetched: upstream is as last seen.
    /// @error as DesiredStateSource, GitRepository, ControlPlane and ApplyRecords.
    [[nodiscard]] QFuture<Result<DriftFindings>>
    read(const std::shared_ptr<GitRepository> &repository, const DriftRequest &request);

private:
    friend class DriftReading;

    Services m_services;
    LiveStateReader m_live;
};

/// Leaves the live value of @p row as it is: its difference is not shown again until that value
/// changes.
[[nodiscard]] QFuture<Result<void>> ignoreDrift(ApplyRecords &records, const ApplyScope &scope,
                                                const BoardRow &row);
/// What ignoreDrift() has kept among @p marks.
[[nodiscard]] std::vector<IgnoredDrift> ignoredDrifts(const QList<EndpointMark> &marks);

} // namespace serin
