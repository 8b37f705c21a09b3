// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/manifest/yaml/yamltree.h"

#include <QString>

#include <cstddef>
#include <string_view>

namespace serin {

/// What a schema's name says of a document.
enum class SchemaKind { None, PreviewEndpoint, PreviewDeployment, V2Endpoint, V2Deployment, Other };

/// The schema that a document names.
struct ManifestSchemaHint
{
    SchemaKind kind = SchemaKind::None;
    bool kubernetes = false;
    QString name; ///< the last part of its address, without what follows a dot
};

/// By the document's `$schema` key, else by the editor's modeline in the comments before it
/// (`# yaml-language-server: $schema=…`). @p root is one of the roots of @p tree.
[[nodiscard]] ManifestSchemaHint manifestSchemaOf(const YamlTree &tree, NodeId root);

/// By the address of a schema.
[[nodiscard]] ManifestSchemaHint manifestSchemaNamed(const QString &address);
/// Behind `$schema=` of the editor's modeline in @p comments, the last one; npos without one.
[[nodiscard]] std::size_t modelineAddress(std::string_view comments);
/// By that address.
[[nodiscard]] ManifestSchemaHint manifestSchemaInComments(std::string_view comments);

} // namespace serin
