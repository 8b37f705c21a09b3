// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/checkacts.h"

#include "models/workbench/gitbench.h"
#include "models/workbench/workbench.h"
#include "ui/endpoint/endpointpage.h"
#include "ui/mainwindow/detailarea.h"

#include <algorithm>

namespace serin {

CheckActs::CheckActs(Workbench &workbench, GitBench &bench, DetailArea &detail, QObject *parent)
    : QObject(parent), m_workbench(workbench), m_bench(bench), m_detail(detail)
{}

void CheckActs::take(const ReviewCheck &check)
{
    switch (check.act) {
    case ReviewCheck::Act::None:
        break;
    case ReviewCheck::Act::Edit:
        selectOwner({check.file});
        m_detail.endpoint().showPlace(check.file, std::max(check.line, 1));
        break;
    case ReviewCheck::Act::Test:
        select(check.endpoint);
        m_detail.endpoint().showTest(check.deployment);
        break;
    case ReviewCheck::Act::StartWorkspace:
        m_workbench.live().access().start();
        break;
    case ReviewCheck::Act::AskRemote:
        m_bench.review().askRemote();
        break;
    }
}

void CheckActs::showLogs(const QString &endpoint, const QString &deployment)
{
    select(endpoint);
    m_detail.endpoint().showLogs(deployment);
}

void CheckActs::select(const QString &endpoint)
{
    if (m_workbench.endpoint().state().name != endpoint) {
        m_detail.showEndpoint(endpoint);
    }
}

void CheckActs::selectOwner(const QStringList &paths)
{
    for (const EndpointFile &file : m_workbench.endpoint().state().files) {
        const ManifestBuffer *const buffer = m_workbench.session().buffer(file.path);
        if (buffer ? paths.contains(buffer->path()) : paths.contains(file.path)) {
            return;
        }
    }
    const Catalog &catalog = m_workbench.folder().catalog();
    for (const QString &path : paths) {
        const ManifestBuffer *const buffer = m_workbench.session().buffer(path);
        for (const QString &name : buffer ? buffer->names() : QStringList{path}) {
            for (const CatalogHolding &holding : catalog.holdings(name)) {
                if (holding.endpoint >= 0) {
                    const auto place = static_cast<std::size_t>(holding.endpoint);
                    m_detail.showEndpoint(catalog.endpoints()[place].key());
                    return;
                }
            }
        }
    }
}

} // namespace serin
