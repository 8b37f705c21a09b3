// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/manifest/manifest.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace serin {

/// The bytes of a manifest file and what they say, or why they say nothing. Immutable, cheap to
/// copy, safe to read from several threads.
struct ManifestText
{
    QByteArray bytes;
    Result<Manifest> manifest;
    bool exists = true; ///< there is a file with these bytes, or is to be

    [[nodiscard]] static ManifestText parse(const QByteArray &bytes, const QString &path)
    {
        return {bytes, Manifest::parse(bytes, path)};
    }
    [[nodiscard]] static ManifestText of(const Manifest &manifest)
    {
        return {manifest.text(), manifest};
    }
    /// There is no file at @p path, or is to be none.
    [[nodiscard]] static ManifestText absent(const QString &path)
    {
        return {{}, Manifest::parse({}, path), false};
    }

    /// Nothing: there is no file.
    [[nodiscard]] std::optional<QByteArray> content() const
    {
        return exists ? std::optional(bytes) : std::nullopt;
    }
};

} // namespace serin
