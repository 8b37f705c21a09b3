// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/gitops/pipeline/pipelinetext.h"
#include "services/manifest/edit/changeset.h"

#include <QList>

namespace serin {

/// What sets a pipeline up in a repository's working tree.
struct PipelineFiles
{
    /// The pipeline first, then the serin.yaml that tells it folder and workspace; without those
    /// that are as wanted already.
    QList<FileChange> changes;
    bool replaces = false; ///< another text stands where the pipeline goes
};

/// Reads what is there and makes the texts; writes nothing. @p project is what serin.yaml is to
/// offer: its workspace is "local" or an ARM id. Blocks.
/// @error of checkPipeline(), withProjectOffered() and reading.
[[nodiscard]] Result<PipelineFiles> pipelineFiles(const PipelineSpec &spec, const Project &project);

} // namespace serin
