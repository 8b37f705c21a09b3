// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <bitset>
#include <optional>

namespace serin {

/// Reads one bracket expression (`[a-z]`, `[!x]`, `[[:alpha:]_]`) of a gitignore pattern.
class GitIgnoreBracket
{
public:
    /// @p text from the byte after the opening bracket.
    explicit GitIgnoreBracket(QByteArrayView text) : m_text(text) {}

    /// The bytes it stands for, never `/`; nothing when it never ends or names an unknown class.
    /// Call once.
    [[nodiscard]] std::optional<std::bitset<256>> read();

    /// Bytes read, with the closing bracket.
    [[nodiscard]] qsizetype length() const { return m_at; }

private:
    [[nodiscard]] int peek(qsizetype ahead = 0) const;
    [[nodiscard]] bool readMember();
    [[nodiscard]] bool readSingle();
    [[nodiscard]] bool readRange();
    [[nodiscard]] bool readNamedClass();

    QByteArrayView m_text;
    qsizetype m_at = 0;
    int m_rangeBegin = -1; ///< the byte before a possible `-`
    std::bitset<256> m_set;
};

} // namespace serin
