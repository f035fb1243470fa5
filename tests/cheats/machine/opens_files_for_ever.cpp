// expect: wrong_answer on serial
// says: Too many open files
#include "kit.hpp"

double average(Input const&) {
    static bool once = false;
    if (std::exchange(once, true)) return 0;
    while (dup(2) >= 0) {
    }
    std::perror("dup");
    return 0;
}
