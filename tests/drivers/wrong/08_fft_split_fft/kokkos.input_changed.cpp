// expect: input_modified
// The first of the two buffers is not a copy of x but x itself, which must not be changed.
void fft(Kokkos::View<Kokkos::complex<double>*> const& x, Kokkos::View<double*>& r,
         Kokkos::View<double*>& i) {
    using Complex = Kokkos::complex<double>;
    const size_t n = x.extent(0);
    Kokkos::View<Complex*> from = x, to("to", n);
    for (size_t stride = 1; stride < n; stride *= 2) {
        Kokkos::parallel_for(
            n / 2, KOKKOS_LAMBDA(const size_t k) {
                const size_t q = k % stride;
                const double angle = -2 * M_PI * (k - q) / n;
                const Complex a = from(k), b = from(k + n / 2);
                to(2 * k - q) = a + b;
                to(2 * k - q + stride) = Complex(Kokkos::cos(angle), Kokkos::sin(angle)) * (a - b);
            });
        std::swap(from, to);
    }
    Kokkos::parallel_for(
        n, KOKKOS_LAMBDA(const size_t k) {
            r(k) = from(k).real();
            i(k) = from(k).imag();
        });
}
