// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/settings/settingsmodel.h"

#include "models/common/errortext.h"
#include "models/common/preferences.h"
#include "models/common/translation.h"
#include "services/http/proxychoice.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace serin {

namespace {

using Kind = Setting::Kind;
using Refresh = Preferences::Refresh;

const QString pythonSetting = QStringLiteral("workspace.python");

Setting make(const QString &id, const QString &group, const QString &title,
             const QString &description, Kind kind, const QVariant &usual)
{
    Setting setting;
    setting.id = id;
    setting.group = group;
    setting.title = title;
    setting.description = description;
    setting.kind = kind;
    setting.usual = usual;
    return setting;
}

} // namespace

SettingsModel::SettingsModel(Preferences &preferences, QObject *parent)
    : QObject(parent), m_preferences(preferences)
{
    buildLook();
    buildSafety();
    buildLive();
    buildCharts();
    buildRest();
    connect(&m_pythonQuestion, &PythonQuestion::answered, this, &SettingsModel::tellPython);
}

void SettingsModel::buildLook()
{
    const QString look = tr("Look");
    Setting theme = make(QStringLiteral("theme"), look, tr("Theme"), tr("Light or dark colours."),
                         Kind::Choice, QStringLiteral("system"));
    theme.choices = {{QStringLiteral("system"), tr("As the system")},
                     {QStringLiteral("light"), tr("Light")},
                     {QStringLiteral("dark"), tr("Dark")},
                     {QStringLiteral("contrast-light"), tr("Light, high contrast")},
                     {QStringLiteral("contrast-dark"), tr("Dark, high contrast")}};
    add(theme, {[this] { return m_preferences.theme(); },
                [this](const QVariant &value) { m_preferences.setTheme(value.toString()); }});
    Setting zoom = make(QStringLiteral("zoom"), look, tr("Size of text"),
                        tr("Of everything in the window."), Kind::Number, 100);
    zoom.least = Preferences::leastZoom;
    zoom.most = Preferences::mostZoom;
    zoom.unit = tr(" %", "percent, behind a number");
    add(zoom, {[this] { return m_preferences.zoom(); },
               [this](const QVariant &value) { m_preferences.setZoom(value.toInt()); }});
    Setting language = make(QStringLiteral("language"), look, tr("Language"),
                            tr("Of the window. Applies when it is started the next time."),
                            Kind::Choice, QString());
    language.choices = {{QString(), tr("As the system")}};
    for (const QString &code : Translation::available()) {
        language.choices.append({code, QLocale(code).nativeLanguageName()});
    }
    add(language, {[this] { return m_preferences.language(); },
                   [this](const QVariant &value) { m_preferences.setLanguage(value.toString()); }});
    const QString local = QStringLiteral("local");
    const QString utc = QStringLiteral("utc");
    Setting times =
        make(QStringLiteral("times"), look, tr("Times"),
             tr("Which zone times are shown in; tool tips have both."), Kind::Choice, local);
    times.choices = {{local, tr("This computer's zone")}, {utc, tr("UTC")}};
    add(times, {[=, this] { return m_preferences.timesInUtc() ? utc : local; },
                [=, this](const QVariant &value) {
                    m_preferences.setTimesInUtc(value.toString() == utc);
                }});
}

void SettingsModel::buildSafety()
{
    Setting care = make(QStringLiteral("care"), tr("Safety"), tr("Deliberate click from tier"),
                        tr("From this tier on nothing is focused when a review opens: the "
                           "confirming button has to be gone to, and the first Ctrl+Enter only "
                           "goes there."),
                        Kind::Choice, tierName(Tier::Prod));
    care.choices = {{tierName(Tier::Prod), tr("prod")},
                    {tierName(Tier::Staging), tr("staging and prod")},
                    {tierName(Tier::Dev), tr("all tiers")}};
    add(care, {[this] { return tierName(m_preferences.careTier()); },
               [this](const QVariant &value) {
                   m_preferences.setCareTier(tierFromName(value.toString()).value_or(Tier::Prod));
               }});
}

void SettingsModel::buildLive()
{
    const auto interval = [this](const QString &id, const QString &title,
                                 const QString &description, Refresh what) {
        Setting setting = make(id, tr("What is live"), title, description, Kind::Number,
                               Preferences::usualInterval(what));
        setting.least = Preferences::leastInterval;
        setting.most = Preferences::mostInterval;
        setting.unit = tr(" s", "seconds, behind a number");
        add(setting, {[this, what] { return m_preferences.interval(what); },
                      [this, what](const QVariant &value) {
                          m_preferences.setInterval(what, value.toInt());
                      }});
    };
    interval(QStringLiteral("refresh.local"), tr("Selected endpoint, local workspace"),
             tr("How often it is read again while the window shows."), Refresh::SelectedLocal);
    interval(QStringLiteral("refresh.azure"), tr("Selected endpoint, Azure"),
             tr("The same for a workspace in Azure, which allows only so many calls an "
                "hour."),
             Refresh::SelectedRemote);
    interval(QStringLiteral("refresh.list"), tr("List of endpoints"),
             tr("How often all endpoints of the workspace are listed again."), Refresh::List);
    add(make(QStringLiteral("notify"), tr("What is live"), tr("Notifications"),
             tr("The desktop tells when something ends or fails that took longer than a moment, "
                "while you look at another window."),
             Kind::Switch, true),
        {[this] { return m_preferences.notifies(); },
         [this](const QVariant &value) { m_preferences.setNotifies(value.toBool()); }});
}

