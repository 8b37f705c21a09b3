// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace serin {

/// Whether @p name is a full reference name that git accepts, e.g. "refs/heads/main"
/// (git-check-ref-format(1), with at least one slash).
[[nodiscard]] bool isRefName(QByteArrayView name);

/// Whether @p name can be a new branch's short name: `git check-ref-format --branch` without its
/// expansion of "@{-1}". Never begins with a dash, so that it is no option either.
[[nodiscard]] bool isBranchName(QByteArrayView name);

/// Whether @p name can be a remote's name: as a branch's, since it becomes part of a reference.
[[nodiscard]] bool isRemoteName(QByteArrayView name);

} // namespace serin
