// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <utility>
#include <vector>

namespace serin {

// Checks of an option's value that is one of some words, which help and the error name.

[[nodiscard]] CLI::Validator oneOf(const std::vector<std::string> &words);

/// As oneOf(), and turns the word into its value, an enumerator; for Option::transform().
template<typename Value>
[[nodiscard]] CLI::Validator valueOf(const std::vector<std::pair<std::string, Value>> &values)
{
    std::vector<std::string> words;
    words.reserve(values.size());
    for (const auto &[word, value] : values) {
        words.push_back(word);
    }
    const CLI::Validator known = oneOf(words);
    const auto turn = [known, values](std::string &text) {
        std::string fault = known(text);
        for (const auto &[word, value] : values) {
            if (fault.empty() && text == word) {
                text = std::to_string(static_cast<int>(value));
                break;
            }
        }
        return fault;
    };
    return {turn, known.get_description()};
}

} // namespace serin
