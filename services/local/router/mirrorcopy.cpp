// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/router/mirrorcopy.h"

#include "services/local/router/routerthread.h"

namespace serin {

MirrorCopy::MirrorCopy(RouterThread &thread, MapHold hold, const DispatchEndpoint &endpoint,
                       const Dispatcher::Choice &choice, std::string head, MirrorBody body)
    : m_thread(thread), m_hold(std::move(hold)), m_endpoint(endpoint), m_choice(choice),
      m_head(std::move(head)), m_body(std::move(body))
{}

MirrorCopy::~MirrorCopy()
{
    if (m_connection) {
        m_connection->giveBack(false, {});
    }
    Dispatcher::release(*m_choice.instance);
    Dispatcher::release(*m_choice.deployment);
}

void MirrorCopy::start(Place place)
{
    m_place = place;
    m_due = std::chrono::steady_clock::now() + m_choice.deployment->route->requestTimeout;
    InstancePool &pool = m_thread.pool();
    m_connection = pool.take(m_choice.instance->key, *this);
    if (m_connection) {
        sendRequest();
        return;
    }
    m_connection = pool.make(m_choice.instance->key);
    m_connection->connect(m_choice.instance->port, *this);
    m_connection->waitUntil(m_due);
}

void MirrorCopy::connected(bool success)
{
    if (success) {
        sendRequest();
    } else {
        end(false);
    }
}

void MirrorCopy::sendRequest()
{
    m_connection->waitUntil(m_due);
    const HttpStream::Sent sent = m_connection->send({m_head, m_body.bytes()});
    if (sent != HttpStream::Sent::Later) {
        requestSent(sent == HttpStream::Sent::All);
    }
}

void MirrorCopy::requestSent(bool success)
{
    m_sent = success;
    if (success) {
        m_thread.recorder().recordMirrored(m_endpoint, *m_choice.deployment);
    } else {
        end(false);
    }
}

void MirrorCopy::answerArrived(bool ended)
{
    MessageReader &reader = m_connection->reader();
    if (reader.state() == MessageReader::State::Complete) {
        end(m_sent && !ended && reader.head().keepAlive && !reader.hasMore());
    } else if (ended || reader.state() == MessageReader::State::Broken) {
        end(false);
    } else {
        reader.dropBody();
        m_connection->readAnswer();
    }
}

void MirrorCopy::tooLate()
{
    end(false);
}

void MirrorCopy::end(bool reusable)
{
    m_connection->giveBack(reusable, std::chrono::steady_clock::now());
    m_connection.reset();
    m_thread.ended(*this);
}

} // namespace serin
