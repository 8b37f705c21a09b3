// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/operations/cloneoperation.h"

#include "services/core/makepath.h"
#include "services/core/systemerror.h"
#include "services/git/command/gitfailure.h"
#include "services/git/command/gitprepare.h"
#include "services/git/operations/remotes.h"
#include "services/git/parse/gitpath.h"
#include "services/git/parse/gitrefname.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <cerrno>
#include <cstdio>

namespace serin {

namespace {

Result<void> checkTarget(const QString &folder)
{
    if (!QDir::isAbsolutePath(folder)) {
        return failure(ErrorKind::Invalid, QStringLiteral("the folder's path is not absolute"),
                       folder);
    }
    const QFileInfo target(folder);
    const bool empty = target.isDir() && QDir(folder).isEmpty(QDir::AllEntries | QDir::Hidden |
                                                              QDir::System | QDir::NoDotAndDotDot);
    if ((target.exists() || target.isSymLink()) && !empty) {
        return failure(ErrorKind::Conflict, QStringLiteral("the folder exists and is not empty"),
                       folder, QStringLiteral("choose another one"));
    }
    return makePath(QFileInfo(QDir::cleanPath(folder)).path());
}

Result<void> checkBranchName(const QByteArray &branch)
{
    if (!branch.isEmpty() && (!isBranchName(branch) || !isUtf8(branch))) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("\"%1\" cannot be a branch's name").arg(shownPath(branch)));
    }
    return {};
}

} // namespace

Result<QString> cloneRepository(GitTask &task, const GitCloneRequest &request)
{
    for (const auto &good : {checkRemoteUrl(request.url), checkTarget(request.folder),
                             checkBranchName(request.branch)}) {
        if (!good) {
            return failure(good.error());
        }
    }
    const QString target = QDir::cleanPath(request.folder);
    // Beside the target, so that what appears there is a whole clone or nothing.
    QTemporaryDir draft(QFileInfo(target).path() + QStringLiteral("/.serin-clone-XXXXXX"));
    if (!draft.isValid()) {
        return failure(ErrorKind::Io, draft.errorString(), QFileInfo(target).path());
    }
    const QString clone = draft.filePath(QFileInfo(target).fileName());
    GitCall call;
    call.kind = GitCall::Kind::Network;
    call.verb = QStringLiteral("clone");
    call.arguments = {QStringLiteral("--progress"), QStringLiteral("--no-recurse-submodules"),
                      QStringLiteral("--origin=origin")};
    if (!request.branch.isEmpty()) {
        call.arguments << QStringLiteral("--branch=") + QString::fromUtf8(request.branch);
    }
    call.arguments << QStringLiteral("--") << request.url << clone;
    call.onErrorOutput = task.progressReader();
    if (const auto ran = task.run(call); !ran) {
        return failure(ran.error());
    }
    if (std::rename(QFile::encodeName(clone).constData(), QFile::encodeName(target).constData()) !=
        0) {
        return failure(systemError(QStringLiteral("moving the clone to its place"), errno, target));
    }
    return QFileInfo(target).canonicalFilePath();
}

Result<QString> initRepository(GitTask &task, const GitInitRequest &request)
{
    if (!QDir::isAbsolutePath(request.folder)) {
        return failure(ErrorKind::Invalid, QStringLiteral("the folder's path is not absolute"),
                       request.folder);
    }
    if (auto good = checkBranchName(request.branch); !good) {
        return failure(good.error());
    }
    if (QFileInfo::exists(QDir(request.folder).filePath(QStringLiteral(".git")))) {
        return failure(ErrorKind::Conflict, QStringLiteral("there is a repository already"),
                       request.folder);
    }
    GitCall call;
    call.kind = GitCall::Kind::Write;
    call.verb = QStringLiteral("init");
    call.arguments = {QStringLiteral("--quiet"),
                      QStringLiteral("--initial-branch=") + QString::fromUtf8(request.branch)};
    if (request.bare) {
        call.arguments << QStringLiteral("--bare");
    }
    call.arguments << QStringLiteral("--") << request.folder;
    if (const auto ran = task.run(call); !ran) {
        return failure(ran.error());
    }
    return QFileInfo(request.folder).canonicalFilePath();
}

Result<void> checkGitVersion(GitTask &task)
{
    GitCall call;
    call.verb = QStringLiteral("version");
    const auto ran = task.run(call);
    if (!ran) {
        return failure(ran.error());
    }
    if (!parseGitVersion(ran->output).isEnough()) {
        return failure(
            ErrorKind::Unavailable,
            QStringLiteral("the installed git is too old: %1").arg(shownOutput(ran->output)),
            task.settings().program, QStringLiteral("install git 2.38 or newer"));
    }
    return {};
}

} // namespace serin
