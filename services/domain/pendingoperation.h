// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <chrono>
#include <functional>
#include <optional>

namespace serin {

/// What a control plane has accepted and works on. Enough to wait for its end, also after a restart
/// of this program: keep toJson() until then. Its addresses may be signed: keep it private.
struct PendingOperation
{
    using Milliseconds = std::chrono::milliseconds;

    enum class Action { Put, Patch, Delete, RegenerateKey };

    Action action = Action::Put;
    /// The ARM id of what is changed.
    QString resourceId;
    /// Nothing to wait for: it was done at once.
    bool finished = false;
    /// Asked for the state (`Azure-AsyncOperation`); empty: `resultUrl`, else the resource's own
    /// state says.
    QString statusUrl;
    QString resultUrl; ///< `Location`
    /// What the service asked to wait between two looks.
    std::optional<Milliseconds> retryAfter;
    QDateTime startedAt; ///< UTC
    /// How long the service works on it at most.
    Milliseconds limit = std::chrono::minutes(30);
    QString requestId; ///< for support

    [[nodiscard]] QByteArray toJson() const;
    /// @error Protocol when @p json is not what toJson() writes.
    [[nodiscard]] static Result<PendingOperation> fromJson(const QByteArray &json);

    bool operator==(const PendingOperation &) const = default;
};

/// How far a pending operation is. There is no fraction: the service's own says 0 until the end.
struct OperationProgress
{
    QString status; ///< the service's word, e.g. "Updating"; empty before the first look
    std::chrono::milliseconds elapsed{}; ///< since it was accepted
    /// Why the last look brought nothing, as long as it does not; looking goes on.
    std::optional<Error> trouble;
};

using ProgressCallback = std::function<void(const OperationProgress &)>;

} // namespace serin
