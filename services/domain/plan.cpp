// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/plan.h"

#include <algorithm>

namespace serin {

QString planWord(PlanAction action)
{
    switch (action) {
    case PlanAction::Register:
        return QStringLiteral("register");
    case PlanAction::Create:
        return QStringLiteral("create");
    case PlanAction::Update:
        return QStringLiteral("update");
    case PlanAction::Scale:
        return QStringLiteral("scale");
    case PlanAction::Traffic:
        return QStringLiteral("traffic");
    case PlanAction::Mirror:
        return QStringLiteral("mirror");
    case PlanAction::Delete:
        return QStringLiteral("delete");
    case PlanAction::Replace:
        return QStringLiteral("replace");
    }
    Q_UNREACHABLE();
}

QString planWord(PlanKind kind)
{
    switch (kind) {
    case PlanKind::Endpoint:
        return QStringLiteral("endpoint");
    case PlanKind::Deployment:
        return QStringLiteral("deployment");
    case PlanKind::Asset:
        return QStringLiteral("asset");
    }
    Q_UNREACHABLE();
}

QString planWord(PlanNote::Kind kind)
{
    switch (kind) {
    case PlanNote::Kind::Unreadable:
        return QStringLiteral("unreadable");
    case PlanNote::Kind::Undecided:
        return QStringLiteral("undecided");
    case PlanNote::Kind::Unassigned:
        return QStringLiteral("unassigned");
    case PlanNote::Kind::NotInGit:
        return QStringLiteral("not-in-git");
    case PlanNote::Kind::NotComparable:
        return QStringLiteral("not-comparable");
    case PlanNote::Kind::Unmanaged:
        return QStringLiteral("unmanaged");
    case PlanNote::Kind::OtherRepository:
        return QStringLiteral("other-repository");
    }
    Q_UNREACHABLE();
}

bool Plan::hasRunnable() const
{
    return std::any_of(operations.begin(), operations.end(), [](const PlanOperation &operation) {
        return operation.consent != PlanConsent::Missing;
    });
}

bool Plan::sameAs(const Plan &other) const
{
    return toJson() == other.toJson();
}

} // namespace serin
