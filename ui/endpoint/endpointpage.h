// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/latepage.h"

#include <QHash>
#include <QPointer>
#include <QWidget>

#include <functional>
#include <optional>

class QAction;
class QLabel;
class QPushButton;
class QScrollArea;
class QTabWidget;
class QToolButton;

namespace serin {

class ChartsPage;
class DiffPage;
class ElidedLabel;
class EndpointTitle;
class EndpointTranslation;
class EndpointController;
class IdleSteps;
class InvokeController;
class MetricsController;
class LiveController;
class SecretClipboard;
class ProjectController;
class StateLabel;
class TimeCursor;
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
    /// Whose last commit the page Diff compares with; it must outlive the page.
    void setProject(ProjectController &project);
    /// Puts @p card above the traffic of the Overview.
    void addCard(QWidget *card);
    /// The page History, which is made elsewhere; once, before any page is shown. @p moment tells
    /// when the line was made that is current there.
    void setHistoryPage(QWidget *page, const std::function<std::optional<double>()> &moment);
    /// Whether things on the page that is shown have times.
    [[nodiscard]] bool hasTimes() const;
    /// Marks, on all pages, when that was what is current on the page that is shown, see
    /// TimeCursor.
    void markMoment();
    void showPage(Page page);
    [[nodiscard]] YamlPage &yaml() const { return *m_yaml; }
    void focusPage();
    void focusTraffic();
    void focusInstances();
    void addDeployment();
    /// The Test page with @p deployment, or, when it is empty, whom presets give traffic to.
    void showTest(const QString &deployment = {});
    /// The same request to two deployments, as the button of the Test page says.
    void compareAnswers();
    void compareFolder();
    /// Begins a copy of @p deployment.
    void duplicateDeployment(const QString &deployment);
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
    /// See TestPage::comparisonOffered().
    void comparisonOffered(const QString &text, const QString &reason);
    void folderComparisonOffered(const QString &reason);
    /// One of the pages is to be seen, whatever stands before it.
    void shownOnPurpose();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    /// Where the page of @p tab lies, and is to be built: to move it there later takes longer.
    [[nodiscard]] QScrollArea &areaOf(Page tab) const;
    /// Puts the whole @p content there.
    void fill(Page tab, QWidget &content);
    [[nodiscard]] bool buildMoreOfTest(TestPage &page);
    [[nodiscard]] bool buildMoreOfCharts(ChartsPage &page);
    [[nodiscard]] bool buildAhead();
    void buildShown();
    void buildMenu();
    void addForms(Workbench &workbench);
    void addTranslation(EndpointTranslation &translation);
    void showState();
    void showOnly(bool isFile);
    void showLive();
    void tellInterest();
    void applyTheme();

    EndpointController &m_controller;
    LiveController &m_live;
    InvokeController &m_invoke;
    MetricsController &m_metrics;
    TimeCursor &m_cursor;
    EndpointTitle *m_title;
    StateLabel *m_state;
    ElidedLabel *m_address;
    QToolButton *m_copyAddress;
    QToolButton *m_menu;
    SecretClipboard *m_clipboard;
    ElidedLabel *m_about;
    QPushButton *m_translate;
    QTabWidget *m_tabs;
    OverviewPage *m_overview;
    YamlPage *m_yaml;
    LatePage<TestPage> m_test;
    LatePage<ChartsPage> m_charts;
    LogsPage *m_logs;
    DiffPage *m_diff;
    std::function<std::optional<double>()> m_historyMoment;
    std::size_t m_nextProblem = 0;
    IdleSteps *m_building;                     ///< of the pages that nobody has opened yet
    bool m_isFile = false;                     ///< a file by itself is shown, which has two pages
    Page m_pageBefore = Overview;              ///< of an endpoint, before that
    QHash<int, QPointer<QWidget>> m_lastFocus; ///< by page, when it was left with a key
};

} // namespace serin
