// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThreadPool>

namespace serin {

/// One thread for as long as it lives: a database belongs to the thread that opened it.
class DatabaseThread
{
public:
    DatabaseThread()
    {
        m_pool.setMaxThreadCount(1);
        m_pool.setExpiryTimeout(-1);
    }
    [[nodiscard]] QThreadPool *pool() { return &m_pool; }

private:
    QThreadPool m_pool;
};

} // namespace serin
