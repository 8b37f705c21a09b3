// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/common/preferences.h"

#include "services/core/workers.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QThreadPool>
#include <QVariant>

#include <algorithm>
#include <chrono>

namespace serin {

namespace {

constexpr std::chrono::milliseconds writeDelay{200};
constexpr int mostRecent = 10;
constexpr int longestPath = 4096;
constexpr qint64 largestFile = 4 << 20;

const QString recentKey = QStringLiteral("recentFolders");
const QString themeKey = QStringLiteral("window/theme");
const QString keepKey = QStringLiteral("workspace/keep");
const QString utcKey = QStringLiteral("window/utc");
const QString keptDaysKey = QStringLiteral("charts/keptDays");
const QString pythonKey = QStringLiteral("workspace/python");
const QString careKey = QStringLiteral("window/careTier");
const QString languageKey = QStringLiteral("window/language");
const QString notifyKey = QStringLiteral("window/notify");
const QString shortcutsKey = QStringLiteral("window/shortcuts");
const QString proxyKey = QStringLiteral("network/proxy");
const QString sideBySideKey = QStringLiteral("diff/sideBySide");
const QString zoomKey = QStringLiteral("window/zoom");
const QString geometryKey = QStringLiteral("window/geometry");
const QString splitterKey = QStringLiteral("window/splitter");

const QString systemTheme = QStringLiteral("system");
const QStringList themes{systemTheme, QStringLiteral("light"), QStringLiteral("dark"),
                         QStringLiteral("contrast-light"), QStringLiteral("contrast-dark")};

/// Whether every line is a section, a comment, or a key with its value.
bool isReadable(const QByteArray &bytes)
{
    if (bytes.contains('\0')) {
        return false;
    }
    bool goesOn = false; // a backslash at the end of the line before
    for (const QByteArray &raw : bytes.split('\n')) {
        const QByteArray line = raw.trimmed();
        const bool isGood = goesOn || line.isEmpty() || line.startsWith(';') ||
                            line.startsWith('#') || line.contains('=') ||
                            (line.startsWith('[') && line.endsWith(']'));
        if (!isGood) {
            return false;
        }
        goesOn = line.endsWith('\\');
    }
    return true;
}

/// QSettings would take what it understands and write the rest away. @return where it went.
QString setAsideIfBroken(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) ||
        (file.size() <= largestFile && isReadable(file.readAll()))) {
        return {};
    }
    file.close();
    const QString aside =
        path + QStringLiteral(".broken-") +
        QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"));
    return QFile::rename(path, aside) ? aside : QString();
}

QString refreshKey(Preferences::Refresh what)
{
    switch (what) {
    case Preferences::Refresh::SelectedLocal:
        return QStringLiteral("refresh/selectedLocal");
    case Preferences::Refresh::SelectedRemote:
        return QStringLiteral("refresh/selectedRemote");
    case Preferences::Refresh::List:
        break;
    }
    return QStringLiteral("refresh/list");
}

/// A path makes no key: QSettings takes slashes for groups.
QString pathKey(const QString &path)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256).toHex().left(16));
}

QString picksKey(const QString &root)
{
    return QStringLiteral("variants/") + pathKey(root);
}

QString projectKey(const QString &path)
{
    return QStringLiteral("projects/") + pathKey(path);
}

/// What written() made; what else stands there is left out.
QHash<QString, QString> words(const QVariant &stored)
{
    const QJsonObject object = QJsonDocument::fromJson(stored.toString().toUtf8()).object();
    QHash<QString, QString> words;
    for (auto entry = object.begin(); entry != object.end(); ++entry) {
        if (entry->isString()) {
            words.insert(entry.key(), entry->toString());
        }
    }
    return words;
}

QString written(const QHash<QString, QString> &words)
{
    QJsonObject object;
    for (auto word = words.begin(); word != words.end(); ++word) {
        object.insert(word.key(), word.value());
    }
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

Preferences::Preferences(const QString &filePath)
    : m_brokenFile(setAsideIfBroken(filePath)), m_settings(filePath)
{
    m_later.setSingleShot(true);
    m_later.setInterval(writeDelay);
    // Another object for the same file writes what this one was given.
    QObject::connect(&m_later, &QTimer::timeout, &m_later, [filePath] {
        workers()->start([filePath] { QSettings(filePath, QSettings::IniFormat).sync(); });
    });
}

void Preferences::set(const QString &key, const QVariant &value)
{
    m_settings.setValue(key, value);
    m_later.start();
}

bool Preferences::save()
{
    m_later.stop();
    m_settings.sync();
    return m_settings.status() == QSettings::NoError;
}

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
    set(recentKey, paths.mid(0, mostRecent));
}

