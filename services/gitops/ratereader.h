// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "services/domain/controlplane.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QStringList>

#include <chrono>

namespace serin {

/// How many requests endpoints get, from Azure Monitor, for the words of a plan ("10 % of about 10
/// requests/s"). Lives on the control plane's thread; cancels what runs when it dies.
class RateReader : public QObject
{
    Q_OBJECT

public:
    using Rates = QHash<QString, double>;

    /// @p plane and @p clock must outlive it; no clock: the system's.
    explicit RateReader(ControlPlane &plane, const Clock *clock = nullptr,
                        QObject *parent = nullptr);

    /// How long read() waits for what Azure Monitor says; 3 s unless set.
    void setPatience(std::chrono::milliseconds limit) { m_patience = limit; }

    /// Requests per minute by endpoint, in the RequestWindow of the last five minutes: of a local
    /// workspace to the second, else of the last minute that is over. An endpoint of which nothing
    /// was measured is missing, as is one that Azure Monitor has no answer for, or none in time: a
    /// plan does without. Never an error but Cancelled.
    [[nodiscard]] QFuture<Result<Rates>> read(const QStringList &endpoints);

private:
    friend class RateErrand;

    ControlPlane &m_plane;
    const Clock &m_clock;
    std::chrono::milliseconds m_patience{3'000};
};

} // namespace serin
