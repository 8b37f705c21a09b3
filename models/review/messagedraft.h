// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>

namespace serin {

/// The commit message that a person has begun for a repository: kept in a file of the state folder
/// half a second after the last key, so that it survives closing, a restart and a crash. Writes on
/// a thread of its own; what cannot be written is kept in memory. GUI thread only.
class MessageDraft : public QObject
{
    Q_OBJECT
public:
    /// @p folder: made when a draft is kept first.
    explicit MessageDraft(QString folder, QObject *parent = nullptr);
    /// Writes what waits.
    ~MessageDraft() override;

    /// Turns to the repository at @p top; the one before is written first.
    void setRepository(const QString &top);
    /// Empty: there is none.
    [[nodiscard]] const QString &text() const { return m_text; }
    void setText(const QString &text);
    void clear() { setText({}); }

    /// `drafts` in the state folder.
    [[nodiscard]] static QString standardFolder();

private:
    [[nodiscard]] QString path() const;
    void write();

    const QString m_folder;
    QString m_top;
    QString m_text;
    QString m_written;
    QTimer m_timer;
    QThreadPool m_worker;
};

} // namespace serin
