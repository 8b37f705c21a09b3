// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/start/clonecontroller.h"

#include "models/operations/operationsmodel.h"
#include "services/core/async.h"
#include "services/git/gitclient.h"
#include "services/process/processspec.h"

#include <QPointer>

#include <utility>

namespace serin {

CloneController::CloneController(GitClient &git, OperationsModel &operations, QObject *parent)
    : QObject(parent), m_git(git), m_operations(operations)
{}

CloneController::~CloneController()
{
    if (m_cancel) {
        m_cancel();
    }
}

QString CloneController::suggestedName(const QString &url)
{
    QString name = url.trimmed();
    while (name.endsWith(u'/')) {
        name.chop(1);
    }
    name = name.mid(std::max(name.lastIndexOf(u'/'), name.lastIndexOf(u':')) + 1);
    if (name.endsWith(QLatin1String(".git"))) {
        name.chop(4);
    }
    return name == QLatin1String("..") || name == QLatin1String(".") ? QString() : name;
}

void CloneController::start(const QString &url, const QString &folder)
{
    if (m_isRunning) {
        return;
    }
    m_isRunning = true;
    m_problem.reset();
    m_progress = tr("asking the remote");
    using Cloned = Result<std::shared_ptr<GitRepository>>;
    QFuture<Cloned> future = m_git.clone({url.trimmed(), folder, {}});
    m_cancel = [running = future]() mutable { running.cancel(); };
    OperationSpec spec;
    spec.title = tr("Clone %1").arg(folder);
    ProcessSpec same; // its line for people hides what an address may hold of a password
    same.program = QStringLiteral("git");
    same.arguments = {QStringLiteral("clone"), QStringLiteral("--"), url.trimmed(), folder};
    spec.command = same.commandLine();
    spec.stop = [clone = QPointer<CloneController>(this)] {
        if (clone) {
            clone->stop();
        }
    };
    const OperationsModel::Id id = m_operations.begin(spec);
    auto *watcher = new QFutureWatcher<Cloned>(this);
    connect(
        watcher, &QFutureWatcherBase::progressTextChanged, this,
        [this, id, watcher](const QString &stage) {
            m_progress =
                tr("%1 %2 %", "what git does; percent").arg(stage).arg(watcher->progressValue());
            m_operations.setProgress(id, m_progress);
            Q_EMIT changed();
        });
    watcher->setFuture(future);
    deliver(future, this, [this, id, folder, watcher](const Cloned &cloned) {
        watcher->deleteLater();
        m_isRunning = false;
        m_cancel = nullptr;
        m_progress.clear();
        if (!cloned) {
            m_operations.fail(id, cloned.error());
            if (cloned.error().kind != ErrorKind::Cancelled) {
                m_problem = cloned.error();
            }
            Q_EMIT changed();
            return;
        }
        m_operations.finish(id);
        Q_EMIT changed();
        Q_EMIT this->cloned(folder);
    });
    Q_EMIT changed();
}

void CloneController::stop()
{
    if (m_cancel) {
        std::exchange(m_cancel, nullptr)();
    }
}

} // namespace serin
