// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/manifestfile.h"

#include "services/core/readfile.h"
#include "services/manifest/yaml/yamlreader.h"

#include <QDir>
#include <QFileInfo>

namespace serin {

QString absoluteManifestPath(const QString &path)
{
    return QDir::cleanPath(QFileInfo(path).absoluteFilePath());
}

Result<Manifest> readManifest(const QString &path, const QString &shown)
{
    const auto content = readFile(path, maximumYamlBytes);
    if (!content) {
        Error error = content.error();
        error.where = error.where == path ? shown : error.where;
        return failure(std::move(error));
    }
    return Manifest::parse(content->bytes, shown);
}

CatalogFilePointer catalogFileOf(const Result<Manifest> &parsed, const QString &path)
{
    const QString absolute = absoluteManifestPath(path);
    return std::make_shared<CatalogFile>(catalogFile(parsed, absolute, QFileInfo(absolute).path()));
}

} // namespace serin
