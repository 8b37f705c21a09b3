// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/target.h"

#include <QFuture>

class QObject;

namespace serin {

struct GlobalOptions;

/// The workspace that @p options name: of a project, by name or by its coordinates; without any the
/// project of the current directory, else the local one. The local one is started unless it runs;
/// nothing is asked of others yet. What is wrong with settings on the way is printed as warnings,
/// but for what is in @p warned.
/// @error Invalid: options that do not belong together or lack something; NotFound: no such project
/// or workspace; as LocalWorkspace::start(). @p context is the caller's and outlives the future.
[[nodiscard]] QFuture<Result<Target>> openTarget(const GlobalOptions &options, QObject *context,
                                                 const QStringList &warned = {});

} // namespace serin
