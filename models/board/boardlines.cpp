// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/boardlines.h"

#include "models/drift/driftwords.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace serin {

namespace {

struct BoardLinesWords
{
    Q_DECLARE_TR_FUNCTIONS(Board)
};

QString causeWords(BoardCause cause, bool isPipelineApplied)
{
    switch (cause) {
    case BoardCause::Uncommitted:
        return BoardLinesWords::tr("not committed");
    case BoardCause::Unpushed:
        return BoardLinesWords::tr("not pushed");
    case BoardCause::BehindUpstream:
        return BoardLinesWords::tr("behind the remote");
    case BoardCause::NotApplied:
        return isPipelineApplied ? BoardLinesWords::tr("waiting for the pipeline")
                                 : BoardLinesWords::tr("not applied");
    case BoardCause::Drifted:
        return BoardLinesWords::tr("drifted");
    case BoardCause::Differs:
        return BoardLinesWords::tr("differs");
    case BoardCause::NotInGit:
        return BoardLinesWords::tr("not in Git");
    case BoardCause::RolledBack:
        return BoardLinesWords::tr("rolled back live, not in Git");
    }
    return {};
}

BoardStep stepOf(const BoardRow &row, bool isPipelineApplied)
{
    if (row.isIgnored) {
        return BoardStep::Resolve;
    }
    if (row.isTakenOver) {
        return row.values.workingTree == row.values.head ? BoardStep::Push : BoardStep::Commit;
    }
    switch (row.cause) {
    case BoardCause::Uncommitted:
        return BoardStep::Commit;
    case BoardCause::Unpushed:
        return BoardStep::Push;
    case BoardCause::BehindUpstream:
        return BoardStep::Pull;
    case BoardCause::NotApplied:
        return isPipelineApplied ? BoardStep::Wait : BoardStep::Apply;
    case BoardCause::Drifted:
    case BoardCause::Differs:
    case BoardCause::NotInGit:
    case BoardCause::RolledBack:
        return BoardStep::Resolve;
    }
    return BoardStep::None;
}

BoardLine lineOf(const BoardRow &row)
{
    BoardLine line;
    line.endpoint = row.endpoint;
    line.deployment = row.deployment;
    line.field = row.field;
    const bool isPresence = row.field == QLatin1String("name");
    line.subject =
        isPresence
            ? (row.deployment.isEmpty() ? BoardLinesWords::tr("the endpoint") : row.deployment)
        : row.deployment.isEmpty() ? fieldWords(row.field)
                                   : BoardLinesWords::tr("%1 %2", "a deployment, its field")
                                         .arg(row.deployment, fieldWords(row.field));
    const auto shown = [&](const BoardValue &value) {
        if (!isPresence || !value) {
            return valueWords(value, row.field);
        }
        return value->isUndefined() ? BoardLinesWords::tr("is not there")
                                    : BoardLinesWords::tr("is there");
    };
    line.upstream = shown(row.values.upstream);
    line.head = shown(row.values.head);
    line.workingTree = shown(row.values.workingTree);
    line.applied = shown(row.values.applied);
    line.live = shown(row.values.live);
    return line;
}

auto placeOf(const BoardLine &line)
{
    return std::tie(line.endpoint, line.deployment);
}

bool holds(const BoardLine &line, const QStringList &words)
{
    return std::all_of(words.begin(), words.end(), [&line](const QString &word) {
        for (const QString *text : {&line.endpoint, &line.subject, &line.causeText, &line.upstream,
                                    &line.head, &line.workingTree, &line.applied, &line.live}) {
            if (text->contains(word, Qt::CaseInsensitive)) {
                return true;
            }
        }
        return false;
    });
}

} // namespace

std::vector<BoardLine> boardLines(const Board &board, bool withSame, bool isPipelineApplied)
{
    std::vector<BoardLine> lines;
    for (const BoardRow &row : board.rows) {
        if (row.isIgnored && !withSame) {
            continue;
        }
        BoardLine line = lineOf(row);
        line.cause = row.cause;
        line.causeText = row.isIgnored ? BoardLinesWords::tr("ignored until it changes")
                                       : causeWords(row.cause, isPipelineApplied);
        line.step = stepOf(row, isPipelineApplied);
        lines.push_back(std::move(line));
    }
    if (withSame) {
        for (const BoardRow &row : board.same) {
            BoardLine line = lineOf(row);
            line.causeText = BoardLinesWords::tr("the same");
            lines.push_back(std::move(line));
        }
        std::stable_sort(lines.begin(), lines.end(),
                         [](const BoardLine &one, const BoardLine &other) {
                             return placeOf(one) < placeOf(other);
                         });
    }
    return lines;
}

QString placesInWords(const BoardLine &line)
{
    const std::pair<QString, const QString *> places[] = {
        {BoardLinesWords::tr("pushed"), &line.upstream},
        {BoardLinesWords::tr("committed"), &line.head},
        {BoardLinesWords::tr("working tree"), &line.workingTree},
        {BoardLinesWords::tr("last applied"), &line.applied},
        {BoardLinesWords::tr("live"), &line.live}};
    QStringList values;
    QStringList names;
    for (const auto &[name, value] : places) {
        const qsizetype known = values.indexOf(*value);
        if (known < 0) {
            values.append(*value);
            names.append(name);
        } else {
            names[known] += QStringLiteral(", ") + name;
        }
    }
    QStringList parts;
    for (qsizetype i = 0; i < values.size(); ++i) {
        parts.append(BoardLinesWords::tr("%1: %2", "places, their value").arg(names[i], values[i]));
    }
    return parts.join(u'\n');
}

std::vector<BoardLine> filteredLines(const std::vector<BoardLine> &lines, const QString &filter)
{
    const QStringList words = filter.split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty()) {
        return lines;
    }
    std::vector<BoardLine> kept;
    std::copy_if(lines.begin(), lines.end(), std::back_inserter(kept),
                 [&words](const BoardLine &line) { return holds(line, words); });
    return kept;
}

} // namespace serin
