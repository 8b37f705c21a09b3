// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition.h"

#include "services/http/proxychoice.h"

#include <QApplication>
#include <QLocale>
#include <QStandardPaths>

namespace serin {

namespace {

QStringList languagesOf(const Preferences &preferences)
{
    const QString chosen = preferences.language();
    return chosen.isEmpty() ? QLocale::system().uiLanguages() : QStringList{chosen};
}

/// In the person's data: `~/.local/share/serin` unless the environment says another place.
QString historyFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/serin/history.db");
}

std::unique_ptr<AskpassServer> askpassServer(const QString &program, std::optional<Error> &problem)
{
    if (program.isEmpty()) {
        return nullptr;
    }
    Result<std::unique_ptr<AskpassServer>> server = AskpassServer::start(program);
    if (!server) {
        problem = server.error();
        return nullptr;
    }
    return std::move(*server);
}

} // namespace

Composition::Composition(QApplication &application, const QString &preferencesFile,
                         std::optional<SchemePreference> theme, const QStringList &languages,
                         const LocalWorkspace::Settings &workspace, const QString &askpass,
                         const QString &armUrl)
    : m_preferences(preferencesFile),
      m_translation(application, languages.isEmpty() ? languagesOf(m_preferences) : languages),
      m_theme(application, theme.value_or(schemePreference(m_preferences.theme())),
              ApplicationTheme::Sheet::WhenAsked),
      m_appearance(m_preferences, &m_theme), m_trust(FileTrustStore::defaultPath()),
      m_askpass(askpassServer(askpass, m_askpassProblem)),
      m_git(GitSettings(), m_trust, m_askpass.get()), m_records(ApplyRecords::standardPath()),
      m_assets(AssetStore::standardFolder()), m_access(workspace), m_switch(m_access),
      m_workbench(m_preferences, m_switch, historyFile()),
      m_bench(m_workbench, m_switch, {m_git, m_records, m_assets, m_projects, m_workspaces},
              {MessageDraft::standardFolder(), SampleController::standardFolder(), armUrl},
              m_askpass.get()),
      m_window(m_workbench, m_bench, m_appearance)
{
    m_theme.putOnSheet();
    m_bench.environment().setAskpassProblem(m_askpassProblem);
    const auto apply = [this] {
        m_access.setPython(m_preferences.python());
        setProxyChoice(m_preferences.proxy());
    };
    QObject::connect(&m_workbench.settings(), &SettingsModel::changed, &m_access, apply);
    apply();
}

Composition::~Composition()
{
    m_access.setKept(m_preferences.keepsWorkspace());
}

} // namespace serin
