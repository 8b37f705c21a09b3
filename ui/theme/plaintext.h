// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace serin {

/// @p text for QWidget::setToolTip and the like, which guess whether they are given mark-up: shown
/// as it is written, never as rich text. Cut after 2,000 characters.
[[nodiscard]] QString plainToolTip(const QString &text);

/// @p text on one line for a label or a list row: control and bidirectional formatting characters
/// become spaces, but for the pairs of leftToRight(); cut after @p limit characters with an
/// ellipsis.
[[nodiscard]] QString singleLine(const QString &text, int limit = 400);

/// @p text with places to break a line in its longest words, which would make a label as wide as
/// they are.
[[nodiscard]] QString breakable(const QString &text);

/// @p text whose words a label does not break after a hyphen, as it would `--option`. For display
/// only: a copy of it holds word joiners.
[[nodiscard]] QString wholeAtHyphens(const QString &text);

/// @p text so that it reads from left to right in a mirrored window, too: a name with its number,
/// an address. Unchanged in a window that is not.
[[nodiscard]] QString leftToRight(const QString &text);

} // namespace serin
