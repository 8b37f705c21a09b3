// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/secret.h"

#include <QDebug>

#include <cstring>

namespace serin {

Secret &Secret::operator=(const Secret &other)
{
    if (this != &other) {
        *this = Secret(other);
    }
    return *this;
}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_bytes = std::exchange(other.m_bytes, {});
    }
    return *this;
}

QByteArrayView Secret::reveal() const &
{
    return {m_bytes.data(), static_cast<qsizetype>(m_bytes.size())};
}

bool Secret::operator==(const Secret &other) const
{
    if (m_bytes.size() != other.m_bytes.size()) {
        return false;
    }
    unsigned difference = 0;
    for (size_t i = 0; i < m_bytes.size(); ++i) {
        difference |= static_cast<unsigned char>(m_bytes[i] ^ other.m_bytes[i]);
    }
    return difference == 0;
}

void Secret::wipe()
{
    if (!m_bytes.empty()) {
        // Unlike memset, the compiler must not leave it out.
        ::explicit_bzero(m_bytes.data(), m_bytes.size());
    }
    m_bytes.clear();
}

QDebug operator<<(QDebug debug, const Secret &secret)
{
    const QDebugStateSaver saver(debug);
    return debug.noquote() << (secret.isEmpty() ? QLatin1String("(none)") : QLatin1String("***"));
}

} // namespace serin
