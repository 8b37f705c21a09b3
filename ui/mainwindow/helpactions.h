// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <functional>

class QMenuBar;
class QWidget;

namespace serin {

class ActionRegistry;
class NoticeArea;

/// The menu Help: the sheet of actions and shortcuts, and what a report of a fault needs.
class HelpActions : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it. The sheet lies over @p window.
    HelpActions(ActionRegistry &registry, NoticeArea &notices, QWidget &window,
                QObject *parent = nullptr);

    void fillMenuBar(QMenuBar &bar);
    /// Lets a person copy what @p report says.
    void offerReport(const std::function<QString()> &report);

private:
    void copyReport();

    ActionRegistry &m_registry;
    NoticeArea &m_notices;
    std::function<QString()> m_report;
};

} // namespace serin
