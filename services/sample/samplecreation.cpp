// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sample/samplecreation.h"

#include "services/core/async.h"
#include "services/core/workers.h"
#include "services/sample/samplefiles.h"
#include "services/workspace/workspaceentry.h"

#include <QFileInfo>

#include <algorithm>

namespace serin {

namespace {

/// Enough to commit with; people see at once that it is nobody's.
GitIdentity sampleIdentity()
{
    const QString user = qEnvironmentVariable("USER");
    const bool plain =
        !user.isEmpty() && std::all_of(user.begin(), user.end(), [](QChar character) {
            return character.isLetterOrNumber() || QStringLiteral("-_.").contains(character);
        });
    const QString name = plain ? user : QStringLiteral("somebody");
    return {name, name + QStringLiteral("@localhost")};
}

} // namespace

SampleCreation::SampleCreation(GitClient &git, ProjectRegistry &projects, QObject *parent)
    : QObject(parent), m_git(git), m_projects(projects)
{
    connect(&m_watcher, &QFutureWatcherBase::canceled, this, [this] {
        if (m_cancelStep) {
            m_cancelStep(); // and its end answers
        }
    });
}

SampleCreation::~SampleCreation()
{
    if (m_answered) {
        return;
    }
    // What git still writes must not stay behind.
    if (m_cancelStep) {
        m_cancelStep();
        m_awaitStep();
    }
    m_repository.reset();
    m_folders.reset();
    m_promise.future().cancel();
    m_promise.finish();
}

template<typename T, typename Next>
void SampleCreation::step(const QFuture<Result<T>> &future, Next next)
{
    m_cancelStep = [running = future]() mutable { running.cancel(); };
    m_awaitStep = [running = future]() mutable { running.waitForFinished(); };
    deliver(future, this, [this, next = std::move(next)](Result<T> result) mutable {
        m_cancelStep = nullptr;
        if (m_promise.isCanceled()) {
            fail(cancelledError());
        } else if (!result) {
            fail(result.error());
        } else if constexpr (std::is_void_v<T>) {
            next();
        } else {
            next(*std::move(result));
        }
    });
    if (m_promise.isCanceled()) {
        m_cancelStep();
    }
}

void SampleCreation::fail(Error error)
{
    answer(failure(std::move(error)));
}

void SampleCreation::answer(Result<CreatedSample> result)
{
    m_answered = true;
    m_repository.reset();
    m_folders.reset(); // before anybody hears of it
    m_promise.addResult(std::move(result));
    m_promise.finish();
}

QFuture<Result<CreatedSample>> SampleCreation::start(const QString &folder)
{
    m_answered = false;
    m_promise.start();
    m_watcher.setFuture(m_promise.future());
    m_folders = std::make_unique<SampleFolders>();
    if (Result<void> made = m_folders->make(folder); !made) {
        fail(made.error());
        return m_promise.future();
    }
    switch (m_folders->left()) {
    case SampleFolders::Left::Nothing:
        step(m_git.init({m_folders->draftRemote(), QByteArrayLiteral("main"), true}),
             [this](const QString &) { initialise(); });
        break;
    case SampleFolders::Left::Remote:
        cloneRemote();
        break;
    case SampleFolders::Left::Both:
        noteMoved();
        break;
    }
    return m_promise.future();
}

/// The remote has all that was pushed to it, maybe more than the first commit by now.
void SampleCreation::cloneRemote()
{
    step(m_git.clone({m_folders->remote(), m_folders->draftCheckout(), QByteArrayLiteral("main")}),
         [this](std::shared_ptr<GitRepository> repository) {
             m_repository = std::move(repository);
             identify([this] {
                 step(m_repository->resolve(QStringLiteral("HEAD")), [this](const CommitId &id) {
                     m_created.commit = id;
                     settle();
                 });
             });
         });
}

void SampleCreation::initialise()
{
    step(m_git.init({m_folders->draftCheckout(), QByteArrayLiteral("main"), false}),
         [this](const QString &) { writeFiles(); });
}

void SampleCreation::writeFiles()
{
    step(runAsync(workers(),
                  [folder = m_folders->draftCheckout()] { return writeSampleFiles(folder); }),
         [this](const QList<QByteArray> &files) {
             m_files = files;
             step(m_git.open(m_folders->draftCheckout()),
                  [this](std::shared_ptr<GitRepository> repository) {
                      m_repository = std::move(repository);
                      identify([this] { commit(); });
                  });
         });
}

void SampleCreation::identify(std::function<void()> next)
{
    const QFuture<Result<GitIdentity>> identity = m_repository->identity();
    deliver(identity, this, [this, next = std::move(next)](const Result<GitIdentity> &known) {
        if (m_promise.isCanceled()) {
            fail(cancelledError());
        } else if (known) {
            next();
        } else if (known.error().kind != ErrorKind::Invalid) {
            fail(known.error());
        } else {
            m_created.hasOwnIdentity = true;
            step(m_repository->setIdentity(sampleIdentity()), next);
        }
    });
}

void SampleCreation::commit()
{
    GitCommitRequest request;
    request.paths = m_files;
    request.message = QStringLiteral("Start from Serin's sample");
    request.trailers = {{QStringLiteral("Endpoint"), QStringLiteral("my-endpoint")},
                        {QStringLiteral("Traffic"), QStringLiteral("blue=100")}};
    request.runHooks = false; // they are for the person's own commits
    step(m_repository->commit(request), [this](const GitCommitted &committed) {
        m_created.commit = committed.id;
        connectRemote();
    });
}

void SampleCreation::connectRemote()
{
    step(m_repository->addRemote(QByteArrayLiteral("origin"), m_folders->draftRemote()),
         [this] { push(); });
}

void SampleCreation::push()
{
    GitPushRequest request;
    request.remote = QByteArrayLiteral("origin");
    request.setUpstream = true;
    request.runHooks = false;
    step(m_repository->push(request), [this](const GitPushed &pushed) {
        if (!pushed.isPushed()) {
            fail({ErrorKind::Io, QStringLiteral("the sample cannot be pushed to its remote"),
                  pushed.words, QString()});
            return;
        }
        step(m_repository->setRemoteUrl(QByteArrayLiteral("origin"), m_folders->remote()),
             [this] { settle(); });
    });
}

/// Everything is there, and gets its place.
void SampleCreation::settle()
{
    m_repository.reset();
    if (Result<void> kept = m_folders->keep(); !kept) {
        fail(kept.error());
        return;
    }
    noteMoved();
}

/// It is whole now; what comes is not worth losing it.
void SampleCreation::noteMoved()
{
    deliver(m_git.noteMoved(m_folders->draftCheckout(), m_folders->checkout()), this,
            [this](const Result<void> &) { m_created.commit ? registerProject() : readCommit(); });
}

/// Of a sample that another one has made.
void SampleCreation::readCommit()
{
    const auto opened = [this](const Result<std::shared_ptr<GitRepository>> &repository) {
        if (!repository) {
            registerProject();
            return;
        }
        m_repository = *repository;
        deliver(m_repository->resolve(QStringLiteral("HEAD")), this,
                [this](const Result<CommitId> &id) {
                    m_created.commit = id ? std::optional(*id) : std::nullopt;
                    registerProject();
                });
    };
    deliver(m_git.open(m_folders->checkout()), this, opened);
}

void SampleCreation::registerProject()
{
    m_created.remote = m_folders->remote();
    Project &project = m_created.project;
    project.repository = m_folders->checkout();
    project.name = QFileInfo(project.repository).fileName();
    project.branch = QStringLiteral("main");
    project.workspace = localWorkspaceName;
    project.tier = Tier::Dev;
    Result<QStringList> saved = m_projects.add(project);
    if (!saved && saved.error().kind == ErrorKind::Conflict) {
        saved = m_projects.replace(project); // of a repository that was here before
    }
    if (saved) {
        m_created.warnings << *saved;
    } else {
        // It works all the same: a folder without an entry is a project of the local workspace.
        project.origin = Project::Origin::Default;
        m_created.warnings
            << QStringLiteral("the project cannot be kept: %1").arg(saved.error().toLine());
    }
    m_folders->finish();
    answer(m_created);
}

} // namespace serin
