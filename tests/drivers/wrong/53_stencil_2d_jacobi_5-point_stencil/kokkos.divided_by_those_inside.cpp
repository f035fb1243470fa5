// expect: wrong_answer
void jacobi2D(Kokkos::View<const double**>& input, Kokkos::View<double**>& output, size_t N) {
    Kokkos::parallel_for(
        Kokkos::MDRangePolicy<Kokkos::Rank<2>>({0, 0}, {N, N}),
        KOKKOS_LAMBDA(const size_t i, const size_t j) {
            double sum = input(i, j);
            int count = 1;
            if (i > 0) sum += input(i - 1, j), ++count;
            if (i + 1 < N) sum += input(i + 1, j), ++count;
            if (j > 0) sum += input(i, j - 1), ++count;
            if (j + 1 < N) sum += input(i, j + 1), ++count;
            output(i, j) = sum / count;
        });
}
