// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions/actionregistry.h"

#include <QMainWindow>

#include <functional>

namespace serin {

class Appearance;
class BoardActs;
class CheckActs;
class CommandPalette;
class CredentialPane;
class DetailArea;
class EditorActions;
class EndpointActions;
class EndpointPage;
class GitActions;
class GitBench;
class GitPages;
class HelpActions;
class InventoryPane;
class ListSplitter;
class MainPages;
class NoticeArea;
class OperationsView;
class ProjectNotices;
class QuitGuard;
class ReviewSheet;
class SideArea;
class WindowActions;
class Workbench;

/// The window: puts the parts together and shows the one that fits. The rules live in the models.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// All must outlive it.
    MainWindow(Workbench &workbench, GitBench &bench, Appearance &appearance,
               QWidget *parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] ActionRegistry &actions() { return m_actions; }
    /// Shows it before all others, also when it was minimised.
    void comeForward();
    /// Lets a person copy what @p report says, to report a fault with it.
    void offerReport(const std::function<QString()> &report);
    void setVisible(bool isVisible) override;

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildCentre();
    void connectActions();
    void connectEditor();
    void find();
    void connectModels();
    void connectReview();
    void openReview();
    void openFolderDialog();
    void onOpened(const QString &path);
    void onPageShown();
    void tellShown();
    void buildOperations();
    void buildHelp();
    void buildSheets();
    void buildMessages();
    void go();
    void toggleOperations();
    void focusNextPane();
    void showEndpoints();
    void focusShown();
    void saveWindowState();

    Workbench &m_workbench;
    GitBench &m_bench;
    Appearance &m_appearance;
    ActionRegistry m_actions;
    WindowActions *m_windowActions;
    EditorActions *m_editorActions;
    EndpointActions *m_endpointActions;
    GitActions *m_gitActions;
    GitPages *m_gitPages = nullptr;
    NoticeArea *m_notices = nullptr;
    ProjectNotices *m_projectNotices = nullptr;
    HelpActions *m_help = nullptr;
    MainPages *m_pages = nullptr;
    ListSplitter *m_splitter = nullptr;
    InventoryPane *m_inventory = nullptr;
    DetailArea *m_detail = nullptr;
    BoardActs *m_boardActs = nullptr;
    EndpointPage *m_endpoint = nullptr;
    QWidget *m_changes = nullptr;
    SideArea *m_middle = nullptr;
    CredentialPane *m_credentials = nullptr;
    CommandPalette *m_palette = nullptr;
    ReviewSheet *m_review = nullptr;
    CheckActs *m_checkActs = nullptr;
    QuitGuard *m_quitGuard = nullptr;
    OperationsView *m_operations = nullptr;
    bool m_goesOn = false; ///< to the review, from a deployment that is being added
};

} // namespace serin
