// expect: wrong_answer
// The upper bounds of an MDRangePolicy are not part of it.
void jacobi2D(Kokkos::View<const double**>& input, Kokkos::View<double**>& output, size_t N) {
    Kokkos::parallel_for(
        Kokkos::MDRangePolicy<Kokkos::Rank<2>>({0, 0}, {N - 1, N - 1}),
        KOKKOS_LAMBDA(const size_t i, const size_t j) {
            double sum = input(i, j);
            if (i > 0) sum += input(i - 1, j);
            if (i + 1 < N) sum += input(i + 1, j);
            if (j > 0) sum += input(i, j - 1);
            if (j + 1 < N) sum += input(i, j + 1);
            output(i, j) = sum / 5;
        });
}
