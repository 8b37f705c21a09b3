// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/manifest/catalogfile.h"
#include "services/manifest/manifest.h"

#include <QString>

namespace serin {

/// @p path absolute and without detours, as scans spell it. Links are not resolved.
[[nodiscard]] QString absoluteManifestPath(const QString &path);

/// Reads and parses the file at @p path, whatever its name is. @p shown is the manifest's path()
/// and quoted in errors: the path as a person wrote it. Blocks.
/// @error as readFile() up to maximumYamlBytes, and as Manifest::parse().
[[nodiscard]] Result<Manifest> readManifest(const QString &path, const QString &shown);

/// @p parsed, the outcome of readManifest() at @p path, as the only file of a catalog: what a scan
/// of that one file gives, without reading it again.
[[nodiscard]] CatalogFilePointer catalogFileOf(const Result<Manifest> &parsed, const QString &path);

} // namespace serin
