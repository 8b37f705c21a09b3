// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/messagereader.h"

#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/field.hpp>

#include <limits>

namespace serin {

/// What Beast's parser finds of one message, and the rules that Beast does not have.
class MessageFindings
{
public:
    using Text = boost::beast::string_view;
    using Code = boost::beast::error_code;

    explicit MessageFindings(MessageHead &head) : m_head(&head) {}

    void requestLine(Text method, Text target, int version, Code &code);
    void statusLine(int status, Text reason, int version);
    void field(boost::beast::http::field field, Text name, Text value, Code &code);
    void headEnded(bool chunked, std::optional<std::uint64_t> contentLength, bool keepAlive);
    void chunkBegan(std::uint64_t size) { m_chunkLeft = size; }
    /// Moves a part of a chunk to the end of the body so far, which lies before it.
    void chunkPart(std::uint64_t left, Text part);

    /// Where the body ends so far.
    void setBodyEnd(char *end) { m_bodyEnd = end; }
    [[nodiscard]] const char *bodyEnd() const { return m_bodyEnd; }
    /// What is still to come of the present chunk.
    [[nodiscard]] std::uint64_t chunkLeft() const { return m_chunkLeft; }
    [[nodiscard]] MessageReader::Fault fault() const { return m_fault; }

private:
    void refuse(MessageReader::Fault fault, Code &code);

    MessageHead *m_head;
    char *m_bodyEnd = nullptr;
    std::uint64_t m_chunkLeft = 0;
    int m_lengths = 0;
    int m_hosts = 0;
    MessageReader::Fault m_fault = MessageReader::Fault::None;
    bool m_inHead = true;
};

/// Beast's parser with its findings.
template<bool isRequest>
class MessageSink final : public boost::beast::http::basic_parser<isRequest>
{
public:
    explicit MessageSink(MessageHead &head) : findings(head)
    {
        this->eager(true);
        // The reader counts. (No limit at all would refuse every Content-Length in Boost 1.74.)
        this->body_limit(std::numeric_limits<std::uint64_t>::max());
        this->header_limit(static_cast<std::uint32_t>(MessageReader::capacity));
    }

    MessageFindings findings;

private:
    using Text = MessageFindings::Text;
    using Code = MessageFindings::Code;

    void on_request_impl(boost::beast::http::verb, Text method, Text target, int version,
                         Code &code) override
    {
        findings.requestLine(method, target, version, code);
    }
    void on_response_impl(int status, Text reason, int version, Code &) override
    {
        findings.statusLine(status, reason, version);
    }
    void on_field_impl(boost::beast::http::field field, Text name, Text value, Code &code) override
    {
        findings.field(field, name, value, code);
    }
    void on_header_impl(Code &) override
    {
        const auto length = this->content_length();
        findings.headEnded(this->chunked(), length ? std::optional(*length) : std::nullopt,
                           this->keep_alive());
    }
    void on_body_init_impl(const boost::optional<std::uint64_t> &, Code &) override {}
    std::size_t on_body_impl(Text body, Code &) override { return body.size(); }
    void on_chunk_header_impl(std::uint64_t size, Text, Code &) override
    {
        findings.chunkBegan(size);
    }
    std::size_t on_chunk_body_impl(std::uint64_t left, Text body, Code &) override
    {
        findings.chunkPart(left, body);
        return body.size();
    }
    void on_finish_impl(Code &) override {}
};

} // namespace serin
