// SPDX-License-Identifier: GPL-3.0-or-later
// metricswriter FILE SECOND COUNT: records a request of two deployments for each of COUNT seconds
// from SECOND on as quickly as it can, and prints each second when it is recorded; then it
// waits to be killed.
#include "services/core/systemclock.h"
#include "tests/services/local/metrics/metricstest.h"
#include "tests/support/wholenumber.h"

#include <cstdio>
#include <unistd.h>

using namespace serin;

int main(int argc, char **argv)
{
    const auto from = argc == 4 ? wholeNumber<std::int64_t>(argv[2]) : std::nullopt;
    const auto count = argc == 4 ? wholeNumber<std::int64_t>(argv[3]) : std::nullopt;
    if (!from || !count) {
        return 2;
    }
    const SystemClock clock;
    const auto store = MetricsStore::open(QString::fromLocal8Bit(argv[1]), clock);
    if (!store) {
        std::fprintf(stderr, "%s\n", qPrintable(store.error().toLine()));
        return 1;
    }
    for (std::int64_t second = *from; second < *from + *count; ++second) {
        const auto done = (*store)->record(
            {trafficSample("blue", second, 1), trafficSample("green", second, 1, 500)});
        if (!done) {
            std::fprintf(stderr, "%s\n", qPrintable(done.error().toLine()));
            return 1;
        }
        std::printf("%lld\n", static_cast<long long>(second));
        std::fflush(stdout);
    }
    ::alarm(60); // whoever reads it kills it sooner
    ::pause();
    return 0;
}
