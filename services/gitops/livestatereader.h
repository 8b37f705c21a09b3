// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/controlplane.h"
#include "services/gitops/livestate.h"

#include <QFuture>
#include <QObject>
#include <QStringList>

namespace serin {

/// Reads live states from a control plane, endpoints side by side. Lives on the control plane's
/// thread; cancels what runs when it dies.
class LiveStateReader : public QObject
{
    Q_OBJECT

public:
    /// @p plane must outlive it.
    explicit LiveStateReader(ControlPlane &plane, QObject *parent = nullptr);

    /// All endpoints of the workspace. One that vanishes between the list and the look at its
    /// deployments is not there.
    /// @error the first one of the control plane: a state with holes would be planned wrongly.
    [[nodiscard]] QFuture<Result<LiveState>> readAll();
    /// Those of @p names that are there. A name that no endpoint can have is not there.
    [[nodiscard]] QFuture<Result<LiveState>> read(const QStringList &names);
    /// One endpoint; nullptr: not there.
    [[nodiscard]] QFuture<Result<LiveEndpointPointer>> readOne(const EndpointName &name);

private:
    [[nodiscard]] QFuture<Result<LiveEndpointPointer>> withDeployments(const LiveEndpoint &live);
    [[nodiscard]] QFuture<Result<LiveState>>
    together(std::vector<std::function<QFuture<Result<LiveEndpointPointer>>()>> steps);

    ControlPlane &m_plane;
};

} // namespace serin
