// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/assetsource.h"
#include "services/domain/deploymentspec.h"
#include "services/domain/endpointspec.h"
#include "services/gitops/specorigin.h"
#include "services/manifest/manifest.h"

#include <optional>
#include <vector>

namespace serin {

struct SchemaValue;

/// What was wrong or open while a document was read.
struct ReadingNotes
{
    /// Values that make no sense: `where` is file:line:column, `fix` says what to write.
    std::vector<Error> problems;
    /// The first value or name that is filled in later (a template), as one sentence; else empty.
    QString open;

    [[nodiscard]] bool isUsable() const { return problems.empty() && open.isEmpty(); }
};

/// An endpoint as a manifest wants it.
struct EndpointReading
{
    std::optional<EndpointSpec> spec; ///< nothing without a usable name
    SpecOrigin origin;
    ReadingNotes notes;
};

/// A deployment as a manifest wants it.
struct DeploymentReading
{
    std::optional<DeploymentSpec> spec; ///< nothing without a usable name
    SpecOrigin origin;
    std::vector<AssetSource> assets; ///< what is not registered, at most one of a kind
    /// The preview's `scale_type: auto`: how many instances a new deployment begins with.
    std::optional<InstanceCount> firstCount;
    ReadingNotes notes;
};

/// One document: an endpoint with the deployments inside it, or one deployment.
struct DocumentReading
{
    std::optional<EndpointReading> endpoint;
    /// As in ManifestDocument: those inside the endpoint in the order of the file, or the one.
    std::vector<DeploymentReading> deployments;
};

/// Reads @p document of @p manifest, whatever its dialect. Total: what cannot be read is in the
/// notes, what is not known is passed over (validation speaks of it). Aliases and merge keys are
/// followed, of duplicate keys the last counts, and numbers and booleans among texts become what
/// Microsoft's client makes of them (azure-ai-ml: Python's `str`, e.g. "True", "1.5").
[[nodiscard]] DocumentReading readSpecs(const Manifest &manifest, const ManifestDocument &document);

/// @p value as Python's `str` writes it; empty for null, a map or a list.
[[nodiscard]] QString pythonText(const YamlTree &tree, const SchemaValue &value);

} // namespace serin
