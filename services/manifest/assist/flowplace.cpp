// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/assist/flowplace.h"

#include "services/manifest/assist/yamllinecells.h"
#include "services/manifest/yaml/yamltext.h"

#include <algorithm>

namespace serin {

namespace {

/// How far a value in brackets is read on behind the place, for the keys that follow.
constexpr std::uint32_t furthestFlow = 64 * 1024;

/// What of a value in brackets stands open at a place in it.
class FlowReader
{
public:
    FlowReader(std::string_view text, std::uint32_t offset) : m_text(text), m_offset(offset) {}

    /// The value that begins with a bracket at @p begin. Whether the place is in it.
    bool read(std::uint32_t begin, YamlPlace &place)
    {
        const auto end = static_cast<std::uint32_t>(
            std::min<std::size_t>(m_text.size(), std::size_t(m_offset) + furthestFlow));
        for (std::uint32_t at = begin; at < end;) {
            if (!m_found && at >= m_offset && !m_open.empty()) {
                find(at);
            }
            at = step(at, end);
            if (m_open.empty() || (m_found && m_open.size() < m_depth)) {
                break;
            }
        }
        if (!m_found && !m_open.empty() && m_offset <= end) {
            find(m_offset);
        }
        if (!m_found) {
            return false;
        }
        fill(place);
        return true;
    }

private:
    struct Open
    {
        bool isMap;
        bool inValue = false;
        int index = 0;
        ByteSpan key;
        ByteSpan word; ///< what was read last of a key or a value
        std::vector<ByteSpan> keys;
    };

    /// A piece that begins before the place and ends behind it is met when it has been read.
    std::uint32_t step(std::uint32_t at, std::uint32_t end)
    {
        const char c = m_text[at];
        if (c == '{' || c == '[') {
            m_open.push_back({c == '{', false, 0, {at + 1, at + 1}, {at + 1, at + 1}, {}});
            return at + 1;
        }
        if (c == '}' || c == ']') {
            closeEntry();
            if (m_found && m_open.size() == m_depth) {
                m_keys = m_open.back().keys;
            }
            m_open.pop_back();
            if (!m_open.empty()) {
                m_open.back().word = {at + 1, at + 1};
            }
            return at + 1;
        }
        if (c == ',') {
            closeEntry();
            Open &open = m_open.back();
            ++open.index;
            open.inValue = false;
            open.key = open.word = {at + 1, at + 1};
            return at + 1;
        }
        if (c == ':' && m_open.back().isMap && !m_open.back().inValue) {
            Open &open = m_open.back();
            open.key = open.word;
            open.inValue = true;
            open.word = {at + 1, at + 1};
            noteColon(at);
            return at + 1;
        }
        if (isGapOrEnd(m_text, at)) {
            return at + 1;
        }
        if (c == '#' && isGapOrEnd(m_text, at - 1)) {
            return nextLineAt(m_text, at);
        }
        const std::uint32_t wordEnd = endOfWord(at, end);
        m_open.back().word = {at, wordEnd};
        if (!m_found && m_offset >= at && m_offset <= wordEnd) {
            find(m_offset);
        }
        return wordEnd;
    }

    [[nodiscard]] std::uint32_t endOfWord(std::uint32_t at, std::uint32_t end) const
    {
        if (m_text[at] == '"' || m_text[at] == '\'') {
            const std::uint32_t quoteEnd = quotedScalarEnd(m_text, at);
            return quoteEnd == noOffset ? end : std::min(quoteEnd, end);
        }
        std::uint32_t last = at + 1;
        for (std::uint32_t i = at; i < end; ++i) {
            const char c = m_text[i];
            if (c == ',' || c == '[' || c == ']' || c == '{' || c == '}' || c == '\n' ||
                (c == ':' &&
                 (isGapOrEnd(m_text, i + 1) || m_text[i + 1] == ',' || m_text[i + 1] == '}')) ||
                (c == '#' && isGapOrEnd(m_text, i - 1))) {
                break;
            }
            if (!isGapOrEnd(m_text, i)) {
                last = i + 1;
            }
        }
        return last;
    }

    void closeEntry()
    {
        Open &open = m_open.back();
        if (open.isMap) {
            const ByteSpan key = open.inValue ? open.key : open.word;
            if (key.length() > 0) {
                open.keys.push_back(key);
            }
        }
    }

    void find(std::uint32_t at)
    {
        m_found = true;
        m_depth = m_open.size();
        const Open &now = m_open.back();
        const bool isInWord = now.word.begin <= m_offset && m_offset <= now.word.end;
        m_word = isInWord && now.word.length() > 0 ? now.word : ByteSpan{m_offset, m_offset};
        m_isBehind = !isInWord && now.word.length() > 0 && now.word.end < m_offset && at > 0;
        for (const Open &open : m_open) {
            const bool isLast = &open == &now;
            if (!open.isMap) {
                m_path.push_back({{}, open.index});
            } else if (open.inValue) {
                m_path.push_back({plainWord(m_text, open.key.begin, open.key.end), -1});
                m_key = open.key;
            }
            m_inValue = open.isMap && open.inValue && isLast;
        }
        m_isItem = !now.isMap;
    }

    void noteColon(std::uint32_t at)
    {
        if (m_found && m_open.size() == m_depth && !m_inValue && m_word.end <= at) {
            m_hasColon = m_hasColon || m_open.back().key == m_word;
        }
    }

    void fill(YamlPlace &place)
    {
        place.inFlow = true;
        place.path.insert(place.path.end(), m_path.begin(), m_path.end());
        place.word = m_word;
        if (m_isBehind) {
            place.kind = YamlPlace::Kind::None;
            return;
        }
        place.kind = m_inValue ? YamlPlace::Kind::Value : YamlPlace::Kind::Key;
        place.key = m_inValue ? m_key : ByteSpan{};
        place.hasColon = m_hasColon;
        place.isItem = m_isItem;
        if (m_keys.empty() && m_open.size() >= m_depth) {
            m_keys = m_open[m_depth - 1].keys;
        }
        for (const ByteSpan key : m_keys) {
            if (!m_inValue && key != m_word) {
                place.siblings.push_back(plainWord(m_text, key.begin, key.end));
            }
        }
    }

    std::string_view m_text;
    std::uint32_t m_offset;
    std::vector<Open> m_open;
    bool m_found = false;
    std::size_t m_depth = 0;
    bool m_inValue = false;
    bool m_isBehind = false;
    bool m_isItem = false;
    bool m_hasColon = false;
    ByteSpan m_word;
    ByteSpan m_key;
    std::vector<PlaceStep> m_path;
    std::vector<ByteSpan> m_keys;
};

} // namespace

bool readFlowPlace(std::string_view text, std::uint32_t begin, std::uint32_t offset,
                   YamlPlace &place)
{
    return FlowReader(text, offset).read(begin, place);
}

} // namespace serin
