// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/manifest/manifest.h"

namespace serin {

/// Whether it is plain that validateManifests() finds no error in @p manifest, whatever other
/// manifests are judged together with it, but for those that are about several files
/// (`unknown-deployment`, `one-name`, `too-many-deployments`). No in doubt, also about manifests
/// that have no error: only what is written as nearly all are is looked through. Takes some
/// microseconds, a hundredth of a validation: for folders of many files, nearly all of them sound.
/// Safe to call from several threads.
[[nodiscard]] bool isSoundByItself(const Manifest &manifest);

} // namespace serin
