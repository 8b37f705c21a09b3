// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QLabel;
class QPushButton;
class QTabWidget;
class QToolButton;

namespace serin {

class ChartsPage;
class DiffPage;
class ElidedLabel;
class EndpointTranslation;
class EndpointController;
class InvokeController;
class MetricsController;
class LiveController;
class SecretClipboard;
class StateLabel;
class SteadyTraffic;
class Workbench;
class LogsPage;
class OverviewPage;
class TestPage;
class YamlPage;

/// The selected endpoint: its name, and its pages (objectName of the tabs: `pageTabs`).
class EndpointPage : public QWidget
{
    Q_OBJECT
public:
    enum Page { Overview, Yaml, Test, Charts, Logs, History, Diff };

    /// @p workbench must outlive it.
    explicit EndpointPage(Workbench &workbench, QWidget *parent = nullptr);

    /// What can be done with the endpoint, beside its name (objectName: `endpointMenu`).
    void setMenu(const QList<QAction *> &actions);
    /// Puts @p card above the traffic of the Overview.
    void addCard(QWidget *card);
    /// The page History, which is made elsewhere; once, before any page is shown.
    void setHistoryPage(QWidget *page);
    void showPage(Page page);
    [[nodiscard]] YamlPage &yaml() const { return *m_yaml; }
    void focusPage();
    void focusTraffic();
    void focusInstances();
    void addDeployment();
    /// The Test page with @p deployment, or, when it is empty, whom presets give traffic to.
    void showTest(const QString &deployment = {});
    /// The Logs page at @p deployment.
    void showLogs(const QString &deployment);
    /// The page YAML with the file at @p path; @p line 0: where it was.
    void showPlace(const QString &path, int line);
    [[nodiscard]] Page page() const;
    /// Hands over what was typed and not taken over yet.
    void commitTyped();
    /// The place of the next finding in the text; after the last the first.
    void showNextProblem();

Q_SIGNALS:
    void pageChanged();
    /// One of the pages is to be seen, whatever stands before it.
    void shownOnPurpose();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildMenu();
    void addForms(Workbench &workbench);
    void addTranslation(EndpointTranslation &translation);
    void showState();
    void showLive();
    void showSteady();
    void tellInterest();
    void applyTheme();

    EndpointController &m_controller;
    LiveController &m_live;
    InvokeController &m_invoke;
    MetricsController &m_metrics;
    SteadyTraffic &m_steady;
    ElidedLabel *m_name;
    StateLabel *m_state;
    ElidedLabel *m_address;
    QToolButton *m_copyAddress;
    QToolButton *m_menu;
    SecretClipboard *m_clipboard;
    ElidedLabel *m_about;
    QPushButton *m_translate;
    QToolButton *m_stopSteady;
    QTabWidget *m_tabs;
    OverviewPage *m_overview;
    YamlPage *m_yaml;
    TestPage *m_test;
    ChartsPage *m_charts;
    LogsPage *m_logs;
    DiffPage *m_diff;
    std::size_t m_nextProblem = 0;
};

} // namespace serin
