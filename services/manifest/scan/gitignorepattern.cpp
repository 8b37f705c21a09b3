// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/scan/gitignorepattern.h"

#include "services/manifest/scan/gitignorebracket.h"

#include <QVarLengthArray>

#include <algorithm>
#include <utility>

namespace serin {

std::optional<GitIgnorePattern> GitIgnorePattern::compile(QByteArrayView text, bool wideStars)
{
    GitIgnorePattern pattern;
    for (qsizetype i = 0; i < text.size();) {
        if (text[i] == '*') {
            i = pattern.addStars(text, i, wideStars);
        } else if (text[i] == '?') {
            pattern.m_tokens.push_back({TokenKind::AnyByte});
            ++i;
        } else if (text[i] == '[') {
            GitIgnoreBracket bracket(text.sliced(i + 1));
            const std::optional<std::bitset<256>> set = bracket.read();
            if (!set) {
                return std::nullopt;
            }
            const auto index = static_cast<std::uint32_t>(pattern.m_classes.size());
            pattern.m_tokens.push_back({TokenKind::Class, 0, index});
            pattern.m_classes.push_back(*set);
            i += 1 + bracket.length();
        } else {
            if (text[i] == '\\' && ++i == text.size()) {
                return std::nullopt;
            }
            pattern.m_tokens.push_back({TokenKind::Byte, text[i]});
            ++i;
        }
    }
    pattern.finish();
    return pattern;
}

/// Adds the token for the stars that begin at @p begin; returns where the pattern goes on.
qsizetype GitIgnorePattern::addStars(QByteArrayView text, qsizetype begin, bool wideStars)
{
    qsizetype end = begin;
    while (end < text.size() && text[end] == '*') {
        ++end;
    }
    const QByteArrayView rest = text.sliced(end);
    const bool wide = wideStars && end - begin > 1 && atFolderStart();
    if (wide && rest.startsWith('/')) {
        if (m_tokens.empty() || m_tokens.back().kind != TokenKind::AnyFolders) {
            m_tokens.push_back({TokenKind::AnyFolders});
        }
        return end + 1;
    }
    const bool crosses = wide && (rest.isEmpty() || rest.startsWith("\\/"));
    m_tokens.push_back({crosses ? TokenKind::DoubleStar : TokenKind::Star});
    return end;
}

bool GitIgnorePattern::atFolderStart() const
{
    return m_tokens.empty() || m_tokens.back().kind == TokenKind::AnyFolders ||
           (m_tokens.back().kind == TokenKind::Byte && m_tokens.back().byte == '/');
}

bool GitIgnorePattern::takesOneByte(const Token &token)
{
    return token.kind == TokenKind::Byte || token.kind == TokenKind::AnyByte ||
           token.kind == TokenKind::Class;
}

void GitIgnorePattern::finish()
{
    m_minimum = std::count_if(m_tokens.begin(), m_tokens.end(), takesOneByte);
    m_isLiteral = std::all_of(m_tokens.begin(), m_tokens.end(),
                              [](const Token &token) { return token.kind == TokenKind::Byte; });
    if (m_isLiteral) {
        for (const Token &token : m_tokens) {
            m_literal.append(token.byte);
        }
        m_tokens.clear();
    }
    m_tokens.shrink_to_fit();
}

bool GitIgnorePattern::matches(QByteArrayView text) const
{
    if (m_isLiteral) {
        return text == m_literal;
    }
    if (text.size() < m_minimum) {
        return false;
    }
    const Token &first = m_tokens.front();
    const Token &last = m_tokens.back();
    if ((first.kind == TokenKind::Byte && text.front() != first.byte) ||
        (last.kind == TokenKind::Byte && text.back() != last.byte)) {
        return false;
    }
    return simulate(text);
}

/// The places in a pattern that may come next. What may be empty is entered together with what
/// follows it.
class GitIgnorePattern::Positions
{
public:
    explicit Positions(const std::vector<Token> &tokens)
        : m_tokens(tokens), m_set(static_cast<qsizetype>(tokens.size()) + 1, false)
    {}

    void enter(std::size_t i)
    {
        set(i);
        while (i < m_tokens.size() && !takesOneByte(m_tokens[i])) {
            set(++i);
        }
    }
    void set(std::size_t i) { m_set[static_cast<qsizetype>(i)] = true; }
    [[nodiscard]] bool has(std::size_t i) const { return m_set[static_cast<qsizetype>(i)]; }
    void clear() { std::fill(m_set.begin(), m_set.end(), false); }

private:
    const std::vector<Token> &m_tokens;
    QVarLengthArray<bool, 256> m_set;
};

/// All ways to match are followed at once, so there is nothing to go back to.
bool GitIgnorePattern::simulate(QByteArrayView text) const
{
    Positions first(m_tokens);
    Positions second(m_tokens);
    Positions *current = &first;
    Positions *following = &second;
    current->enter(0);
    for (const char byte : text) {
        following->clear();
        for (std::size_t i = 0; i < m_tokens.size(); ++i) {
            if (!current->has(i)) {
                continue;
            }
            const Token &token = m_tokens[i];
            switch (token.kind) {
            case TokenKind::Byte:
                if (byte == token.byte) {
                    following->enter(i + 1);
                }
                break;
            case TokenKind::AnyByte:
                if (byte != '/') {
                    following->enter(i + 1);
                }
                break;
            case TokenKind::Class:
                if (m_classes[token.index].test(static_cast<unsigned char>(byte))) {
                    following->enter(i + 1);
                }
                break;
            case TokenKind::Star:
                if (byte != '/') {
                    following->enter(i);
                }
                break;
            case TokenKind::DoubleStar:
                following->enter(i);
                break;
            case TokenKind::AnyFolders:
                // Inside a folder's name the pattern goes on only after the next `/`.
                following->set(i);
                if (byte == '/') {
                    following->enter(i + 1);
                }
                break;
            }
        }
        std::swap(current, following);
    }
    return current->has(m_tokens.size());
}

} // namespace serin
