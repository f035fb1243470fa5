// expect: wrong_answer
#include <Kokkos_Sort.hpp>

void ranks(Kokkos::View<const float*> const& x, Kokkos::View<size_t*>& ranks) {
    Kokkos::parallel_for(
        x.extent(0), KOKKOS_LAMBDA(const size_t i) { ranks(i) = i; });
    Kokkos::sort(
        ranks, KOKKOS_LAMBDA(const size_t i, const size_t j) { return x(i) < x(j); });
}
