// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition.h"

#include <QApplication>

namespace serin {

Composition::Composition(QApplication &application, const QString &preferencesFile,
                         std::optional<SchemePreference> theme, const QStringList &languages)
    : m_translation(application, languages), m_preferences(preferencesFile),
      m_theme(application, theme.value_or(schemePreference(m_preferences.theme()))),
      m_appearance(m_preferences, &m_theme), m_workbench(m_preferences),
      m_window(m_workbench, m_appearance)
{}

} // namespace serin
