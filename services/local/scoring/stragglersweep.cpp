// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/scoring/stragglersweep.h"

#include "services/core/async.h"

#include <chrono>
#include <utility>

namespace serin {

namespace {

constexpr std::chrono::milliseconds gatheringTime{5};

} // namespace

StragglerSweep::StragglerSweep(QObject *parent) : QObject(parent), m_gathering(this)
{
    m_pool.setMaxThreadCount(1);
    m_gathering.setSingleShot(true);
    connect(&m_gathering, &QTimer::timeout, this, &StragglerSweep::begin);
}

StragglerSweep::~StragglerSweep()
{
    m_pool.waitForDone();
}

void StragglerSweep::sweep(const ProcessFamily &family, QObject *context, Done done)
{
    m_waiting.append({family, context, std::move(done)});
    if (m_running.isEmpty() && !m_gathering.isActive()) {
        m_gathering.start(gatheringTime);
    }
}

void StragglerSweep::begin()
{
    m_running = std::exchange(m_waiting, {});
    QList<ProcessFamily> families;
    for (const Order &order : m_running) {
        families.append(order.family);
    }
    deliver(runAsync(&m_pool,
                     [families]() -> Result<void> {
                         killFamilies(families);
                         return {};
                     }),
            this, [this](const Result<void> &) { finish(); });
}

void StragglerSweep::finish()
{
    const QList<Order> ended = std::exchange(m_running, {});
    if (!m_waiting.isEmpty()) {
        begin();
    }
    for (const Order &order : ended) {
        if (order.context) {
            order.done();
        }
    }
}

} // namespace serin
