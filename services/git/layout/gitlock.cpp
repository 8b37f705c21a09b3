// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/layout/gitlock.h"

#include "services/core/resolvedpath.h"
#include "services/core/systemerror.h"
#include "services/git/layout/gitstate.h"
#include "services/process/processtable.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <unistd.h>

namespace serin {

namespace {

std::optional<GitLock> lockAt(const QString &path)
{
    const QFileInfo file(path);
    if (!file.exists() && !file.isSymLink()) {
        return std::nullopt;
    }
    return GitLock{path, file.lastModified().toUTC()};
}

bool hasNoTarget(const QString &link)
{
    char begin = 0;
    return ::readlink(QFile::encodeName(link).constData(), &begin, 1) < 0 &&
           (errno == ENOENT || errno == ESRCH);
}

/// Reads for this program or another one like it, and takes no lock (see environmentFor()).
bool onlyReads(qint64 pid)
{
    const QByteArray environment = environmentOf(pid);
    return environment.contains(QByteArrayLiteral("\0GIT_OPTIONAL_LOCKS=0\0")) &&
           environment.contains(QByteArrayLiteral("\0GIT_SEQUENCE_EDITOR=:\0"));
}

} // namespace

QList<GitLock> findGitLocks(const GitLayout &layout)
{
    QStringList paths{layout.gitDir + QStringLiteral("/index.lock"),
                      layout.gitDir + QStringLiteral("/HEAD.lock"),
                      layout.commonDir + QStringLiteral("/config.lock"),
                      layout.commonDir + QStringLiteral("/packed-refs.lock")};
    if (const auto state = readGitState(layout); state && !state->branch.isEmpty()) {
        paths.append(layout.commonDir + QStringLiteral("/refs/heads/") +
                     QFile::decodeName(state->branch) + QStringLiteral(".lock"));
    }
    QList<GitLock> locks;
    for (const QString &path : paths) {
        if (const auto lock = lockAt(path)) {
            locks.append(*lock);
        }
    }
    return locks;
}

QList<GitUser> findGitUsers(const GitLayout &layout)
{
    QList<GitUser> users;
    const QList<ProcessEntry> processes = listProcesses();
    for (const ProcessEntry &process : processes) {
        const qint64 pid = process.identity.pid;
        const QString folder = QStringLiteral("/proc/%1/").arg(pid);
        QFile name(folder + QStringLiteral("comm"));
        if (process.ended || !name.open(QIODevice::ReadOnly)) {
            continue;
        }
        const QByteArray command = name.readAll().trimmed();
        if ((command != "git" && !command.startsWith("git-")) || onlyReads(pid)) {
            continue;
        }
        // Git changes into the checkout's root, also with -C. No answer: another user's process.
        const QString link = folder + QStringLiteral("cwd");
        if (hasNoTarget(link)) {
            continue; // it has ended meanwhile
        }
        const QString cwd = QFile::symLinkTarget(link);
        if (cwd.isEmpty() || isBelow(cwd, layout.top) || isBelow(cwd, layout.gitDir) ||
            isBelow(cwd, layout.commonDir)) {
            users.append({pid, QString::fromUtf8(command)});
        }
    }
    return users;
}

Result<void> removeStaleGitLock(const GitLayout &layout, const GitLock &lock)
{
    const auto now = lockAt(lock.path);
    if (!now) {
        return {};
    }
    if (!(*now == lock)) {
        return failure(ErrorKind::Conflict, QStringLiteral("the lock is a new one by now"),
                       lock.path, QStringLiteral("wait a moment and look again"));
    }
    if (!canListProcesses()) {
        return failure(ErrorKind::Unavailable,
                       QStringLiteral("it cannot be told whether a git process runs"), lock.path,
                       QStringLiteral("remove the file when none does"));
    }
    const QList<GitUser> users = findGitUsers(layout);
    if (!users.isEmpty()) {
        return failure(ErrorKind::Conflict,
                       QStringLiteral("process %1 (%2) works in this repository")
                           .arg(users.first().pid)
                           .arg(users.first().command),
                       lock.path, QStringLiteral("wait until it has ended"));
    }
    if (::unlink(QFile::encodeName(lock.path).constData()) != 0 && errno != ENOENT) {
        return failure(systemError(QStringLiteral("removing the lock"), errno, lock.path));
    }
    return {};
}

} // namespace serin
