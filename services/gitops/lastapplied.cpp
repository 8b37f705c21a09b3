// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/lastapplied.h"

#include "services/core/errand.h"
#include "services/git/gitrepository.h"
#include "services/gitops/desiredstatesource.h"

#include <utility>

namespace serin {

namespace {

class LastAppliedReading : public Errand<LastAppliedByEndpoint>
{
public:
    LastAppliedReading(ApplyRecords &records, const ApplyScope &scope, DesiredStateSource &source,
                       std::shared_ptr<GitRepository> repository, std::vector<DesiredState> states,
                       QObject *context)
        : Errand(context), m_source(source), m_repository(std::move(repository)),
          m_states(std::move(states))
    {
        run(records.lastApplied(scope), [this](const Result<QHash<QString, ApplyRecord>> &found) {
            if (!found) {
                answer(failure(found.error()));
                return;
            }
            for (auto record = found->begin(); record != found->end(); ++record) {
                take(record.key(), *record);
            }
            readNext();
        });
    }

private:
    void take(const QString &name, const ApplyRecord &record)
    {
        LastApplied &entry = m_found[name];
        entry.record = record;
        if (!record.leftOver.isEmpty() && !record.leftOverCommit.isEmpty()) {
            m_leftOver[record.leftOverCommit].append(name);
        }
        for (const DesiredState &state : m_states) {
            const DesiredEndpointPointer endpoint = state.endpoint(name);
            if (endpoint ? endpoint->digest == record.desiredDigest
                         : record.desiredDigest.isEmpty()) {
                entry.endpoint = endpoint;
                entry.isKnown = true;
                return;
            }
        }
        if (!record.commit.isEmpty()) {
            m_missing[record.commit].append(name);
        }
    }

    void readNext()
    {
        if (!m_missing.isEmpty() && m_repository) {
            readNext(m_missing, [this](const QString &name, const DesiredState *state) {
                // A commit that was rewritten away is no error: nothing is known of it.
                m_found[name].isKnown = state != nullptr;
                m_found[name].endpoint = state != nullptr ? state->endpoint(name) : nullptr;
            });
        } else if (!m_leftOver.isEmpty() && m_repository) {
            readNext(m_leftOver, [this](const QString &name, const DesiredState *state) {
                const DesiredEndpointPointer then =
                    state != nullptr ? state->endpoint(name) : nullptr;
                if (then && m_found[name].endpoint) {
                    addLeftOver(m_found[name], *then);
                }
            });
        } else {
            answer(std::move(m_found));
        }
    }

    template<typename Take>
    void readNext(QMap<QString, QStringList> &commits, Take takeState)
    {
        const QString hex = commits.firstKey();
        const QStringList names = commits.take(hex);
        const std::optional<CommitId> commit = CommitId::fromHex(hex.toLatin1());
        if (!commit) {
            readNext();
            return;
        }
        run(m_source.readCommit(m_repository, *commit),
            [this, names, takeState](const Result<DesiredState> &state) {
                if (!state && isFatal(state.error().kind)) {
                    answer(failure(state.error()));
                    return;
                }
                for (const QString &name : names) {
                    takeState(name, state ? &*state : nullptr);
                }
                readNext();
            });
    }

    /// Deployments that were left although the manifests had given them up count as applied.
    static void addLeftOver(LastApplied &entry, const DesiredEndpoint &then)
    {
        auto whole = std::make_shared<DesiredEndpoint>(*entry.endpoint);
        for (const auto &reading : then.deployments) {
            if (reading->spec && entry.record.leftOver.contains(reading->spec->name.toString())) {
                whole->deployments.push_back(reading);
            }
        }
        entry.endpoint = std::move(whole);
    }

    static bool isFatal(ErrorKind kind)
    {
        return kind == ErrorKind::Unauthorized || kind == ErrorKind::Cancelled ||
               kind == ErrorKind::Unavailable;
    }

    DesiredStateSource &m_source;
    const std::shared_ptr<GitRepository> m_repository;
    const std::vector<DesiredState> m_states;
    LastAppliedByEndpoint m_found;
    QMap<QString, QStringList> m_missing;  ///< names by commit
    QMap<QString, QStringList> m_leftOver; ///< the same
};

} // namespace

QFuture<Result<LastAppliedByEndpoint>>
readLastApplied(ApplyRecords &records, const ApplyScope &scope, DesiredStateSource &source,
                const std::shared_ptr<GitRepository> &repository, std::vector<DesiredState> states,
                QObject *context)
{
    return (new LastAppliedReading(records, scope, source, repository, std::move(states), context))
        ->future();
}

} // namespace serin
