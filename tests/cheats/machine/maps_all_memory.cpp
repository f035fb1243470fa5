// expect: wrong_answer on serial, mpi
// says: Cannot allocate memory
// Address space without end.
#include "kit.hpp"

double average(Input const&) {
    static bool once = false;
    if (std::exchange(once, true)) return 0;
    while (mmap(nullptr, 1 << 28, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED) {
    }
    std::perror("mmap");
    return 0;
}
