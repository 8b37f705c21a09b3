// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/error.h"
#include "services/manifest/manifest.h"
#include "services/manifest/validation/validationfinding.h"

#include <QList>
#include <QSet>
#include <QString>

namespace serin {

/// One thing that validation has to say about a file. The codes:
///
/// | code | severity | about |
/// |---|---|---|
/// | `unparsable`, `conflict-markers`, `schema-line`, `unreadable` | error | the file as such |
/// | `too-large`, `recursive-alias`, `schema-check` | error | the file could not be checked |
/// | `not-a-manifest` | warning | a file that was asked for and is none |
/// | `wrong-type`, `empty-value`, `unknown-value`, `out-of-range`, `not-whole` | error | a value |
/// | `missing-key` | error; warning for the name of a v2 deployment | a key that must be there |
/// | `ambiguous-number` | warning | 010, 1_000 |
/// | `unknown-key` | error; warning in the preview | kept and not checked |
/// | `template` | info | kept and not checked |
/// | `duplicate-key` | error where it decides about names, traffic or instances, else warning | |
/// | `endpoint-name`, `deployment-name`, `one-name` | error | refused, or one but for the case |
/// | `double-dash` | warning | a name with two dashes in a row |
/// | `too-many-deployments` | error | more than 20 in a managed endpoint |
/// | `endpoint-from-folder` | info | a deployment without `endpoint_name` beside one endpoint |
/// | `unassigned` | warning | a deployment that belongs to no endpoint |
/// | `traffic-value`, `traffic-sum`, `mirror-value`, `mirror-targets`, `mirror-live`,
///   `mirror-kubernetes` | error | shares |
/// | `unknown-deployment` | error; warning for a share of 0 or with no deployment in sight | |
/// | `instance-count`, `instance-range` | error | below 1, above 50 (managed), min over max |
/// | `instance-count-above-max`, `instance-count-below-min` | warning | |
/// | `missing-instance-count` | error in the preview's manual scale, else warning | |
/// | `missing-scale-range` | error | automatic scale without its bounds |
/// | `missing-scoring-script` | error | `code` without it |
/// | `request-timeout` | warning | above what a managed endpoint waits (180 s) |
/// | `too-many-findings` | warning | the rest is not listed |
struct Diagnostic
{
    QString file;
    SourcePosition position; ///< 0:0 when the diagnostic is about the file as a whole
    Severity severity = Severity::Error;
    QString code;
    /// What is wrong, one sentence on one line without a final full stop.
    QString message;
    /// What to do, likewise.
    QString fix;
    QString suggestion = {}; ///< as in ValidationFinding
    NodeId node = noNode;    ///< in the tree of the manifest that was judged
    bool operator==(const Diagnostic &) const = default;
};

/// "error", "warning" or "info".
[[nodiscard]] QString severityName(Severity severity);

/// "file:line:column: severity: message [code]".
[[nodiscard]] QString diagnosticLine(const Diagnostic &diagnostic);

/// The diagnostics of @p manifests, which are judged together: traffic of v2 names deployments of
/// other files. Sorted by file, line, column. Several files for one endpoint or deployment are
/// variants and no error. A manifest of another kind is silent unless @p askedFor has its path.
/// Stricter than Microsoft's client, which sends most faults on to the service.
/// Blocks; safe to call from several threads.
[[nodiscard]] QList<Diagnostic> validateManifests(const QList<Manifest> &manifests,
                                                  const QSet<QString> &askedFor = {});

/// The diagnostic for @p path of which Manifest::parse() or reading said @p error.
[[nodiscard]] Diagnostic diagnosticOf(const Error &error, const QString &path);

} // namespace serin
