// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/endpoint/deploymentdraft.h"

#include "models/common/errortext.h"
#include "models/live/livecontroller.h"
#include "models/traffic/endpointassembly.h"
#include "models/traffic/endpointcontroller.h"
#include "services/core/async.h"
#include "services/core/workers.h"
#include "services/domain/onename.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <array>

namespace serin {

namespace {

constexpr std::array colours{"blue",   "green", "red",  "orange", "purple",
                             "yellow", "pink",  "teal", "brown",  "grey"};

/// Where the colour word of @p name stands in it, and which of the colours it is; -1 without one.
std::pair<qsizetype, std::size_t> colourIn(const QString &name)
{
    for (std::size_t i = 0; i < colours.size(); ++i) {
        const qsizetype at = name.indexOf(QLatin1String(colours[i]), 0, Qt::CaseInsensitive);
        if (at >= 0) {
            return {at, i};
        }
    }
    return {-1, 0};
}

} // namespace

DeploymentDraft::DeploymentDraft(EndpointController &endpoint, EditSession &session,
                                 LiveController &live, QObject *parent)
    : EditDraft(session, parent), m_endpoint(endpoint), m_live(live)
{
    connect(&endpoint, &EndpointController::stateChanged, this,
            &DeploymentDraft::onEndpointChanged);
}

QString DeploymentDraft::unavailableReason() const
{
    const EndpointState &state = m_endpoint.state();
    if (state.phase != EndpointState::Phase::Ready) {
        return tr("Select an endpoint first");
    }
    if (state.files.empty()) {
        return tr("No file describes this endpoint: a deployment would have no place");
    }
    if (!state.choices.empty() && state.picked < 0) {
        return tr("Pick first which of the files to work on");
    }
    return lockedReason(state.files);
}

QString DeploymentDraft::duplicateReason(const QString &deployment) const
{
    const std::vector<Offer> all = offers();
    const bool isOffered = std::any_of(all.begin(), all.end(), [&deployment](const Offer &offer) {
        return offer.origin == Origin::Copy && offer.from == deployment;
    });
    const QString reason = unavailableReason();
    return !reason.isEmpty() ? reason : isOffered ? QString() : tr("No single file describes it");
}

QString DeploymentDraft::known(const QString &name) const
{
    const EndpointState &state = m_endpoint.state();
    for (const DeploymentState &one : state.deployments) {
        if (isOneName(one.name.toString(), name)) {
            return one.name.toString();
        }
    }
    for (const TrafficShare &share : state.split.shares()) {
        if (share.percent.value() > 0 && isOneName(share.deployment.toString(), name)) {
            return share.deployment.toString();
        }
    }
    return {};
}

QString DeploymentDraft::nextName(const QString &from) const
{
    const auto [at, colour] = colourIn(from);
    for (std::size_t i = 0; i < colours.size(); ++i) {
        const std::size_t next = at < 0 ? i : (colour + 1 + i) % colours.size();
        QString name = QLatin1String(colours[next]);
        if (at >= 0) {
            name = from.left(at) + name +
                   from.mid(at + static_cast<qsizetype>(
                                     std::char_traits<char>::length(colours[colour])));
        }
        if (known(name).isEmpty()) {
            return name;
        }
    }
    return {};
}

std::vector<DeploymentDraft::Offer> DeploymentDraft::offers() const
{
    std::vector<Offer> offers;
    const EndpointState &state = m_endpoint.state();
    for (const DeploymentState &deployment : state.deployments) {
        const QString from = deployment.name.toString();
        const QString name = nextName(from);
        if (!deployment.filePath.isEmpty()) {
            offers.push_back({Origin::Copy, from, name,
                              tr("Duplicate %1 as %2", "two deployments").arg(from, name)});
        }
    }
    const QString fresh =
        nextName(state.deployments.empty() ? QString() : state.deployments.back().name.toString());
    offers.push_back({Origin::Template, {}, fresh, tr("From template")});
    offers.push_back({Origin::Empty, {}, fresh, tr("Empty")});
    return offers;
}

void DeploymentDraft::begin(const Offer &offer)
{
    if (isWorking() || !unavailableReason().isEmpty()) {
        return;
    }
    const EndpointState &state = m_endpoint.state();
    open();
    m_key = state.key;
    m_origin = offer.origin;
    m_from = offer.from;
    m_copiedModel.clear();
    m_instanceType.clear();
    m_hasOwnCode = false;
    m_look = {};
    m_fields = {offer.name, {}, {}, 1};
    for (const DeploymentState &deployment : state.deployments) {
        const bool isSource = m_origin != Origin::Copy || deployment.name.toString() == m_from;
        if (!isSource) {
            continue;
        }
        m_instanceType = deployment.instanceType;
        m_copiedModel = deployment.model;
        if (m_origin == Origin::Copy) {
            m_fields.model = deployment.model;
            m_fields.instances = std::max(1, deployment.instanceCount.value_or(1));
        }
    }
    look();
    Q_EMIT changed();
}

void DeploymentDraft::onEndpointChanged()
{
    if (isEditable() && m_endpoint.state().key != m_key) {
        cancel();
    } else if (isOpen()) {
        look();
    }
    Q_EMIT changed();
}

template<typename T>
void DeploymentDraft::setField(T &field, const T &value)
{
    if (set(field, value)) {
        look();
        Q_EMIT changed();
    }
}

void DeploymentDraft::setName(const QString &name)
{
    setField(m_fields.name, name.trimmed());
}

void DeploymentDraft::setModel(const QString &model)
{
    setField(m_fields.model, model.trimmed());
}

void DeploymentDraft::setCode(const QString &code)
{
    if (code.trimmed() != m_fields.code) {
        m_hasOwnCode = !code.trimmed().isEmpty();
        setField(m_fields.code, code.trimmed());
    }
}

void DeploymentDraft::setInstances(int instances)
{
    setField(m_fields.instances, instances);
}

/// Where the deployment's paths are relative to.
QString DeploymentDraft::folder() const
{
    const EndpointState &state = m_endpoint.state();
    QString file = state.files.empty() ? QString() : state.files.front().path;
    for (const DeploymentState &deployment : state.deployments) {
        const bool isSource = m_origin != Origin::Copy || deployment.name.toString() == m_from;
        if (isSource && !deployment.filePath.isEmpty()) {
            file = deployment.filePath;
            break;
        }
    }
    return QFileInfo(file).path();
}

/// Of all manifests of the folder, and of what is live.
QStringList DeploymentDraft::knownModels() const
{
    QStringList models;
    for (const CatalogEndpoint &endpoint : m_endpoint.catalog().endpoints()) {
        for (const CatalogDeployment &deployment : endpoint.deployments) {
            for (const CatalogDeploymentVariant &place : deployment.variants) {
                const QString model = place.manifest().model;
                models.append(isModelPath(model)
                                  ? QDir::cleanPath(place.file->folder().toString() + u'/' + model)
                                  : model);
            }
        }
    }
    for (const auto &[name, endpoint] : m_live.snapshot()->endpoints) {
        for (const LiveDeploymentView &deployment :
             endpoint->deployments.value_or(std::vector<LiveDeploymentView>())) {
            if (deployment.model.count(u':') == 1) {
                models.append(QStringLiteral("azureml:") + deployment.model);
            }
        }
    }
    models.removeDuplicates();
    return models;
}

std::optional<NewDeployment> DeploymentDraft::wanted() const
{
    const Result<DeploymentName> name = DeploymentName::fromString(m_fields.name);
    if (!name) {
        return std::nullopt;
    }
    return NewDeployment{m_origin,
                         m_from,
                         *name,
                         m_fields.model,
                         m_hasOwnCode ? m_fields.code : QString(),
                         m_fields.instances,
                         m_instanceType};
}

void DeploymentDraft::look()
{
    ++m_request;
    // Without a name that could be, any serves to look at the rest.
    const std::optional<NewDeployment> known = wanted();
    DraftQuestion question{
        {},
        m_endpoint.state().name,
        known.value_or(NewDeployment{m_origin, m_from,
                                     *DeploymentName::fromString(QStringLiteral("new-deployment")),
                                     m_fields.model, m_hasOwnCode ? m_fields.code : QString(),
                                     m_fields.instances, m_instanceType}),
        folder(),
        m_copiedModel,
        knownModels()};
    for (const QString &path : filePaths(m_endpoint.state())) {
        const ManifestBuffer *const buffer = session().buffer(path);
        if (!buffer || !buffer->current().manifest) {
            return;
        }
        question.files.append(*buffer->current().manifest);
    }
    const auto work = [question]() -> Result<DraftLook> { return lookAtDraft(question); };
    deliver(runAsync(workers(), work), this,
            [this, request = m_request](const Result<DraftLook> &look) {
                if (request == m_request) {
                    take(look);
                }
            });
}

void DeploymentDraft::take(const Result<DraftLook> &look)
{
    if (look) {
        m_look = *look;
        if (!m_hasOwnCode && !m_look.refusal) {
            m_fields.code = m_look.code;
        }
        Q_EMIT changed();
    }
}

DeploymentDraft::Problems DeploymentDraft::problems() const
{
    Problems problems;
    if (!isOpen()) {
        return problems;
    }
    if (m_fields.name.isEmpty()) {
        problems.name = tr("A deployment needs a name.");
    } else if (const auto name = DeploymentName::fromString(m_fields.name); !name) {
        problems.name = errorText(name.error()).sentence;
    } else if (const QString taken = known(m_fields.name); !taken.isEmpty() && !isWorking()) {
        problems.name =
            taken == m_fields.name
                ? tr("There is a deployment %1 already.").arg(taken)
                : tr("There is a deployment %1 already, which is the same name.").arg(taken);
    } else if (m_look.refusal) {
        problems.all = errorText(*m_look.refusal).sentence;
    }
    if (!failure().isEmpty()) {
        problems.all = failure();
    }
    if (m_look.isModelMissing) {
        problems.model = tr("There is nothing at this path yet.");
    }
    if (m_look.isCodeMissing) {
        problems.code = tr("There is nothing at this path yet.");
    }
    return problems;
}

QString DeploymentDraft::hint() const
{
    if (!isOpen() || m_look.refusal || m_look.file.isEmpty() || !wanted()) {
        return {};
    }
    QString hint = m_look.isNewFile ? tr("Writes the new file %1").arg(m_look.file)
                                    : tr("Adds it to %1", "a file").arg(m_look.file);
    const auto moved =
        m_origin == Origin::Copy ? movedFolder(m_copiedModel, m_fields.model) : std::nullopt;
    if (moved) {
        hint += tr("; other paths in %1 become those in %2, where they exist", "two folders")
                    .arg(moved->from, moved->to);
    }
    return hint + u'.';
}

bool DeploymentDraft::canConfirm() const
{
    return isEditable() && problems().name.isEmpty() && !m_look.refusal;
}

void DeploymentDraft::confirm()
{
    const std::optional<NewDeployment> wanted = this->wanted();
    if (!canConfirm() || !wanted) {
        return;
    }
    const QString name = m_fields.name;
    write(
        filePaths(m_endpoint.state()), tr("Add deployment %1").arg(name),
        [endpoint = m_endpoint.state().name, wanted](const QList<Manifest> &files) {
            return addDeployment(files, endpoint, *wanted);
        },
        [this, name] { Q_EMIT added(name); });
}

} // namespace serin
