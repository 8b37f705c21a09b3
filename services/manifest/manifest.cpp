// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/manifest.h"

#include "services/manifest/manifestreader.h"
#include "services/manifest/yaml/yamlmerged.h"
#include "services/manifest/yaml/yamlreader.h"

namespace serin {

QString dialectName(Dialect dialect)
{
    switch (dialect) {
    case Dialect::PreviewMap:
        return QStringLiteral("preview-map");
    case Dialect::PreviewList:
        return QStringLiteral("preview-list");
    case Dialect::PreviewWrapped:
        return QStringLiteral("preview-wrapped");
    case Dialect::V2:
        return QStringLiteral("v2");
    }
    Q_UNREACHABLE();
}

Result<Manifest> Manifest::parse(const QByteArray &text, const QString &path)
{
    auto tree = readYaml(text, path);
    if (!tree) {
        return failure(tree.error());
    }
    return fromTree(std::move(*tree), path);
}

Manifest Manifest::fromTree(YamlTree tree, const QString &path)
{
    Manifest manifest;
    manifest.m_path = path;
    manifest.m_tree = std::make_shared<const YamlTree>(std::move(tree));
    const auto &roots = manifest.tree().roots();
    if (roots.empty()) {
        manifest.m_reason = QStringLiteral("the file is empty");
    }
    YamlMerged merged(manifest.tree());
    for (std::size_t i = 0; i < roots.size(); ++i) {
        auto document = readManifestDocument(merged, roots[i]);
        if (document) {
            document->index = static_cast<int>(i);
            manifest.m_documents.push_back(std::move(*document));
        } else if (manifest.m_reason.isEmpty()) {
            manifest.m_reason = document.error().detail;
        }
    }
    if (!manifest.m_documents.empty()) {
        manifest.m_reason.clear();
    }
    return manifest;
}

} // namespace serin
