// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/parse/gitlog.h"

#include "services/git/parse/fieldreader.h"

#include <array>

namespace serin {

namespace {

// A commit begins with this byte and has these fields, each ended by NUL. Messages cannot hold NUL,
// so that whatever people write is read by counting.
constexpr char recordMark = '\x02';
enum LogField {
    Id,
    Parents,
    AuthorName,
    AuthorEmail,
    Authored,
    CommitterName,
    CommitterEmail,
    Committed,
    Subject,
    Trailers,
    Message,
    LogFieldCount
};

// Between trailers, and between key and value: control characters that a message may hold, but then
// only that message's own trailers read oddly.
constexpr char trailerEnd = '\x1d';
constexpr char keyEnd = '\x1f';

// Commits may carry any date or none, which is no reason to show no history: then it is null.
QDateTime timeOf(QByteArrayView seconds)
{
    const bool before1970 = seconds.startsWith('-');
    const auto number = decimal(before1970 ? seconds.sliced(1) : seconds);
    if (!number || *number > 253'402'300'799) { // the end of the year 9999
        return {};
    }
    return QDateTime::fromSecsSinceEpoch(before1970 ? -*number : *number, Qt::UTC);
}

bool readParents(QByteArrayView field, QList<CommitId> &parents)
{
    while (!field.isEmpty()) {
        const qsizetype space = field.indexOf(' ');
        const auto id = CommitId::fromHex(space < 0 ? field : field.first(space));
        if (!id) {
            return false;
        }
        parents.append(*id);
        field = space < 0 ? QByteArrayView() : field.sliced(space + 1);
    }
    return true;
}

QList<GitTrailer> trailersOf(QByteArrayView field)
{
    QList<GitTrailer> trailers;
    while (!field.isEmpty()) {
        const qsizetype end = field.indexOf(trailerEnd);
        const QByteArrayView line = end < 0 ? field : field.first(end);
        const qsizetype split = line.indexOf(keyEnd);
        if (split > 0) {
            trailers.append({QString::fromUtf8(line.first(split)).trimmed(),
                             QString::fromUtf8(line.sliced(split + 1)).trimmed()});
        }
        field = end < 0 ? QByteArrayView() : field.sliced(end + 1);
    }
    return trailers;
}

QString withoutTrailingNewlines(QByteArrayView text)
{
    while (text.endsWith('\n')) {
        text.chop(1);
    }
    return QString::fromUtf8(text);
}

std::optional<GitCommit> readCommit(FieldReader &reader)
{
    std::array<QByteArrayView, LogFieldCount> fields;
    if (!reader.skip(recordMark)) {
        return std::nullopt;
    }
    for (QByteArrayView &field : fields) {
        const auto read = reader.upTo('\0');
        if (!read) {
            return std::nullopt;
        }
        field = *read;
    }
    const auto id = CommitId::fromHex(fields[Id]);
    QList<CommitId> parents;
    if (!id || !readParents(fields[Parents], parents)) {
        return std::nullopt;
    }
    return GitCommit{
        *id,
        std::move(parents),
        {QString::fromUtf8(fields[AuthorName]), QString::fromUtf8(fields[AuthorEmail])},
        timeOf(fields[Authored]),
        {QString::fromUtf8(fields[CommitterName]), QString::fromUtf8(fields[CommitterEmail])},
        timeOf(fields[Committed]),
        QString::fromUtf8(fields[Subject]),
        withoutTrailingNewlines(fields[Message]),
        trailersOf(fields[Trailers]),
        {}};
}

// The changed files of a commit: an empty line, then the records.
bool readChanges(FieldReader &reader, QList<GitFileChange> &changes)
{
    if (!reader.skip('\n')) {
        return true;
    }
    while (reader.peek() == ':') {
        auto change = readRawChange(reader);
        if (!change) {
            return false;
        }
        changes.append(std::move(*change));
    }
    return true;
}

} // namespace

QString GitCommit::trailer(QLatin1String key) const
{
    for (const GitTrailer &trailer : trailers) {
        if (trailer.key.compare(key, Qt::CaseInsensitive) == 0) {
            return trailer.value;
        }
    }
    return {};
}

QString gitLogFormat()
{
    return QStringLiteral(
        "tformat:%x02%H%x00%P%x00%an%x00%ae%x00%at%x00%cn%x00%ce%x00%ct%x00%s%x00"
        "%(trailers:only=true,unfold=true,separator=%x1D,key_value_separator=%x1F)%x00%B");
}

Result<QList<GitCommit>> parseGitLog(QByteArrayView output)
{
    QList<GitCommit> commits;
    FieldReader reader(output);
    while (!reader.atEnd()) {
        const QByteArrayView here = reader.rest();
        auto commit = readCommit(reader);
        if (!commit || !readChanges(reader, commit->changes)) {
            return failure(unreadableOutput("log", here));
        }
        commits.append(std::move(*commit));
    }
    return commits;
}

} // namespace serin
