// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/operations/contentoperations.h"

#include "services/git/operations/readoperations.h"
#include "services/git/parse/gitpath.h"

#include <QHash>

namespace serin {

namespace {

// Beyond it, listing a commit costs less than looking up each path.
constexpr qsizetype mostLookedUp = 32;

Result<QList<std::optional<GitObject>>> readObjects(GitTask &task,
                                                    const QList<QByteArray> &questions)
{
    GitCall call;
    call.verb = QStringLiteral("cat-file");
    call.arguments = {QStringLiteral("--batch"), QStringLiteral("--buffer"), QStringLiteral("-z")};
    for (const QByteArray &question : questions) {
        call.input += question + '\0';
    }
    const auto ran = task.run(call);
    return ran ? parseGitObjects(ran->output, questions) : failure(ran.error());
}

// What to ask cat-file for. Looking up a path walks through its folders each time; for many it is
// quicker to list the commit once and to ask by id.
Result<QList<QByteArray>> questionsFor(GitTask &task, const CommitId &commit,
                                       const QList<QByteArray> &paths)
{
    QHash<QByteArray, QByteArray> ids;
    if (paths.size() > mostLookedUp) {
        const auto entries = listFiles(task, commit, {});
        if (!entries) {
            return failure(entries.error());
        }
        for (const GitTreeEntry &entry : *entries) {
            ids.insert(entry.path, entry.id);
        }
    }
    QList<QByteArray> questions;
    questions.reserve(paths.size());
    for (const QByteArray &path : paths) {
        const auto id = ids.constFind(path);
        questions.append(id == ids.constEnd() ? commit.hex() + ':' + path : *id);
    }
    return questions;
}

} // namespace

Result<QList<GitTreeEntry>> listFiles(GitTask &task, const CommitId &commit,
                                      const QByteArray &folder)
{
    GitCall call;
    call.verb = QStringLiteral("ls-tree");
    call.arguments = {QStringLiteral("-r"), QStringLiteral("-z"), QStringLiteral("-l"),
                      QStringLiteral("--full-tree"), commit.toString()};
    const bool all = folder.isEmpty() || folder == ".";
    if (auto good = checkPaths(all ? QList<QByteArray>() : QList<QByteArray>{folder}); !good) {
        return failure(good.error());
    }
    const bool narrowed = !all && isUtf8(folder);
    if (narrowed) {
        call.arguments << QStringLiteral("--") << QString::fromUtf8(folder);
    }
    const auto ran = task.run(call);
    if (!ran) {
        return failure(ran.error());
    }
    auto entries = parseGitTree(ran->output);
    if (entries && !all && !narrowed) {
        entries->removeIf(
            [&](const GitTreeEntry &entry) { return !isBelowAny(entry.path, {folder}); });
    }
    return entries;
}

Result<QList<GitTreeEntry>> listLeftOut(GitTask &task, const QByteArray &folder)
{
    GitCall call;
    call.verb = QStringLiteral("ls-files");
    call.arguments = {QStringLiteral("-t"), QStringLiteral("-s"), QStringLiteral("-z")};
    if (!folder.isEmpty()) {
        if (auto good = checkPaths({folder}); !good) {
            return failure(good.error());
        }
        call.paths = pathspecsOf({folder});
    }
    const auto ran = task.run(call);
    return ran ? parseGitLeftOut(ran->output) : failure(ran.error());
}

Result<QList<std::optional<QByteArray>>> readFiles(GitTask &task, const CommitId &commit,
                                                   const QList<QByteArray> &paths)
{
    if (auto good = checkPaths(paths); !good) {
        return failure(good.error());
    }
    QList<std::optional<QByteArray>> contents;
    if (paths.isEmpty()) {
        return contents;
    }
    const auto questions = questionsFor(task, commit, paths);
    if (!questions) {
        return failure(questions.error());
    }
    auto objects = readObjects(task, *questions);
    if (!objects) {
        return failure(objects.error());
    }
    contents.reserve(objects->size());
    for (std::optional<GitObject> &object : *objects) {
        const bool file = object && object->type == "blob";
        contents.append(file ? std::optional(std::move(object->content)) : std::nullopt);
    }
    return contents;
}

Result<QList<std::optional<QByteArray>>>
readContents(GitTask &task, const QList<GitContentPlace> &places, qint64 mostBytes)
{
    QList<std::optional<QByteArray>> contents(places.size());
    QList<QByteArray> questions;
    for (const GitContentPlace &place : places) {
        questions.append(place.question);
    }
    if (questions.isEmpty()) {
        return contents;
    }
    GitCall call;
    call.verb = QStringLiteral("cat-file");
    call.arguments = {QStringLiteral("--batch-check"), QStringLiteral("--buffer"),
                      QStringLiteral("-z")};
    call.input = questions.join('\0') + '\0';
    const auto sizes = task.run(call);
    const auto heads = sizes ? parseGitObjectSizes(sizes->output, questions)
                             : Result<QList<std::optional<GitObjectSize>>>(failure(sizes.error()));
    if (!heads) {
        return failure(heads.error());
    }
    QHash<QByteArray, qsizetype> asked; // by object id, the place in `ids`
    QList<QByteArray> ids;
    for (const std::optional<GitObjectSize> &head : *heads) {
        if (head && head->type == "blob" && head->bytes <= mostBytes && !asked.contains(head->id)) {
            asked.insert(head->id, ids.size());
            ids.append(head->id);
        }
    }
    if (ids.isEmpty()) {
        return contents;
    }
    const auto objects = readObjects(task, ids);
    if (!objects) {
        return failure(objects.error());
    }
    for (qsizetype i = 0; i < places.size(); ++i) {
        const auto place = heads->at(i) ? asked.constFind(heads->at(i)->id) : asked.constEnd();
        if (place != asked.constEnd() && objects->at(*place)) {
            contents[i] = objects->at(*place)->content;
        }
    }
    return contents;
}

Result<GitConflictSides> readConflict(GitTask &task, const QByteArray &path)
{
    if (auto good = checkPaths({path}); !good) {
        return failure(good.error());
    }
    auto objects = readObjects(task, {":1:" + path, ":2:" + path, ":3:" + path});
    if (!objects) {
        return failure(objects.error());
    }
    GitConflictSides sides;
    const auto contentOf = [&](qsizetype stage) {
        const std::optional<GitObject> &object = objects->at(stage);
        return object ? std::optional(object->content) : std::nullopt;
    };
    sides.base = contentOf(0);
    sides.ours = contentOf(1);
    sides.theirs = contentOf(2);
    if (!sides.base && !sides.ours && !sides.theirs) {
        return failure(ErrorKind::NotFound,
                       QStringLiteral("%1 is not in conflict").arg(shownPath(path)));
    }
    return sides;
}

} // namespace serin
