// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/storage/metricrecords.h"

#include "services/core/async.h"
#include "services/core/systemclock.h"
#include "services/storage/databasethread.h"
#include "services/storage/metricstore.h"

namespace serin {

MetricRecords::MetricRecords(const QString &path, const Clock *clock)
    : m_clock(clockOrSystem(clock)), m_store(std::make_shared<MetricStore>(path)),
      m_thread(std::make_unique<DatabaseThread>())
{}

MetricRecords::~MetricRecords()
{
    m_thread->pool()->start([store = std::move(m_store)]() mutable { store.reset(); });
    m_thread->pool()->waitForDone();
}

template<typename Work>
auto MetricRecords::onStore(Work work)
{
    return runAsync(m_thread->pool(), [store = m_store.get(), limits = m_limits,
                                       now = m_clock.now(), work = std::move(work)]() mutable {
        return store->open(limits, now).and_then([&] { return work(*store); });
    });
}

QFuture<Result<KeptMetrics>> MetricRecords::load(const MetricPlace &place)
{
    return onStore([place](MetricStore &store) { return store.load(place); });
}

QFuture<Result<void>> MetricRecords::keep(const MetricPlace &place, const KeptMetrics &newer)
{
    return onStore([place, newer](MetricStore &store) { return store.keep(place, newer); });
}

QFuture<Result<void>> MetricRecords::keepLook(const MetricPlace &place, const QByteArray &look)
{
    return onStore([place, look](MetricStore &store) { return store.keepLook(place, look); });
}

QFuture<Result<MetricFacts>> MetricRecords::facts()
{
    return onStore([](MetricStore &store) { return store.facts(); });
}

QFuture<Result<void>> MetricRecords::clear()
{
    return onStore([](MetricStore &store) { return store.clear(); });
}

} // namespace serin
