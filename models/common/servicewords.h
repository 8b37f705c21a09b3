// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace serin {

/// @p text, which a service wrote in English (serinctl shows it so), in the language of the window:
/// the phrase it was made from is found again (servicephrases.h) and filled in again; what is
/// filled in is translated likewise where it is such a phrase. What no phrase fits stays as it is:
/// words of Git, of Azure, of the system. Plain text, of any length and origin. Takes some
/// microseconds.
[[nodiscard]] QString serviceWords(const QString &text);

/// The same with a capital, as a sentence begins; without one where it begins with a name, a path
/// or a key, whose letters say which one it is.
[[nodiscard]] QString serviceSentence(const QString &text);

/// What stands in @p text for %1, %2 … of @p phrase; nothing when the phrase does not fit. A
/// placeholder takes at least one character and, where several splits fit, as few as it can; only
/// one that ends the phrase right behind a word may take nothing.
[[nodiscard]] std::optional<QStringList> filledIn(const QString &phrase, const QString &text);

} // namespace serin
