// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace serin {

/// Whether @p text is filled in later and says nothing now: it holds `{{ }}`, or is nothing but a
/// `<placeholder>` or a shell's or pipeline's variable (`$name`, `${name}`, `$(name)`, `#{name}#`).
[[nodiscard]] bool isTemplateText(const QString &text);

/// @p text as it can stand in a one-line message: at most 60 characters, what does not print or
/// would reorder the line replaced by U+FFFD.
[[nodiscard]] QString printable(const QString &text);

/// printable() between double quotes.
[[nodiscard]] QString quoted(const QString &text);

/// The one of @p words that @p word was probably meant to be (at most two edits away, and fewer
/// than half its letters); empty when there is none.
[[nodiscard]] QString nearestWord(const QString &word, const QStringList &words);

} // namespace serin
