// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QTranslator>

class QCoreApplication;

namespace serin {

/// The language of what people read in the window, from its making to its end. Texts are looked up
/// when a widget is made, so this comes before the first of them. Main thread.
class Translation
{
public:
    /// Takes the first of @p wanted that the program speaks, and English when there is none.
    /// @p wanted are tags such as `de-AT`, as QLocale::uiLanguages() gives them; only the language
    /// counts. Qt's own texts follow where Qt's translations are installed.
    Translation(QCoreApplication &application, const QStringList &wanted);

    /// `en`, or what is translated into, e.g. `de`.
    [[nodiscard]] const QString &language() const { return m_language; }

    /// What the program speaks, English first.
    [[nodiscard]] static QStringList available();

private:
    QTranslator m_qt;
    QTranslator m_serin;
    QString m_language;
};

} // namespace serin
