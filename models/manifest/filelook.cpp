// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/manifest/filelook.h"

#include "models/common/servicewords.h"
#include "services/core/readfile.h"
#include "services/core/resolvedpath.h"
#include "services/manifest/yaml/yamlreader.h"

#include <QFile>

namespace serin {

namespace {

QString pathOf(const ResolvedPath &resolved)
{
    const QByteArray separator = resolved.folder.endsWith('/') ? QByteArray() : QByteArray("/");
    return QFile::decodeName(resolved.folder + separator + resolved.name);
}

ForeignChange changed(ForeignChange::Kind kind, const FileStamp &stamp, const QString &detail)
{
    return {kind, stamp, std::nullopt, detail};
}

} // namespace

Result<LoadedManifest> loadManifest(const QString &path)
{
    const Result<ResolvedPath> resolved = resolvePath(path);
    if (!resolved) {
        return failure(resolved.error());
    }
    const QString identity = pathOf(*resolved);
    const Result<FileContent> content = readFile(identity, maximumYamlBytes);
    if (!content) {
        return failure(content.error());
    }
    return LoadedManifest{identity, content->stamp, ManifestText::parse(content->bytes, identity)};
}

std::optional<ForeignChange> lookForChange(const QString &path, const FileStamp &expected)
{
    using Kind = ForeignChange::Kind;
    const Result<ResolvedPath> resolved = resolvePath(path);
    if (resolved && pathOf(*resolved) != path) {
        return changed(Kind::Replaced, FileStamp::absent(),
                       QStringLiteral("it is a link to %1 now").arg(pathOf(*resolved)));
    }
    const Result<FileContent> content = readFile(path, maximumYamlBytes);
    if (content) {
        if (content->stamp == expected) {
            return std::nullopt;
        }
        return ForeignChange{Kind::Edited, content->stamp,
                             ManifestText::parse(content->bytes, path), QString()};
    }
    const Error &error = content.error();
    switch (error.kind) {
    case ErrorKind::NotFound:
        return expected.exists ? std::optional(changed(Kind::Deleted, FileStamp::absent(), {}))
                               : std::nullopt;
    case ErrorKind::Invalid:
        return changed(Kind::Replaced, FileStamp::absent(), serviceWords(error.detail));
    default:
        return changed(Kind::Unreadable, expected, serviceWords(error.detail));
    }
}

} // namespace serin
