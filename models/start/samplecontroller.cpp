// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/start/samplecontroller.h"

#include "models/live/workspaceaccess.h"
#include "models/operations/operationsmodel.h"
#include "models/project/projectcontroller.h"
#include "services/core/errand.h"
#include "services/core/workers.h"
#include "services/domain/controlplane.h"
#include "services/git/gitrepository.h"
#include "services/sample/samplecreation.h"
#include "services/storage/applyrecords.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QPointer>

#include <utility>

namespace serin {

namespace {

const QString sampleEndpoint = QStringLiteral("my-endpoint");

QString remoteOf(const QString &folder)
{
    return folder + QStringLiteral(".git");
}

enum class Place {
    Nothing,
    Remains, ///< of a start that was interrupted, or a remote that has lost its checkout
    Whole,
};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(1 << 20) : QByteArray();
}

/// Reads a few small files. Making the sample ends with its first push: without one, and with no
/// other commit, nobody has worked there yet.
Place placeOf(const QString &folder)
{
    const QString git = folder + QStringLiteral("/.git");
    if (!QFileInfo::exists(git)) {
        const bool isFree = QDir(folder).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System |
                                                 QDir::NoDotAndDotDot);
        return isFree && QFileInfo(remoteOf(folder)).isDir() ? Place::Remains : Place::Nothing;
    }
    const bool isPushed =
        QFileInfo::exists(git + QStringLiteral("/refs/remotes/origin/main")) ||
        contentOf(git + QStringLiteral("/packed-refs")).contains(" refs/remotes/origin/main");
    const bool isUsed = contentOf(git + QStringLiteral("/logs/HEAD")).count('\n') > 1;
    return isPushed || isUsed || !QFileInfo(git).isDir() ? Place::Whole : Place::Remains;
}

/// Into the trash; where there is none, aside.
Result<void> putAwayFolder(const QString &path)
{
    if (!QFileInfo::exists(path)) {
        return {};
    }
    if (QFile::moveToTrash(path)) {
        return {};
    }
    const QString aside =
        path + QStringLiteral(".old-") +
        QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"));
    if (!QDir().rename(path, aside)) {
        return failure(ErrorKind::Io, QStringLiteral("the folder cannot be moved away"), path);
    }
    return {};
}

} // namespace

SampleController::SampleController(ProjectController &project, WorkspaceAccess &access,
                                   OperationsModel &operations, QString folder, QObject *parent)
    : QObject(parent), m_project(project), m_access(access), m_operations(operations),
      m_folder(std::move(folder))
{
    connect(&access, &WorkspaceAccess::changed, this, &SampleController::goOn);
    connect(&project, &ProjectController::changed, this, &SampleController::goOn);
    connect(&project, &ProjectController::enginesChanged, this, &SampleController::goOn);
}

SampleController::~SampleController()
{
    if (m_cancel) {
        m_cancel();
    }
}

QString SampleController::standardFolder()
{
    return QDir::homePath() + QStringLiteral("/Serin/canary-sample");
}

bool SampleController::exists() const
{
    return placeOf(m_folder) == Place::Whole;
}

bool SampleController::isOpen() const
{
    return m_project.phase() == ProjectController::Phase::Ready &&
           QFileInfo(m_project.facts().path).canonicalFilePath() ==
               QFileInfo(m_folder).canonicalFilePath();
}

bool SampleController::isWorking() const
{
    return m_state == State::Making || m_state == State::Starting || m_state == State::Applying ||
           m_state == State::Resetting;
}

QString SampleController::progress() const
{
    switch (m_state) {
    case State::Resetting:
        return tr("Taking the old sample away…");
    case State::Making:
        return tr("Making the repository…");
    case State::Starting:
        return tr("Starting the local workspace…");
    case State::Applying:
        return tr("Applying blue: its scoring process starts…");
    default:
        return {};
    }
}

void SampleController::setState(State state)
{
    m_state = state;
    Q_EMIT changed();
}

