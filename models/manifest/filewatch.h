// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <QTimer>

namespace serin {

/// Says when files may have changed on disk: edited, deleted, made again or replaced. A burst of
/// events becomes one signal after it has ended, so that a file that is cut to nothing and then
/// written is not seen half. No timer runs while nothing happens.
class FileWatch : public QObject
{
    Q_OBJECT
public:
    explicit FileWatch(QObject *parent = nullptr);

    /// @p path is absolute, without links.
    void add(const QString &path);
    void remove(const QString &path);

Q_SIGNALS:
    void maybeChanged(const QStringList &paths);

private:
    void onFileEvent(const QString &path);
    void onFolderEvent(const QString &folder);
    void report();
    [[nodiscard]] static QString folderOf(const QString &path);

    QFileSystemWatcher m_watcher;
    QTimer m_quiet;
    QSet<QString> m_paths;
    QSet<QString> m_touched;
};

} // namespace serin
