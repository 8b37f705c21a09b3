// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/translate/manifestparts.h"

#include <algorithm>

namespace serin {

namespace {

constexpr int indentStep = 2;

std::string partText(const YamlCarrier &carrier, const ManifestPart &part, int indent)
{
    if (part.kind == ManifestPart::Kind::Carried) {
        return carrier.entryText(part.carried, part.key, indent);
    }
    std::string text = YamlCarrier::commentText(part.carried.above, indent) +
                       std::string(static_cast<std::size_t>(indent), ' ') + part.key + ':';
    if (part.kind == ManifestPart::Kind::Token) {
        text += ' ' + part.token;
    }
    text += part.carried.beside.empty() ? std::string("\n") : ' ' + part.carried.beside + '\n';
    for (const ManifestPart &inner : part.parts) {
        text += partText(carrier, inner, indent + indentStep);
    }
    return text + YamlCarrier::commentText(part.below, indent + indentStep);
}

} // namespace

void ManifestParts::add(ManifestPart part)
{
    auto &above = part.carried.above;
    above.insert(above.begin(), m_waiting.begin(), m_waiting.end());
    m_waiting.clear();
    m_parts.push_back(std::move(part));
}

void ManifestParts::keep(const std::vector<std::string> &lines, const std::string &beside)
{
    m_waiting.insert(m_waiting.end(), lines.begin(), lines.end());
    if (!beside.empty()) {
        m_waiting.push_back(beside);
    }
}

bool ManifestParts::has(const std::string &key) const
{
    return std::any_of(m_parts.begin(), m_parts.end(),
                       [&key](const ManifestPart &part) { return part.key == key; });
}

void ManifestParts::insert(std::size_t index, ManifestPart part)
{
    m_parts.insert(m_parts.begin() + static_cast<std::ptrdiff_t>(std::min(index, m_parts.size())),
                   std::move(part));
}

void ManifestParts::addSchema(ManifestPart part)
{
    if (!m_parts.empty()) {
        auto &above = m_parts.front().carried.above;
        const auto gap = std::find(above.rbegin(), above.rend(), std::string());
        // Only what a blank line keeps apart is about the file and not about the first key.
        part.carried.above.assign(above.begin(), gap.base());
        above.erase(above.begin(), gap.base());
    }
    insert(0, std::move(part));
}

ManifestPart ManifestParts::asMap(std::string key, const std::vector<std::string> &below) &&
{
    ManifestPart part = ManifestPart::map(std::move(key), std::move(m_parts));
    part.below = std::move(m_waiting);
    part.below.insert(part.below.end(), below.begin(), below.end());
    return part;
}

std::string ManifestParts::text(const YamlCarrier &carrier,
                                const std::vector<std::string> &below) const
{
    std::string text;
    for (const ManifestPart &part : m_parts) {
        text += partText(carrier, part, 0);
    }
    text += YamlCarrier::commentText(m_waiting, 0) + YamlCarrier::commentText(below, 0);
    // No blank lines at either end.
    text.erase(0, std::min(text.find_first_not_of('\n'), text.size()));
    text.erase(text.find_last_not_of('\n') + 1);
    return text + '\n';
}

} // namespace serin
