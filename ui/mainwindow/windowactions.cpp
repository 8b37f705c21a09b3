// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/windowactions.h"

#include "models/common/preferences.h"
#include "models/workbench/workbench.h"
#include "ui/actions/commandlistmodel.h"
#include "ui/mainwindow/appearance.h"
#include "ui/theme/plaintext.h"

#include <QActionGroup>
#include <QMenuBar>

#include <algorithm>

namespace serin {

namespace {

const QString markMomentId = QStringLiteral("view.markMoment");
const QString unmarkMomentId = QStringLiteral("view.unmarkMoment");
const QString newEndpointId = QStringLiteral("endpoint.new");
const QString duplicateId = QStringLiteral("deployment.duplicate");
const QString removeId = QStringLiteral("deployment.remove");
const QString logsId = QStringLiteral("deployment.logs");
const QString compareId = QStringLiteral("request.compare");
const QString compareFolderId = QStringLiteral("request.compareFolder");

/// An undo step's text behind the act's name; a name from a file may hold an ampersand.
QString withStep(const QString &act, const QString &step)
{
    if (step.isEmpty()) {
        return act;
    }
    return act + QLatin1Char(' ') +
           singleLine(step, 60).replace(QLatin1Char('&'), QLatin1String("&&"));
}

/// @p act with the name of what it is done to.
QString withName(const QString &act, const QString &name)
{
    return act.arg(singleLine(name, 60).replace(QLatin1Char('&'), QLatin1String("&&")));
}

} // namespace

WindowActions::WindowActions(Workbench &workbench, Appearance &appearance, ActionRegistry &registry,
                             QObject *parent)
    : QObject(parent), m_workbench(workbench), m_appearance(appearance), m_registry(registry),
      m_fileMenu(tr("File")), m_editMenu(tr("Edit")), m_viewMenu(tr("View")),
      m_themeMenu(tr("Theme")), m_endpointMenu(tr("Endpoint")), m_deploymentMenu(tr("Deployment")),
      m_toolsMenu(tr("Tools"))
{
    registerFile();
    registerEdit();
    registerView();
    registerThemes();
    registerDeployment();
    registerTools();
    nameSearchWords();
    EditSession &session = workbench.session();
    connect(&session.history(), &QUndoStack::indexChanged, this, &WindowActions::updateHistory);
    connect(&session, &EditSession::bufferChanged, this, &WindowActions::updateHistory);
    connect(&session, &EditSession::bufferClosed, this, &WindowActions::updateHistory);
    connect(&workbench.folder(), &FolderController::stateChanged, this,
            &WindowActions::updateFolder);
    connect(&workbench.endpoint(), &EndpointController::stateChanged, this,
            &WindowActions::updateEndpoint);
    connect(&workbench.endpoint(), &EndpointController::findingsChanged, this,
            &WindowActions::updateFindings);
    connect(&workbench.live(), &LiveController::statusChanged, this,
            &WindowActions::updateWorkspace);
    connect(&workbench.live(), &LiveController::snapshotChanged, this,
            &WindowActions::updateDeployment);
    connect(&appearance, &Appearance::changed, this, &WindowActions::updateAppearance);
    updateHistory();
    updateFolder();
    updateEndpoint();
    updateFindings();
    updateWorkspace();
    updateTest();
    updateMoment();
    updateAppearance();
}

QAction *WindowActions::add(const QString &id, const QString &text, const QString &category,
                            const QList<QKeySequence> &shortcuts, std::optional<IconName> icon)
{
    ActionSpec spec;
    spec.id = id;
    spec.text = text;
    spec.category = category;
    spec.shortcuts = shortcuts;
    spec.icon = icon;
    return m_registry.registerAction(spec);
}

void WindowActions::registerFile()
{
    EndpointDraft *const draft = &m_workbench.newEndpoint();
    connect(
        add(newEndpointId, tr("&New endpoint…"), m_fileMenu, {QKeySequence::New}, IconName::Add),
        &QAction::triggered, draft, &EndpointDraft::begin);
    connect(draft, &EndpointDraft::changed, this, [this, draft] {
        setAvailable(newEndpointId, draft->unavailableReason().isEmpty(),
                     draft->unavailableReason());
    });
    connect(add(QStringLiteral("folder.open"), tr("&Open folder…"), m_fileMenu,
                {QKeySequence::Open}, IconName::Folder),
            &QAction::triggered, this, &WindowActions::openRequested);
    connect(add(QStringLiteral("file.save"), tr("&Save"), m_fileMenu, {QKeySequence::Save}),
            &QAction::triggered, this, &WindowActions::saveRequested);
    connect(add(QStringLiteral("folder.close"), tr("&Close folder"), m_fileMenu, {}),
            &QAction::triggered, &m_workbench, &Workbench::close);
    connect(add(QStringLiteral("file.quit"), tr("&Quit"), m_fileMenu,
                {QKeySequence(Qt::CTRL | Qt::Key_Q)}),
            &QAction::triggered, this, &WindowActions::quitRequested);
}

void WindowActions::registerEdit()
{
    EditSession *const session = &m_workbench.session();
    connect(add(QStringLiteral("edit.undo"), tr("&Undo"), m_editMenu,
                {QKeySequence(Qt::CTRL | Qt::Key_Z)}, IconName::Undo),
            &QAction::triggered, session, &EditSession::undo);
    connect(add(QStringLiteral("edit.redo"), tr("&Redo"), m_editMenu,
                {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z)}, IconName::Redo),
            &QAction::triggered, session, &EditSession::redo);
    for (const char *const id : {"edit.undo", "edit.redo"}) { // the step's name comes behind
        QAction *const action = m_registry.action(QString::fromLatin1(id));
        action->setProperty(CommandListModel::soughtByProperty, ActionRegistry::plainText(*action));
    }
    connect(add(QStringLiteral("edit.discard"), tr("&Discard changes"), m_editMenu, {}),
            &QAction::triggered, session, &EditSession::discard);
    connect(add(QStringLiteral("edit.find"), tr("&Find"), m_editMenu, {QKeySequence::Find},
                IconName::Search),
            &QAction::triggered, this, &WindowActions::findRequested);
    connect(add(QStringLiteral("edit.nextProblem"), tr("&Next problem"), m_editMenu,
                {QKeySequence(Qt::Key_F8)}, IconName::Warning),
            &QAction::triggered, this, &WindowActions::nextProblemRequested);
    connect(add(QStringLiteral("edit.preferences"), tr("&Preferences…"), m_editMenu,
                {QKeySequence(Qt::CTRL | Qt::Key_Comma)}),
            &QAction::triggered, this, &WindowActions::settingsRequested);
}

