// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/parse/gitstatus.h"

#include "services/git/parse/fieldreader.h"

#include <algorithm>
#include <array>

namespace serin {

namespace {

// The first N space-separated columns of a record and the rest, which may hold spaces.
template<size_t N>
bool splitColumns(QByteArrayView record, std::array<QByteArrayView, N> &columns,
                  QByteArrayView &rest)
{
    FieldReader reader(record);
    for (QByteArrayView &column : columns) {
        const auto field = reader.upTo(' ');
        if (!field || field->isEmpty()) {
            return false;
        }
        column = *field;
    }
    rest = reader.rest();
    return !rest.isEmpty();
}

// "XY": the two letters of a record.
bool readChanges(QByteArrayView letters, GitStatusEntry &entry)
{
    if (letters.size() != 2) {
        return false;
    }
    const auto index = gitChange(letters[0]);
    const auto worktree = gitChange(letters[1]);
    if (!index || !worktree) {
        return false;
    }
    entry.index = *index;
    entry.worktree = *worktree;
    return true;
}

// "N..." or "S<c><m><u>".
bool readSubmodule(QByteArrayView column, GitStatusEntry &entry)
{
    if (column.size() != 4 || (column[0] != 'N' && column[0] != 'S')) {
        return false;
    }
    entry.isSubmodule = column[0] == 'S';
    entry.submoduleMoved = column[1] == 'C';
    return true;
}

bool readOrdinary(QByteArrayView record, GitStatusEntry &entry)
{
    std::array<QByteArrayView, 7> columns;
    QByteArrayView path;
    if (!splitColumns(record, columns, path) || !readChanges(columns[0], entry) ||
        !readSubmodule(columns[1], entry)) {
        return false;
    }
    entry.path = path.toByteArray();
    return isObjectId(columns[5]) && isObjectId(columns[6]);
}

bool readMoved(QByteArrayView record, FieldReader &reader, GitStatusEntry &entry)
{
    std::array<QByteArrayView, 8> columns;
    QByteArrayView path;
    if (!splitColumns(record, columns, path) || !readChanges(columns[0], entry) ||
        !readSubmodule(columns[1], entry) || columns[7].size() < 2) {
        return false;
    }
    const auto similarity = decimal(columns[7].sliced(1));
    const auto original = reader.upTo('\0');
    if (!similarity || *similarity > 100 || !original || original->isEmpty()) {
        return false;
    }
    entry.kind = GitStatusEntry::Kind::Moved;
    entry.similarity = int(*similarity);
    entry.path = path.toByteArray();
    entry.originalPath = original->toByteArray();
    return true;
}

bool readUnmerged(QByteArrayView record, GitStatusEntry &entry)
{
    std::array<QByteArrayView, 9> columns;
    QByteArrayView path;
    if (!splitColumns(record, columns, path) || !readChanges(columns[0], entry) ||
        !readSubmodule(columns[1], entry)) {
        return false;
    }
    entry.kind = GitStatusEntry::Kind::Unmerged;
    entry.path = path.toByteArray();
    return true;
}

// "+<ahead> -<behind>"
bool readAheadBehind(QByteArrayView value, GitStatus &status)
{
    FieldReader reader(value);
    const auto ahead = reader.skip('+') ? reader.upTo(' ') : std::nullopt;
    if (!ahead || !reader.skip('-')) {
        return false;
    }
    status.ahead = decimal(*ahead);
    status.behind = decimal(reader.rest());
    return status.ahead.has_value() && status.behind.has_value();
}

bool readHeader(QByteArrayView record, GitStatus &status)
{
    const qsizetype space = record.indexOf(' ');
    if (space <= 0) {
        return false;
    }
    const QByteArrayView key = record.first(space);
    const QByteArrayView value = record.sliced(space + 1);
    if (key == "branch.oid") {
        status.head = CommitId::fromHex(value);
        return status.head.has_value() || value == "(initial)";
    }
    if (key == "branch.head") {
        status.branch = value == "(detached)" ? QByteArray() : value.toByteArray();
    } else if (key == "branch.upstream") {
        status.upstream = value.toByteArray();
    } else if (key == "branch.ab") {
        return readAheadBehind(value, status);
    }
    return true;
}

bool readRecord(QByteArrayView record, FieldReader &reader, GitStatus &status)
{
    if (record.size() < 3 || record[1] != ' ') {
        return false;
    }
    const QByteArrayView body = record.sliced(2);
    GitStatusEntry entry;
    bool read = true;
    switch (record[0]) {
    case '#':
        return readHeader(body, status);
    case '1':
        read = readOrdinary(body, entry);
        break;
    case '2':
        read = readMoved(body, reader, entry);
        break;
    case 'u':
        read = readUnmerged(body, entry);
        break;
    case '?':
    case '!':
        entry.kind =
            record[0] == '?' ? GitStatusEntry::Kind::Untracked : GitStatusEntry::Kind::Ignored;
        entry.path = body.toByteArray();
        break;
    default:
        return false;
    }
    if (read) {
        status.entries.append(std::move(entry));
    }
    return read;
}

} // namespace

std::optional<GitChange> gitChange(char letter)
{
    switch (letter) {
    case '.':
        return GitChange::None;
    case 'M':
        return GitChange::Modified;
    case 'T':
        return GitChange::TypeChanged;
    case 'A':
        return GitChange::Added;
    case 'D':
        return GitChange::Deleted;
    case 'R':
        return GitChange::Renamed;
    case 'C':
        return GitChange::Copied;
    case 'U':
        return GitChange::Unmerged;
    default:
        return std::nullopt;
    }
}

bool GitStatus::hasConflicts() const
{
    return std::any_of(entries.begin(), entries.end(), [](const GitStatusEntry &entry) {
        return entry.kind == GitStatusEntry::Kind::Unmerged;
    });
}

Result<GitStatus> parseGitStatus(QByteArrayView output)
{
    GitStatus status;
    FieldReader reader(output);
    while (!reader.atEnd()) {
        const QByteArrayView here = reader.rest();
        const auto record = reader.upTo('\0');
        if (!record || !readRecord(*record, reader, status)) {
            return failure(unreadableOutput("status", here));
        }
    }
    return status;
}

} // namespace serin
