// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/endpointassembly.h"

#include "models/common/servicewords.h"
#include "models/inventory/inventorytext.h"
#include "services/manifest/edit/manifestedit.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace serin {

namespace {

/// Trying an edit of a larger file takes too long to be done in passing.
constexpr qsizetype largestTried = 1 << 20;

struct EndpointWords
{
    Q_DECLARE_TR_FUNCTIONS(Endpoint)
};

QString dialectWords(Dialect dialect)
{
    switch (dialect) {
    case Dialect::PreviewMap:
    case Dialect::PreviewList:
        return EndpointWords::tr("Private preview, deployments inside");
    case Dialect::PreviewWrapped:
        return EndpointWords::tr("Private preview, one file each");
    case Dialect::V2:
        return EndpointWords::tr("CLI v2");
    }
    return {};
}

/// "detail; fix", as a sentence.
QString sentence(const Error &error)
{
    const QString detail = serviceSentence(error.detail);
    return error.fix.isEmpty() ? detail
                               : EndpointWords::tr("%1; %2", "what is wrong; what to do")
                                     .arg(detail, serviceWords(error.fix));
}

const DeploymentManifest *findDeployment(const Manifest &manifest, const QString &endpoint,
                                         const CatalogDeploymentVariant &place)
{
    const QString &name = place.manifest().name;
    const int index = place.manifestDocument().index;
    if (place.inside >= 0) {
        const EndpointManifest *const owner = findEndpoint(manifest, endpoint, index);
        if (!owner) {
            return nullptr;
        }
        const auto found =
            std::find_if(owner->deployments.begin(), owner->deployments.end(),
                         [&name](const DeploymentManifest &d) { return d.name == name; });
        return found == owner->deployments.end() ? nullptr : &*found;
    }
    const DeploymentManifest *found = nullptr;
    for (const ManifestDocument &document : manifest.documents()) {
        if (document.deployment && document.deployment->name == name &&
            (!found || document.index == index)) {
            found = &*document.deployment;
        }
    }
    return found;
}

/// Makes an EndpointState of its source, part by part.
class EndpointAssembly
{
public:
    explicit EndpointAssembly(const EndpointSource &source) : m_source(source) {}

    EndpointState run()
    {
        if (!m_source.file.isEmpty()) {
            m_state.phase = EndpointState::Phase::File;
            m_state.key = m_source.file;
            m_state.files = {shownFile(m_source.file, {})};
            return m_state;
        }
        m_state.phase = EndpointState::Phase::Ready;
        m_state.key = m_source.endpoint.key();
        m_state.name = m_source.endpoint.name;
        addChoices();
        addEndpointFile();
        for (const DeploymentSource &deployment : m_source.deployments) {
            addDeployment(deployment);
        }
        addTraffic();
        addMirror();
        return m_state;
    }

private:
    [[nodiscard]] const EndpointSource::File *file(const QString &path) const
    {
        const auto found = m_source.files.constFind(path);
        return found == m_source.files.constEnd() ? nullptr : &*found;
    }

    [[nodiscard]] EndpointFile shownFile(const QString &path, const QString &contents) const
    {
        EndpointFile shown{path, relativePath(m_source.root, path), contents, 0};
        if (const EndpointSource::File *const text = file(path); text && text->isLeftOut) {
            shown.readOnlyReason = text->readOnlyReason;
            shown.leftOutBytes = text->current.bytes;
        }
        return shown;
    }

    void addChoices()
    {
        const CatalogEndpoint &endpoint = m_source.endpoint;
        m_state.picked = m_source.variant;
        if (endpoint.variants.size() < 2) {
            return;
        }
        for (std::size_t i = 0; i < endpoint.variants.size(); ++i) {
            const CatalogEndpointVariant &variant = endpoint.variants[i];
            const QString traffic = trafficText(endpoint, static_cast<int>(i));
            QStringList names;
            for (const DeploymentManifest &deployment : variant.manifest().deployments) {
                names.append(deployment.name);
            }
            QString label = variant.file->relativePath().toString();
            if (variant.file->documentCount > 1) {
                label = EndpointWords::tr("%1, document %2")
                            .arg(label)
                            .arg(variant.manifestDocument().index + 1);
            }
            const QString hint = traffic.isEmpty()
                                     ? EndpointWords::tr("no traffic")
                                     : EndpointWords::tr("traffic %1", "a split").arg(traffic);
            m_state.choices.push_back({variant.key(), label,
                                       names.isEmpty()
                                           ? hint
                                           : EndpointWords::tr("%1; deployments %2")
                                                 .arg(hint, names.join(QLatin1String(", ")))});
        }
    }

