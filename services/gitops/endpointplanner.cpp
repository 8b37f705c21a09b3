// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/endpointplanner.h"

#include "services/domain/onename.h"

#include <algorithm>
#include <utility>

namespace serin {

namespace {

/// What the service cannot change in place.
bool isFixed(const FieldDifference &difference)
{
    return difference.field == QLatin1String("endpoint_compute_type") ||
           difference.field == QLatin1String("compute") ||
           difference.field == QLatin1String("auth_mode");
}

std::shared_ptr<const EndpointSpec> withoutTraffic(const EndpointSpec &spec)
{
    auto own = std::make_shared<EndpointSpec>(spec);
    own->traffic.reset();
    own->mirrorTraffic.reset();
    return own;
}

QString valueText(const QJsonValue &value)
{
    if (value.isString()) {
        return value.toString();
    }
    if (value.isBool()) {
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    }
    return value.isDouble() ? QString::number(value.toDouble()) : QString();
}

} // namespace

void setChange(PlanOperation &operation, const std::vector<FieldDifference> &fields)
{
    QJsonObject before;
    QJsonObject after;
    for (const FieldDifference &each : fields) {
        before.insert(each.field, each.live);
        after.insert(each.field, each.desired);
    }
    operation.before = before;
    operation.after = after;
}

QString fieldList(const std::vector<FieldDifference> &fields)
{
    QStringList names;
    for (const FieldDifference &each : fields) {
        names.append(each.field);
    }
    if (names.size() > 3) {
        return QStringLiteral("%1, %2 and %3 more fields")
            .arg(names.at(0), names.at(1))
            .arg(names.size() - 2);
    }
    return names.size() == 3   ? QStringLiteral("%1, %2 and %3").arg(names[0], names[1], names[2])
           : names.size() == 2 ? QStringLiteral("%1 and %2").arg(names[0], names[1])
                               : names.value(0);
}

QString differenceReason(const std::vector<FieldDifference> &fields)
{
    if (fields.size() == 1) {
        const FieldDifference &only = fields.front();
        const QString live = valueText(only.live);
        const QString desired = valueText(only.desired);
        if (!desired.isEmpty() && !live.isEmpty()) {
            return QStringLiteral("%1 is %2 in the manifest and %3 live")
                .arg(only.field, desired, live);
        }
        if (!desired.isEmpty() && only.live.isNull()) {
            return QStringLiteral("%1 is %2 in the manifest and not set live")
                .arg(only.field, desired);
        }
    }
    return QStringLiteral("%1 %2 in the manifest and live")
        .arg(fieldList(fields),
             fields.size() == 1 ? QStringLiteral("differs") : QStringLiteral("differ"));
}

EndpointPlanner::EndpointPlanner(QString name, const EndpointPlanInput &input)
    : m_name(std::move(name)), m_in(input), m_live(input.live),
      m_phases(static_cast<std::size_t>(Last) + 1)
{}

EndpointPlan EndpointPlanner::plan()
{
    if (m_in.desired == nullptr) {
        planWithoutManifest();
    } else if (!m_in.desired->problems.empty()) {
        for (const Error &problem : m_in.desired->problems) {
            refuse(QString(), problem);
        }
    } else if (!m_in.desired->undecided.isEmpty()) {
        say(PlanNote::Kind::Undecided, QString(), m_in.desired->undecided, m_in.desired->file,
            m_in.desired->line);
    } else {
        planEndpoint();
    }
    if (m_plan.refusals.empty()) {
        for (std::vector<PlanOperation> &phase : m_phases) {
            std::move(phase.begin(), phase.end(), std::back_inserter(m_plan.operations));
        }
    }
    return std::move(m_plan);
}

bool EndpointPlanner::refuseUnreadable(const QString &file)
{
    if (!m_in.unreadableFiles->contains(file)) {
        return false;
    }
    refuse(
        QString(),
        {ErrorKind::Invalid,
         QStringLiteral("%1 was last applied from %2, which cannot be read now").arg(m_name, file),
         file, QStringLiteral("mend the file")});
    return true;
}

bool EndpointPlanner::refuseOtherSpellings()
{
    const std::size_t before = m_plan.refusals.size();
    const QString other = m_in.otherSpelling;
    if (!other.isEmpty()) {
        refuse(QString(),
               {ErrorKind::Conflict,
                QStringLiteral("%1 and %2 differ by the case of letters only, and so are one "
                               "endpoint to the service")
                    .arg(m_name, other),
                QStringLiteral("%1:%2").arg(m_in.desired->file).arg(m_in.desired->line),
                QStringLiteral("write %1, or choose another name").arg(other)});
    }
    QHash<QString, QString> spellings; ///< by the name in small letters
    if (m_live != nullptr) {
        for (const LiveDeployment &live : m_live->deployments()) {
            const QString name = live.spec.name.toString();
            spellings.insert(name.toLower(), name);
        }
    }
    for (const auto &reading : m_in.desired->deployments) {
        const QString name = reading->spec->name.toString();
        QString &spelling = spellings[name.toLower()];
        if (spelling.isEmpty()) {
            spelling = name;
        }
        if (spelling != name) {
            refuse(name,
                   QStringLiteral("%1 and %2 differ by the case of letters only, and so are one "
                                  "deployment to the service")
                       .arg(name, spelling),
                   QStringLiteral("write %1, or choose another name").arg(spelling),
                   reading->origin, QStringLiteral("name"));
        }
    }
    return m_plan.refusals.size() > before;
}

void EndpointPlanner::planEndpoint()
{
    if (refuseOtherSpellings()) {
        return;
    }
    const EndpointSpec *spec = desiredSpec();
    const LiveEndpoint *live = m_live != nullptr ? &m_live->endpoint() : nullptr;
    if (const std::optional<QString> file = appliedFile(QString());
        spec == nullptr && file && refuseUnreadable(*file)) {
        return;
    }
    if (live == nullptr && spec == nullptr) {
        const DeploymentReading &first = *m_in.desired->deployments.front();
        refuse(first.spec->name.toString(),
               QStringLiteral("%1 is for the endpoint %2, which is not live and has no manifest")
                   .arg(first.spec->name.toString(), m_name),
               QStringLiteral("add a manifest of the endpoint, or create it"), first.origin,
               QStringLiteral("endpoint_name"));
        return;
    }
    if (live != nullptr && live->state == ProvisioningState::Deleting) {
        refuse(QString(), {ErrorKind::Conflict, QStringLiteral("%1 is being deleted").arg(m_name),
                           m_in.desired->file, QStringLiteral("wait until it is gone")});
        return;
    }
    m_shares = spec != nullptr && spec->traffic ? sharesOf(*spec->traffic)
               : live != nullptr                ? sharesOf(live->traffic)
                                                : QMap<QString, int>();
    m_mirror = spec != nullptr && spec->mirrorTraffic ? sharesOf(*spec->mirrorTraffic)
               : live != nullptr                      ? sharesOf(live->mirrorTraffic)
                                                      : QMap<QString, int>();
    if (live == nullptr) {
        PlanOperation &operation =
            add(CreateEndpoint, PlanAction::Create, PlanKind::Endpoint, QString());
        operation.after = saidFields(*spec);
        operation.endpointSpec = withoutTraffic(*spec);
        operation.reason = QStringLiteral("%1 is in the manifest and not live").arg(m_name);
    } else if (spec != nullptr) {
        planUpdate(*live);
    }
    for (const auto &reading : m_in.desired->deployments) {
        planDeployment(*reading);
    }
    if (m_live != nullptr) {
        planRemovals();
    }
    planTraffic();
}

void EndpointPlanner::planUpdate(const LiveEndpoint &live)
{
    const EndpointSpec &spec = *desiredSpec();
    std::vector<FieldDifference> found = differences(spec, live.spec);
    const auto changeable = std::stable_partition(found.begin(), found.end(), isFixed);
    const std::vector<FieldDifference> fixed(found.begin(), changeable);
    found.erase(found.begin(), changeable);
    if (!fixed.empty()) {
        planReplace(fixed);
        if (m_live == nullptr) {
            return;
        }
    }
    const bool failed =
        live.state == ProvisioningState::Failed || live.state == ProvisioningState::Canceled;
    if (found.empty() && !failed) {
        return;
    }
    PlanOperation &operation =
        add(CreateEndpoint, PlanAction::Update, PlanKind::Endpoint, QString());
    auto own = std::make_shared<EndpointSpec>(*withoutTraffic(spec));
    if (!fixed.empty()) {
        own->authMode.reset();
        own->compute.reset();
    }
    operation.endpointSpec = std::move(own);
    if (found.empty()) {
        operation.before = QJsonObject{{QStringLiteral("provisioning_state"), live.stateText}};
        operation.reason =
            QStringLiteral("%1 is %2 and is applied again").arg(m_name, live.stateText);
        return;
    }
    setChange(operation, found);
    operation.reason = differenceReason(found);
    operation.line = m_in.desired->endpoint->origin.lineOf(found.front().field);
}

void EndpointPlanner::planReplace(const std::vector<FieldDifference> &fixed)
{
    const bool agreed = m_in.options->allowReplace || hasConsent(PlanAction::Replace, QString());
    PlanOperation &operation =
        add(agreed ? CreateEndpoint : Last, PlanAction::Replace, PlanKind::Endpoint, QString());
    setChange(operation, fixed);
    operation.consent = agreed ? PlanConsent::Given : PlanConsent::Missing;
    operation.endpointSpec = withoutTraffic(*desiredSpec());
    operation.reason =
        QStringLiteral("%1, which the service cannot change: the endpoint is deleted and made "
                       "again, answers nothing in between and gets new keys")
            .arg(differenceReason(fixed));
    operation.line = m_in.desired->endpoint->origin.lineOf(fixed.front().field);
    if (agreed) {
        refuseLossByReplacing();
        m_live = nullptr;
    }
}

void EndpointPlanner::refuseLossByReplacing()
{
    for (const LiveDeployment &live : m_live->deployments()) {
        const QString name = live.spec.name.toString();
        const bool described =
            std::any_of(m_in.desired->deployments.begin(), m_in.desired->deployments.end(),
                        [&](const auto &reading) { return reading->spec->name == live.spec.name; });
        if (!described && !m_in.desired->isWhole) {
            refuse(name,
                   {ErrorKind::Conflict,
                    QStringLiteral("replacing %1 would lose %2, which is in no manifest")
                        .arg(m_name, name),
                    m_in.desired->file, QStringLiteral("add its manifest, or delete it first")});
        }
    }
}

QString EndpointPlanner::idOf(PlanAction action, const QString &deployment) const
{
    const QString id = planWord(action) + u':' + m_name;
    return deployment.isEmpty() ? id : id + u'/' + deployment;
}

bool EndpointPlanner::hasConsent(PlanAction action, const QString &deployment) const
{
    return m_in.options->consented.contains(idOf(action, deployment));
}

PlanOperation &EndpointPlanner::add(Phase phase, PlanAction action, PlanKind kind,
                                    const QString &deployment)
{
    PlanOperation &operation = m_phases[static_cast<std::size_t>(phase)].emplace_back();
    operation.action = action;
    operation.kind = kind;
    operation.endpoint = m_name;
    operation.deployment = deployment;
    operation.id = idOf(action, deployment);
    if (m_in.desired != nullptr) {
        operation.file = m_in.desired->file;
        operation.line = m_in.desired->line;
    }
    return operation;
}

void EndpointPlanner::say(PlanNote::Kind kind, const QString &deployment, const QString &text,
                          const QString &file, int line)
{
    m_plan.notes.push_back({kind, m_name, deployment, text, file, line});
}

void EndpointPlanner::refuse(const QString &deployment, const QString &detail, const QString &fix,
                             const SpecOrigin &origin, const QString &field)
{
    refuse(deployment, {ErrorKind::Invalid, detail,
                        QStringLiteral("%1:%2").arg(origin.file()).arg(origin.lineOf(field)), fix});
}

void EndpointPlanner::refuse(const QString &deployment, Error error)
{
    m_plan.refusals.push_back({m_name, deployment, std::move(error)});
}

const LiveDeployment *EndpointPlanner::liveDeployment(const QString &name) const
{
    if (m_live == nullptr) {
        return nullptr;
    }
    for (const LiveDeployment &live : m_live->deployments()) {
        if (live.spec.name.toString() == name) {
            return &live;
        }
    }
    return nullptr;
}

const EndpointSpec *EndpointPlanner::desiredSpec() const
{
    return m_in.desired->endpoint ? &*m_in.desired->endpoint->spec : nullptr;
}

} // namespace serin
