// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/gitopssession.h"

#include "services/core/errand.h"
#include "services/git/gitrepository.h"
#include "services/gitops/desiredstatesource.h"
#include "services/gitops/folderscope.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace serin {

GitOpsSession::GitOpsSession(const GlobalOptions &options, const GitOpsRequest &request,
                             const Needs &needs)
    : m_options(options), m_request(request), m_needs(needs),
      m_git(options.output, {request.trust, needs.credentials}),
      m_records(ApplyRecords::standardPath()), m_assets(AssetStore::standardFolder()),
      m_run(std::make_unique<CommandRun>(options))
{
    for (const std::string &file : request.files) {
        m_files.append(QFileInfo(QString::fromStdString(file)).absoluteFilePath());
    }
}

GitOpsSession::~GitOpsSession() = default;

int GitOpsSession::run(const Act &act)
{
    Result<ProjectPlace> place = projectPlace(m_options, m_request.repository);
    if (!place) {
        return output().fail(place.error());
    }
    m_place = *std::move(place);
    m_run->setWarned(m_place->warnings);
    // The workspace is that of the project there.
    if (!m_request.repository.empty() && !QDir::setCurrent(m_place->directory)) {
        return output().fail({ErrorKind::Io,
                              QStringLiteral("the folder cannot be entered"),
                              m_place->directory,
                              {}});
    }
    return m_run->onTarget(
        [this, act](const Target &target) {
            m_target = target;
            return open(act);
        },
        m_needs.target);
}

QFuture<Result<int>> GitOpsSession::open(const Act &act)
{
    return followUp(
        openRepository(), m_run.get(),
        [this, act](const Result<std::shared_ptr<GitRepository>> &opened) -> QFuture<Result<int>> {
            if (!opened && opened.error().kind != ErrorKind::NotFound) {
                if (!m_needs.goesOnWithoutGit) {
                    return readyFuture<int>(failure(opened.error()));
                }
                m_gitTrouble = opened.error();
            }
            m_repository = opened.value_or(nullptr);
            m_source = new DesiredStateSource(m_place->folder, m_run.get());
            m_source->setPicks(m_place->picks);
            m_preparer = new ApplyPreparer(
                {*m_source, *m_target->plane, m_records, m_assets},
                folderScope(m_source->folder(), m_target->plane->workspace()), m_run.get());
            return act();
        });
}

QFuture<Result<std::shared_ptr<GitRepository>>> GitOpsSession::openRepository()
{
    return m_git.open(m_place->directory, m_needs.git, m_run.get());
}

Apply::Services GitOpsSession::applyServices()
{
    return {*m_target->plane, m_records, m_assets, nullptr};
}

QByteArray GitOpsSession::projectBranch() const
{
    return m_place->project ? m_place->project->branch.toUtf8() : QByteArray();
}

PlanOptions GitOpsSession::planOptions() const
{
    PlanOptions options;
    options.prune = m_request.prune;
    options.allowReplace = m_request.allowReplace;
    options.canRegister = m_target->canRegister;
    for (const std::string &endpoint : m_request.endpoints) {
        options.endpoints.insert(QString::fromStdString(endpoint));
    }
    return options;
}

PlanView GitOpsSession::viewOf(const ApplySubject &subject) const
{
    PlanView view;
    view.color = output().usesColor();
    view.subject = subject.commit ? QStringLiteral("commit %1").arg(subject.commit->shortForm())
                                  : QStringLiteral("the working tree");
    view.workspace = m_target->name;
    return view;
}

QFuture<Result<ApplySubject>> GitOpsSession::subject()
{
    ApplySubject subject;
    subject.repository = m_repository;
    subject.files = m_files;
    const QString ref = QString::fromStdString(m_request.ref);
    if (!m_repository && !ref.isEmpty()) {
        return readyFuture<ApplySubject>(
            failure(ErrorKind::Invalid, QStringLiteral("there is no Git repository here"),
                    m_place->directory, QStringLiteral("leave --ref out")));
    }
    const QString top = m_repository ? m_repository->layout().top + u'/' : QString();
    const bool outside = std::any_of(m_files.begin(), m_files.end(), [&](const QString &file) {
        return !settledPath(file).startsWith(top);
    });
    if (!m_repository || m_request.workingTree || (outside && ref.isEmpty())) {
        return readyFuture<ApplySubject>(subject);
    }
    if (!ref.isEmpty()) {
        return andThen(m_repository->resolve(ref), m_run.get(),
                       [subject](const CommitId &commit) mutable -> Result<ApplySubject> {
                           subject.commit = commit;
                           return subject;
                       });
    }
    return andThen(m_repository->state(), m_run.get(),
                   [subject](const GitState &state) mutable -> Result<ApplySubject> {
                       if (!state.head) {
                           return failure(ErrorKind::NotFound,
                                          QStringLiteral("there is no commit yet"), {},
                                          QStringLiteral("commit the manifests, or take the "
                                                         "working tree with --worktree"));
                       }
                       subject.commit = state.head;
                       return subject;
                   });
}

} // namespace serin
