// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/assets/commitassetfiles.h"

#include "services/assets/lfspointer.h"
#include "services/core/async.h"
#include "services/core/regularfile.h"
#include "services/git/gitrepository.h"
#include "services/git/parse/gitpath.h"

#include <QCryptographicHash>
#include <QFile>

#include <algorithm>
#include <utility>

#include <fcntl.h>

namespace serin {

namespace {

// Of one call of git, all of which is in memory at once.
constexpr qint64 fetchedBytes = 32LL * 1024 * 1024;
constexpr qsizetype fetchedFiles = 500;
// Git's output is cut at 256 MiB.
constexpr qint64 mostBlobBytes = 200LL * 1024 * 1024;

template<typename T>
Result<T> waitFor(QFuture<Result<T>> future)
{
    try {
        future.waitForFinished();
    } catch (...) {
        // finishedResult() turns it into an error.
    }
    return finishedResult<T>(future);
}

bool isLeftOut(const QByteArray &path)
{
    for (const QByteArray &segment : path.split('/')) {
        if (isLeftOutOfAssets(segment)) {
            return true;
        }
    }
    return false;
}

AssetEntry::Kind kindOf(GitTreeEntry::Kind kind)
{
    switch (kind) {
    case GitTreeEntry::Kind::Executable:
        return AssetEntry::Kind::Executable;
    case GitTreeEntry::Kind::Link:
        return AssetEntry::Kind::Link;
    default:
        return AssetEntry::Kind::File;
    }
}

} // namespace

CommitAssetFiles::CommitAssetFiles(std::shared_ptr<GitRepository> repository, CommitId commit,
                                   QByteArray path, const std::atomic<bool> &stop)
    : m_repository(std::move(repository)), m_commit(std::move(commit)), m_path(std::move(path)),
      m_stop(stop)
{}

Result<std::unique_ptr<AssetFiles>>
CommitAssetFiles::open(std::shared_ptr<GitRepository> repository, const CommitId &commit,
                       const QByteArray &path, const std::atomic<bool> &stop)
{
    if (!path.isEmpty() && !isRepositoryPath(path)) {
        return failure(ErrorKind::Invalid, QStringLiteral("the path leads out of the repository"),
                       shownPath(path), QStringLiteral("keep models and code in the repository"));
    }
    std::unique_ptr<CommitAssetFiles> files(
        new CommitAssetFiles(std::move(repository), commit, path, stop));
    if (const Result<void> loaded = files->load(); !loaded) {
        return failure(loaded.error());
    }
    return std::unique_ptr<AssetFiles>(std::move(files));
}

QString CommitAssetFiles::name() const
{
    return QFile::decodeName(m_path.mid(m_path.lastIndexOf('/') + 1));
}

QByteArray CommitAssetFiles::full(const QByteArray &path) const
{
    return path.isEmpty() ? m_path : m_path.isEmpty() ? path : m_path + '/' + path;
}

QString CommitAssetFiles::shown(const QByteArray &path) const
{
    return QStringLiteral("%1:%2").arg(m_commit.shortForm(), shownPath(full(path)));
}

Result<void> CommitAssetFiles::load()
{
    const auto found = waitFor(m_repository->listFiles(m_commit, m_path));
    if (!found) {
        return failure(found.error());
    }
    for (const GitTreeEntry &each : *found) {
        if (each.kind == GitTreeEntry::Kind::Folder) {
            continue;
        }
        const bool isItself = each.path == m_path;
        const QByteArray path = isItself           ? QByteArray()
                                : m_path.isEmpty() ? each.path
                                                   : each.path.mid(m_path.size() + 1);
        if (isLeftOut(path)) {
            continue;
        }
        if (each.kind == GitTreeEntry::Kind::Submodule) {
            return failure(ErrorKind::Invalid,
                           QStringLiteral("this is a submodule, whose files are not in the commit"),
                           shown(path),
                           QStringLiteral("keep the files in the repository itself, or register "
                                          "them and name them as azureml:name:version"));
        }
        m_isFolder = !isItself;
        m_blobs.push_back({{path, kindOf(each.kind), each.id, {}}, each.size});
        if (m_blobs.size() > mostAssetFiles) {
            return failure(ErrorKind::Invalid,
                           QStringLiteral("there are more than %1 files").arg(mostAssetFiles),
                           shown({}),
                           QStringLiteral("name the folder of the model or code itself"));
        }
    }
    if (m_blobs.empty()) {
        return failure(ErrorKind::NotFound, QStringLiteral("the commit has no such file or folder"),
                       shown({}),
                       QStringLiteral("commit the files, or correct the path in the manifest"));
    }
    std::sort(m_blobs.begin(), m_blobs.end(),
              [](const Blob &one, const Blob &other) { return one.entry.path < other.entry.path; });
    return loadLinks();
}

Result<void> CommitAssetFiles::loadLinks()
{
    QList<QByteArray> paths;
    std::vector<Blob *> links;
    for (Blob &blob : m_blobs) {
        if (blob.entry.kind == AssetEntry::Kind::Link) {
            paths.append(full(blob.entry.path));
            links.push_back(&blob);
        }
    }
    if (links.empty()) {
        return {};
    }
    const auto targets = waitFor(m_repository->readFiles(m_commit, paths));
    if (!targets) {
        return failure(targets.error());
    }
    for (std::size_t i = 0; i < links.size(); ++i) {
        AssetEntry &entry = links[i]->entry;
        entry.target = targets->at(static_cast<qsizetype>(i)).value_or(QByteArray());
        if (!m_isFolder || !linkStaysInside(entry.path, entry.target)) {
            return failure(ErrorKind::Invalid,
                           QStringLiteral("the link leads out of the model or code, to %1")
                               .arg(shownPath(entry.target)),
                           shown(entry.path), QStringLiteral("put the file itself there"));
        }
    }
    return {};
}

Result<std::vector<AssetEntry>> CommitAssetFiles::list()
{
    std::vector<AssetEntry> entries;
    entries.reserve(m_blobs.size());
    for (const Blob &blob : m_blobs) {
        entries.push_back(blob.entry);
    }
    return entries;
}

Result<void> CommitAssetFiles::fetchFrom(const QByteArray &path)
{
    auto blob = std::lower_bound(
        m_blobs.begin(), m_blobs.end(), path,
        [](const Blob &each, const QByteArray &wanted) { return each.entry.path < wanted; });
    Q_ASSERT(blob != m_blobs.end() && blob->entry.path == path);
    if (blob->size > mostBlobBytes) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("a file of %1 MB cannot be taken out of a commit")
                           .arg(blob->size / 1'000'000),
                       shown(path),
                       QStringLiteral("keep it with git-lfs, or register it and name it as "
                                      "azureml:name:version"));
    }
    m_fetched.clear();
    QList<QByteArray> names;
    QList<QByteArray> paths;
    qint64 size = 0;
    while (blob != m_blobs.end() && names.size() < fetchedFiles &&
           (names.isEmpty() || size + blob->size <= fetchedBytes)) {
        if (blob->entry.kind != AssetEntry::Kind::Link) {
            size += blob->size;
            names.append(blob->entry.path);
            paths.append(full(blob->entry.path));
        }
        ++blob;
    }
    const auto contents = waitFor(m_repository->readFiles(m_commit, paths));
    if (!contents) {
        return failure(contents.error());
    }
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (contents->at(i)) {
            m_fetched.insert(names.at(i), *contents->at(i));
        }
    }
    return {};
}

