// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/deadlines.h"
#include "services/http/messagereader.h"

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/smart_ptr/intrusive_ref_counter.hpp>

#include <array>
#include <initializer_list>
#include <string_view>

#include <sys/uio.h>

namespace serin {

/// One connection of one thread, the client's or the one to an instance: reads messages and writes
/// bytes. Every member function belongs to the thread of its io_context; so does the reference
/// count, by which it lives until its pending operations have ended.
class HttpStream : public boost::intrusive_ref_counter<HttpStream, boost::thread_unsafe_counter>,
                   protected Timed
{
public:
    enum class Sent {
        All,    ///< the kernel has it
        Later,  ///< sendEnded() will tell
        Failed, ///< the connection is of no more use
    };

    virtual ~HttpStream();

    [[nodiscard]] MessageReader &reader() { return m_reader; }
    [[nodiscard]] const MessageReader &reader() const { return m_reader; }

    /// Sends @p parts in this order, at most four. Their bytes stay as they are until sendEnded()
    /// when the answer is Later. Not while an earlier one is Later.
    [[nodiscard]] Sent send(std::initializer_list<std::string_view> parts);
    [[nodiscard]] bool isSending() const { return m_partBegin != m_partEnd; }
    /// How many bytes the kernel took so far.
    [[nodiscard]] std::uint64_t sentBytes() const { return m_sentBytes; }

    /// Nothing is called any more.
    virtual void close();
    [[nodiscard]] bool isClosed() const { return m_closed; }

protected:
    using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp,
                                                    boost::asio::io_context::executor_type>;
    enum class Arrival {
        Bytes, ///< the reader has them
        End,   ///< the other side sends no more; the reader knows
        Lost,  ///< reset
    };

    HttpStream(boost::asio::io_context &context, Deadlines &deadlines, MessageReader::Kind kind);

    /// Takes over @p descriptor, which is a connection that does not block.
    [[nodiscard]] bool adopt(int descriptor);
    [[nodiscard]] Socket &socket() { return m_socket; }
    /// Reads once, unless it is reading already or the reader has no space. Until arrived() the
    /// reader must not be changed.
    void read();
    [[nodiscard]] bool isReading() const { return m_reading; }
    virtual void arrived(Arrival arrival) = 0;
    /// A send() that was Later has ended.
    virtual void sendEnded(bool success) = 0;

private:
    struct ReadDone;
    struct Writable;

    void readDone(const boost::system::error_code &error, std::size_t count);
    Sent flush();

    Socket m_socket;
    MessageReader m_reader;
    std::array<iovec, 4> m_parts{};
    std::size_t m_partBegin = 0;
    std::size_t m_partEnd = 0;
    std::uint64_t m_sentBytes = 0;
    bool m_reading = false;
    bool m_closed = false;
};

} // namespace serin
