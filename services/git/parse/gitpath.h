// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace serin {

// A path as git keeps it is bytes, relative to the repository's top with slashes. In an interface
// it is a QByteArray; only what people see becomes text.

/// @p path for people: bytes that are no UTF-8 become U+FFFD, control characters and those that
/// turn the direction of writing become U+2400 symbols or escapes, so that it stays on one line.
[[nodiscard]] QString shownPath(QByteArrayView path);

/// Whether @p path can name a file of a repository: relative, no empty, "." or ".." segment, no
/// ".git" segment in any case, no NUL.
[[nodiscard]] bool isRepositoryPath(QByteArrayView path);

/// Whether @p bytes are valid UTF-8, so that they survive a QString.
[[nodiscard]] bool isUtf8(QByteArrayView bytes);

} // namespace serin
