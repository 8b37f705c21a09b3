// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/start/environment.h"

#include "models/common/errortext.h"
#include "services/core/async.h"
#include "services/git/gitclient.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

namespace serin {

namespace {

using State = EnvironmentCheck::State;
using Fix = EnvironmentCheck::Fix;

const QString gitId = QStringLiteral("git");
const QString identityId = QStringLiteral("identity");
const QString keyStoreId = QStringLiteral("keystore");
const QString workspaceId = QStringLiteral("workspace");
const QString pythonId = QStringLiteral("python");
const QString azId = QStringLiteral("az");

} // namespace

Environment::Environment(GitClient &git, QObject *parent) : Environment(git, Programs(), parent) {}

Environment::Environment(GitClient &git, Programs programs, QObject *parent)
    : QObject(parent), m_git(git), m_programs(std::move(programs))
{
    if (m_programs.server.isEmpty()) {
        m_programs.server = QCoreApplication::applicationDirPath() + QStringLiteral("/serinctl");
    }
    const auto add = [this](const QString &id, const QString &title) {
        m_checks.push_back({id, title, State::Looking, {}, Fix::None, {}});
    };
    connect(&m_pythonQuestion, &PythonQuestion::answered, this, &Environment::tellPython);
    add(gitId, tr("Git"));
    add(identityId, tr("Your name in commits"));
    add(keyStoreId, tr("Passwords for remotes"));
    add(workspaceId, tr("Local workspace"));
    add(pythonId, tr("Python, for scoring on this computer"));
    add(azId, tr("Azure CLI, for workspaces in Azure"));
}

bool Environment::isGood() const
{
    return std::all_of(m_checks.begin(), m_checks.end(), [](const EnvironmentCheck &check) {
        return check.state == State::Good || check.state == State::Optional;
    });
}

bool Environment::isLooking() const
{
    return std::any_of(m_checks.begin(), m_checks.end(),
                       [](const EnvironmentCheck &check) { return check.state == State::Looking; });
}

void Environment::set(const QString &id, State state, const QString &text, Fix fix,
                      const QString &command)
{
    for (EnvironmentCheck &check : m_checks) {
        if (check.id == id) {
            check.state = state;
            check.text = text;
            check.fix = fix;
            check.command = command;
        }
    }
    Q_EMIT changed();
}

void Environment::look()
{
    ++m_request;
    for (EnvironmentCheck &check : m_checks) {
        check.state = State::Looking;
    }
    lookAtGit();
    lookAtKeyStore();
    lookAtWorkspace();
    lookAtPython();
    lookAtAz();
    Q_EMIT changed();
}

void Environment::lookAtGit()
{
    deliver(m_git.checkProgram(), this, [this, request = m_request](const Result<void> &found) {
        if (request != m_request) {
            return;
        }
        if (found) {
            set(gitId, State::Good, tr("found and new enough"));
        } else {
            set(gitId, State::Missing, errorText(found.error()).sentence, Fix::Command,
                QStringLiteral("sudo apt install git"));
        }
    });
    deliver(m_git.identity(), this,
            [this, request = m_request](const Result<GitIdentity> &identity) {
                if (request != m_request) {
                    return;
                }
                if (identity) {
                    set(identityId, State::Good,
                        tr("%1 <%2>", "a name, an e-mail address")
                            .arg(identity->name, identity->email));
                } else {
                    set(identityId, State::Missing, errorText(identity.error()).sentence,
                        identity.error().kind == ErrorKind::Invalid ? Fix::Identity : Fix::None);
                }
            });
}

void Environment::setAskpassProblem(const std::optional<Error> &problem)
{
    m_askpassProblem = problem;
    if (m_request > 0) {
        lookAtKeyStore();
    }
}

void Environment::lookAtKeyStore()
{
    if (m_askpassProblem) {
        const ErrorText words = errorText(*m_askpassProblem);
        set(keyStoreId, State::Optional, words.sentence + u' ' + words.advice);
        return;
    }
    deliver(m_git.credentialStore(), this,
            [this, request = m_request](const Result<GitCredentialStore> &store) {
                if (request != m_request) {
                    return;
                }
                if (!store) {
                    set(keyStoreId, State::Optional, errorText(store.error()).sentence);
                } else if (store->helper.isEmpty()) {
                    set(keyStoreId, State::Optional,
                        tr("Git keeps none and asks each time; SSH keys do without."), Fix::Command,
                        QStringLiteral("git config --global credential.helper '%1'")
                            .arg(store->suggested));
                } else {
                    set(keyStoreId, State::Good,
                        tr("kept by git's helper “%1”").arg(store->helper.left(100)));
                }
            });
}

void Environment::setWorkspaceRuns(bool runs)
{
    if (runs != m_workspaceRuns) {
        m_workspaceRuns = runs;
        if (!m_checks.empty()) {
            lookAtWorkspace();
        }
    }
}

void Environment::lookAtWorkspace()
{
    if (m_workspaceRuns) {
        set(workspaceId, State::Good, tr("runs: no account, no cloud"));
    } else if (QFileInfo(m_programs.server).isExecutable()) {
        set(workspaceId, State::Good, tr("can be started: no account, no cloud"));
    } else {
        set(workspaceId, State::Missing,
            tr("There is no program %1 to start it with.").arg(m_programs.server));
    }
}

void Environment::lookAtPython()
{
    set(pythonId, State::Looking, {});
    m_pythonQuestion.ask(m_programs.python);
}

void Environment::tellPython(const PythonAnswer &answer)
{
    if (answer.isGood()) {
        set(pythonId, State::Good,
            tr("%1, version %2", "a program").arg(answer.program, answer.version));
    } else if (m_programs.python.isEmpty()) {
        set(pythonId, State::Missing, answer.problem(), Fix::Command,
            QStringLiteral("sudo apt install python3"));
    } else {
        set(pythonId, State::Missing,
            answer.problem() + u' ' + tr("Choose another interpreter in the settings."));
    }
}

void Environment::setPython(const QString &python)
{
    if (python == m_programs.python) {
        return;
    }
    m_programs.python = python;
    if (m_request > 0) {
        lookAtPython();
    }
}

/// Only whether it is there: to run it takes a second, and who is signed in shows when a workspace
/// is looked for.
void Environment::lookAtAz()
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("az"));
    if (program.isEmpty()) {
        set(azId, State::Optional, tr("not installed"), Fix::Command,
            QStringLiteral("sudo apt install azure-cli"));
    } else {
        set(azId, State::Good, program);
    }
}

void Environment::setIdentity(const QString &name, const QString &email)
{
    deliver(m_git.setIdentity({name, email}), this, [this](const Result<void> &done) {
        m_problem = done ? std::optional<Error>() : done.error();
        Q_EMIT changed();
        if (done) {
            Q_EMIT identitySet();
            lookAtGit();
        }
    });
}

} // namespace serin
