// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/common/pythonquestion.h"
#include "services/core/error.h"

#include <QObject>
#include <QString>

#include <optional>
#include <vector>

namespace serin {

class GitClient;

/// One thing of this computer that the program needs or is better with.
struct EnvironmentCheck
{
    enum class State {
        Looking,
        Good,
        Optional, ///< not there, and only something is missing without it
        Missing,  ///< not there, and little works without it
    };
    enum class Fix { None, Command, Identity };
    QString id; ///< "git", "identity", "keystore", "workspace", "python", "az"
    QString title;
    State state = State::Looking;
    QString text; ///< what was found, or what is missing
    Fix fix = Fix::None;
    QString command; ///< of Fix::Command: to be run in a terminal
    bool operator==(const EnvironmentCheck &) const = default;
};

/// Looks whether this computer has what is needed, and sets what can be set from here. GUI thread
/// only.
class Environment : public QObject
{
    Q_OBJECT
public:
    struct Programs
    {
        QString server; ///< `serinctl`; empty: the one beside this program
        QString python; ///< of scoring scripts; empty: the system's
    };

    /// @p git must outlive it.
    explicit Environment(GitClient &git, QObject *parent = nullptr);
    Environment(GitClient &git, Programs programs, QObject *parent = nullptr);

    /// Looks at everything; answers to an earlier call are dropped.
    void look();
    /// The interpreter of scoring scripts; empty: the system's. Looked at again after a look().
    void setPython(const QString &python);
    /// Whether the local workspace runs.
    void setWorkspaceRuns(bool runs);
    /// Why nobody can be asked for the passwords of remotes; nothing: they can.
    void setAskpassProblem(const std::optional<Error> &problem);
    /// For all repositories of the person that do not say otherwise.
    void setIdentity(const QString &name, const QString &email);

    [[nodiscard]] const std::vector<EnvironmentCheck> &checks() const { return m_checks; }
    /// Why the last setIdentity() failed.
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }
    /// Nothing is missing; what is optional may be.
    [[nodiscard]] bool isGood() const;
    [[nodiscard]] bool isLooking() const;

Q_SIGNALS:
    void changed();
    /// setIdentity() did it.
    void identitySet();

private:
    void set(const QString &id, EnvironmentCheck::State state, const QString &text,
             EnvironmentCheck::Fix fix = EnvironmentCheck::Fix::None, const QString &command = {});
    void lookAtGit();
    void lookAtKeyStore();
    void lookAtWorkspace();
    void lookAtPython();
    void lookAtAz();
    void tellPython(const PythonAnswer &answer);

    GitClient &m_git;
    Programs m_programs;
    std::vector<EnvironmentCheck> m_checks;
    std::optional<Error> m_problem;
    std::optional<Error> m_askpassProblem;
    bool m_workspaceRuns = false;
    quint64 m_request = 0;
    PythonQuestion m_pythonQuestion;
};

} // namespace serin
