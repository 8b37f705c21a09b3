// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/foldernotices.h"

#include "models/common/errortext.h"
#include "models/workbench/workbench.h"
#include "ui/mainwindow/noticearea.h"

namespace serin {

namespace {

const QString openId = QStringLiteral("open");

} // namespace

FolderNotices::FolderNotices(Workbench &workbench, NoticeArea &area, QObject *parent)
    : QObject(parent), m_workbench(workbench), m_area(area)
{
    FolderController &folder = workbench.folder();
    connect(&folder, &FolderController::openFailed, this, &FolderNotices::onOpenFailed);
    connect(&folder, &FolderController::refreshFailed, this,
            [this](const Error &error) { onOpenFailed(m_workbench.folder().path(), error); });
    connect(&workbench, &Workbench::openRefused, this, &FolderNotices::onOpenRefused);
}

void FolderNotices::onOpenFailed(const QString &path, const Error &error)
{
    const ErrorText words = errorTextBeside(path, error);
    Notice notice;
    notice.id = openId;
    notice.role = WidgetRole::Failure;
    notice.objectName = QStringLiteral("errorBar");
    notice.text = tr("%1 could not be read. %2").arg(path, words.sentence);
    notice.advice = words.advice;
    notice.acts.push_back({QStringLiteral("retryButton"), tr("Try again"), [this, path] {
                               m_area.remove(openId);
                               m_workbench.open(path);
                           }});
    m_area.post(notice);
}

void FolderNotices::onOpenRefused(const QString &path)
{
    Notice notice;
    notice.id = openId;
    notice.role = WidgetRole::Warning;
    notice.objectName = QStringLiteral("errorBar");
    notice.text = path.isEmpty() ? tr("The folder stays open: an edit is not saved yet.")
                                 : tr("%1 was not opened: an edit is not saved yet.").arg(path);
    notice.advice = tr("Save or undo the edit first.");
    m_area.post(notice);
}

} // namespace serin
