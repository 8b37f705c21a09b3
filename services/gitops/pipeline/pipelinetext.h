// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/workspace/project.h"

#include <QByteArray>
#include <QString>

namespace serin {

/// Who runs a pipeline.
enum class PipelineKind { GitHubActions, AzurePipelines };

/// A pipeline for one project: on pull requests it checks the manifests and shows the plan, and
/// what lands on the branch it applies.
struct PipelineSpec
{
    PipelineKind kind = PipelineKind::GitHubActions;
    QString project;      ///< name, which the repository's serin.yaml offers
    QString folder;       ///< in the repository, with slashes; empty: all of it
    QString branch;       ///< what lands there is applied
    bool isLocal = false; ///< applied to a local workspace of the runner; else to Azure
    QString subscription; ///< of the workspace, when it is one of Azure
};

/// The file that holds it, relative to the repository: ".github/workflows/serin-prod.yml".
[[nodiscard]] QString pipelinePath(const PipelineSpec &spec);

/// The file's text. It runs `serinctl manifest validate`, `plan` and `apply` as cli.md has them,
/// takes serinctl from the package at the variable SERIN_PACKAGE where the runner has none, and
/// holds no secret. The forms: GitHub's workflow syntax with azure/login, Azure Pipelines' YAML
/// schema with the task AzureCLI@2.
[[nodiscard]] QByteArray pipelineText(const PipelineSpec &spec);

/// @error Invalid: a name in @p spec means something to the pipeline ("$", a quote of its own), or
/// the branch is missing.
[[nodiscard]] Result<void> checkPipeline(const PipelineSpec &spec);

} // namespace serin
