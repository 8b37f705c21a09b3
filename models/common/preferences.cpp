// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/common/preferences.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

#include <algorithm>

namespace serin {

namespace {

constexpr int mostRecent = 10;
constexpr int longestPath = 4096;

const QString recentKey = QStringLiteral("recentFolders");
const QString themeKey = QStringLiteral("window/theme");
const QString keepKey = QStringLiteral("workspace/keep");
const QString sideBySideKey = QStringLiteral("diff/sideBySide");
const QString zoomKey = QStringLiteral("window/zoom");
const QString geometryKey = QStringLiteral("window/geometry");
const QString splitterKey = QStringLiteral("window/splitter");

const QString systemTheme = QStringLiteral("system");
const QStringList themes{systemTheme, QStringLiteral("light"), QStringLiteral("dark")};

/// A path makes no key: QSettings takes slashes for groups.
QString picksKey(const QString &root)
{
    const QByteArray digest =
        QCryptographicHash::hash(root.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return QStringLiteral("variants/") + QString::fromLatin1(digest);
}

} // namespace

Preferences::Preferences(const QString &filePath) : m_settings(filePath, QSettings::IniFormat) {}

QString Preferences::defaultFilePath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/serin/serin.conf");
}

QStringList Preferences::recentFolders() const
{
    QStringList paths = m_settings.value(recentKey).toStringList();
    paths.removeIf([](const QString &path) {
        return path.size() > longestPath || path.contains(QChar(0)) || !QDir::isAbsolutePath(path);
    });
    paths.removeDuplicates();
    return paths.mid(0, mostRecent);
}

void Preferences::addRecentFolder(const QString &path)
{
    QStringList paths = recentFolders();
    paths.removeAll(path);
    paths.prepend(path);
    m_settings.setValue(recentKey, paths.mid(0, mostRecent));
}

void Preferences::removeRecentFolder(const QString &path)
{
    QStringList paths = recentFolders();
    paths.removeAll(path);
    m_settings.setValue(recentKey, paths);
}

QString Preferences::theme() const
{
    const QString theme = m_settings.value(themeKey).toString();
    return themes.contains(theme) ? theme : systemTheme;
}

void Preferences::setTheme(const QString &theme)
{
    m_settings.setValue(themeKey, theme);
}

bool Preferences::keepsWorkspace() const
{
    return m_settings.value(keepKey, false).toBool();
}

void Preferences::setKeepsWorkspace(bool keeps)
{
    m_settings.setValue(keepKey, keeps);
}

bool Preferences::showsDiffSideBySide() const
{
    return m_settings.value(sideBySideKey, false).toBool();
}

void Preferences::setShowsDiffSideBySide(bool shows)
{
    m_settings.setValue(sideBySideKey, shows);
}

int Preferences::zoom() const
{
    bool isNumber = false;
    const int zoom = m_settings.value(zoomKey).toInt(&isNumber);
    return isNumber ? std::clamp(zoom, leastZoom, mostZoom) : 100;
}

void Preferences::setZoom(int percent)
{
    m_settings.setValue(zoomKey, std::clamp(percent, leastZoom, mostZoom));
}

QByteArray Preferences::windowGeometry() const
{
    return m_settings.value(geometryKey).toByteArray();
}

QByteArray Preferences::splitterState() const
{
    return m_settings.value(splitterKey).toByteArray();
}

void Preferences::setWindowState(const QByteArray &geometry, const QByteArray &splitter)
{
    m_settings.setValue(geometryKey, geometry);
    m_settings.setValue(splitterKey, splitter);
}

QHash<QString, QString> Preferences::variantPicks(const QString &root) const
{
    const QJsonObject object =
        QJsonDocument::fromJson(m_settings.value(picksKey(root)).toString().toUtf8()).object();
    QHash<QString, QString> picks;
    for (auto entry = object.begin(); entry != object.end(); ++entry) {
        if (entry->isString()) {
            picks.insert(entry.key(), entry->toString());
        }
    }
    return picks;
}

void Preferences::setVariantPicks(const QString &root, const QHash<QString, QString> &picks)
{
    QJsonObject object;
    for (auto pick = picks.begin(); pick != picks.end(); ++pick) {
        object.insert(pick.key(), pick.value());
    }
    m_settings.setValue(picksKey(root),
                        QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
}

} // namespace serin