    void addEndpointFile()
    {
        const CatalogEndpoint &endpoint = m_source.endpoint;
        if (endpoint.variants.empty()) {
            m_state.readOnlyReason = EndpointWords::tr("No file describes the endpoint itself");
            addUnreadable();
            return;
        }
        if (m_source.variant < 0) {
            m_state.dialect = dialectWords(endpoint.variants.front().manifestDocument().dialect);
            m_state.readOnlyReason =
                EndpointWords::tr("%1 files describe %2. Pick the one to work on")
                    .arg(QString::number(endpoint.variants.size()), endpoint.name);
            return;
        }
        const CatalogEndpointVariant &variant =
            endpoint.variants[static_cast<std::size_t>(m_source.variant)];
        const QString &path = variant.file->path;
        m_state.trafficPath = path;
        m_state.dialect = dialectWords(variant.manifestDocument().dialect);
        m_endpointFile = file(path);
        EndpointFile shown = shownFile(path, m_state.name);
        if (m_endpointFile && m_endpointFile->current.manifest) {
            const int index = variant.manifestDocument().index;
            m_endpoint = findEndpoint(*m_endpointFile->current.manifest, endpoint.name, index);
            if (m_endpointFile->opened.manifest) {
                m_openedEndpoint =
                    findEndpoint(*m_endpointFile->opened.manifest, endpoint.name, index);
            }
        }
        if (m_endpoint) {
            shown.line = m_endpoint->position.line;
        }
        m_state.files.push_back(shown);
        if (!m_endpointFile) {
            m_state.readOnlyReason = EndpointWords::tr("The file is not read yet");
        } else if (!m_endpointFile->readOnlyReason.isEmpty()) {
            m_state.readOnlyReason = m_endpointFile->readOnlyReason;
        } else if (!m_endpointFile->current.manifest) {
            m_state.readOnlyReason = sentence(m_endpointFile->current.manifest.error());
        } else if (!m_endpoint) {
            m_state.readOnlyReason = EndpointWords::tr("%1 does not describe %2 any more")
                                         .arg(shown.label, endpoint.name);
        }
    }

    void addUnreadable()
    {
        for (const QString &path : m_source.unreadableOfIt()) {
            const ManifestText &text = file(path)->current;
            EndpointFile shown = shownFile(path, EndpointWords::tr("cannot be read"));
            shown.isUnreadable = true;
            if (m_state.files.empty()) {
                m_state.brokenPath = text.bytes.isEmpty() ? QString() : path;
                m_state.readOnlyReason =
                    EndpointWords::tr("No file that can be read describes the endpoint itself; %1 "
                                      "cannot be read: %2")
                        .arg(shown.label, serviceWords(text.manifest.error().detail));
            }
            m_state.files.push_back(shown);
        }
    }

    void addDeployment(const DeploymentSource &source)
    {
        const Result<DeploymentName> name = DeploymentName::fromString(source.deployment.name);
        if (!name) {
            m_state.notes.append(
                EndpointWords::tr("Deployment “%1” is not shown: %2")
                    .arg(source.deployment.name, serviceWords(name.error().detail)));
            return;
        }
        DeploymentState state{*name};
        if (source.deployment.variants.size() > 1) {
            for (const CatalogDeploymentVariant &place : source.deployment.variants) {
                state.choices.push_back({place.key(), relativePath(m_source.root, place.file->path),
                                         place.manifest().model});
            }
            state.picked = source.variant;
        }
        if (source.variant < 0) {
            state.instanceReadOnlyReason =
                EndpointWords::tr("%1 files describe %2. Pick the one to work on")
                    .arg(QString::number(state.choices.size()), source.deployment.name);
        } else {
            describe(state, source.deployment.variants[static_cast<std::size_t>(source.variant)]);
        }
        m_names.push_back(*name);
        m_state.deployments.push_back(std::move(state));
    }

