// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/httpstream.h"

namespace serin {

class InstancePool;

/// Who has sent, or is about to send, a request to an instance.
class InstanceUser
{
public:
    virtual void connected(bool success) = 0;
    /// A send() that was Later has ended.
    virtual void requestSent(bool success) = 0;
    /// The reader has more; @p ended: and nothing more will come.
    virtual void answerArrived(bool ended) = 0;
    /// The time given by waitUntil() is over.
    virtual void tooLate() = 0;

protected:
    ~InstanceUser() = default;
};

/// A connection to the process of an instance: used for one request at a time, and kept in a pool
/// in between, where it notices at once when the process closes it.
class InstanceConnection final : public HttpStream
{
public:
    using Clock = Timed::Clock;

    InstanceConnection(boost::asio::io_context &context, Deadlines &deadlines, InstancePool &pool,
                       std::uint64_t key);

    /// The key of the instance.
    [[nodiscard]] std::uint64_t key() const { return m_key; }
    /// Whether it has served a request before.
    [[nodiscard]] bool isUsed() const { return m_used; }

    /// Begins to connect to @p port of 127.0.0.1; connected() tells.
    void connect(std::uint16_t port, InstanceUser &user);
    /// From the pool to @p user.
    void lend(InstanceUser &user);
    /// Back: to the pool when @p reusable, else closes.
    void giveBack(bool reusable, Clock::time_point now);
    /// Whether the other side still holds it: nothing has come that nobody asked for.
    [[nodiscard]] bool isAlive();
    void readAnswer() { read(); }

    void waitUntil(Clock::time_point due) { setDue(due); }
    void stopWaiting() { clearDue(); }

private:
    struct Connected;

    void arrived(Arrival arrival) override;
    void sendEnded(bool success) override;
    void dueReached(Clock::time_point now) override;
    void connectDone(bool success);

    InstancePool &m_pool;
    InstanceUser *m_user = nullptr; // null: in the pool
    const std::uint64_t m_key;
    bool m_used = false;
};

} // namespace serin
