// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QString>

class QWidget;

namespace serin {

/// The part a widget plays in the typographic and visual hierarchy, where its class does not tell.
enum class WidgetRole {
    Title,   ///< QLabel, ElidedLabel: the name of the page
    Section, ///< QLabel: the heading of a card or group; QComboBox: what a page is about
    Caption, ///< QLabel, ElidedLabel: column headers, units, hints
    Muted,   ///< QLabel: text of the second rank
    Primary, ///< QPushButton: the one act that the page is for
    Danger,  ///< QPushButton: deletes or discards
    Card,    ///< QFrame: a raised surface with a hairline around
    Notice,  ///< QFrame: a bar that informs
    Warning, ///< QFrame: a bar that warns; QLabel: a warning in words
    Failure, ///< QFrame: a bar with an error; QLabel: an error in words
};

/// Gives @p widget the look of @p role, now and in every theme.
void setWidgetRole(QWidget &widget, WidgetRole role);
/// The look of its class again.
void clearWidgetRole(QWidget &widget);

/// The application's style sheet: shape and distance of standard controls. @p font is the
/// application's font; every length follows from it. @p direction is the application's, too.
[[nodiscard]] QString styleSheet(const Theme &theme, const QFont &font,
                                 Qt::LayoutDirection direction);

} // namespace serin
