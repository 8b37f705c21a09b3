// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/common/preferences.h"
#include "models/manifest/editsession.h"
#include "models/project/projectcontroller.h"
#include "models/repository/variantpicks.h"
#include "models/traffic/endpointcontroller.h"
#include "services/assets/assetstore.h"
#include "services/manifest/scan/folderscan.h"
#include "services/storage/applyrecords.h"
#include "tests/services/git/gitfixture.h"
#include "tests/support/patience.h"

#include <memory>

namespace serin {

/// A repository that is open as a project, and one of its endpoints: what tests of the controllers
/// above them derive from. Real git, real files and records.
class EndpointPlace
{
protected:
    void makeRepository()
    {
        m_git = std::make_unique<GitFixture>();
        m_work = m_git->makeRepository();
    }
    void makeEngines()
    {
        m_preferences = std::make_unique<Preferences>(m_git->at("serin.conf"));
        m_records = std::make_unique<ApplyRecords>(m_git->at("applies.db"));
        m_assets = std::make_unique<AssetStore>(m_git->at("assets"));
        m_projects = std::make_unique<ProjectRegistry>(m_git->at("projects.json"));
        m_workspaces = std::make_unique<WorkspaceRegistry>(m_git->at("workspaces.json"));
    }
    /// As at a start of the program; nothing is selected. @p plane may be nullptr.
    void openProject(ControlPlane *plane)
    {
        closeProject();
        m_session = std::make_unique<EditSession>();
        m_picks = std::make_unique<VariantPicks>(*m_preferences);
        m_project = std::make_unique<ProjectController>(
            ProjectEngines{m_git->client(), *m_records, *m_assets, *m_projects, *m_workspaces});
        m_project->open(m_work);
        QTRY_COMPARE_WITH_TIMEOUT(m_project->phase(), ProjectController::Phase::Ready, patience);
        m_project->setPlane(plane);
        m_endpoint = std::make_unique<EndpointController>(*m_session, *m_picks);
    }
    void readManifests()
    {
        const Result<FolderScanBatch> found = scanWholeFolder(m_work);
        QVERIFY(found.has_value());
        m_picks->setRoot(m_work);
        m_endpoint->setCatalog(Catalog(*found));
    }
    void select(const QString &name)
    {
        m_endpoint->selectEndpoint(name);
        QTRY_VERIFY_WITH_TIMEOUT(m_endpoint->state().phase == EndpointState::Phase::Ready &&
                                     m_endpoint->state().name == name,
                                 patience);
    }
    void closeProject()
    {
        m_endpoint.reset();
        m_session.reset();
        m_picks.reset();
        m_project.reset();
    }
    void closePlace()
    {
        closeProject();
        m_workspaces.reset();
        m_projects.reset();
        m_assets.reset();
        m_records.reset();
        m_preferences.reset();
        m_git.reset();
    }

    std::unique_ptr<GitFixture> m_git;
    QString m_work; ///< the repository's folder
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<ApplyRecords> m_records;
    std::unique_ptr<AssetStore> m_assets;
    std::unique_ptr<ProjectRegistry> m_projects;
    std::unique_ptr<WorkspaceRegistry> m_workspaces;
    std::unique_ptr<ProjectController> m_project;
    std::unique_ptr<VariantPicks> m_picks;
    std::unique_ptr<EditSession> m_session;
    std::unique_ptr<EndpointController> m_endpoint;
};

} // namespace serin
