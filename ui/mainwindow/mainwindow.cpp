// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/mainwindow.h"

#include "models/common/preferences.h"
#include "models/workbench/gitbench.h"
#include "models/workbench/workbench.h"
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
    connectReview();
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

/// Ctrl+F: on the page YAML in the text, elsewhere, and in the list, among the endpoints.
void MainWindow::find()
{
    const QWidget *const focus = QApplication::focusWidget();
    if (m_pages->areSettingsShown()) {
        m_pages->focusPage();
        return;
    }
    const bool isInList = focus && m_inventory->isAncestorOf(focus);
    if (m_detail->isVisible() && m_detail->isOnYaml() && !isInList) {
        m_endpoint->yaml().find();
    } else {
        m_inventory->focusFilter();
    }
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

/// What stands before them, the settings or a page of Git's, goes.
void MainWindow::showEndpoints()
{
    const bool isHidden = !m_pages->areEndpointsShown();
    m_gitPages->close();
    m_pages->leaveSettings();
    if (isHidden) {
        focusShown();
    }
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
        m_workbench.steady().stopAll();
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
