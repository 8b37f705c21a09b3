// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QObject>

class QApplication;

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
    /// Applies the theme at once. @p application must outlive this.
    explicit ApplicationTheme(QApplication &application,
                              SchemePreference preference = SchemePreference::System,
                              QObject *parent = nullptr);

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
    bool m_applying = false;
};

} // namespace serin
