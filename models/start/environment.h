// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/error.h"

#include <QObject>
#include <QString>

#include <optional>
#include <vector>

namespace serin {

class GitClient;

/// One thing of this computer that the program needs.
struct EnvironmentCheck
{
    enum class State { Looking, Good, Missing };
    enum class Fix { None, Command, Identity };
    QString id; ///< "git", "identity", "workspace"
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
    /// @p git must outlive it. @p server: `serinctl`; empty: the one beside this program.
    explicit Environment(GitClient &git, QString server = {}, QObject *parent = nullptr);

    void look();
    /// For all repositories of the person that do not say otherwise.
    void setIdentity(const QString &name, const QString &email);

    [[nodiscard]] const std::vector<EnvironmentCheck> &checks() const { return m_checks; }
    /// Why the last setIdentity() failed.
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }
    [[nodiscard]] bool isGood() const;

Q_SIGNALS:
    void changed();

private:
    void set(const QString &id, EnvironmentCheck::State state, const QString &text,
             EnvironmentCheck::Fix fix = EnvironmentCheck::Fix::None, const QString &command = {});

    GitClient &m_git;
    const QString m_server;
    std::vector<EnvironmentCheck> m_checks;
    std::optional<Error> m_problem;
};

} // namespace serin
