// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/conflict/conflictcontroller.h"

#include "models/common/errortext.h"
#include "models/conflict/solvedfiles.h"
#include "models/manifest/editsession.h"
#include "models/manifest/manifesttext.h"
#include "models/operations/operationsmodel.h"
#include "models/project/projectcontroller.h"
#include "models/repository/operationname.h"
#include "services/core/async.h"
#include "services/core/workers.h"
#include "services/git/gitrepository.h"
#include "services/git/parse/gitpath.h"
#include "services/gitops/changes/manifestendpoints.h"

#include <QFile>

#include <algorithm>
#include <utility>

namespace serin {

namespace {

constexpr qsizetype mostConflicts = 200;

/// Something that stands still, and that this controller knows how to go on with.
bool standsStill(const GitState &state)
{
    return state.operation != GitState::Operation::None &&
           state.operation != GitState::Operation::Bisect;
}

/// My commits are moved onto theirs.
bool movesMine(const GitState &state)
{
    return state.operation == GitState::Operation::Rebase ||
           state.operation == GitState::Operation::MailPatches;
}

} // namespace

/// What one look has found so far.
struct ConflictController::Reading
{
    std::shared_ptr<GitRepository> repository;
    GitState state;
    QList<QByteArray> paths;
    std::vector<ConflictFile> files;
};

bool ConflictFile::isDecided() const
{
    return isByHand || std::none_of(choices.begin(), choices.end(), [](ConflictChoice choice) {
               return choice == ConflictChoice::Open;
           });
}

ConflictController::ConflictController(ProjectController &project, EditSession &session,
                                       OperationsModel &operations, QObject *parent)
    : QObject(parent), m_project(project), m_session(session), m_operations(operations)
{
    connect(&project, &ProjectController::commitsChanged, this, &ConflictController::refresh);
    connect(&project, &ProjectController::changed, this, &ConflictController::refresh);
}

ConflictController::~ConflictController() = default;

const ConflictFile *ConflictController::listed(int file) const
{
    const auto place = static_cast<std::size_t>(file);
    return file >= 0 && place < m_files.size() ? &m_files[place] : nullptr;
}

ConflictFile *ConflictController::changeable(int file)
{
    return m_phase == Phase::Ready && listed(file) ? &m_files[static_cast<std::size_t>(file)]
                                                   : nullptr;
}

void ConflictController::refresh()
{
    if (m_phase == Phase::Working) {
        return; // its end looks again
    }
    const quint64 number = ++m_request;
    const std::shared_ptr<GitRepository> &repository = m_project.repository();
    if (!repository || m_project.trustQuestion().concernsReading()) {
        m_files.clear();
        m_state = {};
        m_phase = Phase::Nothing;
        Q_EMIT changed();
        return;
    }
    auto reading = std::make_shared<Reading>();
    reading->repository = repository;
    deliver(repository->state(), this, [this, number, reading](const Result<GitState> &state) {
        if (number != m_request) {
            return;
        }
        if (!state) {
            fail(state.error());
            return;
        }
        if (m_phase == Phase::Failed) {
            m_problem.reset(); // it was about reading
        }
        reading->state = *state;
        if (!standsStill(*state)) {
            take(reading);
            return;
        }
        if (m_phase != Phase::Ready) {
            m_phase = Phase::Reading;
            Q_EMIT changed();
        }
        readFiles(reading);
    });
}

void ConflictController::readFiles(const std::shared_ptr<Reading> &reading)
{
    GitStatusRequest request;
    request.untracked = GitStatusRequest::Untracked::None;
    deliver(reading->repository->status(request), this,
            [this, number = m_request, reading](const Result<GitStatus> &status) {
                if (number != m_request) {
                    return;
                }
                if (!status) {
                    fail(status.error());
                    return;
                }
                for (const GitStatusEntry &entry : status->entries) {
                    if (entry.kind == GitStatusEntry::Kind::Unmerged &&
                        reading->paths.size() < mostConflicts) {
                        reading->paths.append(entry.path);
                    }
                }
                readNext(reading);
            });
}

void ConflictController::readNext(const std::shared_ptr<Reading> &reading)
{
    const auto place = static_cast<qsizetype>(reading->files.size());
    if (place == reading->paths.size()) {
        take(reading);
        return;
    }
    const QByteArray path = reading->paths.at(place);
    deliver(reading->repository->conflict(path), this,
            [this, number = m_request, reading, path](const Result<GitConflictSides> &sides) {
                if (number != m_request) {
                    return;
                }
                if (!sides) {
                    fail(sides.error());
                    return;
                }
                ConflictFile file;
                file.path = path;
                file.sides = {sides->base, sides->ours, sides->theirs};
                // Git moves my commits onto theirs in a rebase: what it calls "ours" is theirs.
                if (movesMine(reading->state)) {
                    std::swap(file.sides.mine, file.sides.theirs);
                }
                const auto work =
                    [file,
                     top = reading->repository->layout().top]() mutable -> Result<ConflictFile> {
                    const QString name = QFile::decodeName(file.path);
                    file.merge = mergedInRegions(file.sides, name);
                    file.choices.assign(file.merge.regions.size(), ConflictChoice::Open);
                    file.stamp = stampOnDisk(top + u'/' + name);
                    return file;
                };
                deliver(runAsync(workers(), work), this,
                        [this, number, reading](const Result<ConflictFile> &made) {
                            if (number == m_request && made) {
                                reading->files.push_back(*made);
                                readNext(reading);
                            }
                        });
            });
}

void ConflictController::take(const std::shared_ptr<Reading> &reading)
{
    for (ConflictFile &file : reading->files) {
        const auto before =
            std::find_if(m_files.begin(), m_files.end(), [&file](const ConflictFile &each) {
                return each.path == file.path && each.sides == file.sides;
            });
        if (before != m_files.end()) {
            file.choices = before->choices;
            file.stamp = before->stamp;
            file.isByHand = before->isByHand;
        }
    }
    const bool isSame = m_state.head == reading->state.head && m_state.step == reading->state.step;
    m_state = reading->state;
    m_files = std::move(reading->files);
    if (!isSame) {
        m_problem.reset();
    }
    m_phase = standsStill(m_state) ? Phase::Ready : Phase::Nothing;
    Q_EMIT changed();
}

void ConflictController::fail(const Error &error)
{
    m_problem = error;
    m_phase = Phase::Failed;
    Q_EMIT changed();
}

void ConflictController::choose(int file, int region, ConflictChoice choice)
{
    ConflictFile *const chosen = changeable(file);
    const auto place = static_cast<std::size_t>(region);
    if (chosen && region >= 0 && place < chosen->choices.size()) {
        chosen->choices[place] = choice;
        chosen->isByHand = false;
        Q_EMIT changed();
    }
}

void ConflictController::chooseAll(int file, ConflictChoice choice)
{
    if (ConflictFile *const chosen = changeable(file)) {
        std::fill(chosen->choices.begin(), chosen->choices.end(), choice);
        chosen->isByHand = false;
        Q_EMIT changed();
    }
}

void ConflictController::setByHand(int file, bool isByHand)
{
    if (ConflictFile *const chosen = changeable(file)) {
        chosen->isByHand = isByHand;
        Q_EMIT changed();
    }
}

QString ConflictController::progressWords() const
{
    const QString what = operationName(m_state.operation);
    if (m_phase == Phase::Nothing || what.isEmpty()) {
        return tr("Nothing is in progress.");
    }
    const QString branch = shownPath(movesMine(m_state) ? m_state.rebasing : m_state.branch);
    QString words = branch.isEmpty()
                        ? tr("The repository is in the middle of %1").arg(what)
                        : tr("The repository is in the middle of %1 of %2", "a rebase, a branch")
                              .arg(what, branch);
    if (m_state.steps > 0) {
        words += tr(", commit %1 of %2").arg(m_state.step).arg(m_state.steps);
    }
    return words + u'.';
}

QString ConflictController::mineTitle() const
{
    return movesMine(m_state) ? tr("Mine: the commit that is moved")
                              : tr("Mine: the branch that I am on");
}

QString ConflictController::theirsTitle() const
{
    switch (m_state.operation) {
    case GitState::Operation::Rebase:
        return tr("Theirs: the branch that it is moved onto");
    case GitState::Operation::Merge:
        return tr("Theirs: the branch that is merged");
    case GitState::Operation::Revert:
        return tr("Theirs: the file without the commit that is reverted");
    default:
        break;
    }
    return tr("Theirs: what is brought in");
}

QString ConflictController::abortReason() const
{
    return m_phase == Phase::Working   ? tr("It is being done")
           : m_phase == Phase::Nothing ? tr("Nothing is in progress")
                                       : QString();
}

QString ConflictController::goOnReason() const
{
    if (m_phase != Phase::Ready) {
        return m_phase == Phase::Nothing ? tr("Nothing is in progress")
                                         : tr("It is being looked at");
    }
    const auto open = std::find_if(m_files.begin(), m_files.end(),
                                   [](const ConflictFile &file) { return !file.isDecided(); });
    if (open != m_files.end()) {
        return tr("Choose what becomes of %1 first").arg(shownPath(open->path));
    }
    for (std::size_t i = 0; i < m_files.size(); ++i) {
        if (!resultProblem(static_cast<int>(i)).isEmpty()) {
            return tr("%1 would be no YAML: choose otherwise, or mend it by hand")
                .arg(shownPath(m_files[i].path));
        }
    }
    return {};
}

std::optional<QByteArray> ConflictController::result(int file) const
{
    const ConflictFile *const shown = listed(file);
    return shown ? shown->merge.resolved(shown->sides, shown->choices) : std::nullopt;
}

QString ConflictController::resultProblem(int file) const
{
    const ConflictFile *const shown = listed(file);
    if (!shown || shown->isByHand || !shown->isDecided() || !hasManifestName(shown->path)) {
        return {};
    }
    const std::optional<QByteArray> text = result(file);
    if (!text) {
        return {};
    }
    const ManifestText parsed = ManifestText::parse(*text, shownPath(shown->path));
    return parsed.manifest ? QString() : errorLine(parsed.manifest.error());
}

std::vector<DiffLine> ConflictController::resultDiff(int file) const
{
    const ConflictFile *const shown = listed(file);
    return shown ? diffLines(shown->sides.base, result(file), shownPath(shown->path))
                 : std::vector<DiffLine>();
}

void ConflictController::goOn()
{
    if (!goOnReason().isEmpty()) {
        return;
    }
    ++m_request; // what is being read is of before
    m_phase = Phase::Working;
    m_problem.reset();
    OperationSpec spec;
    spec.title = tr("Continue %1").arg(operationName(m_state.operation));
    m_operation = m_operations.begin(spec);
    m_ownChange = m_session.ownChange();
    Q_EMIT changed();
    const std::shared_ptr<GitRepository> repository = m_project.repository();
    const QString top = repository->layout().top + u'/';
    QList<SolvedFile> solved;
    QStringList byHand;
    for (std::size_t i = 0; i < m_files.size(); ++i) {
        const QString path = top + QFile::decodeName(m_files[i].path);
        if (m_files[i].isByHand) {
            byHand.append(path);
        } else {
            solved.append({path, result(static_cast<int>(i)), m_files[i].stamp});
        }
    }
    const auto work = [solved, byHand] {
        const Result<void> checked = checkSolvedByHand(byHand);
        return checked ? writeSolved(solved) : checked;
    };
    deliver(runAsync(workers(), work), this, [this, repository](const Result<void> &written) {
        if (written) {
            markAndContinue(repository);
            return;
        }
        m_operations.fail(m_operation, written.error());
        m_ownChange.reset();
        m_problem = written.error();
        m_phase = Phase::Ready;
        Q_EMIT changed();
    });
}

void ConflictController::markAndContinue(const std::shared_ptr<GitRepository> &repository)
{
    QList<QByteArray> paths;
    for (const ConflictFile &file : m_files) {
        paths.append(file.path);
    }
    const auto finish = [this](const std::optional<Error> &error, bool isDone) {
        if (error) {
            m_operations.fail(m_operation, *error);
        } else {
            m_operations.finish(m_operation);
        }
        m_ownChange.reset();
        m_project.readCommits();
        m_phase = error ? Phase::Ready : Phase::Reading;
        refresh();
        m_problem = error;
        Q_EMIT changed();
        if (isDone) {
            Q_EMIT ended(true);
        }
    };
    deliver(repository->markResolved(paths), this,
            [this, repository, finish](const Result<void> &marked) {
                if (!marked) {
                    finish(marked.error(), false);
                    return;
                }
                deliver(repository->continueOperation(), this,
                        [finish](const Result<GitPulled> &gone) {
                            if (!gone) {
                                finish(gone.error(), false);
                            } else {
                                finish({}, gone->outcome != GitPulled::Outcome::Conflicts);
                            }
                        });
            });
}

void ConflictController::abort()
{
    if (!abortReason().isEmpty() || !m_project.repository()) {
        return;
    }
    ++m_request; // what is being read is of before
    m_phase = Phase::Working;
    m_problem.reset();
    OperationSpec spec;
    spec.title = tr("Give up %1").arg(operationName(m_state.operation));
    const OperationsModel::Id id = m_operations.begin(spec);
    m_ownChange = m_session.ownChange();
    Q_EMIT changed();
    deliver(m_project.repository()->abort(), this, [this, id](const Result<void> &aborted) {
        if (aborted) {
            m_operations.finish(id);
        } else {
            m_operations.fail(id, aborted.error());
        }
        m_ownChange.reset();
        m_project.readCommits();
        m_phase = Phase::Ready;
        refresh();
        m_problem = aborted ? std::nullopt : std::optional(aborted.error());
        Q_EMIT changed();
        if (aborted) {
            Q_EMIT ended(false);
        }
    });
}

} // namespace serin
