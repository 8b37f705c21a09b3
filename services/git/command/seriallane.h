// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMutex>

#include <deque>
#include <functional>
#include <memory>

class QThreadPool;

namespace serin {

/// Work that runs one after the other, in the order in which it was added, on a pool's threads.
class SerialLane : public std::enable_shared_from_this<SerialLane>
{
public:
    void add(QThreadPool &pool, std::function<void()> work);

private:
    void drain();

    QMutex m_mutex;
    std::deque<std::function<void()>> m_work;
    bool m_running = false;
};

} // namespace serin
