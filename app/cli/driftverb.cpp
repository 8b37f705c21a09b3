// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/chosennames.h"
#include "app/cli/driftacts.h"
#include "app/cli/driftview.h"
#include "app/cli/gitopssession.h"
#include "app/cli/gitopsverbs.h"
#include "app/cli/unplanned.h"
#include "services/core/errand.h"
#include "services/git/gitrepository.h"
#include "services/git/parse/gitpath.h"
#include "services/gitops/desiredstatesource.h"
#include "services/gitops/drift/driftreader.h"

#include <algorithm>

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
    } else if (!commits.pushesToUpstream() && commits.hasAllPushed() && commits.ahead > 0) {
        output.note(QStringLiteral("HEAD is pushed to %1; a pull request takes it to %2")
                        .arg(shownPath(commits.pushTarget()), upstream));
    }
    if (commits.operation != GitState::Operation::None) {
        output.note(QStringLiteral("%1 is in progress").arg(operationWords(commits.operation)));
    }
}

/// Says which endpoints are not compared. @return how many, since their manifests cannot be read.
std::size_t noteUnknown(const CommandOutput &output, const std::vector<PlanNote> &notes)
{
    constexpr std::size_t most = 20;
    std::size_t broken = 0;
    for (std::size_t i = 0; i < notes.size(); ++i) {
        const bool isBroken = notes[i].kind == PlanNote::Kind::Unreadable;
        broken += isBroken ? 1 : 0;
        const QString text = QStringLiteral("%1: %2").arg(notes[i].endpoint, notes[i].text);
        if (i < most && isBroken) {
            output.warn(text);
        } else if (i < most) {
            output.note(text);
        }
    }
    if (notes.size() > most) {
        output.note(QStringLiteral("and of %1 more it is not known what the manifests want")
                        .arg(notes.size() - most));
    }
    return broken;
}

/// Leaves in @p board what --deployment and --field name.
void narrow(Board &board, const GitOpsRequest &request)
{
    const auto isChosen = [](const std::vector<std::string> &chosen, const QString &name) {
        return chosen.empty() ||
               std::find(chosen.begin(), chosen.end(), name.toStdString()) != chosen.end();
    };
    board.rows.erase(std::remove_if(board.rows.begin(), board.rows.end(),
                                    [&](const BoardRow &row) {
                                        return !isChosen(request.deployments, row.deployment) ||
                                               !isChosen(request.fields, row.field);
                                    }),
                     board.rows.end());
}

QFuture<Result<int>> print(GitOpsSession &session, const DriftFindings &findings)
{
    const CommandOutput &output = session.output();
    session.command().clearProgress();
    noteCommits(output, findings.commits);
    const std::size_t broken = noteUnknown(output, findings.board.notes);
    const GitOpsRequest &request = session.request();
    const bool isChosen =
        !request.endpoints.empty() || !request.deployments.empty() || !request.fields.empty();
    const Unplanned rest = unplanned(findings.workingTree.notes, {}, isChosen,
                                     isChosen || hasPlannable(findings.workingTree));
    const std::optional<Error> unknown = rest.error();
    rest.warn(output, findings.board.isClean() && broken == 0);
    for (const BoardRow &row : findings.board.rows) {
        if (row.cause == BoardCause::RolledBack) {
            output.warn(QStringLiteral("%1 was rolled back live, not in Git: go on with serinctl "
                                       "rollback --endpoint %1")
                            .arg(row.endpoint));
        }
    }
    if (output.effectiveFormat() != OutputFormat::Table) {
        output.printValue(findings.board.toJson());
    } else if (findings.board.isClean() && broken == 0 && !unknown) {
        output.note(
            QStringLiteral("no drift: %1 is as the manifests say").arg(session.target().name));
    } else {
        output.printTable(boardTable(findings.board));
    }
    if (unknown && findings.board.isClean() && broken == 0) {
        output.failLine(*unknown);
        return readyFuture<int>(1);
    }
    if (findings.board.isClean() && broken > 0) {
        // To say "no drift" would be a guess.
        const auto first = std::find_if(
            findings.board.notes.begin(), findings.board.notes.end(),
            [](const PlanNote &note) { return note.kind == PlanNote::Kind::Unreadable; });
        output.failLine(
            {ErrorKind::Invalid,
             QStringLiteral("of %1 it is not known what the manifests want").arg(first->endpoint),
             first->file, QStringLiteral("mend the manifests")});
        return readyFuture<int>(1);
    }
    return readyFuture<int>(findings.board.isClean() ? 0 : driftExit);
}

QFuture<Result<int>> answerWith(GitOpsSession &session, DriftFindings findings)
{
    narrow(findings.board, session.request());
    return session.request().takeLive ? takeLiveOver(session, findings)
           : session.request().ignore ? ignoreAll(session, findings)
                                      : print(session, findings);
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
    if (const Result<void> names = checkChosenNames(request); !names) {
        return options.output.failUsage(names.error());
    }
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
            drift.withForeign = session.request().withForeign || !drift.endpoints.isEmpty();
            auto *reader = new DriftReader(
                {session.source(), *session.target().plane, session.records()}, &run);
            return andThen(reader->read(session.repository(), drift), &run,
                           [&session, &run](const DriftFindings &findings) {
                               return andThen(
                                   checkChosen(session, findings), &run,
                                   [&session, findings] { return answerWith(session, findings); });
                           });
        });
    });
}

} // namespace serin
