// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/wordchecks.h"

#include <algorithm>

namespace serin {

CLI::Validator oneOf(const std::vector<std::string> &words)
{
    const auto check = [words](const std::string &text) {
        return std::find(words.begin(), words.end(), text) != words.end()
                   ? std::string()
                   : '"' + text + "\" must be one of " + CLI::detail::join(words, ", ");
    };
    return {check, '{' + CLI::detail::join(words, ",") + '}'};
}

} // namespace serin
