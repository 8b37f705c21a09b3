// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/historyacts.h"

#include "models/history/fileopening.h"
#include "models/manifest/editsession.h"
#include "models/operations/operationsmodel.h"
#include "models/project/gitreason.h"
#include "models/project/projectcontroller.h"
#include "models/review/reviewcontroller.h"
#include "services/core/errand.h"
#include "services/core/workers.h"
#include "services/git/gitrepository.h"

namespace serin {

namespace {

constexpr qint64 mostUndoneBytes = 4 << 20;

/// The message without the trailers that the review writes itself.
QString withoutOwnTrailers(const QString &message)
{
    QStringList lines = message.split(u'\n');
    while (!lines.isEmpty() && (lines.constLast().isEmpty() ||
                                lines.constLast().startsWith(QLatin1String("Endpoint: ")) ||
                                lines.constLast().startsWith(QLatin1String("Traffic: ")))) {
        lines.removeLast();
    }
    return lines.join(u'\n');
}

/// Each path that @p changes concern, once.
QList<QByteArray> pathsOf(const QList<GitFileChange> &changes)
{
    QList<QByteArray> paths;
    for (const GitFileChange &change : changes) {
        paths.append(change.path);
        if (!change.originalPath.isEmpty() && !paths.contains(change.originalPath)) {
            paths.append(change.originalPath);
        }
    }
    return paths;
}

/// What each of @p changes found and what it left, in turn.
QList<GitContentPlace> placesOf(const QList<GitFileChange> &changes)
{
    QList<GitContentPlace> places;
    for (const GitFileChange &change : changes) {
        places.append(GitContentPlace::byId(change.oldId));
        places.append(GitContentPlace::byId(change.newId));
    }
    return places;
}

} // namespace

HistoryActs::HistoryActs(ProjectController &project, EditSession &session, ReviewController &review,
                         OperationsModel &operations, QObject *parent)
    : QObject(parent), m_project(project), m_session(session), m_review(review),
      m_operations(operations)
{
    connect(&project, &ProjectController::commitsChanged, this, &HistoryActs::followHead);
    connect(&project, &ProjectController::changed, this, &HistoryActs::changed);
}

void HistoryActs::begin()
{
    m_isWorking = true;
    m_notice.clear();
    m_problem.reset();
    Q_EMIT changed();
}

void HistoryActs::end(const QString &notice)
{
    m_isWorking = false;
    m_notice = notice;
    m_noticeHead = m_project.commits() ? m_project.commits()->head : std::nullopt;
    Q_EMIT changed();
}

/// What the notice asks for may be done.
void HistoryActs::followHead()
{
    const std::optional<TrackedCommits> &commits = m_project.commits();
    if (commits && !m_isWorking && commits->head != m_noticeHead) {
        if (m_undone && m_noticeHead == m_undone) {
            m_noticeHead = commits->head;
        } else {
            m_notice.clear();
        }
        m_undone.reset();
    }
    lookAtHead();
    Q_EMIT changed();
}

void HistoryActs::lookAtHead()
{
    const std::optional<TrackedCommits> &commits = m_project.commits();
    if (!commits || !commits->head || commits->head == m_lookedAt || !m_project.repository()) {
        return;
    }
    m_lookedAt = commits->head;
    m_isMerge = false;
    GitLogRequest last;
    last.from = m_lookedAt;
    last.most = 1;
    deliver(m_project.repository()->log(last), this,
            [this, head = m_lookedAt](const Result<QList<GitCommit>> &found) {
                if (head == m_lookedAt && found && !found->isEmpty()) {
                    m_isMerge = found->constFirst().parents.size() > 1;
                    Q_EMIT changed();
                }
            });
}

void HistoryActs::fail(const Error &error)
{
    m_isWorking = false;
    m_problem = error;
    Q_EMIT changed();
}

void HistoryActs::dismiss()
{
    m_notice.clear();
    m_problem.reset();
    Q_EMIT changed();
}

QString HistoryActs::commonReason() const
{
    return m_isWorking ? tr("It is being done") : gitReason(m_project);
}

QString HistoryActs::restoreReason(const HistoryRow *row) const
{
    if (const QString reason = commonReason(); !reason.isEmpty()) {
        return reason;
    }
    if (!row || row->kind != HistoryRow::Kind::Commit) {
        return row && row->kind == HistoryRow::Kind::Apply && row->commit
                   ? QString()
                   : tr("Choose one commit first");
    }
    return row->isDescribed ? QString() : tr("No manifest describes the endpoint in this commit");
}

QString HistoryActs::revertReason(const HistoryRow *row) const
{
    if (const QString reason = commonReason(); !reason.isEmpty()) {
        return reason;
    }
    if (!row || row->kind != HistoryRow::Kind::Commit) {
        return tr("Choose one commit first");
    }
    return row->isMerge ? tr("It is a merge: restore the version before it instead") : QString();
}

QString HistoryActs::undoReason() const
{
    if (const QString reason = commonReason(); !reason.isEmpty()) {
        return reason;
    }
    const std::optional<TrackedCommits> &commits = m_project.commits();
    if (!commits || !commits->head) {
        return tr("There is no commit yet");
    }
    if (const QString reason = operationReason(m_project); !reason.isEmpty()) {
        return reason;
    }
    if (commits->branch.isEmpty()) {
        return tr("No branch is checked out");
    }
    if (commits->upstream && commits->ahead == 0) {
        return tr("The last commit has been pushed: revert it with a new one instead");
    }
    if (m_isMerge && commits->head == m_lookedAt) {
        return tr("The last commit is a merge: restore the version before it, on the page History, "
                  "instead");
    }
    return {};
}

void HistoryActs::restore(const HistoryRow &row, const QString &endpoint,
                          const QList<QByteArray> &paths)
{
    if (!restoreReason(&row).isEmpty() || !row.commit) {
        return;
    }
    begin();
    const std::shared_ptr<GitRepository> repository = m_project.repository();
    const QString top = repository->layout().top;
    const auto work = [endpoint, top](const QList<VersionFile> &files) {
        return runAsync(workers(),
                        [files, endpoint, top] { return restoringChanges(files, top, endpoint); });
    };
    const auto versions =
        readVersions(repository, m_session, paths, {}, VersionPoint::at(*row.commit), this);
    deliver(andThen(versions, this, work), this,
            [this, commit = *row.commit](const Result<QList<FileChange>> &changes) {
                if (!changes) {
                    fail(changes.error());
                    return;
                }
                if (changes->isEmpty()) {
                    end(tr("The working tree is as commit %1 already.").arg(commit.shortForm()));
                    return;
                }
                const int files = static_cast<int>(changes->size());
                edit(tr("Restore commit %1").arg(commit.shortForm()), *changes,
                     [this, commit, files] {
                         end((files == 1 ? tr("1 file is as in commit %1 again; nothing is "
                                              "committed. Undo takes it back.")
                                         : tr("%Ln files are as in commit %1 again; nothing is "
                                              "committed. Undo takes it back.",
                                              nullptr, files))
                                 .arg(commit.shortForm()));
                     });
            });
}

QFuture<Result<QList<FileChange>>> HistoryActs::undoing(const QList<GitFileChange> &commit)
{
    const std::shared_ptr<GitRepository> repository = m_project.repository();
    const auto texts = [this, repository, commit](const QList<VersionFile> &now) {
        const auto merge = [commit, now, top = repository->layout().top](
                               const QList<std::optional<QByteArray>> &contents) {
            return runAsync(workers(), [commit, now, top, contents] {
                return undoingChanges(undoneFiles(commit, contents, now), top);
            });
        };
        return andThen(repository->readContents(placesOf(commit), mostUndoneBytes), this, merge);
    };
    return andThen(readVersions(repository, m_session, pathsOf(commit), {}, {}, this), this, texts);
}

void HistoryActs::revert(const HistoryRow &row)
{
    if (!revertReason(&row).isEmpty()) {
        return;
    }
    begin();
    deliver(undoing(row.changes), this, [this, row](const Result<QList<FileChange>> &changes) {
        if (!changes) {
            fail(changes.error());
            return;
        }
        const QString shortId = row.commit->shortForm();
        if (changes->isEmpty()) {
            end(tr("Nothing of commit %1 is left to take back.").arg(shortId));
            return;
        }
        edit(tr("Revert commit %1").arg(shortId), *changes, [this, row, shortId] {
            m_review.keepMessage(tr("Revert \"%1\"\n\nThis reverts commit %2.")
                                     .arg(row.subject, row.commit->toString()));
            end(tr("The working tree takes commit %1 back; review and commit it.").arg(shortId));
            Q_EMIT reviewRequested();
        });
    });
}

/// Files that are there have to be open for an edit.
void HistoryActs::edit(const QString &description, const QList<FileChange> &changes,
                       const std::function<void()> &done)
{
    QStringList paths;
    for (const FileChange &change : changes) {
        if (change.before) {
            paths.append(change.path);
        }
    }
    const auto make = [changes](const QList<Manifest> &) -> Result<QList<FileChange>> {
        if (const Result<void> made = makeFolders(changes); !made) {
            return failure(made.error());
        }
        return changes;
    };
    const auto told = [this, done](const Result<void> &made) {
        if (made) {
            done();
        } else {
            fail(made.error());
        }
    };
    auto *const opening = new FileOpening(m_session, m_project, paths, this);
    connect(opening, &FileOpening::ended, this,
            [this, paths, description, make, told](const Result<void> &opened) {
                if (opened) {
                    m_session.editFiles(paths, description, make, this, told);
                } else {
                    fail(opened.error());
                }
            });
    opening->start();
}

void HistoryActs::undoCommit()
{
    if (!undoReason().isEmpty()) {
        return;
    }
    begin();
    OperationSpec spec;
    spec.title = tr("Undo the last commit");
    spec.command = QStringLiteral("git reset --soft HEAD~1");
    const OperationsModel::Id id = m_operations.begin(spec);
    const CommitId head = *m_project.commits()->head;
    deliver(m_project.repository()->undoCommit(head), this,
            [this, id, head](const Result<QString> &message) {
                m_project.readCommits();
                if (!message) {
                    m_operations.fail(id, message.error());
                    fail(message.error());
                    return;
                }
                m_operations.finish(id);
                m_review.keepMessage(withoutOwnTrailers(*message));
                m_session.lookAtDisk();
                m_undone = head;
                end(tr("Commit %1 is undone. Its changes are in the files, not committed; the next "
                       "review begins with its message.")
                        .arg(head.shortForm()));
                Q_EMIT commitUndone();
            });
}

} // namespace serin
