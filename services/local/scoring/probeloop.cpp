// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/scoring/probeloop.h"

#include <algorithm>

namespace serin {

ProbeLoop::ProbeLoop(const ProbeSpec &spec, QObject *parent)
    : QObject(parent), m_spec(spec), m_probe(this), m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ProbeLoop::ask);
    connect(&m_probe, &HttpProbe::answered, this, &ProbeLoop::count);
}

void ProbeLoop::start(std::uint16_t port, Milliseconds first, Milliseconds interval)
{
    stop();
    m_port = port;
    m_interval = interval;
    m_successes = 0;
    m_failures = 0;
    m_running = true;
    m_timer.start(std::max(first, Milliseconds(0)));
}

void ProbeLoop::stop()
{
    m_running = false;
    m_timer.stop();
    m_probe.giveUp();
}

void ProbeLoop::ask()
{
    m_sinceQuestion.start();
    m_probe.ask(m_port, m_spec.route, m_spec.timeout);
}

void ProbeLoop::count(const QString &problem)
{
    if (!m_running) {
        return; // it was on its way when the loop stopped
    }
    m_successes = problem.isEmpty() ? m_successes + 1 : 0;
    m_failures = problem.isEmpty() ? 0 : m_failures + 1;
    if (!problem.isEmpty()) {
        m_problem = problem;
    }
    m_timer.start(std::max(m_interval - Milliseconds(m_sinceQuestion.elapsed()), Milliseconds(1)));
    Q_EMIT answered(); // whoever hears it may stop or restart the loop
}

} // namespace serin
