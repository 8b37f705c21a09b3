// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/scoring/httpprobe.h"
#include "services/local/scoring/scoringspec.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <cstdint>

namespace serin {

/// Asks one probe again and again and counts. No timer runs while it is stopped.
class ProbeLoop : public QObject
{
    Q_OBJECT

public:
    using Milliseconds = std::chrono::milliseconds;

    explicit ProbeLoop(const ProbeSpec &spec, QObject *parent = nullptr);

    /// Asks after @p first and then every @p interval, counted from question to question, but never
    /// before the last answer. Counts from zero.
    void start(std::uint16_t port, Milliseconds first, Milliseconds interval);
    void stop();

    /// In a row, up to the latest answer.
    [[nodiscard]] int successes() const { return m_successes; }
    [[nodiscard]] int failures() const { return m_failures; }
    /// Of the latest failure.
    [[nodiscard]] const QString &problem() const { return m_problem; }
    [[nodiscard]] const ProbeSpec &spec() const { return m_spec; }

Q_SIGNALS:
    /// The counts have changed.
    void answered();

private:
    void ask();
    void count(const QString &problem);

    const ProbeSpec m_spec;
    HttpProbe m_probe;
    QTimer m_timer;
    QElapsedTimer m_sinceQuestion;
    Milliseconds m_interval{0};
    std::uint16_t m_port = 0;
    int m_successes = 0;
    int m_failures = 0;
    bool m_running = false;
    QString m_problem;
};

} // namespace serin
