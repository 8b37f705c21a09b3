// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/error.h"

#include <QString>

namespace serin {

/// An error as a person reads it.
struct ErrorText
{
    QString sentence; ///< what happened and why
    QString advice;   ///< what to do next; may be empty
};

/// Translates @p error into one sentence, its place behind it, and one advice. A place of several
/// lines, as what git said, stands below the sentence. Plain text, never rich.
[[nodiscard]] ErrorText errorText(const Error &error);
/// Both in one text, for where there is no place of its own for the advice.
[[nodiscard]] QString errorWords(const Error &error);
/// errorText() beside words that name @p place already: it is not said twice.
[[nodiscard]] ErrorText errorTextBeside(const QString &place, const Error &error);
/// As Error::toLine(), its place first.
[[nodiscard]] QString errorLine(const Error &error);

} // namespace serin
