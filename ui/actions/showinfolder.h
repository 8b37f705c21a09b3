// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace serin {

/// The folder that @p path, a file, a link or a folder, stands in; empty: neither is there any
/// more.
[[nodiscard]] QString folderAround(const QString &path);
/// Asks the desktop for its file manager there. False: it has none.
[[nodiscard]] bool showInFolder(const QString &path);

} // namespace serin
