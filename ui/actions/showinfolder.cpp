// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/showinfolder.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>

namespace serin {

QString folderAround(const QString &path)
{
    const QFileInfo folder(QFileInfo(path).absolutePath());
    return !path.isEmpty() && folder.isDir() ? folder.filePath() : QString();
}

bool showInFolder(const QString &path)
{
    const QString folder = folderAround(path);
    return !folder.isEmpty() && QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
}

} // namespace serin
