// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/contrast.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace serin {

namespace {

Theme makeLight()
{
    Theme theme;
    theme.scheme = ColorScheme::Light;
    theme.window = QColor(0xf5f6f8);
    theme.base = QColor(0xffffff);
    theme.alternateBase = QColor(0xf9fafb);
    theme.hover = QColor(0xedeff3);
    theme.pressed = QColor(0xe2e5eb);
    theme.text = QColor(0x1a1e24);
    theme.mutedText = QColor(0x566070);
    theme.disabledText = QColor(0x7b8491);
    theme.border = QColor(0xdfe3e8);
    theme.controlBorder = QColor(0x858e9b);
    theme.accent = QColor(0x4650be);
    theme.accentHover = QColor(0x3a43a6);
    theme.accentText = QColor(0xffffff);
    theme.selection = QColor(0xe3e6fa);
    theme.selectionText = theme.text;
    theme.ok = QColor(0x12713f);
    theme.okBackground = QColor(0xe3f4ea);
    theme.warn = QColor(0x8a5200);
    theme.warnBackground = QColor(0xfdf1dc);
    theme.error = QColor(0xbb2929);
    theme.errorBackground = QColor(0xfce8e6);
    theme.shadow = QColor(20, 24, 32, 60);
    return theme;
}

Theme makeDark()
{
    Theme theme;
    theme.scheme = ColorScheme::Dark;
    theme.window = QColor(0x15171c);
    theme.base = QColor(0x1d2026);
    theme.alternateBase = QColor(0x22262d);
    theme.hover = QColor(0x2b3038);
    theme.pressed = QColor(0x343a44);
    theme.text = QColor(0xe7eaef);
    theme.mutedText = QColor(0xa5aebb);
    theme.disabledText = QColor(0x79828f);
    theme.border = QColor(0x30353e);
    theme.controlBorder = QColor(0x727c8a);
    theme.accent = QColor(0xa9b4ff);
    theme.accentHover = QColor(0xc0c8ff);
    theme.accentText = QColor(0x14161b);
    theme.selection = QColor(0x333a63);
    theme.selectionText = theme.text;
    theme.ok = QColor(0x7ad3a0);
    theme.okBackground = QColor(0x17301f);
    theme.warn = QColor(0xedbe6a);
    theme.warnBackground = QColor(0x362a12);
    theme.error = QColor(0xff9a90);
    theme.errorBackground = QColor(0x3b1d1b);
    theme.shadow = QColor(0, 0, 0, 140);
    return theme;
}

Theme makeContrastLight()
{
    Theme theme;
    theme.scheme = ColorScheme::ContrastLight;
    theme.window = QColor(0xffffff);
    theme.base = QColor(0xffffff);
    theme.alternateBase = QColor(0xf7f7f7);
    theme.hover = QColor(0xe8e8e8);
    theme.pressed = QColor(0xd4d4d4);
    theme.text = QColor(0, 0, 0);
    theme.mutedText = QColor(0x2b2b2b);
    theme.disabledText = QColor(0x5c5c5c);
    theme.border = QColor(0x6e6e6e);
    theme.controlBorder = QColor(0, 0, 0);
    theme.accent = QColor(0x1c2490);
    theme.accentHover = QColor(0x0f1566);
    theme.accentText = QColor(0xffffff);
    theme.selection = QColor(0xd3daff);
    theme.selectionText = theme.text;
    theme.ok = QColor(0x00451f);
    theme.okBackground = QColor(0xe3f7ea);
    theme.warn = QColor(0x553000);
    theme.warnBackground = QColor(0xfff0d6);
    theme.error = QColor(0x7f0000);
    theme.errorBackground = QColor(0xffe8e6);
    theme.shadow = QColor(0, 0, 0, 110);
    return theme;
}

Theme makeContrastDark()
{
    Theme theme;
    theme.scheme = ColorScheme::ContrastDark;
    theme.window = QColor(0, 0, 0);
    theme.base = QColor(0, 0, 0);
    theme.alternateBase = QColor(0x101010);
    theme.hover = QColor(0x262626);
    theme.pressed = QColor(0x383838);
    theme.text = QColor(0xffffff);
    theme.mutedText = QColor(0xe4e4e4);
    theme.disabledText = QColor(0xa8a8a8);
    theme.border = QColor(0x8c8c8c);
    theme.controlBorder = QColor(0xffffff);
    theme.accent = QColor(0xffe066);
    theme.accentHover = QColor(0xfff0a8);
    theme.accentText = QColor(0, 0, 0);
    theme.selection = QColor(0x14306e);
    theme.selectionText = theme.text;
    theme.ok = QColor(0x9dffc0);
    theme.okBackground = QColor(0x002b13);
    theme.warn = QColor(0xffd98a);
    theme.warnBackground = QColor(0x2e2000);
    theme.error = QColor(0xffb8b0);
    theme.errorBackground = QColor(0x3a0000);
    theme.shadow = QColor(255, 255, 255, 60);
    return theme;
}

} // namespace

