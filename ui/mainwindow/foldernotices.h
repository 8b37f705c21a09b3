// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace serin {

class NoticeArea;
class Workbench;
struct Error;

/// Says in a NoticeArea that a folder could not be read, or was not opened, and why.
class FolderNotices : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive it.
    FolderNotices(Workbench &workbench, NoticeArea &area, QObject *parent = nullptr);

private:
    void onOpenFailed(const QString &path, const Error &error);
    void onOpenRefused(const QString &path);

    Workbench &m_workbench;
    NoticeArea &m_area;
};

} // namespace serin
