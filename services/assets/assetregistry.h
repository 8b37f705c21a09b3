// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/assets/assetstore.h"
#include "services/domain/controlplane.h"

#include <QFuture>
#include <QObject>

namespace serin {

/// What a local or inline asset is, or would be, registered as.
struct AssetIdentity
{
    AssetId id;
    bool exists = false; ///< registered already, with this very content
};

/// Gives local and inline assets their names and versions and registers them. Names and versions
/// that the manifest gives are used; else the name is that of the path and the version tells the
/// content, so that the same content is never registered twice.
///
/// Lives on the control plane's thread.
/// @error of all: those of AssetStore and ControlPlane; Conflict: the name and version that the
/// manifest gives is registered with other content; Invalid: an environment that is built from a
/// folder.
class AssetRegistry : public QObject
{
    Q_OBJECT

public:
    /// @p plane and @p store must outlive it.
    AssetRegistry(ControlPlane &plane, AssetStore &store, QObject *parent = nullptr);

    /// Reads the files, keeps nothing and changes nothing.
    [[nodiscard]] QFuture<Result<AssetIdentity>> look(const AssetSource &source,
                                                      const AssetPlace &place);
    /// Keeps the files and registers them, unless they are. Doing it twice is as good as once.
    [[nodiscard]] QFuture<Result<RegisteredAsset>> add(const AssetSource &source,
                                                       const AssetPlace &place);

private:
    [[nodiscard]] QFuture<Result<AssetSpec>> environmentSpec(const AssetSource &source,
                                                             const AssetPlace &place);
    /// What tells the content of @p live; empty: not known.
    [[nodiscard]] QFuture<Result<QString>> liveDigest(const AssetSpec &live);
    /// The version that is there; nothing when there is none. @error Conflict: another content.
    [[nodiscard]] QFuture<Result<std::optional<RegisteredAsset>>> find(const AssetSpec &spec);

    ControlPlane &m_plane;
    AssetStore &m_store;
};

} // namespace serin
