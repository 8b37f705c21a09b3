// SPDX-License-Identifier: GPL-3.0-or-later
// What a command, a model or the review makes the parts of the window do.
#include "models/common/preferences.h"
#include "models/workbench/gitbench.h"
#include "models/workbench/workbench.h"
#include "ui/actions/commandlistmodel.h"
#include "ui/actions/commandpalette.h"
#include "ui/endpoint/endpointpage.h"
#include "ui/inventory/inventorypane.h"
#include "ui/mainwindow/appearance.h"
#include "ui/mainwindow/checkacts.h"
#include "ui/mainwindow/detailarea.h"
#include "ui/mainwindow/editoractions.h"
#include "ui/mainwindow/endpointactions.h"
#include "ui/mainwindow/filenotices.h"
#include "ui/mainwindow/foldernotices.h"
#include "ui/mainwindow/gitactions.h"
#include "ui/mainwindow/gitpages.h"
#include "ui/mainwindow/mainpages.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/noticearea.h"
#include "ui/mainwindow/projectnotices.h"
#include "ui/mainwindow/sidearea.h"
#include "ui/mainwindow/windowactions.h"
#include "ui/review/reviewsheet.h"
#include "ui/yaml/yamlpage.h"

#include <utility>

namespace serin {

namespace {

/// The names of all endpoints, live or in files, each with its key: also of those that the list's
/// filter hides.
QMap<QString, QString> endpointKeys(Workbench &workbench)
{
    QMap<QString, QString> keys;
    for (const auto &[name, view] : workbench.live().snapshot()->endpoints) {
        keys.insert(name, name);
    }
    for (const CatalogEndpoint &endpoint : workbench.folder().catalog().endpoints()) {
        keys.insert(endpoint.name, endpoint.key());
    }
    return keys;
}

} // namespace

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
    m_palette->setEndpoints([this] { return endpointKeys(m_workbench).keys(); });
    connect(m_palette, &CommandPalette::endpointChosen, this, [this](const QString &name) {
        showEndpoints();
        m_detail->setOnBoard(false);
        m_detail->showEndpoint(endpointKeys(m_workbench).value(name));
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
    connect(m_detail, &DetailArea::shownOnPurpose, this, &MainWindow::showEndpoints);
    connect(m_gitPages, &GitPages::shownOnPurpose, m_pages, &MainPages::leaveSettings);
    for (const char *const id : {"endpoint.keys", "endpoint.translate", "endpoint.delete"}) {
        connect(m_actions.action(QString::fromLatin1(id)), &QAction::triggered, this,
                &MainWindow::showEndpoints); // their cards stand above the page
    }
    connect(actions, &WindowActions::pageRequested, m_endpoint,
            [this](int page) { m_endpoint->showPage(static_cast<EndpointPage::Page>(page)); });
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
    connect(actions, &WindowActions::folderComparisonRequested, m_endpoint,
            &EndpointPage::compareFolder);
    connect(m_endpoint, &EndpointPage::folderComparisonOffered, actions,
            &WindowActions::setFolderComparison);
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
    connect(m_projectNotices, &ProjectNotices::trustRequested, m_gitPages,
            &GitPages::trustRequested);
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

void MainWindow::connectModels()
{
    FolderController &folder = m_workbench.folder();
    connect(&folder, &FolderController::opened, this, &MainWindow::onOpened);
    connect(&folder, &FolderController::stateChanged, m_pages, &MainPages::show);
    connect(&folder, &FolderController::openFailed, m_pages, &MainPages::onOpenFailed);
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

void MainWindow::connectReview()
{
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

} // namespace serin
