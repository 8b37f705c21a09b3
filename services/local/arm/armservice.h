// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/http/httpmessage.h"
#include "services/local/arm/armsettings.h"
#include "services/local/router/routingtable.h"

#include <QObject>

#include <memory>

namespace serin {

class Clock;
class MonitorApi;
class ScoringFleet;
class WorkspaceStore;

/// The control plane of a local workspace: answers the REST of Azure Resource Manager out of the
/// store and carries changes out with the fleet. Main thread only.
class ArmService : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        WorkspaceStore &store;
        ScoringFleet &fleet;
        const Clock &clock;
        MonitorApi *monitor = nullptr; ///< without it, metrics are 404
    };

    /// Also starts the deployments of @p parts ' store again, and goes on with the operations that
    /// it finds half done. @p parts outlive the service.
    /// @error those of the store.
    [[nodiscard]] static Result<std::unique_ptr<ArmService>> create(const ArmSettings &settings,
                                                                    const Parts &parts);
    ~ArmService() override;

    /// The answer to @p request, with all of its headers but those that the server adds. Whatever
    /// the request is: wrong ones get an ARM error.
    [[nodiscard]] HttpResponse handle(const HttpRequest &request);

    /// How requests are to be routed now. Made anew with each call; fetch it once and for each
    /// routesChanged().
    [[nodiscard]] std::shared_ptr<const RoutingTable> routingTable() const;

Q_SIGNALS:
    /// routingTable() has become another one. Connect directly: of a change of traffic, this comes
    /// before anybody can see that its operation has succeeded.
    void routesChanged();

private:
    class Works;
    ArmService(const ArmSettings &settings, const Parts &parts);

    std::unique_ptr<Works> m_works;
};

} // namespace serin