    void describe(DeploymentState &state, const CatalogDeploymentVariant &place)
    {
        const EndpointSource::File *const text = file(place.file->path);
        const DeploymentManifest *deployment = nullptr;
        state.filePath = place.file->path;
        if (!text) {
            state.instanceReadOnlyReason = EndpointWords::tr("The file is not read yet");
        } else if (!text->current.manifest) {
            state.instanceReadOnlyReason = sentence(text->current.manifest.error());
        } else {
            deployment = findDeployment(*text->current.manifest, m_source.endpoint.name, place);
        }
        if (place.inside < 0) {
            EndpointFile shown = shownFile(
                state.filePath, EndpointWords::tr("deployment %1").arg(state.name.toString()));
            shown.line = deployment ? deployment->position.line : 0;
            m_state.files.push_back(shown);
        }
        if (!deployment) {
            if (state.instanceReadOnlyReason.isEmpty()) {
                state.instanceReadOnlyReason =
                    EndpointWords::tr("The file does not describe it any more");
            }
            return;
        }
        state.instanceCount = deployment->instanceCount;
        state.instanceType = deployment->instanceType;
        state.model = deployment->model;
        state.instanceReadOnlyReason = text->readOnlyReason;
        if (state.instanceReadOnlyReason.isEmpty() && text->current.bytes.size() < largestTried) {
            const Result<Manifest> tried = withInstanceCount(
                *text->current.manifest, place.inside < 0 ? QString() : m_source.endpoint.name,
                state.name.toString(), state.instanceCount.value_or(0) + 1);
            if (!tried) {
                state.instanceReadOnlyReason = sentence(tried.error());
            }
        }
    }

    void addTraffic()
    {
        if (!m_endpoint) {
            m_state.isSplitUnknown = !m_state.trafficPath.isEmpty();
            m_state.split = *TrafficSplit::fromShares({});
            for (const DeploymentName &name : m_names) {
                m_state.split = m_state.split.withDeployment(name);
            }
            for (DeploymentState &deployment : m_state.deployments) {
                deployment.isShareUnreadable = true; // nothing is known of it
            }
            return;
        }
        QString reason;
        const std::optional<TrafficSplit> split = splitOf(*m_endpoint, m_names, &reason);
        if (!split) {
            m_state.isSplitUnknown = true;
            m_state.readOnlyReason = reason;
            addInvalidShares();
        }
        m_state.split = split.value_or(TrafficSplit());
        for (const DeploymentName &name : m_names) {
            m_state.split = m_state.split.withDeployment(name);
        }
        if (m_openedEndpoint) {
            const std::optional<TrafficSplit> opened = splitOf(*m_openedEndpoint, m_names, &reason);
            m_state.hasOpened = opened.has_value();
            m_state.opened = opened.value_or(TrafficSplit());
        }
        const QString fileName = QFileInfo(m_state.trafficPath).fileName();
        if (!m_endpoint->hasTraffic && m_state.readOnlyReason.isEmpty() && !m_names.empty()) {
            m_state.notes.append(
                EndpointWords::tr(
                    "The file has no traffic key. The first change adds `traffic` to %1")
                    .arg(fileName));
        }
        tryTraffic();
    }

    void addMirror()
    {
        for (const TrafficEntry &entry :
             m_endpoint ? m_endpoint->mirrorTraffic : TrafficEntries()) {
            if (entry.percent.value_or(0) > 0) {
                m_state.notes.append(
                    EndpointWords::tr("The file mirrors %1 % of the requests to %2",
                                      "a percentage, a deployment")
                        .arg(*entry.percent)
                        .arg(entry.deployment));
            }
        }
    }

    void addInvalidShares()
    {
        for (const TrafficEntry &entry : m_endpoint->traffic) {
            for (DeploymentState &deployment : m_state.deployments) {
                if (deployment.name.toString() == entry.deployment) {
                    deployment.invalidShare = entry.percent;
                    deployment.isShareUnreadable = !entry.percent;
                }
            }
        }
    }

    void tryTraffic()
    {
        if (!m_state.readOnlyReason.isEmpty() || m_state.split.isEmpty() ||
            m_endpointFile->current.bytes.size() >= largestTried) {
            return;
        }
        const std::vector<TrafficShare> &shares = m_state.split.shares();
        const DeploymentName &first = shares.front().deployment;
        const DeploymentName &last = shares.back().deployment;
        const TrafficSplit other = shares.front().percent.value() == 100
                                       ? m_state.split.withShare(last, Percent::clamped(1))
                                       : m_state.split.withShare(first, Percent::clamped(100));
        const Result<Manifest> tried =
            withTraffic(*m_endpointFile->current.manifest, m_source.endpoint.name, other);
        if (!tried) {
            m_state.readOnlyReason = sentence(tried.error());
        }
    }

