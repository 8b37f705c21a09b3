// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/parse/gittree.h"

#include "services/domain/commitid.h"
#include "services/git/parse/fieldreader.h"

namespace serin {

namespace {

std::optional<GitTreeEntry::Kind> kindOf(QByteArrayView mode)
{
    if (mode == "100644" || mode == "100664") {
        return GitTreeEntry::Kind::File;
    }
    if (mode == "100755") {
        return GitTreeEntry::Kind::Executable;
    }
    if (mode == "120000") {
        return GitTreeEntry::Kind::Link;
    }
    if (mode == "160000") {
        return GitTreeEntry::Kind::Submodule;
    }
    return mode == "040000" ? std::optional(GitTreeEntry::Kind::Folder) : std::nullopt;
}

// "100644 blob <id>     123\tpath"
std::optional<GitTreeEntry> entryOf(QByteArrayView record)
{
    FieldReader reader(record);
    const auto mode = reader.upTo(' ');
    const auto type = mode ? reader.upTo(' ') : std::nullopt;
    const auto id = type ? reader.upTo(' ') : std::nullopt;
    const auto size = id ? reader.upTo('\t') : std::nullopt;
    const auto kind = mode ? kindOf(*mode) : std::nullopt;
    if (!size || !kind || !isObjectId(*id) || reader.atEnd()) {
        return std::nullopt;
    }
    const QByteArrayView digits = size->trimmed();
    const auto bytes = digits == "-" ? std::optional<qint64>(0) : decimal(digits);
    if (!bytes) {
        return std::nullopt;
    }
    return GitTreeEntry{*kind, reader.rest().toByteArray(), id->toByteArray(), *bytes};
}

// "S 100644 <id> 0\tpath"
std::optional<GitTreeEntry> indexEntryOf(QByteArrayView record)
{
    FieldReader reader(record);
    const auto mode = reader.upTo(' ');
    const auto id = mode ? reader.upTo(' ') : std::nullopt;
    const auto stage = id ? reader.upTo('\t') : std::nullopt;
    const auto kind = mode ? kindOf(*mode) : std::nullopt;
    if (!stage || !kind || !isObjectId(*id) || !decimal(*stage) || reader.atEnd()) {
        return std::nullopt;
    }
    return GitTreeEntry{*kind, reader.rest().toByteArray(), id->toByteArray(), 0};
}

// "<id> <type> <size>"
std::optional<GitObjectSize> headOf(QByteArrayView line)
{
    FieldReader reader(line);
    const auto id = reader.upTo(' ');
    const auto type = id ? reader.upTo(' ') : std::nullopt;
    const auto bytes = type ? decimal(reader.rest()) : std::nullopt;
    if (!bytes || !isObjectId(*id)) {
        return std::nullopt;
    }
    return GitObjectSize{id->toByteArray(), type->toByteArray(), *bytes};
}

/// The answers of cat-file to @p questions, each made by @p answerOf, a
/// std::optional<Answer>(FieldReader &, const GitObjectSize &) that reads what follows its line.
template<typename Answer, typename Make>
Result<QList<std::optional<Answer>>>
catFileAnswers(QByteArrayView output, const QList<QByteArray> &questions, Make answerOf)
{
    QList<std::optional<Answer>> answers;
    FieldReader reader(output);
    for (const QByteArray &question : questions) {
        // The question comes back as it was, and a name may hold newlines.
        const QByteArray missing = question + " missing\n";
        const QByteArrayView here = reader.rest();
        if (here.startsWith(missing)) {
            static_cast<void>(reader.take(missing.size()));
            answers.append(std::nullopt);
            continue;
        }
        const auto line = reader.upTo('\n');
        const auto head = line ? headOf(*line) : std::nullopt;
        auto answer = head ? answerOf(reader, *head) : std::nullopt;
        if (!answer) {
            return failure(unreadableOutput("cat-file", line.value_or(here)));
        }
        answers.append(std::move(answer));
    }
    if (!reader.atEnd()) {
        return failure(unreadableOutput("cat-file", reader.rest()));
    }
    return answers;
}

} // namespace

Result<QList<GitTreeEntry>> parseGitTree(QByteArrayView output)
{
    QList<GitTreeEntry> entries;
    FieldReader reader(output);
    while (!reader.atEnd()) {
        const QByteArrayView here = reader.rest();
        const auto record = reader.upTo('\0');
        auto entry = record ? entryOf(*record) : std::nullopt;
        if (!entry) {
            return failure(unreadableOutput("ls-tree", here));
        }
        entries.append(std::move(*entry));
    }
    return entries;
}

Result<QList<GitTreeEntry>> parseGitLeftOut(QByteArrayView output)
{
    QList<GitTreeEntry> entries;
    FieldReader reader(output);
    while (!reader.atEnd()) {
        const QByteArrayView here = reader.rest();
        const auto tag = reader.upTo(' ');
        const auto record = tag ? reader.upTo('\0') : std::nullopt;
        auto entry = record && tag->size() == 1 ? indexEntryOf(*record) : std::nullopt;
        if (!entry) {
            return failure(unreadableOutput("ls-files", here));
        }
        if (*tag == "S") { // "skip-worktree"
            entries.append(std::move(*entry));
        }
    }
    return entries;
}

Result<QList<std::optional<GitObjectSize>>> parseGitObjectSizes(QByteArrayView output,
                                                                const QList<QByteArray> &questions)
{
    return catFileAnswers<GitObjectSize>(
        output, questions,
        [](FieldReader &, const GitObjectSize &head) { return std::optional(head); });
}

Result<QList<std::optional<GitObject>>> parseGitObjects(QByteArrayView output,
                                                        const QList<QByteArray> &questions)
{
    return catFileAnswers<GitObject>(
        output, questions,
        [](FieldReader &reader, const GitObjectSize &head) -> std::optional<GitObject> {
            const auto content = reader.take(head.bytes);
            if (!content || !reader.skip('\n')) {
                return std::nullopt;
            }
            return GitObject{head.id, head.type, content->toByteArray()};
        });
}

} // namespace serin
