// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/mainwindow.h"

#include "models/common/preferences.h"
#include "models/workbench/gitbench.h"
#include "models/workbench/workbench.h"
#include "ui/actions/commandlistmodel.h"
#include "ui/actions/commandpalette.h"
#include "ui/actions/filequestion.h"
#include "ui/actions/ownshortcuts.h"
#include "ui/board/boardpage.h"
#include "ui/conflict/branchsheet.h"
#include "ui/credentials/credentialpane.h"
#include "ui/endpoint/endpointpage.h"
#include "ui/endpoint/livediffbar.h"
#include "ui/inventory/inventorypane.h"
#include "ui/mainwindow/appearance.h"
#include "ui/mainwindow/boardacts.h"
#include "ui/mainwindow/changesbar.h"
#include "ui/mainwindow/checkacts.h"
#include "ui/mainwindow/detailarea.h"
#include "ui/mainwindow/editoractions.h"
#include "ui/mainwindow/endpointactions.h"
#include "ui/mainwindow/filenotices.h"
#include "ui/mainwindow/foldernotices.h"
#include "ui/mainwindow/gitactions.h"
#include "ui/mainwindow/gitpages.h"
#include "ui/mainwindow/headerbar.h"
#include "ui/mainwindow/helpactions.h"
#include "ui/mainwindow/historyactions.h"
#include "ui/mainwindow/listsplitter.h"
#include "ui/mainwindow/mainpages.h"
#include "ui/mainwindow/noticearea.h"
#include "ui/mainwindow/panering.h"
#include "ui/mainwindow/projectnotices.h"
#include "ui/mainwindow/quitguard.h"
#include "ui/mainwindow/sidearea.h"
#include "ui/mainwindow/windowactions.h"
#include "ui/mainwindow/windowforms.h"
#include "ui/operations/commandssheet.h"
#include "ui/operations/desktopmessages.h"
#include "ui/operations/operationsbutton.h"
#include "ui/operations/operationsview.h"
#include "ui/review/reviewsheet.h"
#include "ui/start/projectpicker.h"
#include "ui/start/tierband.h"
#include "ui/theme/enterpresses.h"
#include "ui/theme/focuskeeper.h"
#include "ui/theme/icons.h"
#include "ui/theme/pagestack.h"
#include "ui/yaml/yamlpage.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QMimeData>
#include <QScreen>
#include <QToolButton>
#include <QVBoxLayout>

