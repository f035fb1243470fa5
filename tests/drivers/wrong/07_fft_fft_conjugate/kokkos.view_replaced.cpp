// expect: wrong_answer
// x is another view afterwards, but the conjugates are stored in the old one.
void fftConjugate(Kokkos::View<Kokkos::complex<double>*>& x) {
    using Complex = Kokkos::complex<double>;
    const auto own = x;
    const size_t n = x.extent(0);
    Kokkos::View<Complex*> from("from", n), to("to", n);
    Kokkos::deep_copy(from, x);
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
    x = from;
    Kokkos::parallel_for(
        n, KOKKOS_LAMBDA(const size_t k) { own(k) = Kokkos::conj(from(k)); });
}
