// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/conflict/solvedfiles.h"

#include "services/core/atomicfile.h"
#include "services/core/makepath.h"
#include "services/core/readfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace serin {

namespace {

constexpr qint64 mostConflictBytes = 4 << 20;

struct SolvedFileWords
{
    Q_DECLARE_TR_FUNCTIONS(SolvedFileWords)
};

/// Markers that git leaves in a file in conflict.
bool hasMarkers(const QByteArray &text)
{
    return text.startsWith("<<<<<<< ") || text.contains("\n<<<<<<< ") ||
           text.contains("\n>>>>>>> ");
}

Result<void> writeOne(const SolvedFile &file)
{
    const FileStamp now = stampOnDisk(file.path);
    if (file.text && now == FileStamp::of(*file.text)) {
        return {}; // an earlier attempt wrote it
    }
    if (now != file.stamp && now.exists) {
        return failure(ErrorKind::Conflict,
                       SolvedFileWords::tr("%1 was edited in another program").arg(file.path), {},
                       SolvedFileWords::tr("take it as it lies there, or look again and choose"));
    }
    if (!file.text) {
        if (QFileInfo::exists(file.path) && !QFile::remove(file.path)) {
            return failure(ErrorKind::Io, QStringLiteral("the file cannot be deleted"), file.path);
        }
        return {};
    }
    if (const Result<void> made = makePath(QFileInfo(file.path).path()); !made) {
        return failure(made.error());
    }
    AtomicWriteOptions options;
    options.expected = now;
    if (const auto written = writeFileAtomically(file.path, *file.text, options); !written) {
        return failure(written.error());
    }
    return {};
}

} // namespace

FileStamp stampOnDisk(const QString &path)
{
    const auto content = readFile(path, mostConflictBytes);
    return content ? FileStamp::of(content->bytes) : FileStamp::absent();
}

Result<void> writeSolved(const QList<SolvedFile> &files)
{
    for (const SolvedFile &file : files) {
        if (const Result<void> written = writeOne(file); !written) {
            return written;
        }
    }
    return {};
}

Result<void> checkSolvedByHand(const QStringList &paths)
{
    for (const QString &path : paths) {
        const auto content = readFile(path, mostConflictBytes);
        if (content && hasMarkers(content->bytes)) {
            return failure(ErrorKind::Conflict,
                           SolvedFileWords::tr("there are still both sides in %1").arg(path), {},
                           SolvedFileWords::tr("take the lines between <<<<<<< and >>>>>>> apart"));
        }
    }
    return {};
}

} // namespace serin
