// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <bitset>
#include <cstdint>
#include <optional>
#include <vector>

namespace serin {

/// One wildcard pattern of gitignore(5), matched against bytes. Immutable; safe to read from
/// several threads.
class GitIgnorePattern
{
public:
    /// Nothing when @p text can match no path (a bracket that never ends, a final backslash). With
    /// @p wideStars `**` between slashes or at an end crosses folders; else it is one `*`.
    [[nodiscard]] static std::optional<GitIgnorePattern> compile(QByteArrayView text,
                                                                 bool wideStars);

    /// Whether the pattern matches the whole of @p text. Costs at most length of pattern × length
    /// of text.
    [[nodiscard]] bool matches(QByteArrayView text) const;

private:
    enum class TokenKind : std::uint8_t {
        Byte,       ///< exactly Token::byte
        AnyByte,    ///< `?`: one byte, not `/`
        Class,      ///< `[…]`: one byte of m_classes[Token::index]
        Star,       ///< `*`: bytes without `/`, maybe none
        DoubleStar, ///< `**` at the end: any bytes, maybe none
        AnyFolders, ///< `**/`: nothing, or any bytes and a `/`
    };
    struct Token
    {
        TokenKind kind = TokenKind::Byte;
        char byte = 0;
        std::uint32_t index = 0;
    };
    class Positions;

    [[nodiscard]] qsizetype addStars(QByteArrayView text, qsizetype begin, bool wideStars);
    [[nodiscard]] bool atFolderStart() const;
    [[nodiscard]] static bool takesOneByte(const Token &token);
    [[nodiscard]] bool simulate(QByteArrayView text) const;
    void finish();

    std::vector<Token> m_tokens;
    std::vector<std::bitset<256>> m_classes;
    QByteArray m_literal;    ///< the whole pattern when it has no wildcard
    qsizetype m_minimum = 0; ///< bytes that any match has at least
    bool m_isLiteral = false;
};

} // namespace serin
