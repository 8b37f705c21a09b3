// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/analysis/numbercode.h"

#include <array>

namespace serin {

void appendNumber(QByteArray &bytes, std::uint64_t number)
{
    std::array<char, longestNumber> digits{};
    bytes.append(digits.data(), putNumber(digits.data(), number) - digits.data());
}

void appendBytes(QByteArray &bytes, QByteArrayView part)
{
    appendNumber(bytes, static_cast<std::uint64_t>(part.size()));
    bytes.append(part);
}

bool NumberReader::readLong(std::uint64_t &number)
{
    number = 0;
    for (int shift = 0; shift < 64 && m_next != m_end; shift += 7) {
        const auto byte = static_cast<std::uint8_t>(*m_next++);
        const std::uint64_t part = byte & 0x7fU;
        if ((part << shift) >> shift != part || (byte == 0 && shift > 0)) {
            return false;
        }
        number |= part << shift;
        if (byte < 0x80) {
            return true;
        }
    }
    return false;
}

std::optional<QByteArrayView> NumberReader::bytes()
{
    const auto size = number();
    if (!size || *size > static_cast<std::uint64_t>(m_end - m_next)) {
        return std::nullopt;
    }
    const QByteArrayView part(m_next, static_cast<qsizetype>(*size));
    m_next += part.size();
    return part;
}

} // namespace serin
