// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/error.h"

#include <QString>

#include <tl/expected.hpp>

#include <vector>

namespace serin {

/// One finding inside an error.
struct ArmErrorDetail
{
    QString code;
    QString message; ///< a sentence with its full stop
    QString target;  ///< the JSON path or the resource; may be empty

    bool operator==(const ArmErrorDetail &) const = default;
};

/// Why a request is refused, as Azure Resource Manager tells it.
struct ArmError
{
    int status = 400;
    QString code;
    QString message; ///< a sentence with its full stop
    QString target;
    std::vector<ArmErrorDetail> details;
};

template<typename T>
using ArmResult = tl::expected<T, ArmError>;

/// For `return refuse(409, …)` in functions that return an ArmResult.
[[nodiscard]] tl::unexpected<ArmError> refuse(int status, QString code, QString message,
                                              QString target = {});
[[nodiscard]] tl::unexpected<ArmError> refuse(ArmError error);
/// The workspace's own state cannot be read or written: 503 when trying again may help, else 500.
[[nodiscard]] tl::unexpected<ArmError> refuse(const Error &error);

/// What a Result of the store says, for a handler.
template<typename T>
[[nodiscard]] ArmResult<T> orRefuse(tl::expected<T, Error> result)
{
    return std::move(result).map_error([](const Error &error) { return refuse(error).value(); });
}

} // namespace serin
