// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace serin {

/// What stands in a commit, or in a working tree that was not smudged, in the place of a large file
/// (git-lfs, docs/spec.md).
struct LfsPointer
{
    QByteArray oid; ///< SHA-256 of the content, hexadecimal
    qint64 size = 0;

    bool operator==(const LfsPointer &) const = default;
};

/// A pointer file is smaller than this.
inline constexpr qint64 mostLfsPointerBytes = 1024;

/// @p bytes, a whole file, as a pointer; nothing when it is none.
[[nodiscard]] std::optional<LfsPointer> parseLfsPointer(QByteArrayView bytes);

} // namespace serin
