// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/messagereader.h"

#include "services/http/messagesink.h"

#include <QtGlobal>

#include <algorithm>
#include <cstring>
#include <variant>

namespace serin {

namespace {

using boost::beast::error_code;

/// Whether the first line of a request is well formed but for a version that is not spoken here.
bool hasOtherVersion(std::string_view head)
{
    const std::string_view line = head.substr(0, head.find('\r'));
    const std::size_t last = line.rfind(' ');
    if (last == std::string_view::npos || std::count(line.begin(), line.end(), ' ') != 2) {
        return false;
    }
    const std::string_view version = line.substr(last + 1);
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    return version.size() == 8 && version.substr(0, 5) == "HTTP/" && isDigit(version[5]) &&
           version[6] == '.' && isDigit(version[7]) && version != "HTTP/1.0" &&
           version != "HTTP/1.1";
}

/// Fields that the Connection field names are of this connection only.
void markNamedFields(MessageHead &head)
{
    for (const HttpFieldView &connection : head.fields) {
        if (!sameIgnoringCase(connection.name, "connection")) {
            continue;
        }
        std::string_view rest = connection.value;
        while (!rest.empty()) {
            const std::size_t comma = std::min(rest.find(','), rest.size());
            std::string_view name = rest.substr(0, comma);
            rest.remove_prefix(std::min(comma + 1, rest.size()));
            while (!name.empty() && (name.front() == ' ' || name.front() == '\t')) {
                name.remove_prefix(1);
            }
            while (!name.empty() && (name.back() == ' ' || name.back() == '\t')) {
                name.remove_suffix(1);
            }
            if (sameIgnoringCase(name, "close") || sameIgnoringCase(name, "keep-alive")) {
                continue;
            }
            for (HttpFieldView &field : head.fields) {
                if (field.field == HttpField::Other && sameIgnoringCase(field.name, name)) {
                    field.field = HttpField::HopByHop;
                }
            }
        }
    }
}

} // namespace

class MessageReader::Parser
{
public:
    void begin(Kind kind, MessageHead &head)
    {
        if (kind == Kind::Requests) {
            m_sink.emplace<Requests>(head);
        } else {
            m_sink.emplace<Answers>(head);
        }
    }
    std::size_t put(const char *data, std::size_t size, error_code &code)
    {
        const boost::asio::const_buffer bytes(data, size);
        auto *const requests = std::get_if<Requests>(&m_sink);
        return requests != nullptr ? requests->put(bytes, code)
                                   : std::get<Answers>(m_sink).put(bytes, code);
    }
    [[nodiscard]] bool isDone() const
    {
        const auto *const requests = std::get_if<Requests>(&m_sink);
        return requests != nullptr ? requests->is_done() : std::get<Answers>(m_sink).is_done();
    }
    [[nodiscard]] MessageFindings &findings()
    {
        auto *const requests = std::get_if<Requests>(&m_sink);
        return requests != nullptr ? requests->findings : std::get<Answers>(m_sink).findings;
    }

private:
    using Requests = MessageSink<true>;
    using Answers = MessageSink<false>;

