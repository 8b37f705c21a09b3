// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QString>
#include <QStringList>

namespace serin {

/// Reads a deployment's property `serin.command`: a JSON array of arguments in a string, the
/// program first, `{port}` in one of the others.
/// @error Invalid with the rule that @p text breaks.
[[nodiscard]] Result<QStringList> serverCommandFrom(const QString &text);

/// Where the program of @p command is: absolute, or relative to @p codeDir.
/// @error Invalid: relative without a code; NotFound: no such file; Io: it cannot be executed.
[[nodiscard]] Result<QString> programOf(const QStringList &command, const QString &codeDir);

} // namespace serin