void WindowActions::registerView()
{
    connect(add(QStringLiteral("view.commands"), tr("Search or run a &command…"), m_viewMenu,
                {QKeySequence(Qt::CTRL | Qt::Key_K)}, IconName::Command),
            &QAction::triggered, this, &WindowActions::commandsRequested);
    const QStringList pages{tr("&Overview"), tr("&YAML"),    tr("Te&st"), tr("Ch&arts"),
                            tr("Lo&gs"),     tr("&History"), tr("&Diff")};
    for (int page = 0; page < pages.size(); ++page) {
        connect(add(QStringLiteral("view.page%1").arg(page + 1), pages[page], m_viewMenu,
                    {QKeySequence(QKeyCombination(Qt::CTRL, Qt::Key(Qt::Key_1 + page)))}),
                &QAction::triggered, this, [this, page] { Q_EMIT pageRequested(page); });
    }
    connect(add(markMomentId, tr("&Mark the moment on all pages"), m_viewMenu,
                {QKeySequence(Qt::CTRL | Qt::Key_M)}),
            &QAction::triggered, this, &WindowActions::momentRequested);
    TimeCursor *const cursor = &m_workbench.cursor();
    connect(add(unmarkMomentId, tr("Unmar&k the moment"), m_viewMenu,
                {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M)}),
            &QAction::triggered, cursor, &TimeCursor::release);
    connect(cursor, &TimeCursor::changed, this, &WindowActions::updateMoment);
    connect(add(QStringLiteral("view.refresh"), tr("&Refresh"), m_viewMenu,
                {QKeySequence(Qt::Key_F5)}, IconName::Refresh),
            &QAction::triggered, &m_workbench, &Workbench::refresh);
    add(QStringLiteral("view.board"), tr("&Board: Git and live"), m_viewMenu,
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_B)});
    connect(add(QStringLiteral("view.expandAll"), tr("&Expand all endpoints"), m_viewMenu, {}),
            &QAction::triggered, this, &WindowActions::expandRequested);
    connect(add(QStringLiteral("view.collapseAll"), tr("Co&llapse all endpoints"), m_viewMenu, {}),
            &QAction::triggered, this, &WindowActions::collapseRequested);
    connect(add(QStringLiteral("view.nextPane"), tr("&Next pane"), m_viewMenu,
                {QKeySequence(Qt::Key_F6)}),
            &QAction::triggered, this, &WindowActions::nextPaneRequested);
    connect(add(QStringLiteral("view.zoomIn"), tr("Zoom &in"), m_viewMenu,
                {QKeySequence(Qt::CTRL | Qt::Key_Equal), QKeySequence(Qt::CTRL | Qt::Key_Plus)}),
            &QAction::triggered, &m_appearance, &Appearance::zoomIn);
    connect(add(QStringLiteral("view.zoomOut"), tr("Zoom o&ut"), m_viewMenu,
                {QKeySequence(Qt::CTRL | Qt::Key_Minus)}),
            &QAction::triggered, &m_appearance, &Appearance::zoomOut);
    connect(add(QStringLiteral("view.zoomReset"), tr("Zoom &100 %"), m_viewMenu,
                {QKeySequence(Qt::CTRL | Qt::Key_0)}),
            &QAction::triggered, &m_appearance, [this] { m_appearance.setZoom(100); });
}

