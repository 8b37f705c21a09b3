// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace serin {

class CommandOutput;

/// What becomes of the changed text.
enum class EditOutput { Write, Diff, Text };

/// The options that the edits of manifests share, as typed.
struct ManifestEditRequest
{
    QString path;
    QString endpoint;
    std::optional<QString> traffic;
    std::optional<QString> mirrorTraffic;
    QStringList instanceCounts; ///< "blue=3"
    QStringList sets;           ///< "/pointer=value"
    EditOutput output = EditOutput::Write;
};

/// The verbs `set`, `copy-deployment` and `remove-deployment` of `serinctl manifest`.
/// @return the exit code: 0, 1 when the edit was refused, 64 for a malformed option.
[[nodiscard]] int runManifestSet(const ManifestEditRequest &request, const CommandOutput &output);
[[nodiscard]] int runManifestCopy(const ManifestEditRequest &request, const QString &from,
                                  const QString &to, const CommandOutput &output);
[[nodiscard]] int runManifestRemove(const ManifestEditRequest &request, const QString &name,
                                    const CommandOutput &output);

} // namespace serin
