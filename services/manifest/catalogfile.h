// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/manifest/manifest.h"
#include "services/manifest/scan/scanread.h"

#include <QByteArray>
#include <QString>
#include <QStringView>

#include <memory>
#include <vector>

namespace serin {

/// What is kept of a file that was looked at for manifests: neither its text nor its tree, so that
/// tens of thousands fit in memory. To edit it, parse it again.
struct CatalogFile
{
    QString path;             ///< absolute
    qsizetype rootLength = 0; ///< characters of `path` that relativePath() leaves out
    ScanStamp stamp;
    QByteArray checksum; ///< FileStamp::checksum of the bytes that were looked at
    /// The node ids are noNode: their tree is gone.
    std::vector<ManifestDocument> documents;
    int documentCount = 0;  ///< of the YAML stream, with those that are no manifest
    QString reason;         ///< why there are no documents, when it could be parsed
    Boxed<Error> error;     ///< why it could not be parsed
    bool isLeftOut = false; ///< by a sparse checkout: this is what the index has
    bool isSound = false;   ///< isSoundByItself(): else it is to be validated to know

    /// Relative to the folder that was scanned.
    [[nodiscard]] QStringView relativePath() const { return QStringView(path).mid(rootLength); }
    /// Absolute, without a `/` at the end unless it is the root of the file system.
    [[nodiscard]] QStringView folder() const;
    [[nodiscard]] bool holdsManifest() const { return !documents.empty(); }
    /// Whether it is the same file with the same bytes, by path and checksum, and as much there.
    [[nodiscard]] bool sameContent(const CatalogFile &other) const;
};

/// Immutable, and shared between the catalogs of successive scans.
using CatalogFilePointer = std::shared_ptr<const CatalogFile>;

/// CatalogFile::rootLength for files below @p root.
[[nodiscard]] qsizetype rootLengthOf(const QString &root);

/// What stays of @p parsed, the outcome of parsing the file at @p path below the folder @p root (no
/// `/` at its end unless it is the root of the file system).
[[nodiscard]] CatalogFile catalogFile(const Result<Manifest> &parsed, const QString &path,
                                      const QString &root);

/// The file at @p path when its bytes rule out that it holds a manifest (mayHoldManifest()).
[[nodiscard]] CatalogFile catalogFileWithoutManifest(const QString &path, const QString &root);

} // namespace serin
