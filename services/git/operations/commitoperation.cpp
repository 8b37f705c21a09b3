// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/operations/commitoperation.h"

#include "services/git/command/gitfailure.h"
#include "services/git/layout/gitstate.h"
#include "services/git/parse/gitmessage.h"
#include "services/git/parse/gitpath.h"

#include <QRegularExpression>
#include <QSet>
#include <QTemporaryFile>

#include <algorithm>

namespace serin {

namespace {

// "[main (root-commit) <id>] subject"; core.abbrev=no makes the id whole.
std::optional<CommitId> newCommitIn(const QByteArray &output)
{
    static const QRegularExpression line(
        QStringLiteral("^\\[[^\\n]*? ([0-9a-f]{40}|[0-9a-f]{64})\\] "),
        QRegularExpression::MultilineOption);
    return CommitId::fromHex(line.match(QString::fromUtf8(output)).captured(1).toLatin1());
}

bool saysNothingToCommit(const QByteArray &output)
{
    return output.contains("nothing to commit") || output.contains("nothing added to commit") ||
           output.contains("no changes added to commit");
}

Result<GitCommitted> resultOf(const GitCall &call, const ProcessOutcome &ended)
{
    if (ended.isSuccess()) {
        const auto id = newCommitIn(ended.output);
        if (!id) {
            return failure(ErrorKind::Protocol,
                           QStringLiteral("git commit did not say which commit it made"),
                           shownOutput(ended.output));
        }
        return GitCommitted{*id, shownOutput(ended.errorOutput)};
    }
    if (saysNothingToCommit(ended.output)) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("the named files have no changes to commit"));
    }
    Error error = gitError(call.verb, ended);
    if (ended.exitCode == 1 && call.wantsHooks() &&
        gitTrouble(ended.errorOutput) == GitTrouble::Other) {
        error.kind = ErrorKind::Invalid;
        error.detail = QStringLiteral("a hook of the repository refused the commit");
        error.fix = QStringLiteral("do what it says, then commit again");
    }
    return failure(std::move(error));
}

Result<GitCommitted> runCommit(GitTask &task, const GitCommitRequest &request,
                               const QByteArray &message)
{
    GitCall call;
    call.kind = GitCall::Kind::Commit;
    call.runHooks = request.runHooks;
    call.verb = QStringLiteral("commit");
    call.arguments = {QStringLiteral("--only"), QStringLiteral("--no-status"),
                      QStringLiteral("--cleanup=whitespace"), QStringLiteral("--file=-")};
    call.configuration = {QStringLiteral("core.abbrev=no"),
                          QStringLiteral("i18n.commitEncoding=UTF-8"),
                          QStringLiteral("commit.verbose=false")};
    call.input = message;
    GitPathspecs pathspecs(request.paths);
    if (auto added = pathspecs.addTo(call); !added) {
        return failure(added.error());
    }
    const auto ended = task.outcome(call);
    return ended ? resultOf(call, *ended) : failure(ended.error());
}

// Those of @p paths that exist, but that git does not know yet.
Result<QList<QByteArray>> newFiles(GitTask &task, const QList<QByteArray> &paths)
{
    GitStatusRequest request;
    request.paths = paths;
    const auto status = readStatus(task, request);
    if (!status) {
        return failure(status.error());
    }
    const QSet<QByteArray> named(paths.begin(), paths.end());
    QList<QByteArray> found;
    for (const GitStatusEntry &entry : status->entries) {
        if (entry.kind == GitStatusEntry::Kind::Untracked && named.contains(entry.path)) {
            found.append(entry.path);
        }
    }
    return found;
}

// Tells git of new files without their content, which `commit --only` then takes itself.
Result<void> announce(GitTask &task, const QList<QByteArray> &paths)
{
    GitCall call;
    call.kind = GitCall::Kind::Write;
    call.verb = QStringLiteral("add");
    call.arguments = {QStringLiteral("--intent-to-add")};
    GitPathspecs pathspecs(paths);
    if (auto added = pathspecs.addTo(call); !added) {
        return added;
    }
    const auto ran = task.run(call);
    return ran ? Result<void>() : failure(ran.error());
}

void forget(GitTask &task, const QList<QByteArray> &paths)
{
    GitCall call;
    call.kind = GitCall::Kind::Write;
    call.verb = QStringLiteral("update-index");
    call.arguments = {QStringLiteral("--force-remove"), QStringLiteral("-z"),
                      QStringLiteral("--stdin")};
    for (const QByteArray &path : paths) {
        call.input += path + '\0';
    }
    call.evenWhenCancelled = true;
    static_cast<void>(task.run(call)); // at worst, git knows of files that it need not know yet
}

