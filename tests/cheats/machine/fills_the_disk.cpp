// expect: wrong_answer on serial, omp, mpi, kokkos
// says: No space left on device
// Many files, none of them too large.
#include "kit.hpp"

double average(Input const&) {
    for (int n = 0; n < 1000; ++n) {
        int file = open(("/tmp/" + std::to_string(n)).c_str(), O_WRONLY | O_CREAT, 0600);
        if (int error = posix_fallocate(file, 0, 1 << 27))
            return std::fprintf(stderr, "%s\n", std::strerror(error)), 0;
        close(file);
    }
    return 0;
}
