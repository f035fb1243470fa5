// expect: wrong_answer
#include <Kokkos_Sort.hpp>

void sortIgnoreZero(Kokkos::View<int*>& x) { Kokkos::sort(x); }
