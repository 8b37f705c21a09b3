// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/store/randomsecret.h"

#include <QByteArray>
#include <QRandomGenerator>

#include <array>

namespace serin {

Secret randomSecret()
{
    std::array<quint32, 8> numbers{};
    QRandomGenerator::system()->fillRange(numbers.data(), numbers.size());
    const QByteArray bytes(reinterpret_cast<const char *>(numbers.data()), sizeof(numbers));
    return Secret(bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

} // namespace serin
