// expect: wrong_answer
int edgeCount(Kokkos::View<const int**>& A, size_t N) {
    int edges = 0;
    Kokkos::parallel_reduce(
        Kokkos::MDRangePolicy<Kokkos::Rank<2>>({0, 0}, {N, N}),
        KOKKOS_LAMBDA(const size_t u, const size_t v, int& count) {
            if (v > u) count += A(u, v) + A(v, u);
        },
        edges);
    return edges;
}
