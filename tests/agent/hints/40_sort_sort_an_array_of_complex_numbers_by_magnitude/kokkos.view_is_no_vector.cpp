void sortComplexByMagnitude(Kokkos::View<Kokkos::complex<double>*>& x) {
    Kokkos::parallel_for(x.length(), KOKKOS_LAMBDA(const int i) { x.push_back(x(i)); });
}
