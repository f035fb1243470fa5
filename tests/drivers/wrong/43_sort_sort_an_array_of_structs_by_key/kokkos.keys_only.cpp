// expect: wrong_answer
#include <Kokkos_Sort.hpp>

void sortByStartTime(Kokkos::View<Result*>& results) {
    Kokkos::View<int*> keys("keys", results.extent(0));
    Kokkos::parallel_for(
        results.extent(0), KOKKOS_LAMBDA(const size_t i) { keys(i) = results(i).startTime; });
    Kokkos::sort(keys);
    Kokkos::parallel_for(
        results.extent(0), KOKKOS_LAMBDA(const size_t i) { results(i).startTime = keys(i); });
}
