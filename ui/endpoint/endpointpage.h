// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QTabWidget;

namespace serin {

class DiffPage;
class EditSession;
class ElidedLabel;
class EndpointController;
class OverviewPage;
class YamlPage;

/// The selected endpoint: its name, and the pages Overview, YAML and Diff (objectName of the tabs:
/// `pageTabs`).
class EndpointPage : public QWidget
{
    Q_OBJECT
public:
    enum Page { Overview, Yaml, Diff };

    EndpointPage(EndpointController &controller, EditSession &session, QWidget *parent = nullptr);

    void showPage(Page page);
    void focusPage();
    void focusTraffic();
    void focusInstances();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showState();
    void applyTheme();

    EndpointController &m_controller;
    QLabel *m_name;
    ElidedLabel *m_about;
    QTabWidget *m_tabs;
    OverviewPage *m_overview;
    YamlPage *m_yaml;
    DiffPage *m_diff;
};

} // namespace serin
