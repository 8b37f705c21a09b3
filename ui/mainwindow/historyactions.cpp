// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/historyactions.h"

#include "models/workbench/gitbench.h"
#include "ui/actions/actionregistry.h"
#include "ui/endpoint/endpointpage.h"
#include "ui/history/historydetails.h"
#include "ui/history/historypage.h"

#include <QMenu>

namespace serin {

namespace {

const QString undoCommitId = QStringLiteral("git.undoCommit");
const QString copyCommitId = QStringLiteral("history.copy");
const QString compareTreeId = QStringLiteral("history.compare");
const QString restoreId = QStringLiteral("history.restore");
const QString revertId = QStringLiteral("history.revert");
const QString rollBackId = QStringLiteral("history.rollBack");
const QString lastHealthyId = QStringLiteral("rollback.lastHealthy");

} // namespace

HistoryActions::HistoryActions(GitBench &bench, TimeCursor &cursor, EndpointPage &endpoint,
                               ActionRegistry &registry, QObject *parent)
    : QObject(parent), m_bench(bench), m_endpoint(endpoint), m_registry(registry),
      m_page(new HistoryPage(
          {bench.history(), bench.comparison(), bench.historyActs(), bench.rollback(), cursor}))
{
    endpoint.setHistoryPage(m_page, [page = m_page] { return page->moment(); });
    HistoryDetails *const details = &m_page->details();
    add(undoCommitId, tr("&Undo the last commit"), [this] { m_bench.historyActs().undoCommit(); });
    add(copyCommitId, tr("Copy the chosen commit's i&d"), [details] { details->copyCommit(); });
    add(compareTreeId, tr("Compare the chosen commit with the &working tree"),
        [details] { details->toggleWorkingTree(); });
    add(restoreId, tr("Restore the chosen &version into the working tree"),
        [details] { details->restore(); });
    add(revertId, tr("R&evert the chosen commit…"), [details] { details->revert(); });
    add(rollBackId, tr("Roll &back to the chosen commit…"), [details] { details->rollBack(); });
    add(lastHealthyId, tr("Roll back to the last &healthy version…"), [this] {
        m_endpoint.showPage(EndpointPage::History);
        m_bench.rollback().prepare(m_bench.history().endpoint(), {});
    });
    connect(details, &HistoryDetails::changed, this, &HistoryActions::update);
    connect(&bench.history(), &HistoryController::changed, this, &HistoryActions::update);
    connect(&bench.historyActs(), &HistoryActs::reviewRequested, this,
            &HistoryActions::reviewRequested);
    connect(m_page, &HistoryPage::trustRequested, this, &HistoryActions::reviewRequested);
    connect(m_page, &HistoryPage::theirsRequested, this, &HistoryActions::theirsRequested);
    connect(&bench.historyActs(), &HistoryActs::commitUndone, this,
            [this] { m_endpoint.showPage(EndpointPage::History); });
    update();
}

template<typename Act>
void HistoryActions::add(const QString &id, const QString &text, Act act)
{
    ActionSpec spec;
    spec.id = id;
    spec.text = text;
    spec.category = tr("Git");
    m_ids.append(id);
    connect(m_registry.registerAction(spec), &QAction::triggered, this, act);
}

void HistoryActions::fillMenu(QMenu &menu) const
{
    menu.addSeparator();
    for (const QString &id : m_ids) {
        menu.addAction(m_registry.action(id));
    }
}

void HistoryActions::update()
{
    const HistoryDetails &details = m_page->details();
    m_registry.setReason(undoCommitId, m_bench.historyActs().undoReason());
    m_registry.setReason(copyCommitId, details.copyReason());
    m_registry.setReason(compareTreeId, details.compareReason());
    m_registry.setReason(restoreId, details.restoreReason());
    m_registry.setReason(revertId, details.revertReason());
    m_registry.setReason(rollBackId, details.rollBackReason());
    m_registry.setReason(lastHealthyId, m_bench.history().endpoint().isEmpty()
                                            ? tr("Select an endpoint first")
                                            : m_bench.rollback().unavailableReason());
}

} // namespace serin
