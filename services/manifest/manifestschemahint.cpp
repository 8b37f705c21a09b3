// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/manifestschemahint.h"

#include <algorithm>
#include <string_view>

namespace serin {

namespace {

/// What stands between the document before @p root, if any, and @p root.
std::string_view textBefore(const YamlTree &tree, NodeId root)
{
    const std::string_view bytes(tree.text().constData(),
                                 static_cast<std::size_t>(tree.text().size()));
    const auto &roots = tree.roots();
    const auto self = std::lower_bound(roots.begin(), roots.end(), root);
    const std::uint32_t begin = self == roots.begin() ? 0 : tree.node(*(self - 1)).span.end;
    const std::uint32_t end = tree.node(root).span.begin;
    return begin < end ? bytes.substr(begin, end - begin) : std::string_view();
}

} // namespace

ManifestSchemaHint manifestSchemaNamed(const QString &address)
{
    ManifestSchemaHint schema;
    schema.name = address.section(QLatin1Char('/'), -1).section(QLatin1Char('.'), 0, 0);
    const QString name = schema.name.toLower();
    schema.kubernetes = name.startsWith(QLatin1String("kubernetes"));
    if (name == QLatin1String("onlineendpoint")) {
        schema.kind = SchemaKind::PreviewEndpoint;
    } else if (name == QLatin1String("onlinedeployment")) {
        schema.kind = address.contains(QLatin1String("sdk-2-0")) ? SchemaKind::V2Deployment
                                                                 : SchemaKind::PreviewDeployment;
    } else if (name.endsWith(QLatin1String("onlineendpoint"))) {
        schema.kind = SchemaKind::V2Endpoint;
    } else if (name.endsWith(QLatin1String("onlinedeployment"))) {
        schema.kind = SchemaKind::V2Deployment;
    } else if (!name.isEmpty()) {
        schema.kind = SchemaKind::Other;
    }
    return schema;
}

std::size_t modelineAddress(std::string_view comments)
{
    constexpr std::string_view key = "$schema=";
    const std::size_t begin = comments.rfind("yaml-language-server:");
    const std::size_t equals = begin == std::string_view::npos ? begin : comments.find(key, begin);
    const bool isInLine = equals != std::string_view::npos && equals < comments.find('\n', begin);
    return isInLine ? equals + key.size() : std::string_view::npos;
}

ManifestSchemaHint manifestSchemaInComments(std::string_view comments)
{
    const std::size_t address = modelineAddress(comments);
    if (address == std::string_view::npos) {
        return {};
    }
    const std::string_view url = comments.substr(address, comments.find('\n', address) - address);
    return manifestSchemaNamed(
        QString::fromUtf8(url.data(), static_cast<qsizetype>(url.size())).trimmed());
}

ManifestSchemaHint manifestSchemaOf(const YamlTree &tree, NodeId root)
{
    const NodeId key = tree.find(root, "$schema");
    if (tree.isScalar(key)) {
        return manifestSchemaNamed(tree.string(key));
    }
    return manifestSchemaInComments(textBefore(tree, root));
}

} // namespace serin