Result<void> CommitAssetFiles::read(const AssetEntry &entry, const Take &take)
{
    if (m_stop) {
        return failure(cancelledError());
    }
    if (!m_fetched.contains(entry.path)) {
        if (const Result<void> fetched = fetchFrom(entry.path); !fetched) {
            return fetched;
        }
    }
    const auto found = m_fetched.constFind(entry.path);
    if (found == m_fetched.constEnd()) {
        return failure(ErrorKind::NotFound, QStringLiteral("the commit has no such file"),
                       shown(entry.path));
    }
    if (const auto pointer = parseLfsPointer(*found)) {
        return readLarge(pointer->oid, pointer->size, shown(entry.path), take);
    }
    return take(*found);
}

Result<void> CommitAssetFiles::readLarge(const QByteArray &oid, qint64 size, const QString &where,
                                         const Take &take) const
{
    const QString path =
        QStringLiteral("%1/lfs/objects/%2/%3/%4")
            .arg(m_repository->layout().commonDir, QString::fromLatin1(oid.left(2)),
                 QString::fromLatin1(oid.mid(2, 2)), QString::fromLatin1(oid));
    FileCalls &calls = FileCalls::system();
    const Result<FileDescriptor> file = openRegular(calls, AT_FDCWD, QFile::encodeName(path), path);
    if (!file) {
        return failure(ErrorKind::NotFound,
                       QStringLiteral("the file is kept with git-lfs (%1 MB), and its content is "
                                      "not here")
                           .arg(size / 1'000'000),
                       where, QStringLiteral("run git lfs fetch"));
    }
    QCryptographicHash hash(QCryptographicHash::Sha256);
    Result<void> taken;
    const Result<void> read = readBlocks(calls, file->number(), path, [&](QByteArrayView block) {
        hash.addData(block);
        taken = m_stop ? Result<void>(failure(cancelledError())) : take(block);
        return taken.has_value();
    });
    if (!read || !taken) {
        return read ? taken : read;
    }
    if (hash.result().toHex() != oid) {
        return failure(ErrorKind::Io, QStringLiteral("the content in git-lfs's store is damaged"),
                       path, QStringLiteral("run git lfs fsck"));
    }
    return {};
}

} // namespace serin
