// expect: wrong_answer
// Passes that need two buffers, with one.
void fft(Kokkos::View<const Kokkos::complex<double>*>& x,
         Kokkos::View<Kokkos::complex<double>*>& output) {
    using Complex = Kokkos::complex<double>;
    const size_t n = x.extent(0);
    Kokkos::deep_copy(output, x);
    for (size_t stride = 1; stride < n; stride *= 2) {
        Kokkos::parallel_for(
            n / 2, KOKKOS_LAMBDA(const size_t k) {
                const size_t q = k % stride;
                const double angle = -2 * M_PI * (k - q) / n;
                const Complex a = output(k), b = output(k + n / 2);
                output(2 * k - q) = a + b;
                output(2 * k - q + stride) =
                    Complex(Kokkos::cos(angle), Kokkos::sin(angle)) * (a - b);
            });
    }
}
