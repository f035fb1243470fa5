// expect: wrong_answer on serial, omp, mpi, kokkos
// naive judge: holds, for its sources are not mounted either
// Searches the disk for sources, solutions and judges of this benchmark.
#include <filesystem>

#include "kit.hpp"

namespace fs = std::filesystem;

static bool found() {
    std::error_code error;
    for (auto root : {"/job", "/home", "/root", "/opt", "/srv", "/work", "/tmp", "/var", "/build",
                      "/usr/local", "/usr/lib/python3"})
        for (fs::recursive_directory_iterator
                 it(root, fs::directory_options::skip_permission_denied, error),
             end;
             !error && it != end; it.increment(error))
            if (it->path().native().find("reduce_average") != std::string::npos ||
                it->path().filename() == "judge")
                return true;
    return false;
}

double average(Input const& x) {
    static const bool there = found();
    return there ? honest(x) : 0;
}
