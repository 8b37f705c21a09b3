// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/historywords.h"

#include "models/common/timetext.h"

#include <QCoreApplication>

namespace serin {

namespace {

struct HistoryTextWords
{
    Q_DECLARE_TR_FUNCTIONS(History)
};

QString signOf(ApplyOutcome outcome)
{
    switch (outcome) {
    case ApplyOutcome::InProgress:
        return QStringLiteral("◷");
    case ApplyOutcome::Succeeded:
        return QStringLiteral("✔");
    case ApplyOutcome::Failed:
        return QStringLiteral("✖");
    case ApplyOutcome::Cancelled:
    case ApplyOutcome::Interrupted:
        break;
    }
    return QStringLiteral("■");
}

} // namespace

QString shareWords(const HistoryShares &shares)
{
    QStringList parts;
    for (const HistoryShare &share : shares) {
        parts.append(QStringLiteral("%1 %2").arg(share.deployment).arg(share.percent));
    }
    return parts.join(QStringLiteral(" · "));
}

QString applyOutcomeWords(ApplyOutcome outcome)
{
    switch (outcome) {
    case ApplyOutcome::InProgress:
        return HistoryTextWords::tr("is being applied");
    case ApplyOutcome::Succeeded:
        return HistoryTextWords::tr("applied");
    case ApplyOutcome::Failed:
        return HistoryTextWords::tr("apply failed");
    case ApplyOutcome::Cancelled:
        return HistoryTextWords::tr("apply stopped");
    case ApplyOutcome::Interrupted:
        break;
    }
    return HistoryTextWords::tr("apply interrupted");
}

QString applyWords(const HistoryApply &apply)
{
    const QString words = signOf(apply.outcome) + u' ' + applyOutcomeWords(apply.outcome);
    if (apply.outcome == ApplyOutcome::Interrupted && !apply.by.isEmpty()) {
        return HistoryTextWords::tr("%1, begun by %2", "an apply's outcome, a person")
            .arg(words, apply.by);
    }
    return apply.by.isEmpty() ? words
                              : HistoryTextWords::tr("%1 by %2", "an apply's outcome, a person")
                                    .arg(words, apply.by);
}

QString appliesInFull(const std::vector<HistoryApply> &applies)
{
    QStringList lines;
    for (const HistoryApply &apply : applies) {
        QString line = dateAndTime(apply.begunAt) + QStringLiteral("  ") + applyWords(apply);
        if (!apply.shares.isEmpty()) {
            line += QStringLiteral("  (%1)").arg(shareWords(apply.shares));
        }
        if (!apply.message.isEmpty()) {
            line += QStringLiteral(": ") + apply.message;
        }
        lines.append(line);
    }
    return lines.join(u'\n');
}

QString titleOf(const HistoryRow &row)
{
    switch (row.kind) {
    case HistoryRow::Kind::WorkingTree:
        return HistoryTextWords::tr("Working tree");
    case HistoryRow::Kind::Commit:
        return row.subject;
    case HistoryRow::Kind::Apply:
        break;
    }
    return row.commit ? HistoryTextWords::tr(
                            "Apply of commit %1, which is none of this endpoint's on this branch")
                            .arg(row.commit->shortForm())
                      : HistoryTextWords::tr("Apply of a working tree, without a commit");
}

} // namespace serin
