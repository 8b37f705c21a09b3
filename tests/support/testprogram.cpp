// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testprogram.h"

#include <cstdio>
#include <map>
#include <string>

namespace serin {

namespace {

std::map<std::string, RegisteredTest::Run> &tests()
{
    static std::map<std::string, RegisteredTest::Run> tests;
    return tests;
}

std::string baseName(std::string path)
{
    path.erase(0, path.rfind('/') + 1); // npos + 1 is 0
    return path.substr(0, path.find('.'));
}

} // namespace

RegisteredTest::RegisteredTest(const char *file, Run run)
{
    tests().emplace(baseName(file), run);
}

} // namespace serin

int main(int argc, char *argv[])
{
    const auto &tests = serin::tests();
    auto test = tests.find(serin::baseName(argv[0]));
    if (test == tests.end() && argc > 1) {
        test = tests.find(argv[1]);
        ++argv;
        --argc;
    }
    if (test != tests.end())
        return test->second(argc, argv);
    std::fputs("usage: PROGRAM TEST [ARGUMENT…]; it holds these tests:\n", stderr);
    for (const auto &[name, run] : tests)
        std::fprintf(stderr, "  %s\n", name.c_str());
    return 2;
}