    const EndpointSource &m_source;
    EndpointState m_state;
    const EndpointSource::File *m_endpointFile = nullptr;
    const EndpointManifest *m_endpoint = nullptr;
    const EndpointManifest *m_openedEndpoint = nullptr;
    std::vector<DeploymentName> m_names;
};

} // namespace

QStringList EndpointSource::paths() const
{
    if (!file.isEmpty()) {
        return {file};
    }
    QStringList result;
    if (variant >= 0) {
        result.append(endpoint.variants[static_cast<std::size_t>(variant)].file->path);
    }
    for (const DeploymentSource &source : deployments) {
        if (source.variant >= 0) {
            result.append(
                source.deployment.variants[static_cast<std::size_t>(source.variant)].file->path);
        }
    }
    result += unreadable;
    result.removeDuplicates();
    return result;
}

QStringList EndpointSource::unreadableOfIt() const
{
    QStringList named;
    QStringList unseen;
    for (const QString &path : unreadable) {
        const auto text = files.constFind(path);
        if (text == files.constEnd() || text->current.manifest) {
            continue;
        }
        if (text->current.bytes.isEmpty()) {
            unseen.append(path);
        } else if (text->current.bytes.contains(endpoint.name.toUtf8())) {
            named.append(path);
        }
    }
    return named.isEmpty() ? unseen : named;
}

QString relativePath(const QString &root, const QString &path)
{
    const QString prefix = root.endsWith(QLatin1Char('/')) ? root : root + QLatin1Char('/');
    return path.startsWith(prefix) ? path.mid(prefix.size()) : path;
}

EndpointSource withLeftOut(EndpointSource source)
{
    for (auto left = source.leftOut.constBegin(); left != source.leftOut.constEnd(); ++left) {
        const ManifestText text = ManifestText::parse(*left, left.key());
        source.files.insert(
            left.key(), {text, text, leftOutReason(relativePath(source.root, left.key())), true});
    }
    return source;
}

EndpointState assembleEndpoint(const EndpointSource &source)
{
    return EndpointAssembly(source).run();
}

std::optional<TrafficSplit> splitOf(const EndpointManifest &endpoint,
                                    const std::vector<DeploymentName> &deployments, QString *reason)
{
    std::vector<TrafficShare> shares;
    shares.reserve(deployments.size());
    for (const DeploymentName &name : deployments) {
        shares.push_back({name, Percent()});
    }
    int sum = 0;
    for (const TrafficEntry &entry : endpoint.traffic) {
        const Result<DeploymentName> name = DeploymentName::fromString(entry.deployment);
        const Result<Percent> percent = Percent::fromInt(entry.percent.value_or(-1));
        if (!percent) {
            *reason = EndpointWords::tr("The traffic of “%1” in the file is no whole percent")
                          .arg(entry.deployment);
            return std::nullopt;
        }
        sum += percent->value();
        if (!name) {
            if (percent->value() == 0) {
                continue;
            }
            *reason = EndpointWords::tr("The file gives traffic to “%1”: %2")
                          .arg(entry.deployment, serviceWords(name.error().detail));
            return std::nullopt;
        }
        const auto known =
            std::find_if(shares.begin(), shares.end(),
                         [&name](const TrafficShare &share) { return share.deployment == *name; });
        if (known == shares.end()) {
            shares.push_back({*name, *percent});
        } else {
            known->percent = *percent;
        }
    }
    const Result<TrafficSplit> split = TrafficSplit::fromShares(std::move(shares));
    if (!split) {
        *reason = EndpointWords::tr("The traffic in the file sums to %1, not to 100").arg(sum);
        return std::nullopt;
    }
    return *split;
}

const EndpointManifest *findEndpoint(const Manifest &manifest, const QString &name, int index)
{
    const EndpointManifest *found = nullptr;
    for (const ManifestDocument &document : manifest.documents()) {
        if (document.endpoint && document.endpoint->name == name &&
            (!found || document.index == index)) {
            found = &*document.endpoint;
        }
    }
    return found;
}

QStringList filePaths(const EndpointState &endpoint)
{
    QStringList paths;
    for (const EndpointFile &file : endpoint.files) {
        if (!file.isUnreadable) {
            paths.append(file.path);
        }
    }
    paths.removeDuplicates();
    return paths;
}

} // namespace serin
