// expect: wrong_answer
void gameOfLife(Kokkos::View<const int**>& input, Kokkos::View<int**>& output, size_t N) {
    const int n = N;
    Kokkos::parallel_for(
        Kokkos::MDRangePolicy<Kokkos::Rank<2>>({0, 0}, {n, n}),
        KOKKOS_LAMBDA(const int i, const int j) {
            int neighbors = 0;
            for (int row = Kokkos::max(i - 1, 0); row <= Kokkos::min(i + 1, n - 1); ++row)
                for (int column = Kokkos::max(j - 1, 0); column <= Kokkos::min(j + 1, n - 1);
                     ++column)
                    neighbors += input(row, column);
            output(i, j) = neighbors == 3 || (neighbors == 2 && input(i, j) == 1);
        });
}