void WindowActions::registerThemes()
{
    const std::pair<SchemePreference, QString> themes[] = {
        {SchemePreference::System, tr("As the &system")},
        {SchemePreference::Light, tr("&Light")},
        {SchemePreference::Dark, tr("&Dark")},
        {SchemePreference::ContrastLight, tr("L&ight, high contrast")},
        {SchemePreference::ContrastDark, tr("D&ark, high contrast")}};
    auto *group = new QActionGroup(this);
    for (const auto &[preference, text] : themes) {
        ActionSpec spec;
        spec.id = QStringLiteral("theme.") + schemeWord(preference);
        spec.text = text;
        spec.category = m_themeMenu;
        spec.checkable = true;
        QAction *const action = m_registry.registerAction(spec);
        group->addAction(action);
        connect(action, &QAction::triggered, &m_appearance,
                [this, chosen = preference] { m_appearance.setTheme(chosen); });
    }
}

void WindowActions::registerDeployment()
{
    connect(add(QStringLiteral("deployment.traffic"), tr("Set &traffic"), m_deploymentMenu,
                {QKeySequence(Qt::CTRL | Qt::Key_T)}),
            &QAction::triggered, this, &WindowActions::trafficRequested);
    connect(add(QStringLiteral("deployment.scale"), tr("&Scale"), m_deploymentMenu,
                {QKeySequence(Qt::CTRL | Qt::Key_L)}),
            &QAction::triggered, this, &WindowActions::instancesRequested);
    connect(add(QStringLiteral("deployment.test"), tr("T&est"), m_deploymentMenu,
                {QKeySequence(Qt::CTRL | Qt::Key_E)}),
            &QAction::triggered, this, &WindowActions::testRequested);
    connect(add(QStringLiteral("deployment.add"), tr("&Add a deployment…"), m_deploymentMenu, {},
                IconName::Add),
            &QAction::triggered, this, &WindowActions::addRequested);
    connect(&m_workbench.newDeployment(), &DeploymentDraft::changed, this, [this] {
        const QString reason = m_workbench.newDeployment().unavailableReason();
        setAvailable(QStringLiteral("deployment.add"), reason.isEmpty(), reason);
        updateDeployment();
    });
    connect(add(duplicateId, tr("&Duplicate a deployment…"), m_deploymentMenu, {}),
            &QAction::triggered, this, [this] { Q_EMIT duplicateRequested(deployment()); });
    connect(add(removeId, tr("Re&move a deployment"), m_deploymentMenu, {}), &QAction::triggered,
            this, [this] { Q_EMIT removeRequested(deployment()); });
    connect(add(logsId, tr("&Logs of a deployment"), m_deploymentMenu, {}), &QAction::triggered,
            this, [this] { Q_EMIT logsRequested(deployment()); });
    connect(add(compareId, tr("&Compare two deployments"), m_deploymentMenu, {}),
            &QAction::triggered, this, &WindowActions::comparisonRequested);
    connect(add(compareFolderId, tr("Compare a &folder of requests…"), m_deploymentMenu, {}),
            &QAction::triggered, this, &WindowActions::folderComparisonRequested);
    InvokeController *const invoke = &m_workbench.invoke();
    connect(add(QStringLiteral("request.send"), tr("Send the &request"), m_deploymentMenu, {}),
            &QAction::triggered, invoke, &InvokeController::send);
    connect(add(QStringLiteral("request.stop"), tr("St&op the request"), m_deploymentMenu, {}),
            &QAction::triggered, invoke, &InvokeController::stop);
    connect(invoke, &InvokeController::targetsChanged, this, &WindowActions::updateTest);
    connect(invoke, &InvokeController::outcomeChanged, this, &WindowActions::updateTest);
}

