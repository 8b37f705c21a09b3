// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/router/instancepool.h"
#include "services/local/router/mirrorbody.h"

#include <list>

namespace serin {

class RouterThread;
struct HeldMap;

/// A copy of a request on its way to a mirror. Sent once, its answer read and dropped; what goes
/// wrong concerns nobody.
class MirrorCopy final : private InstanceUser
{
public:
    using Place = std::list<MirrorCopy>::iterator;

    /// @p endpoint and @p choice are of the map that @p hold holds.
    MirrorCopy(RouterThread &thread, boost::intrusive_ptr<HeldMap> hold,
               const DispatchEndpoint &endpoint, const Dispatcher::Choice &choice, std::string head,
               MirrorBody body);
    MirrorCopy(const MirrorCopy &) = delete;
    MirrorCopy &operator=(const MirrorCopy &) = delete;
    ~MirrorCopy();

    /// May end it, and with it this object.
    void start(Place place);
    [[nodiscard]] Place place() const { return m_place; }

private:
    void connected(bool success) override;
    void requestSent(bool success) override;
    void answerArrived(bool ended) override;
    void tooLate() override;

    void sendRequest();
    void end(bool reusable);

    RouterThread &m_thread;
    boost::intrusive_ptr<HeldMap> m_hold;
    const DispatchEndpoint &m_endpoint;
    const Dispatcher::Choice m_choice;
    const std::string m_head;
    const MirrorBody m_body;
    InstancePool::Connection m_connection;
    Place m_place;
    std::chrono::steady_clock::time_point m_due;
    bool m_sent = false;
};

} // namespace serin
