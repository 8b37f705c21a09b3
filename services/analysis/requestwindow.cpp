// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/analysis/requestwindow.h"

#include <algorithm>

namespace serin {

double RequestWindow::seconds() const
{
    return std::max(shortest, to - from);
}

std::optional<RequestWindow> requestWindow(const std::vector<double> &busy, double step, double now)
{
    std::optional<RequestWindow> window;
    for (const double time : busy) {
        if (time + step <= now && (!window || time + step > window->to)) {
            window = RequestWindow{time, time + step};
        }
    }
    if (window) {
        const double earliest = window->to - RequestWindow::longest;
        for (const double time : busy) {
            window->from = time >= earliest ? std::min(window->from, time) : window->from;
        }
    }
    return window;
}

} // namespace serin
