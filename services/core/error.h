// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace serin {

/// What went wrong, in terms a caller can act on.
enum class ErrorKind {
    Cancelled,    ///< the person or the caller stopped it
    Timeout,      ///< no answer within the limit
    NotFound,     ///< the named thing does not exist
    Conflict,     ///< it exists already, or changed underneath
    Invalid,      ///< the input breaks a rule
    Unauthorized, ///< no, expired or insufficient credentials
    Unavailable,  ///< the other side is away; trying later may help
    Io,           ///< the file system or a device refused
    Protocol,     ///< the other side answered what it must not
    Internal,     ///< a programmer's error
};

/// The name of @p kind as scripts see it: lower case, e.g. "not-found".
[[nodiscard]] QString errorKindName(ErrorKind kind);

/// Why an operation failed. Services fill it and neither translate nor show it.
struct Error
{
    ErrorKind kind = ErrorKind::Internal;
    /// One sentence that says what and why, without a final full stop. Never contains a secret.
    QString detail;
    /// file:line:column, or HTTP status and request id, or exit code and stderr. May be empty.
    QString where;
    /// What to do next, one sentence without a final full stop. May be empty.
    QString fix;

    /// "where: detail; fix" with the empty parts left out, on one line.
    [[nodiscard]] QString toLine() const;

    bool operator==(const Error &) const = default;
};

} // namespace serin
