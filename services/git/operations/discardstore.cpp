// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/operations/discardstore.h"

#include "services/git/operations/scratchindex.h"
#include "services/git/parse/fieldreader.h"
#include "services/git/parse/gitpath.h"

#include <QRandomGenerator>

#include <algorithm>

namespace serin {

namespace {

constexpr qsizetype mostKept = 100;
const QByteArray place = QByteArrayLiteral("refs/serin/discarded/");

// "<mode> <id>" by path. @p call is `ls-files -s` or `ls-tree`, whose records end in "\tpath\0".
Result<QHash<QByteArray, QByteArray>> entriesOf(GitTask &task, const GitCall &call)
{
    const auto ran = task.run(call);
    if (!ran) {
        return failure(ran.error());
    }
    QHash<QByteArray, QByteArray> entries;
    FieldReader reader(ran->output);
    while (!reader.atEnd()) {
        const auto head = reader.upTo('\t');
        const auto path = head ? reader.upTo('\0') : std::nullopt;
        const QList<QByteArray> columns =
            head ? head->toByteArray().split(' ') : QList<QByteArray>();
        if (!path || columns.size() != 3) {
            return failure(unreadableOutput("ls-files", ran->output));
        }
        // ls-files: mode id stage; ls-tree: mode type id.
        const bool tree = call.verb == QLatin1String("ls-tree");
        entries.insert(path->toByteArray(), columns.at(0) + ' ' + columns.at(tree ? 2 : 1));
    }
    return entries;
}

Result<QHash<QByteArray, QByteArray>> indexEntries(GitTask &task, const QList<QByteArray> &paths)
{
    GitCall call;
    call.verb = QStringLiteral("ls-files");
    call.arguments = {QStringLiteral("-s"), QStringLiteral("-z")};
    call.paths = pathspecsOf(paths);
    return entriesOf(task, call);
}

Result<QHash<QByteArray, QByteArray>> headEntries(GitTask &task, const QList<QByteArray> &paths,
                                                  const std::optional<CommitId> &head)
{
    if (!head) {
        return QHash<QByteArray, QByteArray>();
    }
    GitCall call;
    call.verb = QStringLiteral("ls-tree");
    call.arguments = {QStringLiteral("-r"), QStringLiteral("-z"), QStringLiteral("--full-tree"),
                      head->toString()};
    if (std::all_of(paths.begin(), paths.end(), isUtf8)) {
        call.arguments << QStringLiteral("--");
        for (const QByteArray &path : paths) {
            call.arguments << QString::fromUtf8(path);
        }
    }
    return entriesOf(task, call);
}

// A tree with all of it: the files below "worktree/", the index's entries below "index/".
Result<QByteArray> storeTree(GitTask &task, const QList<DiscardedFile> &kept)
{
    QByteArray entries;
    for (const DiscardedFile &one : kept) {
        if (one.file.kind != WorktreeFile::Kind::Absent) {
            const auto blob = storeBlob(task, one.file.content);
            if (!blob) {
                return failure(blob.error());
            }
            entries += one.file.mode() + ' ' + *blob + "\tworktree/" + one.path + '\0';
        }
        if (!one.indexEntry.isEmpty()) {
            entries += one.indexEntry + "\tindex/" + one.path + '\0';
        }
    }
    ScratchIndex index(task);
    if (auto added = index.add(entries); !added) {
        return failure(added.error());
    }
    return index.writeTree();
}

// The commit's message lists the paths, since an absent file leaves no trace in the tree.
QByteArray messageFor(const QList<DiscardedFile> &kept)
{
    QByteArray message = "Discarded changes\n\n";
    for (const DiscardedFile &one : kept) {
        message += "path " + one.path.toPercentEncoding("/") + '\n';
    }
    return message;
}

QList<QByteArray> pathsIn(const QByteArray &message)
{
    QList<QByteArray> paths;
    const QList<QByteArray> lines = message.split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("path ")) {
            paths.append(QByteArray::fromPercentEncoding(line.mid(5)));
        }
    }
    return checkPaths(paths) ? paths : QList<QByteArray>();
}

} // namespace

