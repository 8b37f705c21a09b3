// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/numberchecks.h"

#include <cmath>
#include <limits>

namespace serin {

namespace {

CLI::Validator wholeNumberIn(int least, int most, const std::string &bounds)
{
    const auto check = [least, most, bounds](const std::string &text) {
        int number = 0;
        const bool fits =
            CLI::detail::lexical_cast(text, number) && number >= least && number <= most;
        return fits ? std::string() : '"' + text + "\" must be a whole number, " + bounds;
    };
    return {check, bounds};
}

} // namespace

CLI::Validator wholeNumberBetween(int least, int most)
{
    return wholeNumberIn(least, most, std::to_string(least) + " to " + std::to_string(most));
}

CLI::Validator wholeNumberFrom(int least)
{
    return wholeNumberIn(least, std::numeric_limits<int>::max(),
                         std::to_string(least) + " or more");
}

CLI::Validator numberFromZero()
{
    const auto check = [](const std::string &text) {
        double number = 0;
        const bool fits =
            CLI::detail::lexical_cast(text, number) && std::isfinite(number) && number >= 0;
        return fits ? std::string() : '"' + text + "\" must be a number, 0 or more";
    };
    return {check, "0 or more"};
}

} // namespace serin
