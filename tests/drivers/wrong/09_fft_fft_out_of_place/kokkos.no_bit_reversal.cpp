// expect: wrong_answer
void fft(Kokkos::View<const Kokkos::complex<double>*>& x,
         Kokkos::View<Kokkos::complex<double>*>& output) {
    using Complex = Kokkos::complex<double>;
    const size_t n = x.extent(0);
    Kokkos::deep_copy(output, x);
    for (size_t half = 1; half < n; half *= 2)
        Kokkos::parallel_for(
            n / 2, KOKKOS_LAMBDA(const size_t k) {
                const size_t j = k % half, i = 2 * k - j;
                const double angle = -M_PI * j / half;
                const Complex turn(Kokkos::cos(angle), Kokkos::sin(angle));
                const Complex a = output(i), b = turn * output(i + half);
                output(i) = a + b;
                output(i + half) = a - b;
            });
}
