// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/git/operations/discardstore.h"

namespace serin {

[[nodiscard]] Result<GitDiscarded> discardChanges(GitTask &task, const QList<QByteArray> &paths);
[[nodiscard]] Result<void> restoreDiscarded(GitTask &task, const QByteArray &ref);

} // namespace serin
