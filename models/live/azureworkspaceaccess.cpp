// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/live/azureworkspaceaccess.h"

#include "services/azure/armcontrolplane.h"
#include "services/azure/azclitokenprovider.h"
#include "services/azure/cloud.h"
#include "services/http/httpclient.h"
#include "services/scoring/scoringclient.h"

namespace serin {

namespace {

AzCliTokenProvider::Settings tokenSettings(const WorkspaceEntry &entry, const QString &az)
{
    AzCliTokenProvider::Settings settings;
    settings.program = az;
    settings.tenant = entry.tenant;
    return settings;
}

ArmSession::Settings sessionSettings(const WorkspaceEntry &entry)
{
    ArmSession::Settings settings;
    settings.baseUrl = entry.armUrl;
    return settings;
}

} // namespace

struct AzureWorkspaceAccess::Client
{
    Client(const WorkspaceEntry &entry, const QString &az)
        : tokens(tokenSettings(entry, az)), plane(http, tokens, sessionSettings(entry), entry.id),
          scoring(scoringHttp, plane, {&tokens, cloudAt(entry.armUrl).mlResource})
    {}

    HttpClient http;
    HttpClient scoringHttp; // traffic must not keep the control plane waiting
    AzCliTokenProvider tokens;
    ArmControlPlane plane;
    ScoringClient scoring;
};

AzureWorkspaceAccess::AzureWorkspaceAccess(WorkspaceEntry entry, const QString &az, QObject *parent)
    : WorkspaceAccess(parent), m_entry(std::move(entry)),
      m_client(std::make_unique<Client>(m_entry, az))
{}

AzureWorkspaceAccess::~AzureWorkspaceAccess() = default;

QString AzureWorkspaceAccess::name() const
{
    return m_entry.name.isEmpty() ? m_entry.id.workspace : m_entry.name;
}

ControlPlane *AzureWorkspaceAccess::plane() const
{
    return &m_client->plane;
}

ScoringClient *AzureWorkspaceAccess::scoring() const
{
    return &m_client->scoring;
}

} // namespace serin
