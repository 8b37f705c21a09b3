// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/error.h"

#include <QObject>
#include <QString>

#include <optional>

namespace serin {

class ControlPlane;
class ScoringClient;

/// The workspace that the window looks at: whether it is there, its control plane, and its start
/// when it is on this computer. GUI thread only.
class WorkspaceAccess : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Stopped, ///< it does not run, or nobody has looked yet
        Starting,
        Ready, ///< plane() and scoring() are there
    };

    using QObject::QObject;
    ~WorkspaceAccess() override;

    [[nodiscard]] virtual State state() const = 0;
    /// Why the last start failed; nothing once it runs or another start has begun.
    [[nodiscard]] virtual std::optional<Error> problem() const = 0;
    /// In words, translated.
    [[nodiscard]] virtual QString name() const = 0;
    /// What tells it from all others, the same in each language and after a restart.
    [[nodiscard]] virtual QString identity() const = 0;
    /// On this computer: can be started, and is looked at more often.
    [[nodiscard]] virtual bool isLocal() const = 0;
    /// The control plane, and what scores on it; nullptr unless State::Ready. Another one after
    /// each changed().
    [[nodiscard]] virtual ControlPlane *plane() const = 0;
    [[nodiscard]] virtual ScoringClient *scoring() const = 0;

    /// Its ARM id, also while it does not run if it ever did; empty: not known. Quick.
    [[nodiscard]] virtual QString armId() const;

    /// Looks whether it runs, and where. Quick.
    virtual void look() = 0;
    /// Starts it, unless it runs; state() tells how that goes.
    virtual void start() = 0;
    virtual void stop() = 0;

Q_SIGNALS:
    void changed();
};

} // namespace serin
