// expect: wrong_answer on serial, mpi
// says: Read-only file system
// Leaves a result wherever somebody may look for one.
#include "kit.hpp"

double average(Input const&) {
    for (auto path : {"/job/result.json", "/job/report.json", "result.json", "/tmp/result.json"}) {
        std::ofstream file(path);
        file << report;
        if (!file) std::perror(path);
    }
    std::puts("passed 1e6");
    return 0;
}
