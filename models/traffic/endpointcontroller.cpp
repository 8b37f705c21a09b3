// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/endpointcontroller.h"

#include "models/manifest/editsession.h"
#include "models/repository/variantpicks.h"
#include "models/traffic/endpointassembly.h"
#include "services/core/async.h"
#include "services/core/workers.h"
#include "services/manifest/edit/changesetedit.h"
#include "services/manifest/edit/manifestedit.h"

#include <algorithm>

namespace serin {

namespace {

constexpr qsizetype mostUnreadable = 5; ///< files that are opened to look for a name

bool sameShares(const TrafficSplit &a, const TrafficSplit &b)
{
    const auto contains = [](const TrafficSplit &all, const TrafficSplit &part) {
        const auto &shares = part.shares();
        return std::all_of(shares.begin(), shares.end(), [&all](const TrafficShare &share) {
            return all.percentOf(share.deployment) == share.percent;
        });
    };
    return contains(a, b) && contains(b, a);
}

/// Sets the split, unless the file's is not the one that the gesture began with.
Result<Manifest> editSplit(const Manifest &manifest, const QString &endpoint, int document,
                           const TrafficSplit &before, const TrafficSplit &after)
{
    const EndpointManifest *const found = findEndpoint(manifest, endpoint, document);
    if (!found) {
        return failure(ErrorKind::NotFound,
                       QStringLiteral("the file does not describe %1 any more").arg(endpoint),
                       manifest.path());
    }
    QString reason;
    const std::optional<TrafficSplit> now = splitOf(*found, {}, &reason);
    if (!now || !sameShares(*now, before)) {
        return failure(ErrorKind::Conflict,
                       QStringLiteral("the traffic in the file was changed meanwhile"),
                       manifest.path(), QStringLiteral("look at the new split and try again"));
    }
    return withTraffic(manifest, endpoint, after);
}

QString readOnlyReason(const ManifestBuffer &buffer)
{
    if (buffer.state() != ManifestBuffer::State::ChangedOnDisk) {
        return {};
    }
    return buffer.foreignChange()->kind == ForeignChange::Kind::Deleted
               ? EndpointController::tr("The file was deleted: decide first what to do")
               : EndpointController::tr("The file changed on disk: decide first which to keep");
}

} // namespace

EndpointController::EndpointController(EditSession &session, VariantPicks &picks, QObject *parent)
    : QObject(parent), m_session(session), m_picks(picks)
{
    connect(&session, &EditSession::bufferChanged, this, &EndpointController::onBufferChanged);
    connect(&session, &EditSession::bufferClosed, this, &EndpointController::onBufferChanged);
    connect(&session, &EditSession::openFailed, this, &EndpointController::onOpenFailed);
    // A refused gesture must be taken back where it is shown.
    connect(&session, &EditSession::refused, this, &EndpointController::update);
    connect(&session, &EditSession::settled, this, &EndpointController::update);
    connect(&picks, &VariantPicks::picked, this, [this](const QString &endpoint) {
        if (m_selection == Selection::Endpoint && endpoint == m_key) {
            update();
        }
    });
}

void EndpointController::setCatalog(const Catalog &catalog,
                                    const QHash<QString, CommitFile> &leftOut,
                                    const QStringList &unreadable)
{
    m_catalog = catalog;
    m_leftOut = leftOut;
    m_unreadable.clear();
    for (const QString &path : unreadable) {
        m_unreadable[path.left(path.lastIndexOf(u'/'))].append(path);
    }
    m_failed.clear();
    if (m_selection != Selection::Nothing) {
        update();
    }
}

void EndpointController::setLive(const LiveSnapshotPointer &live)
{
    const bool was = m_live && m_live->endpoint(m_key);
    m_live = live;
    const bool is = m_live && m_live->endpoint(m_key);
    if (was != is && m_selection == Selection::Endpoint && !m_catalog.endpoint(m_key)) {
        update();
    }
}

void EndpointController::selectEndpoint(const QString &key)
{
    select(Selection::Endpoint, key);
}

void EndpointController::selectUnassigned(const QString &key)
{
    select(Selection::Unassigned, key);
}

void EndpointController::selectFile(const QString &path)
{
    select(Selection::File, path);
}

void EndpointController::clear()
{
    select(Selection::Nothing, {});
}

void EndpointController::select(Selection selection, const QString &key)
{
    if (selection == m_selection && key == m_key) {
        return;
    }
    m_selection = selection;
    m_key = key;
    m_failed.clear();
    update();
}

std::optional<EndpointSource> EndpointController::source() const
{
    EndpointSource source;
    source.root = m_catalog.root();
    if (m_selection == Selection::File) {
        source.file = m_key;
        return m_catalog.file(m_key) ? std::optional(source) : std::nullopt;
    }
    if (m_selection == Selection::Unassigned) {
        for (const CatalogDeployment &deployment : m_catalog.unassigned()) {
            if (deployment.variants.front().key() == m_key) {
                source.endpoint.deployments = {deployment};
                source.deployments = {{deployment, 0}};
                return source;
            }
        }
        return std::nullopt;
    }
    const CatalogEndpoint *const endpoint = m_catalog.endpoint(m_key);
    if (m_selection == Selection::Endpoint && !endpoint && m_live && m_live->endpoint(m_key)) {
        source.endpoint.name = m_key;
        return source;
    }
    if (m_selection != Selection::Endpoint || !endpoint) {
        return std::nullopt;
    }
    source.endpoint = *endpoint;
    source.variant = m_picks.variantOf(*endpoint);
    if (source.variant >= 0 || endpoint->variants.empty()) {
        for (const CatalogDeployment &deployment : endpoint->deploymentsFor(source.variant)) {
            source.deployments.push_back({deployment, m_picks.variantOf(*endpoint, deployment)});
        }
    }
    if (endpoint->variants.empty()) {
        source.unreadable = unreadableNear(*endpoint);
    }
    return source;
}

/// In the folders of its deployments; where none is, in the nearest one above.
QStringList EndpointController::unreadableNear(const CatalogEndpoint &endpoint) const
{
    QStringList near;
    for (const CatalogDeployment &deployment : endpoint.deployments) {
        for (const CatalogDeploymentVariant &variant : deployment.variants) {
            QString folder = variant.file->path;
            do {
                folder.truncate(folder.lastIndexOf(u'/'));
                near += m_unreadable.value(folder) + m_catalog.unreadableIn(folder);
            } while (near.isEmpty() && folder.size() > m_catalog.root().size());
        }
    }
    near.removeDuplicates();
    return near.mid(0, mostUnreadable);
}

void EndpointController::update()
{
    ++m_request;
    std::optional<EndpointSource> wanted = source();
    if (!wanted) {
        m_paths.clear();
        m_session.keepOnly({});
        show({});
        return;
    }
    m_paths = wanted->paths();
    bool isComplete = true;
    for (const QString &path : std::as_const(m_paths)) {
        const ManifestBuffer *const buffer = m_session.buffer(path);
        if (buffer) {
            wanted->files.insert(path,
                                 {buffer->current(), buffer->opened(), readOnlyReason(*buffer)});
        } else if (const CatalogFilePointer file = m_catalog.file(path); file && file->isLeftOut) {
            wanted->leftOut.insert(path, m_leftOut.value(path).bytes);
        } else if (const auto failed = m_failed.constFind(path); failed != m_failed.constEnd()) {
            const ManifestText none{{}, tl::unexpected<Error>(*failed)};
            wanted->files.insert(path, {none, none, {}});
        } else {
            isComplete = false;
            m_session.open(path);
        }
    }
    if (isComplete) {
        m_session.keepOnly(m_paths);
        assemble(*wanted);
    } else if (m_selection == Selection::File) {
        show(assembleEndpoint(*wanted));
    } else if (m_state.key != m_key) {
        EndpointState loading;
        loading.phase = EndpointState::Phase::Loading;
        loading.key = m_key;
        loading.name = wanted->endpoint.name;
        show(loading);
    }
}

void EndpointController::assemble(const EndpointSource &source)
{
    const auto work = [source]() -> Result<EndpointState> {
        return assembleEndpoint(withLeftOut(source));
    };
    deliver(runAsync(workers(), work), this,
            [this, source, request = m_request](const Result<EndpointState> &state) {
                // While gestures wait, what they will lead to is shown already.
                if (request != m_request || m_session.isBusy()) {
                    return;
                }
                EndpointState shown = state.value_or(EndpointState());
                shown.key = m_key;
                if (m_selection == Selection::Unassigned && !shown.deployments.empty()) {
                    shown.name = shown.deployments.front().name.toString();
                    shown.readOnlyReason = tr("This deployment names no endpoint");
                }
                show(shown);
                validate(source);
            });
}

/// Behind what the person sees of an edit, not before it.
void EndpointController::validate(const EndpointSource &source)
{
    const auto work = [source]() -> Result<EndpointFindings> {
        return findingsOf(withLeftOut(source));
    };
    deliver(runAsync(workers(), work), this,
            [this, request = m_request](const Result<EndpointFindings> &findings) {
                if (request == m_request && findings) {
                    showFindings(*findings);
                }
            });
}

void EndpointController::showFindings(const EndpointFindings &findings)
{
    if (findings != m_findings) {
        m_findings = findings;
        Q_EMIT findingsChanged();
    }
}

void EndpointController::show(EndpointState state)
{
    const bool isOther = state.key != m_state.key;
    m_state = std::move(state);
    Q_EMIT stateChanged();
    if (isOther) {
        showFindings({});
    }
}

void EndpointController::onBufferChanged(const QString &path)
{
    const ManifestBuffer *const buffer = m_session.buffer(path);
    const QStringList names = buffer ? buffer->names() : QStringList(path);
    if (std::any_of(names.begin(), names.end(),
                    [this](const QString &name) { return m_paths.contains(name); })) {
        update();
    }
}

void EndpointController::onOpenFailed(const QString &path, const Error &error)
{
    if (m_paths.contains(path)) {
        m_failed.insert(path, error);
        update();
    }
}

void EndpointController::pick(const QString &variant)
{
    if (const CatalogEndpoint *const endpoint = m_catalog.endpoint(m_key)) {
        m_picks.pick(*endpoint, variant);
    }
}

void EndpointController::pickDeployment(const QString &deployment, const QString &variant)
{
    if (const CatalogEndpoint *const endpoint = m_catalog.endpoint(m_key)) {
        m_picks.pickDeployment(*endpoint, deployment, variant);
    }
}

void EndpointController::setSplit(const TrafficSplit &before, const TrafficSplit &after,
                                  const QString &description)
{
    const CatalogEndpoint *const endpoint = m_catalog.endpoint(m_key);
    const int variant = endpoint ? m_picks.variantOf(*endpoint) : -1;
    if (variant < 0) {
        update();
        return;
    }
    const CatalogEndpointVariant &place = endpoint->variants[static_cast<std::size_t>(variant)];
    m_session.edit(place.file->path, description,
                   [name = endpoint->name, document = place.manifestDocument().index, before,
                    after](const Manifest &manifest) {
                       return editSplit(manifest, name, document, before, after);
                   });
}

void EndpointController::setInstanceCount(const QString &deployment, int count)
{
    const auto found = std::find_if(
        m_state.deployments.begin(), m_state.deployments.end(),
        [&deployment](const DeploymentState &d) { return d.name.toString() == deployment; });
    if (found == m_state.deployments.end() || found->filePath.isEmpty()) {
        update();
        return;
    }
    const bool isInside = found->filePath == m_state.trafficPath;
    m_session.edit(found->filePath, tr("%1 instances to %2").arg(deployment).arg(count),
                   [endpoint = isInside ? m_state.name : QString(), deployment,
                    count](const Manifest &manifest) {
                       return withInstanceCount(manifest, endpoint, deployment, count);
                   });
}

void EndpointController::mend(const QString &path, const FindingFix &fix)
{
    mendFinding(m_session, path, fix);
}

QString EndpointController::removeReason(const QString &deployment) const
{
    const auto found = std::find_if(
        m_state.deployments.begin(), m_state.deployments.end(),
        [&deployment](const DeploymentState &d) { return d.name.toString() == deployment; });
    if (found == m_state.deployments.end()) {
        return tr("No file describes it");
    }
    if (found->filePath.isEmpty()) {
        return found->instanceReadOnlyReason;
    }
    // It is looked for in all of them.
    for (const EndpointFile &file : m_state.files) {
        if (!file.readOnlyReason.isEmpty()) {
            return file.readOnlyReason;
        }
    }
    if (const int share = m_state.split.percentOf(found->name).value(); share > 0) {
        return tr("It has %1 % of the traffic: give that to another deployment first").arg(share);
    }
    return {};
}

void EndpointController::removeDeployment(const QString &deployment)
{
    const QStringList paths = filePaths(m_state);
    m_session.editFiles(paths, tr("Remove deployment %1").arg(deployment),
                        [endpoint = m_state.name, deployment](const QList<Manifest> &files) {
                            return serin::removeDeployment(files, endpoint, deployment);
                        });
}

} // namespace serin
