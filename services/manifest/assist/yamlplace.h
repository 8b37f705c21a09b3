// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/manifest/yaml/yamltree.h"

#include <QString>

#include <cstdint>
#include <string_view>
#include <vector>

namespace serin {

/// One step from the root of a document: into a member of a map, or into an item of a list.
struct PlaceStep
{
    QString key;
    int index = -1; ///< not -1: an item, and no key
    [[nodiscard]] bool isItem() const { return index >= 0; }
    bool operator==(const PlaceStep &) const = default;
};

/// What stands, or is being typed, at one place of a YAML text that need not be whole.
struct YamlPlace
{
    enum class Kind {
        None,     ///< inside a text over several lines, a comment, or behind a whole value
        Key,      ///< a key of the map that `path` leads to, or an item of the list
        Value,    ///< the value of the key that `path` ends with
        Modeline, ///< the address in `# yaml-language-server: $schema=`
    };
    Kind kind = Kind::None;
    std::vector<PlaceStep> path;
    ByteSpan word; ///< the key or value that is there; empty at the place when there is none
    ByteSpan key;  ///< of Value: the key
    bool hasColon = false;         ///< of Key: a colon follows already
    bool isItem = false;           ///< of Key: nothing but a dash stands before it
    bool inFlow = false;           ///< between brackets or braces
    int column = 0;                ///< of Key: where it begins in its line, in bytes
    std::vector<QString> siblings; ///< of Key: the other keys of the same map
};

/// Reads as much of @p text (UTF-8) around byte @p offset as tells where that is: by indentation,
/// and by brackets within a value. Takes one pass over the document at most and never fails.
[[nodiscard]] YamlPlace yamlPlaceAt(std::string_view text, std::uint32_t offset);

/// The document of @p text that holds byte @p offset: between lines of `---` and `...`.
[[nodiscard]] ByteSpan yamlDocumentAt(std::string_view text, std::uint32_t offset);

/// A key of a map as it is written, whatever else is broken in the text.
struct OutlineKey
{
    QString key;
    QString value; ///< what stands in the same line, without quotes and comment; else empty
    ByteSpan span; ///< of the key
};

/// The keys of the root map of @p document.
[[nodiscard]] std::vector<OutlineKey> outlineKeys(std::string_view text, ByteSpan document);
/// The keys of the block map below @p key, one of outlineKeys(); of a list those of all its items.
[[nodiscard]] std::vector<OutlineKey> outlineKeysBelow(std::string_view text, ByteSpan document,
                                                       const OutlineKey &key);

} // namespace serin
