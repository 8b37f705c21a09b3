// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <cstdint>
#include <optional>

namespace serin {

/// Appends @p number as LEB128 in its shortest form: 7 bits a byte, lowest first.
void appendNumber(QByteArray &bytes, std::uint64_t number);
/// Appends the size of @p part, then @p part.
void appendBytes(QByteArray &bytes, QByteArrayView part);

/// Reads in order what the functions above wrote. After a refusal it is at an unspecified place.
class NumberReader
{
public:
    /// @p bytes must stay as long as this is used.
    explicit NumberReader(QByteArrayView bytes) : m_rest(bytes) {}

    [[nodiscard]] bool atEnd() const { return m_rest.isEmpty(); }
    /// Nothing at the end, for more than 64 bits, and for any but the shortest form.
    [[nodiscard]] std::optional<std::uint64_t> number();
    /// A view into what is being read. Nothing when less is there than the size says.
    [[nodiscard]] std::optional<QByteArrayView> bytes();

private:
    QByteArrayView m_rest;
};

} // namespace serin
