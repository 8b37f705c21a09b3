// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/errand.h"
#include "services/gitops/desiredstate.h"
#include "services/gitops/leftoutfiles.h"
#include "services/manifest/scan/folderscan.h"

#include <memory>

namespace serin {

class DesiredStateSource;
class GitRepository;

/// Adds to a scan of the working tree what a sparse checkout leaves out of it, and makes the state
/// of both.
class SparseReading : public Errand<DesiredState>
{
public:
    /// @p source owns it. @p batch: the scan; @p reader reads what is @p wanted.
    SparseReading(DesiredStateSource &source, std::shared_ptr<GitRepository> repository,
                  FolderScanBatch batch, std::shared_ptr<DesiredStateReader> reader,
                  DesiredStateReader::Wanted wanted);

private:
    void make(LeftOutFiles leftOut);

    DesiredStateSource &m_source;
    const std::shared_ptr<GitRepository> m_repository;
    FolderScanBatch m_batch;
    const std::shared_ptr<DesiredStateReader> m_reader;
    const DesiredStateReader::Wanted m_wanted;
};

} // namespace serin
