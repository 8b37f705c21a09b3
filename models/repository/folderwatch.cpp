// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/repository/folderwatch.h"

#include "models/manifest/editsession.h"
#include "models/repository/foldercontroller.h"
#include "services/core/async.h"
#include "services/core/workers.h"
#include "services/manifest/catalog.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace serin {

namespace {

/// The root first, so that it is among those that are watched.
QStringList foldersOf(const Catalog &catalog)
{
    QSet<QString> folders;
    for (const CatalogFilePointer &file : catalog.files()) {
        folders.insert(file->path.left(file->path.lastIndexOf(u'/')));
    }
    folders.remove(catalog.root());
    QStringList sorted(folders.begin(), folders.end());
    std::sort(sorted.begin(), sorted.end());
    sorted.prepend(catalog.root());
    return sorted.mid(0, FolderWatch::mostFolders);
}

} // namespace

FolderWatch::FolderWatch(FolderController &folder, const EditSession &session, QObject *parent)
    : QObject(parent), m_folder(folder), m_session(session), m_burst([this] { look(); })
{
    m_later.setSingleShot(true);
    m_later.setInterval(listAfter);
    connect(&m_later, &QTimer::timeout, this, &FolderWatch::list);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &FolderWatch::onEvent);
    connect(&folder, &FolderController::catalogChanged, this, [this] { ++m_catalogs; });
    connect(&folder, &FolderController::stateChanged, this, &FolderWatch::follow);
}

/// After each scan: other folders may have manifests now.
void FolderWatch::follow()
{
    if (m_folder.path().isEmpty()) {
        watch({});
        m_followed = m_catalogs;
        m_isDue = false;
        return;
    }
    if (m_folder.isScanning() || m_folder.state() != FolderController::State::Ready) {
        return;
    }
    if (std::exchange(m_isDue, false)) {
        m_folder.refresh();
        return;
    }
    if (m_followed == m_catalogs) {
        return;
    }
    m_followed = m_catalogs;
    const auto work = [catalog = m_folder.catalog()]() -> Result<QStringList> {
        return foldersOf(catalog);
    };
    deliver(runAsync(workers(), work), this,
            [this, followed = m_followed](const Result<QStringList> &folders) {
                if (folders && followed == m_followed) {
                    watch(*folders);
                }
            });
}

void FolderWatch::watch(const QStringList &folders)
{
    const QStringList before = m_watcher.directories();
    const QSet<QString> watched(before.begin(), before.end());
    const QSet<QString> wanted(folders.begin(), folders.end());
    const QSet<QString> gone = watched - wanted;
    for (const QString &folder : gone) {
        m_watcher.removePath(folder);
        m_touched.remove(folder);
        m_known.remove(folder);
        m_unlisted.remove(folder);
    }
    const QSet<QString> added = wanted - watched;
    if (!added.isEmpty()) {
        m_watcher.addPaths(QStringList(added.begin(), added.end()));
        m_unlisted.unite(added);
        m_later.start();
    }
}

void FolderWatch::list()
{
    if (m_isReading) {
        m_later.start();
        return;
    }
    read(std::exchange(m_unlisted, {}), false);
}

void FolderWatch::onEvent(const QString &folder)
{
    m_touched.insert(folder);
    m_unlisted.remove(folder); // look() lists it
    m_burst.note();
}

void FolderWatch::look()
{
    if (m_isReading) {
        m_burst.callAgain();
        return;
    }
    read(std::exchange(m_touched, {}), true);
}

/// One after the other: what is touched while folders are listed has to be found by the next.
void FolderWatch::read(const QSet<QString> &folders, bool isNews)
{
    m_isReading = true;
    const auto work = [folders = QStringList(folders.begin(), folders.end()),
                       open = openFiles()]() -> Result<Contents> {
        return contentsOf(folders, open);
    };
    deliver(runAsync(workers(), work), this, [this, isNews](const Result<Contents> &seen) {
        m_isReading = false;
        if (seen) {
            take(*seen, isNews);
        }
    });
}

void FolderWatch::take(const Contents &seen, bool isNews)
{
    bool differs = false;
    for (auto it = seen.begin(); it != seen.end(); ++it) {
        if (!isNews && m_touched.contains(it.key())) {
            continue; // it may hold what its event is about, which look() has to find
        }
        QStringList &known = m_known[it.key()];
        differs = differs || known != it.value();
        known = it.value();
    }
    if (!isNews || !differs) {
        return;
    }
    if (m_folder.isScanning()) {
        m_isDue = true;
    } else {
        m_folder.refresh();
    }
}

FolderWatch::Contents FolderWatch::contentsOf(const QStringList &folders, const QSet<QString> &open)
{
    Contents contents;
    for (const QString &folder : folders) {
        QStringList names;
        const QFileInfoList entries = QDir(folder).entryInfoList(
            {QStringLiteral("*.yml"), QStringLiteral("*.yaml")},
            QDir::AllDirs | QDir::Files | QDir::NoDotAndDotDot, QDir::Name);
        for (const QFileInfo &entry : entries) {
            QString name = entry.fileName();
            if (entry.isFile() && !open.contains(entry.filePath())) {
                name += QStringLiteral("/%1/%2")
                            .arg(entry.lastModified().toMSecsSinceEpoch())
                            .arg(entry.size());
            }
            names.append(name);
        }
        contents.insert(folder, names);
    }
    return contents;
}

QSet<QString> FolderWatch::openFiles() const
{
    QSet<QString> paths;
    for (const ManifestBuffer *const buffer : m_session.buffers()) {
        for (const QString &name : buffer->names()) {
            paths.insert(name);
        }
    }
    return paths;
}

} // namespace serin
