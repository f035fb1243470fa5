// expect: wrong_answer
void convolveKernel(Kokkos::View<const int**>& imageIn, Kokkos::View<int**>& imageOut, size_t N) {
    const int n = N;
    Kokkos::parallel_for(
        Kokkos::MDRangePolicy<Kokkos::Rank<2>>({0, 0}, {n, n}),
        KOKKOS_LAMBDA(const int i, const int j) {
            int sum = 0;
            for (int row = Kokkos::max(i - 1, 0); row <= Kokkos::min(i + 1, n - 1); ++row)
                for (int column = Kokkos::max(j - 1, 0); column <= Kokkos::min(j + 1, n - 1);
                     ++column)
                    sum += edgeKernel[row - i + 1][column - j + 1] * imageIn(row, column);
            imageOut(i, j) = Kokkos::max(sum, 0);
        });
}
