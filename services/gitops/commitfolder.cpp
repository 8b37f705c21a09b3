// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/commitfolder.h"

#include "services/core/filestamp.h"
#include "services/git/parse/gitpath.h"
#include "services/manifest/scan/folderscanfilter.h"

#include <QDir>

#include <algorithm>

namespace serin {

namespace {

bool isYamlName(const QByteArray &path)
{
    const QByteArray name = path.mid(path.lastIndexOf('/') + 1).toLower();
    return name.endsWith(".yml") || name.endsWith(".yaml");
}

bool isFile(const GitTreeEntry &entry)
{
    return entry.kind == GitTreeEntry::Kind::File || entry.kind == GitTreeEntry::Kind::Executable;
}

/// Where the link at @p path that holds @p target leads; empty when out of the repository.
QByteArray targetOf(const QByteArray &path, const QByteArray &target)
{
    if (target.isEmpty() || target.startsWith('/')) {
        return {};
    }
    const QByteArray folder = path.left(qMax(path.lastIndexOf('/'), qsizetype(0)));
    // Latin-1 keeps all bytes.
    const QString joined = QString::fromLatin1(folder.isEmpty() ? target : folder + '/' + target);
    const QByteArray clean = QDir::cleanPath(joined).toLatin1();
    return isRepositoryPath(clean) ? clean : QByteArray();
}

} // namespace

QList<QByteArray> linksAmong(const QList<GitTreeEntry> &entries)
{
    QList<QByteArray> links;
    for (const GitTreeEntry &entry : entries) {
        if (entry.kind == GitTreeEntry::Kind::Link && isYamlName(entry.path)) {
            links.append(entry.path);
        }
    }
    return links;
}

CommitFolder commitFolder(const QList<GitTreeEntry> &entries,
                          const QHash<QByteArray, QByteArray> &links, qint64 maximumFileBytes)
{
    using NoteKind = FolderScanNote::Kind;
    CommitFolder folder;
    QHash<QByteArray, const GitTreeEntry *> byPath;
    const auto note = [&](NoteKind kind, const QByteArray &path) {
        folder.notes.push_back({kind, shownPath(path), {}});
    };
    const auto take = [&](const QByteArray &path, const GitTreeEntry &entry) {
        if (!isUtf8(path)) {
            note(NoteKind::NameNotUtf8, path);
        } else if (entry.size > maximumFileBytes) {
            note(NoteKind::TooLarge, path);
        } else {
            folder.candidates.push_back({path, entry.path, entry.id});
        }
    };
    for (const GitTreeEntry &entry : entries) {
        byPath.insert(entry.path, &entry);
        if (isFile(entry) && isYamlName(entry.path)) {
            take(entry.path, entry);
        } else if (entry.kind == GitTreeEntry::Kind::Submodule) {
            note(NoteKind::OtherRepository, entry.path);
        }
    }
    for (const QByteArray &path : linksAmong(entries)) {
        constexpr int mostLinks = 8;
        const GitTreeEntry *entry = byPath.value(path);
        for (int i = 0; entry && entry->kind == GitTreeEntry::Kind::Link && i < mostLinks; ++i) {
            entry = byPath.value(targetOf(entry->path, links.value(entry->path)));
        }
        if (!entry || !isFile(*entry)) {
            note(NoteKind::LinkLeaves, path);
        } else if (isYamlName(entry->path)) {
            note(NoteKind::LinkRepeats, path);
        } else {
            take(path, *entry);
        }
    }
    return folder;
}

CommitFile commitFile(const QByteArray &bytes, const QString &path, const QString &root,
                      bool always)
{
    CatalogFile file = always || mayHoldManifest(bytes)
                           ? catalogFile(Manifest::parse(bytes, path), path, root)
                           : catalogFileWithoutManifest(path, root);
    file.checksum = FileStamp::of(bytes).checksum;
    const bool kept = file.holdsManifest();
    return {std::make_shared<const CatalogFile>(std::move(file)), kept ? bytes : QByteArray()};
}

} // namespace serin
