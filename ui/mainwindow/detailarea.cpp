// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/detailarea.h"

#include "models/workbench/gitbench.h"
#include "models/workbench/workbench.h"
#include "ui/board/boardpage.h"
#include "ui/endpoint/endpointpage.h"
#include "ui/endpoint/formpage.h"
#include "ui/endpoint/newendpointform.h"
#include "ui/inventory/inventorypane.h"
#include "ui/pipeline/pipelineform.h"
#include "ui/start/messagepage.h"

#include <QApplication>

#include <algorithm>
#include <utility>

namespace serin {

DetailArea::DetailArea(Workbench &workbench, GitBench &bench, InventoryPane &inventory,
                       QWidget *parent)
    : PageStack(parent), m_workbench(workbench), m_bench(bench), m_inventory(inventory),
      m_endpoint(new EndpointPage(workbench)), m_message(new MessagePage),
      m_newEndpointPage([this] {
          m_newEndpoint = new NewEndpointForm(m_workbench.newEndpoint(), this);
          return formPage(m_newEndpoint, QStringLiteral("newEndpointPage"));
      }),
      m_pipelinePage([this] {
          m_pipeline = new PipelineForm(m_bench.pipeline(), this);
          return formPage(m_pipeline, QStringLiteral("pipelinePage"));
      }),
      m_board(new BoardPage(bench.board()))
{
    addWidget(m_message);
    addWidget(m_endpoint);
    addWidget(m_board);
    connect(&workbench.folder(), &FolderController::catalogChanged, this, &DetailArea::refresh);
    connect(&workbench.endpoint(), &EndpointController::stateChanged, this, &DetailArea::refresh);
    connect(&workbench.inventory(), &InventoryModel::settled, this, &DetailArea::refresh);
    connect(&inventory, &InventoryPane::currentChanged, this, &DetailArea::onCurrentChanged);
    connect(&inventory, &InventoryPane::chosen, this, [this] { setOnBoard(false); });
    connect(m_endpoint, &EndpointPage::shownOnPurpose, this, [this] {
        setOnBoard(false);
        Q_EMIT shownOnPurpose();
    });
    connect(m_message, &MessagePage::acted, &workbench.newEndpoint(), &EndpointDraft::begin);
    connect(m_message, &MessagePage::otherActed, this, &DetailArea::openRequested);
    const auto showMessageAgain = [this] {
        if (currentWidget() == m_message) {
            showMessage();
        }
    };
    connect(&bench.project(), &ProjectController::changed, this, showMessageAgain);
    connect(&bench.project(), &ProjectController::commitsChanged, this, showMessageAgain);
    connect(m_board, &BoardPage::closeRequested, this, [this] {
        setOnBoard(false);
        m_inventory.focusTree();
    });
    connectForm(workbench.newEndpoint(), bench.pipeline(), m_newEndpointPage,
                [this] { m_newEndpoint->focusName(); });
    connectForm(bench.pipeline(), workbench.newEndpoint(), m_pipelinePage,
                [this] { m_pipeline->focusKind(); });
    selectWhatIsAdded();
}

/// @p form has a parent already: open, it would else show itself as a window.
FormPage *DetailArea::formPage(QWidget *form, const QString &objectName)
{
    auto *const page = new FormPage(form, objectName);
    addWidget(page);
    takeTabPlace(*this, *page);
    return page;
}

void DetailArea::connectForm(EditDraft &draft, EditDraft &other, LatePage<FormPage> &page,
                             const std::function<void()> &focus)
{
    connect(&draft, &EditDraft::changed, this, [this, &draft, &other, &page, focus] {
        const bool wasShown = page.ifBuilt() && currentWidget() == page.ifBuilt();
        if (draft.isOpen() == wasShown) {
            return;
        }
        if (draft.isOpen()) {
            other.cancel();
            Q_EMIT shownOnPurpose();
        }
        refresh();
        if (!wasShown) {
            focus();
        } else if (!other.isOpen()) {
            m_inventory.focusTree();
        }
    });
}

void DetailArea::selectWhatIsAdded()
{
    connect(&m_workbench.newEndpoint(), &EndpointDraft::added, this,
            [this](const QString &name) { m_toSelect = {name}; });
    connect(&m_workbench.inventory(), &InventoryModel::settled, this, [this] {
        if (const QStringList mended = mendedKeys(); !mended.isEmpty()) {
            m_toSelect = mended;
        }
        if (!m_toSelect.isEmpty() && m_workbench.inventory().indexOf(m_toSelect).isValid()) {
            const QStringList keys = std::exchange(m_toSelect, {});
            m_inventory.select(keys);
            onCurrentChanged(keys); // the row may be current already, silently
        }
    });
}

bool DetailArea::isOnTest() const
{
    return currentWidget() == m_endpoint && m_endpoint->page() == EndpointPage::Test;
}

bool DetailArea::isOnYaml() const
{
    return currentWidget() == m_endpoint && m_endpoint->page() == EndpointPage::Yaml;
}

bool DetailArea::isScanning() const
{
    const FolderController &folder = m_workbench.folder();
    const bool isOpening = folder.path().isEmpty() && folder.isScanning();
    return isOpening || folder.state() == FolderController::State::Scanning ||
           !m_workbench.inventory().isSettled();
}

bool DetailArea::holdsManifests() const
{
    const std::vector<CatalogFilePointer> &files = m_workbench.folder().catalog().files();
    return std::any_of(files.begin(), files.end(),
                       [](const CatalogFilePointer &file) { return file->holdsManifest(); });
}

void DetailArea::forget()
{
    m_current.clear();
    m_showsBoard = false;
}

void DetailArea::setOnBoard(bool isOn)
{
    if (isOn) {
        Q_EMIT shownOnPurpose();
    }
    if (isOn == m_showsBoard) {
        return;
    }
    m_showsBoard = isOn;
    if (isOn) {
        m_workbench.newEndpoint().cancel();
        m_bench.pipeline().cancel();
    }
    refresh();
    if (isOn) {
        m_board->focusTable();
    }
}

bool DetailArea::isOnBoard() const
{
    return currentWidget() == m_board;
}

void DetailArea::onCurrentChanged(const QStringList &keys)
{
    if (const QStringList mended = mendedKeys();
        !mended.isEmpty() && mended != keys && m_workbench.inventory().filter().isEmpty()) {
        return; // only its row went; selectWhatIsAdded() goes on
    }
    m_current = keys;
    if (m_inventory.isAncestorOf(QApplication::focusWidget())) {
        m_showsBoard = false; // else rows only came and went
    }
    m_workbench.newEndpoint().cancel();
    m_bench.pipeline().cancel();
    const QModelIndex index = m_workbench.inventory().indexOf(keys);
    EndpointController &endpoint = m_workbench.endpoint();
    switch (index.data(InventoryModel::KindRole).value<InventoryKind>()) {
    case InventoryKind::Endpoint:
    case InventoryKind::Deployment:
        if (index.isValid()) {
            endpoint.selectEndpoint(index.data(InventoryModel::EndpointKeyRole).toString());
            break;
        }
        [[fallthrough]];
    case InventoryKind::UnassignedGroup:
    case InventoryKind::UnreadableGroup:
        endpoint.clear();
        break;
    case InventoryKind::Unreadable:
        showUnreadable(index.data(InventoryModel::KeyRole).toString());
        break;
    case InventoryKind::Unassigned:
        endpoint.selectUnassigned(index.data(InventoryModel::KeyRole).toString());
        break;
    }
    refresh();
}

void DetailArea::showEndpoint(const QString &key)
{
    m_current = {key};
    m_workbench.newEndpoint().cancel();
    m_bench.pipeline().cancel();
    m_workbench.endpoint().selectEndpoint(key); // not by its row: that may come later
    m_inventory.select(m_current);
    refresh();
}

/// A file that is no YAML has a text to mend; what the scan left out has not.
void DetailArea::showUnreadable(const QString &key)
{
    if (m_workbench.folder().catalog().file(key)) {
        m_workbench.endpoint().selectFile(key);
    } else {
        m_workbench.endpoint().clear();
    }
}

/// The keys of what the file describes that is shown and could not be read before; nothing: there
/// is no such file, or it still cannot be read.
QStringList DetailArea::mendedKeys() const
{
    const EndpointState &state = m_workbench.endpoint().state();
    if (state.phase != EndpointState::Phase::File) {
        return {};
    }
    const Catalog &catalog = m_workbench.folder().catalog();
    for (const CatalogHolding &holding : catalog.holdings(state.key)) {
        if (holding.endpoint >= 0) {
            return {catalog.endpoints()[static_cast<std::size_t>(holding.endpoint)].key()};
        }
    }
    return {};
}

void DetailArea::refresh()
{
    const EndpointState &state = m_workbench.endpoint().state();
    if (m_workbench.newEndpoint().isOpen()) {
        setCurrentWidget(&m_newEndpointPage.get());
        return;
    }
    if (m_bench.pipeline().isOpen()) {
        setCurrentWidget(&m_pipelinePage.get());
        return;
    }
    if (m_showsBoard) {
        setCurrentWidget(m_board);
        return;
    }
    if (state.phase != EndpointState::Phase::None) {
        setCurrentWidget(m_endpoint);
        return;
    }
    showMessage();
    setCurrentWidget(m_message);
    const InventoryModel &inventory = m_workbench.inventory();
    if (m_current.isEmpty() && inventory.rowCount() == 1 && holdsManifests() && !isScanning()) {
        m_inventory.select({inventory.index(0, 0).data(InventoryModel::KeyRole).toString()});
    }
}

void DetailArea::showMessage()
{
    const InventoryModel &inventory = m_workbench.inventory();
    const QModelIndex current = inventory.indexOf(m_current);
    QString toShow;
    QString act = tr("Show in folder");
    if (current.isValid()) {
        QStringList lines;
        for (const int role :
             {int(InventoryModel::ProblemRole), int(InventoryModel::FilePathRole)}) {
            if (const QString text = current.data(role).toString(); !text.isEmpty()) {
                lines.append(text);
            }
        }
        m_message->setMessage(current.data(InventoryModel::NameRole).toString(), lines);
        toShow = current.data(InventoryModel::FilePathRole).toString();
    } else if (!holdsManifests() && inventory.filter().isEmpty() && !isScanning()) {
        const bool canAdd = m_workbench.newEndpoint().unavailableReason().isEmpty();
        m_message->setMessage(tr("No manifests of online endpoints here"), emptyFolderLines(),
                              canAdd ? tr("New endpoint…") : QString(), tr("Open folder…"));
        const std::vector<FolderScanNote> &notes = m_workbench.folder().notes();
        if (!notes.empty()) {
            toShow = notes.front().path;
            act = notes.size() == 1 ? act : tr("Show the first in its folder");
        }
    } else if (inventory.rowCount() == 0 && isScanning()) {
        m_message->setMessage(tr("Looking for manifests…"), {});
    } else {
        m_message->setMessage(tr("Select an endpoint"),
                              {tr("Its traffic, instances and files appear here.")});
    }
    m_message->offerFolder(toShow, act);
}

QStringList DetailArea::emptyFolderLines() const
{
    const FolderController &folder = m_workbench.folder();
    int others = 0;
    for (const CatalogFilePointer &file : folder.catalog().files()) {
        others += file->holdsManifest() ? 0 : 1;
    }
    QStringList lines{tr("Manifests are YAML files that describe an online endpoint or a "
                         "deployment of one, for the private preview or the CLI v2.")};
    if (m_workbench.inventory().rowCount() > 0) {
        lines.append(tr("What is listed is live on the workspace; its manifests are not here."));
    }
    const ProjectController &project = m_bench.project();
    if (project.gitProblem() && project.gitProblem()->kind == ErrorKind::NotFound) {
        lines.append(tr("The folder is in no Git repository: “git init” makes one of it."));
    } else if (project.commits() && !project.commits()->head) {
        lines.append(tr("Nothing is committed in this repository yet."));
    }
    if (others > 0) {
        lines.append(tr("YAML files that describe something else: %1").arg(others));
    }
    if (folder.ignored() > 0) {
        lines.append(tr("YAML files that git ignores: %1").arg(folder.ignored()));
    }
    if (!folder.notes().empty()) {
        lines.append(tr("Left out for other reasons: %1").arg(folder.notes().size()));
        for (const FolderScanNote &note : folder.notes()) {
            lines.append(note.detail.isEmpty() ? note.path
                                               : tr("%1: %2").arg(note.path, note.detail));
        }
    }
    return lines;
}

} // namespace serin
