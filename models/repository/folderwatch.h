// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/common/bursttimer.h"

#include <QFileSystemWatcher>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <QTimer>

#include <chrono>

namespace serin {

class EditSession;
class FolderController;

/// Lets the folder that is open be scanned again when other programs make, delete or replace
/// manifests in it. Watches the folder itself and those that it has manifests in, up to
/// mostFolders; what is beyond, and what the system refuses to watch, a scan on request finds. A
/// burst of events, as git makes it, becomes one look at the names, and only a difference a scan.
/// No timer runs while nothing happens. GUI thread only.
class FolderWatch : public QObject
{
    Q_OBJECT
public:
    /// Of the system's watches, which all programs of a person share.
    static constexpr qsizetype mostFolders = 400;
    /// When what is new among the folders is listed: one that has just opened is painted first. An
    /// event meanwhile leads to a scan in any case.
    static constexpr auto listAfter = std::chrono::milliseconds(1000);

    /// Both must outlive it. What is open in @p session is looked at there.
    FolderWatch(FolderController &folder, const EditSession &session, QObject *parent = nullptr);

    /// That are watched now.
    [[nodiscard]] QStringList folders() const { return m_watcher.directories(); }

private:
    /// What a folder holds that concerns a scan, by folder.
    using Contents = QHash<QString, QStringList>;

    void follow();
    void watch(const QStringList &folders);
    void list();
    void onEvent(const QString &folder);
    void look();
    void read(const QSet<QString> &folders, bool isNews);
    void take(const Contents &seen, bool isNews);
    [[nodiscard]] static Contents contentsOf(const QStringList &folders, const QSet<QString> &open);
    [[nodiscard]] QSet<QString> openFiles() const;

    FolderController &m_folder;
    const EditSession &m_session;
    QFileSystemWatcher m_watcher;
    BurstTimer m_burst;
    QTimer m_later; ///< until what has come to be watched is listed
    QSet<QString> m_unlisted;
    QSet<QString> m_touched;
    Contents m_known;
    quint64 m_catalogs = 0; ///< that there were, counted: to hold one costs its whole memory
    quint64 m_followed = 0; ///< the one whose folders are watched
    bool m_isReading = false;
    bool m_isDue = false; ///< a scan, when the one that runs has ended
};

} // namespace serin
