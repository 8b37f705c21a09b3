// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/operations/scratchindex.h"

#include "services/git/command/gitfailure.h"
#include "services/git/layout/gitlayout.h"

namespace serin {

namespace {

Result<QByteArray> idFrom(GitTask &task, const GitCall &call)
{
    const auto ran = task.run(call);
    return ran ? Result<QByteArray>(ran->output.trimmed()) : failure(ran.error());
}

} // namespace

ScratchIndex::ScratchIndex(GitTask &task)
    : m_task(task), m_folder(task.layout().gitDir + QStringLiteral("/serin-XXXXXX"))
{}

GitCall ScratchIndex::call(const QString &verb, const QStringList &arguments) const
{
    GitCall call;
    call.kind = GitCall::Kind::Write;
    call.verb = verb;
    call.arguments = arguments;
    call.indexFile = m_folder.filePath(QStringLiteral("index"));
    return call;
}

Result<void> ScratchIndex::read(const QByteArray &tree)
{
    const auto ran = m_task.run(call(QStringLiteral("read-tree"), {QString::fromLatin1(tree)}));
    return ran ? Result<void>() : failure(ran.error());
}

Result<void> ScratchIndex::add(const QByteArray &entries)
{
    if (!m_folder.isValid()) {
        return failure(ErrorKind::Io, m_folder.errorString(), m_task.layout().gitDir,
                       QStringLiteral("check that the disk is writable and has room"));
    }
    GitCall add = call(QStringLiteral("update-index"),
                       {QStringLiteral("-z"), QStringLiteral("--index-info")});
    add.input = entries;
    const auto ran = m_task.run(add);
    return ran ? Result<void>() : failure(ran.error());
}

Result<void> ScratchIndex::apply(const QByteArray &patch)
{
    GitCall apply =
        call(QStringLiteral("apply"), {QStringLiteral("--cached"), QStringLiteral("--3way"),
                                       QStringLiteral("--whitespace=nowarn"), QStringLiteral("-")});
    apply.input = patch;
    const auto ended = m_task.outcome(apply);
    if (!ended || ended->isSuccess()) {
        return ended ? Result<void>() : failure(ended.error());
    }
    Error error = gitError(apply.verb, *ended);
    if (gitTrouble(ended->errorOutput) == GitTrouble::Other) {
        error.kind = ErrorKind::Conflict;
        error.detail = QStringLiteral("later changes touch the same lines");
        error.fix = QStringLiteral("edit the file by hand");
    }
    return failure(std::move(error));
}

Result<QByteArray> ScratchIndex::writeTree()
{
    return idFrom(m_task, call(QStringLiteral("write-tree"), {}));
}

Result<QByteArray> storeBlob(GitTask &task, const QByteArray &content)
{
    GitCall call;
    call.kind = GitCall::Kind::Write;
    call.verb = QStringLiteral("hash-object");
    call.arguments = {QStringLiteral("-w"), QStringLiteral("--stdin")};
    call.input = content;
    return idFrom(task, call);
}

Result<QByteArray> storeCommit(GitTask &task, const QByteArray &tree, const QByteArray &message)
{
    GitCall call;
    call.kind = GitCall::Kind::Write;
    call.verb = QStringLiteral("commit-tree");
    call.arguments = {QStringLiteral("--no-gpg-sign"), QStringLiteral("-F"), QStringLiteral("-"),
                      QString::fromLatin1(tree)};
    call.configuration = {QStringLiteral("user.name=Serin"),
                          QStringLiteral("user.email=serin@localhost")};
    call.input = message;
    return idFrom(task, call);
}

} // namespace serin
