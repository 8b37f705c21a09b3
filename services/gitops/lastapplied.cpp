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
        if (record.outcome != ApplyOutcome::Succeeded) {
            return;
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
        if (m_missing.isEmpty() || !m_repository) {
            answer(std::move(m_found));
            return;
        }
        const QString hex = m_missing.firstKey();
        const QStringList names = m_missing.take(hex);
        const std::optional<CommitId> commit = CommitId::fromHex(hex.toLatin1());
        if (!commit) {
            readNext();
            return;
        }
        run(m_source.readCommit(m_repository, *commit),
            [this, names](const Result<DesiredState> &state) {
                if (!state && isFatal(state.error().kind)) {
                    answer(failure(state.error()));
                    return;
                }
                for (const QString &name : names) {
                    // A commit that was rewritten away is no error: nothing is known of it.
                    m_found[name].isKnown = state.has_value();
                    m_found[name].endpoint = state ? state->endpoint(name) : nullptr;
                }
                readNext();
            });
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
    QMap<QString, QStringList> m_missing; ///< names by commit
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