void WindowActions::setOnTestPage(bool isOn)
{
    m_isOnTestPage = isOn;
    updateTest();
}

void WindowActions::setDeployment(const QString &name)
{
    m_selected = name;
    updateDeployment();
}

void WindowActions::setComparison(const QString &text, const QString &reason)
{
    m_comparison = text;
    m_comparisonReason = reason;
    updateTest();
}

void WindowActions::setFolderComparison(const QString &reason)
{
    m_folderComparisonReason = reason;
    updateTest();
}

/// The one that is meant: the only one needs not be selected.
QString WindowActions::deployment() const
{
    const EndpointState &state = m_workbench.endpoint().state();
    if (state.phase != EndpointState::Phase::Ready) {
        return {};
    }
    const LiveViewPointer view = m_workbench.live().snapshot()->endpoint(state.name);
    const bool isThere =
        std::any_of(state.deployments.begin(), state.deployments.end(),
                    [this](const auto &one) { return one.name.toString() == m_selected; }) ||
        (view && view->deployment(m_selected));
    return isThere                         ? m_selected
           : state.deployments.size() == 1 ? state.deployments.front().name.toString()
                                           : QString();
}

void WindowActions::updateDeployment()
{
    const QString name = deployment();
    const auto show = [this, &name](const QString &id, const QString &text,
                                    const QString &textWithName, const QString &reason) {
        m_registry.action(id)->setText(name.isEmpty() ? text : withName(textWithName, name));
        m_registry.setReason(id,
                             name.isEmpty() ? tr("Select a deployment in the list first") : reason);
    };
    const EndpointController &endpoint = m_workbench.endpoint();
    const LiveViewPointer view = m_workbench.live().snapshot()->endpoint(endpoint.state().name);
    show(duplicateId, tr("&Duplicate a deployment…"), tr("&Duplicate %1…"),
         m_workbench.newDeployment().duplicateReason(name));
    show(removeId, tr("Re&move a deployment"), tr("Re&move %1"), endpoint.removeReason(name));
    show(logsId, tr("&Logs of a deployment"), tr("&Logs of %1"),
         view && view->deployment(name) ? QString() : tr("It is not live"));
}

void WindowActions::setHasTimes(bool hasTimes)
{
    m_hasTimes = hasTimes;
    updateMoment();
}