void SampleController::fail(const Error &error)
{
    ++m_request; // what still comes is not wanted
    m_cancel = nullptr;
    m_resets = false;
    if (m_operation != 0) {
        m_operations.fail(std::exchange(m_operation, 0), error);
    }
    if (error.kind == ErrorKind::Cancelled) {
        m_problem.reset();
        setState(State::Idle);
    } else {
        m_problem = error;
        setState(State::Failed);
    }
}

void SampleController::tryIt()
{
    if (isWorking()) {
        return;
    }
    m_problem.reset();
    m_run.reset();
    ++m_request;
    m_isNew = !exists();
    OperationSpec spec;
    spec.title = tr("Try the sample");
    spec.command = QStringLiteral("serinctl sample create && serinctl apply --yes");
    spec.stop = [sample = QPointer<SampleController>(this)] {
        if (sample) {
            sample->stop();
        }
    };
    m_operation = m_operations.begin(spec);
    m_access.start(); // it takes longer than the repository, and goes on beside it
    if (placeOf(m_folder) == Place::Remains) {
        setState(State::Resetting);
        putAside();
    } else if (m_isNew) {
        make();
    } else {
        startWorkspace();
    }
}

void SampleController::make()
{
    setState(State::Making);
    const ProjectEngines &engines = m_project.engines();
    m_creation = std::make_unique<SampleCreation>(engines.git, engines.projects);
    QFuture<Result<CreatedSample>> future = m_creation->start(m_folder);
    m_cancel = [running = future]() mutable { running.cancel(); };
    deliver(future, this, [this, request = m_request](const Result<CreatedSample> &made) {
        m_creation.release()->deleteLater();
        if (request != m_request) {
            return;
        }
        m_cancel = nullptr;
        if (made) {
            startWorkspace();
        } else {
            fail(made.error());
        }
    });
}

void SampleController::startWorkspace()
{
    setState(State::Starting);
    Q_EMIT openRequested(m_folder);
    goOn();
}

void SampleController::goOn()
{
    if (m_state != State::Starting) {
        return;
    }
    if (m_access.state() == WorkspaceAccess::State::Stopped && m_access.problem()) {
        fail(*m_access.problem());
        return;
    }
    if (m_access.state() != WorkspaceAccess::State::Ready) {
        return;
    }
    if (m_resets) {
        if (m_project.phase() == ProjectController::Phase::None || !isOpen()) {
            deleteEndpoint();
        }
        return;
    }
    if (!isOpen() || !m_project.preparer() || !m_project.repository() ||
        m_project.plane() != m_access.plane()) {
        return;
    }
    if (m_isNew) {
        apply();
    } else {
        lookWhetherApplied();
    }
}

/// The first apply may have been interrupted, or the workspace be another one by now.
void SampleController::lookWhetherApplied()
{
    const Result<EndpointName> name = EndpointName::fromString(sampleEndpoint);
    setState(State::Applying);
    using Record = std::optional<ApplyRecord>;
    QFuture<Result<LiveEndpoint>> live = m_project.plane()->endpoint(*name);
    m_cancel = [running = live]() mutable { running.cancel(); };
    deliver(live, this, [this, request = m_request](const Result<LiveEndpoint> &endpoint) {
        if (request != m_request) {
            return;
        }
        m_cancel = nullptr;
        if (!endpoint && endpoint.error().kind == ErrorKind::NotFound) {
            apply();
            return;
        }
        if (!endpoint) {
            fail(endpoint.error());
            return;
        }
        deliver(m_project.engines().records.lastHealthy(m_project.scope(), sampleEndpoint), this,
                [this, request](const Result<Record> &record) {
                    if (request != m_request || m_state != State::Applying) {
                        return;
                    }
                    if (record && !*record) {
                        apply();
                        return;
                    }
                    m_operations.finish(std::exchange(m_operation, 0));
                    setState(State::Ready);
                });
    });
}

