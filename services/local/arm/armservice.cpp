// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/arm/armservice.h"

#include "services/core/clock.h"
#include "services/core/logging.h"
#include "services/local/arm/armdispatcher.h"
#include "services/local/arm/operations/operations.h"
#include "services/local/arm/routing.h"
#include "services/local/arm/scoring/scoringresolver.h"

#include <QLoggingCategory>

namespace serin {

/// Everything behind the service, in the order in which it is made.
class ArmService::Works
{
public:
    Works(const ArmSettings &given, const Parts &parts)
        : settings(given), context{settings, parts.store, parts.fleet, parts.clock},
          resolver(AssetReferences(parts.store, settings.workspace)), operations(context, resolver),
          routing(context, resolver), dispatcher(context, resolver, operations, parts.monitor)
    {}

    const ArmSettings settings;
    const ArmContext context;
    const ScoringResolver resolver;
    Operations operations;
    Routing routing;
    ArmDispatcher dispatcher;
};

ArmService::ArmService(const ArmSettings &settings, const Parts &parts)
    : m_works(std::make_unique<Works>(settings, parts))
{
    connect(&m_works->operations, &Operations::endpointChanged, this,
            [this](const QString &endpoint) {
                if (const Result<void> read = m_works->routing.refresh(endpoint); !read) {
                    qCWarning(lcLocal).noquote() << "the routes of" << endpoint
                                                 << "stay as they were:" << read.error().toLine();
                }
            });
    connect(&m_works->routing, &Routing::changed, this, &ArmService::routesChanged);
}

ArmService::~ArmService() = default;

Result<std::unique_ptr<ArmService>> ArmService::create(const ArmSettings &settings,
                                                       const Parts &parts)
{
    std::unique_ptr<ArmService> service(new ArmService(settings, parts));
    const Result<void> ready = service->m_works->routing.load().and_then(
        [&] { return service->m_works->operations.resume(); });
    if (!ready) {
        return failure(ready.error());
    }
    return service;
}

HttpResponse ArmService::handle(const HttpRequest &request)
{
    return m_works->dispatcher.handle(request);
}

std::shared_ptr<const RoutingTable> ArmService::routingTable() const
{
    return m_works->routing.table();
}

} // namespace serin
