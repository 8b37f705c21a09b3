// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/scoring/requestfolder.h"

#include <QDir>

namespace serin {

Result<QStringList> requestsIn(const QString &folder, qsizetype most)
{
    QStringList files;
    const QStringList names = QDir(folder).entryList(QDir::Files | QDir::Readable, QDir::Name);
    for (const QString &name : names) {
        files << QDir(folder).filePath(name);
    }
    if (files.isEmpty()) {
        return failure(ErrorKind::NotFound, QStringLiteral("the folder holds no requests"), folder);
    }
    if (files.size() > most) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("the folder holds %1 files, which is too many to be requests")
                           .arg(files.size()),
                       folder);
    }
    return files;
}

} // namespace serin
