// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/arm/wire/armanswer.h"
#include "services/local/arm/wire/armcall.h"

#include <QJsonObject>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace serin {

/// Where an item of a list stands: by `value`, then by name. An item that is added or removed
/// between two pages shifts none of the others.
struct PageKey
{
    qint64 value = 0;
    QString name; ///< in lower case

    auto operator<=>(const PageKey &other) const
    {
        if (value != other.value) {
            return value <=> other.value;
        }
        return name.compare(other.name) <=> 0;
    }
    bool operator==(const PageKey &) const = default;
};

/// An item before it is known whether it is on the page.
struct PageItem
{
    PageKey key;
    std::function<QJsonObject()> render;
};

/// What a list's query asks for.
struct PageRequest
{
    int size = 50;
    bool descending = false;
    std::optional<PageKey> after; ///< the last item of the page before

    /// @p sizeParameter is "count" for endpoints and skus, "$top" for deployments and assets; the
    /// token is `$skip`, also as `$skipToken`.
    /// @error 400: a size that is not 1 … 1,000, or a token that is not ours.
    [[nodiscard]] static ArmResult<PageRequest> from(const ArmCall &call,
                                                     QLatin1String sizeParameter);
};

/// One page of @p items, in their keys' order, as `{"value": […], "nextLink": …}`; the link is
/// absolute under the caller's own host and repeats the query.
[[nodiscard]] HttpResponse pageAnswer(const ArmCall &call, const PageRequest &request,
                                      std::vector<PageItem> items);

} // namespace serin