    std::variant<std::monostate, Requests, Answers> m_sink;
};

MessageReader::MessageReader(Kind kind)
    : m_bytes(new char[capacity]), m_parser(std::make_unique<Parser>()), m_kind(kind)
{
    m_head.fields.reserve(24);
    beginMessage();
}

MessageReader::~MessageReader() = default;

MessageReader::Space MessageReader::space()
{
    if (capacity - m_rawEnd < 4'096 && m_state == State::Body) {
        compact();
    }
    return {m_bytes.get() + m_rawEnd, capacity - m_rawEnd};
}

void MessageReader::filled(std::size_t count)
{
    m_rawEnd += count;
    advance();
}

void MessageReader::ended()
{
    if (m_state == State::Head && hasBegun()) {
        fail(Fault::CutOff);
    } else if (m_state == State::Body) {
        if (m_head.chunked || m_head.contentLength) {
            fail(Fault::CutOff);
        } else {
            m_state = State::Complete;
        }
    }
}

void MessageReader::dropBody()
{
    m_bodyBegin = m_bodyEnd;
    if (m_state == State::Body) {
        m_bodyBegin = m_headEnd;
        m_bodyEnd = m_headEnd;
        compact();
    }
}

bool MessageReader::fitsWhole() const
{
    return m_head.contentLength && *m_head.contentLength <= capacity - m_headEnd;
}

void MessageReader::next()
{
    Q_ASSERT(m_state == State::Complete);
    m_begin = m_rawBegin;
    if (m_begin == m_rawEnd) {
        m_begin = 0;
        m_rawEnd = 0;
    } else if (m_begin > 4'096) {
        // So that a head of the greatest size leaves room for a body.
        std::memmove(m_bytes.get(), m_bytes.get() + m_begin, m_rawEnd - m_begin);
        m_rawEnd -= m_begin;
        m_begin = 0;
    }
    beginMessage();
    advance();
}

void MessageReader::discard()
{
    m_begin = 0;
    m_rawEnd = 0;
    beginMessage();
    m_state = State::Broken;
}

void MessageReader::beginMessage()
{
    m_scan = m_begin;
    m_headEnd = m_begin;
    m_bodyBegin = m_begin;
    m_bodyEnd = m_begin;
    m_rawBegin = m_begin;
    m_bodyBytes = 0;
    m_state = State::Head;
    std::vector<HttpFieldView> fields = std::move(m_head.fields);
    fields.clear();
    m_head = MessageHead{};
    m_head.fields = std::move(fields);
    m_parser->begin(m_kind, m_head);
}

void MessageReader::advance()
{
    while (m_state == State::Head && findHeadEnd()) {
        parseHead();
    }
    if (m_state == State::Body) {
        parseBody();
    }
}

/// The library would wait for the head's end before it complains, and it unfolds lines.
bool MessageReader::findHeadEnd()
{
    const char *const bytes = m_bytes.get();
    if (m_rawEnd > m_begin && (bytes[m_begin] < 'A' || bytes[m_begin] > 'Z')) {
        fail(Fault::Malformed); // no method begins so, and no answer
        return false;
    }
    while (m_scan < m_rawEnd) {
        const auto *const hit =
            static_cast<const char *>(std::memchr(bytes + m_scan, '\n', m_rawEnd - m_scan));
        if (hit == nullptr) {
            m_scan = m_rawEnd;
            break;
        }
        const auto at = static_cast<std::size_t>(hit - bytes);
        if (at == m_begin || bytes[at - 1] != '\r') {
            fail(Fault::Malformed);
            return false;
        }
        if (at - m_begin >= 3 && bytes[at - 2] == '\n') {
            m_headEnd = at + 1;
            if (m_headEnd - m_begin > headLimit) {
                fail(Fault::HeadTooLarge);
                return false;
            }
            return true;
        }
        if (at + 1 == m_rawEnd) {
            m_scan = at; // the next byte tells whether the line is folded
            break;
        }
        if (bytes[at + 1] == ' ' || bytes[at + 1] == '\t') {
            fail(Fault::Malformed);
            return false;
        }
        m_scan = at + 1;
    }
    if (m_rawEnd - m_begin >= headLimit) {
        fail(Fault::HeadTooLarge);
    }
    return false;
}

void MessageReader::parseHead()
{
    error_code code;
    m_parser->put(m_bytes.get() + m_begin, headSize(), code);
    if (code) {
        const Fault known = m_parser->findings().fault();
        fail(known != Fault::None                                     ? known
             : hasOtherVersion({m_bytes.get() + m_begin, headSize()}) ? Fault::Version
                                                                      : Fault::Malformed);
        return;
    }
    m_rawBegin = m_headEnd;
    m_bodyBegin = m_headEnd;
    m_bodyEnd = m_headEnd;
    if (m_kind == Kind::Answers && m_head.status < 200) {
        if (m_head.status == 101) {
            fail(Fault::Malformed); // nobody asked for another protocol
            return;
        }
        std::memmove(m_bytes.get(), m_bytes.get() + m_headEnd, m_rawEnd - m_headEnd);
        m_rawEnd -= m_headEnd;
        m_begin = 0;
        beginMessage();
        return;
    }
    markNamedFields(m_head);
    m_state = m_parser->isDone() ? State::Complete : State::Body;
}

void MessageReader::parseBody()
{
    if (m_head.chunked) {
        parseChunks();
        return;
    }
    std::uint64_t left = m_rawEnd - m_rawBegin;
    if (m_head.contentLength) {
        left = std::min(left, *m_head.contentLength - m_bodyBytes);
    }
    m_rawBegin += static_cast<std::size_t>(left);
    m_bodyEnd = m_rawBegin;
    m_bodyBytes += left;
    if (m_head.contentLength && m_bodyBytes == *m_head.contentLength) {
        m_state = State::Complete;
    }
}

void MessageReader::parseChunks()
{
    // No body ends with less, and the library of Boost 1.74 asserts that it is not given less.
    constexpr std::size_t shortestEnd = 5;
    MessageFindings &findings = m_parser->findings();
    while (m_rawEnd - m_rawBegin >= (findings.chunkLeft() > 0 ? 1 : shortestEnd)) {
        error_code code;
        findings.setBodyEnd(m_bytes.get() + m_bodyEnd);
        const std::size_t used =
            m_parser->put(m_bytes.get() + m_rawBegin, m_rawEnd - m_rawBegin, code);
        const auto end = static_cast<std::size_t>(findings.bodyEnd() - m_bytes.get());
        m_bodyBytes += end - m_bodyEnd;
        m_bodyEnd = end;
        m_rawBegin += used;
        if (code && code != boost::beast::http::error::need_more) {
            fail(Fault::Malformed);
            return;
        }
        if (m_parser->isDone()) {
            m_state = State::Complete;
            return;
        }
        if (code || used == 0) {
            break;
        }
    }
    if (m_rawEnd - m_rawBegin > headLimit / 2) {
        fail(Fault::Malformed); // a chunk's first line, or trailers, without end
    }
}

void MessageReader::compact()
{
    if (m_rawBegin > m_bodyEnd) {
        std::memmove(m_bytes.get() + m_bodyEnd, m_bytes.get() + m_rawBegin, m_rawEnd - m_rawBegin);
        m_rawEnd -= m_rawBegin - m_bodyEnd;
        m_rawBegin = m_bodyEnd;
    }
}

void MessageReader::fail(Fault fault)
{
    m_state = State::Broken;
    m_fault = fault;
}

} // namespace serin
