// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/settings/settingsmodel.h"

#include "models/common/preferences.h"

#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>
#include <utility>

namespace serin {

namespace {

using Kind = Setting::Kind;
using Refresh = Preferences::Refresh;

const QString themeId = QStringLiteral("theme");
const QString zoomId = QStringLiteral("zoom");
const QString timesId = QStringLiteral("times");
const QString careId = QStringLiteral("care");
const QString localIntervalId = QStringLiteral("refresh.local");
const QString remoteIntervalId = QStringLiteral("refresh.azure");
const QString listIntervalId = QStringLiteral("refresh.list");
const QString keepId = QStringLiteral("workspace.keep");
const QString pythonId = QStringLiteral("workspace.python");

const QString localZone = QStringLiteral("local");
const QString utcZone = QStringLiteral("utc");

} // namespace

SettingsModel::SettingsModel(Preferences &preferences, QObject *parent)
    : QObject(parent), m_preferences(preferences)
{
    build();
}

void SettingsModel::build()
{
    const auto make = [](const QString &id, const QString &group, const QString &title,
                         const QString &description, Kind kind, const QVariant &usual) {
        Setting setting;
        setting.id = id;
        setting.group = group;
        setting.title = title;
        setting.description = description;
        setting.kind = kind;
        setting.usual = usual;
        return setting;
    };
    const QString look = tr("Look");
    Setting theme = make(themeId, look, tr("Theme"), tr("Light or dark colours."), Kind::Choice,
                         QStringLiteral("system"));
    theme.choices = {{QStringLiteral("system"), tr("As the system")},
                     {QStringLiteral("light"), tr("Light")},
                     {QStringLiteral("dark"), tr("Dark")}};
    add(theme);
    Setting zoom = make(zoomId, look, tr("Size of text"), tr("Of everything in the window."),
                        Kind::Number, 100);
    zoom.least = Preferences::leastZoom;
    zoom.most = Preferences::mostZoom;
    zoom.unit = tr(" %", "percent, behind a number");
    add(zoom);
    Setting times =
        make(timesId, look, tr("Times"), tr("Which zone times are shown in; tool tips have both."),
             Kind::Choice, localZone);
    times.choices = {{localZone, tr("This computer's zone")}, {utcZone, tr("UTC")}};
    add(times);
    Setting care = make(careId, tr("Safety"), tr("Deliberate click from tier"),
                        tr("From this tier on nothing is focused when a review opens: the "
                           "confirming button has to be gone to."),
                        Kind::Choice, tierName(Tier::Prod));
    care.choices = {{tierName(Tier::Prod), tr("prod")},
                    {tierName(Tier::Staging), tr("staging and prod")},
                    {tierName(Tier::Dev), tr("all tiers")}};
    add(care);
    const auto interval = [&](const QString &id, const QString &title, const QString &description,
                              Refresh what) {
        Setting setting = make(id, tr("What is live"), title, description, Kind::Number,
                               Preferences::usualInterval(what));
        setting.least = Preferences::leastInterval;
        setting.most = Preferences::mostInterval;
        setting.unit = tr(" s", "seconds, behind a number");
        add(setting);
    };
    interval(localIntervalId, tr("Selected endpoint, local workspace"),
             tr("How often it is read again while the window shows."), Refresh::SelectedLocal);
    interval(remoteIntervalId, tr("Selected endpoint, Azure"),
             tr("The same for a workspace in Azure, which allows so many calls an hour."),
             Refresh::SelectedRemote);
    interval(listIntervalId, tr("List of endpoints"),
             tr("How often all endpoints of the workspace are listed again."), Refresh::List);
    const QString local = tr("Local workspace");
    add(make(keepId, local, tr("Keep it running"),
             tr("One that the window has started goes on after the window is closed."),
             Kind::Switch, false));
    add(make(pythonId, local, tr("Python interpreter"),
             tr("Runs scoring scripts, e.g. of a virtual environment with their packages. Applies "
                "when the local workspace is started the next time."),
             Kind::Program, QString()));
}

void SettingsModel::add(Setting setting)
{
    setting.value = stored(setting.id);
    judge(setting);
    m_settings.push_back(std::move(setting));
}

QVariant SettingsModel::stored(const QString &id) const
{
    if (id == themeId) {
        return m_preferences.theme();
    }
    if (id == zoomId) {
        return m_preferences.zoom();
    }
    if (id == timesId) {
        return m_preferences.timesInUtc() ? utcZone : localZone;
    }
    if (id == careId) {
        return tierName(m_preferences.careTier());
    }
    if (id == localIntervalId) {
        return m_preferences.interval(Refresh::SelectedLocal);
    }
    if (id == remoteIntervalId) {
        return m_preferences.interval(Refresh::SelectedRemote);
    }
    if (id == listIntervalId) {
        return m_preferences.interval(Refresh::List);
    }
    return id == keepId ? QVariant(m_preferences.keepsWorkspace())
                        : QVariant(m_preferences.python());
}

void SettingsModel::store(const QString &id, const QVariant &value)
{
    if (id == themeId) {
        m_preferences.setTheme(value.toString());
    } else if (id == zoomId) {
        m_preferences.setZoom(value.toInt());
    } else if (id == timesId) {
        m_preferences.setTimesInUtc(value.toString() == utcZone);
    } else if (id == careId) {
        m_preferences.setCareTier(tierFromName(value.toString()).value_or(Tier::Prod));
    } else if (id == localIntervalId) {
        m_preferences.setInterval(Refresh::SelectedLocal, value.toInt());
    } else if (id == remoteIntervalId) {
        m_preferences.setInterval(Refresh::SelectedRemote, value.toInt());
    } else if (id == listIntervalId) {
        m_preferences.setInterval(Refresh::List, value.toInt());
    } else if (id == keepId) {
        m_preferences.setKeepsWorkspace(value.toBool());
    } else {
        m_preferences.setPython(value.toString());
    }
}

const Setting *SettingsModel::find(const QString &id) const
{
    const auto found = std::find_if(m_settings.begin(), m_settings.end(),
                                    [&id](const Setting &each) { return each.id == id; });
    return found == m_settings.end() ? nullptr : &*found;
}

bool SettingsModel::matches(const Setting &setting, const QString &filter)
{
    QString texts = setting.group + u' ' + setting.title + u' ' + setting.description;
    for (const auto &[key, text] : setting.choices) {
        texts += u' ' + text;
    }
    const QStringList words = filter.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(), [&texts](const QString &word) {
        return texts.contains(word, Qt::CaseInsensitive);
    });
}

