// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/manifest/manifesttext.h"
#include "models/review/reviewcontent.h"

#include <QList>
#include <QString>

#include <optional>
#include <vector>

namespace serin {

/// What happens to one file, by endpoint; nothing stands for no file. @p endpoint is the one that a
/// deployment belongs to which names none; @p name is the file's, for what is no manifest.
[[nodiscard]] std::vector<ReviewWords> fileInWords(const std::optional<ManifestText> &before,
                                                   const std::optional<ManifestText> &after,
                                                   const QString &endpoint, const QString &name);

/// Those of the ticked files together, one for each endpoint, by name; other files last.
[[nodiscard]] std::vector<ReviewWords> gatheredWords(const std::vector<ReviewFile> &files);

/// A message to begin with: a subject of at most 72 characters, and the changes when they do not
/// fit into it; empty when nothing changes.
[[nodiscard]] QString proposedMessage(const std::vector<ReviewWords> &words);

/// "Endpoint: my-endpoint" and "Traffic: blue=90 green=10".
[[nodiscard]] QList<GitTrailer> trailersFor(const std::vector<ReviewWords> &words);

/// The name of a new branch for these changes: "canary/my-endpoint-10", "change/my-endpoint"; with
/// a number behind when @p taken has it.
[[nodiscard]] QByteArray proposedBranch(const std::vector<ReviewWords> &words,
                                        const QList<QByteArray> &taken = {});

} // namespace serin
