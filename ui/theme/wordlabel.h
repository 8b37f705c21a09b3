// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/stylesheet.h"

class QLabel;
class QWidget;

namespace serin {

/// A label of @p parent for words of any length: plain text, broken into lines.
[[nodiscard]] QLabel *makeWordLabel(QWidget *parent);
[[nodiscard]] QLabel *makeWordLabel(QWidget *parent, WidgetRole role);

/// Shows @p words, or nothing of @p label when there are none.
void showWords(QLabel *label, const QString &words);

} // namespace serin
