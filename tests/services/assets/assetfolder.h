// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/assets/assetstore.h"
#include "tests/support/answered.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <memory>

namespace serin {

/// A working tree `tree` with files, and a store beside it.
class AssetFolder
{
public:
    AssetFolder()
        : m_root(QFileInfo(m_folder.path()).canonicalFilePath()),
          m_store(std::make_unique<AssetStore>(at(QStringLiteral("data/assets"))))
    {
        QDir().mkpath(tree());
        m_place.root = tree();
        m_place.boundary = tree();
    }

    [[nodiscard]] QString at(const QString &name) const { return m_root + u'/' + name; }
    [[nodiscard]] QString tree() const { return at(QStringLiteral("tree")); }
    [[nodiscard]] AssetStore &store() { return *m_store; }
    [[nodiscard]] AssetPlace &place() { return m_place; }
    /// As another program, or after a restart.
    void reopen() { m_store = std::make_unique<AssetStore>(m_store->folder()); }

    void write(const char *name, const QByteArray &bytes, bool executable = false) const
    {
        const QString path = tree() + u'/' + QString::fromUtf8(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
            qFatal("cannot write %s", name);
        }
        if (executable) {
            file.setPermissions(file.permissions() | QFile::ExeOwner);
        }
    }
    static AssetSource source(const char *path, AssetId::Kind kind = AssetId::Kind::Code)
    {
        AssetSource source;
        source.kind = kind;
        source.path = QString::fromUtf8(path);
        return source;
    }
    Result<AssetContent> look(const char *path, AssetId::Kind kind = AssetId::Kind::Code)
    {
        return answered(m_store->look(source(path, kind), m_place));
    }
    Result<StoredAsset> add(const char *path, AssetId::Kind kind = AssetId::Kind::Code)
    {
        return answered(m_store->add(source(path, kind), m_place));
    }
    /// All that lies in the store, relative to it.
    [[nodiscard]] QStringList kept() const { return below(m_store->folder()); }
    static QStringList below(const QString &folder)
    {
        QStringList found;
        const QFileInfoList entries = QDir(folder).entryInfoList(
            QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System, QDir::Name);
        for (const QFileInfo &entry : entries) {
            if (entry.isDir() && !entry.isSymLink()) {
                for (const QString &name : below(entry.filePath())) {
                    found.append(entry.fileName() + u'/' + name);
                }
            } else {
                found.append(entry.fileName());
            }
        }
        return found;
    }
    static QByteArray bytes(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(missing)");
    }

private:
    QTemporaryDir m_folder;
    const QString m_root;
    AssetPlace m_place;
    std::unique_ptr<AssetStore> m_store;
};

} // namespace serin
