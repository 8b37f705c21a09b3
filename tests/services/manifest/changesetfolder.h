// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/atomicfile.h"
#include "services/manifest/catalog.h"
#include "services/manifest/scan/folderscan.h"

#include <QDir>
#include <QFile>
#include <QMap>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

namespace serin {

/// A folder of files, to see what a change does to them.
class ChangeSetFolder
{
public:
    ChangeSetFolder() : m_root(QFileInfo(m_dir.path()).canonicalFilePath()) {}
    [[nodiscard]] QString at(const char *relative) const
    {
        return m_root + QLatin1Char('/') + QString::fromUtf8(relative);
    }
    void put(const char *relative, const QByteArray &bytes)
    {
        QVERIFY(QDir().mkpath(QFileInfo(at(relative)).absolutePath()));
        QFile file(at(relative));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    [[nodiscard]] std::optional<QByteArray> text(const char *relative) const
    {
        QFile file(at(relative));
        return file.open(QIODevice::ReadOnly) ? std::optional(file.readAll()) : std::nullopt;
    }
    /// All files with their bytes, to see that nothing changed and nothing is left over.
    [[nodiscard]] QMap<QString, QByteArray> all(bool temporaries = true) const
    {
        QMap<QString, QByteArray> files;
        const QDir dir(m_root);
        const auto entries = dir.entryInfoList(QDir::Files | QDir::Hidden | QDir::System);
        for (const QFileInfo &entry : entries) {
            QFile file(entry.filePath());
            if (!temporaries && isAtomicWriteTemporary(entry.fileName())) {
                continue;
            }
            files.insert(entry.fileName(),
                         file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("?"));
        }
        return files;
    }
    [[nodiscard]] const QString &root() const { return m_root; }
    [[nodiscard]] Catalog catalog() const
    {
        auto scan = scanWholeFolder(m_root);
        return scan ? Catalog(*scan) : Catalog();
    }

private:
    QTemporaryDir m_dir;
    QString m_root;
};

} // namespace serin
