// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/treescan.h"

#include "services/core/resolvedpath.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace serin {

namespace {

/// Why a scan left a file or folder out, as far as somebody might miss it; else empty.
QString wordsFor(const FolderScanNote &note)
{
    using Kind = FolderScanNote::Kind;
    switch (note.kind) {
    case Kind::FolderUnreadable:
        return QStringLiteral("the folder cannot be read");
    case Kind::FileUnreadable:
        return QStringLiteral("the file cannot be read");
    case Kind::TooLarge:
        return QStringLiteral("the file is too large for a manifest");
    case Kind::Changing:
        return QStringLiteral("the file changes while it is read");
    case Kind::Disappeared:
        return QStringLiteral("the file went away while it was read");
    case Kind::LinkLeaves:
        return QStringLiteral("the link leads out of the folder");
    case Kind::NameNotUtf8:
        return QStringLiteral("the name is not in UTF-8");
    case Kind::TooDeep:
        return QStringLiteral("the folder is nested too deep");
    case Kind::NotRegular:
    case Kind::LinkRepeats:
    case Kind::OtherRepository:
    case Kind::FolderIgnored:
        break;
    }
    return {};
}

bool holdsManifests(const QString &folder)
{
    bool found = false;
    // What cannot be read there is no matter of this repository.
    static_cast<void>(scanFolder(
        folder, {}, [&found] { return found; },
        [&found](const FolderScanBatch &batch) {
            found = found || std::any_of(batch.files.begin(), batch.files.end(),
                                         [](const auto &file) { return file->holdsManifest(); });
        }));
    return found;
}

} // namespace

Result<FolderScanBatch> scanTree(const QString &path, const FolderScanOptions &options,
                                 const IsCancelled &isCancelled)
{
    FolderScanBatch whole;
    const Result<void> scanned = scanFolder(path, options, isCancelled, [&](FolderScanBatch batch) {
        whole.root = batch.root;
        whole.workingTree = batch.workingTree;
        std::move(batch.files.begin(), batch.files.end(), std::back_inserter(whole.files));
        std::move(batch.notes.begin(), batch.notes.end(), std::back_inserter(whole.notes));
    });
    if (!scanned) {
        return failure(scanned.error());
    }
    sortByPath(whole.files);
    return whole;
}

void addScanNotes(DesiredState &state, const std::vector<FolderScanNote> &notes,
                  const QString &root)
{
    const qsizetype rootLength = rootLengthOf(root);
    for (const FolderScanNote &note : notes) {
        const QString path = isBelow(note.path, root) ? note.path.mid(rootLength) : note.path;
        if (note.kind == FolderScanNote::Kind::OtherRepository && holdsManifests(note.path)) {
            state.notes.push_back(
                {PlanNote::Kind::OtherRepository,
                 {},
                 {},
                 QStringLiteral("the folder is a repository of its own, and its manifests are left "
                                "out: plan and apply them there"),
                 path,
                 0});
        }
        const QString words = wordsFor(note);
        if (words.isEmpty()) {
            continue;
        }
        const QString text =
            note.detail.isEmpty() ? words : QStringLiteral("%1 (%2)").arg(words, note.detail);
        state.notes.push_back({PlanNote::Kind::Unreadable, {}, {}, text, path, 0});
        if (note.kind == FolderScanNote::Kind::FolderUnreadable ||
            note.kind == FolderScanNote::Kind::TooDeep) {
            state.isComplete = false;
        } else {
            state.unreadableFiles.insert(path);
        }
    }
}

DesiredState stateOfTree(DesiredStateReader &reader, const FolderScanBatch &batch,
                         const QHash<QString, CommitFile> &leftOut, const QString &folder,
                         const DesiredPicks &picks, const DesiredStateReader::Wanted &wanted)
{
    std::vector<CatalogFilePointer> files = batch.files;
    for (const CommitFile &each : leftOut) {
        files.push_back(each.file);
    }
    if (!leftOut.isEmpty()) {
        sortByPath(files);
    }
    const auto textOf = [&leftOut](const CatalogFile &file) -> Result<QByteArray> {
        const auto found = leftOut.constFind(file.path);
        return found == leftOut.constEnd() ? textOnDisk(file) : found->bytes;
    };
    DesiredState state =
        reader.read(Catalog(batch.root, std::move(files)), textOf, picks, {}, wanted);
    addScanNotes(state, batch.notes, folder);
    return state;
}

} // namespace serin
