// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/manifest/manifest.h"

#include <QByteArray>
#include <QString>

namespace serin {

/// The bytes of a manifest file and what they say, or why they say nothing. Immutable, cheap to
/// copy, safe to read from several threads.
struct ManifestText
{
    QByteArray bytes;
    Result<Manifest> manifest;

    [[nodiscard]] static ManifestText parse(const QByteArray &bytes, const QString &path)
    {
        return {bytes, Manifest::parse(bytes, path)};
    }
    [[nodiscard]] static ManifestText of(const Manifest &manifest)
    {
        return {manifest.text(), manifest};
    }
};

} // namespace serin
