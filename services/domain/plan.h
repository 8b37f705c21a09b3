// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/domain/planoperations.h"

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <map>
#include <optional>
#include <vector>

namespace serin {

/// Why an endpoint cannot be brought to what its manifests say. None of its operations are planned.
struct PlanRefusal
{
    QString endpoint;
    QString deployment; ///< may be empty
    Error error;        ///< `where` is file:line or file:line:column of what asks for it
    bool operator==(const PlanRefusal &) const = default;
};

/// What a plan leaves alone and says so.
struct PlanNote
{
    enum class Kind {
        Unreadable,      ///< a file that is no YAML, or changed while it was read
        Undecided,       ///< several variants, or a name or value that is filled in later
        Unassigned,      ///< a deployment that belongs to no endpoint
        NotInGit,        ///< live, and in no manifest
        NotComparable,   ///< a local or inline asset beside a registered one
        Unmanaged,       ///< the manifests say nothing about it, e.g. traffic
        OtherRepository, ///< manifests of a repository inside this one, e.g. of a submodule
    };
    Kind kind = Kind::Undecided;
    QString endpoint;
    QString deployment;
    QString text; ///< one sentence, without a final full stop
    QString file;
    int line = 0;
    bool operator==(const PlanNote &) const = default;
};

/// "unreadable", "undecided", "unassigned", "not-in-git", "not-comparable", "unmanaged" or
/// "other-repository".
[[nodiscard]] QString planWord(PlanNote::Kind kind);

/// What a plan was made from.
struct PlanBase
{
    QString commit; ///< empty: the working tree
    QByteArray contentDigest;
    QByteArray liveDigest; ///< of the endpoints below
    /// The digest of each endpoint that the manifests describe, as it was live; empty: not there.
    std::map<QString, QByteArray> endpoints;
    bool operator==(const PlanBase &) const = default;
};

/// The difference between a desired and a live state as operations in an order that never loses
/// traffic. A value.
struct Plan
{
    PlanOperations operations;
    std::vector<PlanRefusal> refusals;
    std::vector<PlanNote> notes;
    PlanBase base;

    /// Neither operations nor refusals: live is as desired.
    [[nodiscard]] bool isEmpty() const { return operations.empty() && refusals.empty(); }
    /// Whether an operation may run: one that needs no consent or has it.
    [[nodiscard]] bool hasRunnable() const;

    /// The form of `serinctl plan --output json`. Beside the promised keys, only when there is
    /// something to say: `moved`, `consent` ("missing" or "given"), `refusals`, `notes` and
    /// `base.endpoints`.
    [[nodiscard]] QJsonObject toJson() const;
    /// @error Invalid with the JSON pointer in `where`.
    [[nodiscard]] static Result<Plan> fromJson(const QJsonObject &json);
    /// Whether both say the same in JSON.
    [[nodiscard]] bool sameAs(const Plan &other) const;
};

} // namespace serin
