// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/manifest/scan/folderscan.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

#include <sys/stat.h>

namespace serin {

inline const QByteArray plainEndpoint = "name: my-endpoint\nauth_mode: key\n";

/// A folder for one test, with all rights given back at its end.
class ScannedFolder
{
public:
    ScannedFolder() : m_root(QFileInfo(m_dir.path()).canonicalFilePath()) {}
    ~ScannedFolder()
    {
        for (const QString &path : m_locked) {
            ::chmod(QFile::encodeName(path).constData(), 0700);
        }
        // Also what QTemporaryDir cannot: paths too long to say, names that are not UTF-8.
        std::error_code ignored;
        std::filesystem::remove_all(m_root.toStdString(), ignored);
    }
    ScannedFolder(const ScannedFolder &) = delete;
    ScannedFolder &operator=(const ScannedFolder &) = delete;

    [[nodiscard]] const QString &root() const { return m_root; }
    [[nodiscard]] QString at(const char *relative) const
    {
        return m_root + QLatin1Char('/') + QString::fromUtf8(relative);
    }
    void add(const QString &path, const QByteArray &bytes = plainEndpoint)
    {
        QVERIFY(QDir().mkpath(QFileInfo(path).absolutePath()));
        QFile file(path);
        QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(path));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    void add(const char *relative, const QByteArray &bytes = plainEndpoint)
    {
        add(at(relative), bytes);
    }
    void lock(const char *relative)
    {
        m_locked.append(at(relative));
        QCOMPARE(::chmod(QFile::encodeName(at(relative)).constData(), 0), 0);
    }
    void link(const QString &target, const char *relative)
    {
        QVERIFY(QDir().mkpath(QFileInfo(at(relative)).absolutePath()));
        QVERIFY(QFile::link(target, at(relative)));
    }

private:
    QTemporaryDir m_dir;
    QString m_root;
    QStringList m_locked;
};

/// The files, relative to the root of @p scan.
inline QStringList namesIn(const FolderScanBatch &scan)
{
    QStringList list;
    for (const CatalogFilePointer &file : scan.files) {
        list.append(file->relativePath().toString());
    }
    return list;
}

/// What is noted of @p kind, relative to the root of @p scan.
inline QStringList notesIn(const FolderScanBatch &scan, FolderScanNote::Kind kind)
{
    QStringList list;
    for (const FolderScanNote &note : scan.notes) {
        if (note.kind == kind) {
            list.append(QDir(scan.root).relativeFilePath(note.path));
        }
    }
    return list;
}

/// The whole scan of @p path; empty, with a warning, when there is none.
inline FolderScanBatch scanOf(const QString &path, const FolderScanOptions &options = {})
{
    auto scan = scanWholeFolder(path, options);
    if (!scan) {
        qWarning("%s", qPrintable(scan.error().toLine()));
        return {};
    }
    return *scan;
}

} // namespace serin
