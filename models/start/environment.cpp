// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/start/environment.h"

#include "models/common/errortext.h"
#include "services/core/async.h"
#include "services/git/gitclient.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace serin {

namespace {

using State = EnvironmentCheck::State;
using Fix = EnvironmentCheck::Fix;

const QString gitId = QStringLiteral("git");
const QString identityId = QStringLiteral("identity");
const QString workspaceId = QStringLiteral("workspace");

} // namespace

Environment::Environment(GitClient &git, QString server, QObject *parent)
    : QObject(parent), m_git(git),
      m_server(server.isEmpty()
                   ? QCoreApplication::applicationDirPath() + QStringLiteral("/serinctl")
                   : std::move(server))
{
    m_checks = {{gitId, tr("Git"), State::Looking, {}, Fix::None, {}},
                {identityId, tr("Your name in commits"), State::Looking, {}, Fix::None, {}},
                {workspaceId, tr("Local workspace"), State::Looking, {}, Fix::None, {}}};
}

bool Environment::isGood() const
{
    return std::all_of(m_checks.begin(), m_checks.end(),
                       [](const EnvironmentCheck &check) { return check.state == State::Good; });
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
    deliver(m_git.checkProgram(), this, [this](const Result<void> &found) {
        if (found) {
            set(gitId, State::Good, tr("found and new enough"));
        } else {
            set(gitId, State::Missing, errorText(found.error()).sentence, Fix::Command,
                QStringLiteral("sudo apt install git"));
        }
    });
    deliver(m_git.identity(), this, [this](const Result<GitIdentity> &identity) {
        if (identity) {
            set(identityId, State::Good,
                tr("%1 <%2>", "a name, an e-mail address").arg(identity->name, identity->email));
        } else {
            set(identityId, State::Missing, errorText(identity.error()).sentence,
                identity.error().kind == ErrorKind::Invalid ? Fix::Identity : Fix::None);
        }
    });
    if (QFileInfo(m_server).isExecutable()) {
        set(workspaceId, State::Good, tr("can be started: no account, no cloud"));
    } else {
        set(workspaceId, State::Missing,
            tr("There is no program %1 to start it with.").arg(m_server));
    }
}

void Environment::setIdentity(const QString &name, const QString &email)
{
    deliver(m_git.setIdentity({name, email}), this, [this](const Result<void> &set) {
        m_problem = set ? std::optional<Error>() : set.error();
        Q_EMIT changed();
        look();
    });
}

} // namespace serin
