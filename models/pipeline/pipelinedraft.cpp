// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/pipeline/pipelinedraft.h"

#include "models/common/errortext.h"
#include "models/conflict/branchacts.h"
#include "models/project/gitreason.h"
#include "models/project/projectcontroller.h"
#include "services/core/async.h"
#include "services/core/workers.h"
#include "services/git/gitrepository.h"
#include "services/git/parse/githost.h"
#include "services/git/parse/gitrefname.h"
#include "services/gitops/pipeline/pipelinefiles.h"

#include <QDir>

#include <algorithm>

namespace serin {

namespace {

/// What a look at the repository finds.
struct PipelineLook
{
    std::vector<PipelineDraft::File> files;
    QHash<QString, QByteArray> there; ///< the texts of files that are changed
    bool replaces = false;
    QString other; ///< file of a pipeline of the other kind for the same project; empty: none
};

Result<PipelineLook> lookedAt(const PipelineSpec &spec, const Project &project)
{
    const Result<PipelineFiles> made = pipelineFiles(spec, project);
    if (!made) {
        return failure(made.error());
    }
    PipelineLook look;
    look.replaces = made->replaces;
    const QDir top(project.repository);
    PipelineSpec other = spec;
    other.kind = spec.kind == PipelineKind::GitHubActions ? PipelineKind::AzurePipelines
                                                          : PipelineKind::GitHubActions;
    if (const QString path = pipelinePath(other); top.exists(path)) {
        look.other = path;
    }
    for (const FileChange &change : made->changes) {
        const QString name = top.relativeFilePath(change.path);
        look.files.push_back({name, !change.before, diffLines(change.before, change.after, name)});
        if (change.before) {
            look.there.insert(change.path, *change.before);
        }
    }
    return look;
}

} // namespace

PipelineDraft::PipelineDraft(ProjectController &project, const BranchActs &branches,
                             EditSession &session, QObject *parent)
    : EditDraft(session, parent), m_project(project), m_branches(branches)
{
    connect(&project, &ProjectController::changed, this, [this] {
        if (isEditable() && subject() != m_subject) {
            cancel();
        } else {
            Q_EMIT changed();
        }
    });
    connect(&session, &EditSession::settled, this, &PipelineDraft::settle);
    connect(&session, &EditSession::bufferChanged, this, [this](const QString &path) {
        if (!isEditable() || !m_there.contains(path)) {
            return;
        }
        if (isKnownToSession(path)) {
            Q_EMIT changed();
        } else {
            look(); // it is another text now
        }
    });
    connect(&session, &EditSession::bufferClosed, this, [this](const QString &path) {
        if (isEditable() && m_there.contains(path)) {
            look(); // nobody else needs it; here it is needed
        }
    });
    connect(&session, &EditSession::openFailed, this,
            [this](const QString &path, const Error &error) {
                if (isEditable() && m_there.contains(path)) {
                    m_trouble = errorText(error).sentence;
                    Q_EMIT changed();
                }
            });
}

QString PipelineDraft::unavailableReason() const
{
    const ProjectFacts &facts = m_project.facts();
    if (m_project.phase() != ProjectController::Phase::Ready) {
        return tr("Open a folder first");
    }
    if (const QString reason = gitReason(m_project); !reason.isEmpty()) {
        return reason;
    }
    if (facts.isAmbiguous) {
        return tr("Choose which project this is first");
    }
    if (!facts.workspace.isLocal && facts.workspace.armUrl != publicArmUrl) {
        return tr("The workspace is not in the public cloud: such a pipeline is written by hand");
    }
    return {};
}

void PipelineDraft::begin()
{
    if (isOpen() || !unavailableReason().isEmpty()) {
        return;
    }
    open();
    m_subject = subject();
    const ProjectFacts &facts = m_project.facts();
    const auto &commits = m_project.commits();
    m_fields = {};
    const QString home = m_branches.homeBranch();
    m_fields.branch = !home.isEmpty() ? home
                      : commits       ? QString::fromUtf8(commits->branch)
                                      : QString();
    // A runner elsewhere does not reach the workspace of this computer.
    m_fields.pipelineApplies =
        !facts.workspace.isLocal || facts.project.applies == ProjectApplies::Pipeline;
    m_hasKind = false;
    m_hasRemote = true;
    m_files.clear();
    m_there.clear();
    m_other.clear();
    session().lookAtDisk();
    findKind();
    look();
}

/// What the draft is about.
QStringList PipelineDraft::subject() const
{
    const ProjectFacts &facts = m_project.facts();
    return {facts.project.repository, facts.project.name, facts.project.folder,
            facts.workspace.identity()};
}

/// From where the repository lies.
void PipelineDraft::findKind()
{
    deliver(m_project.repository()->remotes(), this, [this](const Result<QList<GitRemote>> &all) {
        if (!isEditable() || !all) {
            return;
        }
        m_hasRemote = !all->isEmpty();
        const bool isAzure = std::any_of(all->begin(), all->end(), [](const GitRemote &remote) {
            return gitHost(remote.url).kind == GitHost::Kind::AzureDevOps;
        });
        if (isAzure && !m_hasKind && m_fields.kind != PipelineKind::AzurePipelines) {
            m_fields.kind = PipelineKind::AzurePipelines;
            look();
        }
        Q_EMIT changed();
    });
}

void PipelineDraft::setKind(PipelineKind kind)
{
    m_hasKind = true;
    if (set(m_fields.kind, kind)) {
        look();
    }
}

void PipelineDraft::setBranch(const QString &branch)
{
    if (set(m_fields.branch, branch.trimmed())) {
        look();
    }
}

void PipelineDraft::setPipelineApplies(bool applies)
{
    if (set(m_fields.pipelineApplies, applies)) {
        look();
    }
}

void PipelineDraft::setReplaces(bool replaces)
{
    if (set(m_fields.replaces, replaces)) {
        Q_EMIT changed();
    }
}

PipelineSpec PipelineDraft::spec() const
{
    const ProjectFacts &facts = m_project.facts();
    PipelineSpec spec;
    spec.kind = m_fields.kind;
    spec.project = facts.project.name;
    spec.folder = facts.project.folder;
    spec.branch = m_fields.branch;
    spec.isLocal = facts.workspace.isLocal;
    spec.subscription = facts.workspace.id.subscription;
    return spec;
}

/// The project as serin.yaml is to have it: whoever reads it knows no names of this computer.
Project PipelineDraft::offered() const
{
    const ProjectFacts &facts = m_project.facts();
    Project project = facts.project;
    project.workspace =
        facts.workspace.isLocal ? QString(localWorkspaceName) : facts.workspace.id.toString();
    project.tier = facts.tier;
    project.branch = m_fields.branch;
    project.applies = m_fields.pipelineApplies ? ProjectApplies::Pipeline : ProjectApplies::Serin;
    return project;
}

void PipelineDraft::look()
{
    m_isKnown = false;
    m_trouble.clear();
    const quint64 request = ++m_request;
    Q_EMIT changed();
    if (!branchProblem().isEmpty()) {
        return;
    }
    const auto work = [spec = spec(), project = offered()] { return lookedAt(spec, project); };
    deliver(runAsync(workers(), work), this, [this, request](const Result<PipelineLook> &look) {
        if (request != m_request || !isEditable()) {
            return;
        }
        if (!look) {
            m_trouble = errorWords(look.error());
            take({}, {}, false);
        } else {
            m_isKnown = true;
            m_other = look->other;
            take(look->files, look->there, look->replaces);
        }
    });
}

void PipelineDraft::take(const std::vector<File> &files, const QHash<QString, QByteArray> &there,
                         bool wantsYes)
{
    m_files = files;
    m_there = there;
    m_wantsYes = wantsYes;
    for (auto file = there.keyBegin(); file != there.keyEnd(); ++file) {
        session().open(*file);
    }
    Q_EMIT changed();
}

/// As it is on disk.
bool PipelineDraft::isKnownToSession(const QString &path) const
{
    const ManifestBuffer *const buffer = session().buffer(path);
    return buffer && buffer->current().content() == m_there.value(path);
}

QString PipelineDraft::branchProblem() const
{
    if (m_fields.branch.isEmpty()) {
        return tr("Name the branch that is applied");
    }
    return isBranchName(m_fields.branch.toUtf8()) ? QString()
                                                  : tr("Git takes no branch of that name");
}

QString PipelineDraft::problem() const
{
    return failure().isEmpty() ? m_trouble : failure();
}

QStringList PipelineDraft::notes() const
{
    QStringList notes;
    if (m_project.facts().workspace.isLocal) {
        notes << tr("The project's workspace is on this computer. A runner elsewhere starts one of "
                    "its own, which ends with it: that tries the manifests out. One that runs here "
                    "applies to this one.");
    }
    if (!m_other.isEmpty()) {
        notes << tr("The pipeline of %1 stays, and both apply: delete the file that is not to.",
                    "a file")
                     .arg(m_other);
    }
    if (!m_hasRemote) {
        notes << tr("The repository has no remote: a pipeline runs where it is pushed to.");
    }
    return notes;
}

bool PipelineDraft::canConfirm() const
{
    const bool areKnown =
        std::all_of(m_there.keyBegin(), m_there.keyEnd(),
                    [this](const QString &path) { return isKnownToSession(path); });
    return isEditable() && m_isKnown && !m_files.empty() && areKnown &&
           (!m_wantsYes || m_fields.replaces) && unavailableReason().isEmpty();
}

void PipelineDraft::confirm()
{
    if (!canConfirm()) {
        return;
    }
    QStringList paths;
    for (const File &file : m_files) {
        paths.append(m_project.facts().project.repository + u'/' + file.name);
    }
    const bool mayReplace = m_fields.replaces;
    write(
        m_there.keys(), tr("Set up a pipeline"),
        [spec = spec(), project = offered(),
         mayReplace](const QList<Manifest> &) -> Result<QList<FileChange>> {
            Result<PipelineFiles> files = pipelineFiles(spec, project);
            if (!files) {
                return serin::failure(files.error());
            }
            if (files->replaces && !mayReplace) {
                return serin::failure(ErrorKind::Conflict,
                                      QStringLiteral("a file of this name was made meanwhile"),
                                      project.repository + u'/' + pipelinePath(spec),
                                      QStringLiteral("look at it first"));
            }
            if (const Result<void> made = makeFolders(files->changes); !made) {
                return serin::failure(made.error());
            }
            return files->changes;
        },
        [this, paths] {
            m_settles = true;
            Q_EMIT added(paths);
            if (!session().isBusy()) {
                settle();
            }
        });
}

/// The project's own settings say who applies, too; serin.yaml is read again.
void PipelineDraft::settle()
{
    if (!m_settles) {
        return;
    }
    m_settles = false;
    Project project = m_project.facts().project;
    const bool isOwn = project.origin == Project::Origin::Registered;
    if (isOwn && m_fields.pipelineApplies && project.applies != ProjectApplies::Pipeline) {
        project.applies = ProjectApplies::Pipeline;
        m_project.save(project);
    } else {
        m_project.refresh();
    }
}

} // namespace serin
