// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/manifest/yaml/yamltreebuilder.h"

#include <QByteArray>

#include <cstdint>
#include <string_view>

namespace serin {

/// The reader behind readQuickYaml(). Every step that returns bool says false when the text leaves
/// the layout; what was built so far is then thrown away.
class YamlQuickReader final : private YamlTreeBuilder
{
public:
    explicit YamlQuickReader(const QByteArray &text);

    [[nodiscard]] bool read();
    [[nodiscard]] YamlTree take(SourceLines lines);

private:
    enum class Next { Line, End, Unknown };

    [[nodiscard]] char at(std::uint32_t offset) const
    {
        return offset < m_end ? m_bytes[offset] : '\n';
    }
    [[nodiscard]] bool isBreak(std::uint32_t offset) const
    {
        return at(offset) == '\n' || at(offset) == '\r';
    }
    /// Whether a colon or dash in front of @p offset is an indicator.
    [[nodiscard]] bool endsWord(std::uint32_t offset) const
    {
        return at(offset) == ' ' || isBreak(offset);
    }
    [[nodiscard]] bool isComment(std::uint32_t offset) const
    {
        return at(offset) == '#' && at(offset - 1) == ' ';
    }
    [[nodiscard]] bool isQuote() const { return at(m_at) == '"' || at(m_at) == '\''; }
    [[nodiscard]] bool isDash() const { return at(m_at) == '-' && endsWord(m_at + 1); }
    [[nodiscard]] int column() const { return static_cast<int>(m_at - m_line); }
    [[nodiscard]] std::string_view slice(std::uint32_t begin, std::uint32_t end) const
    {
        return m_bytes.substr(begin, end - begin);
    }
    void skipSpaces();
    void skipToNextLine();

    // The lines and what is open at them (yamlquick.cpp).

    [[nodiscard]] bool readWord();
    /// Goes to the first byte of the next line that holds more than a comment.
    [[nodiscard]] Next nextLine();
    [[nodiscard]] bool readLine();
    [[nodiscard]] bool readItem();
    [[nodiscard]] bool readEntry();
    /// Behind the indicator at m_at: the value, or that none is on this line.
    [[nodiscard]] bool readBehindIndicator();
    /// The container that begins at m_at, not yet with what is in it.
    [[nodiscard]] bool open(NodeKind kind, int column, bool isFlow = false);
    void close();
    /// A value that did not come is a null of which nothing is written.
    void settle();

    // The scalars, brackets and braces (yamlquickvalues.cpp).

    /// The end of the key at m_at; noOffset when there is none, or only perhaps.
    [[nodiscard]] std::uint32_t keyEnd() const;
    [[nodiscard]] bool readKey(std::uint32_t end);
    [[nodiscard]] bool readValue();
    /// Whether nothing but a comment follows on the line.
    [[nodiscard]] bool endValue();
    [[nodiscard]] bool endsValue() const { return isBreak(m_at) || isComment(m_at); }
    /// @p end without the blanks before it, not before m_at.
    [[nodiscard]] std::uint32_t trimmed(std::uint32_t end) const;
    /// The plain scalar from m_at to @p end.
    [[nodiscard]] bool readPlain(std::uint32_t end);
    /// The end of the quoted scalar at @p begin when it ends on its line.
    [[nodiscard]] std::uint32_t quoteEnd(std::uint32_t begin) const;
    [[nodiscard]] bool readQuoted();
    /// `|` or `|-` with its lines, the first of which is not blank; m_at is then behind them.
    [[nodiscard]] bool readLiteral();
    [[nodiscard]] bool readFlow(int depth);
    [[nodiscard]] bool readFlowKey();
    [[nodiscard]] bool readFlowValue(int depth);
    [[nodiscard]] std::uint32_t flowPlainEnd() const;

    std::uint32_t m_end;
    std::uint32_t m_at;       ///< what is read next
    std::uint32_t m_line = 0; ///< where its line begins
    bool m_hasMark = false;   ///< `---` was there
};

} // namespace serin
