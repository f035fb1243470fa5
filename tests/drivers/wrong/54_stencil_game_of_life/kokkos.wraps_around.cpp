// expect: wrong_answer
void gameOfLife(Kokkos::View<const int**>& input, Kokkos::View<int**>& output, size_t N) {
    Kokkos::parallel_for(
        Kokkos::MDRangePolicy<Kokkos::Rank<2>>({0, 0}, {N, N}),
        KOKKOS_LAMBDA(const size_t i, const size_t j) {
            int neighbors = -input(i, j);
            for (size_t down = 0; down < 3; ++down)
                for (size_t right = 0; right < 3; ++right)
                    neighbors += input((i + N + down - 1) % N, (j + N + right - 1) % N);
            output(i, j) = neighbors == 3 || (neighbors == 2 && input(i, j) == 1);
        });
}
