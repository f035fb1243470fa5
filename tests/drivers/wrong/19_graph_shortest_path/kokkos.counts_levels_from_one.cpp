// expect: wrong_answer
int shortestPathLength(Kokkos::View<const int**>& A, size_t N, int source, int dest) {
    Kokkos::View<int*> length("length", N);
    length(source) = 1;
    int found = 1;
    for (int level = 1; found && !length(dest); ++level) {
        found = 0;
        Kokkos::parallel_reduce(
            N,
            KOKKOS_LAMBDA(const size_t u, int& count) {
                if (length(u) != level) return;
                for (size_t v = 0; v < N; ++v)
                    if (A(u, v) && Kokkos::atomic_compare_exchange(&length(v), 0, level + 1) == 0)
                        ++count;
            },
            found);
    }
    return length(dest) ? length(dest) : -1;
}