const Theme &Theme::light()
{
    static const Theme theme = makeLight();
    return theme;
}

const Theme &Theme::dark()
{
    static const Theme theme = makeDark();
    return theme;
}

const Theme &Theme::of(ColorScheme scheme)
{
    static const Theme contrastLight = makeContrastLight();
    static const Theme contrastDark = makeContrastDark();
    switch (scheme) {
    case ColorScheme::Light:
        break;
    case ColorScheme::Dark:
        return dark();
    case ColorScheme::ContrastLight:
        return contrastLight;
    case ColorScheme::ContrastDark:
        return contrastDark;
    }
    return light();
}

const Theme &Theme::fromPalette(const QPalette &palette)
{
    const auto wears = [&palette](const Theme &theme) {
        return palette.color(QPalette::Active, QPalette::Window) == theme.window &&
               palette.color(QPalette::Active, QPalette::Mid) == theme.border;
    };
    for (const ColorScheme scheme : {ColorScheme::ContrastLight, ColorScheme::ContrastDark}) {
        if (wears(of(scheme))) {
            return of(scheme);
        }
    }
    return of(schemeOf(palette));
}

QPalette Theme::toPalette() const
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, const QColor &color,
                                const QColor &disabled) {
        palette.setColor(QPalette::Active, role, color);
        palette.setColor(QPalette::Inactive, role, color);
        palette.setColor(QPalette::Disabled, role, disabled);
    };
    set(QPalette::Window, window, window);
    set(QPalette::WindowText, text, disabledText);
    set(QPalette::Base, base, base);
    set(QPalette::AlternateBase, alternateBase, alternateBase);
    set(QPalette::Text, text, disabledText);
    set(QPalette::PlaceholderText, mutedText, disabledText);
    set(QPalette::Button, base, base);
    set(QPalette::ButtonText, text, disabledText);
    set(QPalette::Highlight, selection, hover);
    set(QPalette::HighlightedText, selectionText, disabledText);
    set(QPalette::Link, accent, disabledText);
    set(QPalette::LinkVisited, accent, disabledText);
    set(QPalette::Light, base, base);
    set(QPalette::Midlight, hover, hover);
    set(QPalette::Mid, border, border);
    set(QPalette::Dark, controlBorder, border);
    set(QPalette::Shadow, controlBorder, border);
    palette.setColor(QPalette::Active, QPalette::ToolTipBase, base);
    palette.setColor(QPalette::Active, QPalette::ToolTipText, text);
    palette.setColor(QPalette::Inactive, QPalette::ToolTipBase, base);
    palette.setColor(QPalette::Inactive, QPalette::ToolTipText, text);
    return palette;
}

ColorScheme schemeOf(const QPalette &palette)
{
    // 0.18 is the luminance at which black and white text contrast equally.
    return relativeLuminance(palette.color(QPalette::Active, QPalette::Window)) < 0.18
               ? ColorScheme::Dark
               : ColorScheme::Light;
}

Spacing Spacing::forFont(const QFont &font)
{
    const qreal line = QFontMetricsF(font).height();
    const auto part = [line](qreal factor) {
        return std::max(1, static_cast<int>(std::lround(line * factor)));
    };
    return {part(0.25), part(0.5),   part(0.75), part(1.0),
            part(1.5),  part(0.375), part(1.0),  part(44)};
}

} // namespace serin
