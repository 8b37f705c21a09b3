// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>

namespace serin {

/// How the window looks. The last two are for eyes that need more contrast.
enum class ColorScheme { Light, Dark, ContrastLight, ContrastDark };

/// What the person asked for; System follows the desktop.
enum class SchemePreference { System, Light, Dark, ContrastLight, ContrastDark };

/// Every colour that the window uses, by the part it plays. A value without state.
///
/// Text roles (text, mutedText, link, accent, ok, warn, error) have a contrast of at least 4.5 : 1
/// on each of window, base, alternateBase and hover; disabledText and controlBorder at least 3 : 1
/// on window and base (WCAG 2.1, 1.4.3 and 1.4.11). With more contrast it is 7 : 1 and 4.5 : 1
/// (1.4.6).
struct Theme
{
    ColorScheme scheme = ColorScheme::Light;

    QColor window;        ///< behind everything
    QColor base;          ///< cards, fields, lists
    QColor alternateBase; ///< every other row, headers
    QColor hover;         ///< under the pointer
    QColor pressed;       ///< while held down
    QColor text;
    QColor mutedText;     ///< captions, units, second lines
    QColor disabledText;  ///< of what is unavailable; its reason is in the tooltip
    QColor border;        ///< hairlines between things
    QColor controlBorder; ///< the edge of a field or button
    QColor accent;        ///< focus, the primary button, links
    QColor accentHover;
    QColor accentText; ///< on accent
    QColor selection;
    QColor selectionText;
    QColor ok;
    QColor okBackground;
    QColor warn;
    QColor warnBackground;
    QColor error;
    QColor errorBackground;
    QColor shadow; ///< translucent

    [[nodiscard]] static const Theme &light();
    [[nodiscard]] static const Theme &dark();
    [[nodiscard]] static const Theme &of(ColorScheme scheme);
    /// The theme that @p palette comes from, else light or dark by the lightness of its window
    /// colour. Widgets that paint themselves ask this with their own palette(), so they need no
    /// global state.
    [[nodiscard]] static const Theme &fromPalette(const QPalette &palette);

    /// All roles and groups of a QPalette, except a few that nothing paints with
    /// (see ApplicationTheme).
    [[nodiscard]] QPalette toPalette() const;

    [[nodiscard]] bool isDark() const
    {
        return scheme == ColorScheme::Dark || scheme == ColorScheme::ContrastDark;
    }
    [[nodiscard]] bool hasMoreContrast() const
    {
        return scheme == ColorScheme::ContrastLight || scheme == ColorScheme::ContrastDark;
    }
};

/// Light or dark.
[[nodiscard]] ColorScheme schemeOf(const QPalette &palette);

/// Distances in device-independent pixels, all from the height of a line of text, so that they grow
/// with the font.
struct Spacing
{
    int xs;     ///< a quarter line: between an icon and its word
    int s;      ///< half a line: between controls of one group
    int m;      ///< three quarters: inside cards
    int l;      ///< a line: between groups
    int xl;     ///< a line and a half: around pages
    int radius; ///< rounding of buttons, fields and cards
    int icon;   ///< edge of an icon beside text
    int form;   ///< 44 lines: a wider field is no easier to fill in

    [[nodiscard]] static Spacing forFont(const QFont &font);
};

} // namespace serin
