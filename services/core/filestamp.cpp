// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/filestamp.h"

namespace serin {

FileStamp FileStamp::of(QByteArrayView bytes)
{
    return {true, QCryptographicHash::hash(bytes, algorithm)};
}

} // namespace serin
