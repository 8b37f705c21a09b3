// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/freememory.h"

#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace serin {

void returnFreeMemory()
{
#ifdef __GLIBC__
    // Threads that scan leave arenas behind that are never used again, and glibc shrinks only the
    // end of each by itself.
    ::malloc_trim(0);
#endif
}

void shareMemoryPools()
{
#ifdef __GLIBC__
    ::mallopt(M_ARENA_MAX, 2); // NOLINT(concurrency-mt-unsafe): nothing runs beside it yet
#endif
}

} // namespace serin
