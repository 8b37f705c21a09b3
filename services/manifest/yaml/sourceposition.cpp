// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/yaml/sourceposition.h"

#include <algorithm>
#include <cstring>

namespace serin {

namespace {

constexpr std::uint32_t blockBytes = 4096;

std::uint32_t continuations(std::string_view text)
{
    return static_cast<std::uint32_t>(std::count_if(text.begin(), text.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
    }));
}

bool isAscii(std::string_view text)
{
    std::uint64_t all = 0;
    std::size_t at = 0;
    for (; at + sizeof all <= text.size(); at += sizeof all) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, text.data() + at, sizeof eight);
        all |= eight;
    }
    return (all & 0x8080808080808080U) == 0 && continuations(text.substr(at)) == 0;
}

} // namespace

QString sourceLocation(const QString &path, SourcePosition position)
{
    if (position.line == 0) {
        return path;
    }
    return QStringLiteral("%1:%2:%3").arg(path).arg(position.line).arg(position.column);
}

SourceLines::SourceLines(std::string_view text) : m_begins{contentBegin(text)}
{
    for (std::size_t at = m_begins.front(); at < text.size();) {
        const void *lineBreak = std::memchr(text.data() + at, '\n', text.size() - at);
        if (lineBreak == nullptr) {
            break;
        }
        at = static_cast<std::size_t>(static_cast<const char *>(lineBreak) - text.data()) + 1;
        m_begins.push_back(static_cast<std::uint32_t>(at));
    }
    if (isAscii(text)) {
        return;
    }
    std::uint32_t sum = 0;
    for (std::size_t at = 0; at < text.size(); at += blockBytes) {
        m_continuations.push_back(sum);
        sum += continuations(text.substr(at, blockBytes));
    }
}

std::string_view SourceLines::line(std::string_view text, std::size_t index) const
{
    const std::size_t end = index + 1 < m_begins.size() ? m_begins[index + 1] : text.size();
    return text.substr(m_begins[index], end - m_begins[index]);
}

std::size_t SourceLines::indexAt(std::uint32_t offset) const
{
    const auto after = std::upper_bound(m_begins.begin(), m_begins.end(), offset);
    return after == m_begins.begin() ? 0 : static_cast<std::size_t>(after - m_begins.begin()) - 1;
}

std::uint32_t SourceLines::continuationsBefore(std::string_view text, std::uint32_t offset) const
{
    const std::size_t block =
        std::min<std::size_t>(offset / blockBytes, m_continuations.size() - 1);
    const std::size_t begin = block * blockBytes;
    return m_continuations[block] + continuations(text.substr(begin, offset - begin));
}

SourcePosition SourceLines::positionAt(std::string_view text, std::uint32_t offset) const
{
    const std::size_t index = indexAt(offset);
    const std::uint32_t begin = std::min(m_begins[index], offset);
    std::uint32_t column = offset - begin;
    if (!m_continuations.empty()) {
        column -= column < blockBytes
                      ? continuations(text.substr(begin, column))
                      : continuationsBefore(text, offset) - continuationsBefore(text, begin);
    }
    return {static_cast<int>(index) + 1, static_cast<int>(column) + 1};
}

} // namespace serin
