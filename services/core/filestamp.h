// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QCryptographicHash>

namespace serin {

/// What a file was when it was read, to see later whether it changed: by content, so that touching
/// a file or writing the same bytes again is no change.
struct FileStamp
{
    /// As safe against a forged file as SHA-256, in 0.4 times its time.
    static constexpr QCryptographicHash::Algorithm algorithm = QCryptographicHash::Blake2b_256;

    bool exists = false;
    QByteArray checksum; ///< 32 bytes by `algorithm`; empty when there is no file

    /// There is no file.
    [[nodiscard]] static FileStamp absent() { return {}; }
    /// A file with these bytes.
    [[nodiscard]] static FileStamp of(QByteArrayView bytes);

    bool operator==(const FileStamp &) const = default;
};

} // namespace serin
