// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/helpactions.h"

#include "ui/actions/actionregistry.h"
#include "ui/actions/shortcutsheet.h"
#include "ui/mainwindow/noticearea.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenuBar>

namespace serin {

namespace {

const QString reportId = QStringLiteral("help.report");

} // namespace

HelpActions::HelpActions(ActionRegistry &registry, NoticeArea &notices, QWidget &window,
                         QObject *parent)
    : QObject(parent), m_registry(registry), m_notices(notices)
{
    auto *const sheet = new ShortcutSheet(registry, window);
    ActionSpec shortcuts;
    shortcuts.id = QStringLiteral("help.shortcuts");
    shortcuts.text = tr("&Actions and shortcuts");
    shortcuts.category = tr("Help");
    shortcuts.shortcuts = {QKeySequence(Qt::Key_F1), QKeySequence(Qt::Key_Question)};
    connect(registry.registerAction(shortcuts), &QAction::triggered, sheet, &ShortcutSheet::toggle);
    ActionSpec report;
    report.id = reportId;
    report.text = tr("Copy &details for a report");
    report.category = shortcuts.category;
    connect(registry.registerAction(report), &QAction::triggered, this, &HelpActions::copyReport);
    registry.setUnavailable(reportId, tr("Nothing is logged"));
}

void HelpActions::fillMenuBar(QMenuBar &bar)
{
    m_registry.fillMenu(*bar.addMenu(tr("&Help")), tr("Help"));
}

void HelpActions::offerReport(const std::function<QString()> &report)
{
    m_report = report;
    m_registry.setAvailable(reportId);
}

void HelpActions::copyReport()
{
    QGuiApplication::clipboard()->setText(m_report());
    Notice notice;
    notice.id = reportId;
    notice.objectName = QStringLiteral("reportBar");
    notice.text =
        tr("Copied: the versions of Serin and of this system, and Serin's last messages.");
    notice.advice =
        tr("Look through them before you pass them on: they name folders and addresses.");
    notice.isLasting = true;
    m_notices.post(notice);
}

} // namespace serin
