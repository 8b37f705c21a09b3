// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/manifest/yaml/yamlcarry.h"

#include <string>
#include <utility>
#include <vector>

namespace serin {

/// One entry of a map that is to be written: carried from another text, a scalar of its own, or a
/// map of further entries.
struct ManifestPart
{
    enum class Kind { Carried, Token, Map };
    Kind kind = Kind::Token;
    std::string key;
    CarriedEntry carried; ///< of the others: only what is above and beside it
    std::string token;
    std::vector<ManifestPart> parts;
    std::vector<std::string> below; ///< comment lines behind the last of parts

    static ManifestPart as(const CarriedEntry &entry, std::string key)
    {
        return {Kind::Carried, std::move(key), entry, {}, {}, {}};
    }
    static ManifestPart scalar(std::string key, std::string token)
    {
        return {Kind::Token, std::move(key), {}, std::move(token), {}, {}};
    }
    static ManifestPart map(std::string key, std::vector<ManifestPart> parts)
    {
        return {Kind::Map, std::move(key), {}, {}, std::move(parts), {}};
    }
    /// With what stood above and beside @p entry.
    [[nodiscard]] ManifestPart beside(const CarriedEntry &entry) &&
    {
        carried.above = entry.above;
        carried.beside = entry.beside;
        return std::move(*this);
    }
};

/// The entries of a map on their way to another one. What is left out leaves its comments to the
/// entry behind it, or to the end.
class ManifestParts
{
public:
    void add(ManifestPart part);
    /// @p entry is not written; its comments are.
    void leaveOut(const CarriedEntry &entry) { keep(entry.above, entry.beside); }
    void keep(const std::vector<std::string> &lines, const std::string &beside = {});
    [[nodiscard]] bool isEmpty() const { return m_parts.empty(); }
    void insert(std::size_t index, ManifestPart part);
    /// In front of all; the comments above the first part, which head the file, stay there.
    void addSchema(ManifestPart part);
    [[nodiscard]] bool has(const std::string &key) const;

    /// As a map under @p key with comments behind its last entry.
    [[nodiscard]] ManifestPart asMap(std::string key, const std::vector<std::string> &below) &&;
    [[nodiscard]] std::string text(const YamlCarrier &carrier,
                                   const std::vector<std::string> &below) const;

private:
    std::vector<ManifestPart> m_parts;
    std::vector<std::string> m_waiting; ///< comments for the next one
};

} // namespace serin
