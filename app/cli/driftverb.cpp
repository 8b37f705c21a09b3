// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/driftview.h"
#include "app/cli/gitopssession.h"
#include "app/cli/gitopsverbs.h"
#include "services/core/errand.h"
#include "services/git/gitrepository.h"
#include "services/git/parse/gitpath.h"
#include "services/gitops/desiredstatesource.h"
#include "services/gitops/drift/driftreader.h"

namespace serin {

namespace {

constexpr int driftExit = 2;

void noteCommits(const CommandOutput &output, const TrackedCommits &commits)
{
    const QString upstream = shownPath(commits.upstreamName);
    if (!commits.upstreamName.isEmpty() && !commits.upstream) {
        output.note(QStringLiteral("%1 does not exist yet: nothing was pushed").arg(upstream));
    } else if (commits.upstream && commits.head && !commits.base) {
        output.note(QStringLiteral("HEAD and %1 have no common history").arg(upstream));
    }
    if (commits.operation != GitState::Operation::None) {
        output.note(QStringLiteral("%1 is in progress").arg(operationWords(commits.operation)));
    }
}

Result<int> print(GitOpsSession &session, const DriftFindings &findings)
{
    const CommandOutput &output = session.output();
    session.command().clearProgress();
    noteCommits(output, findings.commits);
    for (const PlanNote &note : findings.board.notes) {
        output.note(QStringLiteral("%1: %2").arg(note.endpoint, note.text));
    }
    for (const BoardRow &row : findings.board.rows) {
        if (row.cause == BoardCause::RolledBack) {
            output.warn(QStringLiteral("%1 was rolled back live, not in Git: go on with serinctl "
                                       "rollback --endpoint %1")
                            .arg(row.endpoint));
        }
    }
    if (output.effectiveFormat() != OutputFormat::Table) {
        output.printValue(findings.board.toJson());
    } else if (findings.board.isClean()) {
        output.note(
            QStringLiteral("no drift: %1 is as the manifests say").arg(session.target().name));
    } else {
        output.printTable(boardTable(findings.board));
    }
    return findings.board.isClean() ? 0 : driftExit;
}

QFuture<Result<void>> fetched(GitOpsSession &session)
{
    if (!session.request().fetch || !session.repository()) {
        return readyFuture<void>({});
    }
    session.command().showProgress(QStringLiteral("fetching"));
    return session.repository()->fetch();
}

} // namespace

int showDrift(const GlobalOptions &options, const GitOpsRequest &request)
{
    const auto credentials =
        request.fetch ? GitSession::Credentials::Asked : GitSession::Credentials::NotNeeded;
    GitOpsSession session(options, request, {TargetUse::Read, {}, credentials, false});
    return session.run([&session] {
        CommandRun &run = session.command();
        return andThen(fetched(session), &run, [&session, &run] {
            run.showProgress(QStringLiteral("comparing"));
            DriftRequest drift;
            drift.scope = session.scope();
            drift.branch = session.projectBranch();
            drift.endpoints = session.planOptions().endpoints;
            drift.withForeign = session.request().withForeign;
            auto *reader = new DriftReader(
                {session.source(), *session.target().plane, session.records()}, &run);
            return andThen(
                reader->read(session.repository(), drift), &run,
                [&session](const DriftFindings &findings) { return print(session, findings); });
        });
    });
}

} // namespace serin