void WindowActions::updateMoment()
{
    setAvailable(markMomentId, m_hasTimes, tr("Open the page Charts, Test, Logs or History first"));
    setAvailable(unmarkMomentId, m_workbench.cursor().held().has_value(),
                 tr("No moment is marked"));
}

void WindowActions::updateTest()
{
    const InvokeController &invoke = m_workbench.invoke();
    const QString reason = invoke.sendReason();
    const bool isSending = invoke.isSending();
    setAvailable(QStringLiteral("deployment.test"), !invoke.endpoint().isEmpty(),
                 tr("Select an endpoint first"));
    setAvailable(QStringLiteral("request.send"), m_isOnTestPage && reason.isEmpty() && !isSending,
                 !m_isOnTestPage ? tr("Open the page Test first")
                 : isSending     ? tr("A request is being sent")
                                 : reason);
    setAvailable(QStringLiteral("request.stop"), isSending, tr("Nothing is being sent"));
    m_registry.action(compareId)->setText(
        m_isOnTestPage && !m_comparison.isEmpty() ? m_comparison : tr("&Compare two deployments"));
    m_registry.setReason(compareId,
                         m_isOnTestPage ? m_comparisonReason : tr("Open the page Test first"));
    m_registry.setReason(compareFolderId, m_isOnTestPage ? m_folderComparisonReason
                                                         : tr("Open the page Test first"));
}

void WindowActions::registerTools()
{
    WorkspaceAccess *const access = &m_workbench.live().access();
    connect(
        add(QStringLiteral("workspace.start"), tr("&Start the local workspace"), m_toolsMenu, {}),
        &QAction::triggered, access, &WorkspaceAccess::start);
    connect(add(QStringLiteral("workspace.stop"), tr("S&top the local workspace"), m_toolsMenu, {}),
            &QAction::triggered, access, &WorkspaceAccess::stop);
    ActionSpec keep;
    keep.id = QStringLiteral("workspace.keep");
    keep.text = tr("&Keep the local workspace running after the window is closed");
    keep.category = m_toolsMenu;
    keep.checkable = true;
    QAction *const action = m_registry.registerAction(keep);
    action->setChecked(m_workbench.preferences().keepsWorkspace());
    SettingsModel *const settings = &m_workbench.settings();
    connect(action, &QAction::toggled, settings,
            [settings](bool kept) { settings->setValue(QStringLiteral("workspace.keep"), kept); });
    connect(settings, &SettingsModel::changed, action,
            [this, action] { action->setChecked(m_workbench.preferences().keepsWorkspace()); });
}

/// Where the name alone does not tell what is found there.
void WindowActions::nameSearchWords()
{
    m_registry.setSearchWords(QStringLiteral("view.board"), tr("drift, differences, sync"));
    m_registry.setSearchWords(QStringLiteral("view.page4"),
                              tr("steady traffic, latency, errors, metrics"));
    m_registry.setSearchWords(QStringLiteral("edit.preferences"),
                              tr("settings, options, language, colours, shortcuts"));
    m_registry.setSearchWords(QStringLiteral("deployment.scale"), tr("instances"));
    m_registry.setSearchWords(QStringLiteral("deployment.add"),
                              tr("duplicate, copy, new, template"));
    m_registry.setSearchWords(duplicateId, tr("copy"));
    m_registry.setSearchWords(removeId, tr("delete"));
}

void WindowActions::fillMenuBar(QMenuBar &bar) const
{
    m_registry.fillMenu(*bar.addMenu(tr("&File")), m_fileMenu);
    m_registry.fillMenu(*bar.addMenu(tr("&Edit")), m_editMenu);
    QMenu *const view = bar.addMenu(tr("&View"));
    m_registry.fillMenu(*view, m_viewMenu);
    view->addSeparator();
    m_registry.fillMenu(*view->addMenu(tr("&Theme")), m_themeMenu);
    m_registry.fillMenu(*bar.addMenu(tr("E&ndpoint")), m_endpointMenu);
    m_registry.fillMenu(*bar.addMenu(tr("&Deployment")), m_deploymentMenu);
    m_registry.fillMenu(*bar.addMenu(tr("&Tools")), m_toolsMenu);
}

