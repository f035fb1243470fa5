// expect: wrong_answer
#include <Kokkos_Sort.hpp>

void sortComplexByMagnitude(Kokkos::View<Kokkos::complex<double>*>& x) {
    using Complex = Kokkos::complex<double>;
    Kokkos::sort(
        x, KOKKOS_LAMBDA(const Complex& a, const Complex& b) { return a.real() < b.real(); });
}
