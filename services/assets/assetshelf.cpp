// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/assets/assetshelf.h"

#include "services/assets/draftfolder.h"
#include "services/core/filestamp.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <utility>

namespace serin {

namespace {

/// Takes in files in the order of their paths, each with its length, so that no two lists of files
/// run into each other.
class ContentDigest
{
public:
    ContentDigest(const QString &name, bool isFolder)
    {
        m_content.name = name;
        m_content.isFolder = isFolder;
        add("serin-asset-1");
        add(name.toUtf8());
        add(isFolder ? "folder" : "file");
    }
    void addFile(const AssetEntry &entry, qint64 size, const QByteArray &checksum)
    {
        static constexpr char kinds[] = "fxl";
        add(QByteArray(1, kinds[static_cast<int>(entry.kind)]));
        add(entry.path);
        add(checksum);
        m_content.bytes += size;
        ++m_content.files;
    }
    [[nodiscard]] AssetContent content()
    {
        m_content.digest = m_hash.result().toHex();
        return m_content;
    }

private:
    void add(const QByteArray &bytes)
    {
        m_hash.addData(QByteArray::number(bytes.size()) + ':');
        m_hash.addData(bytes);
    }

    QCryptographicHash m_hash{FileStamp::algorithm};
    AssetContent m_content;
};

/// Reads one file, or what stands for it, into the given function.
using ReadEach =
    std::function<Result<void>(const AssetEntry &entry, const AssetFiles::Take &count)>;

Result<AssetContent> digestOf(AssetFiles &files, const QString &name,
                              const std::vector<AssetEntry> &entries, const ReadEach &readEach)
{
    ContentDigest digest(name, files.isFolder());
    for (const AssetEntry &entry : entries) {
        QCryptographicHash checksum(FileStamp::algorithm);
        qint64 size = 0;
        const Result<void> read = readEach(entry, [&](QByteArrayView block) -> Result<void> {
            checksum.addData(block);
            size += block.size();
            return {};
        });
        if (!read) {
            return failure(read.error());
        }
        digest.addFile(entry, size, checksum.result());
    }
    return digest.content();
}

} // namespace

Result<AssetContent> contentOf(AssetFiles &files, const QString &name,
                               const std::vector<AssetEntry> &entries)
{
    return digestOf(files, name, entries,
                    [&](const AssetEntry &entry, const AssetFiles::Take &count) {
                        return entry.kind == AssetEntry::Kind::Link ? count(entry.target)
                                                                    : files.read(entry, count);
                    });
}

QString AssetShelf::pathOf(const AssetContent &content) const
{
    return QStringLiteral("%1/%2/%3")
        .arg(m_folder, QString::fromLatin1(content.digest), content.name);
}

bool AssetShelf::holds(const AssetContent &content) const
{
    const QFileInfo info(pathOf(content));
    return content.isFolder ? info.isDir() : info.isFile();
}

Result<AssetContent> AssetShelf::put(AssetFiles &files, const QString &name,
                                     const std::vector<AssetEntry> &entries)
{
    Result<std::unique_ptr<DraftFolder>> draft = DraftFolder::make(m_folder);
    if (!draft) {
        return failure(draft.error());
    }
    const QByteArray base = QFile::encodeName(name);
    Result<AssetContent> content =
        digestOf(files, name, entries, [&](const AssetEntry &entry, const AssetFiles::Take &count) {
            const QByteArray path = files.isFolder() ? base + '/' + entry.path : base;
            if (entry.kind == AssetEntry::Kind::Link) {
                return count(entry.target).and_then([&] {
                    return (*draft)->link(path, entry.target);
                });
            }
            const bool isExecutable = entry.kind == AssetEntry::Kind::Executable;
            return (*draft)->write(path, isExecutable, [&](const AssetFiles::Take &write) {
                return files.read(entry, [&](QByteArrayView block) {
                    return count(block).and_then([&] { return write(block); });
                });
            });
        });
    if (!content) {
        return content;
    }
    if (const Result<void> kept = (*draft)->keepAs(content->digest); !kept) {
        return failure(kept.error());
    }
    return content;
}

} // namespace serin
