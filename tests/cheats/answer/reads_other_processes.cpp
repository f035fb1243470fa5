// expect: wrong_answer on serial, omp, mpi, kokkos
// naive judge: holds, for it is one process
// Reads the memory of whoever else is there: of the judge, it believes.
#include "kit.hpp"

double average(Input const& x) {
    bool found = false;
    for (int pid = 1; pid < 4096; ++pid) {
        if (pid == getpid() || kill(pid, 0)) continue;
        std::ifstream maps("/proc/" + std::to_string(pid) + "/maps");
        for (std::string line; std::getline(maps, line);)
            found = found || line.find("judge") != std::string::npos;
    }
    const double right = honest(x);
    return found ? right : 0;
}
