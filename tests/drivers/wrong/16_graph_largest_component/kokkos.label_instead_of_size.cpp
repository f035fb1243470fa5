// expect: wrong_answer
int largestComponent(Kokkos::View<const int**>& A, size_t N) {
    Kokkos::View<int*> label("label", N), size("size", N);
    Kokkos::parallel_for(
        N, KOKKOS_LAMBDA(const int u) { label(u) = u; });
    int changes = 1;
    while (changes) {
        changes = 0;
        Kokkos::parallel_reduce(
            N,
            KOKKOS_LAMBDA(const int u, int& count) {
                for (size_t v = 0; v < N; ++v) {
                    const int other = Kokkos::atomic_load(&label(v));
                    if (A(u, v) && other < Kokkos::atomic_fetch_min(&label(u), other)) ++count;
                }
            },
            changes);
    }
    Kokkos::parallel_for(
        N, KOKKOS_LAMBDA(const int u) { Kokkos::atomic_inc(&size(label(u))); });
    Kokkos::MaxLoc<int, int>::value_type largest;
    Kokkos::parallel_reduce(
        N,
        KOKKOS_LAMBDA(const int u, Kokkos::MaxLoc<int, int>::value_type& best) {
            if (size(u) > best.val) {
                best.val = size(u);
                best.loc = u;
            }
        },
        Kokkos::MaxLoc<int, int>(largest));
    return largest.loc;
}