Result<GitCommitted> commitWithNewFiles(GitTask &task, const GitCommitRequest &request,
                                        const QByteArray &message, const Error &whyNot)
{
    const auto added = newFiles(task, request.paths);
    if (!added) {
        return failure(added.error());
    }
    if (added->isEmpty()) {
        Error error = whyNot;
        error.fix = QStringLiteral("a file that is not there, or that .gitignore leaves out, "
                                   "cannot be committed");
        return failure(std::move(error));
    }
    if (auto announced = announce(task, *added); !announced) {
        return failure(announced.error());
    }
    const auto before = readGitState(task.layout());
    auto committed = runCommit(task, request, message);
    // A hook that runs afterwards may have been stopped: then the commit has the files.
    const auto after = readGitState(task.layout());
    const bool isMade = before && after && before->head != after->head;
    if (!committed && !isMade) {
        forget(task, *added);
    }
    return committed;
}

} // namespace

GitPathspecs::GitPathspecs(const QList<QByteArray> &paths) : m_paths(paths) {}
GitPathspecs::~GitPathspecs() = default;

Result<void> GitPathspecs::addTo(GitCall &call)
{
    if (fitsArguments(m_paths)) {
        call.paths = pathspecsOf(m_paths);
        return {};
    }
    m_file = std::make_unique<QTemporaryFile>();
    QByteArray content;
    for (const QByteArray &path : m_paths) {
        content += ":(top,literal)" + path + '\0';
    }
    if (!m_file->open() || m_file->write(content) != content.size() || !m_file->flush()) {
        return failure(
            ErrorKind::Io,
            QStringLiteral("the list of files cannot be written: %1").arg(m_file->errorString()),
            m_file->fileName());
    }
    call.arguments << QStringLiteral("--pathspec-from-file=") + m_file->fileName()
                   << QStringLiteral("--pathspec-file-nul");
    return {};
}

Result<GitState> idleState(GitTask &task, bool needsBranch)
{
    const auto state = readGitState(task.layout());
    if (!state) {
        return failure(state.error());
    }
    if (state->operation != GitState::Operation::None &&
        state->operation != GitState::Operation::Bisect) {
        return failure(ErrorKind::Conflict,
                       QStringLiteral("%1 is in progress").arg(operationWords(state->operation)),
                       task.layout().top, QStringLiteral("finish or abort it first"));
    }
    if (needsBranch && state->isDetached()) {
        return failure(ErrorKind::Conflict,
                       QStringLiteral("no branch is checked out (detached HEAD): a commit here "
                                      "would be in no branch"),
                       task.layout().top, QStringLiteral("switch to a branch, or create one here"));
    }
    return *state;
}

Result<GitCommitted> commitPaths(GitTask &task, const GitCommitRequest &request)
{
    if (request.paths.isEmpty()) {
        return failure(ErrorKind::Invalid, QStringLiteral("no files were named to commit"));
    }
    if (auto good = checkPaths(request.paths); !good) {
        return failure(good.error());
    }
    const auto message = composeMessage(request.message, request.trailers);
    if (!message) {
        return failure(message.error());
    }
    if (const auto state = idleState(task, !request.allowDetached); !state) {
        return failure(state.error());
    }
    // Most commits have no new files, and then one process is enough.
    auto committed = runCommit(task, request, *message);
    if (!committed && committed.error().kind == ErrorKind::NotFound &&
        committed.error().where.contains(QLatin1String("did not match any file"))) {
        return commitWithNewFiles(task, request, *message, committed.error());
    }
    return committed;
}

