// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/operationtext.h"

namespace serin {

namespace {

struct Words
{
    const char *doing;
    const char *done;
};

Words wordsOf(PlanAction action)
{
    switch (action) {
    case PlanAction::Register:
        return {"registering", "registered"};
    case PlanAction::Create:
        return {"creating", "created"};
    case PlanAction::Update:
        return {"updating", "updated"};
    case PlanAction::Scale:
        return {"scaling", "scaled"};
    case PlanAction::Traffic:
        return {"moving the traffic of", "moved the traffic of"};
    case PlanAction::Mirror:
        return {"setting the mirrored traffic of", "set the mirrored traffic of"};
    case PlanAction::Delete:
        return {"deleting", "deleted"};
    case PlanAction::Replace:
        return {"replacing", "replaced"};
    }
    Q_UNREACHABLE();
}

} // namespace

QString subjectOf(const PlanOperation &operation)
{
    switch (operation.kind) {
    case PlanKind::Endpoint:
        return operation.action == PlanAction::Traffic || operation.action == PlanAction::Mirror
                   ? operation.endpoint
                   : QStringLiteral("endpoint ") + operation.endpoint;
    case PlanKind::Deployment:
        return QStringLiteral("deployment %1 of %2").arg(operation.deployment, operation.endpoint);
    case PlanKind::Asset:
        return QStringLiteral("%1 of deployment %2")
            .arg(operation.asset ? assetField(operation.asset->kind) : QStringLiteral("asset"),
                 operation.deployment);
    }
    Q_UNREACHABLE();
}

QString doingText(const PlanOperation &operation)
{
    return QLatin1String(wordsOf(operation.action).doing) + u' ' + subjectOf(operation);
}

QString doneText(const PlanOperation &operation)
{
    return QLatin1String(wordsOf(operation.action).done) + u' ' + subjectOf(operation);
}

QString lookCommand(const PlanOperation &operation)
{
    return operation.deployment.isEmpty()
               ? QStringLiteral("serinctl online-endpoint show -n ") + operation.endpoint
               : QStringLiteral("serinctl online-deployment show -e %1 -n %2")
                     .arg(operation.endpoint, operation.deployment);
}

} // namespace serin
