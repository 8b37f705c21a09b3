// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace serin {

/// What a file was when it was read, to see later whether it changed: by content, so that touching
/// a file or writing the same bytes again is no change.
struct FileStamp
{
    bool exists = false;
    QByteArray sha256; ///< 32 bytes; empty when there is no file

    /// There is no file.
    [[nodiscard]] static FileStamp absent() { return {}; }
    /// A file with these bytes.
    [[nodiscard]] static FileStamp of(QByteArrayView bytes);

    bool operator==(const FileStamp &) const = default;
};

} // namespace serin
