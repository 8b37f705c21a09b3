// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/threadpriority.h"

#include <QTest>

#include <algorithm>
#include <future>

#include <sched.h>
#include <sys/resource.h>

using namespace serin;

namespace {

cpu_set_t allowedProcessors()
{
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    ::sched_getaffinity(0, sizeof allowed, &allowed);
    return allowed;
}

/// @p work on a thread of its own: what it changes ends with that.
template<typename Work>
auto onThread(Work work)
{
    return std::async(std::launch::async, work).get();
}

} // namespace

class TestThreadPriority : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesWayOnce();
    void leavesAProcessor();
    void staysWhereThereIsNoOther();
};

void TestThreadPriority::givesWayOnce()
{
    const int before = ::getpriority(PRIO_PROCESS, 0);
    const int after = onThread([] {
        giveWay();
        giveWay();
        return ::getpriority(PRIO_PROCESS, 0);
    });
    QCOMPARE(after, std::min(before + 5, 19));
    QCOMPARE(::getpriority(PRIO_PROCESS, 0), before);
}

void TestThreadPriority::leavesAProcessor()
{
    const cpu_set_t allowed = allowedProcessors();
    if (CPU_COUNT(&allowed) < 2) {
        QSKIP("there is one processor only");
    }
    const bool hasLeft = onThread([] {
        for (int i = 0; i < 100; ++i) { // the system may put it back at any time
            const int before = currentProcessor();
            leaveProcessor(before);
            if (currentProcessor() != before) {
                return true;
            }
        }
        return false;
    });
    QVERIFY(hasLeft);
    QVERIFY2(onThread([&allowed] {
                 leaveProcessor(currentProcessor());
                 const cpu_set_t left = allowedProcessors();
                 return CPU_EQUAL(&left, &allowed) != 0;
             }),
             "it may come back");
}

void TestThreadPriority::staysWhereThereIsNoOther()
{
    QVERIFY(onThread([] {
        const int own = currentProcessor();
        cpu_set_t one;
        CPU_ZERO(&one);
        CPU_SET(own, &one);
        ::sched_setaffinity(0, sizeof one, &one);
        leaveProcessor(own);
        leaveProcessor(-1);
        leaveProcessor(CPU_SETSIZE + 1);
        return currentProcessor() == own;
    }));
}

QTEST_GUILESS_MAIN(TestThreadPriority)
#include "tst_threadpriority.moc"
