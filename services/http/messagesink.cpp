// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/messagesink.h"

#include <algorithm>
#include <cstring>

namespace serin {

namespace {

namespace http = boost::beast::http;

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

} // namespace

void MessageFindings::requestLine(Text method, Text target, int version, Code &code)
{
    m_head->method = view(method);
    m_head->target = view(target);
    m_head->version = version;
    if (!isPath(m_head->target)) {
        refuse(MessageReader::Fault::Malformed, code);
    }
}

void MessageFindings::statusLine(int status, Text reason, int version)
{
    m_head->status = status;
    m_head->reason = view(reason);
    m_head->version = version;
}

void MessageFindings::field(http::field field, Text name, Text value, Code &code)
{
    if (!m_inHead) {
        return; // trailers are read and dropped
    }
    if (m_head->fields.size() >= MessageReader::fieldLimit) {
        refuse(MessageReader::Fault::HeadTooLarge, code);
        return;
    }
    m_head->fields.push_back({view(name), view(value), kindOf(field)});
    bool fine = true;
    switch (field) {
    case http::field::content_length:
        fine = ++m_lengths == 1 && isPlainNumber(view(value));
        break;
    case http::field::transfer_encoding:
        fine = m_head->version == 11 && sameIgnoringCase(view(value), "chunked");
        break;
    case http::field::host:
        fine = ++m_hosts == 1;
        break;
    case http::field::expect:
        m_head->expectsContinue = sameIgnoringCase(view(value), "100-continue");
        break;
    default:
        break;
    }
    if (!fine) {
        refuse(MessageReader::Fault::Malformed, code);
    }
}

void MessageFindings::headEnded(bool chunked, std::optional<std::uint64_t> contentLength,
                                bool keepAlive)
{
    m_head->chunked = chunked;
    m_head->contentLength = contentLength;
    m_head->keepAlive = keepAlive;
    m_inHead = false;
}

void MessageFindings::chunkPart(std::uint64_t left, Text part)
{
    m_chunkLeft = left - part.size();
    std::memmove(m_bodyEnd, part.data(), part.size());
    m_bodyEnd += part.size();
}

void MessageFindings::refuse(MessageReader::Fault fault, Code &code)
{
    m_fault = fault;
    code = http::make_error_code(http::error::bad_value);
}

} // namespace serin
