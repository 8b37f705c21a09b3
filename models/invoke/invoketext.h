// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>

namespace serin {

/// "200 OK"; the number alone when its words are not known.
[[nodiscard]] QString statusWords(int status);
/// "34.2 ms", "1.20 s".
[[nodiscard]] QString durationWords(std::chrono::microseconds duration);
/// "1.2 KB", as the locale writes it.
[[nodiscard]] QString sizeWords(qint64 bytes);

} // namespace serin
