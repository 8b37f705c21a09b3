// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/gitclient.h"

#include "services/git/command/gitengine.h"

namespace serin {

namespace {

using Opened = Result<std::shared_ptr<GitRepository>>;

Opened openAt(GitEngine &engine, const QString &path, const std::function<bool()> &isCancelled)
{
    const auto layout = findGitLayout(path);
    if (!layout) {
        return failure(layout.error());
    }
    auto repository = std::make_shared<GitRepository>(engine, *layout);
    const auto question = GitGate(*layout, engine.trust()).question();
    if (!question) {
        return failure(question.error());
    }
    if (!question->concernsReading()) {
        GitTask task(engine, std::make_shared<GitPlace>(*layout, engine.trust()), isCancelled);
        if (auto confirmed = confirmTop(task); !confirmed) {
            return failure(confirmed.error());
        }
    }
    return repository;
}

// What this program has made itself, at first at @p before, is trusted as it stands.
Result<void> trustOwn(GitEngine &engine, const QString &folder, const QString &before = {})
{
    const auto layout = findGitLayout(folder);
    if (!layout) {
        return failure(layout.error());
    }
    GitGate gate(*layout, engine.trust());
    const auto question = gate.question();
    if (!question) {
        return failure(question.error());
    }
    if (!question->isEmpty()) {
        static_cast<void>(gate.trust(*question)); // at worst the person is asked later
        if (!before.isEmpty()) {
            static_cast<void>(engine.trust().forget(before));
        }
    }
    return {};
}

} // namespace

GitClient::GitClient(const GitSettings &settings, TrustStore &trust, AskpassServer *askpass)
    : m_engine(std::make_unique<GitEngine>(settings, trust, askpass))
{}

GitClient::~GitClient() = default;

QFuture<Opened> GitClient::open(const QString &path)
{
    return m_engine->start(nullptr, nullptr, [this, path](GitTask &task) -> Opened {
        if (auto good = checkGitVersion(task); !good) {
            return failure(good.error());
        }
        return openAt(*m_engine, path, [&task] { return task.isCancelled(); });
    });
}

QFuture<Opened> GitClient::clone(const GitCloneRequest &request)
{
    return m_engine->start(nullptr, nullptr, [this, request](GitTask &task) -> Opened {
        const auto folder = cloneRepository(task, request);
        const auto trusted = folder ? trustOwn(*m_engine, *folder) : failure(folder.error());
        if (!trusted) {
            return failure(trusted.error());
        }
        return openAt(*m_engine, *folder, [&task] { return task.isCancelled(); });
    });
}

QFuture<Result<QString>> GitClient::init(const GitInitRequest &request)
{
    return m_engine->start(nullptr, nullptr, [this, request](GitTask &task) -> Result<QString> {
        const auto folder = initRepository(task, request);
        if (folder && !request.bare) {
            if (auto trusted = trustOwn(*m_engine, *folder); !trusted) {
                return failure(trusted.error());
            }
        }
        return folder;
    });
}

QFuture<Result<void>> GitClient::noteMoved(const QString &before, const QString &now)
{
    return m_engine->start(nullptr, nullptr, [this, before, now](GitTask &) {
        return trustOwn(*m_engine, now, before);
    });
}

QFuture<Result<void>> GitClient::checkProgram()
{
    return m_engine->start(nullptr, nullptr, [](GitTask &task) { return checkGitVersion(task); });
}

QFuture<Result<GitIdentity>> GitClient::identity()
{
    return m_engine->start(nullptr, nullptr, [](GitTask &task) { return readIdentity(task); });
}

QFuture<Result<void>> GitClient::setIdentity(const GitIdentity &identity)
{
    return m_engine->start(nullptr, nullptr, [identity](GitTask &task) {
        return serin::setIdentity(task, identity, QStringLiteral("--global"));
    });
}

QFuture<Result<GitCredentialStore>> GitClient::credentialStore()
{
    return m_engine->start(nullptr, nullptr,
                           [](GitTask &task) { return readCredentialStore(task); });
}

GitCommandLog &GitClient::commands()
{
    return m_engine->commands();
}

} // namespace serin
