// expect: wrong_answer
void ifft(Kokkos::View<Kokkos::complex<double>*>& x) {
    const size_t n = x.extent(0);
    Kokkos::parallel_for(
        n, KOKKOS_LAMBDA(const size_t k) { x(k) = Kokkos::conj(x(k)); });
    fft(x);
    Kokkos::parallel_for(
        n, KOKKOS_LAMBDA(const size_t k) { x(k) /= double(n); });
}
