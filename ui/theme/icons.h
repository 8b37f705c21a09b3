// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

namespace serin {

/// The drawings in resources/icons.
enum class IconName {
    Add,
    Check,
    Close,
    Command,
    Copy,
    Down,
    Error,
    File,
    Folder,
    Info,
    Lock,
    LockOpen,
    More,
    Redo,
    Refresh,
    Search,
    Swap,
    Undo,
    Up,
    Warning,
};

/// An icon that is drawn from its outlines at the size and pixel density asked for, in the text
/// colour that the application's palette has at that moment: it needs no care when the theme
/// changes.
[[nodiscard]] QIcon themedIcon(IconName name);

/// As themedIcon(); shows @p on while the button or action is checked.
[[nodiscard]] QIcon themedIcon(IconName off, IconName on);

/// @p text of a button that has an icon, with some room between the two that grows with the font.
[[nodiscard]] QString besideIcon(const QString &text);

/// The drawing in @p color, @p size device-independent pixels square, for a screen with
/// @p devicePixelRatio.
[[nodiscard]] QPixmap iconPixmap(IconName name, const QColor &color, int size,
                                 qreal devicePixelRatio);

} // namespace serin
