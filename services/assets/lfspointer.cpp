// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/assets/lfspointer.h"

#include <QList>

#include <algorithm>

namespace serin {

std::optional<LfsPointer> parseLfsPointer(QByteArrayView bytes)
{
    constexpr QByteArrayView first("version https://git-lfs.github.com/spec/");
    if (bytes.size() >= mostLfsPointerBytes || !bytes.startsWith(first)) {
        return std::nullopt;
    }
    LfsPointer pointer;
    for (const QByteArray &line : bytes.toByteArray().split('\n')) {
        if (line.startsWith("oid sha256:")) {
            pointer.oid = line.mid(11).trimmed();
        } else if (line.startsWith("size ")) {
            bool isNumber = false;
            pointer.size = line.mid(5).trimmed().toLongLong(&isNumber);
            pointer.size = isNumber ? pointer.size : -1;
        }
    }
    const bool isHex = std::all_of(pointer.oid.begin(), pointer.oid.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    });
    if (pointer.oid.size() != 64 || !isHex || pointer.size < 0) {
        return std::nullopt;
    }
    return pointer;
}

} // namespace serin
