// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QObject>

class QApplication;
class QWidget;

namespace serin {

/// Dresses the whole application: Fusion, the palette and the style sheet of one Theme. With the
/// preference System it takes the scheme from the desktop's own palette and follows it while the
/// program runs; it follows the application's font, too.
///
/// One object for the life of the application, GUI thread only, without a timer. Widgets that paint
/// themselves do not need it: they ask Theme::fromPalette(palette()) and hear of a change as
/// QEvent::PaletteChange.
class ApplicationTheme : public QObject
{
    Q_OBJECT
public:
    /// When the style sheet is put on. While the application wears one, Qt 6.4 gives each widget
    /// its style anew for each ancestor that it gets: a window that is built from the inside out
    /// takes three times as long. A window that is built first is given it once.
    enum class Sheet { AtOnce, WhenAsked };

    /// Applies the theme at once, but for a sheet that waits. @p application must outlive this.
    explicit ApplicationTheme(QApplication &application,
                              SchemePreference preference = SchemePreference::System,
                              Sheet sheet = Sheet::AtOnce, QObject *parent = nullptr);

    /// Puts on the sheet that has waited until the window is built. Before the first window shows.
    void putOnSheet();

    [[nodiscard]] const Theme &theme() const { return Theme::of(m_scheme); }
    [[nodiscard]] SchemePreference preference() const { return m_preference; }
    /// What the desktop showed when it was last looked at.
    [[nodiscard]] ColorScheme systemScheme() const { return m_systemScheme; }
    void setPreference(SchemePreference preference);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    /// The application wears another scheme now.
    void schemeChanged(serin::ColorScheme scheme);

private:
    void readSystemScheme();
    void onPaletteChange();
    void apply();

    QApplication &m_application;
    SchemePreference m_preference;
    ColorScheme m_systemScheme = ColorScheme::Light;
    ColorScheme m_scheme = ColorScheme::Light;
    QPalette m_applied;
    bool m_wearsSheet;
    bool m_applying = false;
    bool m_isBetweenSheets = false;
};

/// Gives @p widget of a window that is shown the theme and font of now. A hidden one gets them when
/// it is shown; this is for who asks it before how much room it will take.
void dress(QWidget &widget);

} // namespace serin
