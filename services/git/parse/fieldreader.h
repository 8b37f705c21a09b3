// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QByteArrayView>

#include <optional>

namespace serin {

/// Walks over git's output field by field. The bytes must outlive it and what it returns.
class FieldReader
{
public:
    explicit FieldReader(QByteArrayView bytes) : m_rest(bytes) {}

    [[nodiscard]] bool atEnd() const { return m_rest.isEmpty(); }
    /// The next byte, '\0' at the end.
    [[nodiscard]] char peek() const { return m_rest.isEmpty() ? '\0' : m_rest.front(); }
    [[nodiscard]] QByteArrayView rest() const { return m_rest; }

    /// What stands before the next @p end, which is passed over; nothing when it does not come.
    [[nodiscard]] std::optional<QByteArrayView> upTo(char end);
    /// The next @p count bytes; nothing when there are fewer.
    [[nodiscard]] std::optional<QByteArrayView> take(qint64 count);
    /// Passes over @p byte; false when another comes.
    [[nodiscard]] bool skip(char byte);

private:
    QByteArrayView m_rest;
};

/// A number of decimal digits only, up to 2^62; nothing for all else.
[[nodiscard]] std::optional<qint64> decimal(QByteArrayView digits);

/// Protocol: git's answer to @p command cannot be read; quotes the beginning of @p record.
[[nodiscard]] Error unreadableOutput(const char *command, QByteArrayView record);

} // namespace serin