void SampleController::apply()
{
    if (!m_project.preparer() || !m_project.repository()) {
        fail(cancelledError()); // the project was closed meanwhile
        return;
    }
    setState(State::Applying);
    m_project.noteApplied(); // the folder is Serin's own: nothing to ask about
    using Preview = Result<PlanPreview>;
    const auto repository = m_project.repository();
    QFuture<Preview> future =
        andThen(repository->resolve(QStringLiteral("HEAD")), this,
                [this, repository, preparer = QPointer<ApplyPreparer>(m_project.preparer())](
                    const CommitId &head) -> QFuture<Preview> {
                    if (!preparer) {
                        return readyFuture<PlanPreview>(failure(cancelledError()));
                    }
                    ApplySubject subject;
                    subject.repository = repository;
                    subject.commit = head;
                    PlanOptions options;
                    options.canRegister = m_project.canRegister();
                    return preparer->preview(subject, options);
                });
    m_cancel = [running = future]() mutable { running.cancel(); };
    deliver(future, this, [this, request = m_request](const Preview &preview) {
        if (request != m_request) {
            return;
        }
        if (!preview) {
            fail(preview.error());
            return;
        }
        ReviewOrder order;
        order.apply = true;
        order.plan = *preview;
        order.target = targetTitle(m_project.facts());
        m_run = std::make_unique<ReviewRun>(m_project, m_operations, std::move(order));
        m_cancel = [this] { m_run->stop(); };
        connect(m_run.get(), &ReviewRun::ended, this, [this] {
            if (const ReviewStep *const failed = m_run->failedStep()) {
                fail(failed->error.value_or(cancelledError()));
                return;
            }
            m_cancel = nullptr;
            m_operations.finish(std::exchange(m_operation, 0));
            setState(State::Ready);
        });
        m_run->start();
    });
}

void SampleController::startOver()
{
    if (isWorking()) {
        return;
    }
    m_problem.reset();
    m_run.reset();
    ++m_request;
    m_resets = true;
    OperationSpec spec;
    spec.title = tr("Start over with the sample");
    m_operation = m_operations.begin(spec);
    m_access.start();
    setState(State::Starting);
    if (isOpen()) {
        Q_EMIT closeRequested();
    }
    goOn();
}

void SampleController::deleteEndpoint()
{
    m_resets = false;
    setState(State::Resetting);
    ControlPlane *const plane = m_access.plane();
    const Result<EndpointName> name = EndpointName::fromString(sampleEndpoint);
    if (!plane || !name) {
        putAside();
        return;
    }
    QFuture<Result<void>> future =
        andThen(plane->deleteEndpoint(*name), this,
                [plane](const PendingOperation &operation) -> QFuture<Result<void>> {
                    return operation.finished ? readyFuture<void>(Result<void>())
                                              : plane->wait(operation, {});
                });
    m_cancel = [running = future]() mutable { running.cancel(); };
    deliver(future, this, [this, request = m_request](const Result<void> &deleted) {
        if (request != m_request) {
            return;
        }
        m_cancel = nullptr;
        if (!deleted && deleted.error().kind != ErrorKind::NotFound) {
            fail(deleted.error());
        } else {
            putAside();
        }
    });
}

void SampleController::putAside()
{
    const auto work = [folder = m_folder, remote = remoteOf(m_folder)]() -> Result<void> {
        const Result<void> checkout = putAwayFolder(folder);
        return checkout ? putAwayFolder(remote) : checkout;
    };
    deliver(runAsync(workers(), work), this, [this, request = m_request](const Result<void> &put) {
        if (request != m_request) {
            return;
        }
        if (!put) {
            fail(put.error());
            return;
        }
        m_operations.finish(std::exchange(m_operation, 0));
        m_state = State::Idle;
        tryIt();
    });
}

void SampleController::stop()
{
    if (!isWorking()) {
        return;
    }
    if (m_cancel) {
        std::exchange(m_cancel, nullptr)();
        return; // its end is heard of
    }
    fail(cancelledError());
}

} // namespace serin
