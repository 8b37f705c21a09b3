// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace serin {

class GitBench;
class NoticeArea;

/// Says in a NoticeArea when the repository is in a state that a commit cannot be made in, with the
/// acts that lead out: a rebase, merge or the like that stands still, and no branch checked out.
class GitNotices : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive it.
    GitNotices(GitBench &bench, NoticeArea &area, QObject *parent = nullptr);

Q_SIGNALS:
    void conflictRequested();

private:
    void update();
    void showOperation();
    void showDetached();

    GitBench &m_bench;
    NoticeArea &m_area;
    QString m_operation; ///< what was said last
    QString m_detached;
};

} // namespace serin
