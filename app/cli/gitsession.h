// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/git/askpass/askpassserver.h"
#include "services/git/gitclient.h"

#include <QFuture>
#include <QObject>

#include <memory>

namespace CLI {
class App;
}

namespace serin {

class CommandOutput;

/// Git for one command: the client, the person's trust, and the terminal to ask them on. Made
/// before the CommandRun that uses it, so that what waits ends first.
///
///     GitSession git(options.output, {trust, GitSession::Credentials::Asked});
///     CommandRun run(options);
///     return run.until(andThen(git.open(folder, GitSession::Use::Changing, &run), &run, …));
class GitSession
{
public:
    enum class Credentials {
        NotNeeded,
        Asked, ///< for verbs that talk to a remote: git and ssh may ask the person
    };
    struct Options
    {
        bool trust = false; ///< `--trust`: the person's yes to the question of trust
        Credentials credentials = Credentials::NotNeeded;
    };
    enum class Use {
        Reading,
        Changing, ///< commit and push, which run the repository's hooks
    };

    /// @p output must outlive it.
    GitSession(const CommandOutput &output, const Options &options);
    GitSession(const GitSession &) = delete;
    GitSession &operator=(const GitSession &) = delete;
    ~GitSession();

    [[nodiscard]] GitClient &client() { return *m_client; }

    /// The repository around @p path. Unless it is trusted as far as @p use needs, the person is
    /// asked on the terminal, with what would run; `--trust` answers. The repository must die
    /// before this. @p context is in the caller's thread.
    /// @error Unauthorized: not trusted, with the words to do it; as GitClient::open().
    [[nodiscard]] QFuture<Result<std::shared_ptr<GitRepository>>> open(const QString &path, Use use,
                                                                       QObject *context);

private:
    [[nodiscard]] bool agrees(const TrustQuestion &question) const;
    void answer(const AskpassQuestion &question);

    const CommandOutput &m_output;
    const Options m_options;
    FileTrustStore m_trust;
    std::unique_ptr<AskpassServer> m_askpass;
    std::unique_ptr<GitClient> m_client;
};

/// Adds `--trust` to @p verb.
void addTrustOption(CLI::App &verb, bool &trust);

/// Prints what git, hooks or the other side said, line by line, to stderr.
void printGitWords(const CommandOutput &output, const QString &words);

/// @p line without the `error:` or `fatal:` that git begins it with.
[[nodiscard]] QString withoutGitMark(const QString &line);

} // namespace serin
