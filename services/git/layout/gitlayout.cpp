// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/layout/gitlayout.h"

#include "services/core/readfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace serin {

namespace {

constexpr qint64 largestPointer = 16 * 1024;

bool looksLikeGitDir(const QString &folder)
{
    const QDir dir(folder);
    const QFileInfo head(dir.filePath(QStringLiteral("HEAD")));
    return (head.exists() || head.isSymLink()) &&
           (QFileInfo::exists(dir.filePath(QStringLiteral("commondir"))) ||
            (QFileInfo(dir.filePath(QStringLiteral("objects"))).isDir() &&
             QFileInfo(dir.filePath(QStringLiteral("refs"))).isDir()));
}

// A folder named in the first line of a small file, relative to @p base. Empty when there is none.
QString folderNamedIn(const QString &file, const QByteArray &prefix, const QString &base)
{
    const auto content = readFile(file, largestPointer);
    if (!content || !content->bytes.startsWith(prefix)) {
        return {};
    }
    QByteArray line = content->bytes.mid(prefix.size());
    while (line.endsWith('\n') || line.endsWith('\r')) {
        line.chop(1);
    }
    return QFileInfo(QDir(base).filePath(QFile::decodeName(line))).canonicalFilePath();
}

tl::unexpected<Error> damaged(const QString &top)
{
    return failure(ErrorKind::Invalid, QStringLiteral("the repository's .git is damaged"), top,
                   QStringLiteral("restore it, or clone the repository anew"));
}

Result<GitLayout> layoutAt(const QString &top, const QFileInfo &dotGit)
{
    GitLayout layout;
    layout.top = top;
    layout.gitDir = dotGit.isDir()
                        ? dotGit.canonicalFilePath()
                        : folderNamedIn(dotGit.filePath(), QByteArrayLiteral("gitdir: "), top);
    if (layout.gitDir.isEmpty() || !looksLikeGitDir(layout.gitDir)) {
        return damaged(top);
    }
    layout.commonDir = layout.gitDir;
    const QString pointer = layout.gitDir + QStringLiteral("/commondir");
    if (QFileInfo::exists(pointer)) {
        layout.commonDir = folderNamedIn(pointer, {}, layout.gitDir);
        layout.isLinkedWorktree = true;
        if (layout.commonDir.isEmpty() || !looksLikeGitDir(layout.commonDir)) {
            return damaged(top);
        }
    }
    layout.isSubmodule = dotGit.isFile() && !layout.isLinkedWorktree &&
                         layout.gitDir.contains(QStringLiteral("/.git/modules/"));
    return layout;
}

} // namespace

Result<GitLayout> findGitLayout(const QString &path)
{
    const QFileInfo start(path);
    QString folder = (start.isDir() ? start : QFileInfo(start.path())).canonicalFilePath();
    if (path.isEmpty() || !start.exists() || folder.isEmpty()) {
        return failure(ErrorKind::NotFound, QStringLiteral("there is no such file or folder"),
                       path);
    }
    while (true) {
        const QFileInfo dotGit(QDir(folder).filePath(QStringLiteral(".git")));
        if (dotGit.exists() || dotGit.isSymLink()) {
            return layoutAt(folder, dotGit);
        }
        if (looksLikeGitDir(folder)) {
            return failure(ErrorKind::Invalid,
                           QStringLiteral("this is a bare repository or the inside of .git: it has "
                                          "no working tree"),
                           folder, QStringLiteral("clone it, and open the clone"));
        }
        const QString parent = QFileInfo(folder).path();
        if (parent == folder) {
            return failure(ErrorKind::NotFound,
                           QStringLiteral("this folder is not in a Git repository"), path,
                           QStringLiteral("open a folder with a repository, clone one, or run "
                                          "git init"));
        }
        folder = parent;
    }
}

} // namespace serin
