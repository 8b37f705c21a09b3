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
    /// The place of the next finding in the text; after the last the first.
    void showNextProblem();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showState();
    void showPlace(const QString &path, int line);
    void applyTheme();

    EndpointController &m_controller;
    QLabel *m_name;
    ElidedLabel *m_about;
    QTabWidget *m_tabs;
    OverviewPage *m_overview;
    YamlPage *m_yaml;
    DiffPage *m_diff;
    std::size_t m_nextProblem = 0;
};

} // namespace serin
