int edgeCount(Kokkos::View<const int**>& A, size_t N) {
    int edges = 0;
    Kokkos::parallel_reduce(
        N,
        KOKKOS_LAMBDA(const size_t u, int& partial) {
            int row = 0;
            for (size_t v = 0; v < N; ++v) row += A(u, v);
            partial += row;
        },
        edges);
    return edges;
}