Result<QList<DiscardedFile>> readBeforeDiscard(GitTask &task, const QList<QByteArray> &paths,
                                               const std::optional<CommitId> &head)
{
    const auto index = indexEntries(task, paths);
    const auto inHead = index ? headEntries(task, paths, head) : index;
    if (!inHead) {
        return failure(inHead.error());
    }
    QList<DiscardedFile> kept;
    for (const QByteArray &path : paths) {
        auto file = readWorktreeFile(task.layout().top, path);
        if (!file) {
            return failure(file.error());
        }
        kept.append({path, std::move(*file), index->value(path), inHead->contains(path)});
    }
    return kept;
}

Result<GitDiscarded> keepDiscarded(GitTask &task, const QList<DiscardedFile> &kept)
{
    const auto tree = storeTree(task, kept);
    const auto commit = tree ? storeCommit(task, *tree, messageFor(kept)) : tree;
    if (!commit) {
        return failure(commit.error());
    }
    GitDiscarded discarded;
    discarded.when = QDateTime::currentDateTimeUtc();
    discarded.ref = place + discarded.when.toString(u"yyyyMMdd-hhmmss-zzz-").toLatin1() +
                    QByteArray::number(QRandomGenerator::global()->generate(), 16);
    for (const DiscardedFile &one : kept) {
        discarded.paths.append(one.path);
    }
    GitCall call;
    call.kind = GitCall::Kind::Write;
    call.verb = QStringLiteral("update-ref");
    call.arguments = {QString::fromLatin1(discarded.ref), QString::fromLatin1(*commit), QString()};
    const auto ran = task.run(call);
    return ran ? Result<GitDiscarded>(discarded) : failure(ran.error());
}

Result<QList<GitDiscarded>> readDiscarded(GitTask &task)
{
    GitCall call;
    call.verb = QStringLiteral("for-each-ref");
    call.arguments = {QStringLiteral("--sort=-refname"),
                      QStringLiteral("--format=%(refname)%00%(creatordate:unix)%00%(contents)%00"),
                      QString::fromLatin1(place)};
    const auto ran = task.run(call);
    if (!ran) {
        return failure(ran.error());
    }
    QList<GitDiscarded> all;
    FieldReader reader(ran->output);
    while (!reader.atEnd()) {
        const auto ref = reader.upTo('\0');
        const auto when = ref ? reader.upTo('\0') : std::nullopt;
        const auto message = when ? reader.upTo('\0') : std::nullopt;
        const auto seconds = when ? decimal(*when) : std::nullopt;
        if (!message || !seconds || !reader.skip('\n')) {
            return failure(unreadableOutput("for-each-ref", ran->output));
        }
        all.append({ref->toByteArray(), QDateTime::fromSecsSinceEpoch(*seconds, Qt::UTC),
                    pathsIn(message->toByteArray())});
    }
    return all;
}

void forgetDiscarded(GitTask &task, const QList<QByteArray> &refs)
{
    GitCall call;
    call.kind = GitCall::Kind::Write;
    call.verb = QStringLiteral("update-ref");
    call.arguments = {QStringLiteral("-z"), QStringLiteral("--stdin")};
    for (const QByteArray &ref : refs) {
        call.input += "delete " + ref + '\0' + '\0';
    }
    static_cast<void>(task.run(call)); // one too many harms nobody
}

void pruneDiscarded(GitTask &task)
{
    const auto all = readDiscarded(task);
    if (!all || all->size() <= mostKept) {
        return;
    }
    QList<QByteArray> refs;
    for (const GitDiscarded &old : all->sliced(mostKept)) {
        refs.append(old.ref);
    }
    forgetDiscarded(task, refs);
}

} // namespace serin
