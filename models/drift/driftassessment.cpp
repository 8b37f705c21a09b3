// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/drift/driftassessment.h"

#include "models/drift/driftwords.h"
#include "models/live/livetext.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace serin {

namespace {

struct DriftAssessmentWords
{
    Q_DECLARE_TR_FUNCTIONS(DriftAssessment)
};

bool hasCause(const std::vector<BoardRow> &rows, BoardCause cause)
{
    return std::any_of(rows.begin(), rows.end(),
                       [cause](const BoardRow &row) { return row.cause == cause; });
}

} // namespace

void DriftAssessment::take(const DriftFindings &findings)
{
    const std::vector<BoardRow> &found = findings.board.rows;
    rows.clear();
    std::copy_if(found.begin(), found.end(), std::back_inserter(rows), isAboutLive);
    waiting.clear();
    std::copy_if(found.begin(), found.end(), std::back_inserter(waiting), [](const BoardRow &row) {
        return row.cause == BoardCause::Uncommitted || row.cause == BoardCause::Unpushed;
    });
    isBehind = hasCause(found, BoardCause::BehindUpstream);
    changedFiles.clear();
    workingTree = findings.workingTree;
    live = findings.live;
}

DriftAssessment::Verdict DriftAssessment::verdict(const ApplyRoute &route) const
{
    if (rows.empty()) {
        return waitingVerdict();
    }
    if (hasCause(rows, BoardCause::RolledBack)) {
        return Verdict::RolledBack;
    }
    if ((isSettling || !underwayParts().isEmpty()) && !route.isPipeline) {
        return Verdict::Underway;
    }
    const bool differs = hasCause(rows, BoardCause::Drifted) ||
                         hasCause(rows, BoardCause::Differs) ||
                         hasCause(rows, BoardCause::NotInGit);
    return differs                       ? Verdict::Differs
           : !route.mergesInto.isEmpty() ? Verdict::Unmerged
           : route.isPipeline            ? Verdict::Waiting
           : isBehind                    ? Verdict::Behind
                                         : Verdict::NotApplied;
}

DriftAssessment::Verdict DriftAssessment::waitingVerdict() const
{
    if ((waiting.empty() && changedFiles.isEmpty()) || isEdited) {
        return Verdict::Same;
    }
    return !changedFiles.isEmpty() || hasCause(waiting, BoardCause::Uncommitted)
               ? Verdict::Uncommitted
               : Verdict::Unpushed;
}

QStringList DriftAssessment::underwayParts() const
{
    const LiveEndpointPointer found = live.endpoint(endpoint);
    QStringList parts;
    const auto add = [&parts](const QString &name, ProvisioningState state, const QString &text) {
        const LiveStateWords words = liveStateWords(state, text);
        if (words.tone == LiveTone::Busy) {
            parts.append(DriftAssessmentWords::tr("%1 %2", "a deployment and its state")
                             .arg(name, words.word));
        }
    };
    if (found) {
        for (const LiveDeployment &deployment : found->deployments()) {
            add(deployment.spec.name.toString(), deployment.state, deployment.stateText);
        }
        if (parts.isEmpty()) {
            add(endpoint, found->endpoint().state, found->endpoint().stateText);
        }
    }
    return parts;
}

QString DriftAssessment::title(Verdict verdict, const ApplyRoute &route) const
{
    switch (verdict) {
    case Verdict::Same:
        return {};
    case Verdict::NotApplied:
        return DriftAssessmentWords::tr("Git is not applied yet");
    case Verdict::Unmerged:
        return DriftAssessmentWords::tr("Not applied before it is merged into %1", "a branch")
            .arg(route.mergesInto);
    case Verdict::Waiting:
        break;
    case Verdict::Behind:
        return DriftAssessmentWords::tr("The remote has gone on: pull before you apply");
    case Verdict::Underway:
        if (isSettling) {
            return DriftAssessmentWords::tr(
                "Live was changed just now; another look tells whether it goes on");
        }
        return DriftAssessmentWords::tr("Live is being changed just now: %1",
                                        "deployments and their states")
            .arg(underwayParts().join(QStringLiteral(", ")));
    case Verdict::Differs:
        return DriftAssessmentWords::tr("Live differs from Git");
    case Verdict::RolledBack:
        return DriftAssessmentWords::tr("Rolled back live, not in Git");
    case Verdict::Uncommitted:
        return DriftAssessmentWords::tr("Changed earlier and not committed yet");
    case Verdict::Unpushed:
        return DriftAssessmentWords::tr("Committed and not pushed yet");
    }
    for (const BoardRow &row : rows) {
        if (row.field == QLatin1String("traffic")) {
            return DriftAssessmentWords::tr("Pushed; waiting for the pipeline; live still %1",
                                            "a traffic split")
                .arg(liveSplitWords(row.values));
        }
    }
    return DriftAssessmentWords::tr("Pushed; waiting for the pipeline");
}

QStringList DriftAssessment::lines(Verdict verdict) const
{
    QStringList lines;
    const DesiredEndpointPointer desired = workingTree.endpoint(endpoint);
    for (const BoardRow &row : rows) {
        const bool isEndpointMissing = row.field == QLatin1String("name") &&
                                       row.deployment.isEmpty() && desired && !desired->endpoint &&
                                       !live.endpoint(endpoint);
        lines.append(isEndpointMissing ? DriftAssessmentWords::tr(
                                             "the endpoint is not live, and no file describes "
                                             "it: add one for it")
                                       : driftWords(row));
    }
    if (verdict == Verdict::Uncommitted || verdict == Verdict::Unpushed) {
        for (const BoardRow &row : waiting) {
            lines.append(waitingWords(row));
        }
        lines += changedFiles;
    } else if (!rows.empty() && !isEdited) {
        for (const BoardRow &row : waiting) {
            if (row.cause == BoardCause::Uncommitted) {
                lines.append(waitingWords(row));
            }
        }
    }
    lines.removeDuplicates();
    return lines;
}

std::vector<BoardRow> DriftAssessment::rowsFor(BoardAct act) const
{
    std::vector<BoardRow> found;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(found), [act](const BoardRow &row) {
        const std::vector<BoardAct> acts = actsFor(row);
        return std::find(acts.begin(), acts.end(), act) != acts.end();
    });
    return found;
}

QString DriftAssessment::applyReason() const
{
    const bool isForeign = std::all_of(rows.begin(), rows.end(), [](const BoardRow &row) {
        return row.cause == BoardCause::NotInGit;
    });
    return !rows.empty() && isForeign
               ? DriftAssessmentWords::tr("Git says nothing of it: there is nothing to apply")
               : QString();
}

QString DriftAssessment::takeReason() const
{
    if (!live.endpoint(endpoint)) {
        return DriftAssessmentWords::tr("The endpoint is not live: there is nothing to take over");
    }
    return rowsFor(BoardAct::TakeLive).empty()
               ? DriftAssessmentWords::tr(
                     "Live was not changed past Git: there is nothing to take over")
               : QString();
}

QString DriftAssessment::ignoreReason() const
{
    return rowsFor(BoardAct::Ignore).empty()
               ? DriftAssessmentWords::tr("What Git wants and is not applied yet cannot be ignored")
               : QString();
}

} // namespace serin
