// expect: wrong_answer
void dft(Kokkos::View<const double*>& x, Kokkos::View<Kokkos::complex<double>*>& output) {
    using Complex = Kokkos::complex<double>;
    const size_t n = x.extent(0);
    Kokkos::parallel_for(
        n / 2 + 1, KOKKOS_LAMBDA(const size_t k) {
            Complex sum;
            for (size_t j = 0; j < n; ++j) {
                const double angle = -2 * M_PI * (j * k % n) / n;
                sum += Complex(x(j) * Kokkos::cos(angle), x(j) * Kokkos::sin(angle));
            }
            output(k) = sum;
            if (k > 0) output(n - k) = sum;
        });
}
