// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/names.h"
#include "services/gitops/desiredstate.h"

#include <optional>

namespace serin {

/// Bytes of a manifest; a larger file is refused.
constexpr qint64 largestManifest = 64LL * 1024 * 1024;

/// One manifest that a person names by hand, as with `az ml … --file`.
struct DesiredFile
{
    /// What it has to describe.
    enum class Kind {
        Endpoint,   ///< an endpoint, with the deployments that stand in the same file
        Deployment, ///< one deployment
    };

    Kind kind = Kind::Endpoint;
    /// As typed: quoted in errors, and what the paths in it are relative to.
    QString path;
    QByteArray text;
    // In the place of the file's own names; also what to choose where it describes several.
    std::optional<EndpointName> endpoint;
    std::optional<DeploymentName> deployment;
};

/// What @p file wants, as a state of one endpoint that is not complete: what it does not name is
/// left alone. In the private preview's form the file is the whole endpoint.
/// @error Invalid: no YAML, or values that make no sense, that are filled in later or that are
/// missing; several to choose from; a file of the other kind. NotFound: it describes neither.
/// `where` is path:line or path:line:column.
[[nodiscard]] Result<DesiredState> desiredFromFile(const DesiredFile &file);

} // namespace serin
