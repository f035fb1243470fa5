// Breadth first, one level of vertices after the other. Rows are looked through in pieces, so that
// a level of few vertices keeps all threads busy as well, and by blocks, since nearly all of them
// are empty in a sparse graph.
int shortestPathLength(Kokkos::View<const int**>& A, size_t N, int source, int dest) {
    constexpr size_t piece = 1024, block = 32;
    const size_t pieces = (N + piece - 1) / piece;
    Kokkos::View<int*> length("length", N), level("level", N), next("next", N);
    Kokkos::View<int> count("count");
    Kokkos::deep_copy(length, -1);
    length(source) = 0;
    level(0) = source;
    size_t size = 1;
    for (int edges = 1; size > 0 && length(dest) < 0; ++edges) {
        count() = 0;
        Kokkos::parallel_for(
            size * pieces, KOKKOS_LAMBDA(const size_t k) {
                const int u = level(k / pieces);
                const size_t begin = k % pieces * piece, end = Kokkos::min(begin + piece, N);
                for (size_t first = begin; first < end; first += block) {
                    const size_t last = Kokkos::min(first + block, end);
                    int any = 0;
                    for (size_t v = first; v < last; ++v) any |= A(u, v);
                    if (!any) continue;
                    for (size_t v = first; v < last; ++v)
                        if (A(u, v) && Kokkos::atomic_compare_exchange(&length(v), -1, edges) == -1)
                            next(Kokkos::atomic_fetch_inc(&count())) = int(v);
                }
            });
        Kokkos::fence();
        size = count();
        Kokkos::kokkos_swap(level, next);
    }
    return length(dest);
}
