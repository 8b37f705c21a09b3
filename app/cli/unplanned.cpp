// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/unplanned.h"

#include "app/cli/commandoutput.h"
#include "services/domain/plan.h"
#include "services/gitops/desiredstate.h"
#include "services/manifest/catalogendpoint.h"

#include <algorithm>

namespace serin {

namespace {

/// What Error::toLine() writes before the advice.
constexpr QLatin1String fixMark("; ");

/// The sentence of @p note, with the name it is about.
QString partOf(const PlanNote &note)
{
    const QString about = note.endpoint.isEmpty() ? note.file : note.endpoint;
    return about.isEmpty() || note.text.contains(about)
               ? note.text
               : QStringLiteral("%1: %2").arg(about, note.text);
}

} // namespace

std::optional<Error> Unplanned::error() const
{
    if (!isFailure || parts.isEmpty()) {
        return std::nullopt;
    }
    const QString more =
        parts.size() > 1 ? QStringLiteral(" (and %1 more)").arg(parts.size() - 1) : QString();
    // Its own advice is said once, at the end.
    const QString first =
        parts.constFirst().chopped(fix.isEmpty() ? 0 : fix.size() + fixMark.size());
    return Error{
        ErrorKind::Invalid,
        QStringLiteral("not all of the manifests could be compared: %1%2").arg(first, more),
        QString(),
        fix.isEmpty() ? QStringLiteral("mend it, or name what is meant with --endpoint or --file")
                      : fix};
}

void Unplanned::warn(const CommandOutput &output, bool isErrorTold) const
{
    constexpr qsizetype most = 20;
    const bool isTold = isErrorTold && error() && parts.size() == 1;
    for (const QString &part : isTold ? QStringList() : parts.mid(0, most)) {
        output.warn(part);
    }
    if (parts.size() > most) {
        output.warn(QStringLiteral("and %1 more").arg(parts.size() - most));
    }
}

bool leavesOut(const PlanNote &note)
{
    switch (note.kind) {
    case PlanNote::Kind::Unreadable:
    case PlanNote::Kind::Undecided:
    case PlanNote::Kind::Unassigned:
    case PlanNote::Kind::OtherRepository:
        return true;
    case PlanNote::Kind::NotInGit:
    case PlanNote::Kind::NotComparable:
    case PlanNote::Kind::Unmanaged:
        break;
    }
    return false;
}

Unplanned unplanned(const std::vector<PlanNote> &notes,
                    const std::vector<PlanRefusal> &assetProblems, bool isChosen, bool hasPlanned)
{
    Unplanned found;
    for (const PlanRefusal &problem : assetProblems) {
        found.isFailure = true;
        found.fix = found.parts.isEmpty() ? problem.error.fix : found.fix;
        found.parts.append(QStringLiteral("%1: its files cannot be compared: %2")
                               .arg(problem.endpoint, problem.error.toLine()));
    }
    for (const PlanNote &note : notes) {
        // The others belong to no endpoint that could have been chosen.
        if (leavesOut(note) && (!isChosen || note.kind == PlanNote::Kind::Undecided)) {
            found.isFailure =
                found.isFailure || note.kind == PlanNote::Kind::Unreadable || !hasPlanned;
            found.parts.append(partOf(note));
        }
    }
    return found;
}

bool hasPlannable(const DesiredState &desired)
{
    return std::any_of(desired.endpoints.begin(), desired.endpoints.end(),
                       [](const DesiredEndpointPointer &endpoint) {
                           return endpoint->undecided.isEmpty() &&
                                  !isPlaceholderName(endpoint->name);
                       });
}

} // namespace serin
