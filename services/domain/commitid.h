// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QHashFunctions>
#include <QString>

#include <optional>

namespace serin {

/// A commit by its full object id: 40 (SHA-1) or 64 (SHA-256) lower-case hexadecimal digits.
class CommitId
{
public:
    /// Nothing for anything but a full id; the all-zero id names no commit.
    [[nodiscard]] static std::optional<CommitId> fromHex(QByteArrayView hex);

    [[nodiscard]] const QByteArray &hex() const { return m_hex; }
    [[nodiscard]] QString toString() const { return QString::fromLatin1(m_hex); }
    /// The first ten digits, for people.
    [[nodiscard]] QString shortForm() const { return QString::fromLatin1(m_hex.left(10)); }

    bool operator==(const CommitId &) const = default;
    bool operator<(const CommitId &other) const { return m_hex < other.m_hex; }

private:
    explicit CommitId(QByteArray hex) : m_hex(std::move(hex)) {}

    QByteArray m_hex;
};

inline size_t qHash(const CommitId &id, size_t seed = 0)
{
    return qHash(id.hex(), seed);
}

/// Whether @p hex is a full object id of any kind, the all-zero one included.
[[nodiscard]] bool isObjectId(QByteArrayView hex);

} // namespace serin
