// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/gitops/drift/driftreader.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace serin {

/// How what was pushed becomes live.
struct ApplyRoute
{
    bool isPipeline = false; ///< the project's pipeline applies it
    QString mergesInto;      ///< the branch that is applied, while another one is checked out
};

/// How one endpoint, live, stands to Git by what was last read of both, in words. A value.
struct DriftAssessment
{
    enum class Verdict {
        Same,       ///< or not known
        NotApplied, ///< Git has gone on; live is as it was applied
        Waiting,    ///< as NotApplied, and the project's pipeline is to apply it
        Unmerged,   ///< as NotApplied, on another branch than the one that is applied
        Behind,     ///< as NotApplied, and what is to be applied has to be pulled first
        /// Live is being changed just now, so what differs is no verdict yet; or it was at the last
        /// look, and another one has to find the same: whoever changes it takes several steps.
        Underway,
        Differs,    ///< live was changed past Git, or nobody can tell
        RolledBack, ///< live was rolled back, and Git does not say so
        // Live is as Git says or not known, and what was changed since the files were opened is
        // said elsewhere:
        Uncommitted, ///< the files differ from the last commit
        Unpushed,    ///< the last commit differs from what was pushed
    };

    QString endpoint; ///< its name
    std::vector<BoardRow> rows;
    std::vector<BoardRow> waiting; ///< what is not committed or not pushed
    QStringList changedFiles;      ///< what is not committed, while live is not known; in words
    bool isEdited = false;         ///< since the files were opened, while something waits
    bool isBehind = false;         ///< upstream has changed the endpoint, and that is not here
    bool isSettling = false;       ///< nothing is under way any more, seen once
    DesiredState workingTree;      ///< as it was when `rows` were found
    LiveState live;                ///< likewise

    /// Takes what @p findings say of live and of what waits.
    void take(const DriftFindings &findings);

    [[nodiscard]] Verdict verdict(const ApplyRoute &route) const;
    /// "Pushed; waiting for the pipeline; live still blue 100 · green 0", and so on; empty of Same.
    [[nodiscard]] QString title(Verdict verdict, const ApplyRoute &route) const;
    /// The differences, a sentence each.
    [[nodiscard]] QStringList lines(Verdict verdict) const;
    /// What the service is still at, with its state: "blue Creating".
    [[nodiscard]] QStringList underwayParts() const;
    /// Where @p act closes the difference.
    [[nodiscard]] std::vector<BoardRow> rowsFor(BoardAct act) const;
    /// Why Git cannot be applied, nothing be taken over, or left as it is; empty when it can.
    [[nodiscard]] QString applyReason() const;
    [[nodiscard]] QString takeReason() const;
    [[nodiscard]] QString ignoreReason() const;

private:
    [[nodiscard]] Verdict waitingVerdict() const;
};

} // namespace serin
