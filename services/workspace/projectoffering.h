// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/workspace/project.h"

#include <QByteArray>

#include <optional>

namespace serin {

/// The text of a serin.yaml that offers @p project besides all that @p text offers; nothing: there
/// is no such file yet. An offer of this name is made to say who applies, and left alone otherwise.
/// Only the bytes that must change do, and the outcome was read again before it is handed out.
/// @p path is quoted in errors.
/// @error Invalid: the file cannot be edited safely, or offers another project of this name;
/// `fix` has the line to write.
[[nodiscard]] Result<QByteArray> withProjectOffered(const std::optional<QByteArray> &text,
                                                    const Project &project, const QString &path);

} // namespace serin
