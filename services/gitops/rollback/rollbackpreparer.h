// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/gitops/livestatereader.h"
#include "services/gitops/rollback/rollbackplan.h"
#include "services/storage/applyrecords.h"

#include <QFuture>
#include <QObject>

#include <memory>

namespace serin {

class ControlPlane;
class DesiredStateSource;
class GitRepository;

/// Finds out what a rollback would do; changes nothing. Trouble with Git is part of the plan and no
/// error: live traffic can go back without it. Lives on the control plane's thread.
class RollbackPreparer : public QObject
{
public:
    struct Services
    {
        DesiredStateSource &source;
        ControlPlane &plane;
        ApplyRecords &records;
    };

    /// @p services must outlive it.
    explicit RollbackPreparer(Services services, QObject *parent = nullptr);

    /// @p repository: nullptr without git, and then only records are gone by.
    /// @error NotFound: no such endpoint, no earlier healthy record, or no such commit; Invalid:
    /// several endpoints and none is named, or the commit does not say a split; as ControlPlane and
    /// ApplyRecords.
    [[nodiscard]] QFuture<Result<RollbackPlan>>
    prepare(const std::shared_ptr<GitRepository> &repository, const RollbackRequest &request);

private:
    friend class RollbackPreparation;

    Services m_services;
    LiveStateReader m_live;
};

} // namespace serin
