// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/common/translation.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLibraryInfo>

namespace serin {

namespace {

const QString english = QStringLiteral("en");
const QString folder = QStringLiteral(":/i18n");
const QString prefix = QStringLiteral("serin_");

/// QTranslator's own search would pass over English, which has no file, and so give somebody who
/// reads English first their second language.
QString firstAvailable(const QStringList &wanted)
{
    const QStringList available = Translation::available();
    for (const QString &tag : wanted) {
        const QString language = QString(tag)
                                     .replace(QLatin1Char('_'), QLatin1Char('-'))
                                     .section(QLatin1Char('-'), 0, 0)
                                     .toLower();
        if (language == QLatin1String("c")) {
            return english;
        }
        if (available.contains(language)) {
            return language;
        }
    }
    return english;
}

} // namespace

Translation::Translation(QCoreApplication &application, const QStringList &wanted)
    : m_language(firstAvailable(wanted))
{
    if (m_language == english) {
        return;
    }
    if (m_qt.load(QStringLiteral("qtbase_") + m_language,
                  QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        application.installTranslator(&m_qt);
    }
    if (m_serin.load(prefix + m_language, folder)) {
        application.installTranslator(&m_serin);
    }
}

QStringList Translation::available()
{
    QStringList languages{english};
    for (const QFileInfo &file : QDir(folder).entryInfoList({prefix + QStringLiteral("*.qm")})) {
        languages.append(file.completeBaseName().mid(prefix.size()));
    }
    return languages;
}

} // namespace serin
