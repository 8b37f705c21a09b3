// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

namespace serin {

/// One test of a program that holds several. QTEST_MAIN and its kin register the test here, under
/// the name of its file; main() of testprogram.cpp runs the one that the program is called by.
class RegisteredTest
{
public:
    using Run = int (*)(int argc, char *argv[]);

    /// @param file the test's source, `…/tst_name.cpp`
    RegisteredTest(const char *file, Run run);
};

} // namespace serin

#undef QTEST_MAIN_WRAPPER
#define QTEST_MAIN_WRAPPER(TestObject, ...)                                                        \
    static const serin::RegisteredTest registered##TestObject(                                     \
        __FILE__, []([[maybe_unused]] int argc, [[maybe_unused]] char *argv[]) {                   \
            QTest::Internal::callInitMain<TestObject>();                                           \
            __VA_ARGS__                                                                            \
            TestObject tc;                                                                         \
            QTEST_SET_MAIN_SOURCE_PATH                                                             \
            return QTest::qExec(&tc, argc, argv);                                                  \
        });
