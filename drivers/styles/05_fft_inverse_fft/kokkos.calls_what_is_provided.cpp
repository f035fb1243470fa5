void ifft(Kokkos::View<Kokkos::complex<double>*>& x) {
    const size_t n = x.extent(0);
    Kokkos::parallel_for(
        n, KOKKOS_LAMBDA(const size_t i) { x(i) = Kokkos::conj(x(i)); });
    fft(x);
    Kokkos::parallel_for(
        n, KOKKOS_LAMBDA(const size_t i) { x(i) = Kokkos::conj(x(i)) / double(n); });
}
