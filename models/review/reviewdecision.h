// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/review/reviewcontent.h"
#include "models/review/reviewrun.h"

#include <QByteArray>
#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace serin {

struct ProjectFacts;

/// What the person chose in a review. A value.
struct ReviewChoices
{
    QHash<QByteArray, bool> ticks; ///< of files, by ReviewFile::path, where they are not the usual
    QSet<QString> consents;        ///< ReviewConsent::id of what was agreed to
    QSet<QString> leftOut;         ///< endpoints that are not to be applied
    QByteArray newBranch;          ///< empty: the branch that is checked out
    std::optional<bool> push;      ///< nothing: where it can be
    std::optional<bool> apply;     ///< nothing: where it can be, but not from a new branch
};

/// What confirming a review would do, and why it would not do the rest. A value; all texts are
/// translated.
struct ReviewDecision
{
    bool commits = false; ///< a file is ticked
    QByteArray newBranch; ///< empty: commit to the branch that is checked out
    QString pushTarget;   ///< "origin/main"
    bool push = false;
    QString pushReason; ///< not empty: it cannot be pushed, and why
    bool apply = false;
    QString applyReason;      ///< not empty: it cannot be applied, and why
    QString applyNote;        ///< not empty: why it is not applied unless the person says so
    bool awaitsTicks = false; ///< all that is to be done live wants a tick, and none is set
    /// Endpoints of which something is done, and how many there would be with those left out.
    struct Extent
    {
        QStringList applied; ///< by name
        int all = 0;
    } extent;
    /// What else wants consent: the first apply to a workspace, another branch.
    std::vector<ReviewConsent> questions;
    QString confirmText;   ///< "Commit, push, apply to LOCAL WORKSPACE (dev)"
    QString confirmReason; ///< not empty: it cannot be confirmed, and why
    QStringList commands;  ///< the same act as command lines
};

/// The decision about @p content of the project of @p facts with @p message; @p top is the
/// checkout, without which there are no command lines.
[[nodiscard]] ReviewDecision decisionOn(const ReviewContent &content, const ProjectFacts &facts,
                                        const ReviewChoices &choices, const QString &message,
                                        const QString &top);

/// What is confirmed with @p decision.
[[nodiscard]] ReviewOrder orderOf(const ReviewDecision &decision, const ReviewContent &content,
                                  const ProjectFacts &facts, const QString &message);

/// Whether @p id is that of one of ReviewDecision::questions, not of an operation of the plan.
[[nodiscard]] bool isReviewQuestion(const QString &id);

} // namespace serin
