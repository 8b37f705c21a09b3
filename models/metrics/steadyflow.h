// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/live/workspaceaccess.h"
#include "models/metrics/pace.h"
#include "services/domain/names.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace serin {

/// How much was sent of one flow of requests.
struct SteadyFigures
{
    int rate = 0; ///< requests a second that are meant
    qint64 sent = 0;
    qint64 failed = 0;
    qint64 skipped = 0; ///< left out, since too many waited for an answer
};

/// One request again and again to one endpoint, for as long as it lives. What a busy thread kept it
/// from sending is made good soon, one by one and while no answer is awaited: a deployment refuses
/// what arrives in a bunch. For the same reason the first request, which has the endpoint's key
/// fetched, goes ahead by itself. GUI thread only.
class SteadyFlow : public QObject
{
    Q_OBJECT
public:
    /// With so many answers outstanding further requests are left out.
    static constexpr int mostWaiting = 100;

    /// Begins. @p access must outlive it and have something to score with. @p rate: requests a
    /// second, above 0. The traffic decides who answers.
    SteadyFlow(WorkspaceAccess &access, const EndpointName &endpoint, const QByteArray &body,
               int rate, QObject *parent = nullptr);

    [[nodiscard]] const SteadyFigures &figures() const { return m_figures; }

private:
    void takeTurn();
    void send();

    WorkspaceAccess &m_access;
    const EndpointName m_endpoint;
    const QByteArray m_body;
    QTimer m_timer;
    QElapsedTimer m_clock;
    Pace m_pace;
    bool m_isAnswered = false;
    int m_waiting = 0;
    SteadyFigures m_figures;
};

} // namespace serin
