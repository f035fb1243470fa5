// expect: wrong_answer
int shortestPathLength(Kokkos::View<const int**>& A, size_t N, int source, int dest) {
    const int far = INT_MAX / 2;
    Kokkos::View<int*> length("length", N), next("next", N);
    Kokkos::deep_copy(length, far);
    length(source) = 0;
    for (size_t round = 0; round * round <= N; ++round) {
        Kokkos::parallel_for(
            N, KOKKOS_LAMBDA(const size_t v) {
                int best = length(v);
                for (size_t u = 0; u < N; ++u)
                    if (A(v, u)) best = Kokkos::min(best, length(u) + 1);
                next(v) = best;
            });
        Kokkos::deep_copy(length, next);
    }
    return length(dest) < far ? length(dest) : -1;
}
