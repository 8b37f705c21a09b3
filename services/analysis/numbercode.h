// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <cstdint>
#include <optional>

namespace serin {

/// The most bytes a number takes.
inline constexpr int longestNumber = 10;

/// Writes @p number as the function below does, at most longestNumber bytes.
/// @return what follows it
[[nodiscard]] inline char *putNumber(char *to, std::uint64_t number)
{
    while (number >= 0x80) {
        *to++ = static_cast<char>((number & 0x7f) | 0x80);
        number >>= 7;
    }
    *to++ = static_cast<char>(number);
    return to;
}

/// Appends @p number as LEB128 in its shortest form: 7 bits a byte, lowest first.
void appendNumber(QByteArray &bytes, std::uint64_t number);
/// Appends the size of @p part, then @p part.
void appendBytes(QByteArray &bytes, QByteArrayView part);

/// Reads in order what the functions above wrote. After a refusal it is at an unspecified place.
class NumberReader
{
public:
    /// @p bytes must stay as long as this is used.
    explicit NumberReader(QByteArrayView bytes) : m_next(bytes.begin()), m_end(bytes.end()) {}

    [[nodiscard]] bool atEnd() const { return m_next == m_end; }
    /// False at the end, for more than 64 bits, and for any but the shortest form.
    [[nodiscard]] bool read(std::uint64_t &number)
    {
        if (m_next != m_end && static_cast<std::uint8_t>(*m_next) < 0x80) [[likely]] {
            number = static_cast<std::uint8_t>(*m_next++);
            return true;
        }
        return readLong(number);
    }
    /// The same, for where it need not be quick.
    [[nodiscard]] std::optional<std::uint64_t> number()
    {
        std::uint64_t number = 0;
        return read(number) ? std::optional(number) : std::nullopt;
    }
    /// A view into what is being read. Nothing when less is there than the size says.
    [[nodiscard]] std::optional<QByteArrayView> bytes();

private:
    [[nodiscard]] bool readLong(std::uint64_t &number);

    const char *m_next;
    const char *m_end;
};

} // namespace serin
