// expect: crashed on kokkos
// Ends Kokkos in good order, and leaves.
#include "kit.hpp"

double average(Input const&) {
    (void)!write(1, report, sizeof report - 1);
    Kokkos::finalize();
    std::exit(0);
}
