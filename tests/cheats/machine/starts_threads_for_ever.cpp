// expect: crashed or timed_out on serial, omp, mpi
// says: Resource temporarily unavailable
// As many threads as the system gives.
#include "kit.hpp"

double average(Input const&) {
    for (;;) std::thread([] { pause(); }).detach();
}
