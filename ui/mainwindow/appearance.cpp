// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/appearance.h"

#include "models/common/preferences.h"
#include "models/settings/settingsmodel.h"
#include "ui/theme/applicationtheme.h"

#include <QApplication>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace serin {

Appearance::Appearance(Preferences &preferences, ApplicationTheme *theme, QObject *parent)
    : QObject(parent), m_preferences(preferences), m_theme(theme), m_base(QApplication::font())
{
    if (preferences.zoom() != m_zoom) {
        setZoom(preferences.zoom());
    }
}

SchemePreference Appearance::theme() const
{
    return m_theme ? m_theme->preference() : schemePreference(m_preferences.theme());
}

void Appearance::setTheme(SchemePreference preference)
{
    m_preferences.setTheme(schemeWord(preference));
    if (m_theme) {
        m_theme->setPreference(preference);
    }
    Q_EMIT changed();
}

void Appearance::setZoom(int percent)
{
    const int zoom = std::clamp(percent, Preferences::leastZoom, Preferences::mostZoom);
    if (zoom == m_zoom) {
        return;
    }
    m_zoom = zoom;
    QFont font = m_base;
    if (m_base.pointSizeF() > 0) {
        font.setPointSizeF(m_base.pointSizeF() * zoom / 100);
    } else {
        font.setPixelSize(std::max(1, m_base.pixelSize() * zoom / 100));
    }
    QApplication::setFont(font);
    m_preferences.setZoom(zoom);
    Q_EMIT changed();
}

void Appearance::follow(SettingsModel &settings)
{
    connect(&settings, &SettingsModel::changed, this, &Appearance::apply);
    connect(this, &Appearance::changed, &settings, &SettingsModel::reload);
}

void Appearance::apply(const QString &setting)
{
    if (setting == QLatin1String("theme")) {
        setTheme(schemePreference(m_preferences.theme()));
    } else if (setting == QLatin1String("zoom")) {
        setZoom(m_preferences.zoom());
    } else if (setting == QLatin1String("times")) {
        for (QWidget *widget : QApplication::allWidgets()) {
            widget->update(); // lists and charts ask for their texts as they paint
        }
    }
}

namespace {

const std::pair<SchemePreference, QString> schemeWords[] = {
    {SchemePreference::System, QStringLiteral("system")},
    {SchemePreference::Light, QStringLiteral("light")},
    {SchemePreference::Dark, QStringLiteral("dark")},
    {SchemePreference::ContrastLight, QStringLiteral("contrast-light")},
    {SchemePreference::ContrastDark, QStringLiteral("contrast-dark")},
};

} // namespace

SchemePreference schemePreference(const QString &word)
{
    for (const auto &[preference, name] : schemeWords) {
        if (name == word) {
            return preference;
        }
    }
    return SchemePreference::System;
}

QString schemeWord(SchemePreference preference)
{
    for (const auto &[known, name] : schemeWords) {
        if (known == preference) {
            return name;
        }
    }
    return schemeWord(SchemePreference::System);
}

} // namespace serin
