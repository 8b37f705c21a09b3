// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

namespace serin {

class EditSession;
class FileDrafts;
class ManifestBuffer;
class NoticeArea;
struct Error;

/// Says in a NoticeArea what happens to open files: changed or deleted by others, not saved, read
/// again, a draft that is back, an edit refused; with the acts that help.
class FileNotices : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it.
    FileNotices(EditSession &session, const FileDrafts &drafts, NoticeArea &area,
                QObject *parent = nullptr);

Q_SIGNALS:
    /// The person wants to see both versions of the file at @p path.
    void compareRequested(const QString &path);

private:
    void onBufferChanged(const QString &path);
    void showChangedOnDisk(const ManifestBuffer &buffer);
    void showSaveFailed(const ManifestBuffer &buffer);
    void onRefused(const QString &description, const Error &error);
    void onDraftRestored(const QString &path);
    void onTakenOver(const QString &path);
    void showTakenOver();

    EditSession &m_session;
    NoticeArea &m_area;
    QStringList m_taken; ///< what the notice about files that were read again names
};

} // namespace serin
