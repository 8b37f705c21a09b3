// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/manifest/validation/validationfinding.h"
#include "services/manifest/validation/validationview.h"

namespace serin {

// The rules that no schema can say. Each adds what it finds in one document to @p findings; a
// value whose type the schema refuses, and a template, is passed over.

/// The most deployments that one managed endpoint takes (Azure Machine Learning, "Manage resources
/// and quotas").
inline constexpr int maximumDeployments = 20;
/// The most instances that one managed deployment takes.
inline constexpr int maximumInstances = 50;

/// Names, the endpoint that a deployment belongs to, the number of deployments.
void checkNames(const DocumentView &view, const ValidationScope &scope,
                ValidationFindings &findings);

/// `traffic` and `mirror_traffic` of an endpoint.
void checkTraffic(const DocumentView &view, const ValidationScope &scope,
                  ValidationFindings &findings);

/// Instances, scale, code and limits of the deployments in the document.
void checkDeployments(const DocumentView &view, ValidationFindings &findings);

/// Keys that occur twice in one map below @p root.
void checkDuplicateKeys(const YamlTree &tree, NodeId root, ValidationFindings &findings);

} // namespace serin
