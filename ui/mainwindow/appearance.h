// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QFont>
#include <QObject>

namespace serin {

class ApplicationTheme;
class Preferences;
class SettingsModel;

/// Theme and zoom as the person chose them, now and at the next start. GUI thread only.
class Appearance : public QObject
{
    Q_OBJECT
public:
    /// Applies what @p preferences say. @p theme may be nullptr: then only the zoom works. Both
    /// must outlive it.
    Appearance(Preferences &preferences, ApplicationTheme *theme, QObject *parent = nullptr);

    [[nodiscard]] SchemePreference theme() const;
    void setTheme(SchemePreference preference);
    /// Percent of the application's own font.
    [[nodiscard]] int zoom() const { return m_zoom; }
    void zoomIn() { setZoom(m_zoom + step(m_zoom)); }
    void zoomOut() { setZoom(m_zoom - step(m_zoom - 1)); }
    void setZoom(int percent);
    /// Applies what is set in @p settings from now on, and tells it of what is set here.
    void follow(SettingsModel &settings);

Q_SIGNALS:
    void changed();

private:
    void apply(const QString &setting);
    [[nodiscard]] static int step(int percent) { return percent < 150 ? 10 : 25; }

    Preferences &m_preferences;
    ApplicationTheme *m_theme;
    QFont m_base;
    int m_zoom = 100;
};

/// From and to the words in the preferences.
[[nodiscard]] SchemePreference schemePreference(const QString &word);
[[nodiscard]] QString schemeWord(SchemePreference preference);

} // namespace serin
