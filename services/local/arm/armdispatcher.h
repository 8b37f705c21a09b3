// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/arm/api/assetsapi.h"
#include "services/local/arm/api/credentialsapi.h"
#include "services/local/arm/api/deploymentsapi.h"
#include "services/local/arm/api/discoveryapi.h"
#include "services/local/arm/api/endpointsapi.h"
#include "services/local/arm/api/operationsapi.h"
#include "services/local/arm/wire/armcall.h"

#include <functional>
#include <vector>

namespace serin {

class MonitorApi;

/// Finds who answers a request, once it is known that its sender may ask; adds what all answers
/// have in common.
class ArmDispatcher
{
public:
    /// @p monitor may be nullptr. All outlive this.
    ArmDispatcher(const ArmContext &context, const ScoringResolver &resolver,
                  Operations &operations, MonitorApi *monitor);

    [[nodiscard]] HttpResponse handle(const HttpRequest &request);

private:
    using Handler = std::function<ArmAnswer(const ArmCall &)>;
    struct Entry
    {
        ArmRoute::Kind kind;
        QByteArray method;
        Handler handler;
    };

    void add(ArmRoute::Kind kind, const char *method, Handler handler);
    void addResources();
    void addMonitor(MonitorApi *monitor);

    [[nodiscard]] ArmAnswer answer(const HttpRequest &request);
    [[nodiscard]] ArmResult<void> checkSender(const HttpRequest &request) const;
    [[nodiscard]] ArmResult<void> checkPlace(const ArmRoute &route) const;
    [[nodiscard]] ArmAnswer dispatch(const ArmCall &call);
    [[nodiscard]] QByteArray allowedMethods(ArmRoute::Kind kind) const;

    ArmContext m_context;
    DiscoveryApi m_discovery;
    EndpointsApi m_endpoints;
    CredentialsApi m_credentials;
    DeploymentsApi m_deployments;
    AssetsApi m_assets;
    OperationsApi m_operations;
    std::vector<Entry> m_entries;
};

} // namespace serin
