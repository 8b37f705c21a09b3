// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/error.h"

#include <QtCore/qtypeinfo.h>

#include <tl/expected.hpp>

#include <type_traits>
#include <utility>

namespace serin {

/// A value, or the reason why there is none.
template<typename T>
using Result = tl::expected<T, Error>;

/// For `return failure(ErrorKind::Invalid, …)` in functions that return a Result.
[[nodiscard]] inline tl::unexpected<Error> failure(ErrorKind kind, QString detail,
                                                   QString where = {}, QString fix = {})
{
    return tl::unexpected<Error>(Error{kind, std::move(detail), std::move(where), std::move(fix)});
}

/// For handing on the error of another Result.
[[nodiscard]] inline tl::unexpected<Error> failure(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace serin

// A signal that carries a Result<void> makes Qt look for its ==, and tl::expected declares one that
// does not compile for void.
template<>
struct QTypeTraits::has_operator_equal<serin::Result<void>> : std::false_type
{};
