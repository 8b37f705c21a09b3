// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/desiredfile.h"

#include "services/gitops/specdigest.h"

#include <algorithm>
#include <utility>

namespace serin {

namespace {

QString placeOf(const SpecOrigin &origin)
{
    return QStringLiteral("%1:%2").arg(origin.file()).arg(origin.line());
}

/// The first thing that keeps a reading from being used.
Result<void> usable(const ReadingNotes &notes, const SpecOrigin &origin)
{
    if (!notes.problems.empty()) {
        return failure(notes.problems.front());
    }
    if (!notes.open.isEmpty()) {
        return failure(ErrorKind::Invalid, notes.open, placeOf(origin),
                       QStringLiteral("fill it in first"));
    }
    return {};
}

/// A document that describes what is looked for.
struct Found
{
    const ManifestDocument *document = nullptr;
    DocumentReading reading;
};

class FileReader
{
public:
    FileReader(const DesiredFile &file, const Manifest &manifest) : m_file(file)
    {
        for (const ManifestDocument &document : manifest.documents()) {
            Found found{&document, readSpecs(manifest, document)};
            (found.reading.endpoint ? m_endpoints : m_deployments).push_back(std::move(found));
        }
    }

    Result<DesiredState> endpoint()
    {
        const Result<const Found *> chosen = choose(
            m_endpoints, QStringLiteral("endpoint"),
            m_file.endpoint ? m_file.endpoint->toString() : QString(),
            [](const DocumentReading &reading) {
                return reading.endpoint->spec ? reading.endpoint->spec->name.toString() : QString();
            });
        if (!chosen) {
            return failure(chosen.error());
        }
        EndpointReading reading = *(*chosen)->reading.endpoint;
        if (const Result<void> good = usable(reading.notes, reading.origin); !good) {
            return failure(good.error());
        }
        if (!reading.spec) {
            return failure(nameless(reading.origin, QStringLiteral("endpoint")));
        }
        const QString own = reading.spec->name.toString();
        reading.spec->name = m_file.endpoint.value_or(reading.spec->name);
        const EndpointName name = reading.spec->name;
        const Dialect dialect = (*chosen)->document->dialect;
        const bool whole = dialect == Dialect::PreviewMap || dialect == Dialect::PreviewList;
        std::vector<DeploymentReading> deployments = (*chosen)->reading.deployments;
        if (!whole) {
            takeNamed(own, deployments);
        }
        return stateOf(name, std::move(reading), std::move(deployments), whole);
    }

    Result<DesiredState> deployment()
    {
        const Result<const Found *> chosen =
            choose(m_deployments, QStringLiteral("deployment"),
                   m_file.deployment ? m_file.deployment->toString() : QString(),
                   [](const DocumentReading &reading) {
                       const DeploymentReading &only = reading.deployments.front();
                       return only.spec ? only.spec->name.toString() : QString();
                   });
        if (!chosen) {
            return failure(chosen.error());
        }
        DeploymentReading reading = (*chosen)->reading.deployments.front();
        if (!reading.spec) {
            const Result<void> good = usable(reading.notes, reading.origin);
            return failure(good ? nameless(reading.origin, QStringLiteral("deployment"))
                                : good.error());
        }
        reading.spec->name = m_file.deployment.value_or(reading.spec->name);
        const std::optional<EndpointName> name =
            m_file.endpoint ? m_file.endpoint : reading.spec->endpoint;
        if (!name) {
            return failure(ErrorKind::Invalid,
                           QStringLiteral("the deployment says not which endpoint it belongs to"),
                           placeOf(reading.origin),
                           QStringLiteral("add endpoint_name, or give --endpoint-name"));
        }
        return stateOf(*name, {}, {std::move(reading)}, false);
    }

private:
    static Error nameless(const SpecOrigin &origin, const QString &what)
    {
        return {ErrorKind::Invalid, QStringLiteral("the %1 has no name").arg(what), placeOf(origin),
                QStringLiteral("add name")};
    }

