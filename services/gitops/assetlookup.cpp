// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/assetlookup.h"

#include "services/core/errand.h"
#include "services/core/gather.h"

#include <algorithm>
#include <utility>

namespace serin {

namespace {

constexpr qsizetype lookupsSideBySide = 4;

/// Whether without an answer nothing can be told about any asset.
bool concernsAll(const Error &error)
{
    return error.kind == ErrorKind::Cancelled || error.kind == ErrorKind::Unauthorized ||
           error.kind == ErrorKind::Unavailable || error.kind == ErrorKind::Timeout;
}

/// Who needs an asset.
struct Need
{
    QString endpoint;
    QString deployment;
    QString file;
};

/// The different assets, each with all who need it.
struct Needs
{
    std::vector<AssetSource> sources;
    std::vector<std::vector<Need>> needs;

    void add(AssetSource source, const Need &need)
    {
        const int line = std::exchange(source.line, 0);
        auto found = std::find(sources.begin(), sources.end(), source);
        if (found == sources.end()) {
            sources.push_back(std::move(source));
            needs.emplace_back();
            found = std::prev(sources.end());
        }
        needs[static_cast<std::size_t>(found - sources.begin())].push_back(
            {need.endpoint, need.deployment, QStringLiteral("%1:%2").arg(need.file).arg(line)});
    }
};

Needs needsOf(const DesiredState &desired, const QSet<QString> &endpoints)
{
    Needs all;
    for (const DesiredEndpointPointer &endpoint : desired.endpoints) {
        if (!endpoints.isEmpty() && !endpoints.contains(endpoint->name)) {
            continue;
        }
        for (const auto &deployment : endpoint->deployments) {
            if (!deployment->spec) {
                continue;
            }
            for (const AssetSource &source : deployment->assets) {
                all.add(source, {endpoint->name, deployment->spec->name.toString(),
                                 deployment->origin.file()});
            }
        }
    }
    return all;
}

PlanRefusal problem(const AssetSource &source, const Need &need, Error error)
{
    error.detail =
        QStringLiteral("%1 of %2: %3").arg(assetField(source.kind), need.deployment, error.detail);
    if (!error.where.isEmpty()) {
        error.detail += QStringLiteral(" (%1)").arg(error.where);
    }
    error.where = need.file;
    return {need.endpoint, need.deployment, std::move(error)};
}

} // namespace

AssetLookup::AssetLookup(ControlPlane &plane, AssetStore &store, QObject *parent)
    : QObject(parent), m_registry(plane, store)
{}

QFuture<Result<KnownAssets>> AssetLookup::look(const DesiredState &desired, const AssetPlace &place,
                                               const QSet<QString> &endpoints)
{
    Needs all = needsOf(desired, endpoints);
    std::vector<std::function<QFuture<Result<AssetIdentity>>()>> steps;
    for (const AssetSource &source : all.sources) {
        steps.push_back([this, source, place] { return m_registry.look(source, place); });
    }
    return andThen(gather<AssetIdentity>(std::move(steps), lookupsSideBySide, this), this,
                   [this, all = std::move(all)](
                       std::vector<Result<AssetIdentity>> answers) -> Result<KnownAssets> {
                       KnownAssets known;
                       QHash<QString, EndpointAssets> found;
                       for (std::size_t i = 0; i < answers.size(); ++i) {
                           const Result<AssetIdentity> &answer = answers[i];
                           if (!answer && concernsAll(answer.error())) {
                               return failure(answer.error());
                           }
                           const AssetSource &source = all.sources[i];
                           for (const Need &need : all.needs[i]) {
                               if (answer) {
                                   found[need.endpoint].insert_or_assign(
                                       {need.deployment, source.kind},
                                       RegisteredAs{answer->id.toShortString(), answer->exists});
                               } else {
                                   known.problems.push_back(problem(source, need, answer.error()));
                               }
                           }
                       }
                       remember(found, known);
                       return known;
                   });
}

void AssetLookup::remember(const QHash<QString, EndpointAssets> &found, KnownAssets &known)
{
    for (auto it = found.begin(); it != found.end(); ++it) {
        std::shared_ptr<const EndpointAssets> &kept = m_known[it.key()];
        if (!kept || *kept != it.value()) {
            kept = std::make_shared<const EndpointAssets>(it.value());
        }
        known.assets.insert(it.key(), kept);
    }
}

} // namespace serin
