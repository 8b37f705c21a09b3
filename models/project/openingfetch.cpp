// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/project/openingfetch.h"

#include "models/project/projectcontroller.h"
#include "services/git/gitrepository.h"

namespace serin {

OpeningFetch::OpeningFetch(ProjectController &project, QObject *parent)
    : QObject(parent), m_project(project)
{
    connect(&project, &ProjectController::changed, this, [this] {
        const auto phase = m_project.phase();
        if (phase == ProjectController::Phase::None || phase == ProjectController::Phase::Opening) {
            m_hasAsked = false;
        }
    });
    connect(&project, &ProjectController::commitsChanged, this, &OpeningFetch::askOnce);
}

void OpeningFetch::askOnce()
{
    const std::shared_ptr<GitRepository> repository = m_project.repository();
    const bool isFollowing = m_project.commits() && !m_project.commits()->upstreamName.isEmpty();
    if (m_hasAsked || !isFollowing || !repository || m_project.trustQuestion().concernsReading()) {
        return;
    }
    m_hasAsked = true;
    m_project.follow(repository->fetchInBackground());
}

} // namespace serin
