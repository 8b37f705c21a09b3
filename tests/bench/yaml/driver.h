// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <stdexcept>
#include <string>
#include <vector>

namespace serin::bench {

/// One value to set: keys from the root joined with '/', and what to write there.
struct Assignment
{
    std::string path;
    std::string value;
};

/// What one edit of a file sets.
using Edit = std::vector<Assignment>;

/// The command line that all drivers of this benchmark share:
/// `MODE FILE… [--edit "PATH=VALUE PATH=VALUE"]… [--repeat N]`.
/// Round k makes edit k modulo their number in every file, so that with two edits no round finds
/// its values already there.
struct Options
{
    std::string mode;
    std::vector<std::string> files;
    std::vector<Edit> edits;
    int repeat = 1;
};

[[nodiscard]] inline Edit parseEdit(const std::string &text)
{
    Edit edit;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        const std::string word = text.substr(begin, end - begin);
        const std::size_t equals = word.find('=');
        if (equals == std::string::npos) {
            throw std::invalid_argument("not PATH=VALUE: " + word);
        }
        edit.push_back({word.substr(0, equals), word.substr(equals + 1)});
        begin = end + 1;
    }
    return edit;
}

/// @throws std::invalid_argument with what is wrong.
[[nodiscard]] inline Options parseOptions(int argc, char **argv)
{
    Options options;
    const std::vector<std::string> words(argv + 1, argv + argc);
    for (std::size_t i = 0; i < words.size(); ++i) {
        if ((words[i] == "--edit" || words[i] == "--repeat") && i + 1 == words.size()) {
            throw std::invalid_argument(words[i] + " lacks its value");
        }
        if (words[i] == "--edit") {
            options.edits.push_back(parseEdit(words[++i]));
        } else if (words[i] == "--repeat") {
            options.repeat = std::stoi(words[++i]);
        } else if (options.mode.empty()) {
            options.mode = words[i];
        } else {
            options.files.push_back(words[i]);
        }
    }
    if (options.edits.empty()) {
        options.edits = {parseEdit("traffic/blue=42 traffic/green=58"),
                         parseEdit("traffic/blue=43 traffic/green=57")};
    }
    if (options.mode.empty() || options.files.empty() || options.repeat < 1) {
        throw std::invalid_argument("usage: MODE FILE… [--edit \"PATH=VALUE …\"]… [--repeat N]");
    }
    return options;
}

/// Milliseconds of wall time since it was made.
class Stopwatch
{
public:
    [[nodiscard]] double milliseconds() const
    {
        return std::chrono::duration<double, std::milli>(Clock::now() - m_begin).count();
    }

private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point m_begin = Clock::now();
};

/// Milliseconds of processor time that this process has used, also within the system.
[[nodiscard]] inline double processorMilliseconds()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// Calls @p editFile(file, edit) for each file in each round and prints the times as one JSON
/// object; @p more is put into it as it is, e.g. `, "x": 1`, after all edits were made.
template<typename EditFile, typename More>
void runEdits(const Options &options, EditFile editFile, More more)
{
    std::vector<double> times;
    double total = 0;
    const double processorBegin = processorMilliseconds();
    for (int round = 0; round < options.repeat; ++round) {
        const Edit &edit = options.edits[static_cast<std::size_t>(round) % options.edits.size()];
        for (const std::string &file : options.files) {
            const Stopwatch watch;
            editFile(file, edit);
            times.push_back(watch.milliseconds());
            total += times.back();
        }
    }
    const double processor = processorMilliseconds() - processorBegin;
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::nth_element(times.begin(), middle, times.end());
    std::printf("{\"edits\": %zu, \"totalMs\": %.3f, \"medianMs\": %.4f, \"cpuMs\": %.4f%s}\n",
                times.size(), total, *middle, processor, std::string(more()).c_str());
}

} // namespace serin::bench
