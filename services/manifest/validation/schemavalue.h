// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/manifest/validation/validationfinding.h"
#include "services/manifest/yaml/yamltree.h"

#include <QJsonValue>
#include <QString>

#include <tl/expected.hpp>

#include <optional>
#include <vector>

namespace serin {

/// The most values, and the deepest nesting, that resolveSchemaValue() makes of one document.
inline constexpr int maximumSchemaValues = 200'000;
inline constexpr int maximumSchemaDepth = 128;

/// A YAML value as the service's own client reads it (YAML 1.1): aliases followed, merge keys
/// merged, of duplicate keys the last, plain scalars resolved to their types.
struct SchemaValue
{
    enum class Kind { Null, Text, Boolean, Integer, Float, List, Map };

    Kind kind = Kind::Null;
    bool isTemplate = false; ///< filled in later: its type says nothing
    /// A plain integer that YAML 1.1 and YAML 1.2 read differently, such as 010 or 1_000; `number`
    /// is what 1.1 makes of it.
    bool isAmbiguous = false;
    /// The member's key is text to every YAML reader, not a number, a boolean or null.
    bool keyIsText = true;
    NodeId node = noNode;    ///< where it is written; behind an alias the anchored node
    NodeId keyNode = noNode; ///< of a map's member
    QString key;             ///< of a map's member
    QString text;            ///< of a scalar as written, cut after 256 characters
    double number = 0;       ///< of Integer and Float; 1 for true
    /// The items of a list, or the members of a map sorted by key.
    std::vector<SchemaValue> children;

    [[nodiscard]] bool isMap() const { return kind == Kind::Map; }
    [[nodiscard]] bool isList() const { return kind == Kind::List; }
    /// The member @p name of a map, or nothing.
    [[nodiscard]] const SchemaValue *find(const QString &name) const;
    /// The member's text, empty without such a member or when it is a map or a list.
    [[nodiscard]] QString textOf(const QString &name) const;
    /// An integer, or text that is one: the service's client takes both.
    [[nodiscard]] std::optional<int> wholeNumber() const;
    /// Where people look for it: its key, else the value itself.
    [[nodiscard]] NodeId place() const { return keyNode == noNode ? node : keyNode; }
    [[nodiscard]] QJsonValue toJson() const;
};

/// The value at @p node of @p tree. Takes bounded time and memory whatever the aliases are.
/// @error the finding `too-large` (more than maximumSchemaValues values or deeper than
/// maximumSchemaDepth once aliases are followed) or `recursive-alias`.
[[nodiscard]] tl::expected<SchemaValue, ValidationFinding> resolveSchemaValue(const YamlTree &tree,
                                                                              NodeId node);

} // namespace serin
