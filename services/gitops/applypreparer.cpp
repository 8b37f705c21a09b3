// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/applypreparer.h"

#include "services/core/errand.h"
#include "services/git/gitrepository.h"
#include "services/gitops/desiredstatesource.h"
#include "services/manifest/catalogendpoint.h"

#include <utility>

namespace serin {

namespace {

constexpr qsizetype mostRates = 20;

} // namespace

/// One preparation: desired, then the last applied, then assets.
class ApplyPreparation : public Errand<PlanPreview>
{
public:
    ApplyPreparation(ApplyPreparer &preparer, ApplySubject subject, const PlanOptions &options,
                     bool withPlan)
        : Errand(&preparer), m_preparer(preparer), m_subject(std::move(subject)),
          m_withPlan(withPlan)
    {
        m_made.request.scope = preparer.m_scope;
        m_made.request.input.options = options;
        run(desired(), [this](Result<DesiredState> state) {
            if (state) {
                takeDesired(*std::move(state));
            } else {
                answer(failure(state.error()));
            }
        });
    }

private:
    [[nodiscard]] QFuture<Result<DesiredState>> desired()
    {
        DesiredStateSource &source = m_preparer.m_services.source;
        if (m_subject.commit) {
            return source.readCommit(m_subject.repository, *m_subject.commit, m_subject.files);
        }
        return m_subject.files.isEmpty() ? source.readWorkingTree(m_subject.repository)
                                         : source.readFiles(m_subject.files, m_subject.endpoint);
    }

    void takeDesired(DesiredState state)
    {
        AssetPlace &place = m_made.request.assets;
        place.root = state.root;
        if (m_subject.repository) {
            place.boundary = m_subject.repository->layout().top;
        }
        if (m_subject.commit) {
            place.repository = m_subject.repository;
            place.commit = m_subject.commit;
        }
        m_made.request.input.desired = std::move(state);
        auto &services = m_preparer.m_services;
        run(readLastApplied(services.records, m_preparer.m_scope, services.source,
                            m_subject.repository, {m_made.request.input.desired}, this),
            [this](const Result<LastAppliedByEndpoint> &applied) {
                if (applied) {
                    takeApplied(*applied);
                } else {
                    answer(failure(applied.error()));
                }
            });
    }

    void takeApplied(const LastAppliedByEndpoint &applied)
    {
        PlanInput &input = m_made.request.input;
        for (auto entry = applied.begin(); entry != applied.end(); ++entry) {
            if (entry->endpoint) {
                input.lastApplied.insert(entry.key(), entry->endpoint);
            }
            if (!entry->record.leftOver.isEmpty()) {
                input.leftOver.insert(entry.key(), entry->record.leftOver);
            }
        }
        if (!input.options.canRegister) {
            plan();
            return;
        }
        run(m_preparer.m_lookup.look(input.desired, m_made.request.assets, input.options.endpoints),
            [this](Result<KnownAssets> assets) {
                if (!assets) {
                    answer(failure(assets.error()));
                    return;
                }
                m_made.request.input.assets = std::move(assets->assets);
                m_made.request.assetProblems = std::move(assets->problems);
                plan();
            });
    }

    void plan()
    {
        if (!m_withPlan) {
            answer(std::move(m_made));
            return;
        }
        // The same endpoints that Apply will look at.
        const QStringList names = endpointsOf(m_made.request.input);
        run(m_preparer.m_live.read(names), [this](Result<LiveState> live) {
            if (!live) {
                answer(failure(live.error()));
                return;
            }
            m_made.request.input.live = *std::move(live);
            // Only words depend on the rates, so the plan is made without them first.
            m_made.plan = m_preparer.m_planner.plan(m_made.request.input);
            m_made.request.agreed = m_made.plan;
            run(m_preparer.withRatesNow(std::move(m_made)),
                [this](Result<PlanPreview> made) { answer(std::move(made)); });
        });
    }

    ApplyPreparer &m_preparer;
    const ApplySubject m_subject;
    const bool m_withPlan;
    PlanPreview m_made;
};

ApplyPreparer::ApplyPreparer(Services services, const ApplyScope &scope, QObject *parent)
    : QObject(parent), m_services(services), m_scope(scope),
      m_lookup(services.plane, services.assets), m_live(services.plane), m_rates(services.plane)
{}

QFuture<Result<ApplyRequest>> ApplyPreparer::prepare(const ApplySubject &subject,
                                                     const PlanOptions &options)
{
    return andThen(
        (new ApplyPreparation(*this, subject, options, false))->future(), this,
        [](PlanPreview made) -> Result<ApplyRequest> { return std::move(made.request); });
}

QFuture<Result<ApplyRequest>> ApplyPreparer::withRates(ApplyRequest request)
{
    QStringList names;
    const QSet<QString> &chosen = request.input.options.endpoints;
    for (const DesiredEndpointPointer &endpoint : request.input.desired.endpoints) {
        if (chosen.isEmpty() ? !isPlaceholderName(endpoint->name)
                             : chosen.contains(endpoint->name)) {
            names.append(endpoint->name);
        }
    }
    if (names.size() > mostRates) {
        names.clear();
    }
    return andThen(
        m_rates.read(names), this,
        [request = std::move(request)](RateReader::Rates rates) mutable -> Result<ApplyRequest> {
            request.input.observedRates = std::move(rates);
            return std::move(request);
        });
}

QFuture<Result<PlanPreview>> ApplyPreparer::withRatesNow(PlanPreview made)
{
    QStringList moving;
    for (const PlanOperation &operation : made.plan.operations) {
        if (operation.moved && made.request.input.live.endpoint(operation.endpoint)) {
            moving.append(operation.endpoint);
        }
    }
    if (moving.isEmpty()) {
        return readyFuture<PlanPreview>(std::move(made));
    }
    return andThen(
        m_rates.read(moving), this,
        [this, made = std::move(made)](RateReader::Rates rates) mutable -> Result<PlanPreview> {
            if (rates != made.request.input.observedRates) {
                made.request.input.observedRates = std::move(rates);
                made.plan = m_planner.plan(made.request.input);
                made.request.agreed = made.plan;
            }
            return std::move(made);
        });
}

QFuture<Result<PlanPreview>> ApplyPreparer::preview(const ApplySubject &subject,
                                                    const PlanOptions &options)
{
    return (new ApplyPreparation(*this, subject, options, true))->future();
}

} // namespace serin
