// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/messagehead.h"

#include <memory>

namespace serin {

/// Reads the messages that arrive on one connection, one after another, in a buffer of its own.
///
/// Strict, so that no two programs on a message's way can disagree about where it ends: a bare line
/// feed, a folded line, a control character, Content-Length twice, not in plain digits or beside
/// Transfer-Encoding, any coding but `chunked`, and a request target that is not a path are faults.
/// After a fault the connection is of no more use.
///
/// A body is taken out of its chunks in place: body() is one piece that grows until dropBody().
class MessageReader
{
public:
    enum class Kind : std::uint8_t { Requests, Answers };
    enum class State : std::uint8_t { Head, Body, Complete, Broken };
    enum class Fault : std::uint8_t { None, Malformed, HeadTooLarge, Version, CutOff };

    static constexpr std::size_t headLimit = 16 * 1024;
    static constexpr std::size_t fieldLimit = 100;
    static constexpr std::size_t capacity = 32 * 1024;

    struct Space
    {
        char *data = nullptr;
        std::size_t size = 0;
    };

    explicit MessageReader(Kind kind);
    MessageReader(const MessageReader &) = delete;
    MessageReader &operator=(const MessageReader &) = delete;
    ~MessageReader();

    /// Where the next bytes belong. Empty when the body that is there has to be dropped first.
    [[nodiscard]] Space space();
    /// @p count bytes have been put there.
    void filled(std::size_t count);
    /// Nothing more will come: ends a body that reaches to the connection's end, else a fault
    /// unless nothing of a message has come.
    void ended();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] Fault fault() const { return m_fault; }
    /// Whether a head has begun to arrive.
    [[nodiscard]] bool hasBegun() const { return m_rawEnd > m_begin; }
    /// Whether there are bytes behind the message that is complete.
    [[nodiscard]] bool hasMore() const { return m_rawEnd > m_rawBegin; }
    /// From Body on, until next(). An answer's is never an interim one (1xx).
    [[nodiscard]] const MessageHead &head() const { return m_head; }
    [[nodiscard]] std::size_t headSize() const { return m_headEnd - m_begin; }
    /// What has arrived of the body and was not dropped.
    [[nodiscard]] std::string_view body() const
    {
        return {m_bytes.get() + m_bodyBegin, m_bodyEnd - m_bodyBegin};
    }
    void dropBody();
    /// What has arrived of the body in all.
    [[nodiscard]] std::uint64_t bodyBytes() const { return m_bodyBytes; }
    /// Whether the body has a known length with which the message fits into the buffer.
    [[nodiscard]] bool fitsWhole() const;

    /// After a complete message: begins with the next, of which bytes may have arrived.
    void next();
    /// Drops whatever has arrived, without a look at it.
    void discard();

private:
    class Parser;

    void advance();
    bool findHeadEnd();
    void parseHead();
    void beginMessage();
    void parseBody();
    void parseChunks();
    void compact();
    void fail(Fault fault);

    // begin ≤ headEnd ≤ bodyBegin ≤ bodyEnd ≤ rawBegin ≤ rawEnd ≤ capacity: the head, the body in
    // one piece, and what has not been looked at.
    std::unique_ptr<char[]> m_bytes;
    std::unique_ptr<Parser> m_parser;
    MessageHead m_head;
    std::size_t m_begin = 0;
    std::size_t m_scan = 0; // behind the last line feed found in the head
    std::size_t m_headEnd = 0;
    std::size_t m_bodyBegin = 0;
    std::size_t m_bodyEnd = 0;
    std::size_t m_rawBegin = 0;
    std::size_t m_rawEnd = 0;
    std::uint64_t m_bodyBytes = 0;
    const Kind m_kind;
    State m_state = State::Head;
    Fault m_fault = Fault::None;
};

} // namespace serin
