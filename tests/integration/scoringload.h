// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/httpconnection.h"

#include <atomic>
#include <chrono>
#include <memory>
#include <thread>
#include <vector>

namespace serin {

/// Scoring requests from several threads, some hundred a second each on its own connection, until
/// it is stopped.
class ScoringLoad
{
public:
    using Connections = std::vector<std::unique_ptr<HttpConnection>>;

    ScoringLoad(Connections connections, const QByteArray &path, const QByteArray &body)
        : m_connections(std::move(connections))
    {
        for (const auto &connection : m_connections) {
            m_callers.emplace_back([this, &connection = *connection, path, body] {
                while (!m_stop) {
                    // What it loads wants a processor too.
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
                    const auto answer = connection.request("POST", path, body);
                    ++m_asked;
                    if (!answer || answer->status != 200) {
                        ++m_failed;
                        m_lastStatus = answer ? answer->status : -1;
                    }
                }
            });
        }
    }
    ScoringLoad(const ScoringLoad &) = delete;
    ScoringLoad &operator=(const ScoringLoad &) = delete;
    ~ScoringLoad() { stop(); }

    void stop()
    {
        m_stop = true;
        for (std::thread &caller : m_callers) {
            caller.join();
        }
        m_callers.clear();
    }
    [[nodiscard]] int asked() const { return m_asked; }
    [[nodiscard]] int failed() const { return m_failed; }
    /// The status of the last request that failed, -1 without an answer; 200 when none did.
    [[nodiscard]] int lastStatus() const { return m_lastStatus; }

private:
    Connections m_connections;
    std::atomic<bool> m_stop = false;
    std::atomic<int> m_asked = 0;
    std::atomic<int> m_failed = 0;
    std::atomic<int> m_lastStatus = 200;
    std::vector<std::thread> m_callers;
};

} // namespace serin
