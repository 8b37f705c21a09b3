// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/scan/gitignorebracket.h"

#include <string_view>

namespace serin {

namespace {

using ByteClass = std::bitset<256>;

/// Adds what `[:name:]` stands for, in ASCII; false when there is no such class.
bool addNamedClass(std::string_view name, ByteClass &set)
{
    const auto inRange = [](int c, int low, int high) { return c >= low && c <= high; };
    const auto upper = [=](int c) { return inRange(c, 'A', 'Z'); };
    const auto lower = [=](int c) { return inRange(c, 'a', 'z'); };
    const auto digit = [=](int c) { return inRange(c, '0', '9'); };
    const auto alnum = [=](int c) { return upper(c) || lower(c) || digit(c); };
    const auto graph = [=](int c) { return inRange(c, 0x21, 0x7e); };
    const auto add = [&set](auto holds) {
        for (int c = 0; c < 128; ++c) {
            if (holds(c)) {
                set.set(static_cast<std::size_t>(c));
            }
        }
        return true;
    };
    if (name == "alnum") {
        return add(alnum);
    }
    if (name == "alpha") {
        return add([=](int c) { return upper(c) || lower(c); });
    }
    if (name == "blank") {
        return add([](int c) { return c == ' ' || c == '\t'; });
    }
    if (name == "cntrl") {
        return add([](int c) { return c < 0x20 || c == 0x7f; });
    }
    if (name == "digit") {
        return add(digit);
    }
    if (name == "graph") {
        return add(graph);
    }
    if (name == "lower") {
        return add(lower);
    }
    if (name == "print") {
        return add([=](int c) { return graph(c) || c == ' '; });
    }
    if (name == "punct") {
        return add([=](int c) { return graph(c) && !alnum(c); });
    }
    if (name == "space") {
        return add([=](int c) { return c == ' ' || inRange(c, 0x09, 0x0d); });
    }
    if (name == "upper") {
        return add(upper);
    }
    if (name == "xdigit") {
        return add([=](int c) { return digit(c) || inRange(c, 'a', 'f') || inRange(c, 'A', 'F'); });
    }
    return false;
}

} // namespace

std::optional<std::bitset<256>> GitIgnoreBracket::read()
{
    const bool negated = peek() == '!' || peek() == '^';
    if (negated) {
        ++m_at;
    }
    // A `]` right at the start is a member, not the end.
    do {
        if (!readMember()) {
            return std::nullopt;
        }
    } while (peek() != ']');
    ++m_at;
    ByteClass set = negated ? ~m_set : m_set;
    set.reset('/');
    return set;
}

int GitIgnoreBracket::peek(qsizetype ahead) const
{
    return m_at + ahead < m_text.size() ? static_cast<unsigned char>(m_text[m_at + ahead]) : -1;
}

bool GitIgnoreBracket::readMember()
{
    const int byte = peek();
    if (byte < 0) {
        return false;
    }
    if (byte == '-' && m_rangeBegin >= 0 && peek(1) >= 0 && peek(1) != ']') {
        return readRange();
    }
    if (byte == '[' && peek(1) == ':') {
        return readNamedClass();
    }
    return readSingle();
}

bool GitIgnoreBracket::readSingle()
{
    if (peek() == '\\') {
        ++m_at;
    }
    const int byte = peek();
    if (byte < 0) {
        return false;
    }
    m_set.set(static_cast<std::size_t>(byte));
    m_rangeBegin = byte;
    ++m_at;
    return true;
}

bool GitIgnoreBracket::readRange()
{
    m_at += peek(1) == '\\' ? 2 : 1;
    const int last = peek();
    if (last < 0) {
        return false;
    }
    for (int byte = m_rangeBegin; byte <= last; ++byte) {
        m_set.set(static_cast<std::size_t>(byte));
    }
    m_rangeBegin = -1;
    ++m_at;
    return true;
}

bool GitIgnoreBracket::readNamedClass()
{
    const qsizetype begin = m_at + 2;
    const qsizetype end = m_text.indexOf(']', begin);
    if (end < 0) {
        return false;
    }
    if (end == begin || m_text[end - 1] != ':') {
        m_set.set('[');
        m_rangeBegin = '[';
        ++m_at;
        return true;
    }
    const QByteArrayView name = m_text.sliced(begin, end - 1 - begin);
    m_rangeBegin = -1;
    m_at = end + 1;
    return addNamedClass(std::string_view(name.data(), static_cast<std::size_t>(name.size())),
                         m_set);
}

} // namespace serin
