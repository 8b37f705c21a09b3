// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/analysis/numbercode.h"

namespace serin {

void appendNumber(QByteArray &bytes, std::uint64_t number)
{
    while (number >= 0x80) {
        bytes.append(static_cast<char>((number & 0x7f) | 0x80));
        number >>= 7;
    }
    bytes.append(static_cast<char>(number));
}

void appendBytes(QByteArray &bytes, QByteArrayView part)
{
    appendNumber(bytes, static_cast<std::uint64_t>(part.size()));
    bytes.append(part);
}

std::optional<std::uint64_t> NumberReader::number()
{
    std::uint64_t number = 0;
    qsizetype read = 0;
    for (int shift = 0; shift < 64 && read < m_rest.size(); shift += 7) {
        const auto byte = static_cast<std::uint8_t>(m_rest[read++]);
        const std::uint64_t part = byte & 0x7fU;
        if ((part << shift) >> shift != part || (byte == 0 && shift > 0)) {
            return std::nullopt;
        }
        number |= part << shift;
        if (byte < 0x80) {
            m_rest = m_rest.sliced(read);
            return number;
        }
    }
    return std::nullopt;
}

std::optional<QByteArrayView> NumberReader::bytes()
{
    const auto size = number();
    if (!size || *size > static_cast<std::uint64_t>(m_rest.size())) {
        return std::nullopt;
    }
    const QByteArrayView part = m_rest.first(static_cast<qsizetype>(*size));
    m_rest = m_rest.sliced(part.size());
    return part;
}

} // namespace serin