namespace serin {

namespace {

QString droppedPath(const QMimeData &data)
{
    const QList<QUrl> urls = data.urls();
    return urls.size() == 1 && urls.front().isLocalFile() ? urls.front().toLocalFile() : QString();
}

/// The names of the endpoints that are listed, each with its row's key.
QMap<QString, QString> endpointRows(const InventoryModel &inventory)
{
    QMap<QString, QString> rows;
    for (int row = 0; row < inventory.rowCount(); ++row) {
        const QModelIndex index = inventory.index(row, 0);
        if (index.data(InventoryModel::KindRole).value<InventoryKind>() ==
            InventoryKind::Endpoint) {
            rows.insert(index.data(InventoryModel::NameRole).toString(),
                        index.data(InventoryModel::KeyRole).toString());
        }
    }
    return rows;
}

} // namespace

MainWindow::MainWindow(Workbench &workbench, GitBench &bench, Appearance &appearance,
                       QWidget *parent)
    : QMainWindow(parent), m_workbench(workbench), m_bench(bench), m_appearance(appearance),
      m_windowActions(new WindowActions(workbench, appearance, m_actions, this)),
      m_editorActions(new EditorActions(m_actions, m_windowActions->editMenu(), this)),
      m_endpointActions(new EndpointActions(workbench, bench.project(), m_actions,
                                            m_windowActions->endpointMenu(), this)),
      m_gitActions(new GitActions(workbench, bench, m_actions, this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Serin"));
    setAcceptDrops(true);
    new EnterPresses(this);
    new FocusKeeper(this);
    m_actions.attachTo(*this);
    m_windowActions->fillMenuBar(*menuBar());
    m_gitActions->fillMenuBar(*menuBar());
    buildCentre();
    m_palette = new CommandPalette(m_actions, *this);
    buildHelp();
    buildSheets();
    buildMessages();
    m_pages->setShortcuts(*new OwnShortcuts(m_actions, workbench.preferences(), this));
    m_quitGuard = new QuitGuard(*this, workbench.session(), bench.review(), *m_notices);
    connectActions();
    connectEditor();
    connectModels();
    const Spacing space = Spacing::forFont(font());
    resize(QSize(space.l * 72, space.l * 46).boundedTo(screen()->availableSize()));
    restoreGeometry(workbench.preferences().windowGeometry());
    m_splitter->restore(workbench.preferences().splitterState(), width());
}

MainWindow::~MainWindow()
{
    hide(); // ~QWidget does it too, and views that hide look at models whose actions are gone then
}

void MainWindow::comeForward()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::buildCentre()
{
    m_notices = new NoticeArea;
    auto *const stack = new PageStack;
    m_splitter = new ListSplitter;
    m_inventory = new InventoryPane(m_workbench.inventory());
    m_detail = new DetailArea(m_workbench, m_bench, *m_inventory);
    m_endpoint = &m_detail->endpoint();
    m_endpoint->setMenu(m_endpointActions->menuActions());
    m_endpoint->setProject(m_bench.project());
    auto *differs = new LiveDiffBar(m_bench.drift());
    m_endpoint->addCard(differs);
    YamlPage *const yaml = &m_endpoint->yaml();
    connect(yaml, &YamlPage::takeLiveRequested, &m_bench.drift(), &DriftController::takeLive);
    connect(&m_bench.drift(), &DriftController::changed, yaml,
            [this, yaml] { yaml->setTakeReason(m_bench.drift().takeReason()); });
    yaml->setTakeReason(m_bench.drift().takeReason());
    connect(differs, &LiveDiffBar::applyRequested, this, &MainWindow::openReview);
    connect(differs, &LiveDiffBar::pullRequested, this, [this] { m_gitPages->showRemote(); });
    auto *history =
        new HistoryActions(m_bench, m_workbench.cursor(), *m_endpoint, m_actions, &m_actions);
    history->fillMenu(*m_gitActions->menu());
    connect(history, &HistoryActions::reviewRequested, this, &MainWindow::openReview);
    connect(history, &HistoryActions::theirsRequested, this,
            [this] { m_gitPages->compareWithRemote(); });
    m_boardActs = new BoardActs({m_workbench, m_bench, m_actions}, *m_detail, *m_inventory, this);
    connect(m_boardActs, &BoardActs::reviewRequested, this, &MainWindow::openReview);
    m_splitter->addWidget(m_inventory);
    m_splitter->addWidget(m_detail);
    stack->addWidget(m_splitter);
    m_gitPages = new GitPages(m_bench, *m_notices, *stack, m_actions, &m_actions);
    m_gitPages->fillMenu(*m_gitActions->menu());
    m_pages = new MainPages({m_workbench, m_bench, *m_gitPages, *stack, *m_splitter}, this);
    connect(m_gitPages, &GitPages::changed, this, [this, stack] {
        const bool hadFocus = stack->currentWidget()->isAncestorOf(QApplication::focusWidget());
        m_pages->show();
        if (hadFocus && !m_gitPages->page()) {
            focusShown();
        }
    });
    connect(m_gitPages, &GitPages::reviewRequested, this, &MainWindow::openReview);
    connect(m_gitPages, &GitPages::trustRequested, this, [this] {
        openReview();
        m_review->enterQuestion();
    });
    auto *const changes = new ChangesBar(m_workbench.session(), m_workbench.folder(), m_actions);
    m_changes = changes;
    connect(&m_bench.project(), &ProjectController::changed, changes, [this, changes] {
        changes->setPipelineApplied(m_bench.project().facts().project.applies ==
                                    ProjectApplies::Pipeline);
    });
    auto *centre = new QWidget(this);
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *header = new HeaderBar(m_workbench.folder(), m_workbench.live(), m_actions);
    auto *picker = new ProjectPicker(m_bench.project());
    connect(picker, &ProjectPicker::openRequested, &m_workbench, &Workbench::open);
    connect(picker, &ProjectPicker::azureRequested, m_pages, &MainPages::openAzure);
    connect(picker, &ProjectPicker::branchesRequested,
            m_actions.action(QStringLiteral("git.switchBranch")), &QAction::trigger);
    header->addTool(picker);
    header->addTool(new TierBand(m_bench.project()));
    auto *operations = new OperationsButton(m_bench.operations());
    connect(operations, &QPushButton::clicked, this, &MainWindow::toggleOperations);
    header->addLast(operations);
    m_review = new ReviewSheet(m_bench.review());
    m_middle = new SideArea(stack, m_inventory, m_detail, m_review);
    column->addWidget(header);
    column->addWidget(m_notices);
    m_credentials = new CredentialPane(m_bench.credentials());
    column->addWidget(m_credentials);
    column->addWidget(m_middle, 1);
    column->addWidget(m_changes);
    buildOperations();
    column->addWidget(m_operations);
    setCentralWidget(centre);
    m_projectNotices = new ProjectNotices(m_bench, m_workbench.preferences(), *m_notices, this);
    m_checkActs = new CheckActs(m_workbench, m_bench, *m_detail, this);
    m_review->setSideBySide(m_workbench.preferences().showsDiffSideBySide());
    connect(m_review, &ReviewSheet::sideBySideToggled, this, [this](bool isSideBySide) {
        m_workbench.preferences().setShowsDiffSideBySide(isSideBySide);
    });
    connect(m_review, &ReviewSheet::focusLeft, this, &MainWindow::focusShown);
    connect(m_notices, &NoticeArea::focusLeft, this, [this] {
        if (m_review->isVisible()) {
            m_review->enter();
        } else {
            focusShown();
        }
    });
    connect(m_review, &ReviewSheet::theirsRequested, m_gitPages, &GitPages::compareWithRemote);
    connect(m_review, &ReviewSheet::logsRequested, this,
            [this](const QString &endpoint, const QString &deployment) {
                if (!m_middle->isMainShown()) {
                    m_bench.review().close(); // no room for both
                }
                m_checkActs->showLogs(endpoint, deployment);
            });
    connect(m_review, &ReviewSheet::switchBackRequested, this, [this] {
        m_bench.review().close();
        m_bench.branches().switchToOther();
    });
    connect(m_review, &ReviewSheet::checkActRequested, this, [this](const ReviewCheck &check) {
        const bool isAway =
            check.act == ReviewCheck::Act::Edit || check.act == ReviewCheck::Act::Test;
        if (isAway && !m_middle->isMainShown()) {
            m_bench.review().close(); // no room for both
        }
        m_checkActs->take(check);
    });
}

void MainWindow::buildOperations()
{
    m_operations = new OperationsView(m_bench.operations());
    m_operations->hide();
    connect(m_operations, &OperationsView::closeRequested, m_operations, &QWidget::hide);
    // What went wrong in the background must be seen, and not as a box in the way.
    connect(&m_bench.operations(), &OperationsModel::countsChanged, this,
            [this, failed = 0]() mutable {
                const int now = m_bench.operations().failedCount();
                if (now > failed && !m_review->isVisible()) {
                    m_operations->show();
                }
                failed = now;
            });
}

void MainWindow::buildMessages()
{
    auto *notifier = new DesktopNotifier(
        m_bench.operations(),
        [this] { return isActiveWindow() || !m_workbench.preferences().notifies(); }, this);
    auto *messages = new DesktopMessages(this);
    connect(notifier, &DesktopNotifier::told, messages, &DesktopMessages::show);
    connect(messages, &DesktopMessages::activated, this, [this] {
        comeForward();
        m_operations->show();
        m_operations->showNewest();
    });
}

void MainWindow::buildSheets()
{
    auto *branches = new BranchSheet(m_bench.branches(), *this);
    connect(m_gitPages, &GitPages::branchesRequested, this, [this, branches] {
        m_endpoint->commitTyped();
        branches->toggle();
    });
    auto *commands = new CommandsSheet(m_bench.commands(), *this);
    connect(m_gitActions, &GitActions::commandsRequested, commands, &CommandsSheet::toggle);
}

void MainWindow::buildHelp()
{
    m_help = new HelpActions(m_actions, *m_notices, *this, this);
    m_help->fillMenuBar(*menuBar());
    // Of the menus that do not fit: Qt's own arrows are not seen where letters are large.
    auto *const more = menuBar()->findChild<QToolButton *>(QStringLiteral("qt_menubar_ext_button"));
    if (more) {
        more->setIcon(themedIcon(IconName::More));
        more->setProperty("serinMore", true); // the dots say that there is a menu
        more->setAccessibleName(tr("More menus"));
    }
}

void MainWindow::offerReport(const std::function<QString()> &report)
{
    m_help->offerReport(report);
}

void MainWindow::toggleOperations()
{
    const bool wasShown = m_operations->isVisible();
    m_operations->setVisible(!wasShown);
    if (!wasShown) {
        m_operations->showNewest();
    }
}

/// Ctrl+Enter: on Test it sends, in the review and in a form it confirms, elsewhere it opens the
/// review. From a new deployment it goes on to there.
void MainWindow::go()
{
    QWidget *const focus = QApplication::focusWidget();
    const bool inReview =
        m_review->isVisible() && focus && (focus == m_review || m_review->isAncestorOf(focus));
    if (inReview) {
        m_review->go();
        return;
    }
    if (confirmForm(focus)) {
        m_goesOn = m_workbench.newDeployment().isWorking();
        return;
    }
    const QString send = QStringLiteral("request.send");
    const bool onTest = m_detail->isVisible() && m_detail->isOnTest();
    QAction *const action = m_actions.action(onTest ? send : QStringLiteral("git.review"));
    if (action->isEnabled()) {
        action->trigger();
        if (!onTest) {
            m_review->enter();
        }
    }
}

void MainWindow::connectActions()
{
    connect(m_gitActions, &GitActions::goRequested, this, &MainWindow::go);
    connect(m_gitActions, &GitActions::reviewRequested, this, [this] {
        m_endpoint->commitTyped();
        m_bench.review().open();
    });
    connect(m_gitActions, &GitActions::operationsRequested, this, &MainWindow::toggleOperations);
    WindowActions *const actions = m_windowActions;
    connect(actions, &WindowActions::openRequested, this, &MainWindow::openFolderDialog);
    connect(actions, &WindowActions::saveRequested, this, [this] {
        m_endpoint->commitTyped();
        m_workbench.session().saveDrafts();
    });
    connect(m_actions.action(QStringLiteral("view.refresh")), &QAction::triggered, this, [this] {
        m_gitPages->lookAgain();
        m_bench.drift().refresh();
        m_bench.review().lookAgain();
    });
    connect(actions, &WindowActions::settingsRequested, m_pages, &MainPages::toggleSettings);
    m_appearance.follow(m_workbench.settings());
    connect(actions, &WindowActions::quitRequested, this, &QWidget::close);
    connect(actions, &WindowActions::findRequested, this, &MainWindow::find);
    connect(actions, &WindowActions::expandRequested, m_inventory, &InventoryPane::expandAll);
    connect(actions, &WindowActions::collapseRequested, m_inventory, &InventoryPane::collapseAll);
    connect(actions, &WindowActions::commandsRequested, m_palette, &CommandPalette::toggle);
    m_palette->setEndpoints([this] { return endpointRows(m_workbench.inventory()).keys(); });
    connect(m_palette, &CommandPalette::endpointChosen, this, [this](const QString &name) {
        m_gitPages->close();
        m_detail->setOnBoard(false);
        m_inventory->select({endpointRows(m_workbench.inventory()).value(name)});
        m_inventory->focusTree();
    });
    for (const char *const id :
         {"workspace.stop", "request.stop", "endpoint.delete", "deployment.remove", "git.giveUp",
          "edit.discard", "sample.startOver", "folder.close", "file.quit"}) {
        m_actions.action(QString::fromLatin1(id))
            ->setProperty(CommandListModel::endsProperty, true);
    }
    connect(actions, &WindowActions::nextPaneRequested, this, &MainWindow::focusNextPane);
    connect(actions, &WindowActions::nextProblemRequested, m_endpoint,
            &EndpointPage::showNextProblem);
    connect(actions, &WindowActions::pageRequested, m_endpoint, [this](int page) {
        m_gitPages->close(); // a page of the whole folder may lie over the endpoint's
        m_endpoint->showPage(static_cast<EndpointPage::Page>(page));
    });
    connect(actions, &WindowActions::momentRequested, m_endpoint, &EndpointPage::markMoment);
    connect(actions, &WindowActions::trafficRequested, m_endpoint, &EndpointPage::focusTraffic);
    connect(actions, &WindowActions::instancesRequested, m_endpoint, &EndpointPage::focusInstances);
    connect(actions, &WindowActions::addRequested, m_endpoint, &EndpointPage::addDeployment);
    connect(actions, &WindowActions::testRequested, m_endpoint, [this] { m_endpoint->showTest(); });
    connect(actions, &WindowActions::duplicateRequested, m_endpoint,
            &EndpointPage::duplicateDeployment);
    connect(actions, &WindowActions::removeRequested, m_endpoint, [this](const QString &name) {
        m_endpoint->showPage(EndpointPage::Overview);
        m_workbench.endpoint().removeDeployment(name);
    });
    connect(actions, &WindowActions::logsRequested, m_endpoint, &EndpointPage::showLogs);
    connect(actions, &WindowActions::comparisonRequested, m_endpoint,
            &EndpointPage::compareAnswers);
    connect(m_endpoint, &EndpointPage::comparisonOffered, actions, &WindowActions::setComparison);
    connect(m_inventory, &InventoryPane::currentChanged, actions, [this](const QStringList &keys) {
        const QModelIndex row = m_workbench.inventory().indexOf(keys);
        const bool isDeployment =
            row.data(InventoryModel::KindRole).value<InventoryKind>() == InventoryKind::Deployment;
        m_windowActions->setDeployment(isDeployment ? row.data(InventoryModel::NameRole).toString()
                                                    : QString());
    });
    const auto tellPage = [this] {
        m_windowActions->setOnTestPage(m_detail->isOnTest());
        m_windowActions->setHasTimes(m_detail->currentWidget() == m_endpoint &&
                                     m_endpoint->hasTimes());
        m_editorActions->setOnYamlPage(m_detail->isOnYaml());
    };
    connect(m_endpoint, &EndpointPage::pageChanged, this, tellPage);
    connect(m_detail, &QStackedWidget::currentChanged, this, tellPage);
    connect(m_detail, &QStackedWidget::currentChanged, this, &MainWindow::tellShown);
    connect(m_detail, &DetailArea::openRequested, this, &MainWindow::openFolderDialog);
    connect(m_gitActions, &GitActions::startOverRequested, m_projectNotices,
            &ProjectNotices::askStartOver);
    connect(m_gitPages, &GitPages::withdrawTrustRequested, m_projectNotices,
            &ProjectNotices::askWithdrawTrust);
    connect(m_gitActions, &GitActions::cloneRequested, m_pages, &MainPages::openClone);
    connect(m_gitActions, &GitActions::azureRequested, m_pages, &MainPages::openAzure);
    connect(m_pages, &MainPages::shown, this, &MainWindow::onPageShown);
    connect(m_pages, &MainPages::endpointsEntered, m_inventory, &InventoryPane::focusTree);
    connect(m_pages, &MainPages::openRequested, this, &MainWindow::openFolderDialog);
    connect(m_pages, &MainPages::startOverRequested, m_projectNotices,
            &ProjectNotices::askStartOver);
}

void MainWindow::connectEditor()
{
    YamlPage *const page = &m_endpoint->yaml();
    const EditorActions *const actions = m_editorActions;
    connect(actions, &EditorActions::findNextRequested, page, [page] { page->findNext(true); });
    connect(actions, &EditorActions::findPreviousRequested, page,
            [page] { page->findNext(false); });
    connect(actions, &EditorActions::replaceRequested, page, &YamlPage::findAndReplace);
    connect(actions, &EditorActions::completeRequested, page, &YamlPage::complete);
    connect(actions, &EditorActions::explainRequested, page, &YamlPage::explain);
    connect(actions, &EditorActions::fixRequested, page, &YamlPage::fix);
    connect(actions, &EditorActions::foldRequested, page, &YamlPage::toggleFold);
    connect(actions, &EditorActions::foldAllRequested, page, &YamlPage::foldAll);
}

/// Ctrl+F: on the page YAML in the text, elsewhere, and in the list, among the endpoints.
void MainWindow::find()
{
    const QWidget *const focus = QApplication::focusWidget();
    const bool isInList = focus && m_inventory->isAncestorOf(focus);
    if (m_detail->isVisible() && m_detail->isOnYaml() && !isInList) {
        m_endpoint->yaml().find();
    } else {
        m_inventory->focusFilter();
    }
}

void MainWindow::connectModels()
{
    FolderController &folder = m_workbench.folder();
    connect(&folder, &FolderController::opened, this, &MainWindow::onOpened);
    connect(&folder, &FolderController::stateChanged, m_pages, &MainPages::show);
    connect(&folder, &FolderController::openFailed, m_pages, &MainPages::showRecentFolders);
    new FolderNotices(m_workbench, *m_notices, this);
    connect(&folder, &FolderController::stateChanged, m_inventory, [this, &folder] {
        m_inventory->setFilling(folder.state() == FolderController::State::Scanning);
    });
    connect(m_inventory, &InventoryPane::openEndpointsChanged, &m_workbench.live(),
            &LiveController::setExpanded);
    EditSession &session = m_workbench.session();
    auto *notices = new FileNotices(session, m_workbench.drafts(), *m_notices, this);
    connect(notices, &FileNotices::compareRequested, m_endpoint,
            [this] { m_endpoint->showPage(EndpointPage::Diff); });
    connect(&session, &EditSession::stepApplied, m_checkActs,
            &CheckActs::selectOwner); // what was undone must be seen
    // What it means for the workspace is decided there.
    connect(&m_workbench.removal(), &EndpointRemoval::removed, this, &MainWindow::openReview);
    connect(&m_workbench.translation(), &EndpointTranslation::translated, this, [this] {
        if (m_bench.project().repository()) {
            openReview();
        }
    });
    connect(&m_bench.pipeline(), &PipelineDraft::added, this, &MainWindow::openReview);
    DeploymentDraft *const deployment = &m_workbench.newDeployment();
    connect(deployment, &DeploymentDraft::changed, this, [this, deployment] {
        m_goesOn = m_goesOn && (deployment->isWorking() || !deployment->isOpen());
    });
    connect(deployment, &DeploymentDraft::added, this, [this] {
        if (std::exchange(m_goesOn, false) && m_bench.project().repository()) {
            openReview();
        }
    });
    connect(m_endpointActions, &EndpointActions::compareRequested, m_endpoint,
            [this] { m_endpoint->showPage(EndpointPage::Diff); });
}

void MainWindow::openReview()
{
    m_endpoint->commitTyped();
    m_bench.review().open();
    m_review->enter();
}

void MainWindow::openFolderDialog()
{
    askForFolder(*this, tr("Open a Git folder"), m_workbench.folder().path(),
                 [this](const QString &path) { m_workbench.open(path); });
}

void MainWindow::onOpened(const QString &path)
{
    m_pages->forget();
    m_gitPages->close();
    m_notices->clear();
    m_detail->forget();
    m_inventory->forget();
    setWindowTitle(tr("%1 – Serin").arg(QFileInfo(path).fileName()));
    m_pages->showRecentFolders();
    m_pages->show();
    m_inventory->focusTree();
}

void MainWindow::onPageShown()
{
    if (!m_pages->hasFolder()) {
        setWindowTitle(tr("Serin"));
    }
    tellShown();
    m_detail->refresh();
}

/// For a focus whose place is gone.
void MainWindow::focusShown()
{
    if (m_pages->focusPage()) {
        return;
    }
    if (m_endpoint->isVisible()) {
        m_endpoint->focusPage();
    } else if (m_detail->isOnBoard()) {
        m_detail->board().focusTable();
    } else {
        m_inventory->focusTree();
    }
}

void MainWindow::focusNextPane()
{
    if (m_pages->focusPage()) {
        return;
    }
    const auto focusChild = [](const QWidget *pane, const char *name) {
        pane->findChild<QWidget *>(QLatin1String(name))->setFocus(Qt::ShortcutFocusReason);
    };
    const PaneRing panes({
        {m_credentials, [this] { m_credentials->focusAnswer(); }},
        {m_inventory, [this] { m_inventory->focusTree(); }},
        {m_endpoint, [this] { m_endpoint->focusPage(); }},
        {&m_detail->board(), [this] { m_detail->board().focusTable(); }},
        {m_review, [this] { m_review->enter(); }},
        {m_changes, [&] { focusChild(m_changes, "undoButton"); }},
        {m_operations, [&] { focusChild(m_operations, "operationsList"); }},
    });
    panes.enterNext();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && isActiveWindow()) {
        m_workbench.lookAtDisk();
        m_gitPages->lookAgain();
        m_bench.review().readRates();
    }
    if (event->type() == QEvent::WindowStateChange) {
        tellShown();
    }
}

void MainWindow::setVisible(bool isVisible)
{
    if (isVisible && !this->isVisible()) {
        m_pages->show(); // before the window is laid out
        if (m_pages->isStartShown()) {
            m_pages->focusPage();
        }
    }
    QMainWindow::setVisible(isVisible);
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    tellShown();
}

void MainWindow::hideEvent(QHideEvent *event)
{
    QMainWindow::hideEvent(event);
    tellShown();
}

/// What is live is read while somebody can see it.
void MainWindow::tellShown()
{
    const bool isShown = isVisible() && !isMinimized() && m_pages->areEndpointsShown();
    m_workbench.live().setShown(isShown);
    m_workbench.metrics().setShown(isShown);
    m_bench.drift().setShown(isShown);
    m_bench.board().setShown(isShown && m_detail->isOnBoard());
    if (!isShown) {
        m_workbench.steady().stop();
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_endpoint->commitTyped();
    if (!m_quitGuard->mayClose()) {
        event->ignore();
        return;
    }
    saveWindowState();
    event->accept();
}

void MainWindow::saveWindowState()
{
    m_workbench.preferences().setWindowState(saveGeometry(), m_splitter->kept());
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!droppedPath(*event->mimeData()).isEmpty()) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent *event)
{
    if (const QString path = droppedPath(*event->mimeData()); !path.isEmpty()) {
        m_workbench.open(path);
        event->acceptProposedAction();
    }
}

} // namespace serin