bool SettingsModel::isPossible(const Setting &setting, const QVariant &value)
{
    switch (setting.kind) {
    case Kind::Choice:
        return std::any_of(setting.choices.begin(), setting.choices.end(),
                           [&value](const auto &each) { return each.first == value.toString(); });
    case Kind::Number: {
        bool isNumber = false;
        const int number = value.toInt(&isNumber);
        return isNumber && number >= setting.least && number <= setting.most;
    }
    case Kind::Switch:
        return value.typeId() == QMetaType::Bool;
    case Kind::Program:
        return !value.toString().contains(QChar(0));
    }
    return false;
}

void SettingsModel::judge(Setting &setting)
{
    setting.problem.clear();
    const QString program = setting.value.toString();
    if (setting.kind != Kind::Program || program.isEmpty()) {
        return;
    }
    const QString found =
        program.contains(u'/') ? program : QStandardPaths::findExecutable(program);
    const QFileInfo file(found);
    if (found.isEmpty() || !file.isAbsolute() || !file.isFile() || !file.isExecutable()) {
        setting.problem = tr("There is no program %1 that can be run.").arg(program);
    }
}

void SettingsModel::setValue(const QString &id, const QVariant &value)
{
    const auto setting = std::find_if(m_settings.begin(), m_settings.end(),
                                      [&id](const Setting &each) { return each.id == id; });
    if (setting == m_settings.end() || !isPossible(*setting, value) || setting->value == value) {
        return;
    }
    store(id, value);
    setting->value = stored(id);
    judge(*setting);
    const bool isUnsaved = !m_preferences.save();
    if (isUnsaved != std::exchange(m_isUnsaved, isUnsaved)) {
        Q_EMIT savedChanged();
    }
    Q_EMIT changed(id);
}

void SettingsModel::reset()
{
    for (std::size_t i = 0; i < m_settings.size(); ++i) {
        setValue(m_settings[i].id, m_settings[i].usual);
    }
}

void SettingsModel::reload()
{
    for (Setting &setting : m_settings) {
        const QVariant now = stored(setting.id);
        if (now != setting.value) {
            setting.value = now;
            judge(setting);
            Q_EMIT changed(setting.id);
        }
    }
}

QString SettingsModel::filePath() const
{
    return m_preferences.filePath();
}

} // namespace serin
