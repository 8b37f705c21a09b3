// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/filestamp.h"
#include "services/gitops/desiredstate.h"

#include <QMap>

namespace serin {

/// Manifests in memory as if they were the files of a folder.
class ManifestFolder
{
public:
    void write(const QString &path, const QByteArray &text) { m_files[path] = text; }
    void remove(const QString &path) { m_files.remove(path); }
    void clear() { m_files.clear(); }
    /// What is written at @p path; empty: nothing.
    [[nodiscard]] QByteArray text(const QString &path) const { return m_files.value(path); }
    /// Of an absolute path, what it is in the folder.
    [[nodiscard]] static QString relative(const QString &path)
    {
        return path.startsWith(root()) ? path.mid(root().size() + 1) : path;
    }

    [[nodiscard]] Catalog catalog() const
    {
        std::vector<CatalogFilePointer> files;
        for (auto it = m_files.begin(); it != m_files.end(); ++it) {
            const QString path = root() + u'/' + it.key();
            CatalogFile file = catalogFile(Manifest::parse(it.value(), path), path, root());
            file.checksum = FileStamp::of(it.value()).checksum;
            files.push_back(std::make_shared<CatalogFile>(std::move(file)));
        }
        return {root(), std::move(files)};
    }

    [[nodiscard]] DesiredStateReader::TextSource texts() const
    {
        return [files = m_files](const CatalogFile &file) -> Result<QByteArray> {
            const QString path = file.relativePath().toString();
            if (!files.contains(path)) {
                return failure(ErrorKind::NotFound, QStringLiteral("no such file"), path);
            }
            return files.value(path);
        };
    }

    [[nodiscard]] DesiredState desired(const DesiredPicks &picks = {}) const
    {
        return DesiredStateReader().read(catalog(), texts(), picks);
    }

private:
    [[nodiscard]] static QString root() { return QStringLiteral("/repository"); }

    QMap<QString, QByteArray> m_files;
};

} // namespace serin
