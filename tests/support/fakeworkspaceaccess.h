// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/live/workspaceaccess.h"
#include "services/domain/controlplane.h"

namespace serin {

/// A workspace that runs when the test says so.
class FakeWorkspaceAccess : public WorkspaceAccess
{
public:
    State now = State::Stopped;
    std::optional<Error> error;
    ControlPlane *controlPlane = nullptr;
    ScoringClient *client = nullptr;
    QString ranAs; ///< armId() while it does not run
    bool local = true;
    int looks = 0;
    int starts = 0;

    void set(State state)
    {
        now = state;
        Q_EMIT changed();
    }

    State state() const override { return now; }
    std::optional<Error> problem() const override { return error; }
    QString name() const override { return QStringLiteral("Local workspace"); }
    QString identity() const override { return QStringLiteral("local"); }
    bool isLocal() const override { return local; }
    ControlPlane *plane() const override { return now == State::Ready ? controlPlane : nullptr; }
    ScoringClient *scoring() const override { return now == State::Ready ? client : nullptr; }
    QString armId() const override { return plane() ? WorkspaceAccess::armId() : ranAs; }
    void look() override { ++looks; }
    void start() override
    {
        ++starts;
        set(State::Starting);
    }
    void stop() override { set(State::Stopped); }
};

} // namespace serin
