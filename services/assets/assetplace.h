// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/commitid.h"

#include <QString>

#include <memory>
#include <optional>

namespace serin {

class GitRepository;

/// Where the paths in manifests lead: to the working tree, or into a commit.
struct AssetPlace
{
    /// The absolute folder that the manifests were found in (AssetSource::folder is relative to
    /// it). With a commit it need not exist; it lies in the repository's checkout by its name.
    QString root;
    /// No path may leave this folder; empty: any path goes. With a commit it is the repository.
    QString boundary;
    /// Both, or none.
    std::shared_ptr<GitRepository> repository;
    std::optional<CommitId> commit;
};

} // namespace serin
