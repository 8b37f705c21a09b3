// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sample/samplefiles.h"

#include "services/core/atomicfile.h"
#include "services/core/makepath.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

// Q_INIT_RESOURCE declares a function and must stand outside any namespace.
static void initSampleResources()
{
    Q_INIT_RESOURCE(serin_sample);
}

namespace serin {

Result<QList<QByteArray>> writeSampleFiles(const QString &folder)
{
    initSampleResources();
    const QString root = QStringLiteral(":/serin/sample/");
    QList<QByteArray> paths;
    QDirIterator files(root, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile source(files.next());
        const QString path = source.fileName().mid(root.size());
        const QString target = folder + u'/' + path;
        if (!source.open(QIODevice::ReadOnly)) {
            return failure(ErrorKind::Internal,
                           QStringLiteral("the program lacks a file of the sample"), path);
        }
        if (const Result<void> made = makePath(QFileInfo(target).path()); !made) {
            return failure(made.error());
        }
        AtomicWriteOptions options;
        options.expected = FileStamp::absent();
        if (Result<void> written = writeFileAtomically(target, source.readAll(), options);
            !written) {
            return failure(written.error());
        }
        paths << path.toUtf8();
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

} // namespace serin