void SettingsModel::buildCharts()
{
    Setting days = make(QStringLiteral("charts.days"), tr("Charts"), tr("Keep what was measured"),
                        tr("The last hour of each endpoint is there again after a restart, for so "
                           "many days. 0 keeps nothing."),
                        Kind::Number, Preferences::usualKeptDays);
    days.least = 0;
    days.most = Preferences::mostKeptDays;
    days.unit = tr(" days", "behind a number");
    add(days, {[this] { return m_preferences.keptDays(); },
               [this](const QVariant &value) { m_preferences.setKeptDays(value.toInt()); }});
}

void SettingsModel::buildRest()
{
    const QString local = tr("Local workspace");
    add(make(QStringLiteral("workspace.keep"), local, tr("Keep it running"),
             tr("One that the window has started goes on after the window is closed."),
             Kind::Switch, false),
        {[this] { return m_preferences.keepsWorkspace(); },
         [this](const QVariant &value) { m_preferences.setKeepsWorkspace(value.toBool()); }});
    add(make(pythonSetting, local, tr("Python interpreter"),
             tr("Runs scoring scripts, e.g. of a virtual environment with their packages. Applies "
                "when the local workspace is started the next time."),
             Kind::Program, QString()),
        {[this] { return m_preferences.python(); },
         [this](const QVariant &value) { m_preferences.setPython(value.toString()); }});
    add(make(
            QStringLiteral("proxy"), tr("Network"), tr("Proxy"),
            tr("For calls to Azure, such as http://proxy.example:3128; “none” for no proxy; empty: "
               "as the system says. Git and az have settings of their own."),
            Kind::Address, QString()),
        {[this] { return m_preferences.proxy(); },
         [this](const QVariant &value) { m_preferences.setProxy(value.toString()); }});
}

void SettingsModel::add(Setting setting, Place place)
{
    setting.value = place.read();
    if (setting.id != pythonSetting) { // which takes a program to run: look() does it
        judge(setting);
    }
    m_settings.push_back(std::move(setting));
    m_places.push_back(std::move(place));
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
    case Kind::Address:
        return !value.toString().contains(QChar(0));
    }
    return false;
}

void SettingsModel::judge(Setting &setting)
{
    setting.problem.clear();
    if (setting.kind == Kind::Address) {
        if (const auto checked = checkProxyChoice(setting.value.toString()); !checked) {
            setting.problem = errorWords(checked.error());
        }
    }
    if (setting.id == pythonSetting) {
        setting.found = tr("Asking for its version…");
        m_pythonQuestion.ask(setting.value.toString());
    }
}

void SettingsModel::look()
{
    const auto python = std::find_if(m_settings.begin(), m_settings.end(),
                                     [](const Setting &each) { return each.id == pythonSetting; });
    judge(*python);
    Q_EMIT judged(pythonSetting);
}

void SettingsModel::tellPython(const PythonAnswer &answer)
{
    const auto python = std::find_if(m_settings.begin(), m_settings.end(),
                                     [](const Setting &each) { return each.id == pythonSetting; });
    python->found.clear();
    python->problem.clear();
    if (answer.program == python->value.toString() && answer.isGood()) {
        python->found = tr("Python %1").arg(answer.version);
    } else if (answer.isGood()) {
        python->found = tr("Python %1, found as %2").arg(answer.version, answer.program);
    } else {
        python->problem = answer.problem() + u' ' +
                          (python->value.toString().isEmpty()
                               ? tr("Install one, or name an interpreter here.")
                               : tr("Choose another, or empty the field to take the system's."));
    }
    Q_EMIT judged(pythonSetting);
}

void SettingsModel::setValue(const QString &id, const QVariant &value)
{
    const auto setting = std::find_if(m_settings.begin(), m_settings.end(),
                                      [&id](const Setting &each) { return each.id == id; });
    if (setting == m_settings.end() || !isPossible(*setting, value) || setting->value == value) {
        return;
    }
    const Place &place = m_places[static_cast<std::size_t>(setting - m_settings.begin())];
    place.write(value);
    setting->value = place.read();
    judge(*setting);
    const bool isUnsaved = !m_preferences.save();
    if (isUnsaved != std::exchange(m_isUnsaved, isUnsaved)) {
        Q_EMIT savedChanged();
    }
    Q_EMIT changed(id);
}

void SettingsModel::reset()
{
    for (const Setting &setting : m_settings) {
        setValue(setting.id, setting.usual);
    }
}

void SettingsModel::reload()
{
    for (std::size_t i = 0; i < m_settings.size(); ++i) {
        Setting &setting = m_settings[i];
        const QVariant now = m_places[i].read();
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
