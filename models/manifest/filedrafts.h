// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSet>
#include <QString>
#include <QTimer>

namespace serin {

class EditSession;
class RequestHistory;

/// Keeps what is typed and not saved where a crash does not reach it, half a second behind the
/// typing at most, and brings it back when the file is opened the next time: merged with what
/// others changed in the file since, as a draft that can be undone. GUI thread only.
class FileDrafts : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive it.
    FileDrafts(EditSession &session, RequestHistory &store, QObject *parent = nullptr);
    ~FileDrafts() override;

Q_SIGNALS:
    /// What was typed the last time is back.
    void restored(const QString &path);

private:
    void onBufferChanged(const QString &path);
    void load(const QString &path);
    void keep();

    EditSession &m_session;
    RequestHistory &m_store;
    QTimer m_timer;
    QSet<QString> m_open;    ///< files that have been looked for in the store
    QSet<QString> m_pending; ///< typed since
    QSet<QString> m_kept;    ///< in the store by our doing
};

} // namespace serin
