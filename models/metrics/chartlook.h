// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace serin {

/// How a person has set the charts of an endpoint. A value.
struct ChartLook
{
    int range = 300; ///< seconds that are shown; 0: all
    bool isFollowing = true;
    bool isPaused = false;
    bool isTable = false;
    double from = 0; ///< unless it follows: what is shown, in seconds since 1970
    double to = 0;
    QStringList hidden; ///< deployments that are not shown
    QStringList percentiles{QStringLiteral("p95")};

    bool operator==(const ChartLook &) const = default;

    [[nodiscard]] QByteArray toJson() const;
    /// What makes no sense is as usual.
    [[nodiscard]] static ChartLook fromJson(const QByteArray &json);
};

} // namespace serin
