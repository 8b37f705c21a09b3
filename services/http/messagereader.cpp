// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/messagereader.h"

#include <QtGlobal>

#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/field.hpp>

#include <cstring>
#include <limits>
#include <variant>

namespace serin {

namespace {

namespace http = boost::beast::http;
using boost::beast::error_code;

std::string_view view(boost::beast::string_view text)
{
    return {text.data(), text.size()};
}

HttpField kindOf(http::field field)
{
    switch (field) {
    case http::field::authorization:
        return HttpField::Authorization;
    case http::field::content_length:
        return HttpField::ContentLength;
    case http::field::date:
        return HttpField::Date;
    case http::field::expect:
        return HttpField::Expect;
    case http::field::host:
        return HttpField::Host;
    case http::field::origin:
        return HttpField::Origin;
    case http::field::connection:
    case http::field::http2_settings:
    case http::field::keep_alive:
    case http::field::proxy_authenticate:
    case http::field::proxy_authorization:
    case http::field::proxy_connection:
    case http::field::te:
    case http::field::trailer:
    case http::field::transfer_encoding:
    case http::field::upgrade:
        return HttpField::HopByHop;
    default:
        return HttpField::Other;
    }
}

bool isPlainNumber(std::string_view text)
{
    return !text.empty() && text.size() < 19 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isPath(std::string_view target)
{
    return !target.empty() && target.front() == '/' &&
           std::all_of(target.begin(), target.end(),
                       [](char c) { return c > 0x20 && c < 0x7f && c != '#'; });
}

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

/// Where the library's parser puts what it finds.
struct Found
{
    MessageHead *head = nullptr;
    char *body = nullptr;        // the end of the body so far, which grows towards the parsed bytes
    std::uint64_t chunkLeft = 0; // of the present chunk
    std::size_t lengths = 0;
    std::size_t hosts = 0;
    MessageReader::Fault fault = MessageReader::Fault::None;
    bool inHead = true;

    void refuse(MessageReader::Fault why, error_code &code)
    {
        fault = why;
        code = http::make_error_code(http::error::bad_value);
    }
};

template<bool isRequest>
class Sink final : public http::basic_parser<isRequest>
{
public:
    explicit Sink(Found &found) : m_found(found)
    {
        this->eager(true);
        // The owner counts. (No limit at all would refuse every Content-Length in Boost 1.74.)
        this->body_limit(std::numeric_limits<std::uint64_t>::max());
        this->header_limit(static_cast<std::uint32_t>(MessageReader::capacity));
    }

private:
    using Text = boost::beast::string_view;

    void on_request_impl(http::verb, Text method, Text target, int version,
                         error_code &code) override
    {
        MessageHead &head = *m_found.head;
        head.method = view(method);
        head.target = view(target);
        head.version = version;
        if (!isPath(head.target)) {
            m_found.refuse(MessageReader::Fault::Malformed, code);
        }
    }

    void on_response_impl(int status, Text reason, int version, error_code &) override
    {
        m_found.head->status = status;
        m_found.head->reason = view(reason);
        m_found.head->version = version;
    }

    void on_field_impl(http::field field, Text name, Text value, error_code &code) override
    {
        if (!m_found.inHead) {
            return; // trailers are read and dropped
        }
        MessageHead &head = *m_found.head;
        if (head.fields.size() >= MessageReader::fieldLimit) {
            m_found.refuse(MessageReader::Fault::HeadTooLarge, code);
            return;
        }
        head.fields.push_back({view(name), view(value), kindOf(field)});
        const bool fine = [&] {
            switch (field) {
            case http::field::content_length:
                return ++m_found.lengths == 1 && isPlainNumber(view(value));
            case http::field::transfer_encoding:
                return head.version == 11 && sameIgnoringCase(view(value), "chunked");
            case http::field::host:
                return ++m_found.hosts == 1;
            case http::field::expect:
                head.expectsContinue = sameIgnoringCase(view(value), "100-continue");
                return true;
            default:
                return true;
            }
        }();
        if (!fine) {
            m_found.refuse(MessageReader::Fault::Malformed, code);
        }
    }

    void on_header_impl(error_code &) override
    {
        MessageHead &head = *m_found.head;
        head.chunked = this->chunked();
        if (const auto length = this->content_length()) {
            head.contentLength = *length;
        }
        head.keepAlive = this->keep_alive();
        m_found.inHead = false;
    }

    void on_body_init_impl(const boost::optional<std::uint64_t> &, error_code &) override {}
    std::size_t on_body_impl(Text body, error_code &) override { return body.size(); }
    void on_chunk_header_impl(std::uint64_t size, Text, error_code &) override
    {
        m_found.chunkLeft = size;
    }

    std::size_t on_chunk_body_impl(std::uint64_t left, Text body, error_code &) override
    {
        m_found.chunkLeft = left - body.size();
        std::memmove(m_found.body, body.data(), body.size());
        m_found.body += body.size();
        return body.size();
    }

    void on_finish_impl(error_code &) override {}

    Found &m_found;
};

} // namespace

class MessageReader::Parser
{
public:
    void begin(Kind kind, MessageHead &head)
    {
        found = Found{};
        found.head = &head;
        if (kind == Kind::Requests) {
            m_parser.emplace<Sink<true>>(found);
        } else {
            m_parser.emplace<Sink<false>>(found);
        }
    }

    std::size_t put(const char *data, std::size_t size, error_code &code)
    {
        const boost::asio::const_buffer bytes(data, size);
        if (auto *requests = std::get_if<Sink<true>>(&m_parser)) {
            return requests->put(bytes, code);
        }
        return std::get<Sink<false>>(m_parser).put(bytes, code);
    }

    [[nodiscard]] bool isDone() const
    {
        const auto *requests = std::get_if<Sink<true>>(&m_parser);
        return requests != nullptr ? requests->is_done()
                                   : std::get<Sink<false>>(m_parser).is_done();
    }

    Found found;

private:
    std::variant<std::monostate, Sink<true>, Sink<false>> m_parser;
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
        const Fault known = m_parser->found.fault;
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
    while (m_rawEnd - m_rawBegin >= (m_parser->found.chunkLeft > 0 ? 1 : shortestEnd)) {
        error_code code;
        m_parser->found.body = m_bytes.get() + m_bodyEnd;
        const std::size_t used =
            m_parser->put(m_bytes.get() + m_rawBegin, m_rawEnd - m_rawBegin, code);
        const auto end = static_cast<std::size_t>(m_parser->found.body - m_bytes.get());
        m_bodyBytes += end - m_bodyEnd;
        m_bodyEnd = end;
        m_rawBegin += used;
        if (code && code != http::error::need_more) {
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
