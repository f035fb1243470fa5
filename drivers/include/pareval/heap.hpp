#pragma once
// The same heap for judge and worker.
#include <malloc.h>

namespace pareval {

// Freed memory is kept instead of being given back to the kernel. Otherwise a call that allocates
// pays for fresh pages or not, depending on what else its process happened to free before, and
// identical code differs by a fifth between judge and worker.
inline void keep_freed_memory() {
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 2000 << 20);
    mallopt(M_TOP_PAD, 16 << 20);
}

}  // namespace pareval