Result<QString> undoLastCommit(GitTask &task, const CommitId &expectedHead)
{
    const auto state = idleState(task, true);
    if (!state) {
        return failure(state.error());
    }
    if (state->head != expectedHead) {
        return failure(ErrorKind::Conflict,
                       QStringLiteral("%1 is not the last commit of %2")
                           .arg(expectedHead.shortForm(), shownPath(state->branch)),
                       {}, QStringLiteral("revert it with a new commit instead"));
    }
    GitLogRequest last;
    last.from = expectedHead;
    last.most = 1;
    const auto commits = readLog(task, last);
    if (!commits) {
        return failure(commits.error());
    }
    const GitCommit &commit = commits->constFirst();
    if (commit.parents.size() > 1) {
        return failure(ErrorKind::Conflict, QStringLiteral("the last commit is a merge"), {},
                       QStringLiteral("restore the version before it and commit that instead"));
    }
    const auto holder = remoteHolder(task, expectedHead);
    if (!holder) {
        return failure(holder.error());
    }
    if (!holder->isEmpty()) {
        return failure(
            ErrorKind::Conflict,
            QStringLiteral("the commit has been pushed: %1 has it").arg(shownPath(*holder)), {},
            QStringLiteral("revert it with a new commit instead"));
    }
    GitCall undo;
    undo.kind = GitCall::Kind::Write;
    undo.verb = QStringLiteral("update-ref");
    undo.arguments = {QStringLiteral("-m"), QStringLiteral("serin: undo of the last commit")};
    // Only if it is still what it was: nobody's newer commit is lost.
    if (commit.parents.isEmpty()) {
        undo.arguments << QStringLiteral("-d") << QStringLiteral("HEAD") << expectedHead.toString();
    } else {
        undo.arguments << QStringLiteral("HEAD") << commit.parents.first().toString()
                       << expectedHead.toString();
    }
    const auto ran = task.run(undo);
    return ran ? Result<QString>(commit.message) : failure(ran.error());
}

Result<QByteArray> remoteHolder(GitTask &task, const CommitId &commit)
{
    GitCall call;
    call.verb = QStringLiteral("for-each-ref");
    call.arguments = {QStringLiteral("--count=1"), QStringLiteral("--format=%(refname:short)"),
                      QStringLiteral("--contains=") + commit.toString(),
                      QStringLiteral("refs/remotes")};
    const auto ran = task.run(call);
    return ran ? Result<QByteArray>(ran->output.trimmed()) : failure(ran.error());
}

Result<GitIdentity> readIdentity(GitTask &task)
{
    GitCall call;
    call.verb = QStringLiteral("config");
    call.arguments = {QStringLiteral("-z"), QStringLiteral("--get-regexp"),
                      QStringLiteral("^user\\.(name|email)$")};
    const auto ran = task.run(call, {0, 1});
    if (!ran) {
        return failure(ran.error());
    }
    GitIdentity identity{qEnvironmentVariable("GIT_COMMITTER_NAME"),
                         qEnvironmentVariable("GIT_COMMITTER_EMAIL")};
    const QList<QByteArray> records = ran->output.split('\0');
    for (const QByteArray &record : records) { // the last one counts
        const qsizetype end = record.indexOf('\n');
        const QString value = end < 0 ? QString() : QString::fromUtf8(record.mid(end + 1));
        if (record.startsWith("user.name\n") && !qEnvironmentVariableIsSet("GIT_COMMITTER_NAME")) {
            identity.name = value;
        } else if (record.startsWith("user.email\n") &&
                   !qEnvironmentVariableIsSet("GIT_COMMITTER_EMAIL")) {
            identity.email = value;
        }
    }
    if (identity.email.isEmpty()) {
        identity.email = qEnvironmentVariable("EMAIL");
    }
    if (identity.name.isEmpty() || identity.email.isEmpty()) {
        return failure(ErrorKind::Invalid,
                       identity.name.isEmpty() && identity.email.isEmpty()
                           ? QStringLiteral("git does not know your name and e-mail address")
                       : identity.name.isEmpty()
                           ? QStringLiteral("git does not know your name")
                           : QStringLiteral("git does not know your e-mail address"),
                       {},
                       QStringLiteral("set user.name and user.email, for this repository or for "
                                      "all"));
    }
    return identity;
}

Result<void> setIdentity(GitTask &task, const GitIdentity &identity, const QString &scope)
{
    const QList<std::pair<QString, QString>> settings{
        {QStringLiteral("user.name"), identity.name.trimmed()},
        {QStringLiteral("user.email"), identity.email.trimmed()}};
    for (const auto &[name, value] : settings) {
        const bool odd = std::any_of(value.begin(), value.end(), [](QChar character) {
            return character.unicode() < 0x20 || character == u'<' || character == u'>';
        });
        if (value.isEmpty() || odd) {
            return failure(
                ErrorKind::Invalid,
                QStringLiteral("%1 is empty or has characters that git does not take").arg(name));
        }
    }
    for (const auto &[name, value] : settings) {
        GitCall call;
        call.kind = GitCall::Kind::Write;
        call.verb = QStringLiteral("config");
        call.arguments = {scope, QStringLiteral("--replace-all"), name, value};
        if (const auto ran = task.run(call); !ran) {
            return failure(ran.error());
        }
    }
    return {};
}

} // namespace serin
