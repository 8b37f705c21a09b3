// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QObject;

namespace serin {

/// The folder that @p path, a file, a link or a folder, stands in. Asks no disk.
[[nodiscard]] QString folderAround(const QString &path);
/// Asks the desktop for its file manager there. Later, and in the thread of @p context, the GUI
/// thread, @p done says whether it could: false when it has none, or the folder is gone.
void showInFolder(const QString &path, QObject *context, const std::function<void(bool)> &done);

} // namespace serin
