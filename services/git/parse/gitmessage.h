// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/git/parse/gitlog.h"

namespace serin {

/// The text of a commit: @p message with @p trailers as its last paragraph, in UTF-8 and with a
/// final newline. When @p message ends in trailers already, they are joined; one with the same key
/// and value is not repeated.
/// @error Invalid: the message is empty or holds NUL; a key is not letters, digits and dashes, or
/// a value is empty or longer than a line.
[[nodiscard]] Result<QByteArray> composeMessage(const QString &message,
                                                const QList<GitTrailer> &trailers);

} // namespace serin
