// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/showinfolder.h"

#include "services/core/async.h"
#include "services/core/workers.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>

namespace serin {

QString folderAround(const QString &path)
{
    return QFileInfo(path).absolutePath();
}

void showInFolder(const QString &path, QObject *context, const std::function<void(bool)> &done)
{
    const QString folder = folderAround(path);
    const auto look = [folder]() -> Result<bool> { return QFileInfo(folder).isDir(); };
    deliver(runAsync(workers(), look), context, [folder, done](const Result<bool> &isThere) {
        done(isThere.value_or(false) && QDesktopServices::openUrl(QUrl::fromLocalFile(folder)));
    });
}

} // namespace serin