    /// The only one of @p found, or the only one of them called @p name.
    template<typename NameOf>
    Result<const Found *> choose(const std::vector<Found> &found, const QString &what,
                                 const QString &name, NameOf nameOf) const
    {
        if (found.size() == 1) {
            return &found.front();
        }
        if (found.empty()) {
            const bool other = !m_endpoints.empty() || !m_deployments.empty();
            return failure(other ? ErrorKind::Invalid : ErrorKind::NotFound,
                           QStringLiteral("the file describes no online %1").arg(what), m_file.path,
                           other ? QStringLiteral("the group online-%1 takes it")
                                       .arg(m_endpoints.empty() ? QStringLiteral("deployment")
                                                                : QStringLiteral("endpoint"))
                                 : QString());
        }
        const Found *chosen = nullptr;
        for (const Found &each : found) {
            if (!name.isEmpty() && nameOf(each.reading) == name) {
                if (chosen != nullptr) {
                    return failure(
                        ErrorKind::Invalid,
                        QStringLiteral("the file describes the %1 %2 twice").arg(what, name),
                        m_file.path);
                }
                chosen = &each;
            }
        }
        if (chosen == nullptr) {
            return failure(ErrorKind::Invalid,
                           QStringLiteral("the file describes %1 %2s").arg(found.size()).arg(what),
                           m_file.path, QStringLiteral("choose one with --name"));
        }
        return chosen;
    }

    /// The deployments of the same file that name the endpoint @p own.
    void takeNamed(const QString &own, std::vector<DeploymentReading> &deployments) const
    {
        for (const Found &found : m_deployments) {
            const DeploymentReading &each = found.reading.deployments.front();
            if (each.spec && each.spec->endpoint && each.spec->endpoint->toString() == own) {
                deployments.push_back(each);
            }
        }
    }

    Result<DesiredState> stateOf(const EndpointName &name, std::optional<EndpointReading> endpoint,
                                 std::vector<DeploymentReading> deployments, bool isWhole) const
    {
        const auto made = std::make_shared<DesiredEndpoint>();
        made->key = name.toString();
        made->name = name.toString();
        made->isWhole = isWhole;
        for (DeploymentReading &deployment : deployments) {
            if (const Result<void> good = usable(deployment.notes, deployment.origin); !good) {
                return failure(good.error());
            }
            if (!deployment.spec) {
                return failure(nameless(deployment.origin, QStringLiteral("deployment")));
            }
            deployment.spec->endpoint = name;
            made->file = deployment.origin.file();
            made->line = deployment.origin.line();
            made->deployments.push_back(
                std::make_shared<const DeploymentReading>(std::move(deployment)));
        }
        if (endpoint) {
            made->file = endpoint->origin.file();
            made->line = endpoint->origin.line();
            made->endpoint = std::make_shared<const EndpointReading>(std::move(*endpoint));
        }
        SpecDigest digest;
        digest.add(m_file.path);
        digest.add(m_file.text);
        digest.add(name.toString());
        made->digest = digest.result();
        DesiredState state;
        state.contentDigest = made->digest;
        state.isComplete = false;
        state.endpoints.push_back(made);
        return state;
    }

    const DesiredFile &m_file;
    std::vector<Found> m_endpoints;
    std::vector<Found> m_deployments;
};

} // namespace

Result<DesiredState> desiredFromFile(const DesiredFile &file)
{
    const Result<Manifest> manifest = Manifest::parse(file.text, file.path);
    if (!manifest) {
        return failure(manifest.error());
    }
    if (manifest->documents().empty()) {
        return failure(ErrorKind::NotFound, manifest->reason(), file.path);
    }
    FileReader reader(file, *manifest);
    return file.kind == DesiredFile::Kind::Endpoint ? reader.endpoint() : reader.deployment();
}

} // namespace serin
