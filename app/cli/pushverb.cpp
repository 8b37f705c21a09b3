// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandrun.h"
#include "app/cli/gitsession.h"
#include "app/cli/gitverbs.h"
#include "app/cli/projectplace.h"
#include "services/core/errand.h"
#include "services/git/parse/gitpath.h"

#include <QFutureWatcher>
#include <QJsonObject>

namespace serin {

namespace {

using Repository = std::shared_ptr<GitRepository>;

constexpr int mostTheirs = 5;

QString targetWords(const GitPushed &pushed)
{
    QByteArray branch = pushed.target;
    const QByteArray heads = QByteArrayLiteral("refs/heads/");
    if (branch.startsWith(heads)) {
        branch.remove(0, heads.size());
    }
    return QStringLiteral("%1/%2").arg(shownPath(pushed.remote), shownPath(branch));
}

void printPushed(const CommandOutput &output, const GitPushed &pushed)
{
    printGitWords(output, pushed.words);
    const bool isNew = pushed.outcome == GitPushed::Outcome::Done;
    output.note(
        isNew ? QStringLiteral("pushed %1 to %2").arg(shownPath(pushed.branch), targetWords(pushed))
              : QStringLiteral("nothing to push: %1 has it all").arg(targetWords(pushed)));
    const QString outcome = isNew ? QStringLiteral("pushed") : QStringLiteral("up-to-date");
    if (output.effectiveFormat() == OutputFormat::Table) {
        output.printTable(
            {{QStringLiteral("BRANCH"), QStringLiteral("TO"), QStringLiteral("OUTCOME")},
             {shownPath(pushed.branch), targetWords(pushed), outcome}});
        return;
    }
    output.printValue(QJsonObject{{QStringLiteral("outcome"), outcome},
                                  {QStringLiteral("branch"), shownPath(pushed.branch)},
                                  {QStringLiteral("remote"), shownPath(pushed.remote)},
                                  {QStringLiteral("target"), shownPath(pushed.target)}});
}

/// What a push that was refused means.
Error refusal(const GitPushed &pushed)
{
    using Outcome = GitPushed::Outcome;
    const QString target = targetWords(pushed);
    switch (pushed.outcome) {
    case Outcome::RejectedBehind:
        return {
            ErrorKind::Conflict,
            QStringLiteral("%1 has commits that are not here").arg(target),
            {},
            QStringLiteral("take them in with git pull --rebase %1 %2, then push again")
                .arg(shownPath(pushed.remote), target.mid(shownPath(pushed.remote).size() + 1))};
    case Outcome::RejectedByRemote:
        return {ErrorKind::Invalid,
                QStringLiteral("a hook or rule of the remote refused %1").arg(target),
                {},
                QStringLiteral("do what it says, then push again")};
    case Outcome::RejectedByHook:
        return {ErrorKind::Invalid,
                QStringLiteral("the repository's own pre-push hook refused the push"),
                {},
                QStringLiteral("do what it says, then push again")};
    case Outcome::NotAuthorized:
        return {ErrorKind::Unauthorized,
                QStringLiteral("the remote %1 did not accept who you are")
                    .arg(shownPath(pushed.remote)),
                {},
                QStringLiteral("check user name and password or token, or the SSH key, and that "
                               "you may push there")};
    case Outcome::RemoteUnavailable:
        return {ErrorKind::Unavailable,
                QStringLiteral("the remote %1 cannot be reached, or has no such repository")
                    .arg(shownPath(pushed.remote)),
                {},
                QStringLiteral("your commits are safe here; check the address, push again")};
    case Outcome::Done:
    case Outcome::UpToDate:
        break;
    }
    Q_UNREACHABLE();
}

/// Fetches what the remote has, and prints the newest of it. What goes wrong is no news then.
QFuture<Result<int>> showTheirs(CommandRun &run, const Repository &repository,
                                const GitPushed &pushed)
{
    const QString theirs = targetWords(pushed);
    return followUp(
        repository->fetch(pushed.remote), &run,
        [&run, repository, theirs](const Result<void> &) -> QFuture<Result<int>> {
            return followUp(
                repository->resolve(QStringLiteral("refs/remotes/") + theirs), &run,
                [&run, repository, theirs](const Result<CommitId> &there) -> QFuture<Result<int>> {
                    const Result<GitState> state = readGitState(repository->layout());
                    if (!there || !state || !state->head) {
                        return readyFuture<int>(0);
                    }
                    GitLogRequest request;
                    request.from = *there;
                    request.until = state->head;
                    request.most = mostTheirs;
                    return andThen(
                        repository->log(request), &run,
                        [&run, theirs](const QList<GitCommit> &log) -> Result<int> {
                            run.output().note(
                                QStringLiteral("what %1 has and you do not:").arg(theirs));
                            for (const GitCommit &commit : log) {
                                run.output().note(QStringLiteral("  %1 %2 (%3)")
                                                      .arg(commit.id.shortForm(), commit.subject,
                                                           commit.author.name));
                            }
                            return 0;
                        });
                });
        });
}

QFuture<Result<int>> tellOutcome(CommandRun &run, const Repository &repository,
                                 const GitPushed &pushed)
{
    run.clearProgress();
    if (pushed.isPushed()) {
        printPushed(run.output(), pushed);
        return readyFuture<int>(0);
    }
    Error error = refusal(pushed);
    if (run.output().wantsText()) {
        printGitWords(run.output(), pushed.words);
    } else {
        error.where = pushed.words; // a program reads no stderr
    }
    if (pushed.outcome != GitPushed::Outcome::RejectedBehind) {
        return readyFuture<int>(failure(error));
    }
    return followUp(showTheirs(run, repository, pushed), &run,
                    [error](const Result<int> &) -> Result<int> { return failure(error); });
}

QFuture<Result<int>> push(CommandRun &run, const Repository &repository, const GitRequest &request)
{
    GitPushRequest wanted;
    wanted.remote = QByteArray::fromStdString(request.remote);
    const QFuture<Result<GitPushed>> pushing = repository->push(wanted);
    run.showProgress(QStringLiteral("pushing"));
    auto *watcher = new QFutureWatcher<Result<GitPushed>>(&run);
    QObject::connect(watcher, &QFutureWatcherBase::progressTextChanged, &run,
                     [&run](const QString &stage) { run.showProgress(stage); });
    watcher->setFuture(pushing);
    run.setInterrupt([running = pushing]() mutable { running.cancel(); });
    return followUp(pushing, &run,
                    [&run, repository](const Result<GitPushed> &pushed) -> QFuture<Result<int>> {
                        run.setInterrupt({});
                        if (pushed) {
                            return tellOutcome(run, repository, *pushed);
                        }
                        run.clearProgress();
                        if (pushed.error().kind == ErrorKind::Cancelled) {
                            run.output().note(QStringLiteral(
                                "the remote may have taken the commits or not; nothing here is "
                                "lost, and serinctl push says how it stands"));
                            return readyFuture<int>(failure(pushed.error()));
                        }
                        return readyFuture<int>(failGit(run.output(), *repository, pushed.error()));
                    });
}

} // namespace

int pushBranch(const GlobalOptions &options, const GitRequest &request)
{
    const Result<ProjectPlace> place = projectPlace(options, request.repository);
    if (!place) {
        return options.output.fail(place.error());
    }
    GitSession git(options.output, {request.trust, GitSession::Credentials::Asked});
    CommandRun run(options);
    return run.until(andThen(
        git.open(place->directory, GitSession::Use::Changing, &run), &run,
        [&run, &request](const Repository &repository) { return push(run, repository, request); }));
}

} // namespace serin
