// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/driftview.h"

#include "app/cli/planview.h"

namespace serin {

namespace {

QString words(const BoardValue &value, bool isName)
{
    if (!value) {
        return QStringLiteral("?");
    }
    if (isName) {
        return value->isString() ? QStringLiteral("there") : QStringLiteral("not there");
    }
    return valueWords(*value);
}

/// What stands where, as far as it explains the cause.
QString valuesOf(const BoardRow &row)
{
    const BoardValues &values = row.values;
    const bool isName = row.field == QLatin1String("name");
    const auto change = [isName](const char *from, const BoardValue &was, const char *to,
                                 const BoardValue &is) {
        return QStringLiteral("%1 %2 \u2192 %3 %4")
            .arg(QLatin1String(from), words(was, isName), QLatin1String(to), words(is, isName));
    };
    switch (row.cause) {
    case BoardCause::Uncommitted:
        return change("HEAD", values.head, "here", values.workingTree);
    case BoardCause::Unpushed:
        return change("upstream", values.base, "HEAD", values.head);
    case BoardCause::BehindUpstream:
        return change("HEAD", values.head, "upstream", values.upstream);
    case BoardCause::NotApplied:
        return change("live", values.live, "Git", values.upstream);
    case BoardCause::Drifted:
    case BoardCause::Differs:
        return change("Git", values.upstream, "live", values.live);
    case BoardCause::NotInGit:
    case BoardCause::RolledBack:
        return QStringLiteral("live ") + words(values.live, isName);
    }
    Q_UNREACHABLE();
}

QString actsOf(const BoardRow &row)
{
    QStringList acts;
    for (const BoardAct act : actsFor(row)) {
        const bool isReapply = act == BoardAct::Apply && row.cause != BoardCause::NotApplied;
        acts.append(isReapply ? QStringLiteral("re-apply Git") : boardWord(act));
    }
    return acts.join(QStringLiteral(" / "));
}

} // namespace

QList<QStringList> boardTable(const Board &board)
{
    QList<QStringList> rows{{QStringLiteral("ENDPOINT"), QStringLiteral("DEPLOYMENT"),
                             QStringLiteral("FIELD"), QStringLiteral("CAUSE"),
                             QStringLiteral("VALUES"), QStringLiteral("AT"),
                             QStringLiteral("TO DO")}};
    for (const BoardRow &row : board.rows) {
        if (!row.isIgnored) {
            rows << QStringList{
                row.endpoint,
                row.deployment,
                row.field,
                boardWord(row.cause),
                valuesOf(row),
                row.line > 0 ? QStringLiteral("%1:%2").arg(row.file).arg(row.line) : row.file,
                actsOf(row)};
        }
    }
    return rows;
}

} // namespace serin
