// expect: wrong_answer
#include <Kokkos_Sort.hpp>

void sortIgnoreZero(Kokkos::View<int*>& x) {
    Kokkos::View<size_t*> place("place", x.extent(0));
    size_t count = 0;
    Kokkos::parallel_scan(
        x.extent(0),
        KOKKOS_LAMBDA(const size_t i, size_t& sum, const bool is_final) {
            sum += x(i) != 0;
            if (is_final) place(i) = sum;
        },
        count);
    Kokkos::View<int*> values("values", count + 1);
    Kokkos::parallel_for(
        x.extent(0), KOKKOS_LAMBDA(const size_t i) {
            if (x(i) != 0) values(place(i)) = x(i);
        });
    Kokkos::sort(values);
    Kokkos::parallel_for(
        x.extent(0), KOKKOS_LAMBDA(const size_t i) {
            if (x(i) != 0) x(i) = values(place(i));
        });
}
