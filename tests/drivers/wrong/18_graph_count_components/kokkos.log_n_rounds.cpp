// expect: wrong_answer
int componentCount(Kokkos::View<const int**>& A, size_t N) {
    Kokkos::View<int*> label("label", N), next("next", N);
    Kokkos::parallel_for(
        N, KOKKOS_LAMBDA(const int u) { label(u) = u; });
    for (size_t reach = 1; reach < N; reach *= 2) {
        Kokkos::parallel_for(
            N, KOKKOS_LAMBDA(const int u) {
                int lowest = label(u);
                for (size_t v = 0; v < N; ++v)
                    if (A(u, v)) lowest = Kokkos::min(lowest, label(v));
                next(u) = lowest;
            });
        Kokkos::deep_copy(label, next);
    }
    int count = 0;
    Kokkos::parallel_reduce(
        N, KOKKOS_LAMBDA(const int u, int& partial) { partial += label(u) == u; }, count);
    return count;
}
