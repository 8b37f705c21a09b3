// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace serin {

/// `$filter` of Azure Monitor: `deployment eq 'blue' and statusCode eq '*'`. Each dimension it
/// names splits the answer by its values, `'*'` by all; `or` stands only between values of one
/// dimension and binds tighter than `and`.
struct MonitorFilter
{
    struct Clause
    {
        QString dimension;
        QStringList values;

        /// Without regard to case, as ARM compares names.
        [[nodiscard]] bool takes(const QString &value) const;
    };
    std::vector<Clause> clauses; ///< one a dimension

    /// @p text as it is after one percent-decoding; a dimension or value that holds round brackets
    /// is encoded twice. An empty text is an empty filter; a quote in a value is doubled.
    /// @error Invalid with what is wrong and where.
    [[nodiscard]] static Result<MonitorFilter> fromText(const QString &text);
};

} // namespace serin