void WindowActions::setAvailable(const QString &id, bool isAvailable, const QString &reason)
{
    if (isAvailable) {
        m_registry.setAvailable(id);
    } else {
        m_registry.setUnavailable(id, reason);
    }
}

void WindowActions::updateFolder()
{
    const QString noEndpoint = m_workbench.newEndpoint().unavailableReason();
    setAvailable(newEndpointId, noEndpoint.isEmpty(), noEndpoint);
    const bool isOpen = !m_workbench.folder().path().isEmpty();
    const QString reason = tr("Open a folder first");
    for (const char *id : {"file.save", "folder.close", "view.refresh", "view.expandAll",
                           "view.collapseAll", "edit.find"}) {
        setAvailable(QString::fromLatin1(id), isOpen, reason);
    }
}

void WindowActions::updateHistory()
{
    const QUndoStack &history = m_workbench.session().history();
    m_registry.action(QStringLiteral("edit.undo"))
        ->setText(withStep(tr("&Undo"), history.undoText()));
    m_registry.action(QStringLiteral("edit.redo"))
        ->setText(withStep(tr("&Redo"), history.redoText()));
    setAvailable(QStringLiteral("edit.undo"), history.canUndo(), tr("There is nothing to undo"));
    setAvailable(QStringLiteral("edit.redo"), history.canRedo(), tr("There is nothing to redo"));
    setAvailable(QStringLiteral("edit.discard"), !m_workbench.session().changedBuffers().empty(),
                 tr("Nothing was changed since the files were opened"));
}

void WindowActions::updateEndpoint()
{
    const EndpointState &state = m_workbench.endpoint().state();
    const bool isShown = state.phase == EndpointState::Phase::Ready;
    const QString none = tr("Select an endpoint first");
    for (int page = 1; page <= 7; ++page) {
        setAvailable(QStringLiteral("view.page%1").arg(page), isShown, none);
    }
    setAvailable(QStringLiteral("deployment.traffic"), isShown && state.readOnlyReason.isEmpty(),
                 isShown ? singleLine(state.readOnlyReason) : none);
    const QString noPlace = m_workbench.newDeployment().unavailableReason();
    setAvailable(QStringLiteral("deployment.add"), noPlace.isEmpty(), noPlace);
    setAvailable(QStringLiteral("deployment.scale"), isShown && !state.deployments.empty(),
                 isShown ? tr("There is no deployment yet") : none);
    updateDeployment();
}

void WindowActions::updateFindings()
{
    setAvailable(QStringLiteral("edit.nextProblem"), m_workbench.endpoint().findings().count() > 0,
                 tr("No problem was found in the selected endpoint"));
}

void WindowActions::updateWorkspace()
{
    const LiveStatus::Phase phase = m_workbench.live().status().phase;
    if (!m_workbench.live().status().isLocal) {
        const QString reason = tr("This project's workspace is not on this computer");
        m_registry.setUnavailable(QStringLiteral("workspace.start"), reason);
        m_registry.setUnavailable(QStringLiteral("workspace.stop"), reason);
        return;
    }
    const bool isOff = phase == LiveStatus::Phase::Off;
    const bool isStarting = phase == LiveStatus::Phase::Starting;
    setAvailable(QStringLiteral("workspace.start"), isOff,
                 isStarting ? tr("It is being started") : tr("It runs already"));
    setAvailable(QStringLiteral("workspace.stop"), !isOff && !isStarting,
                 isStarting ? tr("It is being started") : tr("It does not run"));
}

void WindowActions::updateAppearance()
{
    m_registry.action(QStringLiteral("theme.") + schemeWord(m_appearance.theme()))
        ->setChecked(true);
    setAvailable(QStringLiteral("view.zoomIn"), m_appearance.zoom() < Preferences::mostZoom,
                 tr("It does not get larger"));
    setAvailable(QStringLiteral("view.zoomOut"), m_appearance.zoom() > Preferences::leastZoom,
                 tr("It does not get smaller"));
}

} // namespace serin
