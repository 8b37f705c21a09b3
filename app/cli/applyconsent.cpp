// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/applyconsent.h"

#include "app/cli/gitopssession.h"
#include "app/cli/terminalanswer.h"
#include "services/core/errand.h"
#include "services/git/gitrepository.h"
#include "services/git/parse/gitpath.h"
#include "services/gitops/desiredstatesource.h"
#include "services/workspace/projectregistry.h"

#include <QFile>

namespace serin {

namespace {

class ConsentErrand : public Errand<void>
{
public:
    ConsentErrand(GitOpsSession &session, ApplySubject subject)
        : Errand(&session.command()), m_session(session), m_subject(std::move(subject))
    {
        if (const Result<void> pipeline = checkPipeline(); !pipeline) {
            answer(pipeline);
            return;
        }
        checkBranch();
    }

private:
    /// The person's yes; an error when it is no, or nobody can be asked.
    [[nodiscard]] Result<void> agree(const QString &fact, const QString &question) const
    {
        if (m_session.options().yes) {
            return {};
        }
        if (!canAsk()) {
            return failure(ErrorKind::Invalid, fact, {},
                           QStringLiteral("--yes does it all the same"));
        }
        m_session.command().clearProgress();
        m_session.output().note(fact);
        if (!m_session.output().confirms(question)) {
            return failure(ErrorKind::Cancelled, QStringLiteral("nothing was changed"));
        }
        return {};
    }

    [[nodiscard]] Result<void> checkPipeline() const
    {
        const std::optional<Project> &project = m_session.target().project;
        if (project && project->readOnly) {
            return failure(ErrorKind::Conflict,
                           QStringLiteral("the project %1 is read-only").arg(project->name), {},
                           QStringLiteral("take the mark off in the window's project menu first"));
        }
        const bool inPipeline =
            qEnvironmentVariableIsSet("CI") || qEnvironmentVariableIsSet("TF_BUILD");
        if (!project || project->applies != ProjectApplies::Pipeline || inPipeline) {
            return {};
        }
        return agree(QStringLiteral("a pipeline applies the project %1: push, and wait for it")
                         .arg(project->name),
                     QStringLiteral("Apply from here all the same?"));
    }

    /// Whether it is a commit that was named, now or for the kept plan, and not what is checked
    /// out.
    [[nodiscard]] bool takesGivenCommit() const
    {
        const GitOpsRequest &request = m_session.request();
        return m_subject.commit && (!request.ref.empty() || !request.planFile.empty());
    }

    void checkBranch()
    {
        const QByteArray branch = m_session.projectBranch();
        if (branch.isEmpty() || !m_subject.repository) {
            checkFirstTime();
            return;
        }
        if (!takesGivenCommit()) {
            run(m_subject.repository->state(), [this, branch](const Result<GitState> &state) {
                if (!state) {
                    answer(failure(state.error()));
                } else if (state->branch == branch) {
                    checkFirstTime();
                } else {
                    askBranch(
                        state->branch.isEmpty()
                            ? QStringLiteral("no branch is checked out")
                            : QStringLiteral("%1 is checked out").arg(shownPath(state->branch)));
                }
            });
            return;
        }
        const QString name = QString::fromUtf8(branch);
        m_tips = {QStringLiteral("refs/heads/") + name, name + QStringLiteral("@{upstream}"),
                  QStringLiteral("refs/remotes/origin/") + name};
        checkTip();
    }

    /// Whether the commit is part of the project's branch, here or on the remote.
    void checkTip()
    {
        if (m_tips.isEmpty()) {
            const std::string &ref = m_session.request().ref;
            askBranch(QStringLiteral("%1 is no commit of it")
                          .arg(ref.empty() ? m_subject.commit->shortForm()
                                           : QString::fromStdString(ref)));
            return;
        }
        run(m_subject.repository->resolve(m_tips.takeFirst()), [this](const Result<CommitId> &tip) {
            if (!tip) {
                checkTip();
                return;
            }
            run(m_subject.repository->distance(*m_subject.commit, *tip),
                [this](const Result<GitDistance> &distance) {
                    if (distance && distance->ahead == 0 && distance->mergeBase) {
                        checkFirstTime();
                    } else {
                        checkTip();
                    }
                });
        });
    }

    void askBranch(const QString &what)
    {
        const Result<void> agreed = agree(QStringLiteral("the project follows %1, and %2")
                                              .arg(shownPath(m_session.projectBranch()), what),
                                          QStringLiteral("Apply it all the same?"));
        if (!agreed) {
            answer(agreed);
            return;
        }
        checkFirstTime();
    }

    void checkFirstTime()
    {
        ProjectRegistry registry;
        const QString folder = m_session.source().folder();
        const QString workspace = m_session.target().identity;
        const Result<bool> known = registry.wasApplied(folder, workspace);
        if (!known) {
            answer(failure(known.error()));
            return;
        }
        if (!*known) {
            const QString fact = QStringLiteral("%1 was never applied to %2 before")
                                     .arg(folder, m_session.target().name);
            const bool isSafe = m_session.target().tier == Tier::Dev && !canAsk();
            const Result<void> agreed =
                isSafe ? Result<void>() : agree(fact, QStringLiteral("Apply it there?"));
            if (!agreed) {
                answer(agreed);
                return;
            }
            if (isSafe) {
                m_session.output().note(fact);
            }
            if (const auto kept = registry.setApplied(folder, workspace); !kept) {
                m_session.output().warn(kept.error().toLine());
            }
        }
        answer({});
    }

    GitOpsSession &m_session;
    const ApplySubject m_subject;
    QStringList m_tips;
};

} // namespace

QFuture<Result<void>> askConsents(GitOpsSession &session, const ApplySubject &subject)
{
    return (new ConsentErrand(session, subject))->future();
}

QFuture<Result<void>> noteLeftOut(GitOpsSession &session, const ApplySubject &subject)
{
    if (!subject.repository || !subject.commit || !session.request().ref.empty()) {
        return readyFuture<void>({});
    }
    const QString top = subject.repository->layout().top;
    GitStatusRequest request;
    if (session.source().folder() != top) {
        request.paths = {QFile::encodeName(
            session.source().folder().mid(top == QLatin1String("/") ? 1 : top.size() + 1))};
    }
    return followUp(
        subject.repository->status(request), &session.command(),
        [&session](const Result<GitStatus> &status) -> Result<void> {
            const qint64 behind = status ? status->behind.value_or(0) : 0;
            if (behind > 0) {
                const bool isOne = behind == 1;
                session.output().warn(
                    QStringLiteral("%1 has %2 that %3 not here, and so left out: pull first, or "
                                   "apply %4 with --ref %1")
                        .arg(shownPath(status->upstream),
                             isOne ? QStringLiteral("1 commit")
                                   : QStringLiteral("%1 commits").arg(behind),
                             isOne ? QStringLiteral("is") : QStringLiteral("are"),
                             isOne ? QStringLiteral("it") : QStringLiteral("them")));
            }
            constexpr qsizetype most = 8;
            QStringList names;
            for (const GitStatusEntry &entry : status ? status->entries : QList<GitStatusEntry>()) {
                names.append(shownPath(entry.path));
            }
            const qsizetype more = names.size() - most;
            if (!names.isEmpty()) {
                session.output().note(
                    QStringLiteral("not committed, and so left out: %1%2")
                        .arg(names.mid(0, most).join(QStringLiteral(", ")),
                             more > 0 ? QStringLiteral(" and %1 more").arg(more) : QString()));
            }
            return {};
        });
}

} // namespace serin
