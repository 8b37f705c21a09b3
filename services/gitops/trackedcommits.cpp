// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/trackedcommits.h"

#include "services/core/errand.h"
#include "services/git/gitrepository.h"

#include <algorithm>
#include <utility>

namespace serin {

namespace {

constexpr QByteArrayView remotePrefix = "refs/remotes/";

class TrackedCommitsReading : public Errand<TrackedCommits>
{
public:
    TrackedCommitsReading(std::shared_ptr<GitRepository> repository, QByteArray projectBranch,
                          QObject *context)
        : Errand(context), m_repository(std::move(repository)),
          m_projectBranch(std::move(projectBranch))
    {
        run(m_repository->state(), [this](const Result<GitState> &state) {
            if (!state) {
                answer(failure(state.error()));
                return;
            }
            m_commits.branch = state->branch;
            m_commits.head = state->head;
            m_commits.operation = state->operation;
            run(m_repository->branches(),
                [this](const Result<QList<GitBranch>> &branches) { choose(branches); });
        });
    }

private:
    void choose(const Result<QList<GitBranch>> &branches)
    {
        if (!branches) {
            answer(failure(branches.error()));
            return;
        }
        QByteArray ref = upstreamOf(*branches, m_commits.branch);
        if (ref.isEmpty()) {
            ref = upstreamOf(*branches, m_projectBranch);
        }
        const QByteArray origin = remotePrefix.toByteArray() + "origin/" + m_projectBranch;
        const auto find = [&](const QByteArray &name) {
            return std::find_if(branches->begin(), branches->end(),
                                [&](const GitBranch &each) { return each.ref == name; });
        };
        if (ref.isEmpty() && !m_projectBranch.isEmpty() && find(origin) != branches->end()) {
            ref = origin;
        }
        m_commits.upstreamName = ref.startsWith(remotePrefix) ? ref.mid(remotePrefix.size()) : ref;
        if (const auto found = find(ref); found != branches->end()) {
            m_commits.upstream = found->tip;
        }
        if (const auto here = find("refs/heads/" + m_commits.branch); here != branches->end()) {
            m_commits.pushName = here->pushTarget;
        }
        const auto there = find(remotePrefix.toByteArray() + m_commits.pushName);
        if (!m_commits.pushName.isEmpty() && there != branches->end()) {
            m_commits.pushed = there->tip;
        }
        compare();
    }

    static QByteArray upstreamOf(const QList<GitBranch> &branches, const QByteArray &name)
    {
        for (const GitBranch &branch : branches) {
            if (!branch.isRemote && branch.name == name) {
                return branch.upstream;
            }
        }
        return {};
    }

    void compare()
    {
        if (!m_commits.head || !m_commits.upstream) {
            answer(m_commits);
            return;
        }
        if (m_commits.head == m_commits.upstream) {
            m_commits.base = m_commits.head;
            answer(m_commits);
            return;
        }
        run(m_repository->distance(*m_commits.head, *m_commits.upstream),
            [this](const Result<GitDistance> &distance) {
                if (!distance) {
                    answer(failure(distance.error()));
                    return;
                }
                m_commits.ahead = distance->ahead;
                m_commits.behind = distance->behind;
                m_commits.base = distance->mergeBase;
                answer(m_commits);
            });
    }

    const std::shared_ptr<GitRepository> m_repository;
    const QByteArray m_projectBranch;
    TrackedCommits m_commits;
};

} // namespace

QFuture<Result<TrackedCommits>> readTrackedCommits(const std::shared_ptr<GitRepository> &repository,
                                                   const QByteArray &projectBranch,
                                                   QObject *context)
{
    return (new TrackedCommitsReading(repository, projectBranch, context))->future();
}

} // namespace serin
