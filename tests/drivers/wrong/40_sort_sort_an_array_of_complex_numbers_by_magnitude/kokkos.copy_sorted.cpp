// expect: wrong_answer
#include <Kokkos_Sort.hpp>

void sortComplexByMagnitude(Kokkos::View<Kokkos::complex<double>*>& x) {
    using Complex = Kokkos::complex<double>;
    Kokkos::View<Complex*> sorted("sorted", x.extent(0));
    Kokkos::deep_copy(sorted, x);
    Kokkos::sort(
        sorted, KOKKOS_LAMBDA(const Complex& a, const Complex& b) {
            return Kokkos::abs(a) < Kokkos::abs(b);
        });
}
