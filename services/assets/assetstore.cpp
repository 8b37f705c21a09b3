// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/assets/assetstore.h"

#include "services/assets/assetshelf.h"
#include "services/assets/commitassetfiles.h"
#include "services/assets/folderassetfiles.h"
#include "services/core/async.h"
#include "services/core/datafolder.h"
#include "services/core/filestamp.h"
#include "services/git/gitrepository.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QThreadPool>

#include <utility>

namespace serin {

namespace {

constexpr qint64 mostTextBytes = 4LL * 1024 * 1024;
constexpr qsizetype mostRemembered = 2'000;

/// The path as the manifest means it: absolute, or relative to the manifest's folder.
QString absolutePath(const AssetPlace &place, const QString &folder, const QString &path)
{
    const QString base = QDir::isAbsolutePath(folder) ? folder : place.root + u'/' + folder;
    return QDir::cleanPath(QDir::isAbsolutePath(path) ? path : base + u'/' + path);
}

Result<std::unique_ptr<AssetFiles>> openFiles(const AssetPlace &place, const QString &folder,
                                              const QString &path, const std::atomic<bool> &stop)
{
    const QString absolute = absolutePath(place, folder, path);
    if (!place.commit || !place.repository) {
        return FolderAssetFiles::open(absolute, place.boundary, stop);
    }
    const QString top = place.repository->layout().top;
    const QString relative = absolute == top ? QString() : QDir(top).relativeFilePath(absolute);
    return CommitAssetFiles::open(place.repository, *place.commit, QFile::encodeName(relative),
                                  stop);
}

/// The name that a script may ask for; for the code it is not seen, so that the same code is the
/// same content wherever it lies.
QString nameOf(const AssetFiles &files, const AssetSource &source)
{
    if (source.kind == AssetId::Kind::Code) {
        return files.isFolder() ? QStringLiteral("code") : files.name();
    }
    return files.name().isEmpty() ? QStringLiteral("model") : files.name();
}

struct OpenAsset
{
    std::shared_ptr<AssetFiles> files;
    QString name; ///< AssetContent::name
    std::vector<AssetEntry> entries;
};

Result<OpenAsset> open(const AssetSource &source, const AssetPlace &place,
                       const std::atomic<bool> &stop)
{
    Result<std::unique_ptr<AssetFiles>> files = openFiles(place, source.folder, source.path, stop);
    if (!files) {
        return failure(files.error());
    }
    Result<std::vector<AssetEntry>> entries = (*files)->list();
    if (!entries) {
        return failure(entries.error());
    }
    if (entries->empty()) {
        return failure(ErrorKind::Invalid, QStringLiteral("the folder has no files"), source.path,
                       QStringLiteral("put the files there, or correct the path"));
    }
    const QString name = nameOf(**files, source);
    return OpenAsset{std::move(*files), name, std::move(*entries)};
}

/// Of what the files look like, so that those that did not change need not be read.
QByteArray stampOf(const OpenAsset &asset)
{
    QCryptographicHash hash(FileStamp::algorithm);
    hash.addData(asset.name.toUtf8() + (asset.files->isFolder() ? "/\n" : "\n"));
    for (const AssetEntry &entry : asset.entries) {
        hash.addData(QByteArray::number(entry.path.size()) + ' ' + entry.path + ' ' +
                     QByteArray::number(static_cast<int>(entry.kind)) + ' ' + entry.stamp + '\n');
    }
    return hash.result();
}

} // namespace

/// What the work on assets shares; outlives the store until the last of it has ended.
class AssetWorkshop
{
public:
    explicit AssetWorkshop(const QString &folder) : shelf(folder) {}

    /// The content of @p asset, read unless it is known for what the files look like.
    Result<AssetContent> contentOf(const OpenAsset &asset)
    {
        const QByteArray stamp = stampOf(asset);
        {
            const QMutexLocker locker(&m_mutex);
            const auto found = m_known.constFind(stamp);
            if (found != m_known.constEnd()) {
                return *found;
            }
        }
        const Result<AssetContent> content =
            serin::contentOf(*asset.files, asset.name, asset.entries);
        if (content) {
            remember(stamp, *content);
        }
        return content;
    }

    AssetShelf shelf;
    QThreadPool pool;
    std::atomic<bool> stop = false;

private:
    void remember(const QByteArray &stamp, const AssetContent &content)
    {
        const QMutexLocker locker(&m_mutex);
        if (m_known.size() >= mostRemembered) {
            m_known.clear();
        }
        m_known.insert(stamp, content);
    }

    QMutex m_mutex;
    QHash<QByteArray, AssetContent> m_known;
};

QString AssetStore::standardFolder()
{
    return dataFolder() + QStringLiteral("/assets");
}

AssetStore::AssetStore(QString folder)
    : m_folder(std::move(folder)), m_workshop(std::make_shared<AssetWorkshop>(m_folder))
{
    // Reading waits for the disk and for git: more threads would not help.
    m_workshop->pool.setMaxThreadCount(2);
}

AssetStore::~AssetStore()
{
    m_workshop->stop = true;
    m_workshop->pool.clear();
    m_workshop->pool.waitForDone();
}

QFuture<Result<AssetContent>> AssetStore::look(const AssetSource &source, const AssetPlace &place)
{
    AssetWorkshop *shop = m_workshop.get();
    return runAsync(&shop->pool, [=] {
        return open(source, place, shop->stop).and_then([&](const OpenAsset &asset) {
            return shop->contentOf(asset);
        });
    });
}

QFuture<Result<StoredAsset>> AssetStore::add(const AssetSource &source, const AssetPlace &place)
{
    AssetWorkshop *shop = m_workshop.get();
    return runAsync(&shop->pool, [=]() -> Result<StoredAsset> {
        const Result<OpenAsset> asset = open(source, place, shop->stop);
        if (!asset) {
            return failure(asset.error());
        }
        Result<AssetContent> content = shop->contentOf(*asset);
        if (content && !shop->shelf.holds(*content)) {
            content = shop->shelf.put(*asset->files, asset->name, asset->entries);
        }
        return content.map([&](const AssetContent &kept) {
            return StoredAsset{kept, shop->shelf.pathOf(kept)};
        });
    });
}

QFuture<Result<QByteArray>> AssetStore::text(const AssetSource &source, const QString &path,
                                             const AssetPlace &place)
{
    AssetWorkshop *shop = m_workshop.get();
    return runAsync(&shop->pool, [=]() -> Result<QByteArray> {
        Result<std::unique_ptr<AssetFiles>> files =
            openFiles(place, source.folder, path, shop->stop);
        if (!files) {
            return failure(files.error());
        }
        const Result<std::vector<AssetEntry>> entries = (*files)->list();
        if (!entries) {
            return failure(entries.error());
        }
        if ((*files)->isFolder() || entries->size() != 1) {
            return failure(ErrorKind::Invalid, QStringLiteral("this is no file"), path);
        }
        QByteArray bytes;
        const Result<void> read =
            (*files)->read(entries->front(), [&](QByteArrayView block) -> Result<void> {
                bytes.append(block);
                return bytes.size() <= mostTextBytes
                           ? Result<void>()
                           : failure(ErrorKind::Invalid, QStringLiteral("the file is too large"),
                                     path);
            });
        return read ? Result<QByteArray>(bytes) : failure(read.error());
    });
}

} // namespace serin
