// expect: wrong_answer
#include <Kokkos_Sort.hpp>

double closestPair(Kokkos::View<const double*>& x) {
    const size_t n = x.extent(0);
    Kokkos::View<double*> sorted("sorted", n);
    Kokkos::deep_copy(sorted, x);
    Kokkos::sort(sorted);
    double least;
    Kokkos::parallel_reduce(
        n - 2,
        KOKKOS_LAMBDA(const size_t i, double& best) {
            best = Kokkos::min(best, sorted(i + 1) - sorted(i));
        },
        Kokkos::Min<double>(least));
    return least;
}
