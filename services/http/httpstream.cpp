// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/httpstream.h"

#include <boost/asio/buffer.hpp>
#include <boost/smart_ptr/intrusive_ptr.hpp>

#include <cerrno>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace serin {

namespace {

using boost::system::error_code;

} // namespace

struct HttpStream::ReadDone
{
    boost::intrusive_ptr<HttpStream> stream;

    void operator()(const error_code &error, std::size_t count) const
    {
        stream->readDone(error, count);
    }
};

struct HttpStream::Writable
{
    boost::intrusive_ptr<HttpStream> stream;

    void operator()(const error_code &error) const
    {
        if (stream->m_closed) {
            return;
        }
        const Sent sent = error ? Sent::Failed : stream->flush();
        if (sent != Sent::Later) {
            stream->sendEnded(sent == Sent::All);
        }
    }
};

HttpStream::HttpStream(boost::asio::io_context &context, Deadlines &deadlines,
                       MessageReader::Kind kind)
    : Timed(deadlines), m_socket(context), m_reader(kind)
{}

HttpStream::~HttpStream() = default;

bool HttpStream::adopt(int descriptor)
{
    const int on = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    error_code error;
    m_socket.assign(boost::asio::ip::tcp::v4(), descriptor, error);
    if (error) {
        ::close(descriptor);
    }
    return !error;
}

HttpStream::Sent HttpStream::send(std::initializer_list<std::string_view> parts)
{
    m_partBegin = 0;
    m_partEnd = 0;
    for (const std::string_view part : parts) {
        if (!part.empty()) {
            m_parts[m_partEnd++] = {const_cast<char *>(part.data()), part.size()};
        }
    }
    return flush();
}

HttpStream::Sent HttpStream::flush()
{
    while (m_partBegin != m_partEnd) {
        msghdr message{};
        message.msg_iov = &m_parts[m_partBegin];
        message.msg_iovlen = m_partEnd - m_partBegin;
        const ssize_t count = ::sendmsg(m_socket.native_handle(), &message, MSG_NOSIGNAL);
        if (count < 0) {
            if (errno == EINTR) {
                continue;
            }
            if (errno == EAGAIN) {
                m_socket.async_wait(Socket::wait_write, Writable{this});
                return Sent::Later;
            }
            m_partBegin = m_partEnd;
            return Sent::Failed;
        }
        auto left = static_cast<std::size_t>(count);
        m_sentBytes += left;
        while (m_partBegin != m_partEnd && left >= m_parts[m_partBegin].iov_len) {
            left -= m_parts[m_partBegin++].iov_len;
        }
        if (left > 0) {
            iovec &part = m_parts[m_partBegin];
            part = {static_cast<char *>(part.iov_base) + left, part.iov_len - left};
        }
    }
    return Sent::All;
}

void HttpStream::read()
{
    if (m_reading || m_closed) {
        return;
    }
    const MessageReader::Space space = m_reader.space();
    if (space.size == 0) {
        return;
    }
    m_reading = true;
    m_socket.async_read_some(boost::asio::buffer(space.data, space.size), ReadDone{this});
}

void HttpStream::readDone(const error_code &error, std::size_t count)
{
    m_reading = false;
    if (m_closed) {
        return;
    }
    if (!error) {
        m_reader.filled(count);
        arrived(Arrival::Bytes);
    } else if (error == boost::asio::error::eof) {
        m_reader.ended();
        arrived(Arrival::End);
    } else {
        arrived(Arrival::Lost);
    }
}

void HttpStream::close()
{
    if (!m_closed) {
        m_closed = true;
        clearDue();
        error_code ignored;
        m_socket.close(ignored);
    }
}

} // namespace serin
