// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/parse/gitdiff.h"

#include "services/git/parse/fieldreader.h"

#include <QHash>

namespace serin {

namespace {

std::optional<int> octalMode(QByteArrayView digits)
{
    if (digits.size() != 6) {
        return std::nullopt;
    }
    int mode = 0;
    for (const char digit : digits) {
        if (digit < '0' || digit > '7') {
            return std::nullopt;
        }
        mode = mode * 8 + (digit - '0');
    }
    return mode;
}

// The letter and its similarity: "M", "R087".
bool readChangeLetter(QByteArrayView field, GitFileChange &change)
{
    const auto kind = field.isEmpty() ? std::nullopt : gitChange(field[0]);
    if (!kind || *kind == GitChange::None) {
        return false;
    }
    change.change = *kind;
    if (field.size() == 1) {
        return true;
    }
    const auto similarity = decimal(field.sliced(1));
    if (!similarity || *similarity > 100) {
        return false;
    }
    change.similarity = int(*similarity);
    return true;
}

bool readPaths(FieldReader &reader, GitFileChange &change)
{
    const bool moved = change.change == GitChange::Renamed || change.change == GitChange::Copied;
    const auto first = reader.upTo('\0');
    const auto second = moved && first ? reader.upTo('\0') : first;
    if (!first || !second || first->isEmpty() || second->isEmpty()) {
        return false;
    }
    change.path = second->toByteArray();
    if (moved) {
        change.originalPath = first->toByteArray();
    }
    return true;
}

// "12\t3\tpath\0", or for a rename "12\t3\t\0old\0new\0"; "-" for binary.
std::optional<GitFileChange> readNumstat(FieldReader &reader)
{
    GitFileChange change;
    const auto added = reader.upTo('\t');
    const auto removed = added ? reader.upTo('\t') : std::nullopt;
    const auto path = removed ? reader.upTo('\0') : std::nullopt;
    if (!path) {
        return std::nullopt;
    }
    change.addedLines = decimal(*added);
    change.removedLines = decimal(*removed);
    if ((!change.addedLines && *added != "-") || (!change.removedLines && *removed != "-")) {
        return std::nullopt;
    }
    change.path = path->toByteArray();
    if (path->isEmpty()) {
        change.change = GitChange::Renamed;
        if (!readPaths(reader, change)) {
            return std::nullopt;
        }
    }
    return change;
}

} // namespace

std::optional<GitFileChange> readRawChange(FieldReader &reader)
{
    GitFileChange change;
    if (!reader.skip(':')) {
        return std::nullopt;
    }
    const auto oldMode = reader.upTo(' ');
    const auto newMode = oldMode ? reader.upTo(' ') : std::nullopt;
    const auto oldId = newMode ? reader.upTo(' ') : std::nullopt;
    const auto newId = oldId ? reader.upTo(' ') : std::nullopt;
    const auto letter = newId ? reader.upTo('\0') : std::nullopt;
    if (!letter || !isObjectId(*oldId) || !isObjectId(*newId)) {
        return std::nullopt;
    }
    const auto oldNumber = octalMode(*oldMode);
    const auto newNumber = octalMode(*newMode);
    if (!oldNumber || !newNumber || !readChangeLetter(*letter, change) ||
        !readPaths(reader, change)) {
        return std::nullopt;
    }
    change.oldMode = *oldNumber;
    change.newMode = *newNumber;
    change.oldId = oldId->toByteArray();
    change.newId = newId->toByteArray();
    return change;
}

Result<QList<GitFileChange>> parseGitDiff(QByteArrayView output)
{
    QList<GitFileChange> changes;
    QHash<QByteArray, qsizetype> rows; // by path, to join the lines with the raw records
    FieldReader reader(output);
    while (!reader.atEnd()) {
        const QByteArrayView here = reader.rest();
        const bool raw = reader.peek() == ':';
        std::optional<GitFileChange> change = raw ? readRawChange(reader) : readNumstat(reader);
        if (!change) {
            return failure(unreadableOutput("diff", here));
        }
        const auto row = rows.constFind(change->path);
        if (raw || row == rows.constEnd()) {
            rows.insert(change->path, changes.size());
            changes.append(std::move(*change));
        } else {
            changes[*row].addedLines = change->addedLines;
            changes[*row].removedLines = change->removedLines;
        }
    }
    return changes;
}

} // namespace serin