void Preferences::removeRecentFolder(const QString &path)
{
    QStringList paths = recentFolders();
    paths.removeAll(path);
    set(recentKey, paths);
}

QString Preferences::chosenProject(const QString &path) const
{
    return m_settings.value(projectKey(path)).toString();
}

void Preferences::setChosenProject(const QString &path, const QString &name)
{
    set(projectKey(path), name);
}

QString Preferences::theme() const
{
    const QString theme = m_settings.value(themeKey).toString();
    return themes.contains(theme) ? theme : systemTheme;
}

void Preferences::setTheme(const QString &theme)
{
    set(themeKey, theme);
}

bool Preferences::timesInUtc() const
{
    return m_settings.value(utcKey, false).toBool();
}

void Preferences::setTimesInUtc(bool inUtc)
{
    set(utcKey, inUtc);
}

int Preferences::usualInterval(Refresh what)
{
    return what == Refresh::SelectedLocal ? 5 : what == Refresh::SelectedRemote ? 15 : 60;
}

int Preferences::interval(Refresh what) const
{
    bool isNumber = false;
    const int seconds = m_settings.value(refreshKey(what)).toInt(&isNumber);
    return isNumber ? std::clamp(seconds, leastInterval, mostInterval) : usualInterval(what);
}

void Preferences::setInterval(Refresh what, int seconds)
{
    set(refreshKey(what), std::clamp(seconds, leastInterval, mostInterval));
}

int Preferences::keptDays() const
{
    bool isNumber = false;
    const int days = m_settings.value(keptDaysKey).toInt(&isNumber);
    return isNumber ? std::clamp(days, 0, mostKeptDays) : usualKeptDays;
}

void Preferences::setKeptDays(int days)
{
    set(keptDaysKey, std::clamp(days, 0, mostKeptDays));
}

QString Preferences::python() const
{
    const QString program = m_settings.value(pythonKey).toString();
    return program.size() > longestPath || program.contains(QChar(0)) ? QString() : program;
}

void Preferences::setPython(const QString &program)
{
    set(pythonKey, program.trimmed());
}

Tier Preferences::careTier() const
{
    return tierFromName(m_settings.value(careKey).toString()).value_or(Tier::Prod);
}

void Preferences::setCareTier(Tier tier)
{
    set(careKey, tierName(tier));
}

bool Preferences::keepsWorkspace() const
{
    return m_settings.value(keepKey, false).toBool();
}

void Preferences::setKeepsWorkspace(bool keeps)
{
    set(keepKey, keeps);
}

bool Preferences::showsDiffSideBySide() const
{
    return m_settings.value(sideBySideKey, false).toBool();
}

void Preferences::setShowsDiffSideBySide(bool shows)
{
    set(sideBySideKey, shows);
}

int Preferences::zoom() const
{
    bool isNumber = false;
    const int zoom = m_settings.value(zoomKey).toInt(&isNumber);
    return isNumber ? std::clamp(zoom, leastZoom, mostZoom) : 100;
}

void Preferences::setZoom(int percent)
{
    set(zoomKey, std::clamp(percent, leastZoom, mostZoom));
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
    set(geometryKey, geometry);
    set(splitterKey, splitter);
}

QString Preferences::language() const
{
    return m_settings.value(languageKey).toString();
}

void Preferences::setLanguage(const QString &code)
{
    set(languageKey, code);
}

QString Preferences::proxy() const
{
    return m_settings.value(proxyKey).toString();
}

void Preferences::setProxy(const QString &choice)
{
    set(proxyKey, choice.trimmed());
}

bool Preferences::notifies() const
{
    return m_settings.value(notifyKey, true).toBool();
}

void Preferences::setNotifies(bool notifies)
{
    set(notifyKey, notifies);
}

QHash<QString, QString> Preferences::shortcuts() const
{
    return words(m_settings.value(shortcutsKey));
}

void Preferences::setShortcuts(const QHash<QString, QString> &shortcuts)
{
    set(shortcutsKey, written(shortcuts));
}

QHash<QString, QString> Preferences::variantPicks(const QString &root) const
{
    return words(m_settings.value(picksKey(root)));
}

void Preferences::setVariantPicks(const QString &root, const QHash<QString, QString> &picks)
{
    set(picksKey(root), written(picks));
}

} // namespace serin
