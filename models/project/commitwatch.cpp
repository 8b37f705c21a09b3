// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/project/commitwatch.h"

#include "models/project/projectcontroller.h"
#include "services/core/async.h"
#include "services/core/workers.h"
#include "services/git/gitrepository.h"
#include "services/git/layout/gitstate.h"

#include <QSet>

#include <utility>

namespace serin {

namespace {

/// As TrackedCommits has them.
struct SeenCommits
{
    GitState state;
    std::optional<CommitId> upstream;
    std::optional<CommitId> pushed;
};

QByteArray remoteRef(const QByteArray &name)
{
    return name.isEmpty() ? name : "refs/remotes/" + name;
}

std::optional<CommitId> commitAt(const GitLayout &layout, const QByteArray &ref)
{
    return ref.isEmpty() ? std::nullopt : readGitRef(layout, ref);
}

QString folderOfRef(const GitLayout &layout, const QByteArray &ref)
{
    return layout.commonDir + u'/' + QString::fromUtf8(ref.left(ref.lastIndexOf('/')));
}

} // namespace

CommitWatch::CommitWatch(ProjectController &project, std::function<bool()> isOwn, QObject *parent)
    : QObject(parent), m_project(project), m_isOwn(std::move(isOwn)), m_burst([this] { look(); })
{
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] { m_burst.note(); });
    connect(&project, &ProjectController::changed, this, &CommitWatch::follow);
    connect(&project, &ProjectController::commitsChanged, this, &CommitWatch::follow);
}

void CommitWatch::follow()
{
    QSet<QString> wanted;
    if (m_project.repository() && m_project.commits()) {
        const GitLayout &layout = m_project.repository()->layout();
        const TrackedCommits &commits = *m_project.commits();
        wanted = {layout.gitDir, layout.commonDir, layout.commonDir + QStringLiteral("/refs/heads"),
                  folderOfRef(layout, "refs/heads/" + commits.branch)};
        for (const QByteArray &name : {commits.upstreamName, commits.pushTarget()}) {
            if (!name.isEmpty()) {
                wanted.insert(folderOfRef(layout, remoteRef(name)));
            }
        }
    }
    const QStringList before = m_watcher.directories();
    const QSet<QString> watched(before.begin(), before.end());
    const QSet<QString> gone = watched - wanted;
    if (!gone.isEmpty()) {
        m_watcher.removePaths(QStringList(gone.begin(), gone.end()));
    }
    const QSet<QString> added = wanted - watched;
    if (!added.isEmpty()) {
        m_watcher.addPaths(QStringList(added.begin(), added.end()));
    }
}

void CommitWatch::look()
{
    if (m_isOwn() || !m_project.repository() || !m_project.commits()) {
        return;
    }
    if (m_isLooking) {
        m_burst.callAgain();
        return;
    }
    m_isLooking = true;
    const auto work = [layout = m_project.repository()->layout(),
                       upstream = remoteRef(m_project.commits()->upstreamName),
                       pushed = remoteRef(m_project.commits()->pushName)]() -> Result<SeenCommits> {
        return readGitState(layout).map([&](const GitState &state) {
            return SeenCommits{state, commitAt(layout, upstream), commitAt(layout, pushed)};
        });
    };
    deliver(runAsync(workers(), work), this, [this](const Result<SeenCommits> &seen) {
        m_isLooking = false;
        const std::optional<TrackedCommits> &known = m_project.commits();
        if (!seen || !known || m_isOwn()) {
            return;
        }
        const bool isSame = known->branch == seen->state.branch &&
                            known->head == seen->state.head &&
                            known->operation == seen->state.operation &&
                            known->upstream == seen->upstream && known->pushed == seen->pushed;
        if (!isSame) {
            m_project.readCommits();
        }
    });
}

} // namespace serin
