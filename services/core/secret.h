// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <utility>
#include <vector>

class QDebug;

namespace serin {

/// A token, key or password. Converts to nothing and prints as "***"; the only way to its bytes is
/// reveal(), so that a search for that word finds every place where one leaves. Its memory is
/// overwritten before it is given back; each copy is one more place in memory.
class Secret
{
public:
    /// No secret.
    Secret() = default;
    /// Copies @p bytes; the caller's own stay as they are.
    explicit Secret(QByteArrayView bytes) : m_bytes(bytes.begin(), bytes.end()) {}
    Secret(const Secret &) = default;
    Secret(Secret &&other) noexcept : m_bytes(std::move(other.m_bytes)) {}
    Secret &operator=(const Secret &other);
    Secret &operator=(Secret &&other) noexcept;
    ~Secret() { wipe(); }

    [[nodiscard]] bool isEmpty() const { return m_bytes.empty(); }
    /// The bytes; valid until this object changes or ends.
    [[nodiscard]] QByteArrayView reveal() const &;
    QByteArrayView reveal() const && = delete;

    /// Takes as long for a near miss as for any other of the same size.
    bool operator==(const Secret &other) const;

private:
    void wipe();

    std::vector<char> m_bytes; // never grows, which would leave a copy behind
};

/// "***", or "(none)" for an empty one.
QDebug operator<<(QDebug debug, const Secret &secret);

} // namespace serin
