// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/commitid.h"
#include "services/gitops/apply.h"
#include "services/gitops/assetlookup.h"
#include "services/gitops/lastapplied.h"
#include "services/gitops/ratereader.h"

#include <QFuture>
#include <QObject>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace serin {

class DesiredStateSource;
class GitRepository;

/// What is to be live: of a commit, of the working tree, or of some files of either.
struct ApplySubject
{
    std::shared_ptr<GitRepository> repository; ///< nullptr: a folder without git
    std::optional<CommitId> commit;            ///< nothing: the working tree
    QStringList files;                         ///< absolute; empty: all of the folder
    /// The endpoint of deployment files that name none; only with files of the working tree.
    QString endpoint;
};

/// A plan and all that it was made from, `input.live` included.
struct PlanPreview
{
    ApplyRequest request;
    Plan plan;
};

/// Collects what an apply is made from: desired state, the last applied one, and what local assets
/// would be registered as. Lives on the control plane's thread.
class ApplyPreparer : public QObject
{
public:
    struct Services
    {
        DesiredStateSource &source;
        ControlPlane &plane;
        ApplyRecords &records;
        AssetStore &assets;
    };

    /// @p services must outlive it.
    ApplyPreparer(Services services, const ApplyScope &scope, QObject *parent = nullptr);

    [[nodiscard]] const ApplyScope &scope() const { return m_scope; }

    /// Without `input.live`, which Apply reads itself.
    /// @error as DesiredStateSource, ApplyRecords and AssetLookup.
    [[nodiscard]] QFuture<Result<ApplyRequest>> prepare(const ApplySubject &subject,
                                                        const PlanOptions &options);
    /// @p request with the rates of its endpoints, which its plan will tell; when there are more
    /// than twenty, without: most of them are not planned to move any traffic.
    [[nodiscard]] QFuture<Result<ApplyRequest>> withRates(ApplyRequest request);
    /// Reads live, and the rates where traffic moves, and plans; changes nothing. `request.agreed`
    /// is the plan.
    [[nodiscard]] QFuture<Result<PlanPreview>> preview(const ApplySubject &subject,
                                                       const PlanOptions &options);
    /// @p made and its plan with the rates as they are now, where it moves traffic; all else stays
    /// as it was read. @error Cancelled.
    [[nodiscard]] QFuture<Result<PlanPreview>> withRatesNow(PlanPreview made);

private:
    friend class ApplyPreparation;

    Services m_services;
    const ApplyScope m_scope;
    AssetLookup m_lookup;
    LiveStateReader m_live;
    RateReader m_rates;
    Planner m_planner;
};

} // namespace serin
