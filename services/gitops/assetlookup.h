// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/assets/assetregistry.h"
#include "services/gitops/planner.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QSet>

#include <memory>
#include <vector>

namespace serin {

/// What AssetLookup found out.
struct KnownAssets
{
    /// For PlanInput::assets.
    QHash<QString, std::shared_ptr<const EndpointAssets>> assets;
    /// Assets that cannot be told, and why: they stay not comparable, and only an operation that
    /// needs them fails.
    std::vector<PlanRefusal> problems;
};

/// Tells what the local and inline assets of manifests are, or would be, registered as, so that a
/// plan can compare them. Only for workspaces where they can be registered
/// (PlanOptions::canRegister). Lives on the control plane's thread.
class AssetLookup : public QObject
{
    Q_OBJECT

public:
    /// @p plane and @p store must outlive it.
    AssetLookup(ControlPlane &plane, AssetStore &store, QObject *parent = nullptr);

    /// Of all endpoints of @p desired, or of @p endpoints. What did not change since the last call
    /// is the same object again.
    /// @error Cancelled, and what no asset can be told for: Unauthorized, Unavailable.
    [[nodiscard]] QFuture<Result<KnownAssets>>
    look(const DesiredState &desired, const AssetPlace &place, const QSet<QString> &endpoints = {});

private:
    void remember(const QHash<QString, EndpointAssets> &found, KnownAssets &known);

    AssetRegistry m_registry;
    QHash<QString, std::shared_ptr<const EndpointAssets>> m_known;
};

} // namespace serin
