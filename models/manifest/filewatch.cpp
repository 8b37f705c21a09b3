// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/manifest/filewatch.h"

#include <QFileInfo>

#include <algorithm>
#include <chrono>

namespace serin {

namespace {

constexpr auto quietTime = std::chrono::milliseconds(80);

} // namespace

FileWatch::FileWatch(QObject *parent) : QObject(parent)
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quietTime);
    connect(&m_quiet, &QTimer::timeout, this, &FileWatch::report);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &FileWatch::onFileEvent);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &FileWatch::onFolderEvent);
}

void FileWatch::add(const QString &path)
{
    if (m_paths.contains(path)) {
        return;
    }
    m_paths.insert(path);
    m_watcher.addPath(path);
    // A file that is replaced by renaming is lost to the watcher; its folder is not.
    m_watcher.addPath(folderOf(path));
}

void FileWatch::remove(const QString &path)
{
    if (!m_paths.remove(path)) {
        return;
    }
    m_touched.remove(path);
    m_watcher.removePath(path);
    const QString folder = folderOf(path);
    if (std::none_of(m_paths.cbegin(), m_paths.cend(),
                     [&folder](const QString &other) { return folderOf(other) == folder; })) {
        m_watcher.removePath(folder);
    }
}

void FileWatch::onFileEvent(const QString &path)
{
    m_touched.insert(path);
    m_quiet.start();
}

void FileWatch::onFolderEvent(const QString &folder)
{
    for (const QString &path : std::as_const(m_paths)) {
        if (folderOf(path) == folder) {
            m_touched.insert(path);
        }
    }
    m_quiet.start();
}

void FileWatch::report()
{
    QStringList paths;
    const QSet<QString> touched = std::exchange(m_touched, {});
    for (const QString &path : touched) {
        if (m_paths.contains(path)) {
            paths.append(path);
            // It may be another file by now, of which the watcher knows nothing yet.
            m_watcher.removePath(path);
            m_watcher.addPath(path);
        }
    }
    if (!paths.isEmpty()) {
        std::sort(paths.begin(), paths.end());
        Q_EMIT maybeChanged(paths);
    }
}

QString FileWatch::folderOf(const QString &path)
{
    return QFileInfo(path).path();
}

} // namespace serin
