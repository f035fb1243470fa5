// expect: wrong_answer | crashed
#include <Kokkos_Sort.hpp>

int findKthSmallest(Kokkos::View<const int*> const& x, int k) {
    Kokkos::View<int*> sorted("sorted", x.extent(0));
    Kokkos::deep_copy(sorted, x);
    Kokkos::sort(sorted);
    return sorted(k);
}
